l = list(range(10))
print(l[2:5], l[-3:], l[::3], l[::-1], l[5:2])
l[2:5] = ['x']
print(l)
l[1:1] = [100, 200]
print(l)
del l[3:]
print(l)
l[:] = []
print(l)
