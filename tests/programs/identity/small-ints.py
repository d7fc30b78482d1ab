a, b = 256, 256
print(a is b)
n = 250
print(n + 6 is a, n + 7 is 257 - 0)
c = -5
print(c is -10 + 5)
x = int('257')
y = int('257')
print(x is y, x == y)
