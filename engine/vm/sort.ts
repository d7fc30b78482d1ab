import { HeldAs } from '../memory/address-map.js';
import { compactValue, isCompactInt } from '../object/int.js';
import { listItems, listLength } from '../object/list.js';
import { FALSE, NONE, TRUE } from '../object/statics.js';
import { ListField, SIZE, TYPE } from '../object/struct.js';
import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';
import { Stopped, timsort } from './timsort.js';

/** `MERGESTATE_TEMP_SIZE`: pointers that a sort has room for without asking the allocator. */
const OWN_ROOM = 256;

/**
 * `list.sort` (`list_sort_impl`, Objects/listobject.c): stable, by `<` alone. While it runs the list is empty; who changes it
 * meanwhile gets a ValueError. False after an exception.
 */
export function sortList(machine: Machine, list: number, key: number, reverse: boolean): boolean {
  const memory = machine.memory;
  const items = machine.field(list, ListField.items);
  const length = listLength(machine.words, list);
  const allocated = machine.field(list, ListField.allocated);
  const values = listItems(machine.words, list);
  const order = values.map((_, index) => index);
  memory.put(list + SIZE, 0);
  memory.pointNext(0);
  memory.putNext(-1);
  for (const word of items === 0 ? [0, 0, 0] : slotWords(items, length)) machine.hold(word);
  const keys = new SortKeys(machine, values, key);
  let done = keys.call();
  if (done) {
    if (reverse) order.reverse();
    done = length < 2 || sortPlaces(machine, order, keys);
    keys.release(order);
    if (done && machine.field(list, ListField.allocated) !== -1) {
      machine.raise(T.ValueError, 'list modified during sort');
      done = false;
    }
    if (reverse) order.reverse();
  }
  keys.freeRoom();
  machine.drop(3);
  order.forEach((from, place) => {
    if (from !== place) memory.point(items + place * 8, values[from]!);
  });
  const others = machine.field(list, ListField.items);
  const otherLength = listLength(machine.words, list);
  memory.put(list + SIZE, length);
  memory.pointNext(items);
  memory.putNext(allocated);
  if (others !== 0) {
    machine.releaseSlots(others, otherLength, true, others);
    machine.heap.free('m', others);
  }
  return done;
}

/** What is held of slots that no object has: see `HeldAs`. */
function slotWords(block: number, count: number): readonly number[] {
  return [block | HeldAs.slots, (count << 2) | HeldAs.slots, block];
}

function sortPlaces(machine: Machine, order: number[], keys: SortKeys): boolean {
  try {
    timsort(order, {
      less: (a, b) => isLess(machine, keys.items[a]!, keys.items[b]!),
      room: (count) => keys.room(count),
    });
    return true;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return false;
  }
}

function isLess(machine: Machine, a: number, b: number): boolean {
  const words = machine.words;
  if (
    words[(a + TYPE) >> 2] === T.int &&
    words[(b + TYPE) >> 2] === T.int &&
    isCompactInt(words, a) &&
    isCompactInt(words, b)
  ) {
    return compactValue(words, a) < compactValue(words, b);
  }
  const result = machine.ops.compare(0, a, b);
  if (result === TRUE || result === FALSE) return result === TRUE;
  const truth = result === 0 ? -1 : machine.ops.truth(result);
  machine.releaseMaybe(result);
  if (truth < 0) throw new Stopped();
  return truth === 1;
}

/** What is compared instead of the items, where there is a key function; and the room that merges ask for. */
class SortKeys {
  readonly #machine: Machine;
  readonly #key: number;
  items: readonly number[];
  /** The block of many keys; few are on CPython's stack. */
  #block = 0;
  /** Words held above those of the room. */
  #held = 0;
  #room = 0;
  #capacity: number;

  constructor(machine: Machine, values: readonly number[], key: number) {
    this.#machine = machine;
    this.#key = key;
    this.items = values;
    this.#capacity = key === NONE ? OWN_ROOM : Math.min((values.length + 1) >> 1, OWN_ROOM / 2);
    machine.hold(0);
    machine.hold(0);
    machine.hold(0);
  }

  /** Calls the key function with each item. False after an exception: the keys are gone then. */
  call(): boolean {
    if (this.#key === NONE) return true;
    const machine = this.#machine;
    const values = this.items;
    if (values.length >= OWN_ROOM / 2) {
      this.#block = machine.heap.allocate('m', 8 * values.length);
      machine.memory.clear(this.#block, 8 * values.length);
      this.#hold(...slotWords(this.#block, values.length));
    }
    const keys: number[] = [];
    for (const value of values) {
      const made = machine.ops.call(this.#key, [value]);
      if (made === 0) {
        this.items = keys;
        this.release(keys.map((_, index) => keys.length - 1 - index));
        return false;
      }
      if (this.#block === 0) this.#hold(made);
      else machine.memory.point(this.#block + keys.length * 8, made);
      keys.push(made);
    }
    this.items = keys;
    return true;
  }

  #hold(...words: readonly number[]): void {
    for (const word of words) this.#machine.hold(word);
    this.#held += words.length;
  }

  /** The keys die in the order that the sort has brought them into. */
  release(order: readonly number[]): void {
    if (this.#key === NONE) return;
    const machine = this.#machine;
    if (this.#block === 0) {
      machine.drop(this.#held);
      for (const place of order.toReversed()) machine.hold(this.items[place]!);
    }
    for (const place of order) {
      if (this.#block === 0) machine.drop();
      else machine.memory.put(this.#block + place * 8, 0);
      machine.release(this.items[place]!);
    }
    if (this.#block !== 0) {
      machine.drop(this.#held);
      machine.heap.free('m', this.#block);
    }
    this.#held = 0;
  }

  /** `merge_getmem`: with keys there is room for keys and items. */
  room(count: number): void {
    if (count <= this.#capacity) return;
    const machine = this.#machine;
    if (this.#room !== 0) machine.heap.free('m', this.#room);
    this.#capacity = count;
    this.#room = machine.heap.allocate('m', 8 * count * (this.#key === NONE ? 1 : 2));
    slotWords(this.#room, 0).forEach((word, index) => machine.holdInstead(word, this.#held + 2 - index));
  }

  freeRoom(): void {
    this.#machine.drop(3);
    if (this.#room !== 0) this.#machine.heap.free('m', this.#room);
  }
}
