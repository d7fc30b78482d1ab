import { IntField, TYPE } from './struct.js';
import type { ObjectSpace } from './space.js';
import { FALSE, LARGEST_SMALL_INT, SMALLEST_INT, smallInt, TRUE } from './statics.js';
import { T } from './type-table.js';

/** Objects/longobject.c: digits of 30 bits, least significant first; `lv_tag` = digits << 3 | sign (0 +, 1 zero, 2 -). */
export const DIGIT_BITS = 30;
const DIGIT_MASK = (1 << DIGIT_BITS) - 1;
const ONE_DIGIT = 1 << DIGIT_BITS;

/** At most one digit. */
export function isCompactInt(words: Int32Array, object: number): boolean {
  return words[(object + IntField.tag) >> 2]! < 16;
}

/** The value of an int of at most one digit. */
export function compactValue(words: Int32Array, object: number): number {
  const at = (object + IntField.tag) >> 2;
  return (1 - (words[at]! & 3)) * words[at + 2]!;
}

export function isInt(space: ObjectSpace, object: number): boolean {
  const type = space.words[(object + TYPE) >> 2]!;
  return type === T.int || type === T.bool || space.isSubtype(type, T.int);
}

/** The value of any int: a number where that is exact, else a bigint. */
export function intValue(words: Int32Array, object: number): number | bigint {
  if (isCompactInt(words, object)) return compactValue(words, object);
  const tag = words[(object + IntField.tag) >> 2]!;
  const digits = tag >>> 3;
  const at = (object + IntField.digits) >> 2;
  if (digits === 2 && words[at + 1]! < 1 << 22) {
    const value = words[at + 1]! * ONE_DIGIT + words[at]!;
    return (tag & 3) === 2 ? -value : value;
  }
  let value = 0n;
  for (let index = digits - 1; index >= 0; index--) value = (value << 30n) | BigInt(words[at + index]!);
  return (tag & 3) === 2 ? -value : value;
}

export function bigValue(words: Int32Array, object: number): bigint {
  return BigInt(intValue(words, object));
}

/** How many digits an int has; 1 for zero. */
export function digitCount(words: Int32Array, object: number): number {
  return Math.max(1, words[(object + IntField.tag) >> 2]! >>> 3);
}

export function boolObject(value: boolean): number {
  return value ? TRUE : FALSE;
}

/** A new reference to an int of one digit (`_PyLong_FromSTwoDigits` and kin): 32 bytes, or a small int. */
export function makeCompactInt(space: ObjectSpace, value: number): number {
  if (value >= SMALLEST_INT && value <= LARGEST_SMALL_INT) return smallInt(value);
  return space.heap.allocateInt(value);
}

/**
 * A new reference to an int. `room`: digits that CPython allocates for it where that is more than it needs.
 * One digit made by arithmetic asks for 32 bytes, as `_PyLong_FromMedium` does; `exact` asks for 28, as `_PyLong_New`.
 */
export function makeInt(space: ObjectSpace, value: number | bigint, room = 1, exact = false): number {
  if (typeof value === 'number' && value > -ONE_DIGIT && value < ONE_DIGIT) {
    if (value >= SMALLEST_INT && value <= LARGEST_SMALL_INT) return smallInt(value);
    if (room === 1 && !exact && !space.booting) return space.heap.allocateInt(value);
    return makeDigits(space, value < 0, [Math.abs(value)], room);
  }
  const big = BigInt(value);
  if (big >= BigInt(SMALLEST_INT) && big <= BigInt(LARGEST_SMALL_INT)) return smallInt(Number(big));
  const digits: number[] = [];
  for (let rest = big < 0n ? -big : big; rest > 0n; rest >>= 30n) digits.push(Number(rest & BigInt(DIGIT_MASK)));
  if (digits.length === 1 && room === 1 && !exact && !space.booting) return space.heap.allocateInt(Number(big));
  return makeDigits(space, big < 0n, digits, room);
}

function makeDigits(space: ObjectSpace, negative: boolean, digits: readonly number[], room: number): number {
  const object = space.makePlain(T.int, 24 + 4 * Math.max(room, digits.length));
  const memory = space.memory;
  memory.put(object + IntField.tag, (digits.length << 3) | (negative ? 2 : 0));
  digits.forEach((digit, index) => memory.put(object + IntField.digits + index * 4, digit));
  return object;
}

/** A static int: the value 0 has tag 1 and one digit of 0. */
export function writeStaticInt(space: ObjectSpace, object: number, type: number, value: number): void {
  space.memory.init(object, type, false);
  space.memory.put(object, -1);
  space.memory.put(object + IntField.tag, value === 0 ? 1 : 8 | (value < 0 ? 2 : 0));
  space.memory.put(object + IntField.digits, Math.abs(value));
}

/** `long_hash`: the value modulo 2**61 - 1, with its sign; -1 becomes -2. Leaves it in `hashLow`, `hashHigh`. */
export function hashInt(space: ObjectSpace, object: number): void {
  const words = space.words;
  if (isCompactInt(words, object)) {
    const value = compactValue(words, object);
    space.hashLow = value === -1 ? -2 : value;
    space.hashHigh = value < 0 ? -1 : 0;
    return;
  }
  setHash(space, hashOfBig(bigValue(words, object)));
}

const MODULUS = (1n << 61n) - 1n;

export function hashOfBig(value: bigint): bigint {
  const rest = value < 0n ? -(-value % MODULUS) : value % MODULUS;
  return rest === -1n ? -2n : rest;
}

export function setHash(space: ObjectSpace, hash: bigint): void {
  space.hashLow = Number(BigInt.asIntN(32, hash));
  space.hashHigh = Number(BigInt.asIntN(32, hash >> 32n));
}
