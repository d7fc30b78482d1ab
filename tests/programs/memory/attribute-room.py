# The values array of an instance has room for the names that its class knows and some more: one less for each instance.
import sys


class Point:
    pass


sizes = []
kept = []
for index in range(40):
    point = Point()
    if index % 7 == 0:
        point.x = index
    kept.append(point)
    sizes.append(sys.getsizeof(vars(point)))
print(sizes)


class Wide:
    def __init__(self, count):
        for index in range(count):
            setattr(self, f'name{index}', index)


for count in (1, 5, 28, 29, 30, 31, 40):
    wide = Wide(count)
    print(count, sys.getsizeof(wide), sys.getsizeof(vars(wide)), len(vars(wide)))
