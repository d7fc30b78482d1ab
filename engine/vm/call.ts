import { Frame } from '../memory/address-map.js';
import { intern } from '../object/str.js';
import {
  BuiltinField,
  CodeObject,
  DescriptorField,
  MethodField,
  MethodWrapperField,
  TYPE,
  WrappedField,
} from '../object/struct.js';
import { T } from '../object/type-table.js';
import { bindArguments } from './bind.js';
import { COMPLEX, fillSlots } from './call-site.js';
import { resume } from './frame.js';
import { enterRecursion, runLoop, type Watch } from './loop.js';
import { type Machine, type NativeRow, Stop } from './machine.js';
import { callPacked, callPrepended } from './packed-call.js';
import { callSite, counting, enterLoop, leaveLoop } from './native-depth.js';
import { callProxy } from './proxy.js';
import { callReference } from './weakref.js';

/** `PyObject_Vectorcall` (Objects/call.c) and what types of the interpreter do when they are called. */
export function installCalls(machine: Machine, watch: Watch, callType: TypeCall): void {
  machine.ops.call = (callable, args, names = []) => call(machine, callType, callable, args, names);
  machine.ops.run = (func, args, names) => runFunction(machine, watch, func, args, names, 0);
  machine.ops.runBody = (func, locals) => runFunction(machine, watch, func, [], [], locals);
}

/** Calls a class: makes an instance of it. */
export type TypeCall = (type: number, args: readonly number[], names: readonly string[]) => number;

function call(
  machine: Machine,
  callType: TypeCall,
  callable: number,
  args: readonly number[],
  names: readonly string[],
): number {
  const type = machine.words[(callable + TYPE) >> 2]!;
  switch (type) {
    case T.function:
      return machine.ops.run(callable, args, names);
    case T.builtin: {
      const row = machine.natives[machine.field(callable, BuiltinField.ml)]!;
      return callNative(machine, row, args, names, machine.field(callable, BuiltinField.self), callable);
    }
    case T.method: {
      const self = machine.field(callable, MethodField.self);
      return machine.ops.call(machine.field(callable, MethodField.func), [self, ...args], names);
    }
    case T.methodDescriptor: {
      const row = machine.natives[machine.field(callable, DescriptorField.native)]!;
      const owner = machine.field(callable, DescriptorField.type);
      const self = args[0];
      if (self === undefined) {
        return machine.raise(T.TypeError, `unbound method ${row.owner}.${row.name}() needs an argument`);
      }
      if (!machine.isInstance(self, owner)) {
        const name = machine.typeName(machine.typeOf(self));
        const message = `descriptor '${row.name}' for '${row.owner}' objects doesn't apply to a '${name}' object`;
        return machine.raise(T.TypeError, message);
      }
      return callNative(machine, row, args.slice(1), names, self, callable);
    }
    case T.wrapperDescriptor: {
      const row = machine.natives[machine.field(callable, DescriptorField.native)]!;
      const owner = machine.field(callable, DescriptorField.type);
      const self = args[0];
      if (self === undefined || args.length === names.length) {
        return machine.raise(T.TypeError, `descriptor '${row.name}' of '${row.owner}' object needs an argument`);
      }
      if (!machine.isInstance(self, owner)) {
        const name = machine.typeName(machine.typeOf(self));
        const message = `descriptor '${row.name}' requires a '${row.owner}' object but received a '${name}'`;
        return machine.raise(T.TypeError, message);
      }
      const rest = args.slice(1);
      return callPacked(machine, args, names, () =>
        callPacked(machine, rest, [], () => callNative(machine, row, rest, names, self)),
      );
    }
    case T.methodWrapper: {
      const descriptor = machine.field(callable, MethodWrapperField.descriptor);
      const row = machine.natives[machine.field(descriptor, DescriptorField.native)]!;
      const self = machine.field(callable, MethodWrapperField.self);
      return callPacked(machine, args, names, () => callNative(machine, row, args, names, self));
    }
    case T.staticmethod:
      return machine.ops.call(machine.field(callable, WrappedField.callable), args, names);
    default:
      break;
  }
  const special = machine.ops.special(type, '__call__');
  if (special === 0 && machine.isMetaclass(type)) return callType(callable, args, names);
  if (special === 0 && machine.isSubtype(type, T.weakref)) return callReference(machine, callable, args, names);
  if (type === T.weakCallableProxy) return callProxy(machine, callable, args, names);
  if (special === 0) return machine.raise(T.TypeError, `'${machine.typeName(type)}' object is not callable`);
  const run = (): number =>
    callPacked(machine, args, names, () => callPrepended(machine, special, callable, args, names));
  return type === T.partial ? run() : counting(machine, run);
}

/** Checks the number of arguments as Python/getargs.c and Objects/call.c word it, then calls. */
export function callNative(
  machine: Machine,
  row: NativeRow,
  args: readonly number[],
  names: readonly string[],
  self: number,
  callable = 0,
): number {
  const positional = args.length - names.length;
  const dotted = row.owner === 'builtins' ? row.name : `${row.owner}.${row.name}`;
  if (names.length > 0 && row.keywords === null) {
    return machine.raise(T.TypeError, `${dotted}() takes no keyword arguments`);
  }
  const known = row.keywords;
  const unknown = known === 'any' ? undefined : names.find((name) => known !== null && !known.includes(name));
  if (unknown !== undefined) {
    return machine.raise(T.TypeError, `'${unknown}' is an invalid keyword argument for ${row.name}()`);
  }
  if (positional > row.most && positional <= (row.full ?? 0)) {
    throw new Stop('unsupported', `${row.name}() with ${positional} arguments is not simulated yet`);
  }
  if (row.least === row.most && positional !== row.least && row.keywords === null) {
    if (row.least === 0) return machine.raise(T.TypeError, `${dotted}() takes no arguments (${positional} given)`);
    if (row.least === 1)
      return machine.raise(T.TypeError, `${dotted}() takes exactly one argument (${positional} given)`);
    return machine.raise(T.TypeError, `${row.name} expected ${row.least} arguments, got ${positional}`);
  }
  if (positional < row.least && row.keywords === null) {
    const count = `${row.least} argument${row.least === 1 ? '' : 's'}`;
    return machine.raise(T.TypeError, `${row.name} expected at least ${count}, got ${positional}`);
  }
  if (positional > row.most) {
    const count = `${row.most} argument${row.most === 1 ? '' : 's'}`;
    return machine.raise(T.TypeError, `${row.name} expected at most ${count}, got ${positional}`);
  }
  const counted = isCounted(machine, row, callable);
  // Most calls by far; they need no functions made for them.
  if (!counted && row.packed !== true) return row.call(machine, args, names, self);
  const run = (): number => row.call(machine, args, names, self);
  const result = row.packed === true ? (): number => callPacked(machine, args, names, run) : run;
  return counted ? counting(machine, result) : result();
}

/**
 * Whether calling a function of the interpreter counts (`cfunction_enter_call`): not where CALL is specialised for it
 * (`METH_FASTCALL`), which is so from the second call at a place on.
 */
function isCounted(machine: Machine, row: NativeRow, callable: number): boolean {
  if (row.packed === true) return true;
  if (row.least === row.most && row.most <= 1 && row.keywords === null && row.name !== 'len') return true;
  return callable !== 0 && callSite(machine, callable) === 'first';
}

/** A function of so many positional parameters and no others: its arguments are its first locals as they are. */
function takesExactly(machine: Machine, code: number, count: number): boolean {
  return (
    machine.field(code, CodeObject.argCount) === count &&
    machine.field(code, CodeObject.kwOnlyArgCount) === 0 &&
    (machine.field(code, CodeObject.flags) & COMPLEX) === 0
  );
}

function bind(machine: Machine, func: number, args: readonly number[], names: readonly string[]): number[] | null {
  const keys = names.map((name) => intern(machine, name));
  return bindArguments(machine, func, args, keys);
}

/** `_PyEval_Vector`: a frame of its own loop. Arguments are borrowed. */
function runFunction(
  machine: Machine,
  watch: Watch,
  func: number,
  args: readonly number[],
  names: readonly string[],
  locals: number,
): number {
  const code = machine.codeOfFunction(func);
  for (const arg of args) machine.retain(arg);
  const slots =
    takesExactly(machine, code, args.length) && names.length === 0 ? args : bind(machine, func, args, names);
  if (slots === null) return 0;
  const admitted = enterLoop(machine);
  if (!admitted || !enterRecursion(machine)) {
    if (admitted) leaveLoop(machine);
    for (const slot of slots) machine.releaseMaybe(slot);
    return 0;
  }
  const { info, next, line } = machine;
  const inHand = machine.reveal();
  machine.retain(func);
  machine.memory.enter(func, 0, 0);
  fillSlots(machine, slots);
  if (locals !== 0) machine.memory.point(machine.memory.fp + Frame.locals, machine.retain(locals));
  resume(machine, machine.infos.get(code)!, 0);
  const returned = runLoop(machine, watch);
  leaveLoop(machine);
  machine.conceal(inHand);
  machine.info = info;
  machine.next = next;
  machine.line = line;
  return returned ? machine.memory.kept : 0;
}
