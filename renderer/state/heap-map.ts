/** Reading the memory map: which block is whose, what is said of it, and what each line asked for. */
import { BlockState } from '../../engine/trace/heap-view.js';
import type { LargeMap, MemoryMap, PoolMap } from '../../engine/trace/heap-view.js';
import type { ObjectId, State, StepIndex, Timeline } from '../../engine/trace/state.js';
import { bytesLabel } from './track.js';
import type { Selection } from './selection.js';

/** What the colours and signs of the map tell. */
export type Reading = 'blocks' | 'types' | 'age' | 'sizes';

/** Bytes before a pool's first block. */
const POOL_HEAD = 48;

/** One block of a pool, or a large one. */
export interface Block {
  /** `C6`, `L1` */
  readonly tag: string;
  readonly address: number;
  readonly size: number;
  readonly state: BlockState | 'untouched';
  /** Place in the list of free blocks, from 1; 0 where it is in none. */
  readonly order: number;
  readonly birth: number;
  readonly kind: string;
  readonly object: ObjectId;
  readonly need: number;
  readonly pool: PoolMap | null;
  readonly index: number;
}

export function pools(map: MemoryMap): readonly PoolMap[] {
  return map.arenas.flatMap((arena) => arena.pools);
}

export function blockAddress(pool: PoolMap, index: number): number {
  return pool.address + POOL_HEAD + index * pool.blockSize;
}

export function blockIn(map: MemoryMap, pool: PoolMap, index: number): Block {
  const isOpened = index < pool.states.length;
  return {
    tag: `${pool.letter}${index}`,
    address: blockAddress(pool, index),
    size: pool.blockSize,
    state: isOpened ? ((pool.states[index] ?? 0) as BlockState) : 'untouched',
    order: pool.order[index] ?? 0,
    birth: isOpened ? (pool.births[index] ?? 0) : 0,
    kind: isOpened ? (map.kinds[pool.kinds[index] ?? 0] ?? '') : 'nothing',
    object: pool.objects[index] ?? 0,
    need: pool.asked[index] ?? 0,
    pool,
    index,
  };
}

export function largeBlock(map: MemoryMap, large: LargeMap, index: number): Block {
  return {
    tag: large.tag.slice(1),
    address: large.address,
    size: large.size,
    state: large.state,
    order: 0,
    birth: large.birth,
    kind: map.kinds[large.kind] ?? '',
    object: large.object,
    need: large.asked,
    pool: null,
    index,
  };
}

/** The block that the selection is about: that of an object, or the one that was chosen itself. */
export function selectedBlock(map: MemoryMap, selection: Selection | null, subject: ObjectId | null): Block | null {
  if (selection?.kind === 'block') return blockAt(map, selection.address);
  if (subject === null || subject <= 0) return null;
  for (const pool of pools(map)) {
    const index = pool.births.findIndex((birth, at) => birth === subject && pool.objects[at] === subject);
    if (index >= 0) return blockIn(map, pool, index);
  }
  const large = map.large.findIndex(({ birth, object }) => birth === subject && object === subject);
  const found = map.large[large];
  return found ? largeBlock(map, found, large) : null;
}

export function blockAt(map: MemoryMap, address: number): Block | null {
  const pool = pools(map).find((each) => each.address <= address && address < each.address + 16 * 1024);
  if (pool) {
    const index = Math.floor((address - pool.address - POOL_HEAD) / pool.blockSize);
    return index >= 0 && index < pool.capacity ? blockIn(map, pool, index) : null;
  }
  const large = map.large.findIndex((each) => each.address === address);
  const found = map.large[large];
  return found ? largeBlock(map, found, large) : null;
}

/** What choosing a block selects: the object whose own block it is, else the block. */
export function selectionOf(block: Block): Selection {
  return block.object > 0 && block.object === block.birth
    ? { kind: 'object', object: block.object }
    : { kind: 'block', address: block.address };
}

/** The step in which a block was handed out; 0: before the first line. */
export function stepOfBirth(map: MemoryMap, timeline: Timeline, birth: number): StepIndex {
  let serial = map.serial;
  for (let at = timeline.marks.length - 1; at >= 0; at--) {
    const mark = timeline.marks[at];
    if (!mark || mark.step > map.step) continue;
    const within = mark.step + mark.span - 1 <= map.step;
    const before = serial - (within ? mark.allocations : 0);
    if (birth > before && birth <= serial) return mark.step;
    serial = before;
  }
  return 0;
}

const STATES: Readonly<Record<number, string>> = {
  [BlockState.used]: 'in use',
  [BlockState.free]: 'free',
  [BlockState.parked]: 'waiting for reuse',
  [BlockState.unreachable]: 'unreachable',
};

export function stateWord(block: Block): string {
  return block.state === 'untouched' ? 'never used' : (STATES[block.state] ?? '');
}

/** `block C6, in use, Node` */
export function blockName(block: Block): string {
  const place = `block ${block.tag}`;
  if (block.order > 0) return `${place}, free, number ${block.order} in the free list`;
  if (block.state === 'untouched') return `${place}, never used`;
  if (block.state === BlockState.free) return `${place}, free`;
  const what = block.state === BlockState.unreachable ? `${block.kind}, unreachable` : block.kind;
  return `${place}, ${block.state === BlockState.parked ? '' : 'in use, '}${what}`;
}

export function poolName(pool: PoolMap): string {
  if (pool.idle) return `pool ${pool.letter}, empty, free for any size`;
  return `pool ${pool.letter}, ${pool.blockSize}-byte blocks, ${pool.used} of ${pool.capacity} in use`;
}

/** How full a pool is, from 0 to 1. */
export function fullness(pool: PoolMap): number {
  return pool.capacity === 0 ? 0 : pool.used / pool.capacity;
}

/** What a pool holds most, and of how many blocks in use that is so. */
export function mainKind(map: MemoryMap, pool: PoolMap): { readonly kind: string; readonly count: number } | null {
  const counts = new Map<number, number>();
  pool.kinds.forEach((kind, at) => {
    if (pool.states[at] !== BlockState.free) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  });
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most ? { kind: map.kinds[most[0]] ?? '', count: most[1] } : null;
}

export interface KindCount {
  readonly kind: string;
  readonly index: number;
  readonly blocks: number;
  readonly bytes: number;
  /** The letter that stands for it in the map. */
  readonly sign: string;
}

/** What the heap holds, the most bytes first. */
export function kindCounts(map: MemoryMap): readonly KindCount[] {
  const counts = map.kinds.map(() => ({ blocks: 0, bytes: 0 }));
  const add = (kind: number, bytes: number): void => {
    const count = counts[kind];
    if (!count) return;
    count.blocks++;
    count.bytes += bytes;
  };
  for (const pool of pools(map))
    pool.kinds.forEach((kind, at) => pool.states[at] !== BlockState.free && add(kind, pool.blockSize));
  for (const { kind, size, state } of map.large) if (state !== BlockState.free) add(kind, size);
  return counts
    .map((count, index) => ({ ...count, index, kind: map.kinds[index] ?? '' }))
    .filter(({ blocks }) => blocks > 0)
    .sort((a, b) => b.bytes - a.bytes || a.index - b.index)
    .map((count, at) => ({ ...count, sign: at < 26 ? String.fromCharCode(97 + at) : '·' }));
}

/** `One arena of 1 MiB, 24 of 64 pools taken. 261 kB in use. 9 kB lost to rounding.` */
export function summary(map: MemoryMap): string {
  const { figures, arenas } = map;
  const taken = pools(map).filter(({ idle }) => !idle).length;
  const room = arenas.reduce((sum, { capacity }) => sum + capacity, 0);
  const size = arenas.length === 1 ? 'One arena of 1 MiB' : `${arenas.length} arenas of 1 MiB each`;
  const large = figures.large > 0 ? `, ${bytesLabel(figures.large)} in large blocks besides` : '';
  return `${size}, ${taken} of ${room} pools taken. ${bytesLabel(figures.used)} in use${large}. ${bytesLabel(figures.rounding)} lost to rounding.`;
}

export interface Part {
  readonly name: string;
  readonly bytes: number;
  readonly meaning: string;
}

/** The bytes of the arenas by what they are for: the parts make the whole. */
export function useParts(map: MemoryMap): readonly Part[] {
  const { asked, rounding, free, untouched, overhead, pools: empty } = map.figures;
  return [
    { name: 'needed', bytes: asked, meaning: 'what objects and their parts need' },
    { name: 'rounding', bytes: rounding, meaning: 'blocks are multiples of 16 bytes' },
    { name: 'free blocks', bytes: free, meaning: 'given back, in pools that others still use' },
    { name: 'never used', bytes: untouched, meaning: 'at the end of such pools' },
    { name: 'pool heads', bytes: overhead, meaning: '48 bytes a pool, and ends too short for a block' },
    { name: 'empty pools', bytes: empty, meaning: 'free for any size' },
  ];
}

/** Of the room in pools that are taken, how much cannot be used for another size, in whole per cent. */
export function fragmentation(map: MemoryMap): {
  readonly percent: number;
  readonly lost: number;
  readonly of: number;
} {
  const { used, asked, free, untouched, overhead } = map.figures;
  const of = used + free + untouched + overhead;
  const lost = of - asked;
  return { percent: of === 0 ? 0 : Math.round((100 * lost) / of), lost, of };
}

export interface LineRequests {
  readonly line: number;
  /** How many steps it ran in. */
  readonly visits: number;
  readonly allocations: number;
  readonly frees: number;
  /** By how many bytes the heap is larger after it, over all its visits. */
  readonly bytes: number;
}

/** What each line asked for up to a step, the most blocks first; null where marks stand for several steps. */
export function requestsByLine(timeline: Timeline, step: StepIndex): readonly LineRequests[] | null {
  if (timeline.marks.some(({ span }) => span > 1)) return null;
  const lines = new Map<number, { visits: number; allocations: number; frees: number; bytes: number }>();
  let before = timeline.marks[0]?.bytes ?? 0;
  for (const mark of timeline.marks) {
    if (mark.step > step) break;
    const row = lines.get(mark.line) ?? { visits: 0, allocations: 0, frees: 0, bytes: 0 };
    lines.set(mark.line, row);
    row.visits++;
    row.allocations += mark.allocations;
    row.frees += mark.frees;
    row.bytes += mark.bytes - before;
    before = mark.bytes;
  }
  return [...lines]
    .map(([line, row]) => ({ line, ...row }))
    .filter(({ allocations, frees }) => allocations + frees > 0)
    .sort((a, b) => b.allocations - a.allocations || a.line - b.line);
}

/** The blocks that were handed out in this step and are in use after it, in the order of the requests. */
export function requestsOfStep(map: MemoryMap): readonly Block[] {
  const made: Block[] = [];
  for (const pool of pools(map))
    pool.births.forEach((birth, at) => {
      if (birth > map.serialBefore && pool.states[at] !== BlockState.free) made.push(blockIn(map, pool, at));
    });
  map.large.forEach((large, at) => {
    if (large.birth > map.serialBefore && large.state !== BlockState.free) made.push(largeBlock(map, large, at));
  });
  return made.sort((a, b) => a.birth - b.birth);
}

/** `Node @C6`, `items of a list of @A3`: what lives in a block, in words. */
export function tenantName(state: State | null, kind: string, object: ObjectId): string {
  const found = state?.objects.find(({ id }) => id === object);
  if (!found || kind === found.type) return found ? `${found.type} ${found.tag}` : kind;
  return `${kind}, ${found.tag}`;
}

/** Which blocks the next requests of a pool's size get: the free ones in order, then the first never used. */
export function nextBlocks(pool: PoolMap, most: number): readonly string[] {
  const listed = [...pool.order.keys()]
    .filter((at) => (pool.order[at] ?? 0) > 0)
    .sort((a, b) => (pool.order[a] ?? 0) - (pool.order[b] ?? 0))
    .map((at) => `${pool.letter}${at}`);
  if (pool.states.length < pool.capacity) listed.push(`${pool.letter}${pool.states.length}`);
  return listed.slice(0, most);
}
