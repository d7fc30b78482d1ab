import { compile, type Compiled } from './compile/compile.js';
import type { Code } from './compile/code.js';
import { type RequestListener, OutOfMemory } from './heap/heap.js';
import { Runtime } from './memory/address-map.js';
import { CodeObject } from './object/struct.js';
import { makeFunction } from './object/function.js';
import { intValue } from './object/int.js';
import { NONE } from './object/statics.js';
import { intern } from './object/str.js';
import { tupleItems } from './object/tuple.js';
import { T } from './object/type-table.js';
import { NESTED_TOO_DEEP, type Problem } from './problem.js';
import type { Program } from './protocol.js';
import { parse } from './syntax/parse.js';
import type { Warning } from './syntax/warning.js';
import { type Recording, Recorder } from './trace/recording.js';
import { decodeCode } from './vm/code-info.js';
import { exitInterpreter } from './vm/exit.js';
import { requestLine } from './vm/frame.js';
import { handlerOf } from './vm/instruction-table.js';
import { type Machine, Stop } from './vm/machine.js';
import type { Watch } from './vm/loop.js';
import { prepareModules } from './vm/modules/import.js';
import { makeMainModule, startMachine } from './vm/startup.js';
import { findUnsupported } from './vm/supported.js';
import { formatException } from './vm/traceback.js';

/** Bytes of log between two checkpoints: what a seek may have to apply. */
const STRETCH_BYTES = 192 * 1024;

/** Text to code object, or what is wrong with it. */
export function compileProgram(text: string, filename: string): Compiled | { problem: Problem } {
  const parsed = parse(text);
  if ('problem' in parsed) return parsed;
  const compiled = compile(parsed.tree, filename);
  if ('problem' in compiled) return compiled;
  const unsupported = findUnsupported(compiled.code);
  if (unsupported !== null) return { problem: unsupported };
  return { code: compiled.code, warnings: [...parsed.warnings, ...compiled.warnings] };
}

/** Code objects of modules that the interpreter brings along: they are the same for every run. */
const LIBRARY = new Map<string, Code>();

function compileLibrary(source: string, filename: string): Code {
  const known = LIBRARY.get(filename);
  if (known !== undefined) return known;
  const parsed = parse(source);
  const compiled = 'problem' in parsed ? parsed : compile(parsed.tree, filename);
  if ('problem' in compiled) throw new Error(`${filename}: ${compiled.problem.message}, line ${compiled.problem.line}`);
  const unsupported = findUnsupported(compiled.code);
  if (unsupported !== null) throw new Error(`${filename}: ${unsupported.message}, line ${unsupported.line}`);
  if (filename.startsWith('<frozen ')) LIBRARY.set(filename, compiled.code);
  return compiled.code;
}

/** What a run leaves behind. */
export interface Run {
  /** 0 done, 1 uncaught exception, 3 a limit was reached or something is not simulated; else what `sys.exit` was given. */
  readonly status: number;
  readonly problem: Problem | null;
  readonly output: string;
  readonly errors: string;
  readonly prints: readonly Print[];
  readonly recording: Recording;
}

/** Something printed, and by which instruction. */
export interface Print {
  readonly instruction: number;
  readonly text: string;
}

export interface RunOptions {
  /** What the compiler warned of: told first. */
  readonly warnings?: readonly Warning[];
  /** Told of every request made of the allocators, with the line of the program that runs. */
  readonly onRequest?: (line: number) => RequestListener;
  /** Called about every 48 KiB of log with the number of instructions so far; true ends the run. */
  readonly onProgress?: (instructions: number) => boolean;
}

/**
 * A prepared run: `step` does a slice of it. The program is compiled; it starts on a fresh machine. Whatever it does, it
 * ends with a `Run`: an assertion of ours that fails becomes a problem of the kind `bug`.
 */
export function runProgram(program: Program, code: Code, options: RunOptions = {}): Run {
  const source = program.text.split('\n');
  let recorder: Recorder | null = null;
  const watch: Watch = {
    stretchBytes: STRETCH_BYTES,
    instructionLimit: program.limits.instructions,
    stretch() {
      if (recorder === null) return void machine.memory.takeLog();
      recorder.cut(machine.instructions, machine.lines);
      if (options.onProgress?.(machine.instructions) === true) throw new Stop('limit', 'the author');
    },
  };
  const machine: Machine = startMachine(program.limits.memory, watch, () => source);
  machine.recursionLimit = Math.min(program.limits.recursion, 1000);
  machine.recursionLimitTold = machine.recursionLimit;
  machine.outputLimit = program.limits.output;
  machine.collector.always = program.collectAlways ?? null;
  machine.wantsAlways = program.collectAlways !== undefined;
  machine.stdin = program.stdin === '' ? [] : program.stdin.replace(/\n$/u, '').split('\n');
  machine.compileLibrary = compileLibrary;
  machine.errors = (options.warnings ?? []).map((warning) => warningText(program.filename, warning, source)).join('');
  prepareModules(machine, code);
  const main = load(machine, code, program.filename);
  recorder = new Recorder(machine.memory);
  if (options.onRequest !== undefined) machine.heap.requests = requestsByLine(machine, options.onRequest);

  let status: Run['status'] = 0;
  let problem: Problem | null = null;
  let end = -1;
  try {
    const result = machine.ops.runBody(main, machine.field(machine.memory.get(Runtime.mainModule), 16));
    end = machine.instructions - 1;
    if (result === 0) {
      const exit = exitStatus(machine);
      status = exit ?? 1;
      if (exit === null) problem = exceptionProblem(machine, source);
    } else {
      machine.release(result);
    }
    machine.heap.requests = null;
    exitInterpreter(machine);
  } catch (error) {
    status = 3;
    problem = stopProblem(machine, error);
  }
  const recording = recorder.finish(machine.instructions, machine.lines, end < 0 ? machine.instructions : end);
  return { status, problem, output: machine.output, errors: machine.errors, prints: machine.prints, recording };
}

/** Makes the code objects, the main module and the function that its body is. */
function load(machine: Machine, code: Code, filename: string): number {
  const object = machine.codes.make(code);
  machine.codes.settle();
  for (const each of machine.codes.objects()) {
    if (machine.infos.has(each)) continue;
    const names = tupleItems(machine.words, machine.field(each, CodeObject.names));
    machine.infos.set(each, decodeCode(machine.codes.codeOf(each), each, names, handlerOf));
  }
  const constants = machine.codes.constants();
  const arena = machine.makeStatic(constants.length * 8);
  constants.forEach((constant, index) => machine.memory.point(arena + index * 8, constant));
  machine.memory.putRuntime(Runtime.parserArena, arena);
  machine.memory.putRuntime(Runtime.parserArenaCount, constants.length);
  const module = makeMainModule(machine, filename);
  const main = makeFunction(
    machine,
    object,
    machine.field(module, 16),
    machine.field(machine.builtins, 16),
    intern(machine, '__main__'),
  );
  machine.memory.putRuntime(Runtime.mainFunction, main);
  machine.memory.putRuntime(Runtime.mainCode, object);
  machine.loaded = true;
  return main;
}

/** The line of the module-level or function code that runs now, for each request. */
function requestsByLine(machine: Machine, listener: (line: number) => RequestListener): RequestListener {
  const now = (): RequestListener => listener(requestLine(machine));
  return {
    allocated: (domain, size, block) => now().allocated(domain, size, block),
    freed: (domain, block) => now().freed(domain, block),
    resized: (domain, block, size, moved) => now().resized(domain, block, size, moved),
  };
}

/** `show_warning` (Python/_warnings.c). */
function warningText(filename: string, { line, message }: Warning, source: readonly string[]): string {
  const shown = source[line - 1]!.replace(/^[ \t\f]+/u, '');
  return `${filename}:${line}: SyntaxWarning: ${message}\n  ${shown}\n`;
}

/**
 * `_Py_HandleSystemExit` (Python/pythonrun.c): the status that the program asked for, its text on the error stream. The
 * exception is gone before the interpreter ends. Null where another exception is raised.
 */
function exitStatus(machine: Machine): number | null {
  if (!machine.raisedIs(T.SystemExit)) return null;
  const exception = machine.fetch();
  const code = machine.ops.getAttribute(exception, intern(machine, 'code'));
  machine.release(exception);
  if (code === 0) machine.clearException();
  if (code === 0 || code === NONE) return 0;
  let status = 1;
  if (machine.isInstance(code, T.int)) status = Number(BigInt.asUintN(8, BigInt(intValue(machine.words, code))));
  else {
    const text = machine.ops.str(code);
    if (text === null) machine.clearException();
    machine.errors += `${text ?? ''}\n`;
  }
  machine.release(code);
  return status;
}

function exceptionProblem(machine: Machine, source: readonly string[]): Problem {
  const exception = machine.fetch();
  machine.memory.putRuntime(Runtime.lastException, exception);
  const text = formatException(machine, exception, source);
  machine.errors += text;
  const lines = text.trimEnd().split('\n');
  const at = [...text.matchAll(/^ {2}File "[^\n]*", line (\d+), in /gmu)].at(-1);
  return { kind: 'exception', message: lines.at(-1)!, line: at === undefined ? null : Number(at[1]), column: null };
}

function stopProblem(machine: Machine, error: unknown): Problem {
  const line = machine.line || null;
  if (error instanceof Stop) {
    const message = error.kind === 'limit' ? `Stopped at the limit of ${error.text}` : error.text;
    return { kind: error.kind, message: error.text === 'the author' ? 'Stopped' : message, line, column: null };
  }
  if (error instanceof OutOfMemory) {
    const most = Math.round(machine.memory.map.arenasEnd / (1024 * 1024)) - 8;
    return { kind: 'limit', message: `Stopped at the limit of ${most} MiB of memory`, line, column: null };
  }
  if (error instanceof RangeError && /call stack/u.test(error.message)) {
    return { kind: 'limit', message: NESTED_TOO_DEEP, line, column: null };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'bug', message: `Heapwright made a mistake in this step: ${detail}`, line, column: null };
}
