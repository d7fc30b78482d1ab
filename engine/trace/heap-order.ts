import { MIB, POOL_SIZE, Runtime } from '../memory/address-map.js';
import {
  Arena,
  ARENA_POOLS,
  arenaBase,
  arenaRecord,
  arenaRecordCount,
  blockSizeOf,
  LARGE_HEAD,
  LARGE_USED,
  lastWithFree,
  NO_SIZE,
  Pool,
  poolCapacity,
  SIZE_CLASSES,
  usedPools,
} from '../memory/heap-layout.js';
import type { ImageReader } from './identity.js';

/** Says what is wrong, and at which address. */
export type Tell = (address: number, what: string) => void;

/** The blocks that are handed out, by address, with their sizes in bytes. */
export type Blocks = Map<number, number>;

/** Proves the allocator's lists, rings and counts against each other; returns the blocks that they leave handed out. */
export function checkHeapOrder(memory: ImageReader, tell: Tell): Blocks {
  const at = (address: number): number => memory.words[address >> 2]!;
  const blocks: Blocks = new Map();
  const wanted = Array.from({ length: SIZE_CLASSES }, () => new Set<number>());
  const records = arenaRecordCount(at);
  const mapped: number[] = [];
  for (let index = 0; index < records; index++) {
    const record = arenaRecord(index);
    if (at(record + Arena.address) === 0) continue;
    mapped.push(record);
    if (at(record + Arena.address) !== arenaBase(index)) tell(record, 'An arena lies where another one belongs.');
    const idle = checkIdlePools(at, record, tell);
    for (let pool = arenaBase(index); pool < at(record + Arena.poolAddress); pool += POOL_SIZE) {
      if (at(pool + Pool.arenaIndex) !== index) tell(pool, 'A pool names an arena that it is not in.');
      readPool(at, pool, idle.has(pool), blocks, wanted, tell);
    }
  }
  checkUsedPools(at, wanted, tell);
  checkUsableArenas(at, mapped, tell);
  readLargeBlocks(memory, at, blocks, tell);
  return blocks;
}

type At = (address: number) => number;

/** The arena's list of empty pools. */
function checkIdlePools(at: At, record: number, tell: Tell): Set<number> {
  const base = at(record + Arena.address);
  const carved = at(record + Arena.poolAddress);
  const idle = new Set<number>();
  if (carved < base || carved > base + MIB || (carved - base) % POOL_SIZE !== 0)
    tell(record, 'An arena has carved pools beyond its end.');
  for (let pool = at(record + Arena.freePools); pool !== 0; pool = at(pool + Pool.next)) {
    if (pool < base || pool >= carved || pool % POOL_SIZE !== 0 || idle.has(pool)) {
      tell(pool, 'The list of empty pools of an arena leaves the arena or runs in a circle.');
      break;
    }
    idle.add(pool);
  }
  const free = idle.size + (base + MIB - carved) / POOL_SIZE;
  if (at(record + Arena.freePoolCount) !== free) {
    tell(record, `An arena counts ${at(record + Arena.freePoolCount)} free pools, and ${free} are free.`);
  }
  return idle;
}

/** A pool's list of free blocks, and its count. */
function readPool(
  at: At,
  pool: number,
  idle: boolean,
  blocks: Blocks,
  wanted: readonly Set<number>[],
  tell: Tell,
): void {
  const sizeClass = at(pool + Pool.sizeIndex);
  if (sizeClass === NO_SIZE || sizeClass < 0 || sizeClass >= SIZE_CLASSES)
    return tell(pool, 'A pool that was carved has no size class.');
  const size = blockSizeOf(sizeClass);
  const next = at(pool + Pool.nextOffset);
  const capacity = poolCapacity(size);
  const opened = (next - Pool.overhead) / size;
  if (!Number.isInteger(opened) || opened < 1 || opened > capacity)
    return tell(pool, 'A pool has handed out blocks beyond its end.');
  if (at(pool + Pool.maxNextOffset) !== POOL_SIZE - size)
    tell(pool, 'The last offset of a pool does not fit its size class.');
  const free = new Set<number>();
  for (let block = at(pool + Pool.freeBlock); block !== 0; block = at(block)) {
    const offset = block - pool - Pool.overhead;
    if (offset < 0 || offset % size !== 0 || offset / size >= opened || free.has(block)) {
      tell(block, 'The list of free blocks of a pool leaves its blocks or runs in a circle.');
      break;
    }
    free.add(block);
  }
  const count = at(pool + Pool.count);
  if (count + free.size !== opened) {
    tell(
      pool,
      `A pool counts ${count} blocks in use and lists ${free.size} free ones, of ${opened} handed out so far.`,
    );
  }
  for (let index = 0; index < opened; index++) {
    const block = pool + Pool.overhead + index * size;
    if (!free.has(block)) blocks.set(block, size);
  }
  if (idle !== (count === 0))
    tell(pool, idle ? 'A pool in use is listed as empty.' : 'An empty pool is not listed as empty.');
  if (count > 0 && count < capacity) wanted[sizeClass]!.add(pool);
  if (count === capacity && free.size > 0) tell(pool, 'A full pool lists free blocks.');
}

/** The ring of each size class: exactly the pools with blocks both taken and free. */
function checkUsedPools(at: At, wanted: readonly Set<number>[], tell: Tell): void {
  wanted.forEach((pools, sizeClass) => {
    const head = usedPools(sizeClass);
    const seen = new Set<number>();
    let previous = head;
    for (let pool = at(head + Pool.next); pool !== head; pool = at(pool + Pool.next)) {
      if (!pools.has(pool) || seen.has(pool))
        return tell(pool, 'The ring of used pools of a size class leads to a pool that does not belong there.');
      if (at(pool + Pool.previous) !== previous)
        tell(pool, 'The ring of used pools does not lead back the way that it came.');
      seen.add(pool);
      previous = pool;
    }
    if (at(head + Pool.previous) !== previous)
      tell(head, 'The ring of used pools does not lead back the way that it came.');
    for (const pool of pools)
      if (!seen.has(pool)) tell(pool, 'A pool with free blocks is missing in the ring of its size class.');
  });
}

/** `usable_arenas` in order of free pools, and `nfp2lasta`. */
function checkUsableArenas(at: At, mapped: readonly number[], tell: Tell): void {
  const seen = new Set<number>();
  const last = new Map<number, number>();
  let previous = 0;
  for (let record = at(Runtime.usableArenas); record !== 0; record = at(record + Arena.next)) {
    if (seen.has(record) || !mapped.includes(record))
      return tell(record, 'The list of usable arenas leads to an arena that is not mapped, or in a circle.');
    const free = at(record + Arena.freePoolCount);
    if (free === 0) tell(record, 'An arena without free pools is listed as usable.');
    if (previous !== 0 && at(previous + Arena.freePoolCount) > free)
      tell(record, 'The usable arenas are not in the order of their free pools.');
    if (at(record + Arena.previous) !== previous)
      tell(record, 'The list of usable arenas does not lead back the way that it came.');
    seen.add(record);
    last.set(free, record);
    previous = record;
  }
  for (const record of mapped) {
    if (!seen.has(record) && at(record + Arena.freePoolCount) > 0)
      tell(record, 'An arena with free pools is not listed as usable.');
  }
  for (let free = 1; free <= ARENA_POOLS; free++) {
    if (at(lastWithFree(free)) !== (last.get(free) ?? 0))
      tell(lastWithFree(free), `The last arena with ${free} free pools is not the one that is noted.`);
  }
}

function readLargeBlocks(memory: ImageReader, at: At, blocks: Blocks, tell: Tell): void {
  const top = at(Runtime.largeTop);
  for (let chunk = memory.map.large; chunk < top;) {
    const word = at(chunk + 8);
    const whole = word & -16;
    if (whole < LARGE_HEAD + 16 || chunk + whole > top)
      return tell(chunk, 'A large block reaches beyond the end of the large blocks.');
    if ((word & LARGE_USED) !== 0) blocks.set(chunk + LARGE_HEAD, whole - LARGE_HEAD);
    chunk += whole;
  }
}
