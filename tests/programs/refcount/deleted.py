# What del takes away is one reference, wherever the name or the place is.
import sys

count = sys.getrefcount


def local():
    kept = name = object()
    before = count(kept)
    del name
    return before, count(kept)


def cell():
    kept = name = object()

    def inner():
        return name

    before = count(kept)
    del name
    return before, count(kept), inner.__closure__ is not None


class Place:
    pass


kept = name = object()
before = count(kept)
del name
print(before, count(kept), local(), cell())
place, items, table = Place(), [kept, kept, kept], {'one': kept, kept: 1}
place.name = kept
before = count(kept)
del place.name
print(before, count(kept))
del items[0]
print(count(kept))
del items[:]
print(count(kept))
del table['one']
print(count(kept))
del table[kept]
print(count(kept))


def everywhere(*rest, **names):
    global kept
    del rest, names
    here = kept
    before = count(here)
    del kept
    return before, count(here)


print(everywhere(kept, kept, other=kept))
