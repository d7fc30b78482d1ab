import type { ObjectSpace } from './space.js';
import { NONE } from './statics.js';
import { TypeField, WeakrefField } from './struct.js';
import { makeTuple } from './tuple.js';
import { rowIndex, T, type TypeKey } from './type-table.js';

/**
 * Weak references (Objects/weakrefobject.c). An object that can have some keeps the first of them in a word of its own, at
 * the offset that its type says (`tp_weaklistoffset`; -32 where the pre-header has it). They are linked both ways: the
 * reference without callback, the proxy without callback, then those with callbacks, newest first. What they refer to is
 * not counted.
 */
const BASIC_TYPES: readonly TypeKey[] = ['weakref', 'weakProxy', 'weakCallableProxy'];

/** Where objects of a type keep their list, from the object on; 0 where they have none. */
export function weakListOffset(words: Int32Array, type: number): number {
  return words[(type + TypeField.weakListOffset) >> 2]!;
}

/** The first weak reference to an object, or 0. */
export function firstWeakref(words: Int32Array, object: number, type: number): number {
  const offset = weakListOffset(words, type);
  return offset === 0 ? 0 : words[(object + offset) >> 2]!;
}

/** The weak references to an object, in their order. */
export function weakrefsOf(space: ObjectSpace, object: number): number[] {
  const found: number[] = [];
  for (
    let at = firstWeakref(space.words, object, space.typeOf(object));
    at !== 0;
    at = space.field(at, WeakrefField.next)
  )
    found.push(at);
  return found;
}

export function isWeakref(space: ObjectSpace, object: number): boolean {
  return space.isInstance(object, T.weakref);
}

export function isProxy(type: number): boolean {
  return type === T.weakProxy || type === T.weakCallableProxy;
}

/** What a weak reference refers to, borrowed; None once that is gone (`PyWeakref_GET_OBJECT`). */
export function referentOf(space: ObjectSpace, reference: number): number {
  const object = space.field(reference, WeakrefField.object);
  return space.words[object >> 2] === 0 ? NONE : object;
}

/** `get_basic_refs`: the reference and the proxy that may be used again, or 0. */
function basicRefs(space: ObjectSpace, object: number): { reference: number; proxy: number } {
  let at = firstWeakref(space.words, object, space.typeOf(object));
  let reference = 0;
  let proxy = 0;
  if (at !== 0 && space.field(at, WeakrefField.callback) === 0) {
    if (space.typeOf(at) === T.weakref) {
      reference = at;
      at = space.field(at, WeakrefField.next);
    }
    if (at !== 0 && space.field(at, WeakrefField.callback) === 0 && isProxy(space.typeOf(at))) proxy = at;
  }
  return { reference, proxy };
}

/** The callback-less reference or proxy that an object has already, borrowed, or 0. */
export function findReusable(space: ObjectSpace, object: number, proxy: boolean): number {
  const basic = basicRefs(space, object);
  return proxy ? basic.proxy : basic.reference;
}

/** `init_weakref`: the fields of a new one, in no list yet. */
export function initWeakref(space: ObjectSpace, reference: number, object: number, callback: number): void {
  const memory = space.memory;
  memory.point(reference + WeakrefField.object, object);
  memory.pointNext(callback === 0 ? 0 : space.retain(callback));
  memory.put(reference + WeakrefField.hash, -1);
  memory.put(reference + WeakrefField.hash + 4, -1);
  memory.clear(reference + WeakrefField.previous, 24);
}

/** Into the list of its object: where `weakref___new__` and `PyWeakref_NewProxy` put it. */
export function linkWeakref(space: ObjectSpace, reference: number, callback: number): void {
  const object = space.field(reference, WeakrefField.object);
  const basic = basicRefs(space, object);
  const type = space.typeOf(reference);
  let previous: number;
  if (callback === 0 && type === T.weakref) previous = 0;
  else if (callback === 0 && isProxy(type)) previous = basic.reference;
  else previous = basic.proxy === 0 ? basic.reference : basic.proxy;
  const memory = space.memory;
  const list = object + weakListOffset(space.words, space.typeOf(object));
  const next = previous === 0 ? space.words[list >> 2]! : space.field(previous, WeakrefField.next);
  memory.point(reference + WeakrefField.previous, previous);
  memory.pointNext(next);
  if (next !== 0) memory.point(next + WeakrefField.previous, reference);
  memory.point(previous === 0 ? list : previous + WeakrefField.next, reference);
}

/** `new_weakref`, tracked, and in its list: of the static types `weakref` and the proxies. */
export function makeWeakref(space: ObjectSpace, type: number, object: number, callback: number): number {
  const reference = space.makeGc(type, 64);
  initWeakref(space, reference, object, callback);
  space.track(reference);
  linkWeakref(space, reference, callback);
  return reference;
}

/** First half of `clear_weakref`: out of its object's list, and dead. Its callback stays (`_PyWeakref_ClearRef`). */
export function clearReference(space: ObjectSpace, reference: number): void {
  const object = space.field(reference, WeakrefField.object);
  if (object === NONE) return;
  const memory = space.memory;
  const list = object + weakListOffset(space.words, space.typeOf(object));
  const previous = space.field(reference, WeakrefField.previous);
  const next = space.field(reference, WeakrefField.next);
  if (space.words[list >> 2] === reference) memory.point(list, next);
  memory.point(reference + WeakrefField.object, NONE);
  if (previous !== 0) memory.point(previous + WeakrefField.next, next);
  if (next !== 0) memory.point(next + WeakrefField.previous, previous);
  memory.clear(reference + WeakrefField.previous, 16);
}

/** `clear_weakref`: the same, and the callback is dropped. */
export function clearWeakref(space: ObjectSpace, reference: number): void {
  const callback = space.field(reference, WeakrefField.callback);
  clearReference(space, reference);
  if (callback === 0) return;
  space.memory.put(reference + WeakrefField.callback, 0);
  space.release(callback);
}

/**
 * `PyObject_ClearWeakRefs`: the object dies, so its weak references do, and then their callbacks are called, the list's
 * first one first. The object is in the space's hand as dying.
 */
export function clearWeakrefs(space: ObjectSpace, object: number): void {
  const list = object + weakListOffset(space.words, space.typeOf(object));
  const first = (): number => space.words[list >> 2]!;
  const isBasic = (): boolean => first() !== 0 && space.field(first(), WeakrefField.callback) === 0;
  if (isBasic()) {
    clearReference(space, first());
    if (isBasic()) clearReference(space, first());
  }
  if (first() === 0) return;
  const references = weakrefsOf(space, object);
  if (references.length === 1) {
    const reference = references[0]!;
    const callback = takeCallback(space, reference);
    if (callback === 0) return;
    space.hold(callback);
    if (space.words[reference >> 2]! > 0) space.hooks.weakCallback(reference, callback);
    space.drop();
    return space.release(callback);
  }
  callAll(space, references);
}

/** The same of an object whose type may have given it a list, at the beginning of its burial. */
export function letGoOfWeakrefs(space: ObjectSpace, object: number): void {
  if (firstWeakref(space.words, object, space.typeOf(object)) !== 0) clearWeakrefs(space, object);
}

/** Several of them: all are dead before the first callback is called; a tuple keeps them and the callbacks meanwhile. */
function callAll(space: ObjectSpace, references: readonly number[]): void {
  const kept = makeTuple(space, new Array<number>(references.length * 2).fill(0));
  references.forEach((reference, index) => {
    const alive = space.words[reference >> 2]! > 0;
    const callback = takeCallback(space, reference);
    if (!alive) return space.releaseMaybe(callback);
    space.memory.point(kept + 24 + index * 16, space.retain(reference));
    space.memory.pointNext(callback);
  });
  space.hold(kept);
  for (let index = 0; index < references.length; index++) {
    const callback = space.field(kept, 32 + index * 16);
    if (callback !== 0) space.hooks.weakCallback(space.field(kept, 24 + index * 16), callback);
  }
  space.drop();
  space.release(kept);
}

/** Clears a weak reference whose callback goes over to the caller. */
function takeCallback(space: ObjectSpace, reference: number): number {
  const callback = space.field(reference, WeakrefField.callback);
  if (callback !== 0) space.memory.put(reference + WeakrefField.callback, 0);
  clearReference(space, reference);
  return callback;
}

/** The burial of weak references (`weakref_dealloc`). */
export function installWeakrefs(space: ObjectSpace): void {
  const bury = (reference: number): void => {
    clearWeakref(space, reference);
    space.freeObject(reference);
  };
  for (const key of BASIC_TYPES) {
    space.burials[rowIndex(T[key])] = (reference) => {
      space.untrack(reference);
      space.dismantle(reference, bury);
    };
  }
}
