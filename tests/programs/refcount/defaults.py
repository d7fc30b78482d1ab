import sys
shared = []
def f(x=shared, *rest, y=shared):
    return sys.getrefcount(x)
print(sys.getrefcount(shared))
print(f())
print(f(1, 2))
del f
print(sys.getrefcount(shared))
