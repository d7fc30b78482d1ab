import {
  blockSizeOf,
  LARGEST_SMALL,
  Pool,
  poolOf,
  SIZE_CLASSES,
  sizeClassOf,
  usedPools,
} from '../memory/heap-layout.js';
import { ARENAS, INT_TYPE } from '../memory/address-map.js';
import type { Memory } from '../memory/memory.js';
import { type ArenaListener, returnPool, takePool } from './arena.js';
import { LargeBlocks } from './large.js';
import { extendPool, linkPool, openPool, unlinkPool } from './pool.js';

/** The two domains that share the small-object allocator: `PYMEM_DOMAIN_OBJ` and `PYMEM_DOMAIN_MEM`. */
export type Domain = 'o' | 'm';

/** Told of every request made of the allocators. */
export interface RequestListener {
  allocated(domain: Domain, size: number, block: number): void;
  freed(domain: Domain, block: number): void;
  resized(domain: Domain, block: number, size: number, moved: number): void;
}

/** Thrown when a request does not fit into the memory that the run may use; the run stops there. */
export class OutOfMemory extends Error {}

/** Objects/obmalloc.c: requests of 1 to 512 bytes from pools, the others from the system heap. */
export class Heap {
  readonly memory: Memory;
  readonly large: LargeBlocks;
  requests: RequestListener | null = null;
  arenas: ArenaListener | null = null;
  /** Where blocks come from while the interpreter makes things for itself; they are never given back. */
  boot: ((size: number) => number) | null = null;

  constructor(memory: Memory) {
    this.memory = memory;
    this.large = new LargeBlocks(memory);
    for (let sizeClass = 0; sizeClass < SIZE_CLASSES; sizeClass++) {
      const head = usedPools(sizeClass);
      memory.put(head + Pool.next, head);
      memory.put(head + Pool.previous, head);
    }
  }

  /** A block of at least `size` bytes; what it holds is left from before. Throws `OutOfMemory`. */
  allocate(domain: Domain, size: number): number {
    if (this.boot !== null) return this.boot(size);
    const block = this.#allocate(size);
    if (this.requests !== null) this.requests.allocated(domain, size, block);
    return block;
  }

  #allocate(size: number): number {
    if (size > LARGEST_SMALL || size === 0) {
      const block = this.large.allocate(size);
      if (block === 0) throw new OutOfMemory();
      return block;
    }
    const memory = this.memory;
    const sizeClass = (size - 1) >> 4;
    const head = usedPools(sizeClass);
    const pool = memory.words[(head + Pool.next) >> 2]!;
    if (pool === head) return this.#openPool(sizeClass);
    memory.take(pool);
    const block = memory.block;
    if (memory.words[(pool + Pool.freeBlock) >> 2] === 0) extendPool(memory, pool);
    return block;
  }

  #openPool(sizeClass: number): number {
    const pool = takePool(this.memory, this.arenas);
    if (pool === 0) throw new OutOfMemory();
    return openPool(this.memory, pool, sizeClass);
  }

  /** A new int of one digit that is no small int, in a block of 32 bytes of its own. */
  allocateInt(value: number): number {
    const memory = this.memory;
    if (this.boot !== null) return this.#bootInt(this.boot(32), value);
    const head = usedPools(1);
    let pool = memory.words[(head + Pool.next) >> 2]!;
    if (pool === head) {
      // Opens a pool by taking and giving back its first block: the next taken is the same one.
      const block = this.#openPool(1);
      memory.give(block);
      pool = poolOf(block);
    }
    memory.takeInt(pool, value);
    const block = memory.block;
    if (memory.words[(pool + Pool.freeBlock) >> 2] === 0) extendPool(memory, pool);
    if (this.requests !== null) this.requests.allocated('o', 32, block);
    return block;
  }

  /** The same while the interpreter makes things for itself. */
  #bootInt(block: number, value: number): number {
    this.memory.init(block, INT_TYPE, false);
    this.memory.put(block + 16, value < 0 ? 10 : 8);
    this.memory.putNext(Math.abs(value));
    return block;
  }

  free(domain: Domain, block: number): void {
    if (block < ARENAS) return;
    if (this.requests !== null) this.requests.freed(domain, block);
    if (block >= this.memory.map.large) return this.large.free(block);
    this.memory.give(block);
    this.#settle(block);
  }

  /** Frees the object that the last count-down brought to 0: it has no pre-header and lies in a pool. */
  freeReleased(): void {
    const block = this.memory.released;
    if (block < ARENAS) return;
    if (this.requests !== null) this.requests.freed('o', block);
    this.memory.giveReleased();
    this.#settle(block);
  }

  /** Second half of `pymalloc_free`: the pool was full, or is empty now. */
  #settle(block: number): void {
    const memory = this.memory;
    const pool = poolOf(block);
    if (memory.words[block >> 2] === 0) {
      linkPool(memory, pool);
    } else if (memory.words[pool >> 2] === 0) {
      unlinkPool(memory, pool);
      returnPool(memory, pool, this.arenas);
    }
  }

  /** `pymalloc_realloc`: in place when the block is large enough and at least a quarter of it would not be wasted. */
  resize(domain: Domain, block: number, size: number): number {
    if (block < ARENAS) {
      const copy = this.allocate(domain, size);
      this.memory.move(copy, block, size);
      return copy;
    }
    const moved = this.#resize(block, size);
    if (this.requests !== null) this.requests.resized(domain, block, size, moved);
    return moved;
  }

  #resize(block: number, size: number): number {
    const memory = this.memory;
    if (block >= memory.map.large) {
      if (this.large.resize(block, size)) return block;
      const moved = this.large.allocate(size);
      if (moved === 0) throw new OutOfMemory();
      memory.move(moved, block, Math.min(size, this.large.sizeOf(block)));
      this.large.free(block);
      return moved;
    }
    const had = this.blockSize(block);
    if (size <= had && 4 * size > 3 * had) return block;
    const moved = this.#allocate(size);
    memory.move(moved, block, Math.min(size, had));
    memory.give(block);
    this.#settle(block);
    return moved;
  }

  blockSize(block: number): number {
    if (block >= this.memory.map.large) return this.large.sizeOf(block);
    return blockSizeOf(this.memory.get(poolOf(block) + Pool.sizeIndex));
  }

  /** The size class that serves a request. */
  static sizeClassOf = sizeClassOf;
}
