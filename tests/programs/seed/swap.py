a, b = 'left', 'right'
a, b = b, a
print(a, b)
a, b, c = [1, 2, 3]
print(c, b, a)
