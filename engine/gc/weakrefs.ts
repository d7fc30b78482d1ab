import { Runtime } from '../memory/address-map.js';
import { Note } from '../memory/change.js';
import { clearReference, firstWeakref, isWeakref } from '../object/weakref.js';
import type { ObjectSpace } from '../object/space.js';
import { GC_COLLECTING, GC_HEAD, GC_PREV, WeakrefField } from '../object/struct.js';
import { initRing, isEmptyRing, members, moveTo } from './generations.js';
import { wordBytes } from './word-bytes.js';

/** The ring of weak references whose callbacks are still to be called; it only lives while a collection runs. */
const CALLBACKS = Runtime.generations + 0xb0;

/**
 * `handle_weakrefs` (Modules/gcmodule.c): every weak reference to what is unreachable dies, and every unreachable one;
 * then the callbacks are called of those that are reachable themselves. Returns how many weak references died of that.
 */
export function handleWeakrefs(space: ObjectSpace, unreachable: number, old: number): number {
  const memory = space.memory;
  initRing(memory, CALLBACKS);
  for (const object of members(memory, unreachable)) {
    if (isWeakref(space, object)) clearReference(space, object);
    const type = space.typeOf(object);
    for (let first = firstWeakref(space.words, object, type); first !== 0;) {
      clearReference(space, first);
      const isCollecting = (space.words[(first + GC_PREV) >> 2]! & GC_COLLECTING) !== 0;
      if (space.field(first, WeakrefField.callback) !== 0 && !isCollecting) {
        memory.retain(first);
        moveTo(memory, first, CALLBACKS);
      }
      first = firstWeakref(space.words, object, type);
    }
  }
  return callCallbacks(space, old);
}

function callCallbacks(space: ObjectSpace, old: number): number {
  const memory = space.memory;
  for (const reference of [...members(memory, CALLBACKS)].reverse()) space.hold(reference);
  let freed = 0;
  while (!isEmptyRing(memory, CALLBACKS)) {
    const reference = memory.get(CALLBACKS) + GC_HEAD;
    memory.note(Note.weakCallback, wordBytes(reference));
    space.hooks.weakCallback(reference, space.field(reference, WeakrefField.callback));
    space.drop();
    space.release(reference);
    if (memory.get(CALLBACKS) === reference - GC_HEAD) moveTo(memory, reference, old);
    else freed++;
  }
  return freed;
}
