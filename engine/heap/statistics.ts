import { MIB, POOL_SIZE, Runtime } from '../memory/address-map.js';
import {
  Arena,
  arenaRecord,
  arenaRecordCount,
  blockSizeOf,
  LARGE_USED,
  Pool,
  poolCapacity,
  SIZE_CLASSES,
} from '../memory/heap-layout.js';

/** What the allocator says of itself: `_Py_GetGlobalAllocatedBlocks` and `_PyObject_DebugMallocStats` (Objects/obmalloc.c). */
type Get = (address: number) => number;

/** The pools that are in use, or were and are empty now. */
function* carvedPools(get: Get): IterableIterator<number> {
  for (let index = 0; index < arenaRecordCount(get); index++) {
    const base = get(arenaRecord(index) + Arena.address);
    if (base === 0) continue;
    const end = Math.min(get(arenaRecord(index) + Arena.poolAddress), base + MIB);
    for (let pool = base; pool < end; pool += POOL_SIZE) yield pool;
  }
}

/** Blocks of the interpreter itself when a program begins, which are not simulated. */
const UNSEEN_BLOCKS = 9944;

/** Blocks that are handed out, those of the system heap among them (`raw_allocated_blocks`). `large`: where these begin. */
export function allocatedBlocks(get: Get, large: number): number {
  let blocks = UNSEEN_BLOCKS;
  for (const pool of carvedPools(get)) blocks += get(pool + Pool.count);
  for (let head = large; head < get(Runtime.largeTop);) {
    const word = get(head + 8);
    if ((word & LARGE_USED) !== 0) blocks++;
    head += word & -16;
  }
  return blocks;
}

/** A line of the statistics: a number with commas behind a text of at least 35 characters. */
function line(text: string, value: number): string {
  return `${text.padEnd(35)}=${value.toLocaleString('en-US').padStart(21)}\n`;
}

/** Bytes of the tree that finds arenas by address: its root, and each node of the two layers below. */
const MAP_ROOT = 262_144;
const MAP_MIDDLE = 262_144;
const MAP_BOTTOM = 131_072;

/** The text of `sys._debugmallocstats()` about the arenas. */
export function arenaStatistics(get: Get): string {
  const rows = Array.from({ length: SIZE_CLASSES }, () => ({ pools: 0, used: 0, free: 0 }));
  for (const pool of carvedPools(get)) {
    const count = get(pool + Pool.count);
    if (count === 0) continue;
    const sizeClass = get(pool + Pool.sizeIndex);
    const row = rows[sizeClass]!;
    row.pools++;
    row.used += count;
    row.free += poolCapacity(blockSizeOf(sizeClass)) - count;
  }
  let arenas = 0;
  let freePools = 0;
  for (let index = 0; index < arenaRecordCount(get); index++) {
    if (get(arenaRecord(index) + Arena.address) === 0) continue;
    arenas++;
    freePools += get(arenaRecord(index) + Arena.freePoolCount);
  }
  const sum = (of: (row: (typeof rows)[number], size: number) => number): number =>
    rows.reduce((total, row, index) => total + of(row, blockSizeOf(index)), 0);
  const used = sum((row, size) => row.used * size);
  const free = sum((row, size) => row.free * size);
  const heads = sum((row) => row.pools * Pool.overhead);
  const tails = sum((row, size) => row.pools * ((POOL_SIZE - Pool.overhead) % size));
  const table = rows
    .map((row, index) => ({ ...row, index }))
    .filter(({ pools }) => pools > 0)
    .map((row) =>
      [
        `${row.index}`.padStart(5),
        `${blockSizeOf(row.index)}`.padStart(6),
        `${row.pools}`.padStart(11),
        `${row.used}`.padStart(15),
        `${row.free}`.padStart(13),
      ].join(' '),
    );
  const mapped = get(Runtime.arenasMapped);
  return [
    `Small block threshold = 512, in ${SIZE_CLASSES} size classes.\n\n`,
    'class   size   num pools   blocks in use  avail blocks\n',
    '-----   ----   ---------   -------------  ------------\n',
    ...table.map((row) => `${row}\n`),
    '\n',
    line('# arenas allocated total', mapped),
    line('# arenas reclaimed', mapped - arenas),
    line('# arenas highwater mark', get(Runtime.arenasHighwater)),
    line('# arenas allocated current', arenas),
    line(`${arenas} arenas * ${MIB} bytes/arena`, arenas * MIB),
    '\n',
    line('# bytes in allocated blocks', used),
    line('# bytes in available blocks', free),
    line(`${freePools} unused pools * ${POOL_SIZE} bytes`, freePools * POOL_SIZE),
    line('# bytes lost to pool headers', heads),
    line('# bytes lost to quantization', tails),
    line('# bytes lost to arena alignment', 0),
    line('Total', used + free + freePools * POOL_SIZE + heads + tails),
    '\narena map counts\n',
    line('# arena map mid nodes', 1),
    line('# arena map bot nodes', 1),
    '\n',
    line('# bytes lost to arena map root', MAP_ROOT),
    line('# bytes lost to arena map mid', MAP_MIDDLE),
    line('# bytes lost to arena map bot', MAP_BOTTOM),
    line('Total', MAP_ROOT + MAP_MIDDLE + MAP_BOTTOM),
    '\n',
  ].join('');
}

/** The same about a free list (`_PyDebugAllocatorStats`). */
export function parkedStatistics(name: string, count: number, size: number): string {
  return line(`${`${count} ${name}s * ${size} bytes each`.padStart(48)} `, count * size);
}
