import sys
v = ['v']
t = (v, v, v)
d = {'k': v, v[0]: v}
print(sys.getrefcount(v))
del t
print(sys.getrefcount(v))
d['k'] = 1
print(sys.getrefcount(v))
d.clear()
print(sys.getrefcount(v))
