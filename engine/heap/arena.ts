import { MAX_ARENAS, POOL_SIZE, Runtime } from '../memory/address-map.js';
import {
  Arena,
  ARENA_POOLS,
  arenaBase,
  arenaIndexOf,
  arenaRecord,
  arenaRecordCount,
  lastWithFree,
  NO_SIZE,
  Pool,
} from '../memory/heap-layout.js';
import type { Memory } from '../memory/memory.js';

/** Records made at first; doubled each time they run out. */
const FIRST_RECORDS = 16;

/** Told of arenas as they are mapped and given back. */
export interface ArenaListener {
  mapped(index: number): void;
  unmapped(index: number): void;
}

/** `new_arena`: 0 when the limit of memory is reached. */
function mapArena(memory: Memory, listener: ArenaListener | null): number {
  let record = memory.get(Runtime.unusedArenas);
  if (record === 0) {
    const known = arenaRecordCount((address) => memory.get(address));
    const more = known === 0 ? FIRST_RECORDS : known;
    for (let index = Math.min(known + more, MAX_ARENAS) - 1; index >= known; index--) {
      memory.put(arenaRecord(index) + Arena.totalPools, ARENA_POOLS);
      memory.put(arenaRecord(index) + Arena.next, record);
      record = arenaRecord(index);
    }
    if (record === 0) return 0;
  }
  const base = arenaBase(arenaIndexOf(record));
  if (base >= memory.map.arenasEnd) return 0;
  memory.putRuntime(Runtime.unusedArenas, memory.get(record + Arena.next));
  memory.put(record + Arena.address, base);
  memory.put(record + Arena.poolAddress, base);
  memory.put(record + Arena.freePoolCount, ARENA_POOLS);
  memory.put(record + Arena.freePools, 0);
  memory.addRuntime(Runtime.arenasMapped, 1);
  const mapped = countMapped(memory);
  if (mapped > memory.get(Runtime.arenasHighwater)) memory.putRuntime(Runtime.arenasHighwater, mapped);
  listener?.mapped(arenaIndexOf(record));
  return record;
}

/** `narenas_currently_allocated`. */
function countMapped(memory: Memory): number {
  let mapped = 0;
  const known = arenaRecordCount((address) => memory.get(address));
  for (let index = 0; index < known; index++) if (memory.get(arenaRecord(index) + Arena.address) !== 0) mapped++;
  return mapped;
}

/** A pool for a size class that has none (first half of `allocate_from_new_pool`); 0 when memory is at its limit. */
export function takePool(memory: Memory, listener: ArenaListener | null): number {
  let arena = memory.get(Runtime.usableArenas);
  if (arena === 0) {
    arena = mapArena(memory, listener);
    if (arena === 0) return 0;
    memory.putRuntime(Runtime.usableArenas, arena);
    memory.put(arena + Arena.next, 0);
    memory.put(arena + Arena.previous, 0);
    memory.putRuntime(lastWithFree(memory.get(arena + Arena.freePoolCount)), arena);
  }
  const free = memory.get(arena + Arena.freePoolCount);
  if (memory.get(lastWithFree(free)) === arena) memory.putRuntime(lastWithFree(free), 0);
  if (free > 1) memory.putRuntime(lastWithFree(free - 1), arena);

  let pool = memory.get(arena + Arena.freePools);
  if (pool !== 0) {
    memory.put(arena + Arena.freePools, memory.get(pool + Pool.next));
  } else {
    pool = memory.get(arena + Arena.poolAddress);
    memory.put(arena + Arena.poolAddress, pool + POOL_SIZE);
    memory.put(pool + Pool.arenaIndex, arenaIndexOf(arena));
    memory.put(pool + Pool.sizeIndex, NO_SIZE);
  }
  memory.put(arena + Arena.freePoolCount, free - 1);
  if (free === 1) {
    const next = memory.get(arena + Arena.next);
    memory.putRuntime(Runtime.usableArenas, next);
    if (next !== 0) memory.put(next + Arena.previous, 0);
  }
  return pool;
}

/** A pool has become empty and left its ring (`insert_to_freepool`). */
export function returnPool(memory: Memory, pool: number, listener: ArenaListener | null): void {
  const arena = arenaRecord(memory.get(pool + Pool.arenaIndex));
  memory.point(pool + Pool.next, memory.get(arena + Arena.freePools));
  memory.put(arena + Arena.freePools, pool);

  const before = memory.get(arena + Arena.freePoolCount);
  const free = before + 1;
  const last = memory.get(lastWithFree(before));
  const previous = memory.get(arena + Arena.previous);
  const next = memory.get(arena + Arena.next);
  if (last === arena) {
    const moves = previous !== 0 && memory.get(previous + Arena.freePoolCount) === before;
    memory.putRuntime(lastWithFree(before), moves ? previous : 0);
  }
  memory.put(arena + Arena.freePoolCount, free);

  if (free === memory.get(arena + Arena.totalPools) && next !== 0) {
    unlinkArena(memory, arena);
    memory.put(arena + Arena.next, memory.get(Runtime.unusedArenas));
    memory.putRuntime(Runtime.unusedArenas, arena);
    memory.put(arena + Arena.address, 0);
    listener?.unmapped(arenaIndexOf(arena));
    return;
  }
  if (free === 1) {
    const first = memory.get(Runtime.usableArenas);
    memory.put(arena + Arena.next, first);
    memory.put(arena + Arena.previous, 0);
    if (first !== 0) memory.put(first + Arena.previous, arena);
    memory.putRuntime(Runtime.usableArenas, arena);
    if (memory.get(lastWithFree(1)) === 0) memory.putRuntime(lastWithFree(1), arena);
    return;
  }
  if (memory.get(lastWithFree(free)) === 0) memory.putRuntime(lastWithFree(free), arena);
  if (arena === last) return;
  unlinkArena(memory, arena);
  const after = memory.get(last + Arena.next);
  memory.put(arena + Arena.previous, last);
  memory.put(arena + Arena.next, after);
  if (after !== 0) memory.put(after + Arena.previous, arena);
  memory.put(last + Arena.next, arena);
}

function unlinkArena(memory: Memory, arena: number): void {
  const next = memory.get(arena + Arena.next);
  const previous = memory.get(arena + Arena.previous);
  if (previous !== 0) memory.put(previous + Arena.next, next);
  else memory.putRuntime(Runtime.usableArenas, next);
  if (next !== 0) memory.put(next + Arena.previous, previous);
}
