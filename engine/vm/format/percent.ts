import { OutOfMemory } from '../../heap/heap.js';
import { doubleText } from '../../object/float-digits.js';
import { floatValue } from '../../object/float.js';
import { intValue, isInt } from '../../object/int.js';
import { isStr, strLength, characterOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { escapeToAscii } from '../format-value.js';
import { intText } from '../int-text.js';
import type { Machine } from '../machine.js';
import { checkedInt, specialMethod } from '../number.js';

/** A directive of a `%` format: flags, width, precision, conversion. */
export interface Directive {
  flags: string;
  /** -1: none. */
  width: number;
  precision: number;
  code: string;
}

/** Fills a converted text up to the width; numbers get their zeros behind sign and prefix. */
export function fillDirective(text: string, { flags, width }: Directive, numeric: boolean): string {
  const missing = width - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!numeric || !flags.includes('0')) return ' '.repeat(missing) + text;
  const head = /^[-+ ]?(?:0[xXo])?/u.exec(text)![0];
  return head + '0'.repeat(missing) + text.slice(head.length);
}

function withSign(negative: boolean, flags: string): string {
  return negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

/** `mainformatlong` and `_PyUnicode_FormatLong`: null after an exception. */
export function integerDirective(machine: Machine, value: number, directive: Directive): string | null {
  const number = wholeNumber(machine, value, directive.code);
  if (number === null) return null;
  const size = number < 0 ? -number : number;
  const { code, flags } = directive;
  const digits =
    code === 'o' ? size.toString(8) : code === 'x' || code === 'X' ? size.toString(16) : intText(machine, size);
  if (digits === null) return null;
  if (directive.precision > 100_000_000) throw new OutOfMemory();
  const shown = digits.padStart(directive.precision, '0');
  const prefix = flags.includes('#') ? ({ o: '0o', x: '0x', X: '0x' }[code] ?? '') : '';
  const text = prefix + shown;
  return withSign(number < 0, flags) + (code === 'X' ? text.toUpperCase() : text);
}

function wholeNumber(machine: Machine, value: number, code: string): number | bigint | null {
  if (isInt(machine, value)) return intValue(machine.words, value);
  const octal = 'oxX'.includes(code);
  if (!octal && machine.isInstance(value, T.float)) {
    const double = floatValue(machine.memory.floats, value);
    if (Number.isFinite(double)) return BigInt(Math.trunc(double));
    const wrong = Number.isNaN(double)
      ? 'cannot convert float NaN to integer'
      : 'cannot convert float infinity to integer';
    machine.raise(Number.isNaN(double) ? T.ValueError : T.OverflowError, wrong);
    return null;
  }
  for (const name of octal ? ['__index__'] : ['__int__', '__index__', '__trunc__']) {
    const method = specialMethod(machine, value, name);
    if (method === 0) continue;
    const made = checkedInt(machine, machine.ops.call(method, [value]), name);
    if (made === 0) return null;
    const number = intValue(machine.words, made);
    machine.release(made);
    return number;
  }
  const wanted = octal ? 'an integer' : 'a real number';
  machine.raise(T.TypeError, `%${code} format: ${wanted} is required, not ${machine.typeName(machine.typeOf(value))}`);
  return null;
}

/** `formatfloat`. */
export function floatDirective(machine: Machine, value: number, { flags, precision, code }: Directive): string | null {
  const double = realNumber(machine, value);
  if (double === null) return null;
  const size = Math.abs(double);
  const negative = double < 0 || Object.is(double, -0);
  if (precision > 100_000_000) throw new OutOfMemory();
  const kind = code.toLowerCase() as 'e' | 'f' | 'g';
  const text = Number.isFinite(double)
    ? doubleText(size, kind, precision < 0 ? 6 : precision, flags.includes('#'))
    : Number.isNaN(double)
      ? 'nan'
      : 'inf';
  return withSign(negative, flags) + (code === kind ? text : text.toUpperCase());
}

function realNumber(machine: Machine, value: number): number | null {
  if (machine.isInstance(value, T.float)) return floatValue(machine.memory.floats, value);
  if (isInt(machine, value)) {
    const number = Number(intValue(machine.words, value));
    if (Number.isFinite(number)) return number;
    machine.raise(T.OverflowError, 'int too large to convert to float');
    return null;
  }
  const method = specialMethod(machine, value, '__float__') || specialMethod(machine, value, '__index__');
  if (method !== 0) {
    const made = machine.ops.call(T.float, [value]);
    if (made === 0) return null;
    const number = floatValue(machine.memory.floats, made);
    machine.release(made);
    return number;
  }
  machine.raise(T.TypeError, `must be real number, not ${machine.typeName(machine.typeOf(value))}`);
  return null;
}

/** `%s`, `%r`, `%a`. */
export function textDirective(machine: Machine, value: number, { code, precision }: Directive): string | null {
  const text = code === 's' ? machine.ops.str(value) : machine.ops.repr(value);
  if (text === null) return null;
  const shown = code === 'a' ? escapeToAscii(text) : text;
  return precision < 0 ? shown : [...shown].slice(0, precision).join('');
}

/** `formatchar`. */
export function characterDirective(machine: Machine, value: number): string | null {
  if (isStr(machine, value)) {
    if (strLength(machine.words, value) === 1) return String.fromCodePoint(characterOf(machine, value, 0));
    machine.raise(T.TypeError, '%c requires int or char');
    return null;
  }
  const method = isInt(machine, value) ? 0 : specialMethod(machine, value, '__index__');
  if (!isInt(machine, value) && method === 0) {
    machine.raise(T.TypeError, '%c requires int or char');
    return null;
  }
  const made =
    method === 0 ? machine.retain(value) : checkedInt(machine, machine.ops.call(method, [value]), '__index__');
  if (made === 0) return null;
  const code = intValue(machine.words, made);
  machine.release(made);
  if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(Number(code));
  machine.raise(T.OverflowError, '%c arg not in range(0x110000)');
  return null;
}
