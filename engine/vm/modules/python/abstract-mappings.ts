/** The part of `collections.abc` about mappings and their views. */
export const ABSTRACT_MAPPINGS = `

class MappingView(Sized):
    __slots__ = ('_mapping',)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'


class _SetView(MappingView, Set):
    """A view that operators answer with plain sets."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, items):
        return set(items)


class KeysView(_SetView):
    __slots__ = ()

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(_SetView):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __contains__(self, item):
        try:
            key, wanted = item
            value = self._mapping[key]
        except KeyError:
            return False
        return value is wanted or value == wanted


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, wanted):
        return _found_in(self, wanted)


def _found_in(values, wanted):
    for each in values:
        if each is wanted or each == wanted:
            return True
    return False


class Mapping(Collection):
    __slots__ = ()
    __hash__ = None
    __reversed__ = None
    __getitem__ = _stub('__getitem__', KeyError)

    def __contains__(self, key):
        try:
            self[key]
            return True
        except KeyError:
            return False

    def get(self, key, default=None):
        try:
            value = self[key]
        except KeyError:
            value = default
        return value

    def keys(self):
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented


_counts_as(Mapping, 'mapping')


class MutableMapping(Mapping):
    __slots__ = ()
    __setitem__ = _stub('__setitem__', KeyError)
    __delitem__ = _stub('__delitem__', KeyError)

    def setdefault(self, key, default=None):
        try:
            default = self[key]
        except KeyError:
            self[key] = default
        return default

    def pop(self, key, default=_ABSENT):
        try:
            value = self[key]
        except KeyError:
            if default is not _ABSENT:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        for key in self:
            item = key, self[key]
            del self[key]
            return item
        raise KeyError

    def clear(self):
        while True:
            try:
                self.popitem()
            except KeyError:
                break

    def update(self, other=(), /, **named):
        if isinstance(other, Mapping) or hasattr(other, 'keys'):
            for key in other if isinstance(other, Mapping) else other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key in named:
            self[key] = named[key]


for _kind, _views in ((KeysView, {}.keys()), (ItemsView, {}.items()), (ValuesView, {}.values())):
    _kind.register(type(_views))
Mapping.register(MappingProxyType)
MutableMapping.register(dict)
# Each of these two modules may be imported without the other.
if (_weakref := sys.modules.get('weakref')) is not None:
    MutableMapping.register(_weakref._WeakDictionary)
`;
