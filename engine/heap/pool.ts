import { POOL_SIZE } from '../memory/address-map.js';
import { blockSizeOf, Pool, usedPools } from '../memory/heap-layout.js';
import type { Memory } from '../memory/memory.js';

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
