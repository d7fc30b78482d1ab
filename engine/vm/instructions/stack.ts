import { Op } from '../../compile/opcode.js';
import { Frame } from '../../memory/address-map.js';
import { boolObject } from '../../object/int.js';
import { makeCell } from '../../object/function.js';
import { getStr } from '../../object/dict.js';
import { tupleItem } from '../../object/tuple.js';
import { CellField, CodeObject, FunctionObject } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { slotName } from '../frame.js';
import { FAIL, GO, type Handler, type Machine, type Signal } from '../machine.js';

/** Locals, cells, constants and the value stack itself. */

function localAt(machine: Machine, index: number): number {
  return machine.memory.fp + Frame.localsPlus + index * 8;
}

function unbound(machine: Machine, index: number): Signal {
  const name = slotName(machine.info, index);
  const free = index >= machine.info.slots - freeCount(machine);
  if (free) {
    const message = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
    machine.raise(T.NameError, message);
  } else {
    machine.raise(
      T.UnboundLocalError,
      `cannot access local variable '${name}' where it is not associated with a value`,
    );
  }
  return FAIL;
}

function freeCount(machine: Machine): number {
  return machine.info.code.localsPlusKinds.filter((kind) => (kind & 0x80) !== 0).length;
}

function storeLocal(machine: Machine, index: number): Signal {
  if (machine.memory.storeLocal(index)) machine.bury(machine.memory.released);
  return GO;
}

function loadDeref(machine: Machine, index: number): Signal {
  const value = machine.field(machine.memory.local(index), CellField.ref);
  if (value === 0) return unbound(machine, index);
  machine.memory.pushNew(value);
  return GO;
}

/** Exchanges two entries of the stack, counted from the top (1 is the top). */
function swap(machine: Machine, depth: number): Signal {
  const memory = machine.memory;
  const top = memory.sp - 8;
  const other = memory.sp - 8 * depth;
  const value = machine.words[top >> 2]!;
  memory.put(top, machine.words[other >> 2]!);
  memory.put(other, value);
  return GO;
}

export const STACK: Readonly<Record<number, Handler>> = {
  [Op.NOP]: () => GO,
  [Op.POP_TOP]: (machine) => {
    if (machine.memory.pop()) machine.bury(machine.memory.released);
    return GO;
  },
  [Op.PUSH_NULL]: (machine) => {
    machine.memory.pushNull();
    return GO;
  },
  [Op.LOAD_FAST]: (machine, index) => {
    machine.memory.pushLocal(index);
    return GO;
  },
  [Op.LOAD_FAST_CHECK]: (machine, index) => {
    if (machine.memory.local(index) === 0) return unbound(machine, index);
    machine.memory.pushLocal(index);
    return GO;
  },
  [Op.LOAD_FAST_AND_CLEAR]: (machine, index) => {
    machine.memory.push(machine.memory.local(index));
    machine.memory.put(localAt(machine, index), 0);
    return GO;
  },
  [Op.STORE_FAST]: storeLocal,
  [Op.DELETE_FAST]: (machine, index) => {
    const value = machine.memory.local(index);
    if (value === 0) return unbound(machine, index);
    machine.memory.put(localAt(machine, index), 0);
    machine.release(value);
    return GO;
  },
  [Op.LOAD_CONST]: (machine, index) => {
    machine.memory.pushConst(index);
    return GO;
  },
  [Op.LOAD_CLOSURE]: (machine, index) => {
    machine.memory.pushLocal(index);
    return GO;
  },
  [Op.MAKE_CELL]: (machine, index) => {
    const value = machine.memory.local(index);
    machine.memory.point(localAt(machine, index), makeCell(machine, value));
    return GO;
  },
  [Op.COPY_FREE_VARS]: (machine, count) => {
    const closure = machine.field(machine.field(machine.memory.fp, Frame.func), FunctionObject.closure);
    const first = machine.info.slots - count;
    for (let index = 0; index < count; index++) {
      const cell = machine.field(closure, 24 + index * 8);
      machine.memory.point(localAt(machine, first + index), machine.retain(cell));
    }
    return GO;
  },
  [Op.LOAD_DEREF]: loadDeref,
  [Op.LOAD_FROM_DICT_OR_DEREF]: (machine, index) => {
    const name = tupleItem(machine.words, machine.field(machine.info.object, CodeObject.localsPlusNames), index);
    const value = getStr(machine, machine.top(), name) || machine.field(machine.memory.local(index), CellField.ref);
    if (value === 0) return unbound(machine, index);
    if (machine.memory.swapTop(value)) machine.bury(machine.memory.released);
    return GO;
  },
  [Op.STORE_DEREF]: (machine, index) => {
    const cell = machine.memory.local(index);
    const old = machine.field(cell, CellField.ref);
    machine.memory.point(cell + CellField.ref, machine.top());
    machine.memory.drop();
    machine.releaseMaybe(old);
    return GO;
  },
  [Op.DELETE_DEREF]: (machine, index) => {
    const cell = machine.memory.local(index);
    const old = machine.field(cell, CellField.ref);
    if (old === 0) return unbound(machine, index);
    machine.memory.put(cell + CellField.ref, 0);
    machine.release(old);
    return GO;
  },
  [Op.COPY]: (machine, depth) => {
    machine.memory.pushNew(machine.top(depth - 1));
    return GO;
  },
  [Op.SWAP]: swap,
  [Op.END_FOR]: (machine) => {
    machine.pop();
    machine.pop();
    return GO;
  },
  [Op.LOAD_ASSERTION_ERROR]: (machine) => {
    machine.memory.pushStatic(T.AssertionError);
    return GO;
  },
  [Op.UNARY_NOT]: (machine) => {
    const truth = machine.ops.truth(machine.top());
    if (truth < 0) return FAIL;
    machine.pop();
    machine.memory.pushStatic(boolObject(truth === 0));
    return GO;
  },
};
