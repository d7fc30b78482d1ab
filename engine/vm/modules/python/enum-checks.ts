/** The part of the module `enum` that checks enumerations, and makes them global. */
export const ENUM_CHECKS = `

def _aliases(enumeration):
    return ', '.join([f'{name} -> {one.name}' for name, one in enumeration.__members__.items() if name != one.name])


def unique(enumeration):
    found = _aliases(enumeration)
    if found:
        raise ValueError(f'duplicate values found in {enumeration!r}: {found}')
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def _check_unique(enumeration):
    found = _aliases(enumeration)
    if found:
        raise ValueError(f'aliases found in {enumeration!r}: {found}')


def _check_continuous(enumeration):
    values = {one.value for one in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    flags = issubclass(enumeration, Flag)
    between = [1 << bit for bit in range(low.bit_length(), _high_bit(high))] if flags else range(low + 1, high)
    missing = ', '.join([str(value) for value in between if value not in values])
    if missing:
        kind = 'flag' if flags else 'enum'
        raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values {missing}'[:256])


def _check_named(enumeration):
    values = {one.value for one in enumeration}
    names, bits = [], 0
    for name, one in enumeration.__members__.items():
        if name in enumeration._member_names_ or one.value < 0:
            continue
        missed = [bit for bit in _iter_bits_lsb(one.value) if bit not in values]
        if missed:
            names.append(name)
            bits |= sum(missed)
    if not names:
        return
    *others, last = names
    which = f'aliases {", ".join(others)} and {last} are missing' if others else f'alias {last} is missing'
    what = 'value' if _is_single_bit(bits) else 'combined values of'
    raise ValueError(f'invalid Flag {enumeration.__name__!r}: {which} {what} {bits:#x} '
                     '[use enum.show_flag_values(value) for details]')


_CHECKS = {UNIQUE: _check_unique, CONTINUOUS: _check_continuous, NAMED_FLAGS: _check_named}


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            _CHECKS[check](enumeration)
        return enumeration


def global_enum_repr(self):
    return f'{self.__class__.__module__.split(".")[-1]}.{self._name_}'


def global_flag_repr(self):
    kind = self.__class__
    module = kind.__module__.split('.')[-1]
    if self._name_ is None:
        return f'{module}.{kind.__name__}({self._value_!r})'
    names = self._name_.split('|')
    kept = kind._boundary_ is KEEP
    return '|'.join([name if kept and name[0].isdigit() else f'{module}.{name}' for name in names])


def global_str(self):
    return f'{self.__class__.__name__}({self._value_!r})' if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls
`;
