from collections.abc import Iterator, MutableMapping, Sequence, Hashable
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    def dist(self, other: 'Point') -> float:
        return ((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5


class _DeletedItem:
    def __bool__(self):
        return False


_deleted = _DeletedItem()


class HashMap(MutableMapping):
    def __init__(self, initial_block_size: int = 8, capacity_factor: float = 0.75):
        self._initial_block_size = initial_block_size
        self._buckets = [None] * initial_block_size
        assert 0.0 < capacity_factor < 1.0
        self._capacity_factor = capacity_factor
        self._len = 0

    def _iterate_buckets(self, key):
        ind = hash(key) % len(self._buckets)
        for _ in range(len(self._buckets)):
            yield ind
            ind = (ind + 1) % len(self._buckets)

    def _resize(self, new_size):
        old = self._buckets
        self._buckets = [None] * new_size
        self._len = 0
        for item in old:
            if item:
                self[item[0]] = item[1]

    def __setitem__(self, key, val):
        if self._len >= int(len(self._buckets) * self._capacity_factor):
            self._resize(len(self._buckets) * 2)
        for ind in self._iterate_buckets(key):
            stored = self._buckets[ind]
            if not stored:
                self._buckets[ind] = (key, val)
                self._len += 1
                break
            elif stored[0] == key:
                self._buckets[ind] = (key, val)
                break

    def __delitem__(self, key):
        for ind in self._iterate_buckets(key):
            item = self._buckets[ind]
            if item is None:
                raise KeyError(key)
            if item is _deleted:
                continue
            if item[0] == key:
                self._buckets[ind] = _deleted
                self._len -= 1
                break

    def __getitem__(self, key):
        for ind in self._iterate_buckets(key):
            item = self._buckets[ind]
            if item is None:
                break
            if item is _deleted:
                continue
            if item[0] == key:
                return item[1]
        raise KeyError(key)

    def __len__(self):
        return self._len

    def __iter__(self) -> Iterator:
        yield from (item[0] for item in self._buckets if item)

    def __repr__(self):
        return "HashMap(" + ", ".join(f"{item[0]}: {item[1]}" for item in self._buckets if item) + ")"


hm = HashMap()
for i in range(12):
    hm[i * 7] = i
hm.update({'a': 1}, b=2)
del hm[14]
print(len(hm), hm.get(14, 'gone'), hm.pop(21), 'a' in hm, hm.setdefault('z', 26), sorted(map(str, hm)))
print([hm[k] for k in (0, 7, 77)], hm == dict(hm), list(hm.items())[:3])
try:
    hm['nope']
except KeyError as e:
    print('KeyError', e)
p = Point(1, 2)
print(p, p == Point(1, 2), hash(p) == hash(Point(1, 2)), p.dist(Point(4, 6)), {p: 1}[Point(1, 2)])
print(isinstance([], Sequence), isinstance([], Hashable), isinstance(hm, MutableMapping))
p.x = 5
