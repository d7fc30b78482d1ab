import { OutOfMemory } from '../heap/heap.js';
import { byteArrayData, isByteArray, makeByteArray } from '../object/bytearray.js';
import { bytesOf, isBytes, makeBytes } from '../object/bytes.js';
import { intValue, isInt } from '../object/int.js';
import { isStr, makeStr, textOf } from '../object/str.js';
import { tupleItems } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { bufferOf } from './buffer.js';
import {
  characterDirective,
  type Directive,
  fillDirective,
  floatDirective,
  integerDirective,
  textDirective,
} from './format/percent.js';
import type { Machine } from './machine.js';
import { specialMethod } from './number.js';

/** `PyUnicode_Format`: the `%` operator of str. A new reference, or 0. */
export function formatPercent(machine: Machine, format: number, args: number): number {
  const text = new Formatter(machine, args, false).run([...textOf(machine, format)]);
  return text === null ? 0 : makeStr(machine, text);
}

/** `_PyBytes_FormatEx`: the same of bytes and bytearray; characters stand for bytes. */
export function formatPercentBytes(machine: Machine, format: number, args: number): number {
  const reader = { words: machine.words, bytes: machine.memory.bytes };
  const own = isByteArray(machine, format) ? byteArrayData(reader, format) : bytesOf(reader, format);
  const text = new Formatter(machine, args, true).run([...own].map((byte) => String.fromCharCode(byte)));
  if (text === null) return 0;
  const data = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return isByteArray(machine, format) ? makeByteArray(machine, data) : makeBytes(machine, data);
}

class Formatter {
  readonly #machine: Machine;
  readonly #args: number;
  readonly #bytes: boolean;
  /** What follows one another; null where one object stands for itself. */
  #items: readonly number[];
  #next = 0;
  #mapping: boolean;

  constructor(machine: Machine, args: number, bytes: boolean) {
    this.#machine = machine;
    this.#args = args;
    this.#bytes = bytes;
    const isTuple = machine.isInstance(args, T.tuple);
    this.#items = isTuple ? tupleItems(machine.words, args) : [args];
    this.#mapping = !isTuple && canSubscript(machine, args, bytes);
  }

  run(format: readonly string[]): string | null {
    let text = '';
    for (let at = 0; at < format.length;) {
      if (format[at] !== '%') {
        text += format[at++];
        continue;
      }
      const directive = this.#directive(format, at + 1);
      if (directive === null) return null;
      at = directive.end;
      text += directive.text;
      if (text.length > 400_000_000) throw new OutOfMemory();
    }
    if (this.#next < this.#items.length && !this.#mapping) {
      const noun = this.#bytes ? 'bytes' : 'string';
      return this.#fail(T.TypeError, `not all arguments converted during ${noun} formatting`);
    }
    return text;
  }

  #fail(type: number, message: string): null {
    this.#machine.raise(type, message);
    return null;
  }

  #argument(): number | null {
    if (this.#next < this.#items.length) return this.#items[this.#next++]!;
    return this.#fail(T.TypeError, 'not enough arguments for format string');
  }

  /** One directive from behind its percent sign on; `held`: a value got from a mapping. */
  #directive(format: readonly string[], from: number): { text: string; end: number } | null {
    const machine = this.#machine;
    let at = from;
    let held = 0;
    if (format[at] === '(') {
      const key = this.#key(format, at + 1);
      if (key === null) return null;
      at = key.end;
      held = key.value;
      this.#items = [held];
      this.#next = 0;
    }
    if (held !== 0) machine.hold(held);
    const found = this.#conversion(format, at);
    if (held !== 0) {
      machine.drop();
      machine.release(held);
      this.#items = [];
    }
    return found;
  }

  /** `(name)`: what the mapping has under it. */
  #key(format: readonly string[], from: number): { value: number; end: number } | null {
    const machine = this.#machine;
    if (!this.#mapping) return this.#fail(T.TypeError, 'format requires a mapping');
    let depth = 1;
    let at = from;
    for (; at < format.length && depth > 0; at++) {
      if (format[at] === ')') depth--;
      if (format[at] === '(') depth++;
    }
    if (depth > 0) return this.#fail(T.ValueError, 'incomplete format key');
    const name = format.slice(from, at - 1).join('');
    const key = this.#bytes
      ? makeBytes(
          machine,
          Uint8Array.from(name, (character) => character.charCodeAt(0)),
        )
      : makeStr(machine, name);
    machine.hold(key);
    const value = machine.ops.getItem(this.#args, key);
    machine.drop();
    machine.release(key);
    return value === 0 ? null : { value, end: at };
  }

  #conversion(format: readonly string[], from: number): { text: string; end: number } | null {
    let at = from;
    const directive: Directive = { flags: '', width: -1, precision: -1, code: '' };
    while (at < format.length && '-+ #0'.includes(format[at]!)) directive.flags += format[at++]!;
    const number = (noun: string): number | null => {
      if (format[at] === '*') {
        at++;
        return this.#star();
      }
      let digits = '';
      while (at < format.length && /[0-9]/u.test(format[at]!)) digits += format[at++]!;
      if (Number(digits) > (noun === 'width' ? 2 ** 63 : 2 ** 31 - 1))
        return this.#fail(T.ValueError, `${noun} too big`);
      return digits === '' ? -1 : Number(digits);
    };
    const starred = format[at] === '*';
    const width = number('width');
    if (width === null) return null;
    directive.width = starred ? Math.abs(width) : width;
    if (starred && width < 0) directive.flags += '-';
    if (format[at] === '.') {
      at++;
      const precision = number(this.#bytes ? 'prec' : 'precision');
      if (precision === null) return null;
      directive.precision = Math.max(0, precision);
    }
    if (at < format.length && 'hlL'.includes(format[at]!)) at++;
    if (at >= format.length) return this.#fail(T.ValueError, 'incomplete format');
    directive.code = format[at]!;
    if (directive.code === '%') return { text: '%', end: at + 1 };
    const value = this.#argument();
    if (value === null) return null;
    const text = this.#convert(value, directive, at);
    return text === null ? null : { text, end: at + 1 };
  }

  #star(): number | null {
    const value = this.#argument();
    if (value === null) return null;
    if (!isInt(this.#machine, value)) return this.#fail(T.TypeError, '* wants int');
    const number = Number(intValue(this.#machine.words, value));
    if (Math.abs(number) < 2 ** 63) return number;
    return this.#fail(T.OverflowError, 'Python int too large to convert to C ssize_t');
  }

  #convert(value: number, directive: Directive, at: number): string | null {
    const machine = this.#machine;
    const { code } = directive;
    if (directive.width > 400_000_000) throw new OutOfMemory();
    let text: string | null;
    let numeric = false;
    if (this.#bytes && (code === 's' || code === 'b')) text = this.#bytesText(value, directive);
    else if (code === 's' || code === 'r' || code === 'a') {
      text = textDirective(machine, value, this.#bytes && code === 'r' ? { ...directive, code: 'a' } : directive);
    } else if (code === 'c') {
      text = this.#bytes ? this.#byteOf(value) : characterDirective(machine, value);
    } else if ('diuoxX'.includes(code)) {
      text = integerDirective(machine, value, directive);
      numeric = true;
    } else if ('eEfFgG'.includes(code)) {
      text = floatDirective(machine, value, directive);
      numeric = true;
    } else {
      const hex = code.codePointAt(0)!.toString(16);
      const shown = code >= ' ' && (code < '\x7f' || !this.#bytes) ? code : '?';
      return this.#fail(T.ValueError, `unsupported format character '${shown}' (0x${hex}) at index ${at}`);
    }
    return text === null ? null : fillDirective(text, directive, numeric);
  }

  /** `format_obj`: what has bytes. */
  #bytesText(value: number, { precision }: Directive): string | null {
    const machine = this.#machine;
    let data = bufferOf(machine, value);
    const method = data === null ? specialMethod(machine, value, '__bytes__') : 0;
    if (method !== 0) {
      const made = machine.ops.call(method, [value]);
      if (made === 0) return null;
      if (isBytes(machine, made)) data = bufferOf(machine, made);
      const name = machine.typeName(machine.typeOf(made));
      machine.release(made);
      if (data === null) return this.#fail(T.TypeError, `__bytes__ returned non-bytes (type ${name})`);
    }
    if (data === null) {
      const name = machine.typeName(machine.typeOf(value));
      const message = `%b requires a bytes-like object, or an object that implements __bytes__, not '${name}'`;
      return this.#fail(T.TypeError, message);
    }
    return String.fromCharCode(...(precision < 0 ? data : data.subarray(0, precision)));
  }

  #byteOf(value: number): string | null {
    const machine = this.#machine;
    const data = bufferOf(machine, value);
    if (data !== null && data.length === 1) return String.fromCharCode(data[0]!);
    if (!isInt(machine, value)) return this.#fail(T.TypeError, '%c requires an integer in range(256) or a single byte');
    const code = Number(intValue(machine.words, value));
    if (code < 0 || code > 255) return this.#fail(T.OverflowError, '%c arg not in range(256)');
    return String.fromCharCode(code);
  }
}

/** `PyMapping_Check` of an argument that is neither tuple nor text. */
function canSubscript(machine: Machine, object: number, bytes: boolean): boolean {
  if (bytes ? isBytes(machine, object) || isByteArray(machine, object) : isStr(machine, object)) return false;
  const sequences = [T.list, T.tuple, T.str, T.bytes, T.bytearray, T.range, T.dict];
  return (
    sequences.some((type) => machine.isInstance(object, type)) || specialMethod(machine, object, '__getitem__') !== 0
  );
}
