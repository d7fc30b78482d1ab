import { MIB, POOL_SIZE, Runtime, toVirtual } from '../memory/address-map.js';
import {
  Arena,
  ARENA_POOLS,
  arenaBase,
  arenaRecord,
  arenaRecordCount,
  blockSizeOf,
  NO_SIZE,
  Pool,
  poolCapacity,
  SIZE_CLASSES,
  usedPools,
} from '../memory/heap-layout.js';
import { FREE_ARRAY, FREE_FLOATS, FREE_TUPLES, parked } from '../object/free-list.js';
import type { Moment } from '../protocol.js';
import { type BlockOwner, blockOwners, largeBlocks, unclaimed } from './block-owner.js';
import {
  type ArenaMap,
  BlockState,
  type FreeList,
  type HeapUse,
  type LargeMap,
  type MemoryMap,
  type PoolMap,
  type SizeClass,
} from './heap-view.js';
import { isStaticAddress, poolLetter, type Running } from './identity.js';
import { unreachableObjects } from './reach.js';
import type { StateReader } from './state-at.js';

/** Tags of a free list that are told. */
const MOST_TAGS = 40;

/** Every arena, pool, block, large block and free list at a moment. */
export function memoryMap(reader: StateReader, moment: Moment): MemoryMap {
  const serialBefore = seekBefore(reader, moment);
  seek(reader, moment);
  return readMemoryMap(reader.player.image, reader.player.lines, serialBefore);
}

/** Brings the image to a moment. */
export function seek(reader: StateReader, moment: Moment): void {
  const { recording } = reader.player;
  if ('step' in moment) reader.player.seekStep(Math.min(moment.step, recording.lines));
  else reader.player.seekInstruction(Math.min(moment.instruction, recording.instructions));
}

function seekBefore(reader: StateReader, moment: Moment): number {
  const at = 'step' in moment ? moment.step : moment.instruction;
  if (at === 0) return Infinity;
  seek(reader, 'step' in moment ? { step: at - 1 } : { instruction: at - 1 });
  return reader.player.image.get(Runtime.serial);
}

function readMemoryMap(memory: Running, step: number, before: number): MemoryMap {
  const at = (address: number): number => memory.words[address >> 2]!;
  const view = new HeapReader(memory);
  const arenas: ArenaMap[] = [];
  for (let index = 0; index < arenaRecordCount(at); index++) {
    const record = arenaRecord(index);
    if (at(record + Arena.address) === 0) continue;
    const base = arenaBase(index);
    const end = Math.min(at(record + Arena.poolAddress), base + MIB);
    const pools: PoolMap[] = [];
    for (let pool = base; pool < end; pool += POOL_SIZE) pools.push(view.pool(pool));
    arenas.push({ index, address: toVirtual(base), pools, capacity: ARENA_POOLS });
  }
  const large = [...largeBlocks(memory)].map((block) => view.large(block));
  const serial = at(Runtime.serial);
  return {
    step,
    serial,
    serialBefore: Math.min(before, serial),
    arenas,
    large,
    classes: sizeClasses(memory, arenas),
    freeLists: freeLists(memory),
    kinds: view.kinds,
    figures: view.figures(arenas, large),
  };
}

/** Reads pools with the owners of their blocks, and sums up what it passes. */
class HeapReader {
  readonly #memory: Running;
  readonly #owners: ReadonlyMap<number, BlockOwner>;
  readonly #lost: ReadonlySet<number>;
  readonly #kinds = new Map<string, number>();
  #rounding = 0;
  #parked = 0;

  constructor(memory: Running) {
    this.#memory = memory;
    this.#owners = blockOwners(memory);
    this.#lost = unreachableObjects(memory);
  }

  get kinds(): readonly string[] {
    return [...this.#kinds.keys()];
  }

  #kind(what: string): number {
    const known = this.#kinds.get(what);
    if (known !== undefined) return known;
    this.#kinds.set(what, this.#kinds.size);
    return this.#kinds.size - 1;
  }

  pool(pool: number): PoolMap {
    const { words, map } = this.#memory;
    const at = (address: number): number => words[address >> 2]!;
    const sizeIndex = at(pool + Pool.sizeIndex);
    const blockSize = sizeIndex === NO_SIZE ? 0 : blockSizeOf(sizeIndex);
    const capacity = blockSize === 0 ? 0 : poolCapacity(blockSize);
    const used = at(pool + Pool.count);
    const opened = blockSize === 0 || used === 0 ? 0 : (at(pool + Pool.nextOffset) - Pool.overhead) / blockSize;
    const view = {
      letter: poolLetter(pool),
      address: toVirtual(pool),
      blockSize,
      capacity,
      used,
      idle: used === 0,
      states: new Uint8Array(opened),
      order: new Uint16Array(opened),
      births: new Int32Array(opened),
      kinds: new Uint16Array(opened),
      objects: new Int32Array(opened),
      asked: new Uint16Array(opened),
    };
    const first = pool + Pool.overhead;
    let place = 0;
    for (let free = at(pool + Pool.freeBlock); free !== 0 && place < opened; free = at(free))
      view.order[(free - first) / blockSize] = ++place;
    for (let index = 0; index < opened; index++) {
      const block = first + index * blockSize;
      view.births[index] = at(map.births + (block >> 4) * 4);
      if (view.order[index]! > 0) {
        view.states[index] = BlockState.free;
        view.kinds[index] = this.#kind('nothing');
        continue;
      }
      const owner = this.#ownerOf(block);
      view.states[index] = this.#stateOf(owner);
      view.kinds[index] = this.#kind(owner.what);
      view.objects[index] = owner.object;
      view.asked[index] = owner.need;
      if (owner.need > 0) this.#rounding += blockSize - owner.need;
      if (owner.parked) this.#parked += blockSize;
    }
    return view;
  }

  #ownerOf(block: number): BlockOwner {
    return this.#owners.get(block) ?? unclaimed(this.#memory, block);
  }

  #stateOf(owner: BlockOwner): BlockState {
    if (owner.parked) return BlockState.parked;
    return this.#lost.has(owner.at) ? BlockState.unreachable : BlockState.used;
  }

  large({ block, size, used }: { block: number; size: number; used: boolean }): LargeMap {
    const { words, map } = this.#memory;
    const owner = this.#ownerOf(block);
    return {
      tag: `@L${((block - map.large) >> 4).toString(16)}`,
      address: toVirtual(block),
      size,
      state: used ? this.#stateOf(owner) : BlockState.free,
      birth: words[(map.births + (block >> 4) * 4) >> 2]!,
      kind: this.#kind(used ? owner.what : 'nothing'),
      object: used ? owner.object : 0,
      asked: used ? owner.need : 0,
    };
  }

  figures(arenas: readonly ArenaMap[], large: readonly LargeMap[]): HeapUse {
    const total = arenas.length * MIB;
    const sum = { used: 0, free: 0, untouched: 0, overhead: 0 };
    for (const pool of arenas.flatMap(({ pools }) => pools)) {
      if (pool.idle) continue;
      sum.used += pool.used * pool.blockSize;
      sum.free += (pool.states.length - pool.used) * pool.blockSize;
      sum.untouched += (pool.capacity - pool.states.length) * pool.blockSize;
      sum.overhead += POOL_SIZE - pool.capacity * pool.blockSize;
    }
    return {
      ...sum,
      arenas: total,
      asked: sum.used - this.#rounding,
      rounding: this.#rounding,
      parked: this.#parked,
      pools: total - sum.used - sum.free - sum.untouched - sum.overhead,
      large: large.filter(({ state }) => state !== BlockState.free).reduce((bytes, { size }) => bytes + size, 0),
    };
  }
}

function sizeClasses(memory: Running, arenas: readonly ArenaMap[]): SizeClass[] {
  const at = (address: number): number => memory.words[address >> 2]!;
  const pools = arenas.flatMap((arena) => arena.pools).filter(({ idle }) => !idle);
  return Array.from({ length: SIZE_CLASSES }, (_, index): SizeClass => {
    const blockSize = blockSizeOf(index);
    const own = pools.filter((pool) => pool.blockSize === blockSize);
    const head = usedPools(index);
    const next = at(head + Pool.next);
    return {
      blockSize,
      pools: own.length,
      used: own.reduce((sum, { used }) => sum + used, 0),
      free: own.reduce((sum, { states, used }) => sum + states.length - used, 0),
      next: next === head || next === 0 ? 0 : toVirtual(next),
    };
  }).filter((each) => each.pools > 0);
}

const FREE_LISTS = { list: FREE_ARRAY, dict: FREE_ARRAY, keys: FREE_ARRAY, float: FREE_FLOATS, slice: 1 } as const;

/** The free lists of types, those that never have anything left out. */
function freeLists(memory: Running): FreeList[] {
  const tags = new Map<string, { most: number; tags: string[] }>();
  for (const [kind, most] of Object.entries(FREE_LISTS))
    tags.set(kind === 'keys' ? 'keys of a dict' : kind, { most, tags: [] });
  for (const { kind, object } of parked((address) => memory.words[address >> 2]!)) {
    const items = kind === 'tuple' ? memory.words[(object + 16) >> 2]! : 0;
    const name = kind === 'tuple' ? `tuple of ${items}` : kind === 'keys' ? 'keys of a dict' : kind;
    const list = tags.get(name) ?? { most: FREE_TUPLES, tags: [] };
    tags.set(name, list);
    list.tags.push(kind === 'keys' || kind === 'float' ? blockTag(memory, object) : blockTag(memory, object - 16));
  }
  return [...tags].map(([name, list]) => ({
    name,
    most: list.most,
    count: list.tags.length,
    tags: list.tags.slice(0, MOST_TAGS),
  }));
}

/** `@C6`, of a block whatever is in it. */
export function blockTag(memory: Running, block: number): string {
  const at = (address: number): number => memory.words[address >> 2]!;
  if (isStaticAddress(block)) return '@static';
  if (block >= memory.map.large) return `@L${((block - memory.map.large) >> 4).toString(16)}`;
  const pool = block & -POOL_SIZE;
  const size = blockSizeOf(at(pool + Pool.sizeIndex));
  return `@${poolLetter(pool)}${(block - pool - Pool.overhead) / size}`;
}
