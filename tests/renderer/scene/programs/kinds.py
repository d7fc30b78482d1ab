import math
from collections import deque, namedtuple
from functools import partial

Point = namedtuple("Point", "x y")


class Shape:
    sides = 0

    def __init__(self, name):
        self.name = name

    @property
    def title(self):
        return self.name.title()


def area(width, height=2):
    return width * height


def countdown(n):
    while n:
        yield n
        n -= 1


point = Point(1, 2)
shape = Shape("square")
method = shape.__init__
double = partial(area, 2)
falling = countdown(3)
next(falling)
line = deque([1, 2, 3])
numbers = range(0, 10, 2)
piece = slice(1, 5)
data = b"ab\x00"
buffer = bytearray(b"cd")
wave = 3 + 4j
letters = frozenset("ab")
walker = iter([1, 2])
try:
    1 // 0
except ZeroDivisionError as error:
    problem = error
print(math.pi, shape.title)
