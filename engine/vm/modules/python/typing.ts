import type { ModuleRow } from '../module-row.js';

/** The module `typing`: what annotations of programs name; subscripts evaluate and print as in CPython. */
export const TYPING: ModuleRow = {
  name: 'typing',
  room: 130,
  source: `
import collections
import sys as _sys
import types as _types
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod
from collections import abc as _abc

TYPE_CHECKING = False


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
    if kind is None:
        return type(None)
    if isinstance(kind, str):
        return ForwardRef(kind)
    if kind is Any or kind is ... or callable(kind) or isinstance(kind, (list, tuple)):
        return kind
    if isinstance(kind, (_Special, _Alias, TypeVar, _types.UnionType)):
        return kind
    raise TypeError(f'{message} Got {kind!r:.100}.')


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
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Special(_Operand):
    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __repr__(self):
        return 'typing.' + self._name

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


class _Collection(_Operand):
    def __init__(self, origin, count, name):
        self.__origin__ = origin
        self._count = count
        self._name = name

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


class ForwardRef(_Operand):
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg

    def __call__(self):
        raise TypeError('a forward reference is not called')

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'


def _caller():
    return '__main__'


class TypeVar(_Operand):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        self.__name__ = name
        self.__constraints__ = tuple([_checked(each) for each in constraints])
        self.__bound__ = None if bound is None else _checked(bound, 'Bound must be a type.')
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance
        self.__module__ = _caller()

    def __typing_subst__(self, arg):
        return _checked(arg)

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of TypeVar')

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__


class ParamSpec(_Operand):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__module__ = _caller()
        self.args = _Special(name + '.args')
        self.kwargs = _Special(name + '.kwargs')

    def __typing_subst__(self, arg):
        return arg

    def __repr__(self):
        return '~' + self.__name__


class NewType(_Operand):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'


def _one(self, item):
    return _Alias(self, (_checked(item),), self._name)


def _union(self, item):
    if item == ():
        raise TypeError('Cannot take a Union of no types.')
    given = item if isinstance(item, tuple) else (item,)
    flat = []
    for each in given:
        each = _checked(each, 'Union[arg, ...]: each arg must be a type.')
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
Optional = _Special('Optional', lambda self, item: Union[item, type(None)])
Literal = _Special('Literal', _literal)
Annotated = _Special('Annotated', _annotated)
ClassVar = _Special('ClassVar', _one)
Final = _Special('Final', _one)
Required = _Special('Required', _one)
NotRequired = _Special('NotRequired', _one)
TypeGuard = _Special('TypeGuard', _one)
Unpack = _Special('Unpack', _one)
Concatenate = _Special('Concatenate', lambda self, item: _Alias(self, tuple(item), 'Concatenate'))
NoReturn = _Special('NoReturn')
Never = _Special('Never')
Self = _Special('Self')
LiteralString = _Special('LiteralString')
TypeAlias = _Special('TypeAlias')

List = _Collection(list, 1, 'List')
Dict = _Collection(dict, 2, 'Dict')
Set = _Collection(set, 1, 'Set')
FrozenSet = _Collection(frozenset, 1, 'FrozenSet')
Tuple = _Collection(tuple, -1, 'Tuple')
Type = _Collection(type, 1, 'Type')
Deque = _Collection(collections.deque, 1, 'Deque')
DefaultDict = _Collection(collections.defaultdict, 2, 'DefaultDict')
OrderedDict = _Collection(collections.OrderedDict, 2, 'OrderedDict')
Counter = _Collection(collections.Counter, 1, 'Counter')
ChainMap = _Collection(collections.ChainMap, 2, 'ChainMap')
Callable = _Collection(_abc.Callable, 2, 'Callable')
Iterable = _Collection(_abc.Iterable, 1, 'Iterable')
Iterator = _Collection(_abc.Iterator, 1, 'Iterator')
Generator = _Collection(_abc.Generator, 3, 'Generator')
Reversible = _Collection(_abc.Reversible, 1, 'Reversible')
Container = _Collection(_abc.Container, 1, 'Container')
Collection = _Collection(_abc.Collection, 1, 'Collection')
AbstractSet = _Collection(_abc.Set, 1, 'AbstractSet')
MutableSet = _Collection(_abc.MutableSet, 1, 'MutableSet')
Mapping = _Collection(_abc.Mapping, 2, 'Mapping')
MutableMapping = _Collection(_abc.MutableMapping, 2, 'MutableMapping')
Sequence = _Collection(_abc.Sequence, 1, 'Sequence')
MutableSequence = _Collection(_abc.MutableSequence, 1, 'MutableSequence')
KeysView = _Collection(_abc.KeysView, 1, 'KeysView')
ItemsView = _Collection(_abc.ItemsView, 2, 'ItemsView')
ValuesView = _Collection(_abc.ValuesView, 1, 'ValuesView')
Hashable = _abc.Hashable
Sized = _abc.Sized
Text = str


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


@runtime_checkable
class SupportsInt(Protocol):
    @_abstractmethod
    def __int__(self): pass


@runtime_checkable
class SupportsFloat(Protocol):
    @_abstractmethod
    def __float__(self): pass


@runtime_checkable
class SupportsIndex(Protocol):
    @_abstractmethod
    def __index__(self): pass


@runtime_checkable
class SupportsAbs(Protocol):
    @_abstractmethod
    def __abs__(self): pass


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        kinds = {key: _checked(kind) for key, kind in namespace.get('__annotations__', {}).items()}
        defaults = []
        for key in kinds:
            if key in namespace:
                defaults.append(key)
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {key} cannot follow default field'
                                f'{"s" if len(defaults) > 1 else ""} {", ".join(defaults)}')
        made = collections.namedtuple(name, list(kinds), defaults=[namespace[key] for key in defaults],
                                      module=namespace['__module__'])
        made.__annotations__ = made.__new__.__annotations__ = kinds
        for key, value in namespace.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                       '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__module__', '__qualname__', '__annotations__', '__orig_bases__') and key not in kinds:
                setattr(made, key, value)
                hook = getattr(type(value), '__set_name__', None)
                if hook is not None:
                    hook(value, made, key)
        made.__orig_bases__ = (NamedTuple,)
        return made


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    kinds = {key: _checked(kind) for key, kind in fields}
    made = collections.namedtuple(typename, list(kinds), module=_caller())
    made.__annotations__ = kinds
    made.__orig_bases__ = (NamedTuple,)
    return made


class _Based:
    def __init__(self, call, base):
        self._call = call
        self._base = base
        self.__name__ = call.__name__

    def __call__(self, *args, **kwargs):
        return self._call(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self._base,)

    def __repr__(self):
        return f'<function {self.__name__}>'


NamedTuple = _Based(NamedTuple, _NamedTuple)


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), namespace)
        kinds = {}
        required = set()
        optional = set()
        for base in bases:
            kinds.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        for key, kind in namespace.get('__annotations__', {}).items():
            kinds[key] = _checked(kind)
            origin = getattr(kind, '__origin__', None)
            (required if origin is Required or total and origin is not NotRequired else optional).add(key)
        made.__annotations__ = kinds
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __subclasscheck__ = __instancecheck__


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    kinds = dict(kwargs if fields is None else fields)
    return _TypedDictMeta(typename, (), {'__annotations__': kinds, '__module__': _caller()}, total=total)


TypedDict = _Based(TypedDict, _TypedDict)
AnyStr = TypeVar('AnyStr', bytes, str)
T = TypeVar('T')


def cast(typ, val):
    return val


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def overload(func):
    return _overload_dummy


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    return arg


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r:.100}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=_sys.stderr)
    return obj


def get_origin(tp):
    if isinstance(tp, (_Alias, _types.GenericAlias, _Collection)):
        return tp.__origin__
    if isinstance(tp, _types.UnionType):
        return _types.UnionType
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _Alias) and tp._name == 'Callable':
        args = tp.__args__
        return (args[0] if args[0] is ... else list(args[:-1]), args[-1])
    if isinstance(tp, (_Alias, _types.GenericAlias, _types.UnionType)):
        return tp.__args__
    return ()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    found = {}
    sources = reversed(obj.__mro__) if isinstance(obj, type) else (obj,)
    for source in sources:
        kinds = source.__dict__.get('__annotations__', {}) if isinstance(source, type) and source is not object else (
            {} if source is object else getattr(source, '__annotations__', {}))
        for name, kind in kinds.items():
            found[name] = type(None) if kind is None else kind
    return found


def is_typeddict(tp):
    return isinstance(tp, type) and type(tp) is _TypedDictMeta


__all__ = [name for name in list(globals()) if not name.startswith('_') and name not in ('collections', 'T')]
`,
};
