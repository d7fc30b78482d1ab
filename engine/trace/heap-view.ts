/**
 * The whole heap at one moment, block by block: what the memory map shows. Plain data, with arrays of numbers where there
 * are many: it crosses the worker's wall by structured clone.
 */
import type { ObjectId, StepIndex } from './state.js';

/** What a block of a pool is at the moment; blocks that were never handed out are in no array. */
export const BlockState = {
  used: 0,
  /** Given back: in its pool's list of free blocks. */
  free: 1,
  /** Its object has died, and the block waits on a free list of its type. */
  parked: 2,
  /** Handed out, and held by an object that no frame reaches. */
  unreachable: 3,
} as const;
export type BlockState = (typeof BlockState)[keyof typeof BlockState];

export interface MemoryMap {
  readonly step: StepIndex;
  /** Serial number of the last block handed out so far, and of the last one before this step. */
  readonly serial: number;
  readonly serialBefore: number;
  readonly arenas: readonly ArenaMap[];
  readonly large: readonly LargeMap[];
  /** One for each size class that has a pool, smallest first. */
  readonly classes: readonly SizeClass[];
  readonly freeLists: readonly FreeList[];
  /** What blocks hold, in words: `list`, `items of a list`. Pools name them by index. */
  readonly kinds: readonly string[];
  readonly figures: HeapUse;
}

export interface ArenaMap {
  readonly index: number;
  readonly address: number;
  /** Pools that were carved out of it, by address. */
  readonly pools: readonly PoolMap[];
  /** How many it has room for. */
  readonly capacity: number;
}

export interface PoolMap {
  /** `C` in `@C6`. */
  readonly letter: string;
  readonly address: number;
  readonly blockSize: number;
  readonly capacity: number;
  readonly used: number;
  /** Empty again, and at the disposal of any size. */
  readonly idle: boolean;
  /** One entry for each block that was ever handed out: its state, */
  readonly states: Uint8Array;
  /** its place in the list of free blocks, from 1 (0: it is in use), */
  readonly order: Uint16Array;
  /** the serial number of its birth, which is the identity of the object in it, */
  readonly births: Int32Array;
  /** what it holds, as an index of `kinds`, */
  readonly kinds: Uint16Array;
  /** the object that it belongs to (0: none), */
  readonly objects: Int32Array;
  /** and how many bytes were asked for (0: not known). */
  readonly asked: Uint16Array;
}

/** A block of the system heap: asked for with more than 512 bytes, or with none. */
export interface LargeMap {
  /** `@L3` */
  readonly tag: string;
  readonly address: number;
  readonly size: number;
  readonly state: BlockState;
  readonly birth: number;
  readonly kind: number;
  readonly object: ObjectId;
  readonly asked: number;
}

export interface SizeClass {
  readonly blockSize: number;
  readonly pools: number;
  readonly used: number;
  readonly free: number;
  /** The pool that serves the next request of this size; 0: a pool has to be opened first. */
  readonly next: number;
}

/** Blocks that wait for the next object of a type, in the order in which they are taken. */
export interface FreeList {
  /** `list`, `tuple of 2` */
  readonly name: string;
  readonly most: number;
  readonly count: number;
  /** The first of them, by tag of their place: `@C6`. */
  readonly tags: readonly string[];
}

/** Where the bytes of all arenas are; the parts make the whole. */
export interface HeapUse {
  /** Bytes of the mapped arenas. */
  readonly arenas: number;
  /** Blocks in use, and of these what was asked for beyond rounding; `known` of the blocks say how much that was. */
  readonly used: number;
  readonly asked: number;
  readonly rounding: number;
  /** Blocks on free lists of types: in use for the allocator. */
  readonly parked: number;
  /** Blocks given back, in pools that still have others in use. */
  readonly free: number;
  /** Room in such pools that was never handed out. */
  readonly untouched: number;
  /** Headers of pools, and ends too short for a block. */
  readonly overhead: number;
  /** Pools that are empty, or were not carved yet. */
  readonly pools: number;
  /** Large blocks, which are in no arena. */
  readonly large: number;
}

/** Who lived in a block: the story of an address. */
export interface Tenant {
  /** The serial number of its birth. */
  readonly birth: number;
  readonly kind: string;
  readonly object: ObjectId;
  readonly from: StepIndex;
  /** The line that asked for it; null before the first. */
  readonly line: number | null;
  /** The step in which it was given back; null: it is there still. */
  readonly to: StepIndex | null;
}
