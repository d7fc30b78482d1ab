import { Frame } from '../memory/address-map.js';
import { makeTraceback, setExceptionField } from '../object/exception.js';
import { clearDict, makeDict, setItem } from '../object/dict.js';
import { makeInt } from '../object/int.js';
import { appendItem, clearList, listItem, listLength } from '../object/list.js';
import { releaseAttributes } from '../object/instance.js';
import { clearSet } from '../object/set.js';
import { slotOffsets } from '../object/referents.js';
import { NONE } from '../object/statics.js';
import { intern, makeStr } from '../object/str.js';
import {
  CellField,
  ExceptionField,
  FunctionObject,
  GC_FINALIZED,
  GC_PREV,
  ModuleField,
  TracebackField,
  TypeField,
  TypeFlag,
} from '../object/struct.js';
import { isStaticType, T, TYPE_ROWS } from '../object/type-table.js';
import { clearWeakref } from '../object/weakref.js';
import type { CollectorHooks } from '../gc/collect.js';
import { describe } from './attribute.js';
import { callerOf, frameObjectOf, instructionOf, lineOfFrame } from './frame.js';
import { formatException, formatIgnored } from './traceback.js';
import { closeGenerator } from './generator.js';
import type { Machine } from './machine.js';
import { TP_FINALIZE } from './static-members.js';

/** Finalizers (`tp_finalize`) and clearing (`tp_clear`): how objects let go before they die. */
export function installFinalizers(machine: Machine, source: () => readonly string[]): void {
  machine.ops.unraisable = (where, during = 'in') => reportIgnored(machine, source, where, during);
  machine.ops.printException = (exception) => {
    machine.errors += formatException(machine, exception, source());
  };
  machine.hooks.finalize = (object) => finalizeFromBurial(machine, object);
  machine.hooks.weakCallback = (reference, callback) => callWeakCallback(machine, reference, callback);
}

/** `PyObject_CallFinalizerFromDealloc`: alive again for the call; true when something else holds it afterwards. */
function finalizeFromBurial(machine: Machine, object: number): boolean {
  if (machine.finalizedBit(object)) return false;
  const memory = machine.memory;
  memory.put(object, 1);
  memory.put(object + GC_PREV, machine.field(object, GC_PREV) | GC_FINALIZED);
  machine.whileFinalized(object, () => callFinalizer(machine, object));
  memory.add(object, -1);
  return machine.words[object >> 2]! > 0;
}

/** `slot_tp_finalize`, `_PyGen_Finalize`: `__del__`, or the close of a generator, whose exceptions are told and ignored. */
function callFinalizer(machine: Machine, object: number): void {
  const saved = machine.fetch();
  if (saved !== 0) machine.hold(saved);
  const isGenerator = machine.typeOf(object) === T.generator;
  const method = isGenerator ? 0 : machine.ops.lookup(machine.typeOf(object), intern(machine, '__del__'));
  if (isGenerator) {
    if (!closeGenerator(machine, object)) machine.ops.unraisable(object);
  } else if (method !== 0) {
    callDel(machine, method, object);
  }
  if (saved === 0) return;
  machine.drop();
  machine.restore(saved);
}

/** `__del__`, bound where it is no function; an exception of the binding itself is dropped. */
function callDel(machine: Machine, method: number, object: number): void {
  const isFunction = machine.typeOf(method) === T.function;
  const bound = isFunction ? machine.retain(method) : describe(machine, method, object, machine.typeOf(object));
  if (bound === 0) return machine.clearException();
  machine.hold(bound);
  const result = machine.ops.call(bound, isFunction ? [object] : []);
  if (result !== 0) machine.release(result);
  else machine.ops.unraisable(bound);
  machine.drop();
  machine.release(bound);
}

/** `handle_callback` (Objects/weakrefobject.c), with the exception saved that is under way. */
function callWeakCallback(machine: Machine, reference: number, callback: number): void {
  const saved = machine.fetch();
  if (saved !== 0) machine.hold(saved);
  const result = machine.ops.call(callback, [reference]);
  if (result !== 0) machine.release(result);
  else machine.ops.unraisable(callback);
  if (saved === 0) return;
  machine.drop();
  machine.restore(saved);
}

/** `invoke_gc_callback` (Modules/gcmodule.c). */
function callGcCallbacks(machine: Machine, phase: 'start' | 'stop', generation: number, collected: number): void {
  const callbacks = machine.collector.callbacks;
  const info = listLength(machine.words, callbacks) === 0 ? 0 : collectionFacts(machine, generation, collected);
  const name = makeStr(machine, phase);
  if (info !== 0) machine.hold(info);
  machine.hold(name);
  for (let index = 0; index < listLength(machine.words, callbacks); index++) {
    const callback = machine.retain(listItem(machine.words, callbacks, index));
    machine.hold(callback);
    const result = machine.ops.call(callback, [name, info === 0 ? NONE : info]);
    if (result !== 0) machine.release(result);
    else machine.ops.unraisable(callback);
    machine.drop();
    machine.release(callback);
  }
  machine.drop(info === 0 ? 1 : 2);
  machine.release(name);
  machine.releaseMaybe(info);
}

/** The dict that `gc.callbacks` are given. */
function collectionFacts(machine: Machine, generation: number, collected: number): number {
  return numberDict(machine, { generation, collected, uncollectable: 0 });
}

/** `Py_BuildValue("{snsn...}")`: names are new strings. */
export function numberDict(machine: Machine, numbers: Readonly<Record<string, number>>): number {
  const dict = makeDict(machine);
  for (const [name, value] of Object.entries(numbers)) {
    const key = makeStr(machine, name);
    const number = makeInt(machine, value);
    setItem(machine, dict, key, number);
    machine.release(key);
    machine.release(number);
  }
  return dict;
}

/** `_PyErr_WriteUnraisableMsg`: tells the current exception on stderr, and drops it. */
function reportIgnored(machine: Machine, source: () => readonly string[], where: number, during: string): void {
  const exception = machine.fetch();
  machine.hold(exception);
  if (machine.field(exception, ExceptionField.traceback) === 0) tellWhere(machine, exception);
  const text = machine.ops.repr(where) ?? '<object repr() failed>';
  machine.errors += `Exception ignored ${during}: ${text}\n${formatIgnored(machine, exception, machine.isEnding ? [] : source())}`;
  machine.drop();
  machine.release(exception);
}

/** `_PyTraceBack_FromFrame`: an exception that came from no Python code is told to be where the program is. */
function tellWhere(machine: Machine, exception: number): void {
  let fp = machine.memory.fp;
  if (machine.leaving.includes(fp)) fp = callerOf(machine, fp);
  if (fp === 0) return;
  const info = machine.infos.get(machine.field(fp, Frame.code))!;
  const unit = info.units[Math.max(instructionOf(machine, fp), 0)]!;
  const traceback = makeTraceback(machine, 0, frameObjectOf(machine, fp), unit, lineOfFrame(machine, fp));
  setExceptionField(machine, exception, ExceptionField.traceback, traceback);
}

export function collectorHooks(machine: Machine): CollectorHooks {
  return {
    clear: (object) => clear(machine, object),
    hasFinalizer: (object) => {
      const type = machine.typeOf(object);
      if (type === T.generator) return true;
      return !isStaticType(type) && machine.field(type, TP_FINALIZE) !== 0;
    },
    finalize: (object) => callFinalizer(machine, object),
    callback: (phase, generation, collected) => callGcCallbacks(machine, phase, generation, collected),
    save: (object) => appendItem(machine, machine.collector.garbage, machine.retain(object)),
    tell: (text) => {
      machine.errors += text;
    },
  };
}

/** Drops what fields refer to, in order; each is empty before its object may die. */
function dropFields(machine: Machine, object: number, fields: readonly number[]): void {
  for (const field of fields) {
    const value = machine.field(object, field);
    if (value === 0) continue;
    machine.memory.put(object + field, 0);
    machine.release(value);
  }
}

const FUNCTION_FIELDS = [
  FunctionObject.globals,
  FunctionObject.builtins,
  FunctionObject.module,
  FunctionObject.defaults,
  FunctionObject.kwdefaults,
  FunctionObject.doc,
  FunctionObject.dict,
  FunctionObject.closure,
  FunctionObject.annotations,
  FunctionObject.typeParams,
];

const EXCEPTION_FIELDS = [
  ExceptionField.dict,
  ExceptionField.args,
  ExceptionField.notes,
  ExceptionField.traceback,
  ExceptionField.context,
  ExceptionField.cause,
];

/** `tp_clear` of an object; tuples, bound methods and most iterators have none. */
function clear(machine: Machine, object: number): void {
  const type = machine.typeOf(object);
  if (!isStaticType(type)) {
    dropFields(machine, object, slotOffsets({ words: machine.words, bytes: machine.memory.bytes }, type));
    if ((machine.flagsOf(type) & TypeFlag.managedDict) !== 0) releaseAttributes(machine, object, type);
  }
  const layout = TYPE_ROWS[machine.layoutOf(type)]!;
  switch (T[layout.key]) {
    case T.list:
      return clearList(machine, object);
    case T.dict:
      return clearDict(machine, object);
    case T.set:
    case T.frozenset:
      return clearSet(machine, object);
    case T.function:
      return dropFields(machine, object, FUNCTION_FIELDS);
    case T.cell:
      return dropFields(machine, object, [CellField.ref]);
    case T.traceback:
      return dropFields(machine, object, [TracebackField.next, TracebackField.frame]);
    case T.weakref:
    case T.weakProxy:
    case T.weakCallableProxy:
      return clearWeakref(machine, object);
    case T.module:
      return dropFields(machine, object, [ModuleField.dict]);
    case T.type:
      clearDict(machine, machine.field(object, TypeField.dict));
      machine.typeEpoch++;
      return dropFields(machine, object, [TypeField.module, TypeField.mro]);
    default:
      if ((machine.flagsOf(type) & TypeFlag.exceptionSubclass) !== 0) dropFields(machine, object, EXCEPTION_FIELDS);
  }
}
