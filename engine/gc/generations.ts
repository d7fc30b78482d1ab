import { Runtime } from '../memory/address-map.js';
import type { Memory } from '../memory/memory.js';
import { GC_HEAD } from '../object/struct.js';

/**
 * The generations: rings of GC heads (next at 0, previous at 8), linked through a head in the runtime region. 0 is the
 * youngest, 3 the permanent one. Threshold at 16 and count at 20 of each head; at 24 how many objects of the interpreter's
 * own the generation has in CPython, which are not simulated: rules and figures count them.
 */
export function generationHead(generation: number): number {
  return Runtime.generations + generation * 32;
}

export const THRESHOLD = 16;
export const COUNT = 20;
export const UNSEEN = 24;

/** How many of the interpreter's objects are immortal: a collection moves them to the permanent generation. */
export const UNSEEN_IMMORTAL = 375;

/** `update_refs`, as far as it moves what is not simulated. */
export function settleUnseen(memory: Memory, generation: number): void {
  const [young, permanent] = [generationHead(generation) + UNSEEN, generationHead(3) + UNSEEN];
  if (memory.get(permanent) !== 0 || memory.get(young) < UNSEEN_IMMORTAL) return;
  memory.addRuntime(young, -UNSEEN_IMMORTAL);
  memory.putRuntime(permanent, UNSEEN_IMMORTAL);
}

/** How many objects a generation has. */
export function generationSize(memory: { get(address: number): number }, generation: number): number {
  return ringSize(memory, generationHead(generation)) + memory.get(generationHead(generation) + UNSEEN);
}

/** All of a generation goes to another one. */
export function mergeGeneration(memory: Memory, from: number, to: number): void {
  merge(memory, generationHead(from), generationHead(to));
  const unseen = memory.get(generationHead(from) + UNSEEN);
  if (unseen === 0) return;
  memory.putRuntime(generationHead(from) + UNSEEN, 0);
  memory.addRuntime(generationHead(to) + UNSEEN, unseen);
}

export function initRing(memory: Memory, ring: number): void {
  memory.put(ring, ring);
  memory.put(ring + 8, ring);
}

export function isEmptyRing(memory: Memory, ring: number): boolean {
  return memory.get(ring) === ring;
}

/** The objects of a ring, from the first; the present one may be taken out meanwhile. */
export function* members(memory: { get(address: number): number }, ring: number): IterableIterator<number> {
  for (let head = memory.get(ring); head !== ring;) {
    const next = memory.get(head) & ~1;
    yield head + GC_HEAD;
    head = next;
  }
}

export function ringSize(memory: { get(address: number): number }, ring: number): number {
  let size = 0;
  for (let head = memory.get(ring); head !== ring; head = memory.get(head) & ~1) size++;
  return size;
}

/** `gc_list_append`; the object is in no ring. */
export function append(memory: Memory, ring: number, object: number): void {
  const head = object - GC_HEAD;
  const last = memory.get(ring + 8);
  memory.put(last, head);
  memory.put(head + 8, last | (memory.get(head + 8) & 3));
  memory.put(head, ring);
  memory.put(ring + 8, head);
}

/** `gc_list_move`: out of its ring, to the end of another. */
export function moveTo(memory: Memory, object: number, ring: number): void {
  const head = object - GC_HEAD;
  const next = memory.get(head);
  const previous = memory.get(head + 8) & ~3;
  memory.put(previous, next);
  memory.put(next + 8, previous | (memory.get(next + 8) & 3));
  append(memory, ring, object);
}

/** `gc_list_merge`: all of `from` to the end of `to`. */
export function merge(memory: Memory, from: number, to: number): void {
  if (isEmptyRing(memory, from)) return;
  const last = memory.get(to + 8);
  const first = memory.get(from);
  const end = memory.get(from + 8);
  memory.put(last, first);
  memory.put(first + 8, last | (memory.get(first + 8) & 3));
  memory.put(end, to);
  memory.put(to + 8, end);
  initRing(memory, from);
}
