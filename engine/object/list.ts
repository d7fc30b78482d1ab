import { HeldAs } from '../memory/address-map.js';
import { LIST_ARRAY, parkInArray, takeFromArray } from './free-list.js';
import type { ObjectSpace } from './space.js';
import { GC_HEAD, ListField, SIZE, TYPE } from './struct.js';
import { rowIndex, T } from './type-table.js';

/** Objects/listobject.c: the list's own block, and a block of items with room to grow. */
export function listLength(words: Int32Array, object: number): number {
  return words[(object + SIZE) >> 2]!;
}

export function listItem(words: Int32Array, object: number, index: number): number {
  return words[(words[(object + ListField.items) >> 2]! + index * 8) >> 2]!;
}

export function listItems(words: Int32Array, object: number): number[] {
  const items: number[] = [];
  for (let index = 0; index < listLength(words, object); index++) items.push(listItem(words, object, index));
  return items;
}

/** A new list of `length` items that are still to be put, with exactly that room (`PyList_New`). Tracked. `fresh`: not from the free list. */
export function allocateList(space: ObjectSpace, length: number, fresh = false): number {
  const memory = space.memory;
  let object = space.booting || fresh ? 0 : takeFromArray(memory, LIST_ARRAY);
  if (object !== 0) {
    memory.birth(object - GC_HEAD);
    memory.init(object, T.list, true);
  } else {
    object = space.makeGc(T.list, 40);
  }
  const items = length === 0 ? 0 : space.heap.allocate('m', 8 * length);
  if (items !== 0) memory.clear(items, 8 * length);
  memory.put(object + SIZE, length);
  memory.pointNext(items);
  memory.putNext(length);
  space.track(object);
  return object;
}

/** A new list of items whose references are handed over. */
export function makeList(space: ObjectSpace, items: readonly number[]): number {
  const object = allocateList(space, items.length);
  const at = space.words[(object + ListField.items) >> 2]!;
  items.forEach((item, index) => space.memory.point(at + index * 8, item));
  return object;
}

/** `list_resize`: the growth pattern 0, 4, 8, 16, 24, 32, 40, 52, 64, 76, ...; shrinks when less than half is used. */
export function resizeList(space: ObjectSpace, object: number, length: number): void {
  const memory = space.memory;
  const allocated = space.words[(object + ListField.allocated) >> 2]!;
  if (allocated >= length && length >= allocated >> 1) {
    memory.put(object + SIZE, length);
    return;
  }
  const had = listLength(space.words, object);
  let room = (length + (length >> 3) + 6) & ~3;
  if (length - had > room - length) room = (length + 3) & ~3;
  if (length === 0) room = 0;
  const items = space.words[(object + ListField.items) >> 2]!;
  const moved = resizeItems(space, items, room);
  memory.put(object + SIZE, length);
  memory.pointNext(moved);
  memory.putNext(room);
}

function resizeItems(space: ObjectSpace, items: number, room: number): number {
  // Where nothing is left the block becomes one of no bytes, as `realloc` has it: it is there still.
  return items === 0 ? space.heap.allocate('m', 8 * room) : space.heap.resize('m', items, 8 * room);
}

/** `list_preallocate_exact`: an empty list gets room for a known number, rounded up to even. */
export function preallocateList(space: ObjectSpace, object: number, room: number): void {
  const even = (room + 1) & ~1;
  space.memory.point(object + ListField.items, space.heap.allocate('m', 8 * even));
  space.memory.putNext(even);
}

/** Appends an item whose reference is handed over (`_PyList_AppendTakeRef`). */
export function appendItem(space: ObjectSpace, object: number, item: number): void {
  const words = space.words;
  const length = listLength(words, object);
  // A list with room is not resized, even one that has much more than it needs.
  if (words[(object + ListField.allocated) >> 2]! > length) space.memory.put(object + SIZE, length + 1);
  else resizeList(space, object, length + 1);
  space.memory.point(words[(object + ListField.items) >> 2]! + length * 8, item);
}

/** `list_clear`: the list is consistent before anything dies; items die from the last. */
export function clearList(space: ObjectSpace, object: number): void {
  const items = space.words[(object + ListField.items) >> 2]!;
  if (items === 0) return;
  const length = listLength(space.words, object);
  space.memory.put(object + SIZE, 0);
  space.memory.pointNext(0);
  space.memory.putNext(0);
  space.releaseSlots(items, length, true, items);
  space.heap.free('m', items);
}

/**
 * `list_ass_slice` for a deletion or replacement: items `from` to `to` give way to `items`, whose references are
 * handed over; those taken out die from the last, after the list is consistent again.
 */
export function replaceSlice(
  space: ObjectSpace,
  object: number,
  from: number,
  to: number,
  items: readonly number[],
): void {
  const memory = space.memory;
  const words = space.words;
  const length = listLength(words, object);
  const start = Math.max(0, Math.min(from, length));
  const end = Math.max(start, Math.min(to, length));
  const gone: number[] = [];
  for (let index = start; index < end; index++) gone.push(listItem(words, object, index));
  const difference = items.length - gone.length;
  if (length + difference === 0) {
    clearList(space, object);
    return;
  }
  const buffer = gone.length > OWN_BUFFER ? space.heap.allocate('m', 8 * gone.length) : 0;
  if (difference < 0) {
    const at = words[(object + ListField.items) >> 2]!;
    memory.move(at + (end + difference) * 8, at + end * 8, (length - end) * 8);
    resizeList(space, object, length + difference);
  } else if (difference > 0) {
    resizeList(space, object, length + difference);
    const at = words[(object + ListField.items) >> 2]!;
    memory.move(at + (end + difference) * 8, at + end * 8, (length - end) * 8);
  }
  const at = words[(object + ListField.items) >> 2]!;
  items.forEach((item, index) => memory.point(at + (start + index) * 8, item));
  if (buffer !== 0) for (const word of [buffer | HeldAs.slots, HeldAs.slots, buffer]) space.hold(word);
  if (gone.length > 1) for (const item of gone) space.hold(item);
  for (let index = gone.length - 1; index >= 0; index--) {
    if (gone.length > 1) space.drop();
    space.release(gone[index]!);
  }
  if (buffer === 0) return;
  space.drop(3);
  space.heap.free('m', buffer);
}

/** `recycle_on_stack`: what is taken out of a list goes to a block when it is more than this. */
const OWN_BUFFER = 8;

/** `list_dealloc`: items from last to first, their block, then the free list. */
export function installList(space: ObjectSpace): void {
  const bury = (object: number): void => {
    const items = space.words[(object + ListField.items) >> 2]!;
    if (items !== 0) {
      space.releaseSlots(items, listLength(space.words, object), true);
      space.heap.free('m', items);
    }
    if (space.words[(object + TYPE) >> 2] === T.list && parkInArray(space.memory, LIST_ARRAY, object)) return;
    space.freeObject(object);
  };
  space.burials[rowIndex(T.list)] = (object) => {
    space.untrack(object);
    space.nested(object, bury);
  };
}
