import { POOL_COUNT, POOL_FREE, POOL_SIZE, Runtime } from '../memory/address-map.js';
import type { Memory } from '../memory/memory.js';

/**
 * A pool: 16 KiB of blocks of one size.
 *
 * ```
 *  0     8          16        24        32          36     40          44             48
 * +-----+----------+---------+---------+-----------+------+-----------+--------------+-------+-------+--- - -
 * |count| freeblock| nextpool| prevpool| arenaindex| szidx| nextoffset| maxnextoffset| block | block |
 * +-----+----------+---------+---------+-----------+------+-----------+--------------+-------+-------+--- - -
 * ```
 *
 * A free block's first word links to the next free one. Blocks from `nextoffset` on were never handed out and are in no
 * list: they join it one by one, when it runs dry. A pool with blocks both taken and free is in the ring of its size class
 * (`usedpools`); a full one is in no list; an empty one is in its arena's list. `pool_header` in
 * Include/internal/pycore_obmalloc.h.
 */
export const Pool = {
  count: POOL_COUNT,
  freeBlock: POOL_FREE,
  next: 16,
  previous: 24,
  arenaIndex: 32,
  sizeIndex: 36,
  nextOffset: 40,
  maxNextOffset: 44,
  overhead: 48,
} as const;

export const SIZE_CLASSES = 32;
export const LARGEST_SMALL = 512;
/** `szidx` of a pool that was carved and not yet used. */
export const NO_SIZE = 0xffff;

/** The size class of a request of 1 to 512 bytes. */
export function sizeClassOf(size: number): number {
  return (size - 1) >> 4;
}

export function blockSizeOf(sizeClass: number): number {
  return (sizeClass + 1) << 4;
}

/** How many blocks of a size fit in a pool. */
export function poolCapacity(blockSize: number): number {
  return Math.floor((POOL_SIZE - Pool.overhead) / blockSize);
}

/** The head of a size class's ring of used pools: shaped like a pool, so that the ring needs no special case. */
export function usedPools(sizeClass: number): number {
  return Runtime.usedPools + sizeClass * 32;
}

export function poolOf(block: number): number {
  return block & -POOL_SIZE;
}

/** A pool's list of free blocks has run dry (`pymalloc_pool_extend`): the next untouched block, or out of the ring. */
export function extendPool(memory: Memory, pool: number): void {
  const nextOffset = memory.get(pool + Pool.nextOffset);
  if (nextOffset <= memory.get(pool + Pool.maxNextOffset)) {
    const block = pool + nextOffset;
    memory.point(pool + Pool.freeBlock, block);
    memory.put(pool + Pool.nextOffset, nextOffset + blockSizeOf(memory.get(pool + Pool.sizeIndex)));
    if (memory.get(block) !== 0) memory.put(block, 0);
    return;
  }
  unlinkPool(memory, pool);
}

export function unlinkPool(memory: Memory, pool: number): void {
  const next = memory.get(pool + Pool.next);
  const previous = memory.get(pool + Pool.previous);
  memory.point(next + Pool.previous, previous);
  memory.point(previous + Pool.next, next);
}

/** A pool that was full has a free block again (`insert_to_usedpool`): to the front of its ring. */
export function linkPool(memory: Memory, pool: number): void {
  const head = usedPools(memory.get(pool + Pool.sizeIndex));
  const first = memory.get(head + Pool.next);
  memory.point(pool + Pool.next, first);
  memory.point(pool + Pool.previous, head);
  memory.point(first + Pool.previous, pool);
  memory.point(head + Pool.next, pool);
}

/**
 * An empty pool starts to serve a size class: it becomes the only one of the ring, and its first block is taken. A pool
 * that served the same class before keeps its list (`allocate_from_new_pool`).
 */
export function openPool(memory: Memory, pool: number, sizeClass: number): number {
  const head = usedPools(sizeClass);
  memory.point(pool + Pool.next, head);
  memory.point(pool + Pool.previous, head);
  memory.point(head + Pool.next, pool);
  memory.point(head + Pool.previous, pool);
  if (memory.get(pool + Pool.sizeIndex) === sizeClass) {
    memory.put(pool + Pool.count, 0);
    memory.take(pool);
    return memory.block;
  }
  const size = blockSizeOf(sizeClass);
  const first = pool + Pool.overhead;
  memory.put(pool + Pool.count, 0);
  memory.put(pool + Pool.sizeIndex, sizeClass);
  memory.put(pool + Pool.nextOffset, Pool.overhead + size * 2);
  memory.put(pool + Pool.maxNextOffset, POOL_SIZE - size);
  memory.point(pool + Pool.freeBlock, first);
  memory.point(first, first + size);
  memory.put(first + size, 0);
  memory.take(pool);
  return first;
}
