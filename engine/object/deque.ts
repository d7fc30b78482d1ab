import type { ObjectSpace } from './space.js';
import { DequeField, SIZE } from './struct.js';
import { rowIndex, T } from './type-table.js';

/**
 * Modules/_collectionsmodule.c: a deque is a chain of blocks with 64 places each; a block is 528 bytes, the link to the left
 * first, the one to the right last. Up to 16 blocks that were emptied are kept for the next one to be needed.
 */
export const BLOCK_PLACES = 64;
const CENTER = 31;
const BLOCK_SIZE = 528;
const LEFT_LINK = 0;
const DATA = 8;
const RIGHT_LINK = DATA + BLOCK_PLACES * 8;
const MOST_FREE = 16;

type Words = Int32Array;

function at(words: Words, address: number): number {
  return words[address >> 2]!;
}

export function dequeLength(words: Words, deque: number): number {
  return at(words, deque + SIZE);
}

/** The items from left to right. */
export function dequeItems(words: Words, deque: number): number[] {
  const items: number[] = [];
  let block = at(words, deque + DequeField.leftBlock);
  let index = at(words, deque + DequeField.leftIndex);
  for (let left = dequeLength(words, deque); left > 0; left--) {
    items.push(at(words, block + DATA + index * 8));
    if (++index < BLOCK_PLACES) continue;
    block = at(words, block + RIGHT_LINK);
    index = 0;
  }
  return items;
}

/** Its blocks from left to right, then those kept. */
export function dequeBlocks(words: Words, deque: number): number[] {
  const blocks: number[] = [];
  const last = at(words, deque + DequeField.rightBlock);
  for (let block = at(words, deque + DequeField.leftBlock); block !== 0; block = at(words, block + RIGHT_LINK)) {
    blocks.push(block);
    if (block === last) break;
  }
  for (let index = 0; index < at(words, deque + DequeField.freeCount); index++)
    blocks.push(at(words, deque + DequeField.freeBlocks + index * 8));
  return blocks;
}

/** The place of an item, in bytes: that of the block on the nearer side. */
function placeOf(words: Words, deque: number, index: number): number {
  let block = at(words, deque + DequeField.leftBlock);
  let place = at(words, deque + DequeField.leftIndex) + index;
  for (; place >= BLOCK_PLACES; place -= BLOCK_PLACES) block = at(words, block + RIGHT_LINK);
  return block + DATA + place * 8;
}

export function dequeItem(words: Words, deque: number, index: number): number {
  return at(words, placeOf(words, deque, index));
}

/** Puts an item whose reference is handed over; returns the old one, whose reference is the caller's. */
export function exchangeItem(space: ObjectSpace, deque: number, index: number, item: number): number {
  const place = placeOf(space.words, deque, index);
  const old = at(space.words, place);
  space.memory.point(place, item);
  return old;
}

function put(space: ObjectSpace, deque: number, field: number, value: number): void {
  space.memory.put(deque + field, value);
}

function newBlock(space: ObjectSpace, deque: number): number {
  const count = at(space.words, deque + DequeField.freeCount);
  if (count === 0) return space.heap.allocate('m', BLOCK_SIZE);
  put(space, deque, DequeField.freeCount, count - 1);
  return at(space.words, deque + DequeField.freeBlocks + (count - 1) * 8);
}

function freeBlock(space: ObjectSpace, deque: number, block: number): void {
  const count = at(space.words, deque + DequeField.freeCount);
  if (count >= MOST_FREE) return space.heap.free('m', block);
  space.memory.point(deque + DequeField.freeBlocks + count * 8, block);
  put(space, deque, DequeField.freeCount, count + 1);
}

/** Gives a new deque its first block. */
export function startDeque(space: ObjectSpace, deque: number): void {
  const block = newBlock(space, deque);
  space.memory.put(block + LEFT_LINK, 0);
  space.memory.put(block + RIGHT_LINK, 0);
  useBlock(space, deque, block);
  put(space, deque, DequeField.maxLength, -1);
}

function useBlock(space: ObjectSpace, deque: number, block: number): void {
  space.memory.point(deque + DequeField.leftBlock, block);
  space.memory.point(deque + DequeField.rightBlock, block);
  put(space, deque, DequeField.leftIndex, CENTER + 1);
  put(space, deque, DequeField.rightIndex, CENTER);
}

export function touchDeque(space: ObjectSpace, deque: number): void {
  space.memory.add(deque + DequeField.state, 1);
}

/** Starts filling an empty deque from one end, as an extension does. */
export function startAtEnd(space: ObjectSpace, deque: number, left: boolean): void {
  if (dequeLength(space.words, deque) !== 0) return;
  put(space, deque, DequeField.leftIndex, left ? 1 : BLOCK_PLACES - 1);
  put(space, deque, DequeField.rightIndex, left ? 0 : BLOCK_PLACES - 2);
}

/** Adds an item whose reference is handed over; what falls out at the other end of a bounded one is released. */
export function appendRight(space: ObjectSpace, deque: number, item: number): void {
  let index = at(space.words, deque + DequeField.rightIndex);
  if (index === BLOCK_PLACES - 1) {
    addBlock(space, deque, false);
    index = -1;
  }
  space.memory.add(deque + SIZE, 1);
  put(space, deque, DequeField.rightIndex, index + 1);
  space.memory.point(at(space.words, deque + DequeField.rightBlock) + DATA + (index + 1) * 8, item);
  trim(space, deque, true);
}

export function appendLeft(space: ObjectSpace, deque: number, item: number): void {
  let index = at(space.words, deque + DequeField.leftIndex);
  if (index === 0) {
    addBlock(space, deque, true);
    index = BLOCK_PLACES;
  }
  space.memory.add(deque + SIZE, 1);
  put(space, deque, DequeField.leftIndex, index - 1);
  space.memory.point(at(space.words, deque + DequeField.leftBlock) + DATA + (index - 1) * 8, item);
  trim(space, deque, false);
}

function trim(space: ObjectSpace, deque: number, left: boolean): void {
  const most = at(space.words, deque + DequeField.maxLength);
  if (most < 0 || dequeLength(space.words, deque) <= most) return touchDeque(space, deque);
  space.release(left ? popLeft(space, deque) : popRight(space, deque));
}

function addBlock(space: ObjectSpace, deque: number, left: boolean, known = 0): void {
  const block = known !== 0 ? known : newBlock(space, deque);
  const end = left ? DequeField.leftBlock : DequeField.rightBlock;
  const neighbour = at(space.words, deque + end);
  space.memory.put(block + (left ? LEFT_LINK : RIGHT_LINK), 0);
  space.memory.point(block + (left ? RIGHT_LINK : LEFT_LINK), neighbour);
  space.memory.point(neighbour + (left ? LEFT_LINK : RIGHT_LINK), block);
  space.memory.point(deque + end, block);
}

/** Takes an item off, whose reference is the caller's; 0 where there is none. */
export function popRight(space: ObjectSpace, deque: number): number {
  const words = space.words;
  if (dequeLength(words, deque) === 0) return 0;
  const block = at(words, deque + DequeField.rightBlock);
  const index = at(words, deque + DequeField.rightIndex);
  const item = at(words, block + DATA + index * 8);
  put(space, deque, DequeField.rightIndex, index - 1);
  space.memory.add(deque + SIZE, -1);
  touchDeque(space, deque);
  if (index > 0) return item;
  if (dequeLength(words, deque) > 0) {
    space.memory.point(deque + DequeField.rightBlock, at(words, block + LEFT_LINK));
    space.memory.put(at(words, block + LEFT_LINK) + RIGHT_LINK, 0);
    put(space, deque, DequeField.rightIndex, BLOCK_PLACES - 1);
    freeBlock(space, deque, block);
  } else {
    put(space, deque, DequeField.leftIndex, CENTER + 1);
    put(space, deque, DequeField.rightIndex, CENTER);
  }
  return item;
}

export function popLeft(space: ObjectSpace, deque: number): number {
  const words = space.words;
  if (dequeLength(words, deque) === 0) return 0;
  const block = at(words, deque + DequeField.leftBlock);
  const index = at(words, deque + DequeField.leftIndex);
  const item = at(words, block + DATA + index * 8);
  put(space, deque, DequeField.leftIndex, index + 1);
  space.memory.add(deque + SIZE, -1);
  touchDeque(space, deque);
  if (index + 1 < BLOCK_PLACES) return item;
  if (dequeLength(words, deque) > 0) {
    space.memory.point(deque + DequeField.leftBlock, at(words, block + RIGHT_LINK));
    space.memory.put(at(words, block + RIGHT_LINK) + LEFT_LINK, 0);
    put(space, deque, DequeField.leftIndex, 0);
    freeBlock(space, deque, block);
  } else {
    put(space, deque, DequeField.leftIndex, CENTER + 1);
    put(space, deque, DequeField.rightIndex, CENTER);
  }
  return item;
}

/** `_deque_rotate`: items move from one end's block to the other's, as many at once as fit. */
export function rotateDeque(space: ObjectSpace, deque: number, by: number): void {
  const words = space.words;
  const length = dequeLength(words, deque);
  if (length <= 1) return;
  const half = length >> 1;
  let left = by;
  if (left > half || left < -half) {
    left %= length;
    if (left > half) left -= length;
    else if (left < -half) left += length;
  }
  touchDeque(space, deque);
  const field = (offset: number): number => at(words, deque + offset);
  let spare = 0;
  while (left > 0) {
    if (field(DequeField.leftIndex) === 0) {
      addBlock(space, deque, true, spare);
      spare = 0;
      put(space, deque, DequeField.leftIndex, BLOCK_PLACES);
    }
    const many = Math.min(left, field(DequeField.rightIndex) + 1, field(DequeField.leftIndex));
    put(space, deque, DequeField.rightIndex, field(DequeField.rightIndex) - many);
    put(space, deque, DequeField.leftIndex, field(DequeField.leftIndex) - many);
    const from = field(DequeField.rightBlock) + DATA + (field(DequeField.rightIndex) + 1) * 8;
    space.memory.move(field(DequeField.leftBlock) + DATA + field(DequeField.leftIndex) * 8, from, many * 8);
    left -= many;
    if (field(DequeField.rightIndex) >= 0) continue;
    if (spare !== 0) freeBlock(space, deque, spare);
    spare = field(DequeField.rightBlock);
    space.memory.point(deque + DequeField.rightBlock, at(words, spare + LEFT_LINK));
    space.memory.put(at(words, spare + LEFT_LINK) + RIGHT_LINK, 0);
    put(space, deque, DequeField.rightIndex, BLOCK_PLACES - 1);
  }
  while (left < 0) {
    if (field(DequeField.rightIndex) === BLOCK_PLACES - 1) {
      addBlock(space, deque, false, spare);
      spare = 0;
      put(space, deque, DequeField.rightIndex, -1);
    }
    const many = Math.min(
      -left,
      BLOCK_PLACES - field(DequeField.leftIndex),
      BLOCK_PLACES - 1 - field(DequeField.rightIndex),
    );
    const from = field(DequeField.leftBlock) + DATA + field(DequeField.leftIndex) * 8;
    space.memory.move(field(DequeField.rightBlock) + DATA + (field(DequeField.rightIndex) + 1) * 8, from, many * 8);
    put(space, deque, DequeField.leftIndex, field(DequeField.leftIndex) + many);
    put(space, deque, DequeField.rightIndex, field(DequeField.rightIndex) + many);
    left += many;
    if (field(DequeField.leftIndex) < BLOCK_PLACES) continue;
    if (spare !== 0) freeBlock(space, deque, spare);
    spare = field(DequeField.leftBlock);
    space.memory.point(deque + DequeField.leftBlock, at(words, spare + RIGHT_LINK));
    space.memory.put(at(words, spare + RIGHT_LINK) + LEFT_LINK, 0);
    put(space, deque, DequeField.leftIndex, 0);
  }
  if (spare !== 0) freeBlock(space, deque, spare);
}

/** `deque_clear`: empty, with a block of its own, before anything dies. */
export function clearDeque(space: ObjectSpace, deque: number): void {
  if (dequeLength(space.words, deque) === 0) return;
  const items = dequeItems(space.words, deque);
  const blocks: number[] = [];
  const last = at(space.words, deque + DequeField.rightBlock);
  for (let block = at(space.words, deque + DequeField.leftBlock); ; block = at(space.words, block + RIGHT_LINK)) {
    blocks.push(block);
    if (block === last) break;
  }
  const fresh = newBlock(space, deque);
  space.memory.put(fresh + LEFT_LINK, 0);
  space.memory.put(fresh + RIGHT_LINK, 0);
  put(space, deque, SIZE, 0);
  useBlock(space, deque, fresh);
  touchDeque(space, deque);
  for (const block of blocks) freeBlock(space, deque, block);
  for (let index = items.length - 1; index >= 0; index--) space.hold(items[index]!);
  for (const item of items) {
    space.drop();
    space.release(item);
  }
}

/** `deque_dealloc`. */
export function installDeque(space: ObjectSpace): void {
  const bury = (deque: number): void => {
    if (at(space.words, deque + DequeField.leftBlock) !== 0) {
      clearDeque(space, deque);
      const block = at(space.words, deque + DequeField.leftBlock);
      put(space, deque, DequeField.leftBlock, 0);
      freeBlock(space, deque, block);
    }
    for (let index = 0; index < at(space.words, deque + DequeField.freeCount); index++)
      space.heap.free('m', at(space.words, deque + DequeField.freeBlocks + index * 8));
    put(space, deque, DequeField.freeCount, 0);
    space.freeObject(deque);
  };
  space.burials[rowIndex(T.deque)] = (deque) => {
    space.untrack(deque);
    space.nested(deque, bury);
  };
}

/** `deque___sizeof___impl`, without the pre-header. */
export function dequeSize(words: Words, deque: number, basic: number): number {
  const places = at(words, deque + DequeField.leftIndex) + dequeLength(words, deque) + BLOCK_PLACES - 1;
  return basic + Math.floor(places / BLOCK_PLACES) * BLOCK_SIZE;
}
