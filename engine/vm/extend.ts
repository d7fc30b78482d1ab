import { allocateList, appendItem, listItems, listLength, preallocateList, resizeList } from '../object/list.js';
import { ListField, SIZE, TupleField } from '../object/struct.js';
import { copyToTuple, emptyTuple, resizeTuple, tupleItems } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { lengthHint } from './length-hint.js';
import type { Machine } from './machine.js';

/** `list_extend`: items of a list or tuple at once, of anything else as its iterator gives them. False after an exception. */
export function extendList(machine: Machine, list: number, source: number): boolean {
  const type = machine.typeOf(source);
  if (type === T.list || type === T.tuple || source === list) {
    const items = type !== T.tuple ? listItems(machine.words, source) : tupleItems(machine.words, source);
    if (items.length === 0) return true;
    const length = listLength(machine.words, list);
    if (machine.field(list, ListField.items) === 0) {
      preallocateList(machine, list, items.length);
      machine.memory.put(list + SIZE, items.length);
    } else {
      resizeList(machine, list, length + items.length);
    }
    const at = machine.field(list, ListField.items) + length * 8;
    items.forEach((item, index) => machine.memory.point(at + index * 8, machine.retain(item)));
    return true;
  }
  const iterator = machine.ops.iterate(source);
  if (iterator === 0) return false;
  machine.hold(iterator);
  const room = lengthHint(machine, source, DEFAULT_LENGTH_HINT);
  if (room === null) {
    machine.drop();
    machine.release(iterator);
    return false;
  }
  if (room > 0 && machine.field(list, ListField.items) === 0) preallocateList(machine, list, room);
  else if (room > 0) {
    const length = listLength(machine.words, list);
    resizeList(machine, list, length + room);
    machine.memory.put(list + SIZE, length);
  }
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
    const length = listLength(machine.words, list);
    if (length < machine.field(list, ListField.allocated)) {
      machine.memory.point(machine.field(list, ListField.items) + length * 8, item);
      machine.memory.put(list + SIZE, length + 1);
    } else {
      appendItem(machine, list, item);
    }
  }
  if (!machine.raised && listLength(machine.words, list) < machine.field(list, ListField.allocated)) {
    resizeList(machine, list, listLength(machine.words, list));
  }
  machine.drop();
  machine.release(iterator);
  return !machine.raised;
}

/** What `PyObject_LengthHint` answers for an iterator that knows nothing. */
const DEFAULT_LENGTH_HINT = 8;

/** A new list of what an iterable gives, or 0. `fresh`: not from the free list, as `list()` makes them. */
export function sequenceToList(machine: Machine, source: number, fresh = false): number {
  const list = allocateList(machine, 0, fresh);
  machine.hold(list);
  const extended = extendList(machine, list, source);
  machine.drop();
  if (extended) return list;
  machine.release(list);
  return 0;
}

/** `PySequence_Tuple`: an exact tuple itself, else a new one; 0 after an exception. */
export function sequenceToTuple(machine: Machine, source: number): number {
  const type = machine.typeOf(source);
  if (type === T.tuple) return machine.retain(source);
  if (type === T.list) return copyToTuple(machine, listItems(machine.words, source));
  const iterator = machine.ops.iterate(source);
  if (iterator === 0) return 0;
  machine.hold(iterator);
  const room = lengthHint(machine, source, TUPLE_LENGTH_HINT);
  const tuple = room === null ? 0 : fillTuple(machine, iterator, room);
  machine.drop();
  machine.release(iterator);
  return tuple;
}

/** The length that a tuple is made with where nothing says how long it will be. */
const TUPLE_LENGTH_HINT = 10;

/** A tuple of what an iterator gives, or 0: it grows by a quarter and 12 at a time, and is cut at the end. */
function fillTuple(machine: Machine, iterator: number, room: number): number {
  let tuple = emptyTuple(machine, room);
  let length = 0;
  machine.hold(tuple);
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
    if (length >= room) {
      room += 10;
      room += room >> 2;
      tuple = resizeTuple(machine, tuple, room);
      machine.holdInstead(tuple);
    }
    machine.memory.point(tuple + TupleField.items + length++ * 8, item);
  }
  machine.drop();
  if (machine.raised) {
    machine.release(tuple);
    return 0;
  }
  return length < room ? resizeTuple(machine, tuple, length) : tuple;
}
