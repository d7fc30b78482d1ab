/** The part of the module `typing` about what can be subscribed, and what that makes. */
export const TYPING_FORMS = `

def _text(kind):
    if isinstance(kind, type) and not isinstance(kind, _types.GenericAlias):
        return kind.__qualname__ if kind.__module__ == 'builtins' else f'{kind.__module__}.{kind.__qualname__}'
    if kind is ...:
        return '...'
    if isinstance(kind, _types.FunctionType):
        return kind.__name__
    if isinstance(kind, list):
        return '[' + ', '.join(_text(each) for each in kind) + ']'
    return repr(kind)


def _checked(kind, message='Parameters to generic types must be types.'):
    """What an annotation may be: anything but a tuple, and names that are to be subscribed."""
    if kind is None:
        return type(None)
    if isinstance(kind, str):
        return ForwardRef(kind)
    if type(kind) is tuple:
        raise TypeError(f'{message} Got {kind!r:.100}.')
    if kind is Generic or kind is Protocol or isinstance(kind, _Special) and kind._make is not None:
        raise TypeError(f'Plain {kind!r} is not valid as type argument')
    return kind


def _variables(args):
    found = []
    for each in args:
        for one in [each] if hasattr(type(each), '__typing_subst__') else _inner(each):
            if one not in found:
                found.append(one)
    return tuple(found)


def _inner(each):
    if isinstance(each, list):
        return _variables(each)
    return () if isinstance(each, type) else getattr(each, '__parameters__', ())


class _Operand:
    __or__ = lambda self, other: Union[self, other]
    __ror__ = lambda self, other: Union[other, self]


class _Special(_Operand):
    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __repr__(self):
        return "<class 'typing.Annotated'>" if self._name == 'Annotated' else 'typing.' + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __getitem__(self, item):
        if self._make is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._make(self, item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __hash__(self):
        return hash(self._name)


class _Alias(_Operand):
    def __init__(self, origin, args, name=None, base=None):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name
        self._base = base
        self.__parameters__ = _variables(args)

    def __repr__(self):
        origin = self.__origin__
        args = self.__args__
        if origin is Union:
            if len(args) == 2 and type(None) in args:
                other = args[0] if args[1] is type(None) else args[1]
                return f'typing.Optional[{_text(other)}]'
            return 'typing.Union[' + ', '.join(_text(each) for each in args) + ']'
        if origin is Literal:
            return 'typing.Literal[' + ', '.join(repr(each) for each in args) + ']'
        if self._name == 'Callable':
            if len(args) == 2 and args[0] is ...:
                return f'typing.Callable[..., {_text(args[1])}]'
            return f'typing.Callable[[{", ".join(_text(each) for each in args[:-1])}], {_text(args[-1])}]'
        if origin is Annotated:
            return f'typing.Annotated[{_text(args[0])}, {", ".join(repr(each) for each in args[1:])}]'
        name = 'typing.' + self._name if self._name else _text(origin)
        return f'{name}[{", ".join(_text(each) for each in args) or "()"}]'

    def __eq__(self, other):
        if isinstance(other, _types.UnionType) and self.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is not other.__origin__:
            return False
        if self.__origin__ is Union or self.__origin__ is Literal:
            return set(self.__args__) == set(other.__args__)
        return self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwds):
        if isinstance(self.__origin__, _Special):
            raise TypeError(f'Cannot instantiate {self!r}')
        if self._name is not None:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        made = self.__origin__(*args, **kwds)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __getitem__(self, item):
        wanted = self.__parameters__
        if not wanted:
            raise TypeError(f'{self} is not a generic class')
        given = item if isinstance(item, tuple) else (item,)
        if len(given) != len(wanted):
            many = 'many' if len(given) > len(wanted) else 'few'
            raise TypeError(f'Too {many} arguments for {self}; actual {len(given)}, expected {len(wanted)}')
        chosen = dict(zip(wanted, (_checked(each) for each in given)))
        args = tuple(_replaced(each, chosen) for each in self.__args__)
        if self.__origin__ is Union:
            return Union[args]
        return _Alias(self.__origin__, args, self._name)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _Special):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name is not None and origin is not Generic and origin is not Protocol:
            found = [] if origin in bases else [origin]
            later = bases[bases.index(self) + 1:]
            if not any(isinstance(each, _Alias) or each is Generic or
                       isinstance(each, type) and issubclass(each, Generic) for each in later):
                found.append(Generic)
            return tuple(found)
        if origin is Generic and Protocol in bases:
            return ()
        return (origin,)

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return isinstance(obj, self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return issubclass(cls, self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')


def _replaced(each, chosen):
    if each in chosen:
        return chosen[each]
    inner = _inner(each)
    if not inner:
        return each
    return each[tuple(chosen.get(one, one) for one in inner)]


def _late(name):
    """A class of a module that is imported only where the form of it is used."""
    if name.startswith('contextlib.'):
        import contextlib as module
    else:
        import collections as module
    return getattr(module, name.rpartition('.')[2])


class _Collection(_Operand):
    def __init__(self, origin, count, name):
        self._origin = origin
        self._count = count
        self._name = name

    @property
    def __origin__(self):
        if isinstance(self._origin, str):
            self._origin = _late(self._origin)
        return self._origin

    def __repr__(self):
        return 'typing.' + self._name

    def __getitem__(self, item):
        given = item if isinstance(item, tuple) else (item,)
        if self._name == 'Tuple':
            return _Alias(tuple, tuple(_checked(each) for each in given), 'Tuple')
        if self._name == 'Callable':
            if len(given) != 2:
                raise TypeError('Callable must be used as Callable[[arg, ...], result].')
            before, result = given
            if before is not ... and not isinstance(before, list):
                raise TypeError(f'Callable[args, result]: args must be a list. Got {before!r}')
            listed = [...] if before is ... else [_checked(each) for each in before]
            return _Alias(self.__origin__, tuple(listed + [_checked(result)]), 'Callable')
        if self._count == 0:
            raise TypeError(f'{self} is not a generic class')
        if len(given) != self._count:
            many = 'many' if len(given) > self._count else 'few'
            raise TypeError(f'Too {many} arguments for {self}; actual {len(given)}, expected {self._count}')
        return _Alias(self.__origin__, tuple(_checked(each) for each in given), self._name)

    def __call__(self, *args, **kwds):
        raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')

    def __mro_entries__(self, bases):
        return _Alias(self.__origin__, (), self._name).__mro_entries__(tuple(bases) + (Generic,))[:1]

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)
`;
