a = [1]
i = id(a)
del a
b = [2]
print(id(b) == i)
t = (b, b)
j = id(t)
del t
u = (b, i)
print(id(u) == j)
f = 1.5 * len(b)
k = id(f)
del f
g = 2.5 * len(b)
print(id(g) == k)
