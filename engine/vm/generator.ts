import { Frame, FrameState, GeneratorField, Leave, Runtime } from '../memory/address-map.js';
import { Op } from '../compile/opcode.js';
import { isException, isExceptionClass } from '../object/exception.js';
import { frameOf, frameState, setFrameState } from '../object/generator.js';
import { NONE } from '../object/statics.js';
import { intern } from '../object/str.js';
import { ExceptionField } from '../object/struct.js';
import { clearWeakrefs } from '../object/weakref.js';
import { rowIndex, T } from '../object/type-table.js';
import { clearSuspended, popFrame, resume } from './frame.js';
import { enterRecursion, returnTo, runLoop, type Watch } from './loop.js';
import { enterLoop, leaveLoop } from './native-depth.js';
import { FAIL, GO, type Machine, type Signal } from './machine.js';

/** Generators at work: Objects/genobject.c. */

/** What a generator did with what it was sent. */
export interface Sent {
  readonly kind: 'yielded' | 'returned' | 'raised';
  /** A new reference; 0 where it raised, or returned None to one who does not ask for it. */
  readonly value: number;
}

const RAISED: Sent = { kind: 'raised', value: 0 };

/** The loop that native calls start a generator in; set when the machine is made. */
const watches = new WeakMap<Machine, Watch>();

/** The frame runs on in the present loop (DISPATCH_INLINED): `args` words of the stack, or None, are what is sent. */
export function resumeInline(machine: Machine, generator: number, args: number): Signal {
  enterGenerator(machine, generator, args);
  if (args === 0) machine.memory.pushStatic(NONE);
  return admit(machine) ? GO : FAIL;
}

function enterGenerator(machine: Machine, generator: number, args: number): void {
  machine.memory.resume(frameOf(generator), args);
  const info = machine.infos.get(machine.field(frameOf(generator), Frame.code))!;
  resume(machine, info, machine.memory.pc + 1);
  machine.line = info.lines[machine.memory.pc]!;
}

/** `_Py_EnterRecursivePy`; where it fails the generator is finished. */
function admit(machine: Machine): boolean {
  if (enterRecursion(machine)) return true;
  machine.depth++;
  popFrame(machine, 'raise');
  returnTo(machine);
  return false;
}

/** `gen_send_ex2`: borrowed `arg`, 0 for none (`next`); `throwing`: the current exception is raised in it. */
export function sendInto(machine: Machine, generator: number, arg: number, throwing = false): Sent {
  const state = frameState(machine, generator);
  if (state === FrameState.created && arg !== 0 && arg !== NONE) {
    machine.raise(T.TypeError, "can't send non-None value to a just-started generator");
    return RAISED;
  }
  if (state === FrameState.executing) {
    machine.raise(T.ValueError, 'generator already executing');
    return RAISED;
  }
  if (state >= FrameState.completed) return arg !== 0 && !throwing ? { kind: 'returned', value: NONE } : RAISED;
  if (!enterLoop(machine)) return RAISED;

  const { info, next, line } = machine;
  const inHand = machine.reveal();
  enterGenerator(machine, generator, 0);
  machine.memory.pushNew(arg === 0 ? NONE : arg);
  if (throwing && machine.ownHandledException() !== 0) machine.raiseException(machine.fetch());
  const ran = admit(machine) && runLoop(machine, watches.get(machine)!, throwing);
  leaveLoop(machine);
  machine.conceal(inHand);
  machine.info = info;
  machine.next = next;
  machine.line = line;
  if (!ran) return RAISED;
  const value = machine.memory.kept;
  if (frameState(machine, generator) === FrameState.suspended) return { kind: 'yielded', value };
  return { kind: 'returned', value: value === NONE && arg === 0 ? 0 : value };
}

/** `gen_iternext`: a new reference, or 0 at the end or after an exception; a value that it returned is in the exception. */
export function nextOfGenerator(machine: Machine, generator: number): number {
  const { kind, value } = sendInto(machine, generator, 0);
  if (kind !== 'returned') return value;
  if (value !== 0) raiseStopIteration(machine, value);
  return 0;
}

/** `gen_send_ex`: as a method gives it; what a generator returns is raised. */
export function sendMethod(machine: Machine, generator: number, arg: number, throwing = false): number {
  const { kind, value } = sendInto(machine, generator, arg, throwing);
  return kind === 'returned' ? raiseStopIteration(machine, value) : value;
}

/** `_PyGen_SetStopIterationValue`; the value is handed over. */
function raiseStopIteration(machine: Machine, value: number): 0 {
  if (value === NONE) return machine.raiseWith(T.StopIteration, []);
  machine.hold(value);
  const exception = machine.ops.call(T.StopIteration, [value]);
  machine.drop();
  machine.release(value);
  return exception === 0 ? 0 : machine.raiseException(exception);
}

/** `_PyGen_FetchStopIterationValue`: the value of the current StopIteration, which is cleared; 0 where it is another. */
export function fetchStopValue(machine: Machine): number {
  if (!machine.raised) return NONE;
  if (!machine.raisedIs(T.StopIteration)) return 0;
  const exception = machine.fetch();
  const value = machine.retain(machine.field(exception, ExceptionField.extra) || NONE);
  machine.release(exception);
  return value;
}

/** `_PyGen_yf`: what a suspended generator takes its values from (`yield from`), borrowed, or 0. */
export function delegateOf(machine: Machine, generator: number): number {
  const state = frameState(machine, generator);
  if (state >= FrameState.cleared || state === FrameState.created) return 0;
  const frame = frameOf(generator);
  const info = machine.infos.get(machine.field(frame, Frame.code))!;
  const after = machine.field(frame, Frame.prevInstr) + 1;
  if (info.opcodes[after] !== Op.RESUME || info.args[after]! < 2) return 0;
  const depth = machine.field(frame, Frame.stackTop);
  return depth <= info.slots ? 0 : machine.field(frame, Frame.localsPlus + (depth - 1) * 8);
}

/** `call`, while a generator that delegates counts as running. */
function whileExecuting<Result>(machine: Machine, generator: number, call: () => Result): Result {
  const state = frameState(machine, generator);
  setFrameState(machine, generator, FrameState.executing);
  const result = call();
  setFrameState(machine, generator, state);
  return result;
}

/** `gen_close`: false after an exception. */
export function closeGenerator(machine: Machine, generator: number): boolean {
  const state = frameState(machine, generator);
  if (state === FrameState.created) setFrameState(machine, generator, FrameState.completed);
  if (state === FrameState.created || state >= FrameState.completed) return true;
  const closed = closeDelegate(machine, generator);
  if (closed) machine.raiseWith(T.GeneratorExit, []);
  const { kind, value } = sendInto(machine, generator, NONE, true);
  if (kind === 'yielded') {
    machine.release(value);
    machine.raise(T.RuntimeError, 'generator ignored GeneratorExit');
    return false;
  }
  if (kind === 'returned') {
    machine.release(value);
    return true;
  }
  if (!machine.raisedIs(T.StopIteration) && !machine.raisedIs(T.GeneratorExit)) return false;
  machine.clearException();
  return true;
}

/** `gen_close_iter` of what a generator delegates to. */
function closeDelegate(machine: Machine, generator: number): boolean {
  const delegate = delegateOf(machine, generator);
  if (delegate === 0) return true;
  machine.hold(machine.retain(delegate));
  const closed = whileExecuting(machine, generator, () => closeIterator(machine, delegate));
  machine.drop();
  machine.release(delegate);
  return closed;
}

function closeIterator(machine: Machine, iterator: number): boolean {
  if (machine.typeOf(iterator) === T.generator) return closeGenerator(machine, iterator);
  const method = machine.ops.getAttribute(iterator, intern(machine, 'close'));
  if (method === 0) {
    if (!machine.raisedIs(T.AttributeError)) return false;
    machine.clearException();
    return true;
  }
  machine.hold(method);
  const result = machine.ops.call(method, []);
  machine.drop();
  machine.release(method);
  machine.releaseMaybe(result);
  return result !== 0;
}

/** `_gen_throw` with one argument, an exception or a class of them. A new reference, or 0. */
export function throwInto(machine: Machine, generator: number, given: number): number {
  const delegate = delegateOf(machine, generator);
  if (delegate !== 0) {
    if (isGeneratorExit(machine, given)) {
      if (!closeDelegate(machine, generator)) return sendMethod(machine, generator, NONE, true);
      return throwHere(machine, generator, given);
    }
    const result = throwOn(machine, generator, delegate, given);
    if (result === null) return throwHere(machine, generator, given);
    return result === 0 ? sendMethod(machine, generator, NONE, true) : result;
  }
  return throwHere(machine, generator, given);
}

function isGeneratorExit(machine: Machine, given: number): boolean {
  if (isExceptionClass(machine, given)) return machine.isSubtype(given, T.GeneratorExit);
  return machine.isInstance(given, T.GeneratorExit);
}

/** The same with its frame in the chain, so that tracebacks and `f_back` go through it; what it handles stays its own. */
function whileLinked<Result>(machine: Machine, generator: number, call: () => Result): Result {
  const memory = machine.memory;
  memory.resume(frameOf(generator), 0);
  memory.putRuntime(Runtime.handledItem, machine.field(generator, GeneratorField.previousHandled));
  const result = call();
  memory.leave(Leave.owned | Leave.suspended);
  return result;
}

/** The exception goes to what the generator delegates to; null where that takes none. */
function throwOn(machine: Machine, generator: number, delegate: number, given: number): number | null {
  if (machine.typeOf(delegate) === T.generator) {
    machine.hold(machine.retain(delegate));
    const result = whileLinked(machine, generator, () => throwInto(machine, delegate, given));
    machine.drop();
    machine.release(delegate);
    return result;
  }
  machine.hold(machine.retain(delegate));
  const method = machine.ops.getAttribute(delegate, intern(machine, 'throw'));
  let result: number | null = 0;
  if (method !== 0) {
    machine.hold(method);
    result = whileLinked(machine, generator, () => machine.ops.call(method, [given]));
    machine.drop();
    machine.release(method);
  } else if (machine.raisedIs(T.AttributeError)) {
    machine.clearException();
    result = null;
  }
  machine.drop();
  machine.release(delegate);
  return result;
}

function throwHere(machine: Machine, generator: number, given: number): number {
  let exception = given;
  if (isExceptionClass(machine, given)) exception = machine.ops.call(given, []);
  else if (isException(machine, given)) machine.retain(given);
  else {
    const name = machine.typeName(machine.typeOf(given));
    const message = `exceptions must be classes or instances deriving from BaseException, not ${name}`;
    return machine.raise(T.TypeError, message);
  }
  if (exception !== 0) machine.restore(exception);
  const state = frameState(machine, generator);
  if (state >= FrameState.completed) return 0;
  return sendMethod(machine, generator, NONE, true);
}

/** `gen_dealloc` and `_PyGen_Finalize`. */
export function installGenerators(machine: Machine, watch: Watch): void {
  watches.set(machine, watch);
  const bury = (generator: number): void => {
    machine.untrack(generator);
    if (machine.field(generator, GeneratorField.weakList) !== 0) clearWeakrefs(machine, generator);
    machine.track(generator);
    if (machine.hooks.finalize(generator)) return;
    machine.untrack(generator);
    const frame = frameOf(generator);
    if (frameState(machine, generator) < FrameState.cleared) {
      setFrameState(machine, generator, FrameState.cleared);
      clearSuspended(machine, frame);
    }
    machine.releaseFields(frame, [Frame.code]);
    machine.releaseFields(generator, [GeneratorField.name, GeneratorField.qualname, GeneratorField.handled]);
    machine.freeObject(generator);
  };
  machine.burials[rowIndex(T.generator)] = (generator) => {
    machine.dismantle(generator, bury);
  };
}
