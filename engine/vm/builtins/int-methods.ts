import { makeBytes } from '../../object/bytes.js';
import { bigValue, boolObject, makeInt, intValue } from '../../object/int.js';
import { bitLength } from '../../object/int-room.js';
import { isStr, textOf } from '../../object/str.js';
import { copyToTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { OutOfMemory } from '../../heap/heap.js';
import { bufferOf } from '../buffer.js';
import type { Getset, Machine, Native, NativeRow } from '../machine.js';
import { plainInt, sizeArgument } from '../number.js';
import { bindNative } from './arguments.js';
import { roundInt } from './rounding.js';

/** Objects/longobject.c, methods and computed attributes. */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | null = null,
): NativeRow {
  return { name, owner: 'int', least, most, keywords, call };
}

/** `'big'` or `'little'` as true or false; null after an exception. */
function isBigEndian(machine: Machine, order: number): boolean | null {
  if (order === 0) return true;
  if (!isStr(machine, order)) {
    const name = machine.typeName(machine.typeOf(order));
    machine.raise(T.TypeError, `to_bytes() argument 'byteorder' must be str, not ${name}`);
    return null;
  }
  const text = textOf(machine, order);
  if (text === 'big' || text === 'little') return text === 'big';
  machine.raise(T.ValueError, "byteorder must be either 'little' or 'big'");
  return null;
}

function toBytes(machine: Machine, args: readonly number[], names: readonly string[], self: number): number {
  const parameters = ['length', 'byteorder', 'signed'];
  const bound = bindNative(machine, 'to_bytes', args, names, parameters, { keywordOnly: 1 });
  if (bound === null) return 0;
  const [length, order, sign] = bound as [number, number, number];
  const size = length === 0 ? 1 : sizeArgument(machine, length);
  const big = size === null ? null : isBigEndian(machine, order);
  const signed = big === null || sign === 0 ? 0 : machine.ops.truth(sign);
  if (size === null || big === null || signed < 0) return 0;
  if (size < 0) return machine.raise(T.ValueError, 'length argument must be non-negative');
  if (size > 100_000_000) throw new OutOfMemory();
  const value = bigValue(machine.words, self);
  if (value < 0n && signed === 0) return machine.raise(T.OverflowError, "can't convert negative int to unsigned");
  const bits = value < 0n ? bitLength(-value - 1n) : bitLength(value);
  if (bits + (signed === 1 && (value !== 0n || size === 0) && value !== 0n ? 1 : 0) > size * 8) {
    return machine.raise(T.OverflowError, 'int too big to convert');
  }
  const data = new Uint8Array(size);
  let rest = BigInt.asUintN(size * 8, value);
  for (let index = 0; index < size && rest > 0n; index++, rest >>= 8n) data[index] = Number(rest & 0xffn);
  return makeBytes(machine, big ? data.reverse() : data);
}

function fromBytes(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const parameters = ['bytes', 'byteorder', 'signed'];
  const bound = bindNative(machine, 'from_bytes', args, names, parameters, { required: 1, keywordOnly: 1 });
  if (bound === null) return 0;
  const [source, order, sign] = bound as [number, number, number];
  const big = isBigEndian(machine, order);
  const signed = big === null || sign === 0 ? 0 : machine.ops.truth(sign);
  if (big === null || signed < 0) return 0;
  let data = bufferOf(machine, source);
  if (data === null) {
    if (isStr(machine, source)) return machine.raise(T.TypeError, `cannot convert 'str' object to bytes`);
    const made = machine.ops.call(T.bytes, [source]);
    if (made === 0) return 0;
    data = bufferOf(machine, made)!;
    machine.release(made);
  }
  const ordered = big ? data : data.slice().reverse();
  const hex = [...ordered].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const value = hex === '' ? 0n : BigInt(`0x${hex}`);
  return makeInt(machine, signed === 1 ? BigInt.asIntN(data.length * 8, value) : value, 1, true);
}

function bitCount(value: number | bigint): number {
  return [...(value < 0 ? -value : value).toString(2)].filter((digit) => digit === '1').length;
}

const itself = (name: string): NativeRow => row(name, 0, 0, (machine, _args, _names, self) => plainInt(machine, self));

export const INT_METHODS: readonly NativeRow[] = [
  row('bit_length', 0, 0, (machine, _args, _names, self) => makeInt(machine, bitLength(intValue(machine.words, self)))),
  row('bit_count', 0, 0, (machine, _args, _names, self) => makeInt(machine, bitCount(intValue(machine.words, self)))),
  itself('conjugate'),
  itself('__trunc__'),
  itself('__floor__'),
  itself('__ceil__'),
  row('__round__', 0, 1, (machine, [digits], _names, self) => roundInt(machine, self, digits ?? 0)),
  row('is_integer', 0, 0, () => boolObject(true)),
  row('as_integer_ratio', 0, 0, (machine, _args, _names, self) => {
    const numerator = plainInt(machine, self);
    const pair = copyToTuple(machine, [numerator, makeInt(machine, 1)]);
    machine.release(numerator);
    return pair;
  }),
  row('to_bytes', 0, Infinity, toBytes, ['length', 'byteorder', 'signed']),
  { ...row('from_bytes', 0, Infinity, fromBytes, ['bytes', 'byteorder', 'signed']), kind: 'class' },
];

function computed(name: string, get: (machine: Machine, object: number) => number): Getset {
  return { name, get, set: null };
}

export const INT_GETSETS: readonly Getset[] = [
  computed('real', plainInt),
  computed('imag', (machine) => makeInt(machine, 0)),
  computed('numerator', plainInt),
  computed('denominator', (machine) => makeInt(machine, 1)),
];
