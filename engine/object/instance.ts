import { appendShared, sharedIndex } from './shared-keys.js';
import { deleteItem, makeSplitDict, setItem } from './dict.js';
import { entryCount, usable } from './dict-keys.js';
import type { ObjectSpace } from './space.js';
import { MANAGED_DICT, TypeField, TypeFlag } from './struct.js';
import { addToOrder, freeValues, makeValues, removeFromOrder } from './values.js';

/**
 * Instances of classes: Objects/typeobject.c (`PyType_GenericAlloc`) and the instance attributes of Objects/dictobject.c.
 * The word at -24 is the values pointer minus 1 (odd) while attributes are inline, the address of the dict (even) once
 * there is one.
 */
export function makeInstance(space: ObjectSpace, type: number, items = 0): number {
  const head = space.headOf(type);
  const itemSize = space.field(type, TypeField.itemSize);
  const size = (space.field(type, TypeField.basicSize) + itemSize * (items + (itemSize > 0 ? 1 : 0)) + 7) & ~7;
  const object = head + space.allocateGc(size + head);
  const memory = space.memory;
  memory.initInstance(object, type, head);
  if (size > 16) memory.clear(object + 16, size - 16);
  memory.retain(type);
  if (space.booting) space.noteBooted(object);
  space.track(object);
  return object;
}

/** `init_inline_values`: a values array for the class's shared keys, whose spare room shrinks with each instance. */
export function giveValues(space: ObjectSpace, object: number, type: number): void {
  const keys = space.field(type, TypeField.cachedKeys);
  if (keys === 0 || (space.flagsOf(type) & TypeFlag.managedDict) === 0) return;
  if (usable(space.words, keys) > 1) space.memory.add(keys + 16, -1);
  const values = makeValues(space, entryCount(space.words, keys) + usable(space.words, keys));
  space.memory.put(object + MANAGED_DICT, values - 1);
}

/** The values array while attributes are inline, else 0. */
export function inlineValues(words: Int32Array, object: number): number {
  const word = words[(object + MANAGED_DICT) >> 2]!;
  return (word & 1) !== 0 ? word + 1 : 0;
}

/** The dict of an instance with a managed dict, once there is one; else 0. */
export function managedDict(words: Int32Array, object: number): number {
  const word = words[(object + MANAGED_DICT) >> 2]!;
  return (word & 1) !== 0 ? 0 : word;
}

/** `_PyObject_StoreInstanceAttribute`. False when the attribute to delete was not there. `value` 0 deletes. */
export function storeInline(space: ObjectSpace, object: number, name: number, value: number): boolean {
  const memory = space.memory;
  const type = space.typeOf(object);
  const keys = space.field(type, TypeField.cachedKeys);
  const values = inlineValues(space.words, object);
  const index = value === 0 ? sharedIndex(space, keys, name) : appendShared(space, keys, name);
  if (index < 0) {
    if (value === 0) return false;
    return setItem(space, materialise(space, object), name, value);
  }
  const at = values + index * 8;
  const old = space.words[at >> 2]!;
  if (old === 0 && value === 0) return false;
  memory.point(at, value);
  if (value !== 0) memory.retain(value);
  if (old === 0) addToOrder(space, values, index);
  else if (value === 0) removeFromOrder(space, values, index);
  space.releaseMaybe(old);
  return true;
}

/** The same where the place among the shared keys is known: sets the value there. */
export function storeAt(space: ObjectSpace, object: number, index: number, value: number): void {
  const values = inlineValues(space.words, object);
  const at = values + index * 8;
  const old = space.words[at >> 2]!;
  space.memory.point(at, value);
  space.memory.retain(value);
  if (old === 0) addToOrder(space, values, index);
  else space.release(old);
}

/** `_PyObject_GetInstanceAttribute`: borrowed, or 0. */
export function loadInline(space: ObjectSpace, object: number, name: number): number {
  const index = sharedIndex(space, space.field(space.typeOf(object), TypeField.cachedKeys), name);
  return index < 0 ? 0 : space.words[(inlineValues(space.words, object) + index * 8) >> 2]!;
}

/** The instance's attributes become a real dict that takes over the values (`make_dict_from_instance_attributes`). */
export function materialise(space: ObjectSpace, object: number): number {
  const values = inlineValues(space.words, object);
  const dict = makeSplitDict(space, space.field(space.typeOf(object), TypeField.cachedKeys), values);
  space.memory.put(object + MANAGED_DICT, dict);
  return dict;
}

export function deleteFromDict(space: ObjectSpace, dict: number, name: number): boolean {
  return deleteItem(space, dict, name) === true;
}

/** `_PyObject_FreeInstanceAttributes`, or the reference to the dict: in the order of the shared keys. */
export function releaseAttributes(space: ObjectSpace, object: number, type: number): void {
  const values = inlineValues(space.words, object);
  if (values === 0) {
    const dict = managedDict(space.words, object);
    if (dict === 0) return;
    space.memory.put(object + MANAGED_DICT, 0);
    space.release(dict);
    return;
  }
  const count = entryCount(space.words, space.field(type, TypeField.cachedKeys));
  space.releaseSlots(values, count, false);
  freeValues(space, values);
  space.memory.put(object + MANAGED_DICT, 0);
}
