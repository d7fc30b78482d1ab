import { Op } from '../../compile/opcode.js';
import { Frame } from '../../memory/address-map.js';
import { deleteItem, dictKeys, findEntry, getStr, setItem } from '../../object/dict.js';
import { entriesAt, entryCount, GENERAL, keysKind } from '../../object/dict-keys.js';
import { hashStr, nameOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { raiseNameError } from '../name-error.js';
import { FAIL, GO, type Handler, type Machine, type Signal } from '../machine.js';

/** Names that live in dicts: of a module, of a class body, of the builtins. */

function globalsOf(machine: Machine): number {
  return machine.field(machine.memory.fp, Frame.globals);
}

function builtinsOf(machine: Machine): number {
  return machine.field(machine.memory.fp, Frame.builtins);
}

/** A module's frame has its globals as locals; a class body a dict of its own. */
function localsOf(machine: Machine): number {
  return machine.field(machine.memory.fp, Frame.locals);
}

function nameAt(machine: Machine, index: number): number {
  return machine.info.names[index]!;
}

function undefinedName(machine: Machine, name: number): Signal {
  raiseNameError(machine, nameOf(machine, name), name);
  return FAIL;
}

/**
 * The value of a global or builtin, borrowed, or 0. Remembers for the instruction where it found the name: the key table
 * of the globals, and the entry in it (from 1), or for builtins how many entries the globals had then (negative).
 */
function findGlobal(machine: Machine, name: number): number {
  const words = machine.words;
  const pc = machine.memory.pc;
  const info = machine.info;
  const globals = globalsOf(machine);
  const keys = dictKeys(words, globals);
  if (info.memoA[pc] === keys) {
    const memo = info.memoB[pc]!;
    if (memo > 0) {
      const at = (entriesAt(words, keys) + (memo - 1) * 16) >> 2;
      if (words[at] === name && words[at + 2] !== 0) return words[at + 2]!;
    } else if (-memo === entryCount(words, keys) + 1) {
      return getStr(machine, builtinsOf(machine), name);
    }
  }
  hashStr(machine, name);
  const entry = findEntry(machine, globals, name, machine.hashLow, machine.hashHigh);
  if (entry >= 0) {
    const general = keysKind(words, keys) === GENERAL;
    const value = words[(entriesAt(words, keys) + entry * (general ? 24 : 16) + (general ? 16 : 8)) >> 2]!;
    if (!general) {
      info.memoA[pc] = keys;
      info.memoB[pc] = entry + 1;
    }
    if (value !== 0) return value;
  }
  info.memoA[pc] = keys;
  info.memoB[pc] = -entryCount(words, keys) - 1;
  return getStr(machine, builtinsOf(machine), name);
}

function store(machine: Machine, dict: number, name: number): Signal {
  if (!setItem(machine, dict, name, machine.top())) return FAIL;
  machine.pop();
  return GO;
}

function remove(machine: Machine, dict: number, name: number): Signal {
  return deleteItem(machine, dict, name) === true ? GO : undefinedName(machine, name);
}

/** LOAD_NAME in the body of a class whose metaclass prepared something else than a dict. */
function loadPrepared(machine: Machine, locals: number, name: number): Signal {
  const value = machine.ops.getItem(locals, name);
  if (value !== 0) {
    machine.memory.push(value);
    return GO;
  }
  if (!machine.raisedIs(T.KeyError)) return FAIL;
  machine.clearException();
  const found = findGlobal(machine, name);
  if (found === 0) return undefinedName(machine, name);
  machine.memory.pushNew(found);
  return GO;
}

export const NAMES: Readonly<Record<number, Handler>> = {
  [Op.LOAD_GLOBAL]: (machine, argument) => {
    const name = nameAt(machine, argument >> 1);
    const value = findGlobal(machine, name);
    if (value === 0) return undefinedName(machine, name);
    if ((argument & 1) !== 0) machine.memory.pushNull();
    machine.memory.pushNew(value);
    return GO;
  },
  [Op.LOAD_NAME]: (machine, argument) => {
    const name = nameAt(machine, argument);
    const locals = localsOf(machine);
    if (machine.typeOf(locals) !== T.dict) return loadPrepared(machine, locals, name);
    const value = getStr(machine, locals, name) || findGlobal(machine, name);
    if (value === 0) return undefinedName(machine, name);
    machine.memory.pushNew(value);
    return GO;
  },
  [Op.STORE_NAME]: (machine, argument) => {
    const locals = localsOf(machine);
    if (machine.typeOf(locals) === T.dict) return store(machine, locals, nameAt(machine, argument));
    if (!machine.ops.setItem(locals, nameAt(machine, argument), machine.top())) return FAIL;
    machine.pop();
    return GO;
  },
  [Op.STORE_GLOBAL]: (machine, argument) => store(machine, globalsOf(machine), nameAt(machine, argument)),
  [Op.DELETE_NAME]: (machine, argument) => {
    const locals = localsOf(machine);
    const name = nameAt(machine, argument);
    if (machine.typeOf(locals) === T.dict) return remove(machine, locals, name);
    return machine.ops.deleteItem(locals, name) ? GO : undefinedName(machine, name);
  },
  [Op.DELETE_GLOBAL]: (machine, argument) => remove(machine, globalsOf(machine), nameAt(machine, argument)),
  [Op.LOAD_LOCALS]: (machine) => {
    machine.memory.pushNew(localsOf(machine));
    return GO;
  },
  [Op.LOAD_FROM_DICT_OR_GLOBALS]: (machine, argument) => {
    const name = nameAt(machine, argument);
    const value = getStr(machine, machine.top(), name) || findGlobal(machine, name);
    if (value === 0) return undefinedName(machine, name);
    if (machine.memory.swapTop(value)) machine.bury(machine.memory.released);
    return GO;
  },
  [Op.IMPORT_NAME]: (machine, argument) => {
    const module = machine.ops.importName(nameAt(machine, argument), machine.top(1), machine.top());
    if (module === 0) return FAIL;
    machine.pop();
    if (machine.memory.swapTop(module)) machine.bury(machine.memory.released);
    machine.release(module);
    return GO;
  },
  [Op.IMPORT_FROM]: (machine, argument) => {
    const value = machine.ops.importFrom(machine.top(), nameAt(machine, argument));
    if (value === 0) return FAIL;
    machine.memory.push(value);
    return GO;
  },
};
