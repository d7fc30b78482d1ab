import { installReleasing } from './function.js';
import { makeInt } from './int.js';
import type { ObjectSpace } from './space.js';
import { smallInt } from './statics.js';
import { NONE } from './statics.js';
import { CallableIteratorField, EnumerateField, FilterField, IteratorField, MapField, ZipField } from './struct.js';
import { allocateTuple, tupleItem, tupleLength } from './tuple.js';
import { T } from './type-table.js';

/** Iterators that ask others: Objects/enumobject.c, Objects/iterobject.c and the types of Python/bltinmodule.c. */

/** A new tracked object of a type with a GC head, its fields empty (`PyType_GenericAlloc`). */
export function allocateTracked(space: ObjectSpace, type: number, size: number): number {
  const object = space.makeGc(type, size);
  space.memory.clear(object + 16, size - 16);
  space.track(object);
  return object;
}

/** A tracked tuple with room for items that are still to be put (`PyTuple_New`). */
export function emptyTuple(space: ObjectSpace, length: number): number {
  const tuple = allocateTuple(space, length);
  space.memory.clear(tuple + 24, 8 * length);
  space.track(tuple);
  return tuple;
}

/** A tuple of Nones: what `zip` and `enumerate` use again and again for their results. */
export function makeHolder(space: ObjectSpace, length: number): number {
  const tuple = emptyTuple(space, length);
  for (let index = 0; index < length; index++) space.memory.point(tuple + 24 + index * 8, NONE);
  return tuple;
}

/** Counts, iterator and result of a new `enumerate`; the references are handed over. `start` 0: counts from `index`. */
export function fillEnumerate(
  space: ObjectSpace,
  object: number,
  iterator: number,
  index: number,
  start: number,
): void {
  const memory = space.memory;
  memory.put(object + EnumerateField.index, index);
  memory.pointNext(iterator);
  const result = makeHolder(space, 2);
  memory.point(object + EnumerateField.result, result);
  memory.pointNext(start);
  memory.pointNext(smallInt(1));
}

/** The number that `enumerate` gives next: a new reference, counted on. */
export function nextNumber(space: ObjectSpace, object: number): number {
  const index = space.field(object, EnumerateField.index);
  const number = makeInt(space, index, 1, true);
  space.memory.add(object + EnumerateField.index, 1);
  return number;
}

/** The result tuple, with a reference more, where nobody else holds it; else 0. */
export function reusable(space: ObjectSpace, result: number): number {
  return space.words[result >> 2] === 1 ? space.retain(result) : 0;
}

/** Puts an item into a result tuple, whose old one dies. The reference is handed over. */
export function exchange(space: ObjectSpace, result: number, index: number, item: number): void {
  const old = tupleItem(space.words, result, index);
  space.memory.point(result + 24 + index * 8, item);
  space.release(old);
}

/** The collector may have untracked a result that held nothing of interest to it. */
export function trackAgain(space: ObjectSpace, result: number): number {
  if (tupleLength(space.words, result) > 0 && !space.isTracked(result)) space.track(result);
  return result;
}

/** `iter(callable, sentinel)` (`PyCallIter_New`). */
export function makeCallableIterator(space: ObjectSpace, callable: number, sentinel: number): number {
  const iterator = space.makeGc(T.callableIterator, 32);
  space.memory.point(iterator + CallableIteratorField.callable, space.retain(callable));
  space.memory.point(iterator + CallableIteratorField.sentinel, space.retain(sentinel));
  space.track(iterator);
  return iterator;
}

/** An iterator from the last index down: over a list, or `reversed` of another sequence. */
export function makeReverseIterator(space: ObjectSpace, type: number, sequence: number, length: number): number {
  const iterator = space.makeGc(type, 32);
  space.memory.put(iterator + IteratorField.index, length - 1);
  space.memory.put(iterator + IteratorField.index + 4, length === 0 ? -1 : 0);
  space.memory.point(iterator + IteratorField.sequence, space.retain(sequence));
  space.track(iterator);
  return iterator;
}

export function installLazyIterators(space: ObjectSpace): void {
  installReleasing(space, T.callableIterator, [CallableIteratorField.callable, CallableIteratorField.sentinel]);
  installReleasing(space, T.enumerate, [EnumerateField.iterator, EnumerateField.result, EnumerateField.longIndex]);
  installReleasing(space, T.zip, [ZipField.iterators, ZipField.result]);
  installReleasing(space, T.map, [MapField.iterators, MapField.func]);
  installReleasing(space, T.filter, [FilterField.func, FilterField.iterator]);
}
