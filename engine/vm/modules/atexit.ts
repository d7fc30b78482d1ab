import { dictEntries, makeDict, setItem } from '../../object/dict.js';
import { makeInt } from '../../object/int.js';
import { allocateList, appendItem, listItems, listLength, preallocateList } from '../../object/list.js';
import { EMPTY_TUPLE, NONE } from '../../object/statics.js';
import { intern, nameOf } from '../../object/str.js';
import { ListField, ModuleField } from '../../object/struct.js';
import { copyToTuple, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { equal } from '../compare.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { isCallable } from '../callable.js';
import type { ModuleRow } from './module-row.js';

/**
 * The module `atexit` (Modules/atexitmodule.c). What is to be called lies in a list that the module's state refers to: a
 * function, its arguments and its keywords (None where there are none) for each; three times None where one was taken
 * back.
 */
const ENTRY = 3;
/** Entries that have room from the start. */
const ROOM = 32;

function listOf(machine: Machine): number {
  const module = machine.modules.get('atexit');
  return module === undefined ? 0 : machine.field(module, ModuleField.state);
}

function row(name: string, least: number, most: number, call: Native, keywords: 'any' | null = null): NativeRow {
  return { name, owner: 'atexit', least, most, keywords, call };
}

/** `atexit_delete_cb`. */
function takeBack(machine: Machine, list: number, entry: number): void {
  const at = machine.field(list, ListField.items) + entry * ENTRY * 8;
  const old = [0, 8, 16].map((offset) => machine.words[(at + offset) >> 2]!);
  for (const offset of [0, 8, 16]) machine.memory.point(at + offset, NONE);
  for (const object of old) machine.release(object);
}

/** `atexit_cleanup`. */
function forgetAll(machine: Machine, list: number): void {
  const count = listLength(machine.words, list) / ENTRY;
  for (let entry = 0; entry < count; entry++) takeBack(machine, list, entry);
  machine.memory.put(list + 16, 0);
}

/** `atexit_callfuncs`: last registered first; what they raise is told and ignored. */
export function callExitFunctions(machine: Machine): void {
  const list = listOf(machine);
  if (list === 0) return;
  for (let entry = listLength(machine.words, list) / ENTRY - 1; entry >= 0; entry--) {
    const parts = listItems(machine.words, list).slice(entry * ENTRY, (entry + 1) * ENTRY);
    const [func, args, keywords] = parts as [number, number, number];
    if (func === NONE) continue;
    for (const part of parts) machine.hold(machine.retain(part));
    const pairs = keywords === NONE ? [] : dictEntries(machine, keywords);
    const values = [...tupleItems(machine.words, args), ...pairs.map(([, value]) => value)];
    const names = pairs.map(([key]) => nameOf(machine, key));
    const result = machine.ops.call(func, values, names);
    if (result === 0) machine.ops.unraisable(func, 'in atexit callback');
    else machine.release(result);
    machine.drop(ENTRY);
    for (const part of parts) machine.release(part);
  }
  forgetAll(machine, list);
}

function register(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const positional = args.length - names.length;
  if (positional === 0) return machine.raise(T.TypeError, 'register() takes at least 1 argument (0 given)');
  const func = args[0]!;
  if (!isCallable(machine, func)) return machine.raise(T.TypeError, 'the first argument must be callable');
  const list = listOf(machine);
  const tuple = positional === 1 ? EMPTY_TUPLE : copyToTuple(machine, args.slice(1, positional));
  const keywords = names.length === 0 ? NONE : makeDict(machine);
  names.forEach((name, index) => setItem(machine, keywords, intern(machine, name), args[positional + index]!));
  for (const part of [machine.retain(func), tuple, keywords]) appendItem(machine, list, part);
  return machine.retain(func);
}

function unregister(machine: Machine, func: number): number {
  const list = listOf(machine);
  for (let entry = 0; entry < listLength(machine.words, list) / ENTRY; entry++) {
    const known = listItems(machine.words, list)[entry * ENTRY]!;
    if (known === NONE) continue;
    machine.hold(machine.retain(known));
    const same = equal(machine, known, func);
    machine.drop();
    machine.release(known);
    if (same < 0) return 0;
    if (same === 1) takeBack(machine, list, entry);
  }
  return NONE;
}

/** The module `atexit`. */
export const ATEXIT: ModuleRow = {
  name: 'atexit',
  functions: [
    row('register', 0, Infinity, register, 'any'),
    row('unregister', 1, 1, (machine, [func]) => unregister(machine, func!)),
    row('_clear', 0, 0, (machine) => {
      forgetAll(machine, listOf(machine));
      return NONE;
    }),
    row('_run_exitfuncs', 0, 0, (machine) => {
      callExitFunctions(machine);
      return NONE;
    }),
    row('_ncallbacks', 0, 0, (machine) => makeInt(machine, listLength(machine.words, listOf(machine)) / ENTRY)),
  ],
  fill: (machine) => {
    const list = allocateList(machine, 0);
    preallocateList(machine, list, ROOM * ENTRY);
    machine.untrack(list);
    machine.memory.point(machine.modules.get('atexit')! + ModuleField.state, list);
  },
};
