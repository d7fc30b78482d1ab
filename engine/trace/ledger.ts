import { Runtime } from '../memory/address-map.js';
import { dictKeys } from '../object/dict.js';
import { inlineValues } from '../object/instance.js';
import { entryCount, usable } from '../object/dict-keys.js';
import { BLOCK_PLACES, dequeBlocks } from '../object/deque.js';
import { MODULE_TYPES } from '../object/module-types.js';
import { visitAllReferences } from '../object/referents.js';
import { sizeOf } from '../object/size.js';
import { setTableBlock, setTableSize } from '../object/set.js';
import { isCompact } from '../object/str.js';
import { ByteArrayField, DictField, ListField, StrField, TYPE, TypeField, TypeFlag } from '../object/struct.js';
import { isStaticType } from '../object/type-table.js';
import { valuesBlock } from '../object/values.js';
import { readHeld } from './held.js';
import { isStaticAddress, type Running } from './identity.js';
import { layoutKey } from './slots.js';
import { roots, subclassDicts } from './reach.js';
import { structSize } from './struct-size.js';

/** A block that an object needs besides its own: where it begins, what it is, and the bytes asked for (0: not known). */
export interface Part {
  readonly block: number;
  readonly what: string;
  readonly size: number;
}

/** Every reference that memory shows, counted. */
export interface Ledger {
  /** The objects that live in the heap. */
  readonly objects: ReadonlySet<number>;
  /** Those of the interpreter that live outside of it, and may have blocks in it. */
  readonly statics: ReadonlySet<number>;
  /** How many references there are to each. */
  readonly references: ReadonlyMap<number, number>;
  /** Key tables, with how many dicts and classes use each; of those being taken apart some have let go already. */
  readonly keyTables: ReadonlyMap<number, { readonly living: number; readonly dying: number }>;
  /** Blocks that burials under way still have, and no object. */
  readonly blocks: readonly number[];
}

/** Counts the references from frames, the interpreter, its modules, and all that these and the generations reach. */
export function readLedger(memory: Running, tracked: ReadonlySet<number>): Ledger {
  const objects = new Set<number>();
  const statics = new Set<number>();
  const references = new Map<number, number>();
  const keyTables = new Map<number, { living: number; dying: number }>();
  const pending: number[] = [];
  const reach = (object: number): void => {
    if (isStaticType(object)) return;
    const known = isStaticAddress(object) ? statics : objects;
    if (known.has(object)) return;
    known.add(object);
    pending.push(object);
  };
  const count = (object: number): void => {
    if (object === 0) return;
    references.set(object, (references.get(object) ?? 0) + 1);
    reach(object);
  };
  for (const { object } of roots(memory)) count(object);
  for (let index = 0; index < memory.words[Runtime.moduleCount >> 2]!; index++)
    reach(memory.words[(Runtime.modules >> 2) + index]!);
  const { dying, blocks } = readHeld(memory);
  for (const dict of subclassDicts(memory)) {
    const keys = dictKeys(memory.words, dict);
    if (isStaticAddress(dict) && !isStaticAddress(keys)) keyTables.set(keys, { living: 1, dying: 0 });
  }
  for (const object of dying) reach(object);
  for (const object of tracked) reach(object);
  while (pending.length > 0) {
    const object = pending.pop()!;
    visitAllReferences(memory, object, count);
    const keys = keyTableOf(memory, object);
    if (keys === 0 || isStaticAddress(keys)) continue;
    const users = keyTables.get(keys) ?? { living: 0, dying: 0 };
    if (memory.words[object >> 2] === 0) users.dying++;
    else users.living++;
    keyTables.set(keys, users);
  }
  return { objects, statics, references, keyTables, blocks };
}

function keyTableOf(memory: Running, object: number): number {
  const key = layoutKey(memory, object);
  if (key === 'dict' || key === 'defaultdict') return dictKeys(memory.words, object);
  return key === 'type' ? memory.words[(object + TypeField.cachedKeys) >> 2]! : 0;
}

/** The blocks of an object besides its own, key tables left out. */
export function* partsOf(memory: Running, object: number): IterableIterator<Part> {
  const at = (address: number): number => memory.words[address >> 2]!;
  const key = layoutKey(memory, object);
  if (key === 'str' && !isCompact(memory.words, object)) {
    yield {
      block: at(object + StrField.data),
      what: 'the characters of a str',
      size: sizeOf(memory, object) - structSize(memory, object),
    };
  }
  if (key === 'list' && at(object + ListField.items) !== 0)
    yield {
      block: at(object + ListField.items),
      what: 'the items of a list',
      size: 8 * at(object + ListField.allocated),
    };
  if ((key === 'dict' || key === 'defaultdict') && at(object + DictField.values) !== 0) {
    const values = at(object + DictField.values);
    yield { ...valuesPart(memory, values, dictKeys(memory.words, object)), what: 'the values of a dict' };
  }
  if (key === 'set' || key === 'frozenset') {
    const block = setTableBlock(memory.words, object);
    if (block !== 0) yield { block, what: 'the table of a set', size: setTableSize(memory.words, object) };
  }
  if (key === 'bytearray' && at(object + ByteArrayField.bytes) !== 0)
    yield {
      block: at(object + ByteArrayField.bytes),
      what: 'the buffer of a bytearray',
      size: at(object + ByteArrayField.allocated),
    };
  if (key === 'deque')
    for (const block of dequeBlocks(memory.words, object))
      yield { block, what: 'a block of a deque', size: 8 * (BLOCK_PLACES + 2) };
  if (key === 'type' && !isStaticType(object) && at(object + TypeField.doc) !== 0)
    yield { block: at(object + TypeField.doc), what: 'the doc of a class', size: 0 };
  for (const [name, offset] of Object.entries(MODULE_TYPES[key]?.blocks ?? {}))
    if (at(object + offset) !== 0) yield { block: at(object + offset), what: `the ${name} of ${key}`, size: 0 };
  const type = at(object + TYPE);
  if (isStaticType(type) || (at(type + TypeField.flags) & TypeFlag.managedDict) === 0) return;
  const values = inlineValues(memory.words, object);
  if (values !== 0)
    yield { ...valuesPart(memory, values, at(type + TypeField.cachedKeys)), what: 'the attributes of an instance' };
}

/** The block of a values array, with as many words as its keys have room for. */
function valuesPart(memory: Running, values: number, keys: number): Pick<Part, 'block' | 'size'> {
  const block = valuesBlock(memory.bytes, values);
  return { block, size: values - block + 8 * (entryCount(memory.words, keys) + usable(memory.words, keys)) };
}
