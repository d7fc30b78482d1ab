import { dictUsed, findEntry, entryValue, hashKey } from '../object/dict.js';
import { nextEntry } from '../object/iterator.js';
import { entryHash } from '../object/dict.js';
import {
  addToSet,
  addWithHash,
  allocateSet,
  clearSet,
  discardWithHash,
  findInSet,
  grow,
  isAnySet,
  keyInSlot,
  mergeSets,
  nextSlotOf,
  reserve,
  setUsed,
} from '../object/set.js';
import { SetField } from '../object/struct.js';
import { isStaticType, T } from '../object/type-table.js';
import { eachItem } from './each.js';
import type { Machine } from './machine.js';

/** The operations of sets on sets and on iterables: Objects/setobject.c. 0 and false say that an exception was raised. */

/** `make_new_set_basetype`: results are sets or frozensets, never of a subclass. */
function baseOf(machine: Machine, set: number): number {
  const type = machine.typeOf(set);
  return isStaticType(type) ? type : machine.isSubtype(type, T.set) ? T.set : T.frozenset;
}

/** `make_new_set`: of what an iterable gives. */
export function newSet(machine: Machine, type: number, source: number): number {
  const set = allocateSet(machine, type);
  machine.hold(set);
  const filled = updateSet(machine, set, source);
  machine.drop();
  if (filled) return set;
  machine.release(set);
  return 0;
}

/** `set_copy`. */
export function copySet(machine: Machine, set: number): number {
  return newSet(machine, baseOf(machine, set), set);
}

/** Calls with each key of a set, which is kept meanwhile, its hash in `hashLow` and `hashHigh`; stops at false. */
function eachKey(machine: Machine, set: number, visit: (key: number, low: number, high: number) => boolean): boolean {
  for (let slot = nextSlotOf(machine.words, set, 0); slot >= 0; slot = nextSlotOf(machine.words, set, slot + 1)) {
    const key = machine.retain(keyInSlot(machine, set, slot));
    machine.hold(key);
    const goesOn = visit(key, machine.hashLow, machine.hashHigh);
    machine.drop();
    machine.release(key);
    if (!goesOn) return false;
  }
  return true;
}

/** The same with the keys of a dict. */
function eachDictKey(
  machine: Machine,
  dict: number,
  visit: (key: number, low: number, high: number) => boolean,
): boolean {
  for (let entry = nextEntry(machine, dict, 0); entry !== null; entry = nextEntry(machine, dict, entry.position)) {
    const key = machine.retain(entry.key);
    entryHash(machine, dict, entry.position - 1, key);
    machine.hold(key);
    const goesOn = visit(key, machine.hashLow, machine.hashHigh);
    machine.drop();
    machine.release(key);
    if (!goesOn) return false;
  }
  return true;
}

/** `set_update_internal`. */
export function updateSet(machine: Machine, set: number, source: number): boolean {
  if (isAnySet(machine, source)) return mergeSets(machine, set, source);
  if (machine.typeOf(source) === T.dict) {
    reserve(machine, set, dictUsed(machine.words, source));
    return eachDictKey(machine, source, (key, low, high) => addWithHash(machine, set, key, low, high));
  }
  return eachItem(machine, source, (item) => addToSet(machine, set, item));
}

/** `set_contains_entry`: 1, 0, or -1. */
function contains(machine: Machine, set: number, key: number, low: number, high: number): number {
  const found = findInSet(machine, set, key, low, high);
  return found > 0 ? 1 : found;
}

/** `set_contains_key`. */
export function containsKey(machine: Machine, set: number, key: number): number {
  return hashKey(machine, key) ? contains(machine, set, key, machine.hashLow, machine.hashHigh) : -1;
}

/** `set_intersection`. */
export function intersection(machine: Machine, set: number, other: number): number {
  if (set === other) return copySet(machine, set);
  const result = allocateSet(machine, baseOf(machine, set));
  const keep = (from: number) => (key: number, low: number, high: number) => {
    const found = contains(machine, from, key, low, high);
    return found === 0 || (found > 0 && addWithHash(machine, result, key, low, high));
  };
  return filled(machine, result, () => {
    if (isAnySet(machine, other)) {
      const larger = setUsed(machine.words, other) > setUsed(machine.words, set);
      return eachKey(machine, larger ? set : other, keep(larger ? other : set));
    }
    const visit = keep(set);
    return eachItem(machine, other, (key) => hashKey(machine, key) && visit(key, machine.hashLow, machine.hashHigh));
  });
}

/** A new set once it is filled: handed on, or let go of after an exception (0). */
function filled(machine: Machine, set: number, fill: () => boolean): number {
  machine.hold(set);
  const done = fill();
  machine.drop();
  if (done) return set;
  machine.release(set);
  return 0;
}

/** `set_difference_update_internal`. */
export function differenceUpdate(machine: Machine, set: number, other: number): boolean {
  if (set === other) {
    clearSet(machine, set);
    return true;
  }
  const words = machine.words;
  const discard = (key: number, low: number, high: number): boolean =>
    discardWithHash(machine, set, key, low, high) !== -1;
  if (isAnySet(machine, other)) {
    const small = setUsed(words, other) >> 3 > setUsed(words, set);
    const gone = small ? intersection(machine, set, other) : machine.retain(other);
    if (gone === 0) return false;
    machine.hold(gone);
    const done = eachKey(machine, gone, discard);
    machine.drop();
    machine.release(gone);
    if (!done) return false;
  } else if (
    !eachItem(machine, other, (key) => hashKey(machine, key) && discard(key, machine.hashLow, machine.hashHigh))
  ) {
    return false;
  }
  const dummies = machine.field(set, SetField.fill) - setUsed(words, set);
  if (dummies > Math.floor(machine.field(set, SetField.mask) / 4)) grow(machine, set);
  return true;
}

/** `set_difference`. */
export function difference(machine: Machine, set: number, other: number): number {
  const isDict = machine.typeOf(other) === T.dict;
  const size = isDict
    ? dictUsed(machine.words, other)
    : isAnySet(machine, other)
      ? setUsed(machine.words, other)
      : Infinity;
  if (size === Infinity || setUsed(machine.words, set) >> 2 > size) {
    const copy = copySet(machine, set);
    return filled(machine, copy, () => differenceUpdate(machine, copy, other));
  }
  const result = allocateSet(machine, baseOf(machine, set));
  const keep = (key: number, low: number, high: number): boolean => {
    const found = isDict ? inDict(machine, other, key, low, high) : contains(machine, other, key, low, high);
    return found > 0 || (found === 0 && addWithHash(machine, result, key, low, high));
  };
  return filled(machine, result, () => eachKey(machine, set, keep));
}

function inDict(machine: Machine, dict: number, key: number, low: number, high: number): number {
  const entry = findEntry(machine, dict, key, low, high);
  return entry === -3 ? -1 : entry >= 0 && entryValue(machine, dict, entry) !== 0 ? 1 : 0;
}

/** `set_symmetric_difference_update`. */
export function symmetricUpdate(machine: Machine, set: number, other: number): boolean {
  if (set === other) {
    clearSet(machine, set);
    return true;
  }
  const toggle = (key: number, low: number, high: number): boolean => {
    const gone = discardWithHash(machine, set, key, low, high);
    return gone === true || (gone === false && addWithHash(machine, set, key, low, high));
  };
  if (machine.typeOf(other) === T.dict) return eachDictKey(machine, other, toggle);
  const others = isAnySet(machine, other) ? machine.retain(other) : newSet(machine, baseOf(machine, set), other);
  if (others === 0) return false;
  machine.hold(others);
  const done = eachKey(machine, others, toggle);
  machine.drop();
  machine.release(others);
  return done;
}

/** `set_symmetric_difference`. */
export function symmetricDifference(machine: Machine, set: number, other: number): number {
  const result = newSet(machine, baseOf(machine, set), other);
  if (result === 0) return 0;
  return filled(machine, result, () => symmetricUpdate(machine, result, set));
}

/** `set_union` of one other. */
export function union(machine: Machine, set: number, other: number): number {
  const result = copySet(machine, set);
  if (result === 0 || set === other) return result;
  return filled(machine, result, () => updateSet(machine, result, other));
}

/** `set_isdisjoint`: 1, 0, or -1. */
export function isDisjoint(machine: Machine, set: number, other: number): number {
  if (set === other) return setUsed(machine.words, set) === 0 ? 1 : 0;
  let verdict = 0;
  const outside = (from: number) => (key: number, low: number, high: number) => {
    verdict = contains(machine, from, key, low, high);
    return verdict === 0;
  };
  const type = machine.typeOf(other);
  if (type === T.set || type === T.frozenset) {
    const larger = setUsed(machine.words, other) > setUsed(machine.words, set);
    eachKey(machine, larger ? set : other, outside(larger ? other : set));
  } else {
    const visit = outside(set);
    const known = (key: number): boolean => hashKey(machine, key) && visit(key, machine.hashLow, machine.hashHigh);
    eachItem(machine, other, known);
    if (machine.raised) verdict = -1;
  }
  return verdict < 0 ? -1 : 1 - verdict;
}

/** `set_issubset`: 1, 0, or -1. */
export function isSubset(machine: Machine, set: number, other: number): number {
  const words = machine.words;
  if (!isAnySet(machine, other)) {
    const common = intersection(machine, set, other);
    if (common === 0) return -1;
    const verdict = setUsed(words, common) === setUsed(words, set) ? 1 : 0;
    machine.release(common);
    return verdict;
  }
  if (setUsed(words, set) > setUsed(words, other)) return 0;
  let verdict = 1;
  eachKey(machine, set, (key, low, high) => {
    verdict = contains(machine, other, key, low, high);
    return verdict === 1;
  });
  return verdict;
}

/** `set_issuperset`: 1, 0, or -1. */
export function isSuperset(machine: Machine, set: number, other: number): number {
  if (isAnySet(machine, other)) return isSubset(machine, other, set);
  let verdict = 1;
  eachItem(machine, other, (key) => {
    verdict = containsKey(machine, set, key);
    return verdict === 1;
  });
  return machine.raised ? -1 : verdict;
}

const LT = 0;
const LE = 1;
const EQ = 2;
const NE = 3;
const GT = 4;

/** `set_richcompare` of two sets: 1, 0, or -1. Operations as COMPARE_OP numbers them. */
export function compareSets(machine: Machine, operation: number, a: number, b: number): number {
  const words = machine.words;
  const [sizeA, sizeB] = [setUsed(words, a), setUsed(words, b)];
  if (operation === NE) {
    const equal = compareSets(machine, EQ, a, b);
    return equal < 0 ? -1 : 1 - equal;
  }
  if (operation === EQ) {
    if (sizeA !== sizeB) return 0;
    const hash = (set: number): number[] => [machine.field(set, SetField.hash), machine.field(set, SetField.hash + 4)];
    const [[lowA, highA], [lowB, highB]] = [hash(a), hash(b)];
    const known = (low: number | undefined, high: number | undefined): boolean => low !== -1 || high !== -1;
    if (known(lowA, highA) && known(lowB, highB) && (lowA !== lowB || highA !== highB)) return 0;
    return isSubset(machine, a, b);
  }
  if (operation === LE || operation === LT) return operation === LT && sizeA >= sizeB ? 0 : isSubset(machine, a, b);
  return operation === GT && sizeA <= sizeB ? 0 : isSubset(machine, b, a);
}
