import { intern } from '../object/str.js';
import { CodeObject } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { CodeFlag, Op } from '../compile/opcode.js';
import { type Machine } from './machine.js';

/**
 * How deep calls of the interpreter's own functions nest (`c_recursion_remaining`, Include/internal/pycore_ceval.h): a
 * loop of instructions counts two (`PY_EVAL_C_STACK_UNITS`), what compares, writes or calls counts one.
 */
const LOOP_UNITS = 2;

/** `_Py_EnterRecursiveCall`: false with a RecursionError, else `leaveNative` follows. */
export function enterNative(machine: Machine, where: string): boolean {
  if (machine.nativeLeft <= 0) {
    machine.raise(T.RecursionError, `maximum recursion depth exceeded${where}`);
    return false;
  }
  machine.nativeLeft--;
  return true;
}

export function leaveNative(machine: Machine): void {
  machine.nativeLeft++;
}

/** A call of an object that counts as one (`_PyObject_MakeTpCall`, `cfunction_enter_call`). */
export function counting(machine: Machine, call: () => number): number {
  if (!enterNative(machine, ' while calling a Python object')) return 0;
  const result = call();
  leaveNative(machine);
  return result;
}

/** The beginning of `_PyEval_EvalFrameDefault`. */
export function enterLoop(machine: Machine): boolean {
  if (machine.nativeLeft < LOOP_UNITS) {
    machine.raise(T.RecursionError, 'maximum recursion depth exceeded');
    return false;
  }
  machine.nativeLeft -= LOOP_UNITS;
  return true;
}

export function leaveLoop(machine: Machine): void {
  machine.nativeLeft += LOOP_UNITS;
}

/**
 * Whether the running instruction is a CALL of this object: for the first time, when it is not specialised yet, or again.
 */
export function callSite(machine: Machine, callable: number): 'first' | 'again' | 'none' {
  const { info } = machine;
  const at = machine.next - 1;
  if (info === undefined || info.opcodes[at] !== Op.CALL) return 'none';
  const place = machine.memory.sp - 8 * (info.args[at]! + 2);
  if (machine.words[place >> 2] !== callable && machine.words[(place + 8) >> 2] !== callable) return 'none';
  if (info.memoA[at] !== 0) return 'again';
  info.memoA[at] = 1;
  return 'first';
}

/**
 * CALL_NO_KW_ALLOC_AND_ENTER_INIT: an `__init__` that takes just what the call gives runs in the loop of the call, with
 * a frame of its own in between.
 */
export function inlinedInit(machine: Machine, type: number, given: number, names: number): boolean {
  if (names > 0 || callSite(machine, type) !== 'again' || machine.ops.special(type, '__new__') !== 0) return false;
  const init = machine.ops.lookup(type, intern(machine, '__init__'));
  if (init === 0 || machine.typeOf(init) !== T.function) return false;
  const code = machine.codeOfFunction(init);
  return (
    machine.field(code, CodeObject.argCount) === given + 1 &&
    machine.field(code, CodeObject.kwOnlyArgCount) === 0 &&
    (machine.field(code, CodeObject.flags) & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) === 0
  );
}

/** BINARY_SUBSCR_GETITEM and LOAD_ATTR_PROPERTY: a function in Python runs in the loop that asks for it. */
export function inLoop(machine: Machine, method: number, call: () => number): number {
  const inlined = machine.typeOf(method) === T.function;
  if (inlined) leaveLoop(machine);
  const result = call();
  if (inlined) machine.nativeLeft -= LOOP_UNITS;
  return result;
}
