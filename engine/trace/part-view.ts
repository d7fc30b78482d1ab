import { dictKeys } from '../object/dict.js';
import { keysSize } from '../object/dict-keys.js';
import { visitAllReferences } from '../object/referents.js';
import { sizeOf } from '../object/size.js';
import { blockSizeOf, LARGE_HEAD, Pool, poolOf } from '../memory/heap-layout.js';
import { blockOf, headSize, isStaticAddress, type Running } from './identity.js';
import { partsOf } from './ledger.js';
import { blockTag } from './memory-map.js';
import { layoutKey } from './slots.js';
import type { ObjectPart, ObjectSizes } from './state.js';
import { wordFields } from './struct-view.js';
import { blockNeed } from './struct-size.js';

/** Words of a part that are shown. */
const MOST_WORDS = 32;

/** The blocks that an object has besides its own, with their first words. */
export function objectParts(memory: Running, object: number): ObjectPart[] {
  const parts = [...partsOf(memory, object)];
  const key = layoutKey(memory, object);
  if (key === 'dict' || key === 'defaultdict') {
    const keys = dictKeys(memory.words, object);
    if (!isStaticAddress(keys))
      parts.push({ block: keys, what: 'the keys of a dict', size: keysSize(memory.words, keys) });
  }
  return parts
    .filter(({ block }) => !isStaticAddress(block))
    .map(({ block, what, size }): ObjectPart => ({
      what,
      tag: blockTag(memory, block),
      size,
      room: roomOf(memory, block),
      fields: wordFields(memory, block, Math.min(size, MOST_WORDS * 8), HOLDS_OBJECTS.test(what)),
    }));
}

const HOLDS_OBJECTS = /items|values|attributes|table/;

/** What the size of an object is made of, and what it leaves out. */
export function objectSizes(memory: Running, object: number): ObjectSizes {
  const head = headSize(memory, object);
  const need = blockNeed(memory, object);
  const referents = new Set<number>();
  visitAllReferences(memory, object, (referent) => {
    if (referent !== 0 && referent !== object) referents.add(referent);
  });
  let bytes = 0;
  for (const referent of referents) bytes += sizeOf(memory, referent);
  return {
    head,
    struct: need - head,
    room: isStaticAddress(object) ? need : roomOf(memory, blockOf(memory, object)),
    referents: referents.size,
    referentBytes: bytes,
  };
}

/** How many bytes the allocator has given for a block. */
function roomOf(memory: Running, block: number): number {
  if (block >= memory.map.large) return (memory.words[(block - 8) >> 2]! & -16) - LARGE_HEAD;
  return blockSizeOf(memory.words[(poolOf(block) + Pool.sizeIndex) >> 2]!);
}
