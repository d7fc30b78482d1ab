import type { Machine } from './machine.js';
import { resolutionOrder } from './attribute-order.js';
import { isStaticType, rowOf, type TypeKey } from '../object/type-table.js';

/**
 * What CPython 3.12's builtin types and modules have by name (`dir`). A program that asks for one of these where this
 * release has none is stopped and told so; an AttributeError would be a wrong answer.
 */
const NAMES: Partial<Record<TypeKey | 'sys', string>> = {
  object:
    '__class__ __delattr__ __dir__ __doc__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ ' +
    '__init_subclass__ __le__ __lt__ __ne__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__ __subclasshook__',
  int:
    '__abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __float__ __floor__ __floordiv__ __index__ __int__ __invert__ __lshift__ ' +
    '__mod__ __mul__ __neg__ __or__ __pos__ __pow__ __radd__ __rand__ __rmul__ __round__ __rsub__ __rshift__ __sub__ __truediv__ ' +
    '__trunc__ __xor__ as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator real to_bytes',
  float:
    '__abs__ __add__ __bool__ __divmod__ __float__ __floordiv__ __int__ __mod__ __mul__ __neg__ __pos__ __pow__ __round__ __sub__ ' +
    '__truediv__ __trunc__ as_integer_ratio conjugate fromhex hex imag is_integer real',
  str:
    '__add__ __contains__ __getitem__ __iter__ __len__ __mod__ __mul__ __rmul__ capitalize casefold center count encode endswith ' +
    'expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable ' +
    'isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust ' +
    'rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill',
  bytes:
    '__add__ __contains__ __getitem__ __iter__ __len__ capitalize center count decode endswith expandtabs find fromhex hex index ' +
    'isalnum isalpha isascii isdigit islower isspace istitle isupper join ljust lower lstrip partition replace rfind rindex rjust ' +
    'rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill',
  list:
    '__add__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __iter__ __len__ __mul__ __reversed__ __rmul__ __setitem__ ' +
    'append clear copy count extend index insert pop remove reverse sort',
  tuple: '__add__ __contains__ __getitem__ __iter__ __len__ __mul__ __rmul__ count index',
  dict:
    '__contains__ __delitem__ __getitem__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ __setitem__ clear copy fromkeys ' +
    'get items keys pop popitem setdefault update values',
  range: '__bool__ __contains__ __getitem__ __iter__ __len__ __reversed__ count index start step stop',
  dictKeys: '__and__ __contains__ __iter__ __len__ __or__ __rand__ __sub__ __xor__ isdisjoint mapping',
  dictItems: '__and__ __contains__ __iter__ __len__ __or__ __rand__ __sub__ __xor__ isdisjoint mapping',
  dictValues: '__iter__ __len__ mapping',
  type:
    '__basicsize__ __call__ __dictoffset__ __flags__ __instancecheck__ __itemsize__ ' +
    '__or__ __prepare__ __subclasscheck__ __subclasses__ __text_signature__ __type_params__ __weakrefoffset__ mro',
  function: '__annotations__ __builtins__ __call__ __get__ __type_params__',
  method: '__call__',
  builtin: '__call__ __module__ __qualname__ __self__ __text_signature__',
  code: 'co_code co_exceptiontable co_lines co_linetable co_lnotab co_positions replace',
  module: '__annotations__ __dict__',
  BaseException: '__setstate__',
  generator: '__del__',
  frame: 'clear f_trace_lines f_trace_opcodes',
  property: '__delete__ __get__ __isabstractmethod__ __set__ __set_name__ fdel fget fset',
  staticmethod: '__call__ __func__ __get__ __isabstractmethod__ __wrapped__',
  classmethod: '__func__ __get__ __isabstractmethod__ __wrapped__',
  slice: 'indices start step stop',
  sys:
    'abiflags api_version argv base_exec_prefix base_prefix byteorder copyright displayhook exc_info excepthook exception exec_prefix ' +
    'executable exit flags float_info getallocatedblocks getdefaultencoding getprofile getswitchinterval gettrace hash_info hexversion ' +
    'implementation int_info last_exc maxunicode modules path platform prefix setprofile settrace stderr stdin stdout thread_info ' +
    'version version_info _getframe _debugmallocstats get_int_max_str_digits set_int_max_str_digits',
};

const SETS = new Map(Object.entries(NAMES).map(([key, names]) => [key, new Set(names.split(' '))]));

/** Every name that `object` has. */
export const OBJECT_NAMES: readonly string[] = NAMES.object!.split(' ');

/** True when CPython would find this name on an object of the type (with `object` itself a class: on the class). */
export function isMissing(machine: Machine, type: number, object: number, name: string): boolean {
  const isClass = machine.isMetaclass(type);
  const order = isClass
    ? [...resolutionOrder(machine, object), ...resolutionOrder(machine, type)]
    : resolutionOrder(machine, type);
  return order.some((each) => isStaticType(each) && SETS.get(rowOf(each).key)?.has(name) === true);
}

/** The same for the modules that this release has. */
export function isMissingInModule(module: string, name: string): boolean {
  return SETS.get(module)?.has(name) === true;
}
