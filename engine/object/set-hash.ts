import { keyInSlot, nextSlotOf, setUsed } from './set.js';
import type { ObjectSpace } from './space.js';
import { SetField } from './struct.js';

/** `frozenset_hash`: kept in the struct; -1 there says that it was not asked for yet. */
export function hashSet(space: ObjectSpace, set: number): void {
  const words = space.words;
  const kept = (set + SetField.hash) >> 2;
  if (words[kept] === -1 && words[kept + 1] === -1) {
    const hash = computeHash(space, set);
    space.memory.put(set + SetField.hash, Number(BigInt.asIntN(32, hash)));
    space.memory.put(set + SetField.hash + 4, Number(BigInt.asIntN(32, hash >> 32n)));
  }
  space.hashLow = words[kept]!;
  space.hashHigh = words[kept + 1]!;
}

function wrap(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

function shuffled(hash: bigint): bigint {
  return wrap((hash ^ 89869747n ^ wrap(hash << 16n)) * 3644798167n);
}

function computeHash(space: ObjectSpace, set: number): bigint {
  let hash = 0n;
  for (let slot = nextSlotOf(space.words, set, 0); slot >= 0; slot = nextSlotOf(space.words, set, slot + 1)) {
    keyInSlot(space, set, slot);
    hash ^= shuffled((BigInt(space.hashHigh >>> 0) << 32n) | BigInt(space.hashLow >>> 0));
  }
  hash ^= wrap(BigInt(setUsed(space.words, set) + 1) * 1927868237n);
  hash ^= (hash >> 11n) ^ (hash >> 25n);
  hash = wrap(hash * 69069n + 907133923n);
  return hash === wrap(-1n) ? 590923713n : hash;
}
