/** The part of `collections.abc` about sets: abstract sets, and those that change. */
export const ABSTRACT_SETS = `

def _with_set(compare):
    """A comparison that is defined for sets only."""

    def method(self, other):
        return compare(self, other) if isinstance(other, Set) else NotImplemented

    return method


def _with_items(combine, sets=False):
    """An operator for a set and whatever can be iterated, made a set of the same kind before where \`sets\` says so."""

    def method(self, other):
        if sets and not isinstance(other, Set) and isinstance(other, Iterable):
            other = self._from_iterable(other)
        return combine(self, other) if isinstance(other, Iterable) else NotImplemented

    return method


def _all_in(items, container):
    for each in items:
        if each not in container:
            return False
    return True


class Set(Collection):
    __slots__ = ()
    __hash__ = None

    @classmethod
    def _from_iterable(cls, items):
        return cls(items)

    def _hash(self):
        return hash(frozenset(self))

    def isdisjoint(self, other):
        return not any(each in self for each in other)

    __le__ = _with_set(lambda self, other: len(self) <= len(other) and _all_in(self, other))
    __ge__ = _with_set(lambda self, other: len(self) >= len(other) and _all_in(other, self))
    __lt__ = _with_set(lambda self, other: len(self) < len(other) and self.__le__(other))
    __gt__ = _with_set(lambda self, other: len(self) > len(other) and self.__ge__(other))
    __eq__ = _with_set(lambda self, other: len(self) == len(other) and self.__le__(other))
    __and__ = __rand__ = _with_items(lambda self, other: self._from_iterable(each for each in other if each in self))
    __or__ = __ror__ = _with_items(lambda self, other: self._from_iterable(
        each for source in (self, other) for each in source))
    __sub__ = _with_items(lambda self, other: self._from_iterable(each for each in self if each not in other), True)
    __rsub__ = _with_items(lambda self, other: self._from_iterable(each for each in other if each not in self), True)
    __xor__ = __rxor__ = _with_items(lambda self, other: (self - other) | (other - self), True)


class MutableSet(Set):
    __slots__ = ()
    add = _stub('add', NotImplementedError)
    discard = _stub('discard', NotImplementedError)

    def remove(self, value):
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        while True:
            try:
                self.pop()
            except KeyError:
                break

    def __ior__(self, other):
        for value in other:
            self.add(value)
        return self

    def __iand__(self, other):
        for value in self - other:
            self.discard(value)
        return self

    def __isub__(self, other):
        if other is self:
            self.clear()
        else:
            for value in other:
                self.discard(value)
        return self

    def __ixor__(self, other):
        if other is self:
            self.clear()
            return self
        for value in other if isinstance(other, Set) else self._from_iterable(other):
            (self.discard if value in self else self.add)(value)
        return self


Set.register(frozenset)
MutableSet.register(set)
`;
