/** The part of the module `typing` that gives the forms their names. */
export const TYPING_NAMES = `

def _one(self, item):
    return _Alias(self, (_checked(item, f'{self} accepts only single type.'),), self._name)


def _union(self, item):
    if item == ():
        raise TypeError('Cannot take a Union of no types.')
    given = item if isinstance(item, tuple) else (item,)
    flat = []
    for each in given:
        each = type(None) if each is None else _checked(each, 'Union[arg, ...]: each arg must be a type.')
        inner = (each,)
        if isinstance(each, _Alias) and each.__origin__ is Union or isinstance(each, _types.UnionType):
            inner = each.__args__
        for one in inner:
            if one not in flat:
                flat.append(one)
    if len(flat) == 1:
        return flat[0]
    return _Alias(self, tuple(flat), 'Optional' if len(flat) == 2 and type(None) in flat else None)


def _literal(self, item):
    given = item if isinstance(item, tuple) else (item,)
    found = []
    for each in given:
        for one in each.__args__ if isinstance(each, _Alias) and each.__origin__ is Literal else (each,):
            if not any(type(one) is type(known) and one == known for known in found):
                found.append(one)
    return _Alias(self, tuple(found), 'Literal')


def _annotated(self, item):
    if not isinstance(item, tuple) or len(item) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    made = _Alias(self, item, 'Annotated')
    made.__metadata__ = item[1:]
    return made


Union = _Special('Union', _union)
Optional = _Special('Optional', lambda self, item: Union[_checked(item, f'{self} requires a single type.'), None])
Literal = _Special('Literal', _literal)
Annotated = _Special('Annotated', _annotated)
Concatenate = _Special('Concatenate', lambda self, item: _Alias(self, tuple(item), 'Concatenate'))
for _name in ('ClassVar', 'Final', 'Required', 'NotRequired', 'TypeGuard', 'Unpack'):
    globals()[_name] = _Special(_name, _one)
for _name in ('NoReturn', 'Never', 'Self', 'LiteralString', 'TypeAlias'):
    globals()[_name] = _Special(_name)


class Pattern:
    """There is no module for patterns: their types are only named."""


class Match:
    """See Pattern."""


# Generic forms of classes: how many parameters each has.
for _name, _origin, _count in (
        ('List', list, 1), ('Dict', dict, 2), ('Set', set, 1), ('FrozenSet', frozenset, 1), ('Tuple', tuple, -1),
        ('Type', type, 1), ('Deque', _deque, 1), ('DefaultDict', _defaultdict, 2),
        ('OrderedDict', 'collections.OrderedDict', 2), ('Counter', 'collections.Counter', 1),
        ('ChainMap', 'collections.ChainMap', 2), ('AbstractSet', _abc.Set, 1),
        ('ContextManager', 'contextlib.AbstractContextManager', 1), ('Pattern', Pattern, 1), ('Match', Match, 1)):
    globals()[_name] = _Collection(_origin, _count, _name)
for _count, _names in enumerate((
        'Hashable Sized ByteString',
        'Iterable Iterator Reversible Container Collection MutableSet Sequence MutableSequence KeysView ValuesView '
        'Awaitable AsyncIterable AsyncIterator MappingView',
        'Callable Mapping MutableMapping ItemsView AsyncGenerator',
        'Generator Coroutine')):
    for _name in _names.split():
        globals()[_name] = _Collection(getattr(_abc, _name), _count, _name)
Text = str
`;
