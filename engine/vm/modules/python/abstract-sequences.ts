/** The part of `collections.abc` about sequences. */
export const ABSTRACT_SEQUENCES = `

class Sequence(Reversible, Collection):
    __slots__ = ()
    __getitem__ = _stub('__getitem__', IndexError)

    def __iter__(self):
        at = 0
        while True:
            try:
                item = self[at]
            except IndexError:
                return
            yield item
            at += 1

    def __reversed__(self):
        at = len(self)
        while at:
            at -= 1
            yield self[at]

    def __contains__(self, value):
        return _found_in(self, value)

    def count(self, value):
        return len([each for each in self if each is value or each == value])

    def index(self, value, start=0, stop=None):
        at = start
        if at is not None and at < 0:
            at = max(0, len(self) + at)
        end = stop
        if end is not None and end < 0:
            end += len(self)
        while end is None or at < end:
            try:
                each = self[at]
            except IndexError:
                break
            if each is value or each == value:
                return at
            at += 1
        raise ValueError


_counts_as(Sequence, 'sequence')


class ByteString(Sequence):
    __slots__ = ()


class MutableSequence(Sequence):
    __slots__ = ()
    __setitem__ = _stub('__setitem__', IndexError)
    __delitem__ = _stub('__delitem__', IndexError)
    insert = _stub('insert', IndexError)

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for each in list(values) if values is self else values:
            self.append(each)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while True:
            try:
                self.pop()
            except IndexError:
                break

    def reverse(self):
        first, last = 0, len(self) - 1
        while first < last:
            self[first], self[last] = self[last], self[first]
            first += 1
            last -= 1


for _kind, _members in ((Sequence, (tuple, str, range)), (ByteString, (bytes, bytearray)),
                        (MutableSequence, (list, bytearray))):
    for _each in _members:
        _kind.register(_each)
del _kind, _views, _members, _each
`;
