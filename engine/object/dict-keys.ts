import { KEYS_ARRAY, parkInArray, takeFromArray } from './free-list.js';
import type { ObjectSpace } from './space.js';
import { EMPTY_KEYS } from './statics.js';
import { KeysField } from './struct.js';

/**
 * A dict's key table (`PyDictKeysObject`, Include/internal/pycore_dict.h).
 *
 * ```
 *  0       8         9                10    12       16      24        32          32 + index bytes
 * +-------+---------+----------------+-----+--------+-------+---------+-----------+-------------------------+
 * | refcnt| log2size| log2 of indices| kind| version| usable| nentries| indices...| entries, in order of... |
 * +-------+---------+----------------+-----+--------+-------+---------+-----------+-------------------------+
 * ```
 *
 * An index is the number of an entry, -1 for a slot never used, -2 for one whose entry was deleted. Entries are key and
 * value, with the hash in front where a key is not a str.
 */
export const GENERAL = 0;
export const UNICODE = 1;
export const SPLIT = 2;

export const EMPTY_SLOT = -1;
export const DELETED_SLOT = -2;

export function log2Size(words: Int32Array, keys: number): number {
  return words[(keys + KeysField.log2Size) >> 2]! & 0xff;
}

export function keysKind(words: Int32Array, keys: number): number {
  return (words[(keys + KeysField.log2Size) >> 2]! >> 16) & 0xff;
}

export function entryCount(words: Int32Array, keys: number): number {
  return words[(keys + KeysField.entryCount) >> 2]!;
}

export function usable(words: Int32Array, keys: number): number {
  return words[(keys + KeysField.usable) >> 2]!;
}

/** `USABLE_FRACTION`. */
export function usableFraction(slots: number): number {
  return Math.floor((slots << 1) / 3);
}

function indexWidth(log2: number): number {
  return log2 < 8 ? 1 : log2 < 16 ? 2 : 4;
}

export function entrySize(kind: number): number {
  return kind === GENERAL ? 24 : 16;
}

export function entriesAt(words: Int32Array, keys: number): number {
  const log2 = log2Size(words, keys);
  return keys + KeysField.indices + (indexWidth(log2) << log2);
}

/** Bytes of a table. */
export function keysSize(words: Int32Array, keys: number): number {
  const log2 = log2Size(words, keys);
  return tableSize(log2, keysKind(words, keys));
}

function tableSize(log2: number, kind: number): number {
  return KeysField.indices + (indexWidth(log2) << log2) + usableFraction(1 << log2) * entrySize(kind);
}

export function entryKey(words: Int32Array, keys: number, entry: number): number {
  const kind = keysKind(words, keys);
  return words[(entriesAt(words, keys) + entry * entrySize(kind) + (kind === GENERAL ? 8 : 0)) >> 2]!;
}

/** Where the value of an entry is kept (not for split tables). */
export function entryValueAt(words: Int32Array, keys: number, entry: number): number {
  const kind = keysKind(words, keys);
  return entriesAt(words, keys) + entry * entrySize(kind) + (kind === GENERAL ? 16 : 8);
}

export function indexAt(space: ObjectSpace, keys: number, slot: number): number {
  const log2 = log2Size(space.words, keys);
  const at = keys + KeysField.indices;
  if (log2 < 8) return (space.memory.bytes[at + slot]! << 24) >> 24;
  if (log2 < 16) {
    const from = at + slot * 2;
    return ((space.memory.bytes[from]! | (space.memory.bytes[from + 1]! << 8)) << 16) >> 16;
  }
  return space.words[(at + slot * 4) >> 2]!;
}

function setIndex(space: ObjectSpace, keys: number, slot: number, index: number): void {
  const width = indexWidth(log2Size(space.words, keys));
  const at = keys + KeysField.indices + slot * width;
  const word = at & ~3;
  if (width === 4) return space.memory.put(word, index);
  const shift = (at & 3) * 8;
  const mask = (width === 1 ? 0xff : 0xffff) << shift;
  space.memory.put(word, (space.words[word >> 2]! & ~mask) | ((index << shift) & mask));
}

/** `calculate_log2_keysize`: odd, and to be kept so. */
export function log2ForMinimum(minimum: number): number {
  return 32 - Math.clz32(((minimum | 8) - 1) | 7);
}

/** `estimate_log2_keysize`. */
export function log2ForEntries(entries: number): number {
  return log2ForMinimum(Math.floor((entries * 3 + 1) / 2));
}

/** `new_keys_object`: an empty table of 2**log2 slots. */
export function makeKeys(space: ObjectSpace, log2: number, kind: number): number {
  const memory = space.memory;
  const size = tableSize(log2, kind);
  let keys = log2 === 3 && kind === UNICODE && !space.booting ? takeFromArray(memory, KEYS_ARRAY) : 0;
  if (keys === 0) keys = space.booting ? space.makeStatic(size) : space.heap.allocate('o', size);
  const slots = 1 << log2;
  memory.put(keys + KeysField.refcnt, 1);
  memory.putNext(log2 | ((log2 + (indexWidth(log2) >> 1)) << 8) | (kind << 16));
  memory.putNext(usableFraction(slots));
  memory.putNext(0);
  memory.put(keys + KeysField.version, 0);
  memory.write(keys + KeysField.indices, new Uint8Array(indexWidth(log2) << log2).fill(0xff));
  const entries = entriesAt(space.words, keys);
  memory.clear(entries, keys + size - entries);
  return keys;
}

/** `free_keys_object`: small tables of str keys are parked. The entries' references are gone already. */
export function freeKeys(space: ObjectSpace, keys: number): void {
  const words = space.words;
  if (log2Size(words, keys) === 3 && keysKind(words, keys) === UNICODE && parkInArray(space.memory, KEYS_ARRAY, keys))
    return;
  space.heap.free('o', keys);
}

/** The next slot of a probe sequence; `hashLow` and `hashHigh` of the space serve as `perturb`. */
function nextSlot(probe: Probe, mask: number): number {
  probe.low = (probe.low >>> 5) | (probe.high << 27);
  probe.high >>>= 5;
  return (Math.imul(probe.slot, 5) + probe.low + 1) & mask;
}

interface Probe {
  slot: number;
  low: number;
  high: number;
}

const probe: Probe = { slot: 0, low: 0, high: 0 };

/**
 * Walks the probe sequence of a hash until `found` says yes to an entry or a slot never used is met: the entry, or -1.
 * `found` gets the entry's number; it answers 1 (this one), 0 (go on) or -1 (stop: an exception).
 */
export function probeKeys(
  space: ObjectSpace,
  keys: number,
  low: number,
  high: number,
  found: (entry: number) => number,
): number {
  const mask = (1 << log2Size(space.words, keys)) - 1;
  const walk: Probe = { slot: low & mask, low, high };
  for (;;) {
    const entry = indexAt(space, keys, walk.slot);
    if (entry === EMPTY_SLOT) return EMPTY_SLOT;
    if (entry >= 0) {
      const verdict = found(entry);
      if (verdict === 1) return entry;
      if (verdict < 0) return -3;
    }
    walk.slot = nextSlot(walk, mask);
  }
}

/** Finds an interned name in a table of str keys by identity alone; -1 when it is not there by that identity. */
export function probeName(space: ObjectSpace, keys: number, name: number, low: number, high: number): number {
  const words = space.words;
  const mask = (1 << log2Size(words, keys)) - 1;
  const entries = entriesAt(words, keys) >> 2;
  probe.slot = low & mask;
  probe.low = low;
  probe.high = high;
  for (;;) {
    const entry = indexAt(space, keys, probe.slot);
    if (entry === EMPTY_SLOT) return EMPTY_SLOT;
    if (entry >= 0 && words[entries + entry * 4] === name) return entry;
    probe.slot = nextSlot(probe, mask);
  }
}

/** `find_empty_slot`, then the index goes there. */
export function placeIndex(space: ObjectSpace, keys: number, low: number, high: number, entry: number): void {
  const mask = (1 << log2Size(space.words, keys)) - 1;
  probe.slot = low & mask;
  probe.low = low;
  probe.high = high;
  while (indexAt(space, keys, probe.slot) >= 0) probe.slot = nextSlot(probe, mask);
  setIndex(space, keys, probe.slot, entry);
}

/** `lookdict_index`: the slot that leads to an entry is marked as deleted. */
export function deleteIndex(space: ObjectSpace, keys: number, low: number, high: number, entry: number): void {
  const mask = (1 << log2Size(space.words, keys)) - 1;
  probe.slot = low & mask;
  probe.low = low;
  probe.high = high;
  while (indexAt(space, keys, probe.slot) !== entry) probe.slot = nextSlot(probe, mask);
  setIndex(space, keys, probe.slot, DELETED_SLOT);
}

/** `Py_EMPTY_KEYS`. */
export function writeEmptyKeys(space: ObjectSpace): void {
  const memory = space.memory;
  memory.put(EMPTY_KEYS + KeysField.refcnt, 1);
  memory.putNext(UNICODE << 16);
  memory.putNext(0);
  memory.putNext(0);
  memory.write(EMPTY_KEYS + KeysField.indices, new Uint8Array(8).fill(0xff));
}
