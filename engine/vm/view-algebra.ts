import { dictUsed, entryValue, findEntry, hashKey, sameKey } from '../object/dict.js';
import { boolObject } from '../object/int.js';
import { addToSet, allocateSet, isAnySet, setUsed } from '../object/set.js';
import { DictViewField } from '../object/struct.js';
import { tupleItem, tupleLength } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { eachItem } from './each.js';
import type { Machine } from './machine.js';
import { containsKey, differenceUpdate, intersection, newSet, symmetricUpdate, updateSet } from './set-algebra.js';

/** The views of dicts that behave as sets: Objects/dictobject.c, from `dictview_richcompare` on. */
export function isSetView(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  return type === T.dictKeys || type === T.dictItems;
}

function dictOf(machine: Machine, view: number): number {
  return machine.field(view, DictViewField.dict);
}

/** `dictkeys_contains`, `dictitems_contains`: 1, 0, or -1. */
export function viewContains(machine: Machine, view: number, item: number): number {
  const items = machine.typeOf(view) === T.dictItems;
  if (items && (!machine.isInstance(item, T.tuple) || tupleLength(machine.words, item) !== 2)) return 0;
  const dict = dictOf(machine, view);
  const key = items ? tupleItem(machine.words, item, 0) : item;
  if (!hashKey(machine, key)) return -1;
  const entry = findEntry(machine, dict, key, machine.hashLow, machine.hashHigh);
  if (entry === -3) return -1;
  const value = entry < 0 ? 0 : entryValue(machine, dict, entry);
  if (value === 0) return 0;
  return items ? sameKey(machine, value, tupleItem(machine.words, item, 1)) : 1;
}

/** `dictviews_to_set`: keys come from the dict itself. */
function asSet(machine: Machine, object: number): number {
  const dict = machine.typeOf(object) === T.dictKeys ? dictOf(machine, object) : 0;
  return newSet(machine, T.set, dict !== 0 && machine.typeOf(dict) === T.dict ? dict : object);
}

function changed(
  machine: Machine,
  left: number,
  right: number,
  change: (machine: Machine, set: number, other: number) => boolean,
): number {
  const set = asSet(machine, left);
  if (set === 0) return 0;
  machine.hold(set);
  const done = change(machine, set, right);
  machine.drop();
  if (done) return set;
  machine.release(set);
  return 0;
}

/** `_PyDictView_Intersect`. */
function intersect(machine: Machine, left: number, right: number): number {
  let [view, other] = isSetView(machine, left) ? [left, right] : [right, left];
  const length = dictUsed(machine.words, dictOf(machine, view));
  if (machine.typeOf(other) === T.set && length <= setUsed(machine.words, other))
    return intersection(machine, other, view);
  if (isSetView(machine, other) && dictUsed(machine.words, dictOf(machine, other)) > length)
    [view, other] = [other, view];
  const result = allocateSet(machine);
  machine.hold(result);
  const done = eachItem(machine, other, (item) => {
    const found = viewContains(machine, view, item);
    return found === 0 || (found > 0 && addToSet(machine, result, item));
  });
  machine.drop();
  if (done) return result;
  machine.release(result);
  return 0;
}

/** The operators of views: 0 after an exception, null where neither operand is one. */
export function viewOperation(machine: Machine, sign: string, left: number, right: number): number | null {
  if (!isSetView(machine, left) && !isSetView(machine, right)) return null;
  switch (sign) {
    case '&':
      return intersect(machine, left, right);
    case '|':
      return changed(machine, left, right, updateSet);
    case '-':
      return changed(machine, left, right, differenceUpdate);
    case '^':
      return changed(machine, left, right, symmetricUpdate);
    default:
      return null;
  }
}

function lengthOf(machine: Machine, object: number): number {
  return isAnySet(machine, object) ? setUsed(machine.words, object) : dictUsed(machine.words, dictOf(machine, object));
}

/** `all_contained_in`: 1, 0, or -1. */
function allIn(machine: Machine, items: number, container: number): number {
  let verdict = 1;
  eachItem(machine, items, (item) => {
    verdict = isSetView(machine, container)
      ? viewContains(machine, container, item)
      : containsKey(machine, container, item);
    return verdict === 1;
  });
  return machine.raised ? -1 : verdict;
}

/** `dictview_richcompare`: 1, 0, -1 after an exception, null for NotImplemented. Operations as COMPARE_OP numbers them. */
export function compareView(machine: Machine, operation: number, view: number, other: number): number | null {
  if (!isSetView(machine, view) || !(isAnySet(machine, other) || isSetView(machine, other))) return null;
  const [own, others] = [lengthOf(machine, view), lengthOf(machine, other)];
  const fits = [own < others, own <= others, own === others, own === others, own > others, own >= others][operation]!;
  const verdict = !fits ? 0 : operation >= 4 ? allIn(machine, other, view) : allIn(machine, view, other);
  return operation === 3 && verdict >= 0 ? 1 - verdict : verdict;
}

/** `dictviews_isdisjoint`: a new reference, or 0. */
export function isDisjointView(machine: Machine, view: number, other: number): number {
  if (view === other) return boolObject(dictUsed(machine.words, dictOf(machine, view)) === 0);
  let found = 0;
  eachItem(machine, other, (item) => {
    found = viewContains(machine, view, item);
    return found === 0;
  });
  return machine.raised || found < 0 ? 0 : boolObject(found === 0);
}
