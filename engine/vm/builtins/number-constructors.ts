import { type Complex, complexValue, isComplex, makeComplex } from '../../object/complex.js';
import { floatValue, makeFloat } from '../../object/float.js';
import { boolObject, isInt, makeInt } from '../../object/int.js';
import { quote } from '../../object/quote.js';
import { isStr, textOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { bufferOf } from '../buffer.js';
import { bytesText } from '../../object/bytes.js';
import { numericText, parseComplexText, parseFloatText } from '../float-parse.js';
import { exceedsDigits } from '../int-text.js';
import type { Constructor, Machine } from '../machine.js';
import { checkedInt, indexObject, plainInt, sizeValue, specialMethod, toDouble } from '../number.js';
import { bindNative } from './arguments.js';
import { intOfFloat } from './rounding.js';

type Make = Constructor['make'];

/** `PyLong_FromString`: digits with single underscores between them, white space around; null where it is no number. */
export function parseInteger(text: string, base: number): { value(): bigint; digits: number; radix: number } | null {
  const trimmed = numericText(text).toLowerCase();
  const match = /^([-+]?)(0[xob])?(_?)([0-9a-z]+(?:_[0-9a-z]+)*)$/u.exec(trimmed);
  if (match === null) return null;
  const [, sign, prefix, underscore, body] = match;
  const prefixBase = prefix === '0x' ? 16 : prefix === '0o' ? 8 : prefix === '0b' ? 2 : 0;
  const radix = base === 0 ? prefixBase || 10 : base;
  let digits = body!.replaceAll('_', '');
  if (prefixBase !== 0 && prefixBase !== radix) {
    if (underscore !== '') return null;
    digits = prefix! + digits;
  } else if (prefixBase === 0 && underscore !== '') {
    return null;
  }
  if (base === 0 && prefixBase === 0 && digits.startsWith('0') && /[^0]/u.test(digits)) return null;
  for (const digit of digits) if (Number.parseInt(digit, 36) >= radix) return null;
  return { digits: digits.length, radix, value: () => valued(digits, radix, sign === '-') };
}

function valued(digits: string, radix: number, negative: boolean): bigint {
  const prefix = radix === 16 ? '0x' : radix === 8 ? '0o' : radix === 2 ? '0b' : radix === 10 ? '' : null;
  const size = prefix !== null ? BigInt(prefix + digits) : pieces(digits, radix);
  return negative ? -size : size;
}

/** Halves are joined, so that long texts take no quadratic time. */
function pieces(digits: string, radix: number): bigint {
  if (digits.length <= 8) return BigInt(Number.parseInt(digits, radix));
  const low = digits.length >> 1;
  return pieces(digits.slice(0, -low), radix) * BigInt(radix) ** BigInt(low) + pieces(digits.slice(-low), radix);
}

/** An int of a text; the object is what an error message shows. */
function intOfText(machine: Machine, text: string, base: number, shown: () => string): number {
  const parsed = parseInteger(text, base);
  if (parsed === null) {
    return machine.raise(T.ValueError, `invalid literal for int() with base ${base}: ${shown()}`);
  }
  if ((parsed.radix & (parsed.radix - 1)) !== 0 && exceedsDigits(machine, parsed.digits)) {
    const limit = `Exceeds the limit (${machine.intDigits} digits) for integer string conversion: value has ${parsed.digits} digits; `;
    return machine.raise(T.ValueError, `${limit}use sys.set_int_max_str_digits() to increase the limit`);
  }
  return makeInt(machine, parsed.value(), 1, true);
}

function bytesShown(machine: Machine, object: number): string {
  return bytesText(bufferOf(machine, object)!);
}

export const makeIntObject: Make = (machine, _type, args, names) => {
  const bound = bindNative(machine, 'int', args, names, ['', 'base'], { positionalOnly: 1 });
  if (bound === null) return 0;
  const [object, baseObject] = bound as [number, number];
  if (object === 0) {
    return baseObject === 0 ? makeInt(machine, 0) : machine.raise(T.TypeError, 'int() missing string argument');
  }
  if (baseObject === 0) return intOf(machine, object);
  const base = sizeValue(machine, baseObject, 0);
  if (base === null) return 0;
  if (base !== 0 && (base < 2 || base > 36)) {
    return machine.raise(T.ValueError, 'int() base must be >= 2 and <= 36, or 0');
  }
  if (isStr(machine, object))
    return intOfText(machine, textOf(machine, object), base, () => quote(textOf(machine, object)));
  const bytes = bufferOf(machine, object);
  if (bytes === null) return machine.raise(T.TypeError, "int() can't convert non-string with explicit base");
  return intOfText(machine, latin(bytes), base, () => bytesShown(machine, object));
};

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** `PyNumber_Long`. */
function intOf(machine: Machine, object: number): number {
  if (machine.typeOf(object) === T.int) return machine.retain(object);
  for (const name of ['__int__', '__index__', '__trunc__']) {
    const method = specialMethod(machine, object, name);
    if (method === 0 || machine.typeOf(method) !== T.function) continue;
    const made = machine.ops.call(method, [object]);
    if (made === 0 || name !== '__trunc__' || isInt(machine, made))
      return exactInt(machine, checkedInt(machine, made, name));
    const index = specialMethod(machine, made, '__index__') === 0 ? 0 : indexObject(machine, made);
    if (index === 0 && !machine.raised) {
      const wrong = machine.typeName(machine.typeOf(made));
      machine.raise(T.TypeError, `__trunc__ returned non-Integral (type ${wrong})`);
    }
    machine.release(made);
    return index;
  }
  if (isInt(machine, object)) return plainInt(machine, object);
  if (machine.isInstance(object, T.float)) return intOfFloat(machine, floatValue(machine.memory.floats, object));
  if (isStr(machine, object))
    return intOfText(machine, textOf(machine, object), 10, () => quote(textOf(machine, object)));
  const bytes = bufferOf(machine, object);
  if (bytes !== null) return intOfText(machine, latin(bytes), 10, () => bytesShown(machine, object));
  const name = machine.typeName(machine.typeOf(object));
  const wanted = "a string, a bytes-like object or a real number, not '";
  return machine.raise(T.TypeError, `int() argument must be ${wanted}${name}'`);
}

function exactInt(machine: Machine, object: number): number {
  if (object === 0 || machine.typeOf(object) === T.int) return object;
  const plain = plainInt(machine, object);
  machine.release(object);
  return plain;
}

/** A type that takes at most one positional argument. */
export function atMostOne(name: string, make: (machine: Machine, argument: number | undefined) => number): Make {
  return (machine, _type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, `${name}() takes no keyword arguments`);
    if (args.length > 1) return machine.raise(T.TypeError, `${name} expected at most 1 argument, got ${args.length}`);
    return make(machine, args[0]);
  };
}

/** `__float__` of a class, or its `__index__`: a double, null after an exception, undefined where it has none. */
function doubleBySpecial(machine: Machine, object: number): number | null | undefined {
  const method = specialMethod(machine, object, '__float__');
  if (method !== 0 && machine.typeOf(method) === T.function) {
    const made = machine.ops.call(method, [object]);
    if (made === 0) return null;
    const isFloat = machine.isInstance(made, T.float);
    const value = isFloat ? floatValue(machine.memory.floats, made) : 0;
    const names = [object, made].map((each) => machine.typeName(machine.typeOf(each)));
    machine.release(made);
    if (isFloat) return value;
    machine.raise(T.TypeError, `${names[0]}.__float__ returned non-float (type ${names[1]})`);
    return null;
  }
  if (machine.isInstance(object, T.float) || isInt(machine, object)) return toDouble(machine, object);
  if (specialMethod(machine, object, '__index__') === 0) return undefined;
  const index = indexObject(machine, object);
  if (index === 0) return null;
  const value = toDouble(machine, index);
  machine.release(index);
  return value;
}

export const makeFloatObject = atMostOne('float', (machine, object) => {
  if (object === undefined) return makeFloat(machine, 0);
  if (machine.typeOf(object) === T.float) return machine.retain(object);
  const bytes = bufferOf(machine, object);
  if (isStr(machine, object) || bytes !== null) {
    const value = parseFloatText(bytes === null ? textOf(machine, object) : latin(bytes));
    if (value !== null) return makeFloat(machine, value);
    const shown = machine.ops.repr(object);
    return machine.raise(T.ValueError, `could not convert string to float: ${shown ?? ''}`);
  }
  const value = doubleBySpecial(machine, object);
  if (value === null) return 0;
  if (value !== undefined) return makeFloat(machine, value);
  const name = machine.typeName(machine.typeOf(object));
  return machine.raise(T.TypeError, `float() argument must be a string or a real number, not '${name}'`);
});

export const makeBoolObject = atMostOne('bool', (machine, object) => {
  const truth = object === undefined ? 0 : machine.ops.truth(object);
  return truth < 0 ? 0 : boolObject(truth === 1);
});

/** `__complex__` of a class: null after an exception, undefined where it has none. */
function complexBySpecial(machine: Machine, object: number): Complex | null | undefined {
  if (machine.typeOf(object) === T.complex) return complexValue(machine.memory.floats, object);
  const method = specialMethod(machine, object, '__complex__');
  if (method === 0 || machine.typeOf(method) !== T.function) {
    return isComplex(machine, object) ? complexValue(machine.memory.floats, object) : undefined;
  }
  const made = machine.ops.call(method, [object]);
  if (made === 0) return null;
  const value = isComplex(machine, made) ? complexValue(machine.memory.floats, made) : null;
  const wrong = machine.typeName(machine.typeOf(made));
  machine.release(made);
  if (value === null) machine.raise(T.TypeError, `__complex__ returned non-complex (type ${wrong})`);
  return value;
}

export const makeComplexObject: Make = (machine, _type, args, names) => {
  const bound = bindNative(machine, 'complex', args, names, ['real', 'imag']);
  if (bound === null) return 0;
  const [realObject, imagObject] = bound as [number, number];
  if (realObject !== 0 && imagObject === 0 && machine.typeOf(realObject) === T.complex)
    return machine.retain(realObject);
  if (realObject !== 0 && isStr(machine, realObject)) {
    if (imagObject !== 0) return machine.raise(T.TypeError, "complex() can't take second arg if first is a string");
    const parsed = parseComplexText(textOf(machine, realObject));
    if (parsed !== null) return makeComplex(machine, parsed);
    return machine.raise(T.ValueError, 'complex() arg is a malformed string');
  }
  if (imagObject !== 0 && isStr(machine, imagObject)) {
    return machine.raise(T.TypeError, "complex() second arg can't be a string");
  }
  const real = realObject === 0 ? { real: 0, imag: 0 } : complexArgument(machine, realObject, 'first');
  const imag = real === null ? null : imagObject === 0 ? null : complexArgument(machine, imagObject, 'second');
  if (real === null || (imagObject !== 0 && imag === null)) return 0;
  if (imag === null) return makeComplex(machine, real);
  const isReal = real.imag === 0 && !(realObject !== 0 && isComplex(machine, realObject));
  return makeComplex(machine, {
    real: imagObject !== 0 && isComplex(machine, imagObject) ? real.real - imag.imag : real.real,
    imag: isReal ? imag.real : imag.real + real.imag,
  });
};

function complexArgument(machine: Machine, object: number, which: 'first' | 'second'): Complex | null {
  const own = which === 'first' || isComplex(machine, object) ? complexBySpecial(machine, object) : undefined;
  if (own !== undefined) return own;
  const value = doubleBySpecial(machine, object);
  if (value === null) return null;
  if (value !== undefined) return { real: value, imag: 0 };
  const name = machine.typeName(machine.typeOf(object));
  const what = which === 'first' ? 'first argument must be a string or a number' : 'second argument must be a number';
  machine.raise(T.TypeError, `complex() ${what}, not '${name}'`);
  return null;
}
