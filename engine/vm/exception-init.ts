import { makeException } from '../object/exception.js';
import { exceptionFields } from '../object/exception-fields.js';
import { intValue, isInt } from '../object/int.js';
import { NONE } from '../object/statics.js';
import { isStr } from '../object/str.js';
import { ExceptionField } from '../object/struct.js';
import { copyToTuple, tupleItems } from '../object/tuple.js';
import { T, TYPE_ROWS, type TypeKey } from '../object/type-table.js';
import type { Machine } from './machine.js';
import { tupleOf } from './packed-call.js';

/** `tp_new` and `tp_init` of the exceptions: Objects/exceptions.c. */

/** `errnomap`: which subclass of OSError an error number stands for. */
const ERROR_NUMBERS: Readonly<Record<number, TypeKey>> = {
  1: 'PermissionError',
  2: 'FileNotFoundError',
  3: 'ProcessLookupError',
  4: 'InterruptedError',
  10: 'ChildProcessError',
  11: 'BlockingIOError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  32: 'BrokenPipeError',
  103: 'ConnectionAbortedError',
  104: 'ConnectionResetError',
  108: 'BrokenPipeError',
  110: 'TimeoutError',
  111: 'ConnectionRefusedError',
  114: 'BlockingIOError',
  115: 'BlockingIOError',
};

function layoutKey(machine: Machine, type: number): TypeKey {
  return TYPE_ROWS[machine.layoutOf(type)]!.key;
}

function isLayout(machine: Machine, type: number, key: TypeKey): boolean {
  return machine.isSubtype(TYPE_ROWS[machine.layoutOf(type)]!.address, T[key]);
}

/** `BaseException_new`, `OSError_new`. */
export function createException(
  machine: Machine,
  type: number,
  args: readonly number[],
  names: readonly string[],
): number {
  const positional = args.slice(0, args.length - names.length);
  if (isLayout(machine, type, 'OSError')) return createOsError(machine, type, positional);
  return makeException(machine, type, argumentTuple(machine, args, positional));
}

function createOsError(machine: Machine, type: number, args: readonly number[]): number {
  const known =
    type === T.OSError && args.length >= 2 && isInt(machine, args[0]!)
      ? ERROR_NUMBERS[Number(intValue(machine.words, args[0]!))]
      : undefined;
  const isFull = args.length >= 2 && args.length <= 5;
  const exception = makeException(
    machine,
    known === undefined ? type : T[known],
    copyToTuple(machine, isFull && args.length >= 3 && args[2] !== NONE ? args.slice(0, 2) : args),
  );
  machine.memory.put(exception + 104, -1);
  machine.memory.put(exception + 108, -1);
  if (!isFull) return exception;
  put(machine, exception, 72, args[0]!);
  put(machine, exception, 80, args[1]!);
  if (args.length >= 3 && args[2] !== NONE) put(machine, exception, 88, args[2]!);
  if (args.length === 5 && args[4] !== NONE) put(machine, exception, 96, args[4]!);
  return exception;
}

/** Sets a field; 0 empties it. */
function put(machine: Machine, exception: number, field: number, value: number): void {
  const old = machine.field(exception, field);
  machine.memory.point(exception + field, value === 0 ? 0 : machine.retain(value));
  machine.releaseMaybe(old);
}

/** The names of the keywords that a class takes, with their fields. */
const KEYWORDS: Partial<Record<TypeKey, Readonly<Record<string, number>>>> = {
  ImportError: { name: 80, path: 88, name_from: 96 },
  ModuleNotFoundError: { name: 80, path: 88, name_from: 96 },
  AttributeError: { name: 80, obj: 72 },
  NameError: { name: 72 },
  UnboundLocalError: { name: 72 },
};

/** `BaseException_init` and those of the types with fields of their own. */
export function initException(
  machine: Machine,
  exception: number,
  args: readonly number[],
  names: readonly string[],
): boolean {
  const type = machine.typeOf(exception);
  const key = layoutKey(machine, type);
  const positional = args.slice(0, args.length - names.length);
  const keywords = KEYWORDS[key];
  if (names.length > 0 && keywords === undefined) {
    machine.raise(T.TypeError, `${machine.typeName(type)}() takes no keyword arguments`);
    return false;
  }
  if (!isLayout(machine, type, 'OSError')) {
    const old = machine.field(exception, ExceptionField.args);
    const given = tupleOf(machine, args);
    if (given !== 0 || !sameItems(machine, old, positional)) {
      machine.memory.point(exception + ExceptionField.args, argumentTuple(machine, args, positional));
      machine.releaseMaybe(old);
    }
  }
  if (keywords !== undefined) {
    for (const field of exceptionFields(key)) put(machine, exception, field, 0);
    for (let index = 0; index < names.length; index++) {
      const field = keywords[names[index]!];
      if (field === undefined) {
        const noun = key === 'ModuleNotFoundError' ? 'ImportError' : key === 'UnboundLocalError' ? 'NameError' : key;
        machine.raise(T.TypeError, `'${names[index]!}' is an invalid keyword argument for ${noun}()`);
        return false;
      }
      put(machine, exception, field, args[positional.length + index]!);
    }
  }
  return initFields(machine, exception, type, positional);
}

/** The tuple of the call, or a new one: a reference of its own. */
function argumentTuple(machine: Machine, args: readonly number[], positional: readonly number[]): number {
  const tuple = tupleOf(machine, args);
  return tuple !== 0 ? machine.retain(tuple) : copyToTuple(machine, positional);
}

/** The tuple that the call has made anyway stays. */
function sameItems(machine: Machine, tuple: number, args: readonly number[]): boolean {
  if (tuple === 0) return false;
  const items = tupleItems(machine.words, tuple);
  return items.length === args.length && items.every((item, index) => item === args[index]);
}

function initFields(machine: Machine, exception: number, type: number, args: readonly number[]): boolean {
  if (isLayout(machine, type, 'StopIteration')) put(machine, exception, 72, args[0] ?? NONE);
  else if (isLayout(machine, type, 'SystemExit')) {
    if (args.length === 1) put(machine, exception, 72, args[0]!);
    else if (args.length > 1) put(machine, exception, 72, machine.field(exception, ExceptionField.args));
  } else if (isLayout(machine, type, 'ImportError')) {
    if (args.length === 1) put(machine, exception, 72, args[0]!);
  } else if (isLayout(machine, type, 'SyntaxError')) return initSyntaxError(machine, exception, args);
  else if (exceptionFields(layoutKey(machine, type)).length === 3)
    return initUnicodeError(machine, exception, type, args);
  return true;
}

/** `SyntaxError_init`: the message, and a tuple of file, line, column and text. */
function initSyntaxError(machine: Machine, exception: number, args: readonly number[]): boolean {
  if (args.length >= 1) put(machine, exception, 72, args[0]!);
  if (args.length !== 2) return true;
  const info = machine.ops.call(T.tuple, [args[1]!]);
  if (info === 0) return false;
  const items = tupleItems(machine.words, info);
  const fits = items.length === 4 || items.length === 6;
  if (fits) {
    const fields = [80, 88, 96, 120, 104, 112];
    items.forEach((item, index) => put(machine, exception, fields[index]!, item));
  } else {
    machine.raise(
      T.TypeError,
      items.length < 4
        ? `function missing required argument '${['filename', 'lineno', 'offset', 'text'][items.length]!}' (pos ${items.length + 1})`
        : 'end_offset must be provided when end_lineno is provided',
    );
  }
  machine.release(info);
  return fits;
}

/** `UnicodeEncodeError_init` and kin. */
function initUnicodeError(machine: Machine, exception: number, type: number, args: readonly number[]): boolean {
  const translate = isLayout(machine, type, 'UnicodeTranslateError');
  const wanted = translate ? 4 : 5;
  if (args.length !== wanted) {
    machine.raise(T.TypeError, `function takes exactly ${wanted} arguments (${args.length} given)`);
    return false;
  }
  const [encoding, object, start, end, reason] = translate ? [0, ...args] : args;
  const wrong = [encoding, reason].find((each) => each !== 0 && !isStr(machine, each!));
  if (wrong !== undefined) {
    const place = wrong === encoding ? 1 : wanted;
    machine.raise(T.TypeError, `argument ${place} must be str, not ${machine.typeName(machine.typeOf(wrong))}`);
    return false;
  }
  if (encoding !== 0) put(machine, exception, 72, encoding!);
  put(machine, exception, 80, object!);
  for (const [field, value] of [
    [88, start!],
    [96, end!],
  ] as const) {
    if (!isInt(machine, value)) {
      const name = machine.typeName(machine.typeOf(value));
      machine.raise(T.TypeError, `'${name}' object cannot be interpreted as an integer`);
      return false;
    }
    machine.memory.put(exception + field, Number(intValue(machine.words, value)));
  }
  put(machine, exception, 104, reason!);
  return true;
}
