import { expect, test } from 'vitest';
import { Heap } from '../../../engine/heap/heap.js';
import { addressMap, ARENAS, MIB, POOL_SIZE } from '../../../engine/memory/address-map.js';
import {
  Arena,
  arenaRecord,
  blockSizeOf,
  Pool,
  poolCapacity,
  poolOf,
  sizeClassOf,
} from '../../../engine/memory/heap-layout.js';
import { Memory } from '../../../engine/memory/memory.js';
import { checkHeapOrder } from '../../../engine/trace/heap-order.js';

function freshHeap(): { memory: Memory; heap: Heap } {
  const memory = new Memory(addressMap(4 * MIB));
  return { memory, heap: new Heap(memory) };
}

function freeList(memory: Memory, pool: number): number[] {
  const offsets: number[] = [];
  for (let block = memory.get(pool + Pool.freeBlock); block !== 0; block = memory.get(block))
    offsets.push(block - pool);
  return offsets;
}

const CAPACITIES = [
  1021, 510, 340, 255, 204, 170, 145, 127, 113, 102, 92, 85, 78, 72, 68, 63, 60, 56, 53, 51, 48, 46, 44, 42, 40, 39, 37,
  36, 35, 34, 32, 31,
];

test('the 32 size classes', () => {
  CAPACITIES.forEach((capacity, sizeClass) => {
    const size = blockSizeOf(sizeClass);
    expect(size).toBe(16 * (sizeClass + 1));
    expect([sizeClassOf(size - 15), sizeClassOf(size)]).toEqual([sizeClass, sizeClass]);
    expect(poolCapacity(size)).toBe(capacity);
  });
});

test.each(CAPACITIES.map((capacity, sizeClass) => [blockSizeOf(sizeClass), capacity]))(
  'a pool of blocks of %i bytes is full after %i of them',
  (size, capacity) => {
    const { memory, heap } = freshHeap();
    const first = poolOf(heap.allocate('o', size));
    for (let count = 1; count < capacity; count++) expect(poolOf(heap.allocate('o', size))).toBe(first);
    expect(memory.get(first + Pool.count)).toBe(capacity);
    expect(memory.get(first + Pool.maxNextOffset)).toBe(POOL_SIZE - size);
    expect(memory.get(first + Pool.freeBlock)).toBe(0);
    expect(poolOf(heap.allocate('o', size))).toBe(first + POOL_SIZE);
  },
);

test('the worked example of blocks of 464 bytes', () => {
  const { memory, heap } = freshHeap();
  const [one, two, three] = [464, 464, 464].map((size) => heap.allocate('o', size));
  const pool = poolOf(one!);
  const field = (offset: number): number => memory.get(pool + offset);
  expect([one, two, three].map((block) => block! - pool)).toEqual([48, 512, 976]);
  expect([freeList(memory, pool), field(Pool.nextOffset), field(Pool.count)]).toEqual([[1440], 1904, 3]);
  heap.free('o', one!);
  expect([freeList(memory, pool), field(Pool.count)]).toEqual([[48, 1440], 2]);
  heap.free('o', two!);
  expect([freeList(memory, pool), field(Pool.count)]).toEqual([[512, 48, 1440], 1]);
  expect([heap.allocate('o', 464), heap.allocate('o', 464)]).toEqual([two, one]);
  const before = memory.get(arenaRecord(0) + Arena.freePoolCount);
  for (const block of [three!, two!, one!]) heap.free('o', block);
  expect(memory.get(arenaRecord(0) + Arena.freePools)).toBe(pool);
  expect(memory.get(arenaRecord(0) + Arena.freePoolCount)).toBe(before + 1);
  expect(heap.allocate('o', 464)).toBe(pool + 48);
  expect(freeList(memory, pool)).toEqual([512, 976, 1440]);
  heap.free('o', pool + 48);
  expect(heap.allocate('o', 448)).toBe(pool + 48);
  expect([freeList(memory, pool), field(Pool.sizeIndex)]).toEqual([[496], 27]);
});

test('requests of 0 and of more than 512 bytes go to the system heap', () => {
  const { memory, heap } = freshHeap();
  expect(heap.allocate('m', 512)).toBeLessThan(memory.map.large);
  for (const size of [0, 513, 1000]) expect(heap.allocate('m', size)).toBeGreaterThanOrEqual(memory.map.large);
});

test.each([
  [512, 385, true],
  [512, 384, false],
  [256, 193, true],
  [256, 192, false],
  [128, 97, true],
  [64, 49, true],
  [48, 37, true],
  [48, 36, false],
  [32, 25, true],
  [16, 13, true],
  [16, 12, false],
  [64, 65, false],
])('a block of %i bytes resized to %i stays: %s', (had, wanted, stays) => {
  const { heap } = freshHeap();
  const block = heap.allocate('m', had);
  expect(heap.resize('m', block, wanted) === block).toBe(stays);
});

test('an arena is given back when its last pool empties, unless it is the last usable one', () => {
  const { memory, heap } = freshHeap();
  const events: string[] = [];
  heap.arenas = { mapped: (index) => events.push(`${index}+`), unmapped: (index) => events.push(`${index}-`) };
  const blocks = Array.from({ length: 64 * 31 * 2 }, () => heap.allocate('o', 512));
  expect(events).toEqual(['0+', '1+']);
  for (const block of blocks) heap.free('o', block);
  expect(events).toHaveLength(3);
  const wrong: string[] = [];
  expect(checkHeapOrder(memory, (_, what) => wrong.push(what)).size).toBe(0);
  expect(wrong).toEqual([]);
  expect(blocks[0]).toBeGreaterThan(ARENAS);
});
