import { DATA_CONVERSIONS } from './data-conversions.js';
import { DATA_FIELDS } from './data-fields.js';
import { DATA_METHODS } from './data-methods.js';
import type { ModuleRow } from '../module-row.js';

/** The module `dataclasses`. */
export const DATACLASSES: ModuleRow = {
  name: 'dataclasses',
  room: 64,
  types: { _GenericAlias: 'genericAlias', _Proxy: 'mappingproxy', _MemberDescriptorType: 'memberDescriptor' },
  source: `
import sys as _sys
from _abc import _define, _is_identifier, _is_keyword, _own

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']
${DATA_FIELDS}${DATA_METHODS}${DATA_CONVERSIONS}

_OPTIONS = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots', 'weakref_slot')


class _DataclassParams:
    __slots__ = _OPTIONS

    def __init__(self, options):
        for name, value in options.items():
            setattr(self, name, value)

    def __repr__(self):
        return f'_DataclassParams({",".join([f"{name}={getattr(self, name)!r}" for name in _OPTIONS])})'


def _inherited(cls, frozen):
    """The fields of the data classes that a class derives from; all of them are frozen, or none."""
    found = {}
    kinds = set()
    for base in cls.__mro__[:0:-1]:
        if _own(base, '__dataclass_fields__', None) is not None:
            found.update(base.__dataclass_fields__)
            kinds.add(base.__dataclass_params__.frozen)
    if True in kinds and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if frozen and kinds == {False}:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    return found


def _add(cls, made, complaint=None):
    """Gives a class a method, unless it has one of its own."""
    name = made.__name__
    if name not in cls.__dict__:
        made.__qualname__ = f'{cls.__qualname__}.{name}'
        setattr(cls, name, made)
    elif complaint is not None:
        raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}{complaint}')


def _has_hash(cls):
    """Whether a class says itself how it is hashed: an __eq__ alone takes the hash away, and says nothing."""
    own = cls.__dict__.get('__hash__', MISSING)
    return own is not MISSING and not (own is None and '__eq__' in cls.__dict__)


def _set_hash(cls, options, listed, explicit):
    if options.unsafe_hash and explicit:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if options.unsafe_hash or options.eq and options.frozen and not explicit:
        made = cls.__hash__ = _hash_method(listed)
        made.__qualname__ = f'{cls.__qualname__}.__hash__'
    elif options.eq and not explicit:
        cls.__hash__ = None


def _processed(cls, options):
    cls.__module__
    cls.__dataclass_params__ = options
    own = _own_fields(cls, options.kw_only)
    every = _inherited(cls, options.frozen)
    every.update([(each.name, each) for each in own])
    cls.__dataclass_fields__ = every
    if options.order and not options.eq:
        raise ValueError('eq must be true if order is true')
    listed = [each for each in every.values() if each._field_type is _FIELD]
    parameters = [each for each in every.values() if each._field_type is not _FIELD_CLASSVAR]
    explicit = _has_hash(cls)
    if options.init:
        _add(cls, _init_method(cls, parameters, options.frozen, '__dataclass_self__' if 'self' in every else 'self'))
    if options.repr:
        _add(cls, _repr_method([each for each in listed if each.repr]))
    compared = [each for each in listed if each.compare]
    if options.eq:
        _add(cls, _comparison_method('__eq__', '==', compared))
    if options.order:
        for name, sign in zip(('__lt__', '__le__', '__gt__', '__ge__'), ('<', '<=', '>', '>=')):
            _add(cls, _comparison_method(name, sign, compared), '. Consider using functools.total_ordering')
    if options.frozen:
        for made in _frozen_methods(cls, listed):
            _add(cls, made, '')
    _set_hash(cls, options, listed, explicit)
    if not _own(cls, '__doc__', None):
        cls.__doc__ = cls.__name__ + _signature(cls, parameters, options.init)
    if options.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([each.name for each in parameters if each.init and not each.kw_only])
    if options.weakref_slot and not options.slots:
        raise TypeError('weakref_slot is True but slots is False')
    if options.slots:
        cls = _with_slots(cls, options, [each.name for each in listed])
    if type(cls) is not type:
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _annotation_text(annotation):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if not isinstance(annotation, type) or isinstance(annotation, _GenericAlias):
        return repr(annotation)
    return annotation.__qualname__ if annotation.__module__ == 'builtins' \\
        else f'{annotation.__module__}.{annotation.__qualname__}'


def _signature(cls, parameters, made):
    """How a class is called, as its documentation begins where it has none."""
    if not made:
        return '()'
    parts = []
    for each in sorted([each for each in parameters if each.init], key=lambda each: each.kw_only):
        if each.kw_only and '*' not in parts:
            parts.append('*')
        default = '' if each.default is MISSING else f' = {each.default!r}'
        if each.default_factory is not MISSING:
            default = ' = <factory>'
        parts.append(f'{each.name}: {_annotation_text(each.type)}{default}')
    return f'({", ".join(parts)})'


def _getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def _with_slots(cls, options, names):
    """The class once more: slots are laid out when a class is made."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    taken = set()
    for base in cls.__mro__[1:]:
        slots = _own(base, '__slots__', ())
        taken.update((slots,) if isinstance(slots, str) else slots)
    wanted = names + ['__weakref__'] if options.weakref_slot else names
    body = {name: value for name, value in cls.__dict__.items()
            if name not in names and name not in ('__dict__', '__weakref__')}
    body['__slots__'] = tuple([name for name in wanted if name not in taken])
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    if options.frozen:
        for name, function in (('__getstate__', _getstate), ('__setstate__', _setstate)):
            if name not in body:
                setattr(made, name, function)
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    options = {'init': init, 'repr': repr, 'eq': eq, 'order': order, 'unsafe_hash': unsafe_hash, 'frozen': frozen,
               'match_args': match_args, 'kw_only': kw_only, 'slots': slots, 'weakref_slot': weakref_slot}

    def decorated(each):
        return _processed(each, _DataclassParams(options))

    return decorated if cls is None else decorated(cls)


def _declaration(item):
    """The name, the annotation and the default of a field that make_dataclass is given."""
    parts = (item, 'typing.Any') if isinstance(item, str) else tuple(item)
    if len(parts) not in (2, 3):
        raise TypeError(f'Invalid field: {item!r}')
    name = parts[0]
    if not isinstance(name, str) or not _is_identifier(name):
        raise TypeError(f'Field names must be valid identifiers: {name!r}')
    if _is_keyword(name):
        raise TypeError(f'Field names must not be keywords: {name!r}')
    return parts


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    annotations = {}
    body = {} if namespace is None else dict(namespace)
    for item in fields:
        name, annotation, *default = _declaration(item)
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
        if default:
            body[name] = default[0]
    body['__annotations__'] = annotations
    from types import new_class
    made = new_class(cls_name, bases, {}, lambda members: members.update(body))
    made.__module__ = _sys._getframe(1).f_globals.get('__name__', '__main__') if module is None else module
    return dataclass(made, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
`,
};
