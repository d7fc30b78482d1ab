/** The part of the module `dataclasses` about objects of data classes: their fields, copies, and plain forms. */
export const DATA_CONVERSIONS = `

def fields(class_or_instance):
    known = getattr(class_or_instance, '__dataclass_fields__', None)
    if known is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([each for each in known.values() if each._field_type is _FIELD])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


def _must_be_instance(obj, caller):
    if not hasattr(type(obj), '__dataclass_fields__'):
        raise TypeError(f'{caller}() should be called on dataclass instances')


_ATOMIC = frozenset((type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), range, type,
                     property, type(len), type(lambda: 0)))


def _plain(value, assemble):
    """The value with the data classes in it taken apart; assemble puts the pairs of names and values together."""
    kind = type(value)
    if kind in _ATOMIC:
        return value
    if hasattr(kind, '__dataclass_fields__'):
        return assemble([(each.name, _plain(getattr(value, each.name), assemble)) for each in fields(value)])
    if isinstance(value, (list, tuple)):
        items = [_plain(each, assemble) for each in value]
        return kind(*items) if hasattr(kind, '_fields') else kind(items)
    if not isinstance(value, dict):
        from copy import deepcopy
        return deepcopy(value)
    pairs = [(_plain(key, assemble), _plain(each, assemble)) for key, each in value.items()]
    if not hasattr(kind, 'default_factory'):
        return kind(pairs)
    made = kind(value.default_factory)
    for key, each in pairs:
        made[key] = each
    return made


def asdict(obj, *, dict_factory=dict):
    _must_be_instance(obj, 'asdict')
    return _plain(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    _must_be_instance(obj, 'astuple')
    return _plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def replace(obj, /, **changes):
    _must_be_instance(obj, 'replace')
    for name, each in type(obj).__dataclass_fields__.items():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        if each.init and name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                raise ValueError(f'InitVar {name!r} must be specified with replace()')
            changes[name] = getattr(obj, name)
        elif not each.init and name in changes:
            raise ValueError(f'field {name} is declared with init=False, it cannot be specified with replace()')
    return type(obj)(**changes)
`;
