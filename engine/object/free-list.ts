import { ARENAS, Runtime } from '../memory/address-map.js';
import type { Memory } from '../memory/memory.js';

/**
 * The free lists of Include/internal/pycore_floatobject.h, pycore_tuple.h, pycore_list.h and pycore_dict.h: blocks parked
 * for the next object of the same type, last in, first out. Floats link through their type word and tuples through item
 * 0; lists, dicts and key tables are in arrays of 80.
 */
const FLOATS = Runtime.freeLists;
const TUPLES = Runtime.freeLists + 8;
const ARRAYS = TUPLES + 20 * 8;

export const FREE_FLOATS = 100;
export const FREE_TUPLES = 2000;
export const FREE_TUPLE_SIZE = 20;
export const FREE_ARRAY = 80;

/** A chain: its first object, and how many there are. */
export interface Chain {
  readonly first: number;
  readonly count: number;
  readonly link: number;
  readonly most: number;
}

export const FLOAT_CHAIN: Chain = { first: FLOATS, count: FLOATS + 4, link: 8, most: FREE_FLOATS };

/** The chain of tuples of `size` items, 1 to 20. */
export function tupleChain(size: number): Chain {
  const first = TUPLES + (size - 1) * 8;
  return { first, count: first + 4, link: 24, most: FREE_TUPLES };
}

/** An array: how many are parked, then their addresses. */
export type ParkingArray = number;
export const LIST_ARRAY: ParkingArray = ARRAYS;
export const DICT_ARRAY: ParkingArray = ARRAYS + 4 + FREE_ARRAY * 4;
export const KEYS_ARRAY: ParkingArray = DICT_ARRAY + 4 + FREE_ARRAY * 4;

/** Takes the object parked last, or 0. */
export function takeFromChain(memory: Memory, chain: Chain): number {
  const object = memory.get(chain.first);
  if (object === 0) return 0;
  memory.putRuntime(chain.first, memory.get(object + chain.link));
  memory.addRuntime(chain.count, -1);
  return object;
}

/** Parks an object; false when the list is full. */
export function parkInChain(memory: Memory, chain: Chain, object: number): boolean {
  if (object < ARENAS) return false;
  if (memory.get(chain.count) >= chain.most) return false;
  memory.put(object + chain.link, memory.get(chain.first));
  memory.putRuntime(chain.first, object);
  memory.addRuntime(chain.count, 1);
  return true;
}

export function takeFromArray(memory: Memory, array: ParkingArray): number {
  const count = memory.get(array);
  if (count === 0) return 0;
  memory.putRuntime(array, count - 1);
  return memory.get(array + count * 4);
}

export function parkInArray(memory: Memory, array: ParkingArray, object: number): boolean {
  if (object < ARENAS) return false;
  const count = memory.get(array);
  if (count >= FREE_ARRAY) return false;
  memory.putRuntime(array, count + 1);
  memory.putRuntime(array + (count + 1) * 4, object);
  return true;
}

/** An object or key table that waits for the next of its kind. */
export interface Parked {
  readonly kind: 'float' | 'tuple' | 'list' | 'dict' | 'keys' | 'slice';
  readonly object: number;
}

/** All that is parked, list by list: what a full collection frees, in `clear_freelists`' order, and what decoders show. */
export function parked(get: (address: number) => number): Parked[] {
  const found: Parked[] = [];
  const chain = (kind: 'float' | 'tuple', { first, link }: Chain): void => {
    for (let object = get(first); object !== 0; object = get(object + link)) found.push({ kind, object });
  };
  const array = (kind: 'list' | 'dict' | 'keys', at: ParkingArray): void => {
    for (let index = get(at); index > 0; index--) found.push({ kind, object: get(at + index * 4) });
  };
  for (let size = 1; size <= FREE_TUPLE_SIZE; size++) chain('tuple', tupleChain(size));
  chain('float', FLOAT_CHAIN);
  array('list', LIST_ARRAY);
  array('dict', DICT_ARRAY);
  array('keys', KEYS_ARRAY);
  if (get(Runtime.sliceCache) !== 0) found.push({ kind: 'slice', object: get(Runtime.sliceCache) });
  return found;
}
