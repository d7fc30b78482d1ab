import {
  deleteIndex,
  entriesAt,
  entryCount,
  entryKey,
  entrySize,
  entryValueAt,
  freeKeys,
  GENERAL,
  keysKind,
  log2ForEntries,
  log2ForMinimum,
  makeKeys,
  placeIndex,
  probeKeys,
  probeName,
  UNICODE,
  usable,
} from './dict-keys.js';
import { HeldAs } from '../memory/address-map.js';
import { DICT_ARRAY, parkInArray, takeFromArray } from './free-list.js';
import { hashInt } from './int.js';
import type { ObjectSpace } from './space.js';
import { EMPTY_KEYS } from './statics.js';
import { hashStr, isExactStr, isInterned, sameText } from './str.js';
import { DictField, GC_HEAD, KeysField, TYPE } from './struct.js';
import { isStaticType, rowIndex, T } from './type-table.js';
import { addToOrder, freeValues, orderOf, removeFromOrder, valuesBlock } from './values.js';

/** Objects/dictobject.c. */
export const MINIMUM_LOG2 = 3;

export function dictUsed(words: Int32Array, dict: number): number {
  return words[(dict + DictField.used) >> 2]!;
}

export function dictKeys(words: Int32Array, dict: number): number {
  return words[(dict + DictField.keys) >> 2]!;
}

export function valuesOf(words: Int32Array, dict: number): number {
  return words[(dict + DictField.values) >> 2]!;
}

/** The hash of a key in `hashLow`, `hashHigh`; false when it raised an exception. */
export function hashKey(space: ObjectSpace, key: number): boolean {
  const type = space.words[(key + TYPE) >> 2];
  if (type === T.str) hashStr(space, key);
  else if (type === T.int || type === T.bool) hashInt(space, key);
  else return space.hooks.hash(key);
  return true;
}

/** `_PyObject_GC_MAY_BE_TRACKED`: an exact tuple counts only while it is tracked itself. */
export function mayBeTracked(space: ObjectSpace, object: number): boolean {
  return space.isGc(object) && (space.typeOf(object) !== T.tuple || space.isTracked(object));
}

/** A new empty dict: the static key table, not tracked. `fresh`: not from the free list, as `dict()` makes them. */
export function makeDict(space: ObjectSpace, fresh = false): number {
  return makeDictWith(space, EMPTY_KEYS, 0, 0, fresh);
}

export function makeDictWith(space: ObjectSpace, keys: number, values = 0, used = 0, fresh = false): number {
  const memory = space.memory;
  let dict = space.booting || fresh ? 0 : takeFromArray(memory, DICT_ARRAY);
  if (dict !== 0) {
    memory.birth(dict - GC_HEAD);
    memory.init(dict, T.dict, true);
  } else {
    dict = space.makeGc(T.dict, 48);
  }
  memory.put(dict + DictField.used, used);
  memory.putNext(0);
  memory.pointNext(keys);
  // A values array lies on 8 bytes, not on 16 as objects do.
  memory.putNext(values);
  return dict;
}

/** `_PyDict_NewPresized`: keys first, then the dict. */
export function makePresizedDict(space: ObjectSpace, entries: number, unicode: boolean): number {
  if (entries <= 5) return makeDict(space);
  return makeDictWith(space, makeKeys(space, log2ForEntries(entries), unicode ? UNICODE : GENERAL));
}

/** A dict that takes over an instance's values (`make_dict_from_instance_attributes`). */
export function makeSplitDict(space: ObjectSpace, keys: number, values: number): number {
  const order = orderOf(space, values);
  const dict = makeDictWith(space, keys, values, order.length);
  space.memory.add(keys, 1);
  for (const index of order) {
    if (mayBeTracked(space, space.words[(values + index * 8) >> 2]!)) {
      space.track(dict);
      break;
    }
  }
  return dict;
}

/** The entry of a key, -1 when there is none, -3 when a comparison raised an exception. */
export function findEntry(space: ObjectSpace, dict: number, key: number, low: number, high: number): number {
  const words = space.words;
  const keys = dictKeys(words, dict);
  if (keysKind(words, keys) !== GENERAL) {
    if (isExactStr(words, key)) {
      const entry = isInterned(words, key) ? probeName(space, keys, key, low, high) : -1;
      if (entry >= 0) return entry;
      return probeKeys(space, keys, low, high, (at) => (sameText(space, entryKey(words, keys, at), key) ? 1 : 0));
    }
    return probeKeys(space, keys, low, high, (at) => {
      const known = entryKey(words, keys, at);
      hashStr(space, known);
      return space.hashLow === low && space.hashHigh === high ? space.hooks.equal(known, key) : 0;
    });
  }
  const entries = entriesAt(words, keys);
  return probeKeys(space, keys, low, high, (at) => {
    const entry = (entries + at * 24) >> 2;
    if (words[entry + 2] === key) return 1;
    if (words[entry] !== low || words[entry + 1] !== high) return 0;
    return sameKey(space, words[entry + 2]!, key);
  });
}

/** Whether a key of a table is the one wanted: 1, 0, or -1 after an exception. The table may let go of it meanwhile. */
export function sameKey(space: ObjectSpace, known: number, key: number): number {
  if (isExactStr(space.words, known) && isExactStr(space.words, key)) return sameText(space, known, key) ? 1 : 0;
  if (isStaticType(space.typeOf(known)) && isStaticType(space.typeOf(key)) && !space.isGc(known)) {
    return space.hooks.equal(known, key);
  }
  space.hold(space.retain(known));
  const same = space.hooks.equal(known, key);
  space.drop();
  space.release(known);
  return same;
}

/** The value of an entry, borrowed; 0 where a split dict has none. */
export function entryValue(space: ObjectSpace, dict: number, entry: number): number {
  const values = valuesOf(space.words, dict);
  if (values !== 0) return space.words[(values + entry * 8) >> 2]!;
  return space.words[entryValueAt(space.words, dictKeys(space.words, dict), entry) >> 2]!;
}

/** `_PyDict_GetItem_KnownHash`: borrowed, 0 when it is not there; -1 after an exception. */
export function getWithHash(space: ObjectSpace, dict: number, key: number, low: number, high: number): number {
  const entry = findEntry(space, dict, key, low, high);
  if (entry < 0) return entry === -3 ? -1 : 0;
  return entryValue(space, dict, entry);
}

/** The value of a str key, borrowed, or 0. */
export function getStr(space: ObjectSpace, dict: number, key: number): number {
  hashStr(space, key);
  const value = getWithHash(space, dict, key, space.hashLow, space.hashHigh);
  return value < 0 ? 0 : value;
}

/** The hash that goes with a key of a dict, as the table has it: `__hash__` is not asked again. */
export function entryHash(space: ObjectSpace, dict: number, entry: number, key: number): void {
  const words = space.words;
  const keys = dictKeys(words, dict);
  if (keysKind(words, keys) !== GENERAL) return hashStr(space, key);
  const at = (entriesAt(words, keys) + entry * entrySize(GENERAL)) >> 2;
  space.hashLow = words[at]!;
  space.hashHigh = words[at + 1]!;
}

/** Keys and values of a dict in order, borrowed. */
export function dictEntries(space: ObjectSpace, dict: number): [key: number, value: number][] {
  const words = space.words;
  const keys = dictKeys(words, dict);
  const values = valuesOf(words, dict);
  if (values !== 0) {
    return orderOf(space, values).map((index) => [entryKey(words, keys, index), words[(values + index * 8) >> 2]!]);
  }
  const found: [number, number][] = [];
  for (let entry = 0; entry < entryCount(words, keys); entry++) {
    const value = words[entryValueAt(words, keys, entry) >> 2]!;
    if (value !== 0) found.push([entryKey(words, keys, entry), value]);
  }
  return found;
}

function maintainTracking(space: ObjectSpace, dict: number, key: number, value: number): void {
  if (!space.isTracked(dict) && (mayBeTracked(space, key) || mayBeTracked(space, value))) space.track(dict);
}

/** `PyDict_SetItem`: takes references of its own. False after an exception (a comparison). */
export function setItem(space: ObjectSpace, dict: number, key: number, value: number): boolean {
  if (!hashKey(space, key)) return false;
  return setWithHash(space, dict, key, value, space.hashLow, space.hashHigh);
}

/** `insertdict` and `insert_to_emptydict`. */
export function setWithHash(
  space: ObjectSpace,
  dict: number,
  key: number,
  value: number,
  low: number,
  high: number,
): boolean {
  space.memory.retain(key);
  space.memory.retain(value);
  if (insertOwned(space, dict, key, value, low, high)) return true;
  space.release(value);
  space.release(key);
  return false;
}

/** As `setWithHash`, but the references are handed over (`_PyDict_SetItem_Take2`); on failure they stay the caller's. */
export function insertOwned(
  space: ObjectSpace,
  dict: number,
  key: number,
  value: number,
  low: number,
  high: number,
): boolean {
  const memory = space.memory;
  const words = space.words;
  if (dictKeys(words, dict) === EMPTY_KEYS) {
    const keys = makeKeys(space, MINIMUM_LOG2, isExactStr(words, key) ? UNICODE : GENERAL);
    maintainTracking(space, dict, key, value);
    memory.point(dict + DictField.keys, keys);
    appendEntry(space, dict, keys, key, value, low, high);
    return true;
  }
  if (keysKind(words, dictKeys(words, dict)) !== GENERAL && !isExactStr(words, key)) {
    resizeDict(space, dict, log2ForMinimum(dictUsed(words, dict) * 3), GENERAL);
  }
  space.hold(key);
  space.hold(value);
  const entry = findEntry(space, dict, key, low, high);
  space.drop(2);
  if (entry === -3) return false;
  maintainTracking(space, dict, key, value);
  if (entry < 0) {
    if (usable(words, dictKeys(words, dict)) <= 0) {
      resizeDict(space, dict, log2ForMinimum(dictUsed(words, dict) * 3), UNICODE);
    }
    appendEntry(space, dict, dictKeys(words, dict), key, value, low, high);
    return true;
  }
  const values = valuesOf(words, dict);
  const at = values !== 0 ? values + entry * 8 : entryValueAt(words, dictKeys(words, dict), entry);
  const old = words[at >> 2]!;
  if (old !== value) memory.point(at, value);
  if (old === 0) {
    addToOrder(space, values, entry);
    memory.add(dict + DictField.used, 1);
  }
  space.releaseMaybe(old);
  space.release(key);
  return true;
}

function appendEntry(
  space: ObjectSpace,
  dict: number,
  keys: number,
  key: number,
  value: number,
  low: number,
  high: number,
): void {
  const memory = space.memory;
  const words = space.words;
  const entry = entryCount(words, keys);
  placeIndex(space, keys, low, high, entry);
  const general = keysKind(words, keys) === GENERAL;
  const at = entriesAt(words, keys) + entry * (general ? 24 : 16);
  const values = valuesOf(words, dict);
  if (general) {
    memory.put(at, low);
    memory.put(at + 4, high);
    memory.point(at + 8, key);
    memory.pointNext(value);
  } else {
    memory.point(at, key);
    if (values !== 0) {
      addToOrder(space, values, entry);
      memory.point(values + entry * 8, value);
    } else {
      memory.pointNext(value);
    }
  }
  memory.put(keys + KeysField.usable, usable(words, keys) - 1);
  memory.putNext(entry + 1);
  memory.add(dict + DictField.used, 1);
}

/** `dictresize`: a new table with the live entries, in order. A split dict becomes a combined one. */
export function resizeDict(space: ObjectSpace, dict: number, log2: number, kind: number): void {
  const memory = space.memory;
  const words = space.words;
  const old = dictKeys(words, dict);
  const oldKind = keysKind(words, old);
  const values = valuesOf(words, dict);
  const general = kind === GENERAL || oldKind === GENERAL;
  const live = dictEntries(space, dict);
  const oldEntries = entriesAt(words, old);
  const hashes: [number, number][] = [];
  if (oldKind === GENERAL) {
    for (let entry = 0; entry < entryCount(words, old); entry++) {
      const at = (oldEntries + entry * 24) >> 2;
      if (words[at + 4] !== 0) hashes.push([words[at]!, words[at + 1]!]);
    }
  }
  const keys = makeKeys(space, log2, general ? GENERAL : UNICODE);
  const at = entriesAt(words, keys);
  live.forEach(([key, value], entry) => {
    let hash = hashes[entry];
    if (hash === undefined) {
      hashStr(space, key);
      hash = [space.hashLow, space.hashHigh];
    }
    placeIndex(space, keys, hash[0], hash[1], entry);
    const place = at + entry * entrySize(general ? GENERAL : UNICODE);
    if (general) {
      memory.put(place, hash[0]);
      memory.put(place + 4, hash[1]);
      memory.point(place + 8, key);
    } else {
      memory.point(place, key);
    }
    memory.pointNext(value);
    if (values !== 0) memory.retain(key);
  });
  memory.put(keys + KeysField.usable, usable(words, keys) - live.length);
  memory.putNext(live.length);
  memory.point(dict + DictField.keys, keys);
  if (values !== 0) {
    memory.point(dict + DictField.values, 0);
    freeValues(space, values);
    releaseKeys(space, old);
  } else if (old !== EMPTY_KEYS) {
    freeKeys(space, old);
  }
}

/**
 * `dictkeys_decref`: a table that nobody shares any more releases keys and values in order, and goes. `orphan`: no dict
 * that is being buried shows it.
 */
export function releaseKeys(space: ObjectSpace, keys: number, orphan = false): void {
  if (keys === EMPTY_KEYS) return;
  const words = space.words;
  space.memory.add(keys, -1);
  if (words[keys >> 2] !== 0) return;
  const count = entryCount(words, keys);
  const general = keysKind(words, keys) === GENERAL;
  if (orphan) space.hold(keys | HeldAs.keys);
  if (!general) space.releaseSlots(entriesAt(words, keys), count * 2, false);
  else releaseGeneral(space, entriesAt(words, keys), count);
  if (orphan) space.drop();
  freeKeys(space, keys);
}

/** Key and value of each entry; the hash in front of them is no reference. Wiped as `releaseSlots` does. */
function releaseGeneral(space: ObjectSpace, entries: number, count: number): void {
  let wiped = entries;
  for (let at = entries; at < entries + count * 24; at += 8) {
    const value = (at - entries) % 24 === 0 ? 0 : space.words[at >> 2]!;
    if (value === 0 || !space.memory.release(value)) continue;
    if (space.isGc(value)) {
      space.memory.clear(wiped, at + 8 - wiped);
      wiped = at + 8;
    }
    space.bury(value);
  }
}

/** `delitem_common`. True when the key was there, false when not; -1 after an exception. */
export function deleteItem(space: ObjectSpace, dict: number, key: number): boolean | -1 {
  if (!hashKey(space, key)) return -1;
  const low = space.hashLow;
  const high = space.hashHigh;
  const entry = findEntry(space, dict, key, low, high);
  if (entry === -3) return -1;
  const value = entry < 0 ? 0 : entryValue(space, dict, entry);
  if (value === 0) return false;
  const memory = space.memory;
  const words = space.words;
  memory.add(dict + DictField.used, -1);
  const values = valuesOf(words, dict);
  if (values !== 0) {
    memory.point(values + entry * 8, 0);
    removeFromOrder(space, values, entry);
  } else {
    const keys = dictKeys(words, dict);
    deleteIndex(space, keys, low, high, entry);
    const old = entryKey(words, keys, entry);
    const at = entryValueAt(words, keys, entry);
    memory.put(at - 8, 0);
    memory.putNext(0);
    space.release(old);
  }
  space.release(value);
  return true;
}

/** `PyDict_Clear`. */
export function clearDict(space: ObjectSpace, dict: number): void {
  const words = space.words;
  const keys = dictKeys(words, dict);
  const values = valuesOf(words, dict);
  if (keys === EMPTY_KEYS) return;
  space.memory.put(dict + DictField.used, 0);
  space.memory.point(dict + DictField.keys, EMPTY_KEYS);
  space.memory.pointNext(0);
  if (values !== 0) releaseValues(space, keys, values, true);
  releaseKeys(space, keys, true);
}

function releaseValues(space: ObjectSpace, keys: number, values: number, orphan: boolean): void {
  space.releaseSlots(
    values,
    entryCount(space.words, keys),
    false,
    orphan ? valuesBlock(space.memory.bytes, values) : 0,
  );
  freeValues(space, values);
}

/** `dict_dealloc`: entries in order, key then value; a split dict's values in the order of the shared keys. */
export function installDict(space: ObjectSpace): void {
  const bury = (dict: number): void => {
    const words = space.words;
    const keys = dictKeys(words, dict);
    const values = valuesOf(words, dict);
    if (values !== 0) releaseValues(space, keys, values, false);
    releaseKeys(space, keys);
    if (space.typeOf(dict) === T.dict && parkInArray(space.memory, DICT_ARRAY, dict)) return;
    space.freeObject(dict);
  };
  space.burials[rowIndex(T.dict)] = (dict) => {
    space.untrack(dict);
    space.nested(dict, bury);
  };
}
