/** The part of the module `dataclasses` about fields: what a class declares, and of which kind each declaration is. */
export const DATA_FIELDS = `

class FrozenInstanceError(AttributeError):
    """Raised where an attribute of a frozen data class is set or deleted."""


def _mark(kind, shown=None):
    """An object that only stands for something: shown as its name, or as any object is."""
    members = {'__module__': 'dataclasses'} if shown is None else {'__repr__': lambda self: shown}
    return type(kind, (), members)()


MISSING = _mark('_MISSING_TYPE')
KW_ONLY = _mark('_KW_ONLY_TYPE')
_FACTORY = _mark('_HAS_DEFAULT_FACTORY_CLASS', '<factory>')
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = [_mark('_FIELD_BASE', name) for name in (
    '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR')]
_NO_METADATA = _Proxy({})


class InitVar:
    """The annotation of a parameter that is no field."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return cls(type)

    def __repr__(self):
        plain = isinstance(self.type, type) and not isinstance(self.type, _GenericAlias)
        return f'dataclasses.InitVar[{self.type.__name__ if plain else repr(self.type)}]'


_GIVEN = ('default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only')


class Field:
    __slots__ = ('name', 'type', *_GIVEN, '_field_type')

    def __init__(self, *given):
        for name, value in zip(_GIVEN, given):
            setattr(self, name, value)
        self.metadata = _NO_METADATA if self.metadata is None else _Proxy(self.metadata)
        self.name = self.type = self._field_type = None

    def __set_name__(self, owner, name):
        told = getattr(type(self.default), '__set_name__', None)
        if told:
            told(self.default, owner, name)

    def __repr__(self):
        shown = [f'{name}={getattr(self, name)!r}' for name in ('name', 'type', *_GIVEN, '_field_type')]
        return f'Field({",".join(shown)})'

    __class_getitem__ = classmethod(_GenericAlias)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if MISSING is not default and MISSING is not default_factory:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _names(annotation, module, name, prefixes):
    """True where the text of an annotation names something of a module, subscribed or not."""
    head = annotation.strip().partition('[')[0].strip()
    return module in _sys.modules and head in [prefix + name for prefix in prefixes]


def _is_class_variable(annotation):
    if isinstance(annotation, str):
        return _names(annotation, 'typing', 'ClassVar', ('', 'typing.', 't.'))
    typing = _sys.modules.get('typing')
    return typing is not None and typing.ClassVar in (annotation, getattr(annotation, '__origin__', None))


def _is_parameter(annotation):
    if isinstance(annotation, str):
        return _names(annotation, 'dataclasses', 'InitVar', ('', 'dataclasses.', 'dc.'))
    return annotation is InitVar or type(annotation) is InitVar


def _is_separator(annotation):
    if isinstance(annotation, str):
        return _names(annotation, 'dataclasses', 'KW_ONLY', ('', 'dataclasses.', 'dc.'))
    return annotation is KW_ONLY


def _declared(cls, name, annotation, kw_only):
    """The field that a class declares by an annotation, and a value where there is one."""
    given = getattr(cls, name, MISSING)
    slot = isinstance(given, _MemberDescriptorType)
    made = given if isinstance(given, Field) else field(default=MISSING if slot else given)
    made.name, made.type = name, annotation
    made._field_type = (_FIELD_CLASSVAR if _is_class_variable(annotation)
                        else _FIELD_INITVAR if _is_parameter(annotation) else _FIELD)
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if made._field_type is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies kw_only')
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and type(made.default).__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field {name} is not allowed: use default_factory')
    return made


def _own_fields(cls, kw_only):
    annotations = cls.__dict__.get('__annotations__', {})
    separated = False
    found = []
    for name, annotation in annotations.items():
        if not _is_separator(annotation):
            found.append(_declared(cls, name, annotation, kw_only))
        elif separated:
            raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
        else:
            separated = kw_only = True
    for each in found:
        # The class keeps the default in the place of what described the field.
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is not MISSING:
                setattr(cls, each.name, each.default)
            else:
                delattr(cls, each.name)
    for name in [name for name, value in cls.__dict__.items() if isinstance(value, Field)]:
        if name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found
`;
