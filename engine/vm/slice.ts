import { ARENAS, Runtime } from '../memory/address-map.js';
import { NONE } from '../object/statics.js';
import { GC_HEAD, SliceField } from '../object/struct.js';
import { rowIndex, T } from '../object/type-table.js';
import type { Machine } from './machine.js';
import { canBeIndex, sizeValue } from './number.js';

/** `PySlice_New` takes the cached one, if there is one. */
function takeSlice(machine: Machine): number {
  const cached = machine.memory.get(Runtime.sliceCache);
  if (cached === 0) return machine.makeGc(T.slice, 40);
  machine.memory.putRuntime(Runtime.sliceCache, 0);
  if (cached >= ARENAS) machine.memory.birth(cached - GC_HEAD);
  machine.memory.init(cached, T.slice, true);
  return cached;
}

/** A new tracked slice; the references are handed over (Objects/sliceobject.c). */
export function makeSlice(machine: Machine, start: number, stop: number, step: number): number {
  const slice = takeSlice(machine);
  machine.memory.point(slice + SliceField.start, start);
  machine.memory.pointNext(stop);
  machine.memory.pointNext(step);
  machine.track(slice);
  return slice;
}

/** `slice_dealloc`: the first to die is kept; the interpreter has had some before a program begins. */
export function parkSlice(machine: Machine): void {
  machine.memory.putRuntime(Runtime.sliceCache, machine.makeGc(T.slice, 40));
}

/** What a slice means for a sequence of a length (`PySlice_AdjustIndices`). */
export interface SliceIndices {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly places: readonly number[];
  /** All of the sequence, in order. */
  readonly whole: boolean;
}

/** Null after an exception. */
export function sliceIndices(machine: Machine, slice: number, length: number): SliceIndices | null {
  const part = (offset: number, otherwise: number): number | null => {
    const value = machine.field(slice, offset);
    if (value === NONE) return otherwise;
    if (canBeIndex(machine, value)) {
      const place = sizeValue(machine, value, 0);
      return place === null ? null : Math.max(-1e15, Math.min(1e15, place));
    }
    machine.raise(T.TypeError, 'slice indices must be integers or None or have an __index__ method');
    return null;
  };
  const step = part(SliceField.step, 1);
  if (step === 0) machine.raise(T.ValueError, 'slice step cannot be zero');
  if (step === null || step === 0) return null;
  const clamp = (value: number): number => {
    const from = value < 0 ? value + length : value;
    return Math.min(Math.max(from, step < 0 ? -1 : 0), step < 0 ? length - 1 : length);
  };
  const start = part(SliceField.start, step < 0 ? length - 1 : 0);
  const stop = start === null ? null : part(SliceField.stop, step < 0 ? -length - 1 : length);
  if (start === null || stop === null) return null;
  const from = clamp(start);
  const to = clamp(stop);
  const places: number[] = [];
  for (let at = from; step > 0 ? at < to : at > to; at += step) places.push(at);
  return { start: from, stop: to, step, places, whole: step === 1 && places.length === length };
}

export function installSlices(machine: Machine): void {
  const bury = (slice: number): void => {
    machine.releaseFields(slice, [SliceField.step, SliceField.start, SliceField.stop]);
    if (machine.memory.get(Runtime.sliceCache) === 0) machine.memory.putRuntime(Runtime.sliceCache, slice);
    else machine.freeObject(slice);
  };
  machine.burials[rowIndex(T.slice)] = (slice) => {
    machine.untrack(slice);
    machine.dismantle(slice, bury);
  };
}
