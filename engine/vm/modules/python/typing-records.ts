/** The part of the module `typing` about tuples and dicts of named parts. */
export const TYPING_RECORDS = `

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
        made = _namedtuple(name, list(kinds), defaults=[namespace[key] for key in defaults],
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
    made = _namedtuple(typename, list(kinds), module=_caller())
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
        return f'<function {self.__name__} at {id(self):#x}>'


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
`;
