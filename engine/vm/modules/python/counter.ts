/** The part of the module `collections` about counters. */
export const COUNTER = `

def _count_elements(mapping, iterable):
    known = mapping.get
    for each in iterable:
        mapping[each] = known(each, 0) + 1


def _of_counters(compare):
    """A comparison of two counters: of the counts of every element that either has."""

    def method(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        for each in (*self, *other):
            if not compare(self[each], other[each]):
                return False
        return True

    return method


def _strict(name):
    def method(self, other):
        return getattr(self, name)(other) and self != other if isinstance(other, Counter) else NotImplemented

    return method


def _of_counts(combine, everything=True):
    """An operator on two counters: its result has the positive counts only. In place, the second function."""

    def positive(self, other):
        counts = [(each, combine(count, other.get(each, 0))) for each, count in self.items()]
        if everything:
            counts += [(each, combine(0, count)) for each, count in other.items() if each not in self]
        return [(each, count) for each, count in counts if count > 0]

    def method(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for each, count in positive(self, other):
            made[each] = count
        return made

    def in_place(self, other):
        kept = dict(positive(self, other))
        for each in [each for each in self if each not in kept]:
            del self[each]
        for each, count in kept.items():
            self[each] = count
        return self

    return method, in_place


class Counter(dict):
    __hash__ = None

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __repr__(self):
        title = type(self).__name__
        if not self:
            return f'{title}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f'{title}({shown!r})'

    def __reduce__(self):
        return type(self), (dict(self),)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None and not hasattr(iterable, 'items'):
            _count_elements(self, iterable)
        elif iterable is not None and not self:
            super().update(iterable)
        elif iterable is not None:
            for each, count in iterable.items():
                self[each] = count + self.get(each, 0)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        for source in (iterable, kwds):
            if hasattr(source, 'items'):
                for each, count in source.items():
                    self[each] = self.get(each, 0) - count
            elif source is not None:
                for each in source:
                    self[each] = self.get(each, 0) - 1

    def elements(self):
        return _chain.from_iterable(map(_repeat, self, self.values()))

    def most_common(self, n=None):
        ranked = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return ranked if n is None else ranked[:max(n, 0)]

    def total(self):
        return sum(self.values())

    __eq__ = _of_counters(lambda mine, theirs: mine == theirs)
    __le__ = _of_counters(lambda mine, theirs: mine <= theirs)
    __ge__ = _of_counters(lambda mine, theirs: mine >= theirs)
    __lt__ = _strict('__le__')
    __gt__ = _strict('__ge__')

    def __ne__(self, other):
        return not self == other if isinstance(other, Counter) else NotImplemented

    __add__, __iadd__ = _of_counts(lambda mine, theirs: mine + theirs)
    __sub__, __isub__ = _of_counts(lambda mine, theirs: mine - theirs)
    __or__, __ior__ = _of_counts(max)
    __and__, __iand__ = _of_counts(min, False)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self
`;
