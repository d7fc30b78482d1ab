import sys
v = ((-1,) + ())[:]
print(sys.getrefcount(v))
w = () + (1, 2)
print(sys.getrefcount(w), w)
x = () + (3,) + () + ()
print(sys.getrefcount(x))
d = {}
d[42] = d.values()
print(repr(d))
d[42] = d.items()
print(repr(d), str(d.items()))
