import { intValue } from '../object/int.js';
import { NONE } from '../object/statics.js';
import { isStr, textOf } from '../object/str.js';
import { ExceptionField, SIZE } from '../object/struct.js';
import { tupleItems } from '../object/tuple.js';
import { rowOf, T, type TypeKey } from '../object/type-table.js';
import { groupText } from './exception-group.js';
import type { Machine } from './machine.js';

/** `tp_str` of the exceptions (Objects/exceptions.c): `key` names the type whose `__str__` is asked. Null after an exception. */
export function exceptionText(machine: Machine, exception: number, key: TypeKey): string | null {
  for (let at: TypeKey | null = key; at !== null; at = rowOf(T[at]).base) {
    const own = TEXTS[at];
    if (own !== undefined) {
      const text = own(machine, exception);
      if (text !== undefined) return text;
    }
  }
  return plainText(machine, exception);
}

/** `BaseException_str`. */
function plainText(machine: Machine, exception: number): string | null {
  const tuple = machine.field(exception, ExceptionField.args);
  const args = tupleItems(machine.words, tuple);
  if (args.length === 0) return '';
  return args.length === 1 ? machine.ops.str(args[0]!) : machine.ops.repr(tuple);
}

/** Undefined: as the base does. */
type Text = (machine: Machine, exception: number) => string | null | undefined;

const TEXTS: Partial<Record<TypeKey, Text>> = {
  KeyError: (machine, exception) => {
    const args = tupleItems(machine.words, machine.field(exception, ExceptionField.args));
    return args.length === 1 ? machine.ops.repr(args[0]!) : undefined;
  },
  ImportError: (machine, exception) => {
    const message = machine.field(exception, 72);
    return message !== 0 && machine.typeOf(message) === T.str ? textOf(machine, message) : undefined;
  },
  OSError: (machine, exception) => {
    const [number, message, file, other] = [72, 80, 88, 96].map((field) => machine.field(exception, field));
    const part = (object: number, as: 'str' | 'repr'): string | null =>
      object === 0 ? 'None' : machine.ops[as](object);
    if (file === 0 && (number === 0 || message === 0)) return undefined;
    const head = part(number!, 'str');
    const text = head === null ? null : part(message!, 'str');
    if (text === null) return null;
    if (file === 0) return `[Errno ${head!}] ${text}`;
    const name = part(file!, 'repr');
    if (name === null || other === 0) return name === null ? null : `[Errno ${head!}] ${text}: ${name}`;
    const second = part(other!, 'repr');
    return second === null ? null : `[Errno ${head!}] ${text}: ${name} -> ${second}`;
  },
  BaseExceptionGroup: (machine, exception) => groupText(machine, exception),
  SyntaxError: (machine, exception) => {
    const message = machine.field(exception, 72);
    const text = machine.ops.str(message === 0 ? NONE : message);
    if (text === null) return null;
    const file = machine.field(exception, 80);
    const line = machine.field(exception, 88);
    const hasFile = file !== 0 && isStr(machine, file);
    const hasLine = line !== 0 && machine.typeOf(line) === T.int;
    const name = hasFile ? textOf(machine, file).split('/').at(-1)! : '';
    if (hasFile && hasLine) return `${text} (${name}, line ${intValue(machine.words, line)})`;
    if (hasFile) return `${text} (${name})`;
    return hasLine ? `${text} (line ${intValue(machine.words, line)})` : text;
  },
  UnicodeEncodeError: (machine, exception) => unicodeText(machine, exception, 'encode'),
  UnicodeDecodeError: (machine, exception) => unicodeText(machine, exception, 'decode'),
  UnicodeTranslateError: (machine, exception) => unicodeText(machine, exception, 'translate'),
};

/** `UnicodeEncodeError_str` and kin. */
function unicodeText(machine: Machine, exception: number, verb: string): string | null {
  const object = machine.field(exception, 80);
  if (object === 0) return '';
  const [start, end] = [machine.field(exception, 88), machine.field(exception, 96)];
  const reason = machine.ops.str(machine.field(exception, 104));
  if (reason === null) return null;
  const encoding = verb === 'translate' ? "can't" : `'${textOf(machine, machine.field(exception, 72))}' codec can't`;
  const isText = isStr(machine, object);
  const noun = isText ? 'character' : 'byte';
  const length = machine.field(object, SIZE);
  if (start >= length || end !== start + 1) {
    const plural = isText ? 'characters' : 'bytes';
    return `${encoding} ${verb} ${plural} in position ${start}-${end - 1}: ${reason}`;
  }
  const code = isText ? textOf(machine, object).codePointAt(start)! : machine.memory.bytes[object + 32 + start]!;
  const width = code < 0x100 ? 2 : code < 0x10000 ? 4 : 8;
  const digits = code.toString(16).padStart(width, '0');
  const shown = isText ? `'\\${width === 2 ? 'x' : width === 4 ? 'u' : 'U'}${digits}'` : `0x${digits}`;
  return `${encoding} ${verb} ${noun} ${shown} in position ${start}: ${reason}`;
}

/** An exception type whose `__str__` is not that of BaseException. */
export function hasOwnText(key: TypeKey): boolean {
  for (let at: TypeKey | null = key; at !== null; at = rowOf(T[at]).base) if (TEXTS[at] !== undefined) return true;
  return false;
}
