import { ENUM_CHECKS } from './enum-checks.js';
import { ENUM_CLASSES } from './enum-classes.js';
import { ENUM_FLAGS } from './enum-flags.js';
import { ENUM_MEMBERS } from './enum-members.js';
import { ENUM_TYPE } from './enum-type.js';
import type { ModuleRow } from '../module-row.js';

/**
 * The module `enum`. While the body of an enumeration runs, its namespace notes which names become members; one object
 * in the namespace of the class makes all of them when the class is told its names; the metaclass settles the rest.
 */
export const ENUM: ModuleRow = {
  name: 'enum',
  room: 80,
  source: `
import builtins as bltns
import sys
from _abc import _own
from operator import and_ as _and, or_ as _or, xor as _xor
from types import DynamicClassAttribute, MappingProxyType

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE', 'pickle_by_global_name', 'pickle_by_enum_name']

# The metaclass asks for these before they are made.
Enum = ReprEnum = Flag = EJECT = None


def _wrapped_in(name, mark):
    width = len(mark)
    return (len(name) > 2 * width and name.startswith(mark) and name.endswith(mark)
            and name[width] != '_' and name[-width - 1] != '_')


def _is_sunder(name):
    return _wrapped_in(name, '_')


def _is_dunder(name):
    return _wrapped_in(name, '__')


def _is_private(cls_name, name):
    start = f'_{cls_name}__'
    return name.startswith(start) and len(name) > len(start) and not name.endswith('__')


def _is_descriptor(obj):
    return any([hasattr(obj, name) for name in ('__get__', '__set__', '__delete__')])


def _is_single_bit(num):
    return num != 0 and num & num - 1 == 0


def _high_bit(value):
    return value.bit_length() - 1


def _iter_bits_lsb(num):
    left = num.value if isinstance(num, Enum) else num
    if left < 0:
        raise ValueError(f'{num!r} is not a positive integer')
    while left:
        lowest = left & -left
        left -= lowest
        yield lowest


def show_flag_values(value):
    return [*_iter_bits_lsb(value)]


def bin(num, max_bits=None):
    """Binary digits with the sign before them, negative numbers in two's complement."""
    width = num.bit_length()
    sign, digits = ('1', num + (1 << width)) if num < 0 else ('0', num)
    shown = format(digits, f'0{width}b') if width else ''
    if max_bits is not None:
        shown = shown.rjust(max_bits, sign)
    return f'0b{sign} {shown}'
${ENUM_MEMBERS}${ENUM_TYPE}${ENUM_CLASSES}${ENUM_FLAGS}${ENUM_CHECKS}`,
};
