import { CodeFlag } from '../compile/opcode.js';
import { Frame } from '../memory/address-map.js';
import { dictEntries } from '../object/dict.js';
import { CodeObject, FunctionObject, MethodField, TYPE } from '../object/struct.js';
import { isStr, nameOf } from '../object/str.js';
import { copyToTuple, tupleItem, tupleItems, tupleLength } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { bindArguments, namesOf } from './bind.js';
import { collectIfWanted } from './eval-breaker.js';
import { resume } from './frame.js';
import { sequenceToTuple } from './extend.js';
import { enterRecursion } from './loop.js';
import { functionText } from './mapping.js';
import { hasIterator } from './unpack.js';
import { FAIL, GO, type Machine, type Signal } from './machine.js';

/**
 * CALL (Python/bytecodes.c). On the stack lie NULL, callable, arguments; or method, self, arguments. A Python function
 * takes arguments and its own reference over into a new frame, in which the loop goes on; anything else runs to its end.
 */
/** Code whose arguments are more than its first locals. */
export const COMPLEX = CodeFlag.VARARGS | CodeFlag.VARKEYWORDS;

export function callTop(machine: Machine, count: number): Signal {
  const memory = machine.memory;
  const words = machine.words;
  const names = machine.keywordNames;
  machine.keywordNames = 0;
  const place = memory.sp - 8 * (count + 2);
  let method = words[place >> 2]! !== 0;
  if (!method && words[(words[(place + 8) >> 2]! + TYPE) >> 2] === T.method) {
    const bound = words[(place + 8) >> 2]!;
    memory.point(place, machine.retain(machine.field(bound, MethodField.func)));
    memory.point(place + 8, machine.retain(machine.field(bound, MethodField.self)));
    machine.release(bound);
    method = true;
  }
  const total = method ? count + 1 : count;
  const callable = words[(memory.sp - 8 * (total + 1)) >> 2]!;
  if (words[(callable + TYPE) >> 2] === T.function)
    return enterFunction(machine, callable, total, names, method ? 0 : 1);

  const args: number[] = [];
  for (let depth = total - 1; depth >= 0; depth--) args.push(machine.top(depth));
  const texts = namesOf(machine, names).map((name) => nameOf(machine, name));
  const result = machine.ops.call(callable, args, texts);
  return machine.replace(count + 2, result) === FAIL ? FAIL : collectIfWanted(machine);
}

function enterFunction(machine: Machine, func: number, total: number, names: number, dropped: number): Signal {
  const memory = machine.memory;
  const words = machine.words;
  const code = words[(func + FunctionObject.code) >> 2]!;
  const info = machine.infos.get(code)!;
  const argCount = words[(code + CodeObject.argCount) >> 2]!;
  const flags = words[(code + CodeObject.flags) >> 2]!;
  const defaults = words[(func + FunctionObject.defaults) >> 2]!;
  const missing = argCount - total;
  const simple =
    names === 0 &&
    (flags & COMPLEX) === 0 &&
    words[(code + CodeObject.kwOnlyArgCount) >> 2] === 0 &&
    missing >= 0 &&
    (missing === 0 || (defaults !== 0 && missing <= tupleLength(words, defaults)));
  if (simple) {
    if (!enterRecursion(machine)) return FAIL;
    memory.enter(func, total, dropped + 1);
    const first = missing === 0 ? 0 : tupleLength(words, defaults) - missing;
    for (let index = 0; index < missing; index++) {
      const value = tupleItem(words, defaults, first + index);
      memory.point(memory.fp + Frame.localsPlus + (total + index) * 8, machine.retain(value));
    }
    resume(machine, info, 0);
    return GO;
  }
  const args: number[] = [];
  for (let depth = total - 1; depth >= 0; depth--) args.push(machine.top(depth));
  const slots = bindArguments(machine, func, args, namesOf(machine, names));
  if (slots === null) {
    memory.dropMany(total);
    machine.pop();
    if (dropped === 1) memory.drop();
    return FAIL;
  }
  if (!enterRecursion(machine)) {
    for (const slot of slots) machine.releaseMaybe(slot);
    memory.dropMany(total);
    machine.pop();
    if (dropped === 1) memory.drop();
    return FAIL;
  }
  memory.enter(func, 0, total + 1 + dropped);
  fillSlots(machine, slots);
  resume(machine, info, 0);
  return GO;
}

/** Puts bound arguments into the first locals of the frame just entered. */
export function fillSlots(machine: Machine, slots: readonly number[]): void {
  const memory = machine.memory;
  slots.forEach((slot, index) => {
    if (slot !== 0) memory.point(memory.fp + Frame.localsPlus + index * 8, slot);
  });
}

/** The arguments of CALL_FUNCTION_EX as a tuple, in place; false after an exception (`check_args_iterable`). */
function tupleInPlace(machine: Machine, place: number): boolean {
  const sequence = machine.words[place >> 2]!;
  if (machine.typeOf(sequence) === T.tuple) return true;
  const tuple = sequenceToTuple(machine, sequence);
  if (tuple !== 0) {
    machine.memory.point(place, tuple);
    machine.release(sequence);
    return true;
  }
  if (!machine.raisedIs(T.TypeError) || hasIterator(machine, sequence)) return false;
  machine.clearException();
  const callable = functionText(machine, machine.words[(place - 8) >> 2]!);
  const name = machine.typeName(machine.typeOf(sequence));
  if (callable !== null) machine.raise(T.TypeError, `${callable} argument after * must be an iterable, not ${name}`);
  return false;
}

/** CALL_FUNCTION_EX: NULL, callable, a sequence of arguments and (flag 1) a dict of keywords. */
export function callWithUnpacking(machine: Machine, flags: number): Signal {
  const memory = machine.memory;
  const hasKeywords = (flags & 1) !== 0;
  const stacked = hasKeywords ? 4 : 3;
  const place = memory.sp - (hasKeywords ? 16 : 8);
  if (!tupleInPlace(machine, place)) return FAIL;
  const tuple = machine.words[place >> 2]!;
  const callable = machine.words[(place - 8) >> 2]!;
  const entries = hasKeywords ? dictEntries(machine, machine.top()) : [];
  const args = [...tupleItems(machine.words, tuple), ...entries.map(([, value]) => value)];
  const keys = entries.map(([key]) => key);
  if (!keys.every((key) => isStr(machine, key))) {
    machine.raise(T.TypeError, 'keywords must be strings');
    return FAIL;
  }
  if (machine.typeOf(callable) !== T.function) {
    const texts = keys.map((key) => nameOf(machine, key));
    const result = machine.ops.call(callable, args, texts);
    return machine.replace(stacked, result) === FAIL ? FAIL : collectIfWanted(machine);
  }
  // `_PyStack_UnpackDict`: an array of the arguments and a tuple of the names, for the time of the binding.
  const unpacked = keys.length === 0 ? 0 : machine.heap.allocate('m', 8 * (1 + args.length));
  const names = keys.length === 0 ? 0 : copyToTuple(machine, keys);
  for (const arg of args) machine.retain(arg);
  const slots = bindArguments(machine, callable, args, keys);
  if (unpacked !== 0) {
    machine.release(names);
    machine.heap.free('m', unpacked);
  }
  if (slots === null || !enterRecursion(machine)) {
    for (const slot of slots ?? []) machine.releaseMaybe(slot);
    return FAIL;
  }
  machine.release(tuple);
  if (hasKeywords) machine.release(machine.top());
  const info = machine.infos.get(machine.codeOfFunction(callable))!;
  memory.enter(callable, 0, stacked);
  fillSlots(machine, slots);
  resume(machine, info, 0);
  return GO;
}
