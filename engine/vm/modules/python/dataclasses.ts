import type { ModuleRow } from '../module-row.js';

/** The module `dataclasses`: the methods are made from text, as CPython makes them, so that calls are real frames. */
export const DATACLASSES: ModuleRow = {
  name: 'dataclasses',
  room: 48,
  source: `
import sys as _sys
from _abc import _define
from copy import deepcopy as _deepcopy
from types import GenericAlias as _GenericAlias, FunctionType as _FunctionType, MappingProxyType as _Proxy

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY = _Proxy({})
_FIELD = _Named('_FIELD')
_FIELD_CLASSVAR = _Named('_FIELD_CLASSVAR')
_FIELD_INITVAR = _Named('_FIELD_INITVAR')


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY if metadata is None else _Proxy(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                f'compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},'
                f'_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return '_DataclassParams(' + ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__) + ')'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _make(name, parameters, body, names):
    text = f'def __outer__({", ".join(names)}):\\n def {name}({", ".join(parameters)}):\\n'
    text += '\\n'.join(f'  {line}' for line in body) + f'\\n return {name}\\n'
    return _define(text, globals(), '__outer__')(**names)


def _is_type(annotation, cls, module_name, names, check):
    if not isinstance(annotation, str):
        return check(annotation)
    text = annotation.strip()
    for name in names:
        for prefix in ('', module_name + '.', {'typing': 't.', 'dataclasses': 'dc.'}[module_name]):
            whole = prefix + name
            if text == whole or text.startswith(whole + '['):
                return module_name in _sys.modules
    return False


def _is_classvar(annotation):
    typing = _sys.modules.get('typing')
    if typing is None:
        return False
    return annotation is typing.ClassVar or getattr(annotation, '__origin__', None) is typing.ClassVar


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_type(annotation, cls, 'typing', ('ClassVar',), _is_classvar):
        made._field_type = _FIELD_CLASSVAR
    elif _is_type(annotation, cls, 'dataclasses', ('InitVar',), _is_initvar):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f'field {made.name} cannot have a default factory')
    if made._field_type is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f'field {made.name} is a ClassVar but specifies kw_only')
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {made.name} is not allowed: use default_factory')
    return made


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    if isinstance(value, _FunctionType):
        value.__qualname__ = f'{cls.__qualname__}.{value.__name__}'
    setattr(cls, name, value)
    return False


def _init(cls, fields, frozen, has_post_init, self_name):
    ordered = [f for f in fields if f.init and not f.kw_only]
    named = [f for f in fields if f.init and f.kw_only]
    seen = None
    for f in ordered:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = f
        elif seen:
            raise TypeError(f'non-default argument {f.name!r} follows default argument')
    names = {f'__dataclass_type_{f.name}__': f.type for f in fields}
    names['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    names['__dataclass_builtins_object__'] = object

    def parameter(f):
        text = f'{f.name}:__dataclass_type_{f.name}__'
        if f.default is not MISSING:
            return text + f'=__dataclass_dflt_{f.name}__'
        if f.default_factory is not MISSING:
            return text + '=__dataclass_HAS_DEFAULT_FACTORY__'
        return text

    def assign(f, value):
        if frozen:
            return f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})'
        return f'{self_name}.{f.name}={value}'

    body = []
    for f in fields:
        default = f'__dataclass_dflt_{f.name}__'
        value = None
        if f.default_factory is not MISSING:
            names[default] = f.default_factory
            if f.init:
                value = f'{default}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
            else:
                value = f'{default}()'
        elif f.init:
            if f.default is not MISSING:
                names[default] = f.default
            value = f.name
        elif hasattr(cls, '__slots__') and f.default is not MISSING:
            names[default] = f.default
            value = default
        if value is not None and f._field_type is not _FIELD_INITVAR:
            body.append(assign(f, value))
    if has_post_init:
        given = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.__post_init__({given})')
    parameters = [self_name] + [parameter(f) for f in ordered]
    if named:
        parameters += ['*'] + [parameter(f) for f in named]
    made = _make('__init__', parameters, body or ['pass'], names)
    made.__annotations__['return'] = None
    return made


_repr_running = set()


def _repr(fields):
    body = 'return self.__class__.__qualname__ + f"(' + ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in fields) + ')"'
    inner = _make('__repr__', ['self'], [body], {})

    def __repr__(self):
        key = id(self)
        if key in _repr_running:
            return '...'
        _repr_running.add(key)
        try:
            return inner(self)
        finally:
            _repr_running.discard(key)

    return __repr__


def _tuple(object_name, fields):
    return '(' + ''.join(f'{object_name}.{f.name},' for f in fields) + ')'


def _comparison(name, sign, fields):
    mine, theirs = _tuple('self', fields), _tuple('other', fields)
    body = ['if other.__class__ is self.__class__:', f' return {mine}{sign}{theirs}', 'return NotImplemented']
    return _make(name, ['self', 'other'], body, {})


def _freeze(cls, fields):
    test = 'type(self) is cls'
    names = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    if fields:
        test += ' or name in {' + ', '.join(repr(f.name) for f in fields) + '}'
    return (
        _make('__setattr__', ['self', 'name', 'value'],
              [f'if {test}:', ' raise FrozenInstanceError(f"cannot assign to field {name!r}")',
               'super(cls, self).__setattr__(name, value)'], names),
        _make('__delattr__', ['self', 'name'],
              [f'if {test}:', ' raise FrozenInstanceError(f"cannot delete field {name!r}")',
               'super(cls, self).__delattr__(name)'], names),
    )


def _hash_action(cls, unsafe_hash, eq, frozen, has_explicit_hash, fields):
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif not eq or (has_explicit_hash):
        return
    elif not frozen:
        cls.__hash__ = None
        return
    used = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    made = _make('__hash__', ['self'], [f'return hash({_tuple("self", used)})'], {})
    made.__qualname__ = f'{cls.__qualname__}.__hash__'
    cls.__hash__ = made


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    setattr(cls, '__dataclass_params__', _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args,
                                                          kw_only, slots, weakref_slot))
    any_frozen_base = False
    has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        known = getattr(base, '__dataclass_fields__', None)
        if known is not None:
            has_bases = True
            for f in known.values():
                fields[f.name] = f
            if base.__dataclass_params__.frozen:
                any_frozen_base = True
    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    keyword_seen = False
    for name, annotation in annotations.items():
        if _is_type(annotation, cls, 'dataclasses', ('KW_ONLY',), _is_kw_only):
            if keyword_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            keyword_seen = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_bases:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not any_frozen_base and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, '__dataclass_fields__', fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    every = list(fields.values())
    listed = [f for f in every if f._field_type is _FIELD]
    if init:
        used = [f for f in every if f._field_type in (_FIELD, _FIELD_INITVAR)]
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        _set_new(cls, '__init__', _init(cls, used, frozen, hasattr(cls, '__post_init__'), self_name))
    if repr:
        _set_new(cls, '__repr__', _repr([f for f in listed if f.repr]))
    compared = [f for f in listed if f.compare]
    if eq:
        _set_new(cls, '__eq__', _comparison('__eq__', '==', compared))
    if order:
        for name, sign in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if _set_new(cls, name, _comparison(name, sign, compared)):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                'Consider using functools.total_ordering')
    if frozen:
        for made in _freeze(cls, listed):
            if _set_new(cls, made.__name__, made):
                raise TypeError(f'Cannot overwrite attribute {made.__name__} in class {cls.__name__}')
    _hash_action(cls, unsafe_hash, eq, frozen, has_explicit_hash, listed)
    if match_args:
        _set_new(cls, '__match_args__', tuple(f.name for f in every if f.init and not f.kw_only and
                                              f._field_type in (_FIELD, _FIELD_INITVAR)))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, listed)
    if not cls.__dict__.get('__doc__'):
        parts = []
        for f in every:
            if f.init and f._field_type in (_FIELD, _FIELD_INITVAR):
                parts.append(f.name)
        cls.__doc__ = cls.__name__ + _signature(cls, every)
    return cls


def _text_of(annotation):
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', '__main__'):
            return annotation.__qualname__ if annotation.__module__ == 'builtins' else '__main__.' + annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


def _signature(cls, every):
    parts = []
    star = False
    used = [f for f in every if f.init and f._field_type in (_FIELD, _FIELD_INITVAR)]
    for f in [f for f in used if not f.kw_only] + [f for f in used if f.kw_only]:
        if f.kw_only and not star:
            star = True
            parts.append('*')
        text = f'{f.name}: {_text_of(f.type)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        parts.append(text)
    return '(' + ', '.join(parts) + ')'


def _getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slot_names(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return []
    if isinstance(slots, str):
        return [slots]
    return list(slots)


def _add_slots(cls, frozen, weakref_slot, listed):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slot_names(base))
    names = [f.name for f in listed]
    wanted = names + (['__weakref__'] if weakref_slot else [])
    namespace['__slots__'] = tuple(name for name in wanted if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = cls.__qualname__
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    cls.__qualname__ = qualname
    if frozen:
        if '__getstate__' not in namespace:
            cls.__getstate__ = _getstate
        if '__setstate__' not in namespace:
            cls.__setstate__ = _setstate
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    if cls is None:
        return wrap
    return wrap(cls)


def fields(class_or_instance):
    try:
        known = getattr(class_or_instance, '__dataclass_fields__')
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in known.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, '__dataclass_fields__')


_ATOMIC = (type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), range, type)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _convert(obj, dict_factory, None)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _convert(obj, None, tuple_factory)


def _convert(obj, dict_factory, tuple_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if _is_instance(obj):
        pairs = [(f.name, _convert(getattr(obj, f.name), dict_factory, tuple_factory)) for f in fields(obj)]
        if tuple_factory is None:
            return dict_factory(pairs)
        return tuple_factory([value for name, value in pairs])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_convert(value, dict_factory, tuple_factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return kind(_convert(value, dict_factory, tuple_factory) for value in obj)
    if isinstance(obj, dict):
        pairs = ((_convert(key, dict_factory, tuple_factory), _convert(value, dict_factory, tuple_factory))
                 for key, value in obj.items())
        if hasattr(kind, 'default_factory'):
            made = kind(obj.default_factory)
            for key, value in pairs:
                made[key] = value
            return made
        return kind(pairs)
    return _deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for f in obj.__dataclass_fields__.values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    if namespace is None:
        namespace = {}
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, 'typing.Any'
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[name] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = kind
    body = dict(namespace)
    body.update(defaults)
    body['__annotations__'] = annotations
    if module is not None:
        body['__module__'] = module
    elif '__module__' not in body:
        body['__module__'] = 'types'
    cls = (type(bases[0]) if bases else type)(cls_name, tuple(bases), body)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
`,
};
