/** The part of the module `enum` about flags: members that are sets of bits. */
export const ENUM_FLAGS = `

class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _on_bits(operation):
    """An operator on the bits of two flags, or of a flag and a value of the data type."""

    def method(self, other):
        kind = self.__class__
        if isinstance(other, kind):
            other = other._value_
        elif kind._member_type_ is object or not isinstance(other, kind._member_type_):
            return NotImplemented
        return kind(operation(self._value_, other))

    return method


class Flag(Enum, boundary=STRICT):
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if count == 0:
            return 1 if start is None else start
        highest = max(last_values)
        try:
            return 1 << highest.bit_length()
        except Exception:
            raise TypeError(f'invalid flag value {highest!r}') from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda one: one._sort_order_)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        every, mask = cls._all_bits_, cls._flag_mask_
        if value > every or value < ~every or value & (every ^ mask):
            value = cls._bounded(value, every, mask)
            if cls._boundary_ is EJECT:
                return value
        negative = value
        if value < 0:
            value += every + 1
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f'{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]')
        made = cls._composed(value)
        made = cls._value2member_map_.setdefault(value, made)
        if negative < 0:
            cls._value2member_map_[negative] = made
        return made

    @classmethod
    def _bounded(cls, value, every, mask):
        """A value with bits that no member has, made one that is allowed."""
        boundary = cls._boundary_
        if boundary is STRICT:
            width = max(value.bit_length(), mask.bit_length())
            raise ValueError(f'{cls!r} invalid value {value!r}\\n    given {bin(value, width)}\\n  '
                             f'allowed {bin(mask, width)}')
        if boundary is CONFORM:
            return value & mask
        if boundary is KEEP and value < 0:
            return value + max(every + 1, 1 << value.bit_length())
        if boundary is not KEEP and boundary is not EJECT:
            raise ValueError(f'{cls!r} unknown flag boundary {boundary!r}')
        return value

    @classmethod
    def _composed(cls, value):
        """An object for a combination: it is called by the names of the members that are in it."""
        kind = cls._member_type_
        made = object.__new__(cls) if kind is object else kind.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        parts = [*cls._iter_member_(value & cls._singles_mask_)]
        if value & ~cls._singles_mask_:
            for one in cls._member_map_.values():
                if one not in parts and one._value_ and one._value_ & value == one._value_:
                    parts.append(one)
        covered = 0
        for one in parts:
            covered |= one._value_
        names = [one._name_ for one in parts]
        rest = value ^ covered
        if rest and covered:
            if cls._boundary_ is STRICT:
                raise ValueError(f'{cls!r}: no members with value {rest!r}')
            names.append(cls._numeric_repr_(rest))
        made._name_ = '|'.join(names) if covered else None
        return made

    def __contains__(self, other):
        if isinstance(other, self.__class__):
            return self._value_ & other._value_ == other._value_
        raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                        f'{self.__class__.__qualname__!r}')

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return self._value_ != 0

    def __repr__(self):
        kind = self.__class__
        title = kind.__name__ if self._name_ is None else f'{kind.__name__}.{self._name_}'
        return f'<{title}: {(kind._value_repr_ or repr)(self._value_)}>'

    def __str__(self):
        title = self.__class__.__name__
        return f'{title}({self._value_!r})' if self._name_ is None else f'{title}.{self._name_}'

    __or__ = __ror__ = _on_bits(_or)
    __and__ = __rand__ = _on_bits(_and)
    __xor__ = __rxor__ = _on_bits(_xor)

    def __invert__(self):
        if self._inverted_ is None:
            bits = ~self._value_
            if self._boundary_ not in (EJECT, KEEP):
                bits &= self._singles_mask_
            self._inverted_ = self.__class__(bits)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Its members, and what they are combined to, are ints."""
`;
