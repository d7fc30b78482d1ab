import sys
a = []
print(sys.getrefcount(a))
b = a
c = [a, a]
print(sys.getrefcount(a))
del b
c.pop()
print(sys.getrefcount(a))
c = None
print(sys.getrefcount(a))
