import sys

smallest = object()
print(sys.getsizeof(smallest))  # a count and a type, 8 bytes each
del smallest

xs = []
print(sys.getrefcount(xs))
ys = xs
pair = [xs, ys]
print(sys.getrefcount(xs))
del ys
pair.pop()
pair = None
print(type(xs))
del xs
