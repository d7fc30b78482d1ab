# An instance's namespace can be given another dict, or none.
import sys


class Point:
    def __init__(self):
        self.x, self.y = [1], [2]


point = Point()
other = {'z': 3}
first = point.x
print(sys.getrefcount(first), sys.getrefcount(other))
point.__dict__ = other
print(sys.getrefcount(first), sys.getrefcount(other), point.z, hasattr(point, 'x'))
point.w = 4
print(other, vars(point) is other)
old = point.__dict__
del point.__dict__
print(sys.getrefcount(old), vars(point), point.__dict__ is not old)
try:
    point.__dict__ = []
except TypeError as error:
    print(error)
copy = Point().__dict__.copy()
print(copy, sys.getsizeof(copy), sys.getsizeof(dict(copy)), sys.getsizeof({**copy}))


class Failure(Exception):
    pass


failure = Failure('text')
failure.__dict__ = {'note': 1}
print(failure.note, failure.args, str(failure) is failure.args[0])
