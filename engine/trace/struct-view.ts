import { STATIC, toVirtual } from '../memory/address-map.js';
import { floatValue } from '../object/float.js';
import { intValue } from '../object/int.js';
import { isExceptionRow } from '../object/referents.js';
import { isCompact } from '../object/str.js';
import { sizeOf } from '../object/size.js';
import { TYPE } from '../object/struct.js';
import { T, type TypeKey } from '../object/type-table.js';
import { headSize, type ImageReader, isStaticAddress, tagOf } from './identity.js';
import { literal, typeName } from './literal.js';
import { withFillers } from './filler.js';
import { layoutKey, slotsOf } from './slots.js';
import type { StructField } from './state.js';

/** How the bytes of a field are to be read. */
type Reading = 'count' | 'object' | 'address' | 'number' | 'signed' | 'double' | 'digits' | 'gc' | 'values' | 'text';

type Field = readonly [offset: number, size: number, name: string, reading: Reading];

const HEAD: readonly Field[] = [
  [0, 8, 'ob_refcnt', 'count'],
  [8, 8, 'ob_type', 'object'],
];
const GC: readonly Field[] = [
  [-16, 8, '_gc_next', 'gc'],
  [-8, 8, '_gc_prev', 'gc'],
];
const MANAGED: readonly Field[] = [
  [-32, 8, 'weak references', 'object'],
  [-24, 8, 'dict or values', 'values'],
];

const SET: readonly Field[] = [
  [16, 8, 'fill', 'number'],
  [24, 8, 'used', 'number'],
  [32, 8, 'mask', 'number'],
  [40, 8, 'table', 'address'],
  [48, 8, 'hash', 'signed'],
  [56, 8, 'finger', 'number'],
  ...Array.from({ length: 8 }, (_, slot): readonly Field[] => [
    [64 + slot * 16, 8, `smalltable[${slot}].key`, 'object'],
    [72 + slot * 16, 8, `smalltable[${slot}].hash`, 'signed'],
  ]).flat(),
  [192, 8, 'weakreflist', 'object'],
];
const SEQUENCE_ITERATOR: readonly Field[] = [
  [16, 8, 'it_index', 'signed'],
  [24, 8, 'it_seq', 'object'],
];
const VIEW: readonly Field[] = [[16, 8, 'dv_dict', 'object']];
const DICT_ITERATOR: readonly Field[] = [
  [16, 8, 'di_dict', 'object'],
  [24, 8, 'di_used', 'signed'],
  [32, 8, 'di_pos', 'signed'],
  [40, 8, 'di_result', 'object'],
  [48, 8, 'len', 'signed'],
];

/** The fields after the head, as CPython's headers name them. */
const FIELDS: Partial<Record<TypeKey, readonly Field[]>> = {
  int: [
    [16, 8, 'lv_tag', 'number'],
    [24, 4, 'ob_digit[0]', 'digits'],
  ],
  bool: [
    [16, 8, 'lv_tag', 'number'],
    [24, 4, 'ob_digit[0]', 'digits'],
  ],
  float: [[16, 8, 'ob_fval', 'double']],
  str: [
    [16, 8, 'length', 'number'],
    [24, 8, 'hash', 'signed'],
    [32, 4, 'state', 'number'],
  ],
  bytes: [
    [16, 8, 'ob_size', 'number'],
    [24, 8, 'ob_shash', 'signed'],
  ],
  complex: [
    [16, 8, 'cval.real', 'double'],
    [24, 8, 'cval.imag', 'double'],
  ],
  bytearray: [
    [16, 8, 'ob_size', 'number'],
    [24, 8, 'ob_alloc', 'number'],
    [32, 8, 'ob_bytes', 'address'],
    [40, 8, 'ob_start', 'address'],
    [48, 8, 'ob_exports', 'number'],
  ],
  tuple: [[16, 8, 'ob_size', 'number']],
  list: [
    [16, 8, 'ob_size', 'number'],
    [24, 8, 'ob_item', 'address'],
    [32, 8, 'allocated', 'number'],
  ],
  dict: [
    [16, 8, 'ma_used', 'number'],
    [24, 8, 'ma_version_tag', 'number'],
    [32, 8, 'ma_keys', 'address'],
    [40, 8, 'ma_values', 'address'],
  ],
  set: SET,
  frozenset: SET,
  setIterator: [
    [16, 8, 'si_set', 'object'],
    [24, 8, 'si_used', 'signed'],
    [32, 8, 'si_pos', 'signed'],
    [40, 8, 'len', 'signed'],
  ],
  slice: [
    [16, 8, 'start', 'object'],
    [24, 8, 'stop', 'object'],
    [32, 8, 'step', 'object'],
  ],
  enumerate: [
    [16, 8, 'en_index', 'signed'],
    [24, 8, 'en_sit', 'object'],
    [32, 8, 'en_result', 'object'],
    [40, 8, 'en_longindex', 'object'],
    [48, 8, 'one', 'object'],
  ],
  reversed: [
    [16, 8, 'index', 'signed'],
    [24, 8, 'seq', 'object'],
  ],
  zip: [
    [16, 8, 'tuplesize', 'signed'],
    [24, 8, 'ittuple', 'object'],
    [32, 8, 'result', 'object'],
    [40, 4, 'strict', 'number'],
  ],
  map: [
    [16, 8, 'iters', 'object'],
    [24, 8, 'func', 'object'],
  ],
  filter: [
    [16, 8, 'func', 'object'],
    [24, 8, 'it', 'object'],
  ],
  callableIterator: [
    [16, 8, 'it_callable', 'object'],
    [24, 8, 'it_sentinel', 'object'],
  ],
  genericAlias: [
    [16, 8, 'origin', 'object'],
    [24, 8, 'args', 'object'],
    [32, 8, 'parameters', 'object'],
    [40, 8, 'weakreflist', 'object'],
    [48, 1, 'starred', 'number'],
  ],
  unionType: [
    [16, 8, 'args', 'object'],
    [24, 8, 'parameters', 'object'],
  ],
  dictKeys: VIEW,
  dictValues: VIEW,
  dictItems: VIEW,
  dictKeyIterator: DICT_ITERATOR,
  dictValueIterator: DICT_ITERATOR,
  dictItemIterator: DICT_ITERATOR,
  dictReverseKeyIterator: DICT_ITERATOR,
  dictReverseValueIterator: DICT_ITERATOR,
  dictReverseItemIterator: DICT_ITERATOR,
  tupleIterator: SEQUENCE_ITERATOR,
  strIterator: SEQUENCE_ITERATOR,
  strAsciiIterator: SEQUENCE_ITERATOR,
  bytesIterator: SEQUENCE_ITERATOR,
  bytearrayIterator: SEQUENCE_ITERATOR,
  listReverseIterator: SEQUENCE_ITERATOR,
  iterator: SEQUENCE_ITERATOR,
  range: [
    [16, 8, 'start', 'object'],
    [24, 8, 'stop', 'object'],
    [32, 8, 'step', 'object'],
    [40, 8, 'length', 'object'],
  ],
  range_iterator: [
    [16, 8, 'start', 'signed'],
    [24, 8, 'step', 'signed'],
    [32, 8, 'len', 'signed'],
  ],
  function: [
    [16, 8, 'func_globals', 'object'],
    [24, 8, 'func_builtins', 'object'],
    [32, 8, 'func_name', 'object'],
    [40, 8, 'func_qualname', 'object'],
    [48, 8, 'func_code', 'object'],
    [56, 8, 'func_defaults', 'object'],
    [64, 8, 'func_kwdefaults', 'object'],
    [72, 8, 'func_closure', 'object'],
    [80, 8, 'func_doc', 'object'],
    [88, 8, 'func_dict', 'object'],
    [96, 8, 'func_weakreflist', 'object'],
    [104, 8, 'func_module', 'object'],
  ],
  method: [
    [16, 8, 'im_func', 'object'],
    [24, 8, 'im_self', 'object'],
    [32, 8, 'im_weakreflist', 'object'],
  ],
  generator: [
    [16, 8, 'gi_weakreflist', 'object'],
    [24, 8, 'gi_name', 'object'],
    [32, 8, 'gi_qualname', 'object'],
    [40, 8, 'gi_exc_state.exc_value', 'object'],
    [48, 8, 'gi_exc_state.previous_item', 'address'],
    [56, 8, 'gi_origin_or_finalizer', 'object'],
    [72, 8, 'gi_iframe.f_code', 'object'],
    [80, 8, 'gi_iframe.previous', 'address'],
    [88, 8, 'gi_iframe.f_funcobj', 'object'],
    [96, 8, 'gi_iframe.f_globals', 'object'],
    [104, 8, 'gi_iframe.f_builtins', 'object'],
    [112, 8, 'gi_iframe.f_locals', 'object'],
    [120, 8, 'gi_iframe.frame_obj', 'object'],
  ],
  cell: [[16, 8, 'ob_ref', 'object']],
  module: [
    [16, 8, 'md_dict', 'object'],
    [24, 8, 'md_def', 'address'],
    [32, 8, 'md_state', 'address'],
    [40, 8, 'md_weaklist', 'object'],
    [48, 8, 'md_name', 'object'],
  ],
  listIterator: SEQUENCE_ITERATOR,
  type: [
    [32, 8, 'tp_basicsize', 'number'],
    [40, 8, 'tp_itemsize', 'number'],
    [168, 8, 'tp_flags', 'number'],
    [256, 8, 'tp_base', 'object'],
    [264, 8, 'tp_dict', 'object'],
    [336, 8, 'tp_bases', 'object'],
    [344, 8, 'tp_mro', 'object'],
  ],
};

const WEAKREF: readonly Field[] = [
  [16, 8, 'wr_object', 'object'],
  [24, 8, 'wr_callback', 'object'],
  [32, 8, 'hash', 'signed'],
  [40, 8, 'wr_prev', 'object'],
  [48, 8, 'wr_next', 'object'],
  [56, 8, 'vectorcall', 'address'],
];

const EXCEPTION: readonly Field[] = [
  [16, 8, 'dict', 'object'],
  [24, 8, 'args', 'object'],
  [32, 8, 'notes', 'object'],
  [40, 8, 'traceback', 'object'],
  [48, 8, 'context', 'object'],
  [56, 8, 'cause', 'object'],
];

/** Fields that are shown of an object's items or characters. */
const MOST_ITEMS = 16;

/** The struct of an object, pre-header first. */
export function fieldsOf(memory: ImageReader, at: number): Omit<StructField, 'changed'>[] {
  const key = layoutKey(memory, at);
  const head = isStaticAddress(at) && memory.words[(at + TYPE) >> 2] === T.type ? 0 : headSize(memory, at);
  const fields: Field[] = [
    ...(head === 32 ? MANAGED : []),
    ...(head >= 16 ? GC : []),
    ...HEAD,
    ...(FIELDS[key] ?? (isExceptionRow(key) ? EXCEPTION : /^weak/u.test(key) ? WEAKREF : [])),
    ...payload(memory, at, key),
  ];
  const told = fields.map(([offset, size, name, reading]) => {
    const bytes = fieldBytes(memory, at + offset, size, reading);
    return { offset, name, bytes, meaning: meaningOf(memory, at, at + offset, reading) };
  });
  return isStaticAddress(at) ? told : withFillers(memory, at, head, told);
}

/** Words of a block that has no struct: what they refer to, or their number. */
export function wordFields(
  memory: ImageReader,
  block: number,
  size: number,
  holdsObjects: boolean,
): Omit<StructField, 'changed'>[] {
  return range(Math.floor(size / 8)).map((index) => {
    const at = block + index * 8;
    const word = memory.words[at >> 2]!;
    const isObject = holdsObjects && word >= STATIC && word < memory.map.births && (word & 15) === 0;
    const reading: Reading = isObject ? 'object' : 'number';
    const meaning = isObject ? meaningOf(memory, block, at, reading) : word === 0 ? '' : String(word >>> 0);
    return { offset: index * 8, name: `[${index}]`, bytes: fieldBytes(memory, at, 8, reading), meaning };
  });
}

/** Items of tuples, further digits of ints, characters of strings, slots of instances. */
function payload(memory: ImageReader, at: number, key: TypeKey): Field[] {
  const word = (offset: number): number => memory.words[(at + offset) >> 2]!;
  if (key === 'tuple') {
    return range(Math.min(word(16), MOST_ITEMS)).map((index): Field => [
      24 + index * 8,
      8,
      `ob_item[${index}]`,
      'object',
    ]);
  }
  if (key === 'int') {
    const digits = Math.min(word(16) >>> 3, MOST_ITEMS);
    return range(Math.max(0, digits - 1)).map((index): Field => [
      28 + index * 4,
      4,
      `ob_digit[${index + 1}]`,
      'digits',
    ]);
  }
  if (key === 'str' && !isCompact(memory.words, at)) return [[56, 8, 'data', 'address']];
  if (key === 'str' || key === 'bytes') {
    const start = key === 'bytes' ? 32 : (word(32) & 0x40) !== 0 ? 40 : 56;
    const end = sizeOf(memory, at);
    return range(Math.min(Math.ceil((end - start) / 8), 8)).map((index): Field => {
      return [start + index * 8, Math.min(8, end - start - index * 8), index === 0 ? 'data' : '', 'text'];
    });
  }
  const type = word(8);
  if (type >= memory.map.arenasEnd || !isStaticAddress(type)) {
    const slots = slotsOf(memory, at).slots.filter((slot) => slot.part === 'attribute').length;
    const room = (memory.words[(type + 32) >> 2]! - 16) >> 3;
    if (key === 'object' && room > 0)
      return range(Math.min(room, slots)).map((index): Field => [16 + index * 8, 8, `slot ${index}`, 'object']);
  }
  return [];
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** The bytes as a 64-bit machine has them: the upper half of a pointer is the same for all, and is filled in here. */
function fieldBytes(memory: ImageReader, at: number, size: number, reading: Reading): number[] {
  if (reading === 'double' || reading === 'text' || reading === 'digits')
    return [...memory.bytes.subarray(at, at + size)];
  const word = memory.words[at >> 2]!;
  if (reading === 'object' || reading === 'address' || reading === 'gc' || reading === 'values') {
    return littleEndian(BigInt(word === 0 ? 0 : toVirtual(word >>> 0)), size);
  }
  const high = size === 8 && reading === 'signed' ? BigInt(memory.words[(at + 4) >> 2]!) << 32n : 0n;
  return littleEndian(high | BigInt(word >>> 0), size);
}

function littleEndian(value: bigint, size: number): number[] {
  const whole = BigInt.asUintN(64, value);
  return range(size).map((index) => Number((whole >> BigInt(index * 8)) & 255n));
}

function meaningOf(memory: ImageReader, object: number, at: number, reading: Reading): string {
  const word = memory.words[at >> 2]!;
  switch (reading) {
    case 'count':
      return word < 0 ? 'immortal' : String(word);
    case 'object':
      return word === 0 ? 'none' : objectWords(memory, word);
    case 'address':
      return word === 0 ? 'none' : `0x${toVirtual(word).toString(16)}`;
    case 'gc':
      return (word & ~3) === 0 ? 'not tracked' : `0x${toVirtual(word & ~3).toString(16)}`;
    case 'values':
      return word === 0 ? 'none' : (word & 1) !== 0 ? 'values inline' : objectWords(memory, word);
    case 'double':
      return literal(memory, object, 'float') ?? String(floatValue(memory.floats, object));
    case 'signed': {
      const value = (BigInt(memory.words[(at + 4) >> 2]!) << 32n) | BigInt(word >>> 0);
      return value === -1n ? '-1: not computed yet' : value.toString();
    }
    case 'digits':
      return at === object + 24 ? `${word >>> 0} of ${intValue(memory.words, object)}` : String(word >>> 0);
    case 'text':
      return printable(memory, at);
    case 'number':
      return String(word >>> 0);
  }
}

function printable(memory: ImageReader, at: number): string {
  return [...memory.bytes.subarray(at, at + 8)]
    .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·'))
    .join('');
}

/** An object in a few words: its value where it is a short one, else its type and place. */
function objectWords(memory: ImageReader, object: number): string {
  if (object >= memory.map.births) return 'unknown';
  const shown = literal(memory, object, layoutKey(memory, object));
  const type = typeName(memory, memory.words[(object + TYPE) >> 2]!);
  if (shown !== null && shown.length <= 24)
    return type === 'type' ? shown : ['function', 'module', 'code'].includes(type) ? `${type} ${shown}` : shown;
  return `${type} ${tagOf(memory, object)}`;
}
