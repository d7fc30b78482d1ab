import abc, atexit, bisect, builtins, collections, collections.abc, contextlib, copy, ctypes, dataclasses, enum
import functools, gc, heapq, itertools, math, operator, random, string, sys, time, types, typing, weakref


@dataclasses.dataclass
class Point:
    x: typing.Optional[int] = None


print(Point(3), enum.Enum('Colour', 'red green').green, collections.Counter('aab'), isinstance(Point(), abc.ABC))
