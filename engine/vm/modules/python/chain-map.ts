/** The part of the module `collections` about chains of mappings: they are read in order, and the first is written to. */
export const CHAIN_MAP = `

def _in_first(name, message):
    """A method of the first mapping that removes a key; where there is none the chain says so itself."""

    def method(self, *args):
        try:
            return getattr(self.maps[0], name)(*args)
        except KeyError:
            raise KeyError(message.format(*args) if args else message)

    method.__name__ = name
    return method


class ChainMap(_abc.MutableMapping):
    def __init__(self, *maps):
        self.maps = [*maps] if maps else [{}]

    def __getitem__(self, key):
        for each in self.maps:
            try:
                return each[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __iter__(self):
        found = {}
        for each in reversed(self.maps):
            found |= dict.fromkeys(each)
        return iter(found)

    def __len__(self):
        return len({key for each in self.maps for key in each})

    def __contains__(self, key):
        for each in self.maps:
            if key in each:
                return True
        return False

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        shown = ', '.join([repr(each) for each in self.maps])
        return f'{type(self).__name__}({shown})'

    @classmethod
    def fromkeys(cls, iterable, *value):
        return cls(dict.fromkeys(iterable, *value))

    def copy(self):
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        first = kwargs if m is None else m
        if m is not None and kwargs:
            m.update(kwargs)
        return type(self)(first, *self.maps)

    parents = property(lambda self: type(self)(*self.maps[1:]))

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    __delitem__ = _in_first('__delitem__', 'Key not found in the first mapping: {!r}')
    pop = _in_first('pop', 'Key not found in the first mapping: {!r}')
    popitem = _in_first('popitem', 'No keys found in the first mapping.')

    def clear(self):
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _abc.Mapping):
            return NotImplemented
        made = self.copy()
        made |= other
        return made

    def __ror__(self, other):
        if not isinstance(other, _abc.Mapping):
            return NotImplemented
        found = dict(other)
        for each in reversed(self.maps):
            found.update(each)
        return type(self)(found)
`;
