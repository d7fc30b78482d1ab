/** The part of the module `typing` about generic classes and protocols. */
export const TYPING_PROTOCOLS = `

class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, item):
        given = item if isinstance(item, tuple) else (item,)
        if cls is Generic or cls is Protocol:
            if not given:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            if not all(hasattr(type(each), '__typing_subst__') for each in given):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.')
            if len(set(given)) != len(given):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
            return _Alias(cls, given, cls.__name__ if cls is Generic or cls is Protocol else None)
        wanted = getattr(cls, '__parameters__', ())
        if not wanted:
            raise TypeError(f'{cls} is not a generic class')
        if len(given) != len(wanted):
            many = 'many' if len(given) > len(wanted) else 'few'
            raise TypeError(f'Too {many} arguments for {cls}; actual {len(given)}, expected {len(wanted)}')
        return _Alias(cls, tuple(_checked(each) for each in given))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__', ())
        if Generic in bases and cls.__name__ != 'Protocol':
            raise TypeError('Cannot inherit from plain Generic')
        declared = None
        found = []
        for base in bases:
            if not isinstance(base, (_Alias, _types.GenericAlias)):
                continue
            if base.__origin__ is Generic or base.__origin__ is Protocol:
                declared = base.__parameters__
            for one in base.__parameters__:
                if one not in found:
                    found.append(one)
        cls.__parameters__ = tuple(found) if declared is None else declared


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get('_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return super().__instancecheck__(instance) or all(hasattr(instance, name) for name in _members(cls))

    def __subclasscheck__(cls, other):
        if cls is Protocol or not cls.__dict__.get('_is_protocol', False):
            return super().__subclasscheck__(other)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return super().__subclasscheck__(other) or all(hasattr(other, name) for name in _members(cls))


_IGNORED = frozenset(('__abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__ __new__ __slots__ '
                      '__subclasshook__ __weakref__ __class_getitem__ __match_args__ __parameters__ __orig_bases__ '
                      '_is_protocol _is_runtime_protocol _abc_registry __init_subclass__ __hash__').split())


def _members(cls):
    names = []
    for base in cls.__mro__:
        if base.__dict__.get('_is_protocol', False) if base is not object else False:
            for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', ())):
                if name not in _IGNORED and name not in names:
                    names.append(name)
    return names


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and '__init__' not in cls.__dict__:
            cls.__init__ = _no_init
        elif not cls._is_protocol and cls.__init__ is _no_init:
            cls.__init__ = object.__init__


def runtime_checkable(cls):
    if not getattr(cls, '_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method, *parameters):
    """A protocol of one method."""
    def asked(self):
        pass

    asked.__name__ = method
    members = {'__module__': 'typing', '__slots__': (), method: _abstractmethod(asked)}
    bases = (Protocol[parameters],) if parameters else (Protocol,)
    return runtime_checkable(_types.new_class(name, bases, {}, lambda body: body.update(members)))


_T_co = TypeVar('T_co', covariant=True)
SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsAbs = _supports('SupportsAbs', '__abs__', _T_co)
SupportsRound = _supports('SupportsRound', '__round__', _T_co)
AnyStr = TypeVar('AnyStr', bytes, str)


class IO(Generic[AnyStr]):
    """What can be read and written."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()
`;
