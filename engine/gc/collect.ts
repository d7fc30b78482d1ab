import { Runtime } from '../memory/address-map.js';
import { Note } from '../memory/change.js';
import { dictEntries } from '../object/dict.js';
import { keysKind, GENERAL } from '../object/dict-keys.js';
import { parked } from '../object/free-list.js';
import { visitReferents } from '../object/referents.js';
import type { ObjectSpace } from '../object/space.js';
import { DictField, GC_COLLECTING, GC_FINALIZED, GC_HEAD, GC_NEXT, GC_PREV, GC_SHIFT, TYPE } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { tupleItems } from '../object/tuple.js';
import { collectableText, DebugFlag, startText, stopText } from './debug.js';
import {
  append,
  generationHead,
  generationSize,
  initRing,
  isEmptyRing,
  members,
  merge,
  mergeGeneration,
  moveTo,
  ringSize,
  settleUnseen,
} from './generations.js';
import { handleWeakrefs } from './weakrefs.js';
import { wordBytes } from './word-bytes.js';

/**
 * Modules/gcmodule.c, one collection of generation g and all younger ones:
 *
 *   1 update references     each object's gc_refs := its count
 *   2 subtract references   minus one for each reference from inside the generation
 *   3 move unreachable      what nothing outside reaches goes to a list of its own; what turns out reached comes back
 *   4 clear weak references
 *   5 finalize              `__del__` and kin, once for each object
 *   6 handle resurrected    1 to 3 again on the list alone
 *   7 delete                each object drops what it refers to (tp_clear), and so they die by their counts
 *
 * While it runs, the word in front of an object (`_gc_prev`) holds gc_refs << 2 and the collecting bit; bit 0 of
 * `_gc_next` marks members of the unreachable list.
 */

const UNREACHABLE_MARK = 1;

/** What the collector needs of the machine: how a type's objects let go, and how they are finalized. */
export interface CollectorHooks {
  /** `tp_clear`. */
  clear(object: number): void;
  /** Runs the object's finalizer if its type has one. */
  finalize(object: number): void;
  hasFinalizer(object: number): boolean;
  /** `gc.callbacks` with "start" or "stop". */
  callback(phase: 'start' | 'stop', generation: number, collected: number): void;
  /** Appends to `gc.garbage`. */
  save(object: number): void;
  /** Writes to the program's stderr. */
  tell(text: string): void;
}

/** Heads of the two rings that only live while a collection runs. */
const UNREACHABLE = Runtime.generations + 0x90;
const RESURRECTED = Runtime.generations + 0xa0;

export interface GenerationStatistics {
  collections: number;
  collected: number;
  uncollectable: number;
}

/** `gc_collect_with_callback`. Returns how many unreachable objects were found. */
export function collect(
  space: ObjectSpace,
  hooks: CollectorHooks,
  generation: number,
  statistics: GenerationStatistics[],
): number {
  space.memory.putRuntime(Runtime.gcCollecting, 1);
  hooks.callback('start', generation, 0);
  const collected = collectQuietly(space, hooks, generation, statistics);
  hooks.callback('stop', generation, collected);
  space.memory.putRuntime(Runtime.gcCollecting, 0);
  return collected;
}

/** `gc_collect_main`, as `_PyGC_CollectNoFail` calls it: `gc.callbacks` are not told. */
export function collectQuietly(
  space: ObjectSpace,
  hooks: CollectorHooks,
  generation: number,
  statistics: GenerationStatistics[],
): number {
  const memory = space.memory;
  const debug = memory.get(Runtime.gcDebug);
  const outer = memory.get(Runtime.gcCollecting);
  memory.putRuntime(Runtime.gcCollecting, 1);
  memory.note(Note.collectionStart, Uint8Array.of(generation));
  if ((debug & DebugFlag.STATS) !== 0) hooks.tell(startText(space, generation));

  if (generation < 2) memory.addRuntime(generationHead(generation + 1) + 20, 1);
  for (let younger = 0; younger <= generation; younger++) memory.putRuntime(generationHead(younger) + 20, 0);
  for (let younger = 0; younger < generation; younger++) mergeGeneration(memory, younger, generation);
  settleUnseen(memory, generation);
  const young = generationHead(generation);
  const old = generationHead(Math.min(generation + 1, 2));

  initRing(memory, UNREACHABLE);
  deduceUnreachable(space, young, UNREACHABLE, true);
  untrackTuples(space, young);
  if (generation === 2) {
    untrackDicts(space, young);
    memory.putRuntime(Runtime.longLivedPending, 0);
    memory.putRuntime(Runtime.longLivedTotal, generationSize(memory, 2));
  } else {
    if (generation === 1) memory.addRuntime(Runtime.longLivedPending, generationSize(memory, 1));
    mergeGeneration(memory, generation, generation + 1);
  }
  clearMarks(space, UNREACHABLE);
  if ((debug & DebugFlag.COLLECTABLE) !== 0) hooks.tell(collectableText(space, UNREACHABLE));

  phase(space, 4);
  const freed = handleWeakrefs(space, UNREACHABLE, old);
  phase(space, 5);
  finalizeGarbage(space, hooks);
  phase(space, 6);
  initRing(memory, RESURRECTED);
  for (const object of members(memory, UNREACHABLE)) setPrevBits(space, object, 0, GC_COLLECTING);
  merge(memory, UNREACHABLE, RESURRECTED);
  deduceUnreachable(space, RESURRECTED, UNREACHABLE, false);
  clearMarks(space, UNREACHABLE);
  merge(memory, RESURRECTED, old);

  const collected = freed + ringSize(memory, UNREACHABLE);
  phase(space, 7);
  deleteGarbage(space, hooks, old, (debug & DebugFlag.SAVEALL) !== 0);
  if ((debug & DebugFlag.STATS) !== 0) hooks.tell(stopText(collected));

  if (generation === 2) clearFreeLists(space);
  const row = statistics[generation]!;
  row.collections++;
  row.collected += collected;
  memory.putRuntime(Runtime.gcCollecting, outer);
  memory.note(Note.collectionStop, wordBytes(collected));
  return collected;
}

function phase(space: ObjectSpace, number: number): void {
  space.memory.note(Note.collectionPhase, Uint8Array.of(number));
}

function refsOf(space: ObjectSpace, object: number): number {
  return space.words[(object + GC_PREV) >> 2]! >>> GC_SHIFT;
}

function isCollecting(space: ObjectSpace, object: number): boolean {
  return (space.words[(object + GC_PREV) >> 2]! & GC_COLLECTING) !== 0;
}

/** Sets bits of the word in front of an object and clears others. */
function setPrevBits(space: ObjectSpace, object: number, set: number, cleared: number): void {
  const word = space.words[(object + GC_PREV) >> 2]!;
  const next = (word | set) & ~cleared;
  if (next !== word) space.memory.put(object + GC_PREV, next);
}

/** `deduce_unreachable`: what is reached only from inside `base` moves to `unreachable`. */
function deduceUnreachable(space: ObjectSpace, base: number, unreachable: number, tell: boolean): void {
  if (tell) phase(space, 1);
  updateRefs(space, base);
  if (tell) phase(space, 2);
  subtractRefs(space, base);
  if (tell) phase(space, 3);
  moveUnreachable(space, base, unreachable);
}

/** `update_refs`: immortal objects go to the permanent generation. */
function updateRefs(space: ObjectSpace, base: number): void {
  for (const object of members(space.memory, base)) {
    const count = space.words[object >> 2]!;
    if (count < 0) {
      moveTo(space.memory, object, generationHead(3));
      continue;
    }
    const finalized = space.words[(object + GC_PREV) >> 2]! & GC_FINALIZED;
    space.memory.put(object + GC_PREV, (count << GC_SHIFT) | GC_COLLECTING | finalized);
  }
}

/** `subtract_refs`. */
function subtractRefs(space: ObjectSpace, base: number): void {
  const reader = { words: space.words, bytes: space.memory.bytes };
  for (const object of members(space.memory, base)) {
    visitReferents(reader, object, (referent) => {
      if (space.isGc(referent) && isCollecting(space, referent)) space.memory.add(referent + GC_PREV, -(1 << GC_SHIFT));
    });
  }
}

/** `move_unreachable`: one walk over the ring, which grows at its end while it goes on. */
function moveUnreachable(space: ObjectSpace, young: number, unreachable: number): void {
  const memory = space.memory;
  const words = space.words;
  const reader = { words, bytes: memory.bytes };
  let previous = young;
  for (let head = words[young >> 2]!; head !== young;) {
    const object = head + GC_HEAD;
    if (refsOf(space, object) > 0) {
      visitReferents(reader, object, (referent) => {
        if (!space.isGc(referent) || !isCollecting(space, referent)) return;
        const next = words[(referent + GC_NEXT) >> 2]!;
        if ((next & UNREACHABLE_MARK) !== 0) {
          takeOutOfUnreachable(space, referent);
          append(memory, young, referent);
          memory.put(
            referent + GC_PREV,
            (words[(referent + GC_PREV) >> 2]! & GC_FINALIZED) | (1 << GC_SHIFT) | GC_COLLECTING,
          );
          return;
        }
        if (refsOf(space, referent) === 0) memory.add(referent + GC_PREV, 1 << GC_SHIFT);
      });
      const finalized = words[(object + GC_PREV) >> 2]! & GC_FINALIZED;
      if (finalized === 0) memory.point(object + GC_PREV, previous);
      else memory.put(object + GC_PREV, previous | finalized);
      previous = head;
    } else {
      const next = words[head >> 2]!;
      memory.put(previous, next);
      const last = words[(unreachable + 8) >> 2]!;
      memory.put(last, head | (last === unreachable ? 0 : UNREACHABLE_MARK));
      memory.put(object + GC_PREV, last | (words[(object + GC_PREV) >> 2]! & (GC_FINALIZED | GC_COLLECTING)));
      memory.put(head, unreachable | UNREACHABLE_MARK);
      memory.put(unreachable + 8, head);
    }
    head = words[previous >> 2]!;
  }
  memory.put(young + 8, previous);
}

function takeOutOfUnreachable(space: ObjectSpace, object: number): void {
  const words = space.words;
  const previous = words[(object + GC_PREV) >> 2]! & ~3;
  const next = words[(object + GC_NEXT) >> 2]! & ~UNREACHABLE_MARK;
  const mark = words[previous >> 2]! & UNREACHABLE_MARK;
  space.memory.put(previous, next | mark);
  space.memory.put(next + 8, previous | (words[(next + 8) >> 2]! & 3));
}

/** `clear_unreachable_mask`. */
function clearMarks(space: ObjectSpace, unreachable: number): void {
  for (let head = space.words[unreachable >> 2]!; head !== unreachable;) {
    const next = space.words[head >> 2]! & ~UNREACHABLE_MARK;
    space.memory.put(head, next);
    head = next;
  }
}

/** `_PyObject_GC_MAY_BE_TRACKED`. */
function mayBeTracked(space: ObjectSpace, object: number): boolean {
  return space.isGc(object) && (space.typeOf(object) !== T.tuple || space.isTracked(object));
}

function untrackTuples(space: ObjectSpace, ring: number): void {
  for (const object of members(space.memory, ring)) {
    if (space.words[(object + TYPE) >> 2] !== T.tuple) continue;
    if (!tupleItems(space.words, object).some((item) => item === 0 || mayBeTracked(space, item))) space.untrack(object);
  }
}

function untrackDicts(space: ObjectSpace, ring: number): void {
  for (const object of members(space.memory, ring)) {
    if (space.words[(object + TYPE) >> 2] !== T.dict) continue;
    const general = keysKind(space.words, space.field(object, DictField.keys)) === GENERAL;
    const holds = dictEntries(space, object).some(
      ([key, value]) => mayBeTracked(space, value) || (general && mayBeTracked(space, key)),
    );
    if (!holds) space.untrack(object);
  }
}

/** `finalize_garbage`: objects may die here by their counts, and leave the ring. */
function finalizeGarbage(space: ObjectSpace, hooks: CollectorHooks): void {
  const memory = space.memory;
  initRing(memory, RESURRECTED);
  while (!isEmptyRing(memory, UNREACHABLE)) {
    const object = memory.get(UNREACHABLE) + GC_HEAD;
    moveTo(memory, object, RESURRECTED);
    if (space.finalizedBit(object) || !hooks.hasFinalizer(object)) continue;
    setPrevBits(space, object, GC_FINALIZED, 0);
    memory.note(Note.finalize, wordBytes(object));
    memory.retain(object);
    space.hold(object);
    hooks.finalize(object);
    space.drop();
    space.release(object);
  }
  merge(memory, RESURRECTED, UNREACHABLE);
}

/** `delete_garbage`: always the first; what survives its own clearing goes to the older generation. */
function deleteGarbage(space: ObjectSpace, hooks: CollectorHooks, old: number, saveAll: boolean): void {
  const memory = space.memory;
  while (!isEmptyRing(memory, UNREACHABLE)) {
    const object = memory.get(UNREACHABLE) + GC_HEAD;
    if (saveAll) hooks.save(object);
    else {
      memory.note(Note.clear, wordBytes(object));
      clearHeld(space, hooks, object);
    }
    if (memory.get(UNREACHABLE) !== object - GC_HEAD) continue;
    setPrevBits(space, object, 0, GC_COLLECTING);
    moveTo(memory, object, old);
  }
}

function clearHeld(space: ObjectSpace, hooks: CollectorHooks, object: number): void {
  space.memory.retain(object);
  space.hold(object);
  hooks.clear(object);
  space.drop();
  space.release(object);
}

/** `clear_freelists`: of tuples, floats, lists, dicts and key tables; not of slices. */
export function clearFreeLists(space: ObjectSpace): void {
  const memory = space.memory;
  const all = parked((address) => memory.get(address)).filter(({ kind }) => kind !== 'slice');
  for (let at = Runtime.freeLists; at < Runtime.freeListsEnd; at += 4)
    if (memory.get(at) !== 0) memory.putRuntime(at, 0);
  for (const { kind, object } of all) {
    if (kind === 'float' || kind === 'keys') space.heap.free('o', object);
    else space.freeGc(object, GC_HEAD);
  }
}
