/** The part of the module `enum` with the enumerations to derive from that are no flags. */
export const ENUM_CLASSES = `

class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        known = _known_member(cls, value)
        if known is not None:
            return known
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members defined')
        invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        failed = None
        try:
            found = cls._missing_(value)
        except Exception as error:
            failed = error
        else:
            ejected = Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT
            if isinstance(found, cls) or ejected and isinstance(found, int):
                return found
            if found is not None:
                failed = TypeError(f'error in {cls.__name__}._missing_: returned {found!r} instead of None or a valid '
                                   'member')
        if failed is None:
            raise invalid
        if not isinstance(failed, ValueError):
            failed.__context__ = invalid
        raise failed

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        latest = last_values[-1]
        try:
            highest = max(last_values)
            if highest == latest:
                return latest + 1
            last_values.sort()
        except TypeError:
            pass
        for each in last_values[::-1]:
            try:
                return each + 1
            except TypeError:
                continue
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        kind = self.__class__
        return f'<{kind.__name__}.{self._name_}: {(kind._value_repr_ or repr)(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __dir__(self):
        kind = self.__class__
        shown = set() if kind._member_type_ is object else set(object.__dir__(self))
        shown.update([name for name in getattr(self, '__dict__', ()) if name[0] != '_' and name not in kind._member_map_])
        for base in kind.__mro__:
            for name, value in base.__dict__.items() if base.__module__ != 'builtins' else ():
                if name[0] == '_':
                    continue
                if name not in kind._member_map_ or isinstance(value, property) and value.fget is not None:
                    shown.add(name)
                elif isinstance(value, property):
                    shown.discard(name)
        return sorted(shown.union(['__class__', '__doc__', '__eq__', '__hash__', '__module__']))

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    name = property(lambda self: self._name_, doc='The name of the Enum member.')
    value = property(lambda self: self._value_, doc='The value of the Enum member.')


class ReprEnum(Enum):
    """Shown as an enumeration; as text it is its value."""


class IntEnum(int, ReprEnum):
    """Its members are ints."""


class StrEnum(str, ReprEnum):
    """Its members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        for what, each in zip(('encoding', 'errors'), values[1:]):
            if not isinstance(each, str):
                raise TypeError(f'{what} must be a string, not {each!r}')
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)
`;
