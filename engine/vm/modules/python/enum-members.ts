/** The part of the module `enum` about members: what stands for them in the body of a class, and how they are made. */
export const ENUM_MEMBERS = `

class _Wrapped:
    def __init__(self, value):
        self.value = value


class member(_Wrapped):
    """What it holds becomes a member, whatever it is."""


class nonmember(_Wrapped):
    """What it holds stays an attribute of the class."""


class _Undecided:
    def __repr__(self):
        return '_auto_null'


_auto_null = _Undecided()


class auto:
    """Gives way to the next value."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


class property(DynamicClassAttribute):
    """An attribute of members that does not hide a member of the same name."""

    member = None
    # What a member's name hides, as a function of the member that is asked for it.
    _hidden = None

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        if instance is not None and self._hidden is not None:
            return self._hidden(instance)
        found = self.member if instance is None else ownerclass._member_map_.get(self.name)
        if found is None:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        return found

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')
        return self.fdel(instance)


class _Members:
    """Stands in the namespace of a class until it is told its name there: then the members are made, in order."""

    def __init__(self, values):
        self.values = values

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        for each, value in self.values.items():
            _add_member(cls, each, value)


def _add_member(cls, name, value):
    kind = cls._member_type_
    args = value if isinstance(value, tuple) and kind is not tuple else (value,)
    one = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
    if not hasattr(one, '_value_'):
        one._value_ = value if kind is object else _made_value(kind, args)
    value = one._value_
    one._name_ = name
    one.__objclass__ = cls
    one.__init__(*args)
    one._sort_order_ = len(cls._member_names_)
    is_flag = Flag is not None and issubclass(cls, Flag)
    if is_flag:
        cls._flag_mask_ |= value
        if _is_single_bit(value):
            cls._singles_mask_ |= value
        cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
    known = _known_member(cls, value)
    if known is None and (not is_flag or _is_single_bit(value)):
        cls._member_names_.append(name)
    # Another name for a value that there is: the same member.
    one = one if known is None else known
    setattr(cls, name, _over_inherited(cls, name, one) or one)
    cls._member_map_[name] = one
    try:
        cls._value2member_map_.setdefault(value, one)
    except TypeError:
        cls._unhashable_values_.append(value)


def _made_value(kind, args):
    try:
        return kind(*args)
    except Exception as error:
        raise TypeError('_value_ not set in __new__, unable to create it') from error


def _known_member(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for one in cls._member_map_.values():
            if one._value_ == value:
                return one
    return None


def _over_inherited(cls, name, one):
    """A property for a member whose name a base uses for a descriptor: the class shows the member, a member what it
    hides. None where there is nothing to hide."""
    found = owner = None
    plain = False
    for base in cls.__mro__[1:]:
        inherited = _own(base, name, None)
        if inherited is None:
            continue
        if _is_descriptor(inherited):
            found, owner = inherited, owner or base
            if isinstance(inherited, DynamicClassAttribute):
                owner, plain = base, False
                break
        else:
            owner, plain = base, True
    if found is None:
        return None
    made = property()
    made.member = one
    made.__set_name__(cls, name)
    if plain:
        made._hidden = lambda instance: getattr(owner, name)
        return made
    made.fget, made.fset, made.fdel = [getattr(found, part, None) for part in ('fget', 'fset', 'fdel')]
    if not isinstance(found, DynamicClassAttribute):
        made._hidden = lambda instance: getattr(instance._value_, name)
    return made
`;
