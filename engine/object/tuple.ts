import { FREE_TUPLE_SIZE, parkInChain, takeFromChain, tupleChain } from './free-list.js';
import type { ObjectSpace } from './space.js';
import { EMPTY_TUPLE } from './statics.js';
import { GC_HEAD, SIZE, TupleField, TYPE } from './struct.js';
import { rowIndex, T } from './type-table.js';

/** Objects/tupleobject.c: items from 24 on. */
export function tupleLength(words: Int32Array, object: number): number {
  return words[(object + SIZE) >> 2]!;
}

export function tupleItem(words: Int32Array, object: number, index: number): number {
  return words[(object + TupleField.items + index * 8) >> 2]!;
}

export function tupleItems(words: Int32Array, object: number): number[] {
  const items: number[] = [];
  for (let index = 0; index < tupleLength(words, object); index++) items.push(tupleItem(words, object, index));
  return items;
}

/**
 * `tuple_alloc`: from the free list of its size, or new; its items are still to be put. Not tracked yet. Those of 20 items
 * are parked but never taken again (`maybe_freelist_pop`).
 */
export function allocateTuple(space: ObjectSpace, length: number): number {
  const memory = space.memory;
  if (length < FREE_TUPLE_SIZE && !space.booting) {
    const parked = takeFromChain(memory, tupleChain(length));
    if (parked !== 0) {
      memory.birth(parked - GC_HEAD);
      memory.init(parked, T.tuple, true);
      memory.put(parked + SIZE, length);
      return parked;
    }
  }
  const object = space.makeGc(T.tuple, TupleField.items + 8 * length);
  memory.put(object + SIZE, length);
  return object;
}

/** `PyTuple_New`: tracked, its items still empty. */
export function emptyTuple(space: ObjectSpace, length: number): number {
  if (length === 0) return EMPTY_TUPLE;
  const object = allocateTuple(space, length);
  space.memory.clear(object + TupleField.items, length * 8);
  space.track(object);
  return object;
}

/** `_PyTuple_Resize`: of a tuple that nobody else has; the places that go are empty, new ones too. */
export function resizeTuple(space: ObjectSpace, object: number, length: number): number {
  const old = object === EMPTY_TUPLE ? 0 : tupleLength(space.words, object);
  if (old === length) return object;
  if (old === 0) return emptyTuple(space, length);
  if (length === 0) {
    space.release(object);
    return EMPTY_TUPLE;
  }
  space.untrack(object);
  const moved = GC_HEAD + space.heap.resize('o', object - GC_HEAD, GC_HEAD + TupleField.items + 8 * length);
  space.memory.put(moved + SIZE, length);
  if (length > old) space.memory.clear(moved + TupleField.items + old * 8, (length - old) * 8);
  space.track(moved);
  return moved;
}

/** A new tracked tuple of items whose references are handed over (`_PyTuple_FromArraySteal`). */
export function makeTuple(space: ObjectSpace, items: readonly number[]): number {
  if (items.length === 0) return EMPTY_TUPLE;
  const object = allocateTuple(space, items.length);
  space.memory.putAt = object + SIZE;
  for (const item of items) space.memory.pointNext(item);
  space.track(object);
  return object;
}

/** A new tuple that takes references of its own (`_PyTuple_FromArray`). */
export function copyToTuple(space: ObjectSpace, items: readonly number[]): number {
  for (const item of items) space.memory.retain(item);
  return makeTuple(space, items);
}

/** `tupledealloc`: items from last to first, then the free list of its size. */
export function installTuple(space: ObjectSpace): void {
  const bury = (object: number): void => {
    const length = tupleLength(space.words, object);
    space.releaseSlots(object + TupleField.items, length, true);
    const exact = space.words[(object + TYPE) >> 2] === T.tuple;
    if (exact && length > 0 && length <= FREE_TUPLE_SIZE && parkInChain(space.memory, tupleChain(length), object))
      return;
    space.freeObject(object);
  };
  space.burials[rowIndex(T.tuple)] = (object) => {
    space.untrack(object);
    space.nested(object, bury);
  };
}
