/** The part of the module `enum` about the metaclass, and the namespace that it gives to the body of a class. */
export const ENUM_TYPE = `

_RESERVED = frozenset('_order_ _generate_next_value_ _numeric_repr_ _missing_ _ignore_ _iter_member_ '
                      '_iter_member_by_value_ _iter_member_by_def_'.split())


class _EnumDict(dict):
    """Notes which of the names that it is given become members, and in which order."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        if not _is_private(self._cls_name, key):
            if _is_sunder(key):
                value = self._reserved(key, value)
            elif _is_dunder(key):
                key = '_order_' if key == '__order__' else key
            elif key in self._member_names:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            elif key not in self._ignore:
                value = self._taken(key, value)
        super().__setitem__(key, value)

    def _reserved(self, key, value):
        if key not in _RESERVED:
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before members')
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == '_ignore_':
            value = self._ignore = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
            already = {name for name in value if name in self._member_names}
            if already:
                raise ValueError(f'_ignore_ cannot specify already set names: {already!r}')
        return value

    def _taken(self, key, value):
        """The value as it is kept; it becomes a member unless it says otherwise."""
        if isinstance(value, nonmember):
            return value.value
        if _is_descriptor(value):
            return value
        if key in self:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        if isinstance(value, member):
            value = value.value
        if isinstance(value, auto):
            value = self._numbered(key, value)
        elif type(value) is tuple and [each for each in value if isinstance(each, auto)]:
            value = tuple([self._numbered(key, each) if isinstance(each, auto) else each for each in value])
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _numbered(self, key, token):
        if token.value is _auto_null:
            token.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(token.value)
        return token.value

    def update(self, members, **more_members):
        for source in (members, more_members):
            for key, value in source.items() if hasattr(source, 'keys') else source:
                self[key] = value


def _refuse_members(title, bases):
    for base in bases:
        for each in base.__mro__:
            if isinstance(each, EnumType) and each._member_names_:
                raise TypeError(f'<enum {title!r}> cannot extend {each!r}')


def _mixins(title, bases):
    """The type whose values the members are, and the enumeration that is extended."""
    if not bases:
        return object, Enum
    if not isinstance(bases[-1], EnumType):
        raise TypeError('new enumerations should be created as \`EnumName([mixin_type, ...] [data_type,] enum_type)\`')
    found = {kind for kind in map(_data_type, bases) if kind is not None}
    if len(found) > 1:
        raise TypeError(f'too many data types for {title!r}: {found!r}')
    return found.pop() if found else object, bases[-1]


def _data_type(base):
    """The data type of one base: of its bases, from the first that is no enumeration, up to one that makes objects."""
    first = None
    for each in base.__mro__:
        if isinstance(each, EnumType):
            if each._member_type_ is not object:
                return each._member_type_
        elif each is not object:
            first = first or each
            if _own(each, '__new__', None) is not None or _own(each, '__dataclass_fields__', None) is not None:
                return first
    return None


def _data_repr(bases):
    """How the values are shown: as the nearest base shows its own."""
    for base in bases:
        for each in base.__mro__:
            if isinstance(each, EnumType):
                return each._value_repr_
            shown = None if each is object else _own(each, '__repr__', None)
            if shown is not None:
                params = _own(each, '__dataclass_params__', None)
                return _dataclass_repr if params is not None and params.repr else shown
    return None


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join([f'{name}={getattr(self, name)!r}' for name in fields if fields[name].repr])


def _maker(body, kind, first):
    """What makes members, and whether it is given their values."""
    made_by = body.get('__new__')
    if made_by is None:
        plain = (None, object.__new__, None if Enum is None else Enum.__new__)
        asked = [getattr(each, name, None) for name in ('__new_member__', '__new__') for each in (kind, first)]
        made_by = next((each for each in asked if each not in plain), object.__new__)
    uses = first is not None and made_by != object.__new__ and (Enum is None or made_by != Enum.__new__)
    return made_by, uses


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        _refuse_members(cls, bases)
        namespace = _EnumDict(cls)
        first = _mixins(cls, bases)[1]
        if first is not None:
            namespace['_generate_next_value_'] = getattr(first, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        body = {key: value for key, value in classdict.items() if key not in classdict._ignore and key != '_ignore_'}
        members = {name: body.pop(name) for name in classdict._member_names}
        bad = [name for name in members if name in ('mro', '')]
        if bad:
            raise ValueError(f'invalid enum member name(s) {",".join([repr(name) for name in bad])}')
        order = body.pop('_order_', None)
        following = body.get('_generate_next_value_')
        if following is not None and type(following) is not staticmethod:
            body['_generate_next_value_'] = staticmethod(following)
        kind, first = _mixins(cls, bases)
        made_by, uses = _maker(body, kind, first)
        own = set(body)
        body.update(_new_member_=made_by, _use_args_=uses, _member_names_=[], _member_map_={}, _value2member_map_={},
                    _unhashable_values_=[], _member_type_=kind, _value_repr_=_data_repr(bases))
        is_flag = cls == 'Flag' if Flag is None else bool([base for base in bases if issubclass(base, Flag)])
        if is_flag:
            body.update(_boundary_=boundary or getattr(first, '_boundary_', None), _flag_mask_=0, _singles_mask_=0,
                        _all_bits_=0, _inverted_=None)
        body['_members_'] = _Members(members)
        failed = None
        try:
            made = super().__new__(metacls, cls, bases, body, **kwds)
        except Exception as error:
            # Without the note of the name that was being set.
            failed = type(error)(str(error))
            failed.__cause__, failed.__context__ = error.__cause__, error.__context__
            trace = error.__traceback__
        if failed is not None:
            raise failed.with_traceback(trace)
        made._settle(own, bases, kind, first)
        if Enum is not None:
            if first is not None and '__new__' in own:
                made.__new_member__ = made_by
            made.__new__ = Enum.__new__
        if is_flag and Flag is not None:
            values = [one._value_ for one in made]
            if values != sorted(values):
                made._iter_member_ = made._iter_member_by_def_
        if order:
            made._check_order(order.replace(',', ' ').split() if isinstance(order, str) else order, is_flag)
        return made

    def _settle(cls, own, bases, kind, first):
        """Chooses between the methods of the data type and those of enumerations."""
        if ReprEnum is not None and ReprEnum in bases:
            if kind is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
            if '__format__' not in own:
                cls.__format__ = kind.__format__
                own.add('__format__')
            if '__str__' not in own:
                cls.__str__ = kind.__repr__ if kind.__str__ is object.__str__ else kind.__str__
                own.add('__str__')
        for name in ('__repr__', '__str__', '__format__'):
            if name not in own and getattr(cls, name) in (getattr(kind, name), getattr(object, name)):
                setattr(cls, name, getattr(first, name))
        if Flag is not None and issubclass(cls, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in own:
                    setattr(cls, name, getattr(Flag, name))

    def _check_order(cls, order, is_flag):
        if is_flag:
            order = [name for name in order
                     if name not in cls._member_map_ or _is_single_bit(cls._member_map_[name]._value_)]
        order = [name for name in order if name not in cls._member_map_ or name in cls._member_names_]
        if order != cls._member_names_:
            raise TypeError(f'member order does not match _order_:\\n  {cls._member_names_!r}\\n  {order!r}')

    def __call__(cls, value, names=None, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            return cls.__new__(cls, (value, names, *values) if names else value)
        if names is None and type is None:
            raise TypeError(f'{cls} has no members; specify \`names=()\` if you meant to create a new, empty, enum')
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        body = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for at, name in enumerate(names):
                values.append(bases[-1]._generate_next_value_(name, start, at, values[:]))
            names = zip(names, values)
        for item in names or ():
            key, value = (item, names[item]) if isinstance(item, str) else item
            body[key] = value
        body['__module__'] = sys._getframe(2).f_globals.get('__name__') if module is None else module
        if qualname is not None:
            body['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)

    def __bool__(cls):
        return True

    def __len__(cls):
        return len(cls._member_names_)

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in cls._member_names_[::-1])

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        return isinstance(value, cls) or value in cls._value2member_map_ or value in cls._unhashable_values_

    @bltns.property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return f'<{"flag" if Flag is not None and issubclass(cls, Flag) else "enum"} {cls.__name__!r}>'

    def __setattr__(cls, name, value):
        if name in (_own(cls, '_member_map_', None) or ()):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __dir__(cls):
        shown = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                 '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            shown.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.add('__init_subclass__')
        return sorted(shown if cls._member_type_ is object else shown.union(dir(cls._member_type_)))


EnumMeta = EnumType
`;
