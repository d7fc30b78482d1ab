import { floatText } from '../object/float-text.js';
import { floatValue } from '../object/float.js';
import { intValue } from '../object/int.js';
import { releaseScratch, scratch, signedDigits } from '../object/int-room.js';
import { isExactStr, isStr, makeFreshStr, makeStr } from '../object/str.js';
import { ExceptionField, SIZE, TypeFlag } from '../object/struct.js';
import { tupleItem } from '../object/tuple.js';
import { T, TYPE_ROWS } from '../object/type-table.js';
import { hasOwnText } from './exception-text.js';
import { intText } from './int-text.js';
import type { Machine } from './machine.js';
import { enterNative, leaveNative } from './native-depth.js';
import { specialMethod } from './number.js';

/** `PyObject_Str`: a new reference, or 0. Numbers ask for what their conversion works with. */
export function strObject(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if (isExactStr(machine.words, object)) return machine.retain(object);
  if (type === T.int) return intObjectText(machine, object);
  if (type === T.float) return floatObjectText(machine, object);
  const own = specialMethod(machine, object, '__str__');
  if (own !== 0 && machine.typeOf(own) === T.function) return ownText(machine, own, object, '__str__', 'str');
  const alone = soleArgument(machine, object, own);
  if (alone !== 0) return strObject(machine, alone);
  const text = machine.ops.str(object);
  return text === null ? 0 : makeStr(machine, text);
}

/** `PyObject_Repr`: a new reference, or 0. */
export function reprObject(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if (type === T.int) return intObjectText(machine, object);
  if (type === T.float) return floatObjectText(machine, object);
  const own = specialMethod(machine, object, '__repr__');
  if (own !== 0 && machine.typeOf(own) === T.function) return ownText(machine, own, object, '__repr__', 'repr');
  const text = machine.ops.repr(object);
  return text === null ? 0 : makeStr(machine, text);
}

/** `BaseException_str` of an exception with one argument: that one's text is its own; 0 where it is something else. */
function soleArgument(machine: Machine, object: number, own: number): number {
  const type = machine.typeOf(object);
  if (own !== 0 || (machine.flagsOf(type) & TypeFlag.exceptionSubclass) === 0) return 0;
  if (hasOwnText(TYPE_ROWS[machine.layoutOf(type)]!.key)) return 0;
  const args = machine.field(object, ExceptionField.args);
  return machine.field(args, SIZE) === 1 ? tupleItem(machine.words, args, 0) : 0;
}

/** What a method of a class gives, if it is a str. */
function ownText(machine: Machine, method: number, object: number, name: string, noun: string): number {
  if (!enterNative(machine, ` while getting the ${noun} of an object`)) return 0;
  const result = machine.ops.call(method, [object]);
  leaveNative(machine);
  if (result === 0 || isStr(machine, result)) return result;
  const wrong = machine.typeName(machine.typeOf(result));
  machine.release(result);
  return machine.raise(T.TypeError, `${name} returned non-string (type ${wrong})`);
}

/** `long_to_decimal_string_internal`: digits in base 10**9 in a number of their own first. */
function intObjectText(machine: Machine, object: number): number {
  const text = intText(machine, intValue(machine.words, object));
  if (text === null) return 0;
  const digits = signedDigits(machine, object);
  const work = scratch(machine, 1 + digits + Math.floor(digits / DIGITS_A_DECIMAL));
  const made = makeFreshStr(machine, text);
  releaseScratch(machine, work);
  return made;
}

/** `d` of that function: (33 * 9) / (10 * 30 - 33 * 9). */
const DIGITS_A_DECIMAL = 99;

/** `float_repr`: a buffer of C's for the digits. */
function floatObjectText(machine: Machine, object: number): number {
  const text = floatText(floatValue(machine.memory.floats, object));
  const buffer = machine.heap.allocate('m', floatRoom(text));
  const made = makeFreshStr(machine, text);
  machine.heap.free('m', buffer);
  return made;
}

/** What `format_float_short` reserves: digits, point, sign and exponent at their longest. */
function floatRoom(text: string): number {
  if (!/\d/u.test(text)) return text.length + 1;
  const exponent = text.includes('e') ? 5 : 0;
  const body = text.replace(/^-|e.*$/gu, '');
  return 3 + body.replace('.', '').length + exponent;
}
