import {
  entriesAt,
  entryCount,
  GENERAL,
  keysKind,
  keysSize,
  log2ForEntries,
  log2Size,
  usable,
  usableFraction,
  UNICODE,
} from './dict-keys.js';
import {
  dictEntries,
  dictKeys,
  dictUsed,
  makeDict,
  makeDictWith,
  MINIMUM_LOG2,
  releaseKeys,
  resizeDict,
  setItem,
  valuesOf,
} from './dict.js';
import type { ObjectSpace } from './space.js';
import { DictField, KeysField } from './struct.js';
import { addToOrder, makeValues, orderOf } from './values.js';

/** Dicts made of dicts: `PyDict_Copy` and `dict_merge` of Objects/dictobject.c. */

/** `PyDict_Copy`: a split dict's values or a table with few holes are copied as they are, else entry by entry. */
export function copyDict(space: ObjectSpace, dict: number): number {
  const words = space.words;
  const used = dictUsed(words, dict);
  if (used === 0) return makeDict(space);
  const keys = dictKeys(words, dict);
  let copy: number;
  if (valuesOf(words, dict) !== 0) {
    copy = copySplit(space, dict, keys, used);
  } else if (used >= Math.floor((entryCount(words, keys) * 2) / 3)) {
    copy = makeDictWith(space, cloneKeys(space, keys), 0, used);
  } else {
    copy = makeDict(space);
    mergeInto(space, copy, dict);
    return copy;
  }
  if (space.isTracked(dict)) space.track(copy);
  return copy;
}

function copySplit(space: ObjectSpace, dict: number, keys: number, used: number): number {
  const words = space.words;
  const from = valuesOf(words, dict);
  const size = entryCount(words, keys) + usable(words, keys);
  const values = makeValues(space, size);
  const names = orderOf(space, from);
  for (const index of names) {
    addToOrder(space, values, index);
    space.memory.point(values + index * 8, space.retain(words[(from + index * 8) >> 2]!));
  }
  space.memory.add(keys, 1);
  return makeDictWith(space, keys, values, used, true);
}

/** `clone_combined_dict_keys`: a block of its own, never from the free list. */
function cloneKeys(space: ObjectSpace, keys: number): number {
  const words = space.words;
  const size = keysSize(words, keys);
  const clone = space.booting ? space.makeStatic(size) : space.heap.allocate('o', size);
  space.memory.move(clone, keys, size);
  if (words[clone >> 2] !== 1) space.memory.put(clone + KeysField.refcnt, 1);
  const general = keysKind(words, keys) === GENERAL;
  const entries = entriesAt(words, keys) + (general ? 8 : 0);
  for (let entry = 0; entry < entryCount(words, keys); entry++) {
    const at = (entries + entry * (general ? 24 : 16)) >> 2;
    if (words[at + 2] === 0) continue;
    space.memory.retain(words[at + 2]!);
    space.memory.retain(words[at]!);
  }
  return clone;
}

/** `dict_merge` with override. False after an exception. */
export function mergeInto(space: ObjectSpace, into: number, from: number): boolean {
  const words = space.words;
  const memory = space.memory;
  const used = dictUsed(words, from);
  if (into === from || used === 0) return true;
  const keys = dictKeys(words, from);
  const log2 = log2Size(words, keys);
  if (
    dictUsed(words, into) === 0 &&
    valuesOf(words, into) === 0 &&
    valuesOf(words, from) === 0 &&
    used === entryCount(words, keys) &&
    (log2 === MINIMUM_LOG2 || usableFraction(1 << (log2 - 1)) < used)
  ) {
    const clone = cloneKeys(space, keys);
    releaseKeys(space, dictKeys(words, into));
    memory.point(into + DictField.keys, clone);
    memory.put(into + DictField.used, used);
    if (space.isTracked(from) && !space.isTracked(into)) space.track(into);
    return true;
  }
  if (usableFraction(1 << log2Size(words, dictKeys(words, into))) < used) {
    const unicode = keysKind(words, keys) !== GENERAL && keysKind(words, dictKeys(words, into)) !== GENERAL;
    resizeDict(space, into, log2ForEntries(dictUsed(words, into) + used), unicode ? UNICODE : GENERAL);
  }
  for (const [key, value] of dictEntries(space, from)) if (!setItem(space, into, key, value)) return false;
  return true;
}
