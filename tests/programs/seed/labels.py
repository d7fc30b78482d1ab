a = [1, 2]
b = a
b.append(3)
print(a, b, a is b)
a = a + [4]
print(a, b, a is b)
del b
print(len(a))
