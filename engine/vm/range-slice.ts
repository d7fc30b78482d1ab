import { bigValue, isInt, makeInt } from '../object/int.js';
import { makeRange, rangeLength } from '../object/range.js';
import { NONE } from '../object/statics.js';
import { RangeField, SliceField } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { indexOfObject } from './index-number.js';
import type { Machine } from './machine.js';

/** What a slice means for so many items (`_PySlice_GetLongIndices`); null after an exception. */
export function longIndices(machine: Machine, slice: number, length: bigint): readonly [bigint, bigint, bigint] | null {
  const part = (offset: number): bigint | null | undefined => {
    const value = machine.field(slice, offset);
    if (value === NONE) return undefined;
    const index =
      isInt(machine, value) || hasIndex(machine, value) ? indexOfObject(machine, value) : wrongIndex(machine);
    if (index === null) return null;
    const number = bigValue(machine.words, index);
    machine.release(index);
    return number;
  };
  const step = part(SliceField.step);
  if (step === 0n) machine.raise(T.ValueError, 'slice step cannot be zero');
  if (step === null || step === 0n) return null;
  const by = step ?? 1n;
  const lower = by < 0n ? -1n : 0n;
  const upper = by < 0n ? length - 1n : length;
  const clamp = (value: bigint): bigint => {
    const from = value < 0n ? value + length : value;
    return from < lower ? lower : from > upper ? upper : from;
  };
  const start = part(SliceField.start);
  const stop = start === null ? null : part(SliceField.stop);
  if (start === null || stop === null) return null;
  return [
    start === undefined ? (by < 0n ? upper : lower) : clamp(start),
    stop === undefined ? (by < 0n ? lower : upper) : clamp(stop),
    by,
  ];
}

function hasIndex(machine: Machine, object: number): boolean {
  const name = machine.interned.get('__index__');
  return name !== undefined && machine.ops.lookup(machine.typeOf(object), name) !== 0;
}

function wrongIndex(machine: Machine): null {
  machine.raise(T.TypeError, 'slice indices must be integers or None or have an __index__ method');
  return null;
}

/** `compute_slice`: a range of some of a range's numbers. */
export function sliceOfRange(machine: Machine, range: number, slice: number): number {
  const [start, step, length] = [RangeField.start, RangeField.step, RangeField.length].map((field) =>
    bigValue(machine.words, machine.field(range, field)),
  );
  const indices = longIndices(machine, slice, length!);
  if (indices === null) return 0;
  const numbers = [start! + indices[0] * step!, start! + indices[1] * step!, step! * indices[2]] as const;
  const [from, to, by] = numbers.map((number) => makeInt(machine, number));
  return makeRange(machine, from!, to!, by!, makeInt(machine, rangeLength(...numbers)));
}
