import { digitCount, DIGIT_BITS, makeInt } from './int.js';
import type { ObjectSpace } from './space.js';

/**
 * Blocks that Objects/longobject.c asks for on the way to a result: a result with more digits of room than it needs, and
 * numbers that are only worked with.
 */

/** `maybe_small_long(long_normalize(z))` of a `_PyLong_New(room)`: a small int gives the block back at once. */
export function makeRoomy(space: ObjectSpace, value: number | bigint, room: number): number {
  if (value >= -5 && value <= 256) {
    releaseScratch(space, scratch(space, room));
    return makeInt(space, value);
  }
  return makeInt(space, value, room, true);
}

/** `_PyLong_New` of a number that lives for the length of an operation. */
export function scratch(space: ObjectSpace, digits: number): number {
  return space.heap.allocate('o', 24 + 4 * Math.max(1, digits));
}

export function releaseScratch(space: ObjectSpace, block: number): void {
  space.heap.free('o', block);
}

/** How many digits a value takes; 0 for zero. */
export function digitsOf(value: bigint): number {
  return Math.ceil(bitLength(value) / DIGIT_BITS);
}

/** `_PyLong_NumBits`. */
export function bitLength(value: number | bigint): number {
  const size = value < 0 ? -value : value;
  if (typeof size === 'number')
    return size === 0 ? 0 : Math.floor(Math.log2(size)) + 1 - (2 ** Math.floor(Math.log2(size)) > size ? 1 : 0);
  if (size === 0n) return 0;
  const text = size.toString(16);
  return (text.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(text[0]!, 16)));
}

/** Digits of an int object; 0 for zero. */
export function signedDigits(space: ObjectSpace, object: number): number {
  return space.words[(object + 16) >> 2]! >>> 3 === 0 ? 0 : digitCount(space.words, object);
}
