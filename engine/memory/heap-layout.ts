import {
  ARENA_RECORD_SIZE,
  ARENAS,
  MAX_ARENAS,
  MIB,
  POOL_COUNT,
  POOL_FREE,
  POOL_SIZE,
  Runtime,
} from './address-map.js';

/**
 * How pools, arenas and large blocks lie in memory: what the allocator writes, and what a reader of memory finds.
 *
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

/**
 * An arena: 1 MiB of pools, known by a record outside it (`arena_object`, Include/internal/pycore_obmalloc.h).
 *
 * `usable_arenas` links the arenas that have a free pool, fullest first, so that nearly empty ones can drain and be given
 * back; `nfp2lasta[n]` is the last of them with n free pools, so that the list stays sorted without a search.
 */
export const Arena = {
  address: 0,
  poolAddress: 8,
  freePoolCount: 16,
  totalPools: 20,
  freePools: 24,
  next: 32,
  previous: 40,
} as const;

export const ARENA_POOLS = MIB / POOL_SIZE;

export function arenaRecord(index: number): number {
  return Runtime.arenaRecords + index * ARENA_RECORD_SIZE;
}

export function arenaIndexOf(record: number): number {
  return (record - Runtime.arenaRecords) / ARENA_RECORD_SIZE;
}

/** Where the arena of a record lies while it is mapped. */
export function arenaBase(index: number): number {
  return ARENAS + index * MIB;
}

/** The number of arena records in use or used before: all that a walk over the arenas has to look at. */
export function arenaRecordCount(get: (address: number) => number): number {
  let count = 0;
  while (count < MAX_ARENAS && get(arenaRecord(count) + Arena.totalPools) !== 0) count++;
  return count;
}

/** Where `nfp2lasta[count]` is. */
export function lastWithFree(count: number): number {
  return Runtime.lastArenaWithFree + count * 4;
}

/**
 * A block of the system heap: a word of size in front of it.
 *
 * ```
 *  0          8             16
 * +----------+-------------+------ - -
 * |          | size | used | block
 * +----------+-------------+------ - -
 * ```
 */
export const LARGE_HEAD = 16;
export const LARGE_USED = 1;
