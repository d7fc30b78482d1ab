import { TYPE_ROWS, type TypeKey } from '../object/type-table.js';

const COMPARE = 'lt le eq ne gt ge';
const ITERATOR = 'getattribute iter next';
const SETLIKE = 'sub rsub and rand xor rxor or ror';
const NUMBER = `repr hash getattribute ${COMPARE} add radd sub rsub mul rmul`;

/** The slots that `add_operators` (Objects/typeobject.c) finds filled in a static type's struct, by the type's name. */
const WRAPPED: Readonly<Record<string, string>> = {
  AttributeError: 'str init',
  BaseException: 'repr str getattribute setattr delattr init',
  BaseExceptionGroup: 'str init',
  ImportError: 'str init',
  KeyError: 'str init',
  NameError: 'str init',
  OSError: 'str init',
  SyntaxError: 'str init',
  UnicodeDecodeError: 'str init',
  UnicodeEncodeError: 'str init',
  UnicodeTranslateError: 'str init',
  NoneType: `repr hash ${COMPARE} bool`,
  NotImplementedType: 'repr bool',
  bool: 'repr invert and rand xor rxor or ror',
  builtin_function_or_method: `repr hash call getattribute ${COMPARE}`,
  bytearray: `repr str getattribute ${COMPARE} iter init mod rmod len getitem setitem delitem add mul rmul contains iadd imul`,
  bytearray_iterator: ITERATOR,
  bytes: `repr hash str getattribute ${COMPARE} iter mod rmod len getitem add mul rmul contains`,
  bytes_iterator: ITERATOR,
  callable_iterator: ITERATOR,
  cell: `repr getattribute ${COMPARE}`,
  classmethod: 'repr get init',
  classmethod_descriptor: 'repr call getattribute get',
  code: `repr hash getattribute ${COMPARE}`,
  complex: `${NUMBER} pow rpow neg pos abs bool truediv rtruediv`,
  dict: `repr getattribute ${COMPARE} iter init or ror ior len setitem delitem`,
  dict_itemiterator: ITERATOR,
  dict_items: `repr getattribute ${COMPARE} iter ${SETLIKE} len contains`,
  dict_keyiterator: ITERATOR,
  dict_keys: `repr getattribute ${COMPARE} iter ${SETLIKE} len contains`,
  dict_reverseitemiterator: 'iter next',
  dict_reversekeyiterator: 'iter next',
  dict_reversevalueiterator: 'iter next',
  dict_valueiterator: ITERATOR,
  dict_values: 'repr getattribute iter len',
  ellipsis: 'repr getattribute',
  enumerate: ITERATOR,
  filter: ITERATOR,
  float: `${NUMBER} mod rmod divmod rdivmod pow rpow neg pos abs bool int float floordiv rfloordiv truediv rtruediv`,
  frame: 'repr getattribute setattr delattr',
  frozenset: `repr hash getattribute ${COMPARE} iter ${SETLIKE} len`,
  function: 'repr call get',
  generator: `repr ${ITERATOR} del`,
  getset_descriptor: 'repr getattribute get set delete',
  int:
    `${NUMBER} mod rmod divmod rdivmod pow rpow neg pos abs bool invert lshift rlshift rshift rrshift and rand xor rxor or ror int ` +
    'float floordiv rfloordiv truediv rtruediv index',
  iterator: ITERATOR,
  list: `repr getattribute ${COMPARE} iter init len setitem delitem add mul rmul contains iadd imul`,
  list_iterator: ITERATOR,
  list_reverseiterator: ITERATOR,
  longrange_iterator: ITERATOR,
  map: ITERATOR,
  mappingproxy: `repr hash str getattribute ${COMPARE} iter or ror ior len getitem contains`,
  member_descriptor: 'repr getattribute get set delete',
  method: `repr hash call getattribute setattr delattr ${COMPARE}`,
  'method-wrapper': `repr hash call getattribute ${COMPARE}`,
  method_descriptor: 'repr call getattribute get',
  module: 'repr getattribute setattr delattr init',
  object: `repr hash str getattribute setattr delattr ${COMPARE} init`,
  property: 'getattribute get set delete init',
  range: `repr hash getattribute ${COMPARE} iter bool len getitem contains`,
  range_iterator: ITERATOR,
  reversed: ITERATOR,
  set: `repr getattribute ${COMPARE} iter init ${SETLIKE} isub iand ixor ior len`,
  set_iterator: ITERATOR,
  slice: `repr hash getattribute ${COMPARE}`,
  staticmethod: 'repr call get init',
  str: `repr hash str getattribute ${COMPARE} iter mod rmod len getitem add mul rmul contains`,
  str_ascii_iterator: ITERATOR,
  str_iterator: ITERATOR,
  super: 'repr getattribute get init',
  traceback: 'getattribute',
  tuple: `repr hash getattribute ${COMPARE} iter len getitem add mul rmul contains`,
  tuple_iterator: ITERATOR,
  type: 'repr call getattribute setattr delattr init or ror',
  wrapper_descriptor: 'repr call getattribute get',
  'weakref.ReferenceType': `repr hash call ${COMPARE} init`,
  zip: ITERATOR,
};

/** Slots that are wrapped by a method object instead (`METH_COEXIST`), and are found as fast as a method. */
const COEXISTING: Readonly<Record<string, string>> = {
  dict: 'getitem contains',
  list: 'getitem',
  set: 'contains',
  frozenset: 'contains',
};

/** Types whose hash slot says that there is none. */
const UNHASHABLE: ReadonlySet<string> = new Set([
  'bytearray',
  'cell',
  'dict',
  'dict_items',
  'dict_keys',
  'list',
  'set',
]);

/** What one static type has by the name of a slot. */
export interface SlotNames {
  readonly key: TypeKey;
  readonly wrapped: readonly string[];
  readonly coexisting: readonly string[];
  readonly hashable: boolean;
}

/** For each static type the special methods that stand for its slots. */
export function slotNames(isException: (key: TypeKey) => boolean): SlotNames[] {
  const words = (text: string | undefined): string[] =>
    text === undefined ? [] : text.split(' ').map((word) => `__${word}__`);
  return TYPE_ROWS.map(({ key, name }) => ({
    key,
    wrapped: words(WRAPPED[name] ?? (isException(key) ? 'init' : undefined)),
    coexisting: words(COEXISTING[name]),
    hashable: !UNHASHABLE.has(name),
  }));
}
