import { boolObject, makeInt } from '../../object/int.js';
import { addToSet, clearSet, discardWithHash, isAnySet, popFromSet, swapSets } from '../../object/set.js';
import { hashKey } from '../../object/dict.js';
import { sizeOf } from '../../object/size.js';
import { NONE } from '../../object/statics.js';
import { T } from '../../object/type-table.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import {
  containsKey,
  copySet,
  difference,
  differenceUpdate,
  intersection,
  isDisjoint,
  isSubset,
  isSuperset,
  newSet,
  symmetricDifference,
  symmetricUpdate,
  union,
  updateSet,
} from '../set-algebra.js';

/** Objects/setobject.c, the methods. */
type Row = readonly [name: string, least: number, most: number, call: Native];

function verdict(value: number): number {
  return value < 0 ? 0 : boolObject(value === 1);
}

/** A key that is a set itself, and so has no hash, is looked for as the frozenset of its items. */
function asFrozen<Found>(machine: Machine, key: number, attempt: (key: number) => Found, failed: Found): Found {
  const found = attempt(key);
  if (found !== failed || !machine.raisedIs(T.TypeError) || !machine.isInstance(key, T.set)) return found;
  machine.clearException();
  const frozen = newSet(machine, T.frozenset, key);
  if (frozen === 0) return failed;
  machine.hold(frozen);
  const again = attempt(frozen);
  machine.drop();
  machine.release(frozen);
  return again;
}

/** `set_contains`: 1, 0, or -1. */
export function setContains(machine: Machine, set: number, key: number): number {
  return asFrozen(machine, key, (each) => containsKey(machine, set, each), -1);
}

function discard(machine: Machine, set: number, key: number): boolean | -1 {
  const attempt = (each: number): boolean | -1 =>
    hashKey(machine, each) ? discardWithHash(machine, set, each, machine.hashLow, machine.hashHigh) : -1;
  return asFrozen(machine, key, attempt, -1);
}

/** Folds the arguments into a result of its own, each step's result in the place of the last. */
function folded(machine: Machine, first: number, args: readonly number[], step: typeof union): number {
  let result = first;
  for (const arg of args) {
    if (result === 0) return 0;
    machine.hold(result);
    const next = step(machine, result, arg);
    machine.drop();
    machine.release(result);
    result = next;
  }
  return result;
}

/** `set_union`: one copy, into which each argument goes. */
function unionOf(machine: Machine, set: number, args: readonly number[]): number {
  const result = copySet(machine, set);
  return result === 0
    ? 0
    : updated(
        machine,
        result,
        args.filter((arg) => arg !== set),
        updateSet,
      );
}

/** `set_difference_multi`. */
function differenceOf(machine: Machine, set: number, args: readonly number[]): number {
  if (args.length === 0) return copySet(machine, set);
  const result = difference(machine, set, args[0]!);
  return result === 0 ? 0 : updated(machine, result, args.slice(1), differenceUpdate);
}

function updated(machine: Machine, result: number, args: readonly number[], step: typeof updateSet): number {
  machine.hold(result);
  const done = args.every((arg) => step(machine, result, arg));
  machine.drop();
  if (done) return result;
  machine.release(result);
  return 0;
}

/** `set_intersection_multi`. */
function intersectionOf(machine: Machine, set: number, args: readonly number[]): number {
  return args.length === 0 ? copySet(machine, set) : folded(machine, machine.retain(set), args, intersection);
}

function none(done: boolean): number {
  return done ? NONE : 0;
}

const BOTH: readonly Row[] = [
  [
    'copy',
    0,
    0,
    (machine, _args, _names, set) =>
      machine.typeOf(set) === T.frozenset ? machine.retain(set) : copySet(machine, set),
  ],
  ['difference', 0, Infinity, (machine, args, _names, set) => differenceOf(machine, set, args)],
  ['intersection', 0, Infinity, (machine, args, _names, set) => intersectionOf(machine, set, args)],
  ['isdisjoint', 1, 1, (machine, [other], _names, set) => verdict(isDisjoint(machine, set, other!))],
  ['issubset', 1, 1, (machine, [other], _names, set) => verdict(isSubset(machine, set, other!))],
  ['issuperset', 1, 1, (machine, [other], _names, set) => verdict(isSuperset(machine, set, other!))],
  ['symmetric_difference', 1, 1, (machine, [other], _names, set) => symmetricDifference(machine, set, other!)],
  ['union', 0, Infinity, (machine, args, _names, set) => unionOf(machine, set, args)],
  ['__contains__', 1, 1, (machine, [key], _names, set) => verdict(setContains(machine, set, key!))],
  [
    '__sizeof__',
    0,
    0,
    (machine, _args, _names, set) => {
      const head = machine.headOf(machine.typeOf(set));
      return makeInt(machine, sizeOf({ words: machine.words, bytes: machine.memory.bytes }, set) - head, 1, true);
    },
  ],
];

const MUTABLE: readonly Row[] = [
  ['add', 1, 1, (machine, [key], _names, set) => none(addToSet(machine, set, key!))],
  [
    'clear',
    0,
    0,
    (machine, _args, _names, set) => {
      clearSet(machine, set);
      return NONE;
    },
  ],
  ['discard', 1, 1, (machine, [key], _names, set) => none(discard(machine, set, key!) !== -1)],
  [
    'remove',
    1,
    1,
    (machine, [key], _names, set) => {
      const found = discard(machine, set, key!);
      if (found === -1) return 0;
      return found ? NONE : machine.raiseWith(T.KeyError, [machine.retain(key!)]);
    },
  ],
  [
    'pop',
    0,
    0,
    (machine, _args, _names, set) => popFromSet(machine, set) || machine.raise(T.KeyError, 'pop from an empty set'),
  ],
  ['update', 0, Infinity, (machine, args, _names, set) => none(args.every((arg) => updateSet(machine, set, arg)))],
  [
    'difference_update',
    0,
    Infinity,
    (machine, args, _names, set) => none(args.every((arg) => differenceUpdate(machine, set, arg))),
  ],
  [
    'intersection_update',
    0,
    Infinity,
    (machine, args, _names, set) => none(replaceBody(machine, set, intersectionOf(machine, set, args))),
  ],
  ['symmetric_difference_update', 1, 1, (machine, [other], _names, set) => none(symmetricUpdate(machine, set, other!))],
];

/** The set takes over what a result holds, which is handed over (0: an exception). */
function replaceBody(machine: Machine, set: number, result: number): boolean {
  if (result === 0) return false;
  swapSets(machine, set, result);
  machine.release(result);
  return true;
}

function rows(owner: string, list: readonly Row[]): readonly NativeRow[] {
  return list.map(([name, least, most, call]) => ({ name, owner, least, most, keywords: null, call }));
}

export const SET_METHODS = rows('set', [...BOTH, ...MUTABLE]);
export const FROZENSET_METHODS = rows('frozenset', BOTH);

/** The operators of sets by sign: what makes a new one, and what changes the left one. */
export const SET_OPERATORS: Readonly<
  Record<string, { make: typeof union; update: (machine: Machine, set: number, other: number) => boolean }>
> = {
  '|': { make: union, update: updateSet },
  '&': {
    make: intersection,
    update: (machine, set, other) => replaceBody(machine, set, intersection(machine, set, other)),
  },
  '-': { make: difference, update: differenceUpdate },
  '^': { make: symmetricDifference, update: symmetricUpdate },
};

/** `set_or` and kin: of two sets; 0 after an exception, null where one is no set. */
export function setOperation(
  machine: Machine,
  sign: string,
  inPlace: boolean,
  left: number,
  right: number,
): number | null {
  const operator = SET_OPERATORS[sign];
  if (operator === undefined || !isAnySet(machine, left) || !isAnySet(machine, right)) return null;
  if (!inPlace) return operator.make(machine, left, right);
  if (!machine.isInstance(left, T.set)) return null;
  return operator.update(machine, left, right) ? machine.retain(left) : 0;
}
