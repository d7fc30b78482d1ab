import { tupleItems, makeTuple, copyToTuple } from '../object/tuple.js';
import { allocateSet, addToSet, findInSet } from '../object/set.js';
import { hashKey } from '../object/dict.js';
import { allocateList, appendItem, listItems } from '../object/list.js';
import { EMPTY_TUPLE, NONE } from '../object/statics.js';
import { intern, isExactStr } from '../object/str.js';
import { TypeFlag } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { loadMethod } from './attribute.js';
import type { Machine } from './machine.js';

/** Patterns of mappings and of classes: `match_keys` and `match_class` (Python/ceval.c). */

/** Adds to the names or keys seen; false where it was there already, or after an exception. */
function isNew(machine: Machine, seen: number, key: number): boolean {
  if (!hashKey(machine, key)) return false;
  const known = findInSet(machine, seen, key, machine.hashLow, machine.hashHigh);
  return known === 0 && addToSet(machine, seen, key);
}

/** A new tuple of a mapping's values, or None where a key is missing; 0 after an exception. */
export function matchKeys(machine: Machine, subject: number, keys: number): number {
  const names = tupleItems(machine.words, keys);
  if (names.length === 0) return EMPTY_TUPLE;
  const get = loadMethod(machine, subject, intern(machine, 'get'));
  if (get.value === 0) return 0;
  machine.hold(get.value);
  const seen = allocateSet(machine);
  machine.hold(seen);
  const missing = machine.ops.call(T.object, []);
  machine.hold(missing);
  const values: number[] = [];
  let complete = true;
  for (const key of names) {
    if (!isNew(machine, seen, key)) {
      complete = false;
      if (machine.raised) break;
      const text = machine.ops.repr(key);
      if (text !== null) machine.raise(T.ValueError, `mapping pattern checks duplicate key (${text})`);
      break;
    }
    const value = machine.ops.call(get.value, get.unbound ? [subject, key, missing] : [key, missing]);
    if (value === missing) machine.release(value);
    complete = value !== 0 && value !== missing;
    if (!complete) break;
    values.push(value);
    machine.hold(value);
  }
  machine.drop(values.length + 3);
  let result = complete ? makeTuple(machine, values) : 0;
  if (!complete) {
    for (const value of values) machine.release(value);
    if (!machine.raised) result = NONE;
  }
  for (const each of [get.value, seen, missing]) machine.release(each);
  return result;
}

/** A new tuple of the attributes that the sub-patterns are for; 0 where it does not match, or after an exception. */
export function matchClass(machine: Machine, subject: number, type: number, count: number, names: number): number {
  if (!machine.isInstance(type, T.type)) return machine.raise(T.TypeError, 'called match pattern must be a class');
  if (machine.ops.isInstance(subject, type) <= 0) return 0;
  const seen = allocateSet(machine);
  machine.hold(seen);
  const found = allocateList(machine, 0);
  machine.hold(found);
  const matched =
    (count === 0 || positional(machine, subject, type, count, seen, found)) &&
    tupleItems(machine.words, names).every((name) => attribute(machine, subject, type, name, seen, found));
  let result = 0;
  if (matched) {
    const items = listItems(machine.words, found);
    result = items.length === 0 ? EMPTY_TUPLE : copyToTuple(machine, items);
  }
  machine.drop(2);
  if (matched) machine.release(found);
  machine.release(seen);
  if (!matched) machine.release(found);
  return result;
}

/** `match_class_attr`: false where there is no such attribute, or after an exception. */
function attribute(
  machine: Machine,
  subject: number,
  type: number,
  name: number,
  seen: number,
  found: number,
): boolean {
  if (!isNew(machine, seen, name)) {
    if (machine.raised) return false;
    const text = machine.ops.repr(name);
    if (text === null) return false;
    machine.raise(T.TypeError, `${machine.typeName(type)}() got multiple sub-patterns for attribute ${text}`);
    return false;
  }
  const value = machine.ops.getAttribute(subject, name);
  if (value === 0) {
    if (machine.raisedIs(T.AttributeError)) machine.clearException();
    return false;
  }
  appendItem(machine, found, value);
  return true;
}

/** The positional sub-patterns: of the subject itself, or of the attributes that `__match_args__` names. */
function positional(
  machine: Machine,
  subject: number,
  type: number,
  count: number,
  seen: number,
  found: number,
): boolean {
  let names = machine.ops.getAttribute(type, intern(machine, '__match_args__'));
  let itself = false;
  if (names === 0) {
    if (!machine.raisedIs(T.AttributeError)) return false;
    machine.clearException();
    names = EMPTY_TUPLE;
    itself = (machine.flagsOf(type) & TypeFlag.matchSelf) !== 0;
  }
  machine.hold(names);
  const matched =
    isAllowed(machine, type, count, names, itself) &&
    (itself
      ? (appendItem(machine, found, machine.retain(subject)), true)
      : tupleItems(machine.words, names)
          .slice(0, count)
          .every((name) => isName(machine, name) && attribute(machine, subject, type, name, seen, found)));
  machine.drop();
  machine.release(names);
  return matched;
}

function isAllowed(machine: Machine, type: number, count: number, names: number, itself: boolean): boolean {
  const name = machine.typeName(type);
  if (machine.typeOf(names) !== T.tuple) {
    const wrong = machine.typeName(machine.typeOf(names));
    machine.raise(T.TypeError, `${name}.__match_args__ must be a tuple (got ${wrong})`);
    return false;
  }
  const allowed = itself ? 1 : tupleItems(machine.words, names).length;
  if (allowed >= count) return true;
  const plural = allowed === 1 ? '' : 's';
  machine.raise(T.TypeError, `${name}() accepts ${allowed} positional sub-pattern${plural} (${count} given)`);
  return false;
}

function isName(machine: Machine, name: number): boolean {
  if (isExactStr(machine.words, name)) return true;
  const wrong = machine.typeName(machine.typeOf(name));
  machine.raise(T.TypeError, `__match_args__ elements must be strings (got ${wrong})`);
  return false;
}
