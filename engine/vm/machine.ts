import type { Collector } from '../gc/automatic.js';
import type { Heap } from '../heap/heap.js';
import { Frame, GeneratorField, Runtime, STACK_END } from '../memory/address-map.js';
import type { Memory } from '../memory/memory.js';
import { CodeObjects } from '../object/code.js';
import { makeException } from '../object/exception.js';
import { ObjectSpace } from '../object/space.js';
import { makeStr } from '../object/str.js';
import { ExceptionField, FunctionObject } from '../object/struct.js';
import { makeTuple } from '../object/tuple.js';
import type { Code } from '../compile/code.js';
import type { Position } from '../compile/position.js';
import type { ExceptionEntry } from './exception-table.js';
import { takesTuple } from './tuple-methods.js';

/** How much higher the recursion limit goes at a time, and the room that so many frames have. */
const DEPTH_STEP = 500;
const STACK_RESERVE = 1024 * 1024;

/** What an instruction says to the loop. */
export const GO = 0;
/** An exception is set: unwind. */
export const FAIL = 1;
/** The frame that this loop was started for has ended; its value is `memory.kept`. */
export const RETURNED = 2;
export type Signal = typeof GO | typeof FAIL | typeof RETURNED;

/** One kind of instruction. */
export type Handler = (machine: Machine, argument: number) => Signal;

/** A code object, decoded once for the loop: one entry for each instruction, inline caches and EXTENDED_ARG folded in. */
export interface CodeInfo {
  readonly code: Code;
  readonly object: number;
  readonly handlers: readonly Handler[];
  readonly opcodes: Uint8Array;
  /** Arguments; of jumps, the number of the instruction they go to. */
  readonly args: Int32Array;
  /** Line of each instruction, 0 for none. */
  readonly lines: Int32Array;
  /** 1 where an instruction begins a line: the one before it, or one that jumps here, is on another. */
  readonly starts: Uint8Array;
  readonly positions: readonly Position[];
  /** Addresses of the names, and two words for each instruction where it may remember what it found last. */
  readonly names: readonly number[];
  readonly memoA: Int32Array;
  readonly memoB: Int32Array;
  /** When it did: no longer true once a type has changed. */
  readonly memoEpoch: Int32Array;
  readonly exceptions: readonly ExceptionEntry[];
  /** First free slot of the value stack, counted in slots. */
  readonly slots: number;
  /** Where each instruction lies in the bytecode, in units. */
  readonly units: Int32Array;
}

/** A function of the interpreter: borrowed arguments, `names` for those given by keyword (the last ones). 0 = raised. */
export type Native = (machine: Machine, args: readonly number[], names: readonly string[], self: number) => number;

/** A function that programs can call by name. */
export interface NativeRow {
  readonly name: string;
  /** What a function object of it is bound to: a module's name, or the type whose method it is. */
  readonly owner: string;
  readonly least: number;
  readonly most: number;
  /** How many positional arguments CPython takes, where that is more than is simulated. */
  readonly full?: number;
  /** Names of the parameters that may be given by keyword; `any` of all; null: none may. */
  readonly keywords: readonly string[] | 'any' | null;
  /** Its arguments come as a tuple, which is made for each call. */
  readonly packed?: boolean;
  readonly call: Native;
  /** What a type has for it; a method unless something else is said. */
  readonly kind?: 'method' | 'wrapper' | 'class' | 'static';
}

/** An attribute that is computed (`PyGetSetDef`). */
export interface Getset {
  readonly name: string;
  get(machine: Machine, object: number): number;
  /** Null: not writable. `value` 0 deletes. */
  readonly set: ((machine: Machine, object: number, value: number) => boolean) | null;
}

/** A name that a static type defines: a native method or a computed attribute. */
export interface Member {
  readonly kind: NonNullable<NativeRow['kind']> | 'getset';
  /** Its number among the machine's natives or getsets. */
  readonly number: number;
  descriptor: number;
}

/** `tp_new` and `tp_init` in one; `tuple`: CPython makes an argument tuple for the call. */
export interface Constructor {
  readonly tuple: boolean;
  make(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number;
}

/** Stops the run: a limit was reached, or what the program asks for is not simulated. Caught in one place. */
export class Stop extends Error {
  readonly kind: 'limit' | 'unsupported';
  readonly text: string;

  constructor(kind: 'limit' | 'unsupported', text: string) {
    super(text);
    this.kind = kind;
    this.text = text;
  }
}

/**
 * Operations on objects that call each other in circles (a call makes an instance, whose attributes are looked up, which
 * calls). Each part installs its own when the machine is made.
 */
export interface Operations {
  /** `PyObject_Vectorcall`: borrowed callable and arguments, a new reference, or 0. */
  call(callable: number, args: readonly number[], names?: readonly string[]): number;
  /** `PyObject_GetAttr`: a new reference, or 0. */
  getAttribute(object: number, name: number): number;
  /** `PyObject_SetAttr`; `value` 0 deletes. */
  setAttribute(object: number, name: number, value: number): boolean;
  /** `_PyType_Lookup`: borrowed, or 0; raises nothing. */
  lookup(type: number, name: number): number;
  /**
   * The special method that a class defines for a slot (`slot_tp_*`): borrowed, 0 where the slot is that of the builtin
   * type whose struct its instances have.
   */
  special(type: number, name: string): number;
  /** Calls it as `vectorcall_method` does: functions get `self` as they are, anything else is bound first. */
  callSpecial(method: number, self: number, args: readonly number[]): number;
  /** The same in the class itself only. */
  lookupOwn(type: number, name: number): number;
  /** The `__dict__` of an object, made real where it is not; borrowed, 0 where it cannot have one. */
  ensureDict(object: number): number;
  /** `PyErr_WriteUnraisable`: tells the current exception and drops it. `during`: `in`, or where else it was ignored. */
  unraisable(where: number, during?: string): void;
  /** `PyErr_DisplayException`: tells an exception on stderr. */
  printException(exception: number): void;
  /** `PyObject_Repr`, `PyObject_Str`: the text, or null. */
  repr(object: number): string | null;
  /** `tp_repr` and `tp_str` of the builtin type of which the object has the struct. */
  nativeRepr(object: number): string | null;
  nativeStr(object: number): string | null;
  str(object: number): string | null;
  /** `PyObject_IsTrue`: 1, 0, or -1. */
  truth(object: number): number;
  /** `PyObject_RichCompare`; `operation` as COMPARE_OP numbers them. A new reference, or 0. */
  compare(operation: number, left: number, right: number): number;
  /** `binary_op`: number as BINARY_OP has it. */
  binary(operation: number, left: number, right: number): number;
  /** `PyObject_GetIter`: a new reference, or 0. */
  iterate(object: number): number;
  /** `tp_iternext`: a new reference; 0 at the end, maybe with a StopIteration, or after another exception. */
  step(iterator: number): number;
  /** `PyIter_Next`: a new reference, 0 at the end or after an exception (`raised` tells). */
  next(iterator: number): number;
  /** `_PyObject_HasLen`. */
  hasLength(object: number): boolean;
  /** `_PyException_AddNote`. */
  addNote(exception: number, text: string): void;
  /** `PyObject_Size`, or -1. */
  size(object: number): number;
  /** `PyObject_GetItem`. */
  getItem(object: number, key: number): number;
  setItem(object: number, key: number, value: number): boolean;
  deleteItem(object: number, key: number): boolean;
  /** `PyObject_IsInstance`: 1, 0, or -1. */
  isInstance(object: number, type: number): number;
  /** `_PyEval_Vector` and the loop: runs a Python function to its end. A new reference, or 0. */
  run(func: number, args: readonly number[], names: readonly string[]): number;
  /** IMPORT_NAME: `level` and `names` as the compiler gives them. A new reference, or 0. */
  importName(name: number, level: number, names: number): number;
  /** IMPORT_FROM: a new reference, or 0. */
  importFrom(module: number, name: number): number;
  /** `from module import *` into a namespace; false after an exception. */
  importStar(module: number, locals: number): boolean;
  /** Runs the body of a class or module: a function without arguments whose names live in a dict. */
  runBody(func: number, locals: number): number;
  /** A function made from text, for the library's own modules: a new reference, or 0. */
  defineFunction(source: string, globals: number, name: string): number;
}

/** A running CPython: its objects, its frames, its counters. Data and small steps; the loop is in `loop.ts`. */
export class Machine extends ObjectSpace {
  readonly codes: CodeObjects;
  ops: Operations = undefined as never;
  /** The code that runs, and which of its instructions comes next. */
  info: CodeInfo = undefined as never;
  next = 0;
  /** The line that the running frame is on. */
  line = 0;
  /** The frame whose end ends the innermost loop. */
  baseFrame = 0;
  depth = 0;
  /** Frames that are being cleared: for CPython they are in no chain any more. */
  readonly leaving: number[] = [];
  /** The current exception was raised again (RERAISE): it keeps its traceback as it is in this frame. */
  reraising = false;
  /** The instruction that RERAISE says the frame stands at, whose exception it raises again; -1: where it is. */
  standsAt = -1;
  recursionLimit = 1000;
  /** How many more calls of the interpreter's own functions may nest (`c_recursion_remaining`). */
  nativeLeft = 1500;
  /** What the program set it to: the limit follows as the data stack has room (`allowDeeper`). */
  recursionLimitTold = 1000;
  switchInterval = 0.005;
  /** How many decimal digits an int may have that is converted from or to text; 0: any number. */
  intDigits = 4300;
  /** Seconds that the program slept. */
  slept = 0;
  /** What separates positional from keyword arguments in the keys of caches. */
  keywordMark = 0;
  instructions = 0;
  lines = 0;
  /** Set when anything that a lookup on a type could find has changed. */
  typeEpoch = 1;
  /** The arguments of the call that was packed last, and the tuple that they are in. */
  packedArgs: readonly number[] | null = null;
  packedTuple = 0;
  /** The names of the keyword arguments of the next call (KW_NAMES). */
  keywordNames = 0;
  collector: Collector = undefined as never;
  readonly natives: NativeRow[] = [];
  readonly getsets: Getset[] = [];
  /** What the static types have by name: each a descriptor's address once it was asked for. */
  readonly members = new Map<number, Map<string, Member>>();
  /** How the static types make objects when they are called. */
  readonly constructors = new Map<number, Constructor>();
  /** The modules that were imported, by name, and the dict of them that programs see (`sys.modules`). */
  readonly modules = new Map<string, number>();
  sysModules = 0;
  /** What runs an instruction of library code. */
  handlerOf: (opcode: number) => Handler = () => {
    throw new Error('no handlers');
  };
  /** Compiles the text of a module of the interpreter's own. */
  compileLibrary: (source: string, filename: string) => Code = () => {
    throw new Error('no compiler');
  };
  /** `tp_new` and `tp_init` of such types, for the classes that are made from them. */
  readonly nativeCreators = new Map<number, Constructor['make']>();
  readonly nativeInits = new Map<
    number,
    (machine: Machine, object: number, args: readonly number[], names: readonly string[]) => boolean
  >();
  /** Static types of modules, whose special methods are rows of their own and not known to the operations. */
  readonly ownSlots = new Set<number>();
  /** `tp_iternext` of the iterators that modules define, by static type. */
  readonly nexts = new Map<number, (machine: Machine, iterator: number) => number>();
  builtins = 0;
  /** The modules are gone (`finalize_modules`): lines of the source can no longer be read. */
  isEnding = false;
  /** `ExceptionGroup`, a class that the interpreter makes when it starts. */
  exceptionGroup = 0;
  output = '';
  /** What was printed, with the number of the instruction that did. */
  readonly prints: { readonly instruction: number; readonly text: string }[] = [];
  errors = '';
  outputLimit = Infinity;
  /** The line of the source that runs, for those who watch the heap. */
  readonly infos = new Map<number, CodeInfo>();
  stdin: string[] = [];

  constructor(memory: Memory, heap: Heap) {
    super(memory, heap);
    this.codes = new CodeObjects(this);
    this.codes.onGone = (code) => this.infos.delete(code);
  }

  /** `_PyErr_SetString` with a new exception of a builtin class. Returns 0, which says that an exception is set. */
  raise(type: number, message: string): 0 {
    return this.raiseWith(type, [makeStr(this, message)]);
  }

  /** The same with arguments, whose references are handed over. */
  raiseWith(type: number, args: readonly number[]): 0 {
    const exception = makeException(this, type, makeTuple(this, args));
    return this.raiseException(exception);
  }

  /** Sets the current exception (handed over), chained to the one being handled (`_PyErr_SetObject`). */
  raiseException(exception: number): 0 {
    const handled = this.handledException();
    if (handled !== 0 && handled !== exception) {
      this.#breakChain(exception, handled);
      const old = this.field(exception, ExceptionField.context);
      this.memory.point(exception + ExceptionField.context, this.retain(handled));
      this.releaseMaybe(old);
    }
    return this.restore(exception);
  }

  /** An exception that would become its own context is cut out of the chain. */
  #breakChain(exception: number, handled: number): void {
    for (let at = handled; at !== 0;) {
      const context = this.field(at, ExceptionField.context);
      if (context === exception) {
        this.memory.point(at + ExceptionField.context, 0);
        this.release(exception);
        return;
      }
      at = context;
    }
  }

  /** Sets the current exception as it is (`_PyErr_SetRaisedException`). */
  restore(exception: number): 0 {
    const old = this.words[Runtime.currentException >> 2]!;
    this.memory.putRuntime(Runtime.currentException, exception);
    this.releaseMaybe(old);
    return 0;
  }

  get raised(): boolean {
    return this.words[Runtime.currentException >> 2] !== 0;
  }

  /** Takes the current exception away (`_PyErr_GetRaisedException`). */
  fetch(): number {
    const exception = this.words[Runtime.currentException >> 2]!;
    if (exception !== 0) this.memory.putRuntime(Runtime.currentException, 0);
    return exception;
  }

  /** Drops the current exception (`PyErr_Clear`). */
  clearException(): void {
    this.releaseMaybe(this.fetch());
  }

  /** True when the current exception is of a class (`PyErr_ExceptionMatches`). */
  raisedIs(type: number): boolean {
    const exception = this.words[Runtime.currentException >> 2]!;
    return exception !== 0 && this.isInstance(exception, type);
  }

  /** The innermost exception that is being handled, by generators or by those that they run for (`_PyErr_GetTopmostException`). */
  handledException(): number {
    let item = this.#handledItem();
    while (this.words[item >> 2] === 0 && item !== Runtime.handledException)
      item = this.field(item, 8) || Runtime.handledException;
    return this.words[item >> 2]!;
  }

  /** The exception that the code which runs now is handling itself (`tstate->exc_info->exc_value`). */
  ownHandledException(): number {
    return this.words[this.#handledItem() >> 2]!;
  }

  setHandled(exception: number): void {
    const item = this.#handledItem();
    if (item === Runtime.handledException) this.memory.putRuntime(item, exception);
    else this.memory.point(item, exception);
  }

  /** A generator's code is over: what the code that runs it handles is current again. */
  leaveHandled(generator: number): void {
    this.memory.putRuntime(Runtime.handledItem, this.field(generator, GeneratorField.previousHandled));
    this.memory.put(generator + GeneratorField.previousHandled, 0);
  }

  #handledItem(): number {
    return this.words[Runtime.handledItem >> 2]! || Runtime.handledException;
  }

  /** Top of the value stack, and those under it. */
  top(depth = 0): number {
    return this.words[(this.memory.sp - 8 - depth * 8) >> 2]!;
  }

  /** The top leaves the stack, its reference released. */
  pop(): void {
    if (this.memory.pop()) this.bury(this.memory.released);
  }

  /** The top `count` of the stack give way to a result whose reference is handed over; bottom ones are released first. */
  replace(count: number, result: number): Signal {
    const memory = this.memory;
    if (result !== 0) this.hold(result);
    this.releaseSlots(memory.sp - 8 * count, count, false);
    if (result !== 0) this.drop();
    memory.dropMany(count);
    if (result === 0) return FAIL;
    memory.push(result);
    return GO;
  }

  /** At its limit a program that has set a higher one goes on, as long as the data stack has room. */
  allowDeeper(): boolean {
    if (this.recursionLimit >= this.recursionLimitTold) return false;
    if (this.memory.stackTop > STACK_END - STACK_RESERVE) {
      throw new Stop('limit', `${this.depth.toLocaleString('en-US')} nested calls`);
    }
    this.recursionLimit = Math.min(this.recursionLimitTold, this.recursionLimit + DEPTH_STEP);
    return true;
  }

  /** The globals of the running frame. */
  callerGlobals(): number {
    return this.field(this.memory.fp, Frame.globals);
  }

  codeOfFunction(func: number): number {
    return this.field(func, FunctionObject.code);
  }

  /** Another function of the interpreter; its number. */
  addNative(row: NativeRow): number {
    this.natives.push(takesTuple(row.owner, row.name) ? { ...row, packed: true } : row);
    return this.natives.length - 1;
  }

  print(text: string): void {
    this.output += text;
    if (text !== '') this.prints.push({ instruction: this.instructions - 1, text });
    if (this.output.length > this.outputLimit)
      throw new Stop('limit', `${this.outputLimit.toLocaleString('en-US')} characters of output`);
  }
}
