# How deep calls nest where the interpreter itself calls Python: each kind has its own number of levels.
import sys
from functools import lru_cache

depth = 0


def deeper():
    global depth
    depth += 1


class Attribute:
    def __getattr__(self, name):
        deeper()
        return self.name


class Text:
    def __repr__(self):
        deeper()
        return repr(self)


class Equal:
    def __eq__(self, other):
        deeper()
        return self == other


class New:
    def __new__(cls):
        deeper()
        return New()


class Init:
    def __init__(self):
        deeper()
        Init()


class Item:
    def __getitem__(self, key):
        deeper()
        return self[key]


class Property:
    @property
    def value(self):
        deeper()
        return self.value


@lru_cache(None)
def cached(number):
    deeper()
    return cached(number + 1)


def by_key():
    deeper()
    return max([1], key=lambda x: by_key())


def generator():
    deeper()
    yield from generator()


def plain():
    deeper()
    plain()


def measure(name, call):
    global depth
    depth = 0
    try:
        call()
    except RecursionError as error:
        print(name, depth, error)


measure("attribute", lambda: Attribute().name)
measure("text", lambda: repr(Text()))
measure("equal", lambda: Equal() == 1)
measure("new", New)
measure("init", Init)
measure("item", lambda: Item()[0])
measure("property", lambda: Property().value)
measure("cached", lambda: cached(1))
measure("key", by_key)
measure("generator", lambda: next(generator()))
measure("plain", plain)
sys.setrecursionlimit(3000)
measure("plain", plain)
nested = []
for _ in range(2000):
    nested = [nested]
try:
    print(repr(nested))
except RecursionError as error:
    print(error)
sys.setrecursionlimit(1000)
Attribute().name
