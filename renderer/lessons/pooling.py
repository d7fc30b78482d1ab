a = 42
b = 42  # 'a' and 'b' reference the same object
print(id(a) == id(b))  # True

c = 257
d = c + a - a
print(c == d, c is d)

first = a * 10 ** 15
print(id(first))
del first
second = a * 10 ** 16
print(id(second))
