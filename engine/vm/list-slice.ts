import { HeldAs } from '../memory/address-map.js';
import { clearList, listItem, listItems, listLength, replaceSlice, resizeList } from '../object/list.js';
import { ListField, SIZE } from '../object/struct.js';
import { tupleItems } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { listOf } from './concatenation.js';
import { sequenceToList } from './extend.js';
import type { Machine } from './machine.js';
import { sliceIndices, type SliceIndices } from './slice.js';

/** Assignment to slices of lists, their deletion, and repetition in place: Objects/listobject.c. */

/** `PySequence_Fast`: a list or tuple as it is, else a new list; 0 after an exception. A new reference. */
function fastSequence(machine: Machine, value: number, message: string): number {
  if (machine.isInstance(value, T.list) || machine.isInstance(value, T.tuple)) return machine.retain(value);
  const iterator = machine.ops.iterate(value);
  if (iterator === 0) {
    if (!machine.raisedIs(T.TypeError)) return 0;
    machine.clearException();
    return machine.raise(T.TypeError, message);
  }
  machine.hold(iterator);
  const list = sequenceToList(machine, iterator);
  machine.drop();
  machine.release(iterator);
  return list;
}

/** What is assigned, held meanwhile: its items are borrowed. The list itself is copied first. */
function assigned(machine: Machine, list: number, value: number, message: string): number {
  return value === list ? listOf(machine, listItems(machine.words, list)) : fastSequence(machine, value, message);
}

function itemsOf(machine: Machine, sequence: number): number[] {
  const tuple = machine.isInstance(sequence, T.tuple);
  return tuple ? tupleItems(machine.words, sequence) : listItems(machine.words, sequence);
}

/** `list_ass_subscript` with a slice; `value` 0 deletes. */
export function setListSlice(machine: Machine, list: number, key: number, value: number): boolean {
  const indices = sliceIndices(machine, key, listLength(machine.words, list));
  if (indices === null) return false;
  if (indices.step !== 1)
    return value === 0 ? deleteStepped(machine, list, indices) : setStepped(machine, list, indices, value);
  if (value === 0) {
    replaceSlice(machine, list, indices.start, Math.max(indices.start, indices.stop), []);
    return true;
  }
  const source = assigned(machine, list, value, 'can only assign an iterable');
  if (source === 0) return false;
  const items = itemsOf(machine, source);
  for (const item of items) machine.retain(item);
  machine.hold(source);
  replaceSlice(machine, list, indices.start, Math.max(indices.start, indices.stop), items);
  machine.drop();
  machine.release(source);
  return true;
}

/** The items that are gone, in a block of their own, die in order. */
function releaseGarbage(machine: Machine, block: number, gone: readonly number[]): void {
  for (const word of [block | HeldAs.slots, HeldAs.slots, block]) machine.hold(word);
  for (const item of gone.toReversed()) machine.hold(item);
  for (const item of gone) {
    machine.drop();
    machine.release(item);
  }
  machine.drop(3);
  machine.heap.free('m', block);
}

function deleteStepped(machine: Machine, list: number, indices: SliceIndices): boolean {
  if (indices.places.length === 0) return true;
  const words = machine.words;
  const places = indices.step < 0 ? indices.places.toReversed() : indices.places;
  const block = machine.heap.allocate('m', 8 * places.length);
  const length = listLength(words, list);
  const at = machine.field(list, ListField.items);
  const gone = places.map((place) => listItem(words, list, place));
  places.forEach((place, index) => {
    const end = places[index + 1] ?? length;
    machine.memory.move(at + (place - index) * 8, at + (place + 1) * 8, (end - place - 1) * 8);
  });
  machine.memory.put(list + SIZE, length - places.length);
  resizeList(machine, list, length - places.length);
  releaseGarbage(machine, block, gone);
  return true;
}

function setStepped(machine: Machine, list: number, { places }: SliceIndices, value: number): boolean {
  const source = assigned(machine, list, value, 'must assign iterable to extended slice');
  if (source === 0) return false;
  const items = itemsOf(machine, source);
  if (items.length !== places.length) {
    machine.release(source);
    const sizes = `size ${items.length} to extended slice of size ${places.length}`;
    machine.raise(T.ValueError, `attempt to assign sequence of ${sizes}`);
    return false;
  }
  if (places.length > 0) {
    const block = machine.heap.allocate('m', 8 * places.length);
    const gone = places.map((place) => listItem(machine.words, list, place));
    const at = machine.field(list, ListField.items);
    places.forEach((place, index) => machine.memory.point(at + place * 8, machine.retain(items[index]!)));
    machine.hold(source);
    releaseGarbage(machine, block, gone);
    machine.drop();
  }
  machine.release(source);
  return true;
}

/** `list_inplace_repeat`: a new reference to the list. */
export function repeatListInPlace(machine: Machine, list: number, count: number): number {
  const items = listItems(machine.words, list);
  if (items.length === 0 || count === 1) return machine.retain(list);
  if (count < 1) {
    clearList(machine, list);
    return machine.retain(list);
  }
  resizeList(machine, list, items.length * count);
  const at = machine.field(list, ListField.items);
  for (let index = items.length; index < items.length * count; index++)
    machine.memory.point(at + index * 8, machine.retain(items[index % items.length]!));
  return machine.retain(list);
}
