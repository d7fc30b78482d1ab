import { Runtime } from '../memory/address-map.js';
import { LARGE_HEAD, LARGE_USED } from '../memory/heap-layout.js';
import { keysSize } from '../object/dict-keys.js';
import { parked } from '../object/free-list.js';
import { isInterned } from '../object/str.js';
import { GC_HEAD, TYPE } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { checkGenerations } from './generation-order.js';
import { blockOf, identityOf, isStaticAddress, type Running } from './identity.js';
import { partsOf, readLedger } from './ledger.js';
import { typeName } from './literal.js';
import type { ObjectId } from './state.js';
import { blockNeed, structSize } from './struct-size.js';

/** What a block that is handed out holds. */
export interface BlockOwner {
  /** `list`, `the items of a list`, `the keys of a dict` */
  readonly what: string;
  /** The object that it belongs to; 0: to several, or to none. */
  readonly object: ObjectId;
  /** Where that object is; 0: nowhere. */
  readonly at: number;
  /** Bytes that it needs, before rounding; 0: not known. */
  readonly need: number;
  /** Its object has died: it waits on a free list. */
  readonly parked: boolean;
}

const PARKED_SIZE = { float: 24, tuple: 40, list: 56, dict: 64, keys: 120, slice: 56 } as const;

/** The owner of every block that is handed out, by the address of the block. */
export function blockOwners(memory: Running): ReadonlyMap<number, BlockOwner> {
  const at = (address: number): number => memory.words[address >> 2]!;
  const owners = new Map<number, BlockOwner>();
  const own = (block: number, what: string, object: number, need: number): void => {
    if (isStaticAddress(block)) return;
    owners.set(block, { what, object: object === 0 ? 0 : identityOf(memory, object), at: object, need, parked: false });
  };
  const ledger = readLedger(
    memory,
    checkGenerations(memory, () => undefined),
  );
  for (const object of ledger.objects) {
    own(blockOf(memory, object), typeName(memory, at(object + TYPE)), object, blockNeed(memory, object));
    for (const { block, what, size } of partsOf(memory, object)) own(block, what, object, size);
  }
  for (const object of ledger.statics)
    for (const { block, what, size } of partsOf(memory, object)) own(block, what, object, size);
  for (const keys of ledger.keyTables.keys()) own(keys, 'the keys of a dict', 0, keysSize(memory.words, keys));
  for (const block of ledger.blocks) own(block, 'what is being taken apart', 0, 0);
  for (const { kind, object } of parked(at)) {
    const block = object - (kind === 'float' || kind === 'keys' ? 0 : GC_HEAD);
    const need = kind === 'tuple' ? PARKED_SIZE.tuple - 8 + 8 * at(object + 16) : PARKED_SIZE[kind];
    const what = kind === 'keys' ? 'keys of a dict' : kind;
    owners.set(block, { what: `${what}, waiting for reuse`, object: 0, at: 0, need, parked: true });
  }
  return owners;
}

/** What no reference explains: interned strings live as long as the interpreter. */
export function unclaimed(memory: Running, block: number): BlockOwner {
  const isString =
    memory.words[block >> 2]! < 0 && memory.words[(block + TYPE) >> 2] === T.str && isInterned(memory.words, block);
  if (!isString) return { what: 'unknown', object: 0, at: 0, need: 0, parked: false };
  return { what: 'str', object: identityOf(memory, block), at: block, need: structSize(memory, block), parked: false };
}

/** Every block of the system heap: where it begins, its size, and whether it is handed out. */
export function* largeBlocks(memory: Running): IterableIterator<{ block: number; size: number; used: boolean }> {
  const at = (address: number): number => memory.words[address >> 2]!;
  for (let chunk = memory.map.large; chunk < at(Runtime.largeTop);) {
    const word = at(chunk + 8);
    const whole = word & -16;
    yield { block: chunk + LARGE_HEAD, size: whole - LARGE_HEAD, used: (word & LARGE_USED) !== 0 };
    chunk += whole;
  }
}
