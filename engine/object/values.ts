import type { ObjectSpace } from './space.js';

/**
 * The values array of an instance (`PyDictValues`, Include/internal/pycore_dict.h): one word for each name of the class's
 * shared keys, with the order in which they were set in the bytes in front.
 *
 * ```
 *   ... order[1] order[0] | count | prefix || value 0 | value 1 | ...
 *                           v - 2   v - 1    v
 * ```
 */
export function makeValues(space: ObjectSpace, size: number): number {
  const prefix = (size + 2 + 7) & ~7;
  const block = space.booting ? space.makeStatic(prefix + 8 * size) : space.heap.allocate('m', prefix + 8 * size);
  const values = block + prefix;
  space.memory.clear(block, prefix + 8 * size);
  setByte(space, values - 1, prefix);
  return values;
}

export function freeValues(space: ObjectSpace, values: number): void {
  space.heap.free('m', values - space.memory.bytes[values - 1]!);
}

/** Where the block of a values array begins. */
export function valuesBlock(bytes: Uint8Array, values: number): number {
  return values - bytes[values - 1]!;
}

/** The names that are set, as indices of the shared keys, in the order in which they were. */
export function orderOf(space: { readonly memory: { readonly bytes: Uint8Array } }, values: number): number[] {
  const bytes = space.memory.bytes;
  const order: number[] = [];
  for (let index = 0; index < bytes[values - 2]!; index++) order.push(bytes[values - 3 - index]!);
  return order;
}

/** `_PyDictValues_AddToInsertionOrder`. */
export function addToOrder(space: ObjectSpace, values: number, index: number): void {
  const count = space.memory.bytes[values - 2]!;
  setByte(space, values - 3 - count, index);
  setByte(space, values - 2, count + 1);
}

/** `delete_index_from_values`. */
export function removeFromOrder(space: ObjectSpace, values: number, index: number): void {
  const order = orderOf(space, values).filter((other) => other !== index);
  order.forEach((other, place) => setByte(space, values - 3 - place, other));
  setByte(space, values - 2, order.length);
}

function setByte(space: ObjectSpace, at: number, value: number): void {
  const word = at & ~3;
  const shift = (at & 3) * 8;
  space.memory.put(word, (space.words[word >> 2]! & ~(0xff << shift)) | (value << shift));
}
