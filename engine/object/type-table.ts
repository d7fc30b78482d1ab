import { INT_TYPE, STATIC } from '../memory/address-map.js';

/**
 * The static types: one row each, in the order in which their `PyTypeObject` structs lie in the static region.
 * `name`, `base`, size of the struct, size of an item, and the flags `g` (Py_TPFLAGS_HAVE_GC), `m` (mutable, as the
 * figure draws it), `i` (may be a base class).
 */
type Row = readonly [name: string, base: TypeKey | null, basicSize: number, itemSize: number, flags: string];

const ROWS = {
  int: ['int', 'object', 24, 4, 'i'],
  bool: ['bool', 'int', 24, 4, ''],
  float: ['float', 'object', 24, 0, 'i'],
  complex: ['complex', 'object', 32, 0, 'i'],
  str: ['str', 'object', 64, 0, 'i'],
  bytes: ['bytes', 'object', 33, 1, 'i'],
  bytearray: ['bytearray', 'object', 56, 0, 'im'],
  NoneType: ['NoneType', 'object', 16, 0, ''],
  ellipsis: ['ellipsis', 'object', 16, 0, ''],
  NotImplementedType: ['NotImplementedType', 'object', 16, 0, ''],
  object: ['object', null, 16, 0, 'im'],
  type: ['type', 'object', 920, 40, 'gim'],
  list: ['list', 'object', 40, 0, 'gim'],
  tuple: ['tuple', 'object', 24, 8, 'gi'],
  dict: ['dict', 'object', 48, 0, 'gim'],
  set: ['set', 'object', 200, 0, 'gim'],
  frozenset: ['frozenset', 'object', 200, 0, 'gi'],
  range: ['range', 'object', 48, 0, ''],
  range_iterator: ['range_iterator', 'object', 40, 0, 'm'],
  longrange_iterator: ['longrange_iterator', 'object', 40, 0, 'm'],
  slice: ['slice', 'object', 40, 0, 'g'],
  function: ['function', 'object', 144, 0, 'gm'],
  method: ['method', 'object', 48, 0, 'g'],
  builtin: ['builtin_function_or_method', 'object', 56, 0, 'g'],
  methodDescriptor: ['method_descriptor', 'object', 56, 0, 'g'],
  wrapperDescriptor: ['wrapper_descriptor', 'object', 56, 0, 'g'],
  classMethodDescriptor: ['classmethod_descriptor', 'object', 56, 0, 'g'],
  getsetDescriptor: ['getset_descriptor', 'object', 48, 0, 'g'],
  memberDescriptor: ['member_descriptor', 'object', 48, 0, 'g'],
  methodWrapper: ['method-wrapper', 'object', 32, 0, 'g'],
  cell: ['cell', 'object', 24, 0, 'gm'],
  code: ['code', 'object', 192, 2, ''],
  frame: ['frame', 'object', 120, 8, 'gm'],
  generator: ['generator', 'object', 144, 8, 'gm'],
  module: ['module', 'object', 56, 0, 'gim'],
  listIterator: ['list_iterator', 'object', 32, 0, 'gm'],
  tupleIterator: ['tuple_iterator', 'object', 32, 0, 'gm'],
  strIterator: ['str_iterator', 'object', 32, 0, 'gm'],
  strAsciiIterator: ['str_ascii_iterator', 'object', 32, 0, 'gm'],
  bytesIterator: ['bytes_iterator', 'object', 32, 0, 'gm'],
  bytearrayIterator: ['bytearray_iterator', 'object', 32, 0, 'gm'],
  iterator: ['iterator', 'object', 32, 0, 'gm'],
  dictKeys: ['dict_keys', 'object', 24, 0, 'gm'],
  dictValues: ['dict_values', 'object', 24, 0, 'gm'],
  dictItems: ['dict_items', 'object', 24, 0, 'gm'],
  dictKeyIterator: ['dict_keyiterator', 'object', 56, 0, 'gm'],
  dictValueIterator: ['dict_valueiterator', 'object', 56, 0, 'gm'],
  dictItemIterator: ['dict_itemiterator', 'object', 56, 0, 'gm'],
  setIterator: ['set_iterator', 'object', 48, 0, 'gm'],
  listReverseIterator: ['list_reverseiterator', 'object', 32, 0, 'gm'],
  dictReverseKeyIterator: ['dict_reversekeyiterator', 'object', 56, 0, 'gm'],
  dictReverseValueIterator: ['dict_reversevalueiterator', 'object', 56, 0, 'gm'],
  dictReverseItemIterator: ['dict_reverseitemiterator', 'object', 56, 0, 'gm'],
  callableIterator: ['callable_iterator', 'object', 32, 0, 'gm'],
  enumerate: ['enumerate', 'object', 56, 0, 'gim'],
  reversed: ['reversed', 'object', 32, 0, 'gim'],
  zip: ['zip', 'object', 48, 0, 'gim'],
  map: ['map', 'object', 32, 0, 'gim'],
  filter: ['filter', 'object', 32, 0, 'gim'],
  genericAlias: ['types.GenericAlias', 'object', 64, 0, 'gi'],
  unionType: ['types.UnionType', 'object', 32, 0, 'g'],
  property: ['property', 'object', 64, 0, 'gim'],
  staticmethod: ['staticmethod', 'object', 32, 0, 'gim'],
  classmethod: ['classmethod', 'object', 32, 0, 'gim'],
  super: ['super', 'object', 40, 0, 'gim'],
  mappingproxy: ['mappingproxy', 'object', 24, 0, 'g'],
  weakref: ['weakref.ReferenceType', 'object', 64, 0, 'gim'],
  weakProxy: ['weakref.ProxyType', 'object', 64, 0, 'gm'],
  weakCallableProxy: ['weakref.CallableProxyType', 'object', 64, 0, 'gm'],
  traceback: ['traceback', 'object', 40, 0, 'gm'],
  versionInfo: ['sys.version_info', 'tuple', 24, 8, 'g'],
  sysFlags: ['sys.flags', 'tuple', 24, 8, 'g'],
  floatInfo: ['sys.float_info', 'tuple', 24, 8, 'g'],
  intInfo: ['sys.int_info', 'tuple', 24, 8, 'g'],
  hashInfo: ['sys.hash_info', 'tuple', 24, 8, 'g'],
  threadInfo: ['sys.thread_info', 'tuple', 24, 8, 'g'],
  count: ['itertools.count', 'object', 40, 0, 'gim'],
  cycle: ['itertools.cycle', 'object', 48, 0, 'gim'],
  repeat: ['itertools.repeat', 'object', 32, 0, 'gim'],
  chain: ['itertools.chain', 'object', 32, 0, 'gim'],
  islice: ['itertools.islice', 'object', 56, 0, 'gim'],
  zipLongest: ['itertools.zip_longest', 'object', 56, 0, 'gim'],
  product: ['itertools.product', 'object', 48, 0, 'gim'],
  permutations: ['itertools.permutations', 'object', 64, 0, 'gim'],
  combinations: ['itertools.combinations', 'object', 56, 0, 'gim'],
  combinationsWithReplacement: ['itertools.combinations_with_replacement', 'object', 56, 0, 'gim'],
  groupby: ['itertools.groupby', 'object', 72, 0, 'gim'],
  grouper: ['itertools._grouper', 'object', 32, 0, 'gm'],
  accumulate: ['itertools.accumulate', 'object', 56, 0, 'gim'],
  takewhile: ['itertools.takewhile', 'object', 40, 0, 'gim'],
  dropwhile: ['itertools.dropwhile', 'object', 40, 0, 'gim'],
  filterfalse: ['itertools.filterfalse', 'object', 32, 0, 'gim'],
  starmap: ['itertools.starmap', 'object', 32, 0, 'gim'],
  compress: ['itertools.compress', 'object', 32, 0, 'gim'],
  pairwise: ['itertools.pairwise', 'object', 32, 0, 'gim'],
  batched: ['itertools.batched', 'object', 32, 0, 'gim'],
  tee: ['itertools._tee', 'object', 48, 0, 'gmw'],
  teeData: ['itertools._tee_dataobject', 'object', 496, 0, 'gm'],
  deque: ['collections.deque', 'object', 216, 0, 'gimw'],
  dequeIterator: ['collections._deque_iterator', 'object', 56, 0, 'gm'],
  dequeReverseIterator: ['collections._deque_reverse_iterator', 'object', 56, 0, 'gm'],
  defaultdict: ['collections.defaultdict', 'dict', 56, 0, 'gim'],
  partial: ['functools.partial', 'object', 64, 0, 'gimw'],
  lruCacheWrapper: ['functools._lru_cache_wrapper', 'object', 152, 0, 'gmw'],
  lruLink: ['functools._lru_list_elem', 'object', 56, 0, 'm'],
  keyWrapper: ['functools.KeyWrapper', 'object', 32, 0, 'gm'],
  itemgetter: ['operator.itemgetter', 'object', 48, 0, 'gm'],
  attrgetter: ['operator.attrgetter', 'object', 40, 0, 'gm'],
  methodcaller: ['operator.methodcaller', 'object', 40, 0, 'gm'],
  mersenneTwister: ['_random.Random', 'object', 2520, 0, 'im'],
  textIO: ['_io.TextIOWrapper', 'object', 24, 0, 'm'],
  namespace: ['types.SimpleNamespace', 'object', 24, 0, 'gim'],

  BaseException: ['BaseException', 'object', 72, 0, 'gim'],
  Exception: ['Exception', 'BaseException', 72, 0, 'gim'],
  SystemExit: ['SystemExit', 'BaseException', 80, 0, 'gim'],
  KeyboardInterrupt: ['KeyboardInterrupt', 'BaseException', 72, 0, 'gim'],
  GeneratorExit: ['GeneratorExit', 'BaseException', 72, 0, 'gim'],
  StopIteration: ['StopIteration', 'Exception', 80, 0, 'gim'],
  ArithmeticError: ['ArithmeticError', 'Exception', 72, 0, 'gim'],
  FloatingPointError: ['FloatingPointError', 'ArithmeticError', 72, 0, 'gim'],
  OverflowError: ['OverflowError', 'ArithmeticError', 72, 0, 'gim'],
  ZeroDivisionError: ['ZeroDivisionError', 'ArithmeticError', 72, 0, 'gim'],
  AssertionError: ['AssertionError', 'Exception', 72, 0, 'gim'],
  AttributeError: ['AttributeError', 'Exception', 88, 0, 'gim'],
  BufferError: ['BufferError', 'Exception', 72, 0, 'gim'],
  EOFError: ['EOFError', 'Exception', 72, 0, 'gim'],
  ImportError: ['ImportError', 'Exception', 104, 0, 'gim'],
  ModuleNotFoundError: ['ModuleNotFoundError', 'ImportError', 104, 0, 'gim'],
  OSError: ['OSError', 'Exception', 112, 0, 'gim'],
  BlockingIOError: ['BlockingIOError', 'OSError', 112, 0, 'gim'],
  ChildProcessError: ['ChildProcessError', 'OSError', 112, 0, 'gim'],
  ConnectionError: ['ConnectionError', 'OSError', 112, 0, 'gim'],
  BrokenPipeError: ['BrokenPipeError', 'ConnectionError', 112, 0, 'gim'],
  ConnectionAbortedError: ['ConnectionAbortedError', 'ConnectionError', 112, 0, 'gim'],
  ConnectionRefusedError: ['ConnectionRefusedError', 'ConnectionError', 112, 0, 'gim'],
  ConnectionResetError: ['ConnectionResetError', 'ConnectionError', 112, 0, 'gim'],
  FileExistsError: ['FileExistsError', 'OSError', 112, 0, 'gim'],
  FileNotFoundError: ['FileNotFoundError', 'OSError', 112, 0, 'gim'],
  InterruptedError: ['InterruptedError', 'OSError', 112, 0, 'gim'],
  IsADirectoryError: ['IsADirectoryError', 'OSError', 112, 0, 'gim'],
  NotADirectoryError: ['NotADirectoryError', 'OSError', 112, 0, 'gim'],
  PermissionError: ['PermissionError', 'OSError', 112, 0, 'gim'],
  ProcessLookupError: ['ProcessLookupError', 'OSError', 112, 0, 'gim'],
  TimeoutError: ['TimeoutError', 'OSError', 112, 0, 'gim'],
  LookupError: ['LookupError', 'Exception', 72, 0, 'gim'],
  IndexError: ['IndexError', 'LookupError', 72, 0, 'gim'],
  KeyError: ['KeyError', 'LookupError', 72, 0, 'gim'],
  MemoryError: ['MemoryError', 'Exception', 72, 0, 'gim'],
  NameError: ['NameError', 'Exception', 80, 0, 'gim'],
  UnboundLocalError: ['UnboundLocalError', 'NameError', 80, 0, 'gim'],
  ReferenceError: ['ReferenceError', 'Exception', 72, 0, 'gim'],
  RuntimeError: ['RuntimeError', 'Exception', 72, 0, 'gim'],
  NotImplementedError: ['NotImplementedError', 'RuntimeError', 72, 0, 'gim'],
  RecursionError: ['RecursionError', 'RuntimeError', 72, 0, 'gim'],
  StopAsyncIteration: ['StopAsyncIteration', 'Exception', 72, 0, 'gim'],
  SyntaxError: ['SyntaxError', 'Exception', 136, 0, 'gim'],
  IndentationError: ['IndentationError', 'SyntaxError', 136, 0, 'gim'],
  TabError: ['TabError', 'IndentationError', 136, 0, 'gim'],
  SystemError: ['SystemError', 'Exception', 72, 0, 'gim'],
  TypeError: ['TypeError', 'Exception', 72, 0, 'gim'],
  ValueError: ['ValueError', 'Exception', 72, 0, 'gim'],
  UnicodeError: ['UnicodeError', 'ValueError', 72, 0, 'gim'],
  UnicodeDecodeError: ['UnicodeDecodeError', 'UnicodeError', 112, 0, 'gim'],
  UnicodeEncodeError: ['UnicodeEncodeError', 'UnicodeError', 112, 0, 'gim'],
  UnicodeTranslateError: ['UnicodeTranslateError', 'UnicodeError', 112, 0, 'gim'],
  Warning: ['Warning', 'Exception', 72, 0, 'gim'],
  UserWarning: ['UserWarning', 'Warning', 72, 0, 'gim'],
  DeprecationWarning: ['DeprecationWarning', 'Warning', 72, 0, 'gim'],
  PendingDeprecationWarning: ['PendingDeprecationWarning', 'Warning', 72, 0, 'gim'],
  SyntaxWarning: ['SyntaxWarning', 'Warning', 72, 0, 'gim'],
  RuntimeWarning: ['RuntimeWarning', 'Warning', 72, 0, 'gim'],
  FutureWarning: ['FutureWarning', 'Warning', 72, 0, 'gim'],
  ImportWarning: ['ImportWarning', 'Warning', 72, 0, 'gim'],
  UnicodeWarning: ['UnicodeWarning', 'Warning', 72, 0, 'gim'],
  BytesWarning: ['BytesWarning', 'Warning', 72, 0, 'gim'],
  EncodingWarning: ['EncodingWarning', 'Warning', 72, 0, 'gim'],
  ResourceWarning: ['ResourceWarning', 'Warning', 72, 0, 'gim'],
  BaseExceptionGroup: ['BaseExceptionGroup', 'BaseException', 88, 0, 'gim'],
} as const satisfies Record<string, readonly [string, string | null, number, number, string]>;

export type TypeKey = keyof typeof ROWS;

/** `tp_weaklistoffset` of the static types whose objects take weak references. */
export const WEAK_LISTS: Partial<Record<TypeKey, number>> = {
  type: 368,
  set: 192,
  frozenset: 192,
  function: 96,
  method: 32,
  builtin: 40,
  code: 144,
  generator: 16,
  module: 40,
};

/** Bytes between two static types. */
export const TYPE_STRUCT = 416;

/** What a type's row says, with its place. */
export interface TypeRow {
  readonly key: TypeKey;
  readonly name: string;
  readonly address: number;
  readonly base: TypeKey | null;
  readonly basicSize: number;
  readonly itemSize: number;
  readonly gc: boolean;
  readonly mutable: boolean;
  readonly inheritable: boolean;
}

export const TYPE_KEYS = Object.keys(ROWS) as readonly TypeKey[];

export const TYPE_ROWS: readonly TypeRow[] = TYPE_KEYS.map((key, index) => {
  const [name, base, basicSize, itemSize, flags] = ROWS[key] as Row;
  return {
    key,
    name,
    address: STATIC + index * TYPE_STRUCT,
    base,
    basicSize,
    itemSize,
    gc: flags.includes('g'),
    mutable: flags.includes('m'),
    inheritable: flags.includes('i'),
  };
});

/** Address of each static type's struct. */
export const T = Object.fromEntries(TYPE_ROWS.map((row) => [row.key, row.address])) as Readonly<
  Record<TypeKey, number>
>;

export const STATIC_TYPES_END = STATIC + TYPE_ROWS.length * TYPE_STRUCT;

export function isStaticType(type: number): boolean {
  return type >= INT_TYPE && type < STATIC_TYPES_END;
}

/** The row of a static type's address. */
export function rowOf(type: number): TypeRow {
  return TYPE_ROWS[(type - STATIC) / TYPE_STRUCT]!;
}

/** The number of a static type's row. */
export function rowIndex(type: number): number {
  return (type - STATIC) / TYPE_STRUCT;
}

/** The keys of all exception classes. */
export const EXCEPTION_KEYS = TYPE_KEYS.slice(TYPE_KEYS.indexOf('BaseException'));
