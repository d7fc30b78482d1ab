import { HeldAs } from '../memory/address-map.js';
import { hashKey, sameKey } from './dict.js';
import { makeInstance } from './instance.js';
import { letGoOfWeakrefs } from './weakref.js';
import type { ObjectSpace } from './space.js';
import { DUMMY } from './statics.js';
import { isExactStr } from './str.js';
import { SetField } from './struct.js';
import { isStaticType, rowIndex, T } from './type-table.js';

/**
 * Objects/setobject.c: a table of 16-byte entries, key and hash. Up to 4 live in the struct itself, 8 slots of it; more in
 * a block of their own. A deleted entry leaves the dummy, with hash -1.
 */
const MINIMUM = 8;
export const SET_ENTRY = 16;
const SMALL_BYTES = MINIMUM * SET_ENTRY;
const LINEAR_PROBES = 9;

export function setUsed(words: Int32Array, set: number): number {
  return words[(set + SetField.used) >> 2]!;
}

function tableOf(words: Int32Array, set: number): number {
  return words[(set + SetField.table) >> 2]!;
}

function maskOf(words: Int32Array, set: number): number {
  return words[(set + SetField.mask) >> 2]!;
}

function fillOf(words: Int32Array, set: number): number {
  return words[(set + SetField.fill) >> 2]!;
}

/** The block of the table, 0 while that is in the struct. */
export function setTableBlock(words: Int32Array, set: number): number {
  const table = tableOf(words, set);
  return table === set + SetField.smallTable ? 0 : table;
}

/** Bytes of a table that is a block of its own. */
export function setTableSize(words: Int32Array, set: number): number {
  return setTableBlock(words, set) === 0 ? 0 : (maskOf(words, set) + 1) * SET_ENTRY;
}

/** `PySet_Check` and `PyFrozenSet_Check` in one. */
export function isAnySet(space: ObjectSpace, object: number): boolean {
  const type = space.typeOf(object);
  return type === T.set || type === T.frozenset || space.isSubtype(type, T.set) || space.isSubtype(type, T.frozenset);
}

/** A new empty set, tracked from the start (`make_new_set`). */
export function allocateSet(space: ObjectSpace, type: number = T.set): number {
  const memory = space.memory;
  let set: number;
  if (isStaticType(type)) {
    set = space.makeGc(type, 200);
    memory.clear(set + 16, 184);
    space.track(set);
  } else {
    set = makeInstance(space, type);
  }
  reset(space, set);
  return set;
}

/** `EMPTY_TO_MINSIZE` of an empty small table. */
function reset(space: ObjectSpace, set: number): void {
  const memory = space.memory;
  memory.put(set + SetField.mask, MINIMUM - 1);
  memory.pointNext(set + SetField.smallTable);
  memory.putNext(-1);
  memory.put(set + SetField.hash + 4, -1);
}

/** The next entry in use from a slot on: its slot, or -1 (`set_next`). */
export function nextSlotOf(words: Int32Array, set: number, from: number): number {
  const table = tableOf(words, set);
  const mask = maskOf(words, set);
  for (let slot = from; slot <= mask; slot++) {
    const key = words[(table + slot * SET_ENTRY) >> 2]!;
    if (key !== 0 && key !== DUMMY) return slot;
  }
  return -1;
}

/** The key in a slot, borrowed; its hash goes to `hashLow` and `hashHigh`. */
export function keyInSlot(space: ObjectSpace, set: number, slot: number): number {
  const at = (tableOf(space.words, set) + slot * SET_ENTRY) >> 2;
  space.hashLow = space.words[at + 2]!;
  space.hashHigh = space.words[at + 3]!;
  return space.words[at]!;
}

/** Keys in the order of the table, borrowed. */
export function setItems(words: Int32Array, set: number): number[] {
  const items: number[] = [];
  const table = tableOf(words, set);
  for (let slot = nextSlotOf(words, set, 0); slot >= 0; slot = nextSlotOf(words, set, slot + 1))
    items.push(words[(table + slot * SET_ENTRY) >> 2]!);
  return items;
}

const RESTART = 2;

/** The comparison of a probe whose hash fits: 1, 0, -1 after an exception, 2 where it has changed the table. */
function matches(space: ObjectSpace, set: number, entry: number, key: number): number {
  const words = space.words;
  const known = words[entry >> 2]!;
  if (known === key) return 1;
  const table = tableOf(words, set);
  const same = sameKey(space, known, key);
  if (same !== 0 || (isExactStr(words, known) && isExactStr(words, key))) return same;
  return table === tableOf(words, set) && words[entry >> 2] === known ? 0 : RESTART;
}

/** Where a search ended: an entry with the key, or the unused one behind all that it could be; -1 after an exception. */
let lastDummy = 0;

/** `set_lookkey`, and the walk of `set_add_entry`, which also wants the last dummy on its way. */
function search(space: ObjectSpace, set: number, key: number, low: number, high: number): number {
  const words = space.words;
  for (;;) {
    let mask = maskOf(words, set);
    let slot = low & mask;
    let perturbLow = low;
    let perturbHigh = high;
    let verdict = 0;
    lastDummy = 0;
    while (verdict !== RESTART) {
      let entry = tableOf(words, set) + slot * SET_ENTRY;
      for (let probes = slot + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0; probes >= 0; probes--, entry += SET_ENTRY) {
        const at = entry >> 2;
        if (words[at] === 0) return entry;
        if (words[at + 2] === low && words[at + 3] === high) {
          const dummy = lastDummy;
          verdict = matches(space, set, entry, key);
          lastDummy = dummy;
          if (verdict === 1) return entry;
          if (verdict < 0) return -1;
          if (verdict === RESTART) break;
          mask = maskOf(words, set);
        } else if (words[at] === DUMMY) {
          lastDummy = entry;
        }
      }
      perturbLow = (perturbLow >>> 5) | (perturbHigh << 27);
      perturbHigh >>>= 5;
      slot = (Math.imul(slot, 5) + 1 + perturbLow) & mask;
    }
  }
}

/** The key that equals another: borrowed, 0 where there is none, -1 after an exception (`set_contains_entry`). */
export function findInSet(space: ObjectSpace, set: number, key: number, low: number, high: number): number {
  if (setUsed(space.words, set) === 0 && fillOf(space.words, set) === 0) return 0;
  const entry = search(space, set, key, low, high);
  return entry < 0 ? -1 : space.words[entry >> 2]!;
}

/** `set_add_entry`: takes a reference of its own. False after an exception (a comparison). */
export function addWithHash(space: ObjectSpace, set: number, key: number, low: number, high: number): boolean {
  const memory = space.memory;
  const words = space.words;
  space.hold(space.retain(key));
  const entry = search(space, set, key, low, high);
  space.drop();
  if (entry < 0 || words[entry >> 2] !== 0) {
    space.release(key);
    return entry >= 0;
  }
  const place = lastDummy === 0 ? entry : lastDummy;
  if (lastDummy === 0) memory.add(set + SetField.fill, 1);
  memory.add(set + SetField.used, 1);
  putEntry(space, place, key, low, high);
  if (place !== entry || fillOf(words, set) * 5 < maskOf(words, set) * 3) return true;
  grow(space, set);
  return true;
}

/** `set_add_key`. */
export function addToSet(space: ObjectSpace, set: number, key: number): boolean {
  if (!hashKey(space, key)) return false;
  return addWithHash(space, set, key, space.hashLow, space.hashHigh);
}

function putEntry(space: ObjectSpace, entry: number, key: number, low: number, high: number): void {
  space.memory.point(entry, key);
  space.memory.putNext(low);
  if (space.words[(entry + 12) >> 2] !== high) space.memory.put(entry + 12, high);
}

/** The room after an insertion or a difference that wants more or cleaner. */
export function grow(space: ObjectSpace, set: number): void {
  const used = setUsed(space.words, set);
  resizeSet(space, set, used > 50000 ? used * 2 : used * 4);
}

/** `set_table_resize`: a new table of more than `minimum` slots; dummies are left behind. */
export function resizeSet(space: ObjectSpace, set: number, minimum: number): void {
  const memory = space.memory;
  const words = space.words;
  let size = MINIMUM;
  while (size <= minimum) size *= 2;
  const small = set + SetField.smallTable;
  const old = tableOf(words, set);
  const oldMask = maskOf(words, set);
  if (size === MINIMUM && old === small && fillOf(words, set) === setUsed(words, set)) return;
  const entries: number[] = [];
  for (let at = old >> 2; at <= (old + oldMask * SET_ENTRY) >> 2; at += 4) {
    if (words[at] !== 0 && words[at] !== DUMMY) entries.push(words[at]!, words[at + 2]!, words[at + 3]!);
  }
  const table = size === MINIMUM ? small : space.heap.allocate('m', size * SET_ENTRY);
  memory.clear(table, size * SET_ENTRY);
  memory.put(set + SetField.mask, size - 1);
  memory.pointNext(table);
  if (fillOf(words, set) !== setUsed(words, set)) memory.put(set + SetField.fill, setUsed(words, set));
  for (let index = 0; index < entries.length; index += 3)
    insertClean(space, table, size - 1, entries[index]!, entries[index + 1]!, entries[index + 2]!);
  if (old !== small) space.heap.free('m', old);
}

/** `set_insert_clean`: into a table without dummies that has no equal key. */
function insertClean(space: ObjectSpace, table: number, mask: number, key: number, low: number, high: number): void {
  const words = space.words;
  let slot = low & mask;
  let perturbLow = low;
  let perturbHigh = high;
  for (;;) {
    let entry = table + slot * SET_ENTRY;
    for (let probes = slot + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0; probes >= 0; probes--, entry += SET_ENTRY) {
      if (words[entry >> 2] === 0) return putEntry(space, entry, key, low, high);
    }
    perturbLow = (perturbLow >>> 5) | (perturbHigh << 27);
    perturbHigh >>>= 5;
    slot = (Math.imul(slot, 5) + 1 + perturbLow) & mask;
  }
}

/** `set_merge`: false after an exception. */
export function mergeSets(space: ObjectSpace, into: number, from: number): boolean {
  const memory = space.memory;
  const words = space.words;
  const count = setUsed(words, from);
  if (into === from || count === 0) return true;
  reserve(space, into, count);
  const mask = maskOf(words, from);
  if (fillOf(words, into) === 0) {
    const table = tableOf(words, into);
    const items = setItems(words, from);
    if (maskOf(words, into) === mask && fillOf(words, from) === count) {
      memory.move(table, tableOf(words, from), (mask + 1) * SET_ENTRY);
      for (const item of items) memory.retain(item);
    } else {
      for (let slot = nextSlotOf(words, from, 0); slot >= 0; slot = nextSlotOf(words, from, slot + 1)) {
        const key = space.retain(keyInSlot(space, from, slot));
        insertClean(space, table, maskOf(words, into), key, space.hashLow, space.hashHigh);
      }
    }
    memory.put(into + SetField.fill, count);
    memory.putNext(count);
    return true;
  }
  for (let slot = nextSlotOf(words, from, 0); slot >= 0; slot = nextSlotOf(words, from, slot + 1)) {
    const key = keyInSlot(space, from, slot);
    if (!addWithHash(space, into, key, space.hashLow, space.hashHigh)) return false;
  }
  return true;
}

/** One big growth for a known number of keys to come. */
export function reserve(space: ObjectSpace, set: number, count: number): void {
  const words = space.words;
  if ((fillOf(words, set) + count) * 5 >= maskOf(words, set) * 3)
    resizeSet(space, set, (setUsed(words, set) + count) * 2);
}

/** `set_discard_entry`: true when the key was there; -1 after an exception. */
export function discardWithHash(space: ObjectSpace, set: number, key: number, low: number, high: number): boolean | -1 {
  const entry = search(space, set, key, low, high);
  if (entry < 0) return -1;
  const old = space.words[entry >> 2]!;
  if (old === 0) return false;
  leaveDummy(space, set, entry);
  space.release(old);
  return true;
}

function leaveDummy(space: ObjectSpace, set: number, entry: number): void {
  space.memory.add(set + SetField.used, -1);
  putEntry(space, entry, DUMMY, -1, -1);
}

/** `set_pop`: the reference is handed over; 0 where the set is empty. The finger remembers where to look next. */
export function popFromSet(space: ObjectSpace, set: number): number {
  const words = space.words;
  if (setUsed(words, set) === 0) return 0;
  const mask = maskOf(words, set);
  const finger = words[(set + SetField.finger) >> 2]! & mask;
  let slot = nextSlotOf(words, set, finger);
  if (slot < 0) slot = nextSlotOf(words, set, 0);
  const entry = tableOf(words, set) + slot * SET_ENTRY;
  const key = words[entry >> 2]!;
  leaveDummy(space, set, entry);
  space.memory.put(set + SetField.finger, slot + 1);
  return key;
}

/** `set_clear_internal`: the set is empty before anything dies; keys die in the order of the table. */
export function clearSet(space: ObjectSpace, set: number): void {
  const memory = space.memory;
  const words = space.words;
  const block = setTableBlock(words, set);
  const items = setItems(words, set);
  if (block === 0 && fillOf(words, set) === 0) return;
  memory.clear(set + SetField.fill, 16);
  memory.clear(set + SetField.smallTable, SMALL_BYTES);
  reset(space, set);
  if (block !== 0) for (const word of [block | HeldAs.slots, HeldAs.slots, block]) space.hold(word);
  for (const item of items.toReversed()) space.hold(item);
  for (const item of items) {
    space.drop();
    space.release(item);
  }
  if (block === 0) return;
  space.drop(3);
  space.heap.free('m', block);
}

/** `set_swap_bodies`. */
export function swapSets(space: ObjectSpace, a: number, b: number): void {
  const memory = space.memory;
  const words = space.words;
  const read = (set: number): number[] => [...words.subarray((set + SetField.fill) >> 2, (set + SetField.hash) >> 2)];
  const [headA, headB] = [read(a), read(b)];
  const write = (set: number, other: number, head: readonly number[]): void => {
    memory.put(set + SetField.fill, head[0]!);
    memory.putNext(head[2]!);
    memory.putNext(head[4]!);
    const table = head[6]!;
    memory.pointNext(table === other + SetField.smallTable ? set + SetField.smallTable : table);
  };
  const copy = new Uint8Array(
    space.memory.bytes.subarray(a + SetField.smallTable, a + SetField.smallTable + SMALL_BYTES),
  );
  write(a, b, headB);
  write(b, a, headA);
  memory.move(a + SetField.smallTable, b + SetField.smallTable, SMALL_BYTES);
  memory.write(b + SetField.smallTable, copy);
}

/** `set_dealloc`: keys in the order of the table, then its block. */
export function installSets(space: ObjectSpace): void {
  const bury = (set: number): void => {
    letGoOfWeakrefs(space, set);
    const words = space.words;
    const block = setTableBlock(words, set);
    releaseKeys(space, set);
    if (block !== 0) space.heap.free('m', block);
    space.freeObject(set);
  };
  for (const type of [T.set, T.frozenset]) {
    space.burials[rowIndex(type)] = (set) => {
      space.untrack(set);
      space.nested(set, bury);
    };
  }
}

/** Keys are wiped before anything dies that could run Python code. */
function releaseKeys(space: ObjectSpace, set: number): void {
  const memory = space.memory;
  const words = space.words;
  let wiped = 0;
  for (let slot = nextSlotOf(words, set, 0); slot >= 0; slot = nextSlotOf(words, set, slot + 1)) {
    const table = tableOf(words, set);
    const key = words[(table + slot * SET_ENTRY) >> 2]!;
    if (!memory.release(key)) continue;
    if (space.isGc(key)) {
      memory.clear(table + wiped * SET_ENTRY, (slot + 1 - wiped) * SET_ENTRY);
      wiped = slot + 1;
    }
    space.bury(key);
  }
}
