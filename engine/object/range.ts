import { bigValue, makeInt } from './int.js';
import type { ObjectSpace } from './space.js';
import { RangeField, RangeIteratorField } from './struct.js';
import { rowIndex, T } from './type-table.js';

/** Objects/rangeobject.c. A range holds four ints; its iterator three C longs. */

/** A new range of ints whose references are handed over; the length is computed. */
export function makeRange(space: ObjectSpace, start: number, stop: number, step: number, length: number): number {
  const range = space.makePlain(T.range, 48);
  space.memory.point(range + RangeField.start, start);
  space.memory.pointNext(stop);
  space.memory.pointNext(step);
  space.memory.pointNext(length);
  return range;
}

/** How many numbers a range has (`compute_range_length`). */
export function rangeLength(start: bigint, stop: bigint, step: bigint): bigint {
  if (step > 0n) return start < stop ? (stop - start - 1n) / step + 1n : 0n;
  return start > stop ? (start - stop - 1n) / -step + 1n : 0n;
}

/** `range_equals`: the same numbers. */
export function sameRange(words: Int32Array, a: number, b: number): boolean {
  const part = (range: number, field: number): bigint => bigValue(words, words[(range + field) >> 2]!);
  const length = part(a, RangeField.length);
  if (length !== part(b, RangeField.length)) return false;
  if (length === 0n || a === b) return true;
  if (part(a, RangeField.start) !== part(b, RangeField.start)) return false;
  return length === 1n || part(a, RangeField.step) === part(b, RangeField.step);
}

/** A new iterator over numbers that fit in a machine word. */
export function makeRangeIterator(space: ObjectSpace, start: number, step: number, length: number): number {
  const iterator = space.makePlain(T.range_iterator, 40);
  space.memory.put(iterator + RangeIteratorField.start, start);
  space.memory.putNext(step);
  space.memory.putNext(length);
  return iterator;
}

/** `range_iter`: over machine words where all numbers fit those, else over ints. */
export function iterateRange(space: ObjectSpace, start: bigint, step: bigint, length: bigint): number {
  const small = [start, step, length, start + step * length].every((value) => value >= -LIMIT && value < LIMIT);
  if (small) return makeRangeIterator(space, Number(start), Number(step), Number(length));
  const iterator = space.makePlain(T.longrange_iterator, 40);
  [start, step, length].forEach((value, index) => {
    const number = makeInt(space, value);
    space.memory.point(iterator + RangeIteratorField.start + index * 8, number);
  });
  return iterator;
}

const LIMIT = 2n ** 31n;

/** `rangeiter_next`: a new reference, or 0 at the end. */
export function nextOfRange(space: ObjectSpace, iterator: number): number {
  const words = space.words;
  const left = words[(iterator + RangeIteratorField.length) >> 2]!;
  if (left <= 0) return 0;
  const value = words[(iterator + RangeIteratorField.start) >> 2]!;
  space.memory.advanceRange(iterator);
  return makeInt(space, value);
}

export function installRange(space: ObjectSpace): void {
  space.burials[rowIndex(T.range)] = (range) => {
    space.release(space.field(range, RangeField.start));
    space.release(space.field(range, RangeField.stop));
    space.release(space.field(range, RangeField.step));
    space.release(space.field(range, RangeField.length));
    space.heap.free('o', range);
  };
  space.burials[rowIndex(T.range_iterator)] = (iterator) => space.heap.free('o', iterator);
  space.burials[rowIndex(T.longrange_iterator)] = (iterator) => {
    for (const field of Object.values(RangeIteratorField)) space.release(space.field(iterator, field));
    space.heap.free('o', iterator);
  };
  space.burials[rowIndex(T.int)] = (object) => space.heap.free('o', object);
  space.burials[rowIndex(T.object)] = (object) => space.heap.free('o', object);
}
