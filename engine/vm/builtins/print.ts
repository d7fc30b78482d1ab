import { NONE } from '../../object/statics.js';
import { intern, isStr, makeStr, textOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import type { Machine, NativeRow } from '../machine.js';
import { writeTo } from '../modules/text-streams.js';

/** `print` and `input` (Python/bltinmodule.c). */

/** The value of an argument given by keyword, or 0. */
function keyword(args: readonly number[], names: readonly string[], name: string): number {
  const place = names.indexOf(name);
  return place < 0 ? 0 : args[args.length - names.length + place]!;
}

/** `PyFile_WriteObject`: to a stream of the interpreter, or by the method `write` of any object. */
function writeText(machine: Machine, file: number, text: string): boolean {
  if (file === 0) {
    machine.print(text);
    return true;
  }
  if (machine.typeOf(file) === T.textIO) return writeTo(machine, file, text) && !machine.raised;
  return callMethod(machine, file, 'write', [makeStr(machine, text)]);
}

/** Calls a method for its effect; the references of the arguments are handed over. */
function callMethod(machine: Machine, object: number, name: string, args: readonly number[]): boolean {
  for (const arg of args) machine.hold(arg);
  const method = machine.ops.getAttribute(object, intern(machine, name));
  if (method !== 0) machine.hold(method);
  const result = method === 0 ? 0 : machine.ops.call(method, args);
  if (method !== 0) {
    machine.drop();
    machine.release(method);
  }
  machine.drop(args.length);
  for (const arg of args) machine.release(arg);
  machine.releaseMaybe(result);
  return result !== 0;
}

function print(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const part = (name: string, otherwise: string): string | null => {
    const given = keyword(args, names, name);
    if (given === 0 || given === NONE) return otherwise;
    if (isStr(machine, given)) return textOf(machine, given);
    machine.raise(T.TypeError, `${name} must be None or a string, not ${machine.typeName(machine.typeOf(given))}`);
    return null;
  };
  const given = keyword(args, names, 'file');
  const file = given === NONE ? 0 : given;
  const separator = part('sep', ' ');
  const end = separator === null ? null : part('end', '\n');
  if (separator === null || end === null) return 0;
  let first = true;
  for (const arg of args.slice(0, args.length - names.length)) {
    if (!first && !writeText(machine, file, separator)) return 0;
    first = false;
    const text = machine.ops.str(arg);
    if (text === null || !writeText(machine, file, text)) return 0;
  }
  if (!writeText(machine, file, end)) return 0;
  const flush = keyword(args, names, 'flush');
  const wanted = flush === 0 ? 0 : machine.ops.truth(flush);
  if (wanted < 0) return 0;
  const own = file === 0 || machine.typeOf(file) === T.textIO;
  return wanted === 1 && !own && !callMethod(machine, file, 'flush', []) ? 0 : NONE;
}

/** `builtin_input_impl` where neither input nor output is a terminal: the next line of the scripted input. */
function input(machine: Machine, prompt: number): number {
  if (prompt !== 0) {
    const text = machine.ops.str(prompt);
    if (text === null) return 0;
    machine.print(text);
  }
  const line = machine.stdin.shift();
  return line === undefined ? machine.raise(T.EOFError, 'EOF when reading a line') : makeStr(machine, line);
}

export const PRINTING: readonly NativeRow[] = [
  {
    name: 'print',
    owner: 'builtins',
    least: 0,
    most: Infinity,
    keywords: ['sep', 'end', 'file', 'flush'],
    call: print,
  },
  {
    name: 'input',
    owner: 'builtins',
    least: 0,
    most: 1,
    keywords: null,
    call: (machine, [prompt]) => input(machine, prompt ?? 0),
  },
];
