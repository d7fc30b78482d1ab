import sys
def inner(p):
    return sys.getrefcount(p)
def outer(q):
    return inner(q), sys.getrefcount(q)
x = object()
print(sys.getrefcount(x), inner(x), outer(x))
print(sys.getrefcount(x))
