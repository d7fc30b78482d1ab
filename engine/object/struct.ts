/**
 * Offsets of fields from the address that `id()` returns, as CPython 3.12's headers lay them out. Pre-headers are negative.
 */
export const TYPE = 8;
export const SIZE = 16;

/** `PyGC_Head`, 16 bytes in front of every object of a type with the GC flag. */
export const GC_HEAD = 16;
export const GC_NEXT = -16;
export const GC_PREV = -8;
/** `_PyGC_PREV_MASK_FINALIZED`, `_PyGC_PREV_MASK_COLLECTING`, `_PyGC_PREV_SHIFT`. */
export const GC_FINALIZED = 1;
export const GC_COLLECTING = 2;
export const GC_SHIFT = 2;

/** Pre-header of instances whose `__dict__` and weak references are managed: weak list, values or dict, GC head. */
export const MANAGED_HEAD = 32;
export const MANAGED_WEAKLIST = -32;
export const MANAGED_DICT = -24;

export const IntField = { tag: 16, digits: 24 } as const;
export const FloatField = { value: 16 } as const;
export const ComplexField = { real: 16, imag: 24 } as const;
export const ByteArrayField = { allocated: 24, bytes: 32, start: 40, exports: 48 } as const;
export const StrField = {
  length: 16,
  hash: 24,
  state: 32,
  asciiData: 40,
  utf8Length: 40,
  utf8: 48,
  data: 56,
  separate: 64,
} as const;
export const TupleField = { items: 24 } as const;
export const ListField = { items: 24, allocated: 32 } as const;
export const DictField = { used: 16, version: 24, keys: 32, values: 40 } as const;
export const KeysField = {
  refcnt: 0,
  log2Size: 8,
  kind: 10,
  version: 12,
  usable: 16,
  entryCount: 24,
  indices: 32,
} as const;
export const SetField = {
  fill: 16,
  used: 24,
  mask: 32,
  table: 40,
  hash: 48,
  finger: 56,
  smallTable: 64,
  weakList: 192,
} as const;
export const RangeField = { start: 16, stop: 24, step: 32, length: 40 } as const;
export const RangeIteratorField = { start: 16, step: 24, length: 32 } as const;
export const SliceField = { start: 16, stop: 24, step: 32 } as const;
export const FunctionObject = {
  globals: 16,
  builtins: 24,
  name: 32,
  qualname: 40,
  code: 48,
  defaults: 56,
  kwdefaults: 64,
  closure: 72,
  doc: 80,
  dict: 88,
  weakList: 96,
  module: 104,
  annotations: 112,
  typeParams: 120,
  vectorcall: 128,
  version: 136,
} as const;
export const MethodField = { func: 16, self: 24, weakList: 32 } as const;
export const MethodWrapperField = { descriptor: 16, self: 24 } as const;
/** `ml`: the number of the native function in the machine's table. */
export const BuiltinField = { ml: 16, self: 24, module: 32, weakList: 40 } as const;
export const DescriptorField = { type: 16, name: 24, qualname: 32, native: 40 } as const;
export const CellField = { ref: 16 } as const;
export const CodeObject = {
  consts: 24,
  names: 32,
  exceptionTable: 40,
  flags: 48,
  argCount: 52,
  posOnlyArgCount: 56,
  kwOnlyArgCount: 60,
  stackSize: 64,
  firstLine: 68,
  localsPlusCount: 72,
  frameSize: 76,
  localCount: 80,
  cellCount: 84,
  freeCount: 88,
  version: 92,
  localsPlusNames: 96,
  localsPlusKinds: 104,
  filename: 112,
  name: 120,
  qualname: 128,
  lineTable: 136,
  weakList: 144,
  bytecode: 192,
} as const;
export const ModuleField = { dict: 16, def: 24, state: 32, weakList: 40, name: 48 } as const;
/** Iterators over list, tuple, str and sequences. */
export const IteratorField = { index: 16, sequence: 24 } as const;
export const DictIteratorField = { dict: 16, used: 24, position: 32, result: 40, length: 48 } as const;
export const DictViewField = { dict: 16 } as const;
export const SetIteratorField = { set: 16, used: 24, position: 32, length: 40 } as const;
/** `iter(callable, sentinel)`. */
export const CallableIteratorField = { callable: 16, sentinel: 24 } as const;
export const EnumerateField = { index: 16, iterator: 24, result: 32, longIndex: 40, one: 48 } as const;
export const ZipField = { size: 16, iterators: 24, result: 32, strict: 40 } as const;
export const MapField = { iterators: 16, func: 24 } as const;
export const FilterField = { func: 16, iterator: 24 } as const;
export const GenericAliasField = {
  origin: 16,
  args: 24,
  parameters: 32,
  weakList: 40,
  starred: 48,
  vectorcall: 56,
} as const;
export const UnionField = { args: 16, parameters: 24 } as const;
export const ExceptionField = {
  dict: 16,
  args: 24,
  notes: 32,
  traceback: 40,
  context: 48,
  cause: 56,
  suppressContext: 64,
  /** `StopIteration.value`, `NameError.name`, `AttributeError.obj`. */
  extra: 72,
  extra2: 80,
} as const;
/** `PyBaseExceptionGroupObject`. */
export const GroupField = { message: 72, exceptions: 80 } as const;
/** `dequeobject` (Modules/_collectionsmodule.c); the length is at 16. */
export const DequeField = {
  leftBlock: 24,
  rightBlock: 32,
  leftIndex: 40,
  rightIndex: 48,
  state: 56,
  maxLength: 64,
  freeCount: 72,
  freeBlocks: 80,
  weakList: 208,
} as const;
/** `defdictobject`: after the dict. */
export const DefaultDictField = { factory: 48 } as const;
/** `lru_list_elem` (Modules/_functoolsmodule.c); a cache begins with one, the root of its ring. */
export const LruLinkField = { previous: 16, next: 24, hash: 32, key: 40, result: 48 } as const;
/** `lru_cache_object`. */
export const LruField = {
  wrapper: 56,
  typed: 64,
  cache: 72,
  hits: 80,
  func: 88,
  most: 96,
  misses: 104,
  mark: 112,
  infoType: 120,
  dict: 136,
  weakList: 144,
} as const;
/** `teedataobject`: 57 items, and the next link. */
export const TeeLinkField = { it: 16, count: 24, running: 28, next: 32, values: 40 } as const;
export const TracebackField = { next: 16, frame: 24, instruction: 32, line: 36 } as const;
/** `PyFrameObject`: the frame that it stands for is elsewhere while it runs, and in `frame` from 56 on afterwards. */
export const FrameObjectField = { back: 16, frame: 24, trace: 32, line: 40, flags: 44, data: 48 } as const;
export const PropertyField = { get: 16, set: 24, delete: 32, doc: 40, name: 48, getterDoc: 56 } as const;
export const WrappedField = { callable: 16, dict: 24 } as const;
/** `PyWeakReference`; `object` is not counted, and None once it is gone. */
export const WeakrefField = {
  object: 16,
  callback: 24,
  hash: 32,
  previous: 40,
  next: 48,
} as const;
export const SuperField = { type: 16, object: 24, objectType: 32 } as const;

/** `PyTypeObject` and, from 856 on, `PyHeapTypeObject`. */
export const TypeField = {
  name: 24,
  basicSize: 32,
  itemSize: 40,
  /** Where CPython has a function, this has the number of the static type's row whose struct instances start with. */
  dealloc: 48,
  flags: 168,
  doc: 176,
  weakListOffset: 208,
  base: 256,
  dict: 264,
  dictOffset: 288,
  bases: 336,
  mro: 344,
  cache: 352,
  subclasses: 360,
  weakList: 368,
  versionTag: 384,
  heapName: 856,
  slots: 864,
  qualname: 872,
  cachedKeys: 880,
  module: 888,
  slotMembers: 920,
} as const;

export const TypeFlag = {
  managedWeakref: 1 << 3,
  managedDict: 1 << 4,
  sequence: 1 << 5,
  mapping: 1 << 6,
  heapType: 1 << 9,
  baseType: 1 << 10,
  ready: 1 << 12,
  haveGc: 1 << 14,
  matchSelf: 1 << 22,
  intSubclass: 1 << 24,
  listSubclass: 1 << 25,
  tupleSubclass: 1 << 26,
  bytesSubclass: 1 << 27,
  strSubclass: 1 << 28,
  dictSubclass: 1 << 29,
  exceptionSubclass: 1 << 30,
  typeSubclass: 1 << 31,
} as const;
