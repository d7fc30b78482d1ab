import { dictKeys, dictUsed } from './dict.js';
import { entryCount, entryKey, entryValueAt } from './dict-keys.js';
import { installReleasing } from './function.js';
import { setUsed } from './set.js';
import type { ObjectSpace } from './space.js';
import { isAscii } from './str.js';
import { DictField, DictIteratorField, DictViewField, IteratorField, SetIteratorField } from './struct.js';
import { allocateTuple } from './tuple.js';
import { T } from './type-table.js';
import { NONE } from './statics.js';
import { orderOf } from './values.js';

/** Iterators over list, tuple and str: index and sequence. The sequence is released at the end, before the iterator is. */
export function makeIterator(space: ObjectSpace, type: number, sequence: number): number {
  const iterator = space.makeGc(type, 32);
  space.memory.put(iterator + IteratorField.index, 0);
  space.memory.pointNext(space.retain(sequence));
  space.track(iterator);
  return iterator;
}

/** The type of the iterator over a sequence of a builtin type. */
export function iteratorTypeOf(space: ObjectSpace, sequence: number, layout: number): number {
  if (layout === T.list) return T.listIterator;
  if (layout === T.tuple) return T.tupleIterator;
  if (layout === T.bytes) return T.bytesIterator;
  if (layout === T.bytearray) return T.bytearrayIterator;
  return isAscii(space.words, sequence) ? T.strAsciiIterator : T.strIterator;
}

/** A dict view; takes a reference of its own (`_PyDictView_New`). */
export function makeDictView(space: ObjectSpace, type: number, dict: number): number {
  const view = space.makeGc(type, 24);
  space.memory.point(view + DictViewField.dict, space.retain(dict));
  space.track(view);
  return view;
}

/** `dictiter_new`; for items with a result tuple that is used again while nobody else holds it. */
export function makeDictIterator(space: ObjectSpace, type: number, dict: number): number {
  const memory = space.memory;
  const iterator = space.makeGc(type, 56);
  let result = 0;
  if (type === T.dictItemIterator || type === T.dictReverseItemIterator) {
    result = allocateTuple(space, 2);
    memory.point(result + 24, NONE);
    memory.pointNext(NONE);
    space.track(result);
  }
  memory.point(iterator + DictIteratorField.dict, space.retain(dict));
  memory.putNext(dictUsed(space.words, dict));
  memory.putNext(REVERSE.has(type) ? lastPosition(space.words, dict) : 0);
  memory.pointNext(result);
  memory.putNext(dictUsed(space.words, dict));
  space.track(iterator);
  return iterator;
}

/** `set_iter`. */
export function makeSetIterator(space: ObjectSpace, set: number): number {
  const used = setUsed(space.words, set);
  const iterator = space.makeGc(T.setIterator, 48);
  space.memory.point(iterator + SetIteratorField.set, space.retain(set));
  space.memory.putNext(used);
  space.memory.putNext(0);
  space.memory.putNext(used);
  space.track(iterator);
  return iterator;
}

const REVERSE: ReadonlySet<number> = new Set([
  T.dictReverseKeyIterator,
  T.dictReverseValueIterator,
  T.dictReverseItemIterator,
]);

function lastPosition(words: Int32Array, dict: number): number {
  const split = words[(dict + DictField.values) >> 2] !== 0;
  return (split ? dictUsed(words, dict) : entryCount(words, dictKeys(words, dict))) - 1;
}

/** The next live entry from a position on, or null; for split dicts positions count in insertion order. */
export function nextEntry(
  space: ObjectSpace,
  dict: number,
  position: number,
): { key: number; value: number; position: number } | null {
  const words = space.words;
  const keys = dictKeys(words, dict);
  const values = words[(dict + DictField.values) >> 2]!;
  if (values !== 0) {
    const order = orderOf(space, values);
    const index = order[position];
    if (index === undefined) return null;
    return { key: entryKey(words, keys, index), value: words[(values + index * 8) >> 2]!, position: position + 1 };
  }
  for (let entry = position; entry < entryCount(words, keys); entry++) {
    const value = words[entryValueAt(words, keys, entry) >> 2]!;
    if (value !== 0) return { key: entryKey(words, keys, entry), value, position: entry + 1 };
  }
  return null;
}

const SEQUENCE_ITERATORS = [
  T.listIterator,
  T.tupleIterator,
  T.strIterator,
  T.bytesIterator,
  T.bytearrayIterator,
  T.strAsciiIterator,
  T.iterator,
  T.listReverseIterator,
  T.reversed,
];

const DICT_ITERATORS = [
  T.dictKeyIterator,
  T.dictValueIterator,
  T.dictItemIterator,
  T.dictReverseKeyIterator,
  T.dictReverseValueIterator,
  T.dictReverseItemIterator,
];

export function installIterators(space: ObjectSpace): void {
  for (const type of SEQUENCE_ITERATORS) {
    installReleasing(space, type, [IteratorField.sequence]);
  }
  for (const type of [T.dictKeys, T.dictValues, T.dictItems]) installReleasing(space, type, [DictViewField.dict]);
  installReleasing(space, T.setIterator, [SetIteratorField.set]);
  for (const type of DICT_ITERATORS) {
    installReleasing(space, type, [DictIteratorField.dict, DictIteratorField.result]);
  }
}
