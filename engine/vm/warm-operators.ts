import { BinaryOperation as Operation, NB_INPLACE, Op } from '../compile/opcode.js';
import { Frame } from '../memory/address-map.js';
import { floatValue, makeFloat, writeFloat } from '../object/float.js';
import { appendStr, canAppend, isExactStr, makeStr, strLength, textOf } from '../object/str.js';
import { T } from '../object/type-table.js';
import { countDown, formOf, specialize } from './adaptive.js';
import { GO, type Machine, type Signal } from './machine.js';

/** BINARY_OP once it is specialized (`_Py_Specialize_BinaryOp`): of two floats, and of a str that grows in a local. */
const FLOATS = 1;
const GROWING_STR = 2;

/** Runs the special form where it is the time for it; null: the plain one. */
export function warmBinary(machine: Machine, operation: number, left: number, right: number): Signal | null {
  const info = machine.info;
  const pc = machine.memory.pc;
  const form = formOf(info, pc);
  const fits = formFor(machine, operation, left, right);
  if (form !== 0 && form === fits) return run(machine, form, operation, left, right);
  if (!countDown(info, pc)) return null;
  specialize(info, pc, fits);
  return fits === 0 ? null : run(machine, fits, operation, left, right);
}

function plainOperation(operation: number): number {
  return operation >= NB_INPLACE ? operation - NB_INPLACE : operation;
}

function formFor(machine: Machine, operation: number, left: number, right: number): number {
  const type = machine.typeOf(left);
  if (type !== machine.typeOf(right)) return 0;
  const plain = plainOperation(operation);
  if (type === T.float)
    return plain === Operation.Add || plain === Operation.Sub || plain === Operation.Mult ? FLOATS : 0;
  return type === T.str && plain === Operation.Add && storedLocal(machine) === left ? GROWING_STR : 0;
}

/** The local that the next instruction stores to, its value now; 0 where it stores to none. */
function storedLocal(machine: Machine): number {
  const next = machine.memory.pc + 1;
  return machine.info.opcodes[next] === Op.STORE_FAST ? machine.memory.local(machine.info.args[next]!) : 0;
}

function run(machine: Machine, form: number, operation: number, left: number, right: number): Signal {
  return form === FLOATS
    ? combineFloats(machine, plainOperation(operation), left, right)
    : growStr(machine, left, right);
}

/** `DECREF_INPUTS_AND_REUSE_FLOAT`: an operand that nothing else has becomes the result. */
function combineFloats(machine: Machine, operation: number, left: number, right: number): Signal {
  const memory = machine.memory;
  const [a, b] = [floatValue(memory.floats, left), floatValue(memory.floats, right)];
  const value = operation === Operation.Add ? a + b : operation === Operation.Sub ? a - b : a * b;
  if (machine.words[left >> 2] === 1) {
    writeFloat(machine, left, value);
    machine.pop();
    return GO;
  }
  if (machine.words[right >> 2] === 1) {
    writeFloat(machine, right, value);
    memory.put(memory.sp - 16, right);
    memory.release(left);
    memory.drop();
    return GO;
  }
  return machine.replace(2, makeFloat(machine, value));
}

/** BINARY_OP_INPLACE_ADD_UNICODE: `PyUnicode_Append` to the local, and the store is done. */
function growStr(machine: Machine, left: number, right: number): Signal {
  const memory = machine.memory;
  const at = memory.fp + Frame.localsPlus + machine.info.args[memory.pc + 1]! * 8;
  memory.release(left);
  const grown = append(machine, left, right);
  if (grown !== left) memory.point(at, grown);
  machine.pop();
  memory.drop();
  machine.next++;
  return GO;
}

/** Takes the reference to `left` over, and gives one to the result. */
function append(machine: Machine, left: number, right: number): number {
  if (strLength(machine.words, right) === 0) return left;
  if (strLength(machine.words, left) === 0) return machine.retain(right);
  if (isExactStr(machine.words, right) && canAppend(machine.words, left, right)) return appendStr(machine, left, right);
  const made = makeStr(machine, textOf(machine, left) + textOf(machine, right));
  machine.release(left);
  return made;
}
