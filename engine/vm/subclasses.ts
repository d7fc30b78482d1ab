import { toVirtual } from '../memory/address-map.js';
import { deleteItem, dictEntries, dictUsed, makeDict, makeDictWith, setItem } from '../object/dict.js';
import { GENERAL, makeKeys } from '../object/dict-keys.js';
import { makeInt } from '../object/int.js';
import { NONE, smallInt } from '../object/statics.js';
import { TypeField } from '../object/struct.js';
import { T, type TypeKey } from '../object/type-table.js';
import { findReusable, makeWeakref, referentOf } from '../object/weakref.js';
import type { Machine } from './machine.js';

/**
 * The direct subclasses of a class (`tp_subclasses`, Objects/typeobject.c): a dict from the address of each to a weak
 * reference to it. The collector is not told of the dict.
 */

/** How many subclasses the builtin types have when a program begins, and of how many slots their dicts are (log2). */
const AT_START: readonly (readonly [type: TypeKey, count: number, log2: number])[] = [
  ['object', 158, 8],
  ['type', 1, 3],
  ['classmethod', 1, 3],
  ['dict', 1, 3],
  ['list', 1, 3],
  ['int', 1, 3],
  ['property', 1, 3],
  ['staticmethod', 1, 3],
  ['tuple', 19, 5],
  ['weakref', 1, 3],
  ['BaseException', 5, 3],
  ['Exception', 20, 5],
  ['ArithmeticError', 3, 3],
  ['ImportError', 2, 3],
  ['LookupError', 3, 3],
  ['NameError', 1, 3],
  ['OSError', 13, 5],
  ['RuntimeError', 3, 3],
  ['SyntaxError', 1, 3],
  ['ValueError', 2, 3],
  ['UnicodeError', 3, 3],
  ['Warning', 11, 5],
];

/**
 * The dicts that the builtin types have then: numbers stand for classes that a program never sees. Tables that some
 * classes more would fill lie in the heap, as they will be given back.
 */
export function writeSubclasses(machine: Machine): void {
  for (const [key, count, log2] of AT_START) {
    machine.booting = log2 === 3 && count < 5;
    const keys = makeKeys(machine, log2, GENERAL);
    machine.booting = true;
    const dict = makeDictWith(machine, keys);
    for (let index = 0; index < count; index++) setItem(machine, dict, smallInt(index), NONE);
    machine.memory.point(T[key] + TypeField.subclasses, dict);
  }
}

/** `add_subclass`. */
export function addSubclass(machine: Machine, base: number, type: number): void {
  const key = makeInt(machine, toVirtual(type));
  machine.hold(key);
  const known = findReusable(machine, type, false);
  const reference = known === 0 ? makeWeakref(machine, T.weakref, type, 0) : machine.retain(known);
  machine.hold(reference);
  let dict = machine.field(base, TypeField.subclasses);
  if (dict === 0) {
    dict = makeDict(machine);
    machine.memory.point(base + TypeField.subclasses, dict);
  }
  setItem(machine, dict, key, reference);
  machine.drop(2);
  machine.release(reference);
  machine.release(key);
}

/** `remove_subclass`: the key is made once more to look it up; an empty dict goes. */
export function dropSubclass(machine: Machine, base: number, type: number): void {
  const dict = machine.field(base, TypeField.subclasses);
  const key = makeInt(machine, toVirtual(type));
  if (dict !== 0) deleteItem(machine, dict, key);
  machine.release(key);
  if (dict === 0 || dictUsed(machine.words, dict) > 0) return;
  machine.memory.put(base + TypeField.subclasses, 0);
  machine.release(dict);
}

/** Those that are alive, in the order in which they were made. */
export function subclassesOf(machine: Machine, type: number): number[] {
  const dict = machine.field(type, TypeField.subclasses);
  if (dict === 0) return [];
  const values = dictEntries(machine, dict).map(([, reference]) => reference);
  return values.map((value) => (value === NONE ? NONE : referentOf(machine, value))).filter((each) => each !== NONE);
}
