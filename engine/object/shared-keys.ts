import { entriesAt, entryCount, makeKeys, placeIndex, probeName, SPLIT, usable } from './dict-keys.js';
import type { ObjectSpace } from './space.js';
import { hashStr } from './str.js';
import { KeysField } from './struct.js';

/** `SHARED_KEYS_MAX_SIZE`: names that a class's instances can share. */
const SHARED_KEYS_MAX = 30;
const SHARED_LOG2 = 6;

/** `_PyDict_NewKeysForClass`: 64 slots, of which 30 may be used. */
export function makeSharedKeys(space: ObjectSpace): number {
  const keys = makeKeys(space, SHARED_LOG2, SPLIT);
  space.memory.put(keys + KeysField.usable, SHARED_KEYS_MAX);
  return keys;
}

/** The place of a name among the shared keys, or -1. Names are interned. */
export function sharedIndex(space: ObjectSpace, keys: number, name: number): number {
  hashStr(space, name);
  return probeName(space, keys, name, space.hashLow, space.hashHigh);
}

/** `insert_into_dictkeys`: the place of a name, which is added where it is new and there is room; else -1. */
export function appendShared(space: ObjectSpace, keys: number, name: number): number {
  const known = sharedIndex(space, keys, name);
  if (known >= 0) return known;
  if (usable(space.words, keys) <= 0) return -1;
  const entry = entryCount(space.words, keys);
  const memory = space.memory;
  placeIndex(space, keys, space.hashLow, space.hashHigh, entry);
  memory.retain(name);
  memory.point(entriesAt(space.words, keys) + entry * 16, name);
  memory.add(keys + KeysField.usable, -1);
  memory.add(keys + KeysField.entryCount, 1);
  return entry;
}
