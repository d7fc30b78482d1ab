import { type AddressMap, ARENAS, MIB, POOL_SIZE } from '../memory/address-map.js';
import { Arena, arenaRecord, arenaRecordCount, blockSizeOf, LARGE_USED, Pool, poolOf } from '../memory/heap-layout.js';
import { parked } from '../object/free-list.js';
import type { Reader } from '../object/referents.js';
import { GC_HEAD, MANAGED_HEAD, TYPE, TypeField, TypeFlag } from '../object/struct.js';
import type { ObjectId } from './state.js';

/** A memory image with the sizes of its regions. */
export interface ImageReader extends Reader {
  readonly floats: Float64Array;
  readonly map: AddressMap;
}

/** The registers that say which frame runs. */
export interface Running extends ImageReader {
  readonly fp: number;
  readonly sp: number;
  readonly pc: number;
}

/** Bytes of an object's pre-header. */
export function headSize(memory: Reader, object: number): number {
  const type = memory.words[(object + TYPE) >> 2]!;
  const flags = memory.words[(type + TypeField.flags) >> 2]!;
  if ((flags & (TypeFlag.managedDict | TypeFlag.managedWeakref)) !== 0) return MANAGED_HEAD;
  return (flags & TypeFlag.haveGc) !== 0 ? GC_HEAD : 0;
}

/** The block that an object is in. */
export function blockOf(memory: Reader, object: number): number {
  return object - headSize(memory, object);
}

export function isStaticAddress(address: number): boolean {
  return address < ARENAS;
}

/** Identity over the whole run: the serial number of the block's birth; of static objects, minus the address in 16 bytes. */
export function identityOf(memory: ImageReader, object: number): ObjectId {
  if (isStaticAddress(object)) return -(object >> 4);
  return memory.words[(memory.map.births + (blockOf(memory, object) >> 4) * 4) >> 2]!;
}

/** True when what was born as `id` at an object's address lives on: its block is neither free, nor parked, nor another's. */
export function isAlive(memory: ImageReader, object: number, block: number, id: ObjectId): boolean {
  if (isStaticAddress(object)) return true;
  const at = (address: number): number => memory.words[address >> 2]!;
  if (at(memory.map.births + (block >> 4) * 4) !== id) return false;
  if (parked(at).some((each) => each.object === object)) return false;
  if (block >= memory.map.large) return (at(block - 8) & LARGE_USED) !== 0;
  const pool = poolOf(block);
  if (at(pool + Pool.count) === 0) return false;
  for (let free = at(pool + Pool.freeBlock); free !== 0; free = at(free)) if (free === block) return false;
  return true;
}

/** Pools by letter: A to Z, then AA, AB and on, in the order of their addresses. */
export function poolLetter(pool: number): string {
  let number = (pool - ARENAS) / POOL_SIZE;
  let letters = '';
  for (;;) {
    letters = String.fromCharCode(65 + (number % 26)) + letters;
    number = Math.floor(number / 26) - 1;
    if (number < 0) return letters;
  }
}

/** The short name of an object's place: `@C6`; `@L2` for the second large block; `@static` outside of the heap. */
export function tagOf(memory: ImageReader, object: number): string {
  if (isStaticAddress(object)) return '@static';
  const block = blockOf(memory, object);
  if (block >= memory.map.large) return `@L${((block - memory.map.large) >> 4).toString(16)}`;
  const pool = poolOf(block);
  const size = blockSizeOf(memory.words[(pool + Pool.sizeIndex) >> 2]!);
  return `@${poolLetter(pool)}${(block - pool - Pool.overhead) / size}`;
}

/** The pools that were carved, of all mapped arenas, in the order of their addresses. */
export function* carvedPools(memory: ImageReader): IterableIterator<number> {
  const get = (address: number): number => memory.words[address >> 2]!;
  for (let index = 0; index < arenaRecordCount(get); index++) {
    const record = arenaRecord(index);
    const base = get(record + Arena.address);
    if (base === 0) continue;
    for (let pool = base; pool < Math.min(get(record + Arena.poolAddress), base + MIB); pool += POOL_SIZE) yield pool;
  }
}
