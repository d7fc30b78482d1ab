import { BinaryOperation } from '../../compile/opcode.js';
import { complexValue, isComplex } from '../../object/complex.js';
import { bytesOf, isBytes } from '../../object/bytes.js';
import { byteArrayData, isByteArray } from '../../object/bytearray.js';
import { floatValue, makeFloat } from '../../object/float.js';
import { bigValue, intValue, isInt, makeInt } from '../../object/int.js';
import { hypotenuse } from '../../object/power.js';
import { NONE, NOT_IMPLEMENTED } from '../../object/statics.js';
import { characterOf, isStr, makeStr, strLength, textOf } from '../../object/str.js';
import { copyToTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { divideFloats } from '../float-arithmetic.js';
import { escapeToAscii, formatObject } from '../format-value.js';
import { divide } from '../int-product.js';
import { modularPowerOf } from '../int-power.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { indexObject, intArgument, plainInt, specialMethod, toDouble } from '../number.js';
import { reprObject } from '../text-object.js';
import { bindNative } from './arguments.js';
import { boundSpecial, whileBound } from '../special.js';
import { roundFloat, roundInt } from './rounding.js';

/** The functions of `builtins` on numbers and characters (Python/bltinmodule.c). */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | null = null,
): NativeRow {
  return { name, owner: 'builtins', least, most, keywords, call };
}

/** `bin`, `oct`, `hex`. */
function radixText(name: string, prefix: string, radix: number): NativeRow {
  return row(name, 1, 1, (machine, [object]) => {
    const index = indexObject(machine, object!);
    if (index === 0) return 0;
    const value = intValue(machine.words, index);
    machine.release(index);
    return makeStr(machine, `${value < 0 ? '-' : ''}${prefix}${(value < 0 ? -value : value).toString(radix)}`);
  });
}

function absolute(machine: Machine, object: number): number {
  const own = specialMethod(machine, object, '__abs__');
  if (own !== 0) return machine.ops.call(own, [object]);
  if (isInt(machine, object)) {
    const value = intValue(machine.words, object);
    return value < 0 ? makeInt(machine, -value) : plainInt(machine, object);
  }
  if (machine.isInstance(object, T.float)) {
    return makeFloat(machine, Math.abs(floatValue(machine.memory.floats, object)));
  }
  if (isComplex(machine, object)) {
    const { real, imag } = complexValue(machine.memory.floats, object);
    const size = hypotenuse(real, imag);
    const finite = Number.isFinite(real) && Number.isFinite(imag);
    if (finite && !Number.isFinite(size)) return machine.raise(T.OverflowError, 'absolute value too large');
    return makeFloat(machine, size);
  }
  return machine.raise(T.TypeError, `bad operand type for abs(): '${machine.typeName(machine.typeOf(object))}'`);
}

/** `PyNumber_Divmod`. */
function divmod(machine: Machine, left: number, right: number): number {
  const leftType = machine.typeOf(left);
  const rightType = machine.typeOf(right);
  const rightFirst = leftType !== rightType && machine.isSubtype(rightType, leftType);
  const asks: readonly (readonly [number, string, number])[] = rightFirst
    ? [
        [right, '__rdivmod__', left],
        [left, '__divmod__', right],
      ]
    : leftType === rightType
      ? [[left, '__divmod__', right]]
      : [
          [left, '__divmod__', right],
          [right, '__rdivmod__', left],
        ];
  for (const [self, name, other] of asks) {
    const method = specialMethod(machine, self, name);
    const result = method === 0 ? NOT_IMPLEMENTED : machine.ops.call(method, [self, other]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if (isInt(machine, left) && isInt(machine, right)) {
    if (bigValue(machine.words, right) === 0n) {
      return machine.raise(T.ZeroDivisionError, 'integer division or modulo by zero');
    }
    const [quotient, rest] = divide(machine, left, right);
    const pair = copyToTuple(machine, [quotient, rest]);
    machine.release(quotient);
    machine.release(rest);
    return pair;
  }
  const isReal = (object: number): boolean => isInt(machine, object) || machine.isInstance(object, T.float);
  if (isReal(left) && isReal(right)) {
    const a = toDouble(machine, left);
    const b = a === null ? null : toDouble(machine, right);
    if (a === null || b === null) return 0;
    if (b === 0) return machine.raise(T.ZeroDivisionError, 'float divmod()');
    const [quotient, rest] = divideFloats(a, b);
    const objects = [makeFloat(machine, quotient), makeFloat(machine, rest)];
    const pair = copyToTuple(machine, objects);
    for (const object of objects) machine.release(object);
    return pair;
  }
  const names = `'${machine.typeName(leftType)}' and '${machine.typeName(rightType)}'`;
  return machine.raise(T.TypeError, `unsupported operand type(s) for divmod(): ${names}`);
}

/** `PyNumber_Power`. */
function pow(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const bound = bindNative(machine, 'pow', args, names, ['base', 'exp', 'mod'], { required: 2 });
  if (bound === null) return 0;
  const [base, exponent, modulus] = bound as [number, number, number];
  if (modulus === 0 || modulus === NONE) return machine.ops.binary(BinaryOperation.Pow, base, exponent);
  const own = specialMethod(machine, base, '__pow__');
  if (own !== 0) {
    const result = machine.ops.call(own, [base, exponent, modulus]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  if ([base, exponent, modulus].every((each) => isInt(machine, each))) {
    return modularPowerOf(machine, base, exponent, modulus);
  }
  if ([base, exponent, modulus].some((each) => isComplex(machine, each))) {
    return machine.raise(T.ValueError, 'complex modulo');
  }
  if ([base, exponent, modulus].some((each) => machine.isInstance(each, T.float))) {
    return machine.raise(T.TypeError, 'pow() 3rd argument not allowed unless all arguments are integers');
  }
  const types = [base, exponent, modulus].map((each) => `'${machine.typeName(machine.typeOf(each))}'`);
  return machine.raise(T.TypeError, `unsupported operand type(s) for ** or pow(): ${types.join(', ')}`);
}

function round(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const bound = bindNative(machine, 'round', args, names, ['number', 'ndigits'], { required: 1 });
  if (bound === null) return 0;
  const [number, digits] = bound as [number, number];
  const own = specialMethod(machine, number, '__round__');
  if (own !== 0 && machine.typeOf(own) !== T.methodDescriptor) {
    const bound = boundSpecial(machine, number, '__round__');
    if (bound === 0) return 0;
    machine.hold(bound);
    const result = machine.ops.call(bound, digits === 0 || digits === NONE ? [] : [digits]);
    machine.drop();
    machine.release(bound);
    return result;
  }
  const native = isInt(machine, number) ? roundInt : machine.isInstance(number, T.float) ? roundFloat : null;
  if (native !== null) return whileBound(machine, number, '__round__', () => native(machine, number, digits));
  return machine.raise(T.TypeError, `type ${machine.typeName(machine.typeOf(number))} doesn't define __round__ method`);
}

function ordinal(machine: Machine, object: number): number {
  const reader = { words: machine.words, bytes: machine.memory.bytes };
  const bytes = isBytes(machine, object)
    ? bytesOf(reader, object)
    : isByteArray(machine, object)
      ? byteArrayData(reader, object)
      : null;
  if (bytes === null && !isStr(machine, object)) {
    const name = machine.typeName(machine.typeOf(object));
    return machine.raise(T.TypeError, `ord() expected string of length 1, but ${name} found`);
  }
  const length = bytes?.length ?? strLength(machine.words, object);
  if (length === 1) return makeInt(machine, bytes?.[0] ?? characterOf(machine, object, 0));
  return machine.raise(T.TypeError, `ord() expected a character, but string of length ${length} found`);
}

export const NUMBER_FUNCTIONS: readonly NativeRow[] = [
  radixText('bin', '0b', 2),
  radixText('oct', '0o', 8),
  radixText('hex', '0x', 16),
  row('abs', 1, 1, (machine, [object]) => absolute(machine, object!)),
  row('divmod', 2, 2, (machine, [left, right]) => divmod(machine, left!, right!)),
  row('pow', 0, Infinity, pow, ['base', 'exp', 'mod']),
  row('round', 0, Infinity, round, ['number', 'ndigits']),
  row('chr', 1, 1, (machine, [object]) => {
    const code = intArgument(machine, object!);
    if (code === null) return 0;
    if (code < 0 || code > 0x10ffff) return machine.raise(T.ValueError, 'chr() arg not in range(0x110000)');
    return makeStr(machine, String.fromCodePoint(code));
  }),
  row('ord', 1, 1, (machine, [object]) => ordinal(machine, object!)),
  row('repr', 1, 1, (machine, [object]) => reprObject(machine, object!)),
  row('ascii', 1, 1, (machine, [object]) => {
    const text = machine.ops.repr(object!);
    return text === null ? 0 : makeStr(machine, escapeToAscii(text));
  }),
  row('format', 1, 2, (machine, [object, spec]) => {
    if (spec === undefined) return formatObject(machine, object!, '');
    if (isStr(machine, spec)) return formatObject(machine, object!, textOf(machine, spec));
    const name = machine.typeName(machine.typeOf(spec));
    return machine.raise(T.TypeError, `format() argument 2 must be str, not ${name}`);
  }),
];
