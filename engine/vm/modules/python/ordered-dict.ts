/** The part of the module `collections` about ordered dictionaries: a dict keeps its order, this one moves its ends. */
export const ORDERED_DICT = `

_shown = set()


class OrderedDict(dict):
    __hash__ = None

    def __repr__(self):
        title = type(self).__name__
        if not self:
            return f'{title}()'
        if id(self) in _shown:
            return '...'
        _shown.add(id(self))
        try:
            return f'{title}({dict(self.items())!r})'
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        same = dict.__eq__(self, other)
        return [*self] == [*other] if same is True and isinstance(other, OrderedDict) else same

    def __ne__(self, other):
        same = self == other
        return not same

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        before = [] if last else [each for each in dict.items(self) if each[0] != key]
        value = dict.pop(self, key)
        if not last:
            dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, before)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __reduce__(self):
        return type(self), (), self.__dict__ or None, None, iter(self.items())

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return _joined(type(self), self, other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return _joined(type(self), other, self) if isinstance(other, dict) else NotImplemented


def _joined(kind, first, second):
    made = kind(first)
    made.update(second)
    return made
`;
