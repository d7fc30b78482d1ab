# How many dead objects of each kind are parked for the next of their kind, and when the parked ones go.
import gc
import sys

gc.disable()


def left(make, count, collect=False):
    gc.collect()
    before = sys.getallocatedblocks()
    kept = make(count)
    kept = None
    if collect:
        gc.collect()
    after = sys.getallocatedblocks()
    return after - before


def floats(count):
    return list(map(float, range(count)))


def pairs(count):
    return list(zip(range(count), range(count)))


def lists(count):
    return list(map(list, [()] * count))


def dicts(count):
    return [{'a': index} for index in range(count)]


for make, limit in ((floats, 100), (pairs, 2000), (lists, 80), (dicts, 80)):
    left(make, 3)
    base = left(make, 1)
    print(make.__name__, [left(make, limit + more) - base for more in (-1, 0, 1, 5)], left(make, limit, True) - base)


def pair(index):
    return index, index


def twenty(index):
    return (index,) * 20


def number(index):
    return index + 0.5


def items(index):
    return [index]


def table(index):
    return {'a': index}


# Tuples of twenty items are parked, but never taken again.
gc.collect()
for make in (pair, twenty):
    value = make(1)
    address = id(value)
    del value
    value = make(2)
    print(make.__name__, id(value) == address)
del value

# Lists, dicts and floats come back last in, first out.
for make in (number, items, table, pair):
    one, two, three = make(1), make(2), make(3)
    addresses = [id(three), id(two), id(one)]
    del one, two, three
    print(make.__name__, [id(make(4)) == addresses[0]], [id(each) for each in (make(5), make(6), make(7))] == addresses)
