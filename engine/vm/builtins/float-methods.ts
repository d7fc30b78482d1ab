import { type Complex, complexValue, makeComplex } from '../../object/complex.js';
import { binaryParts } from '../../object/float-digits.js';
import { floatText } from '../../object/float-text.js';
import { floatValue, makeFloat } from '../../object/float.js';
import { boolObject, makeInt } from '../../object/int.js';
import { scaleByTwo } from '../../object/power.js';
import { isStr, makeStr, textOf } from '../../object/str.js';
import { copyToTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { parseHexFloat } from '../float-parse.js';
import type { Getset, Machine, Native, NativeRow } from '../machine.js';
import { intOfFloat, roundFloat } from './rounding.js';

/** Objects/floatobject.c and Objects/complexobject.c, methods and computed attributes. */
function row(owner: string, name: string, least: number, most: number, call: Native): NativeRow {
  return { name, owner, least, most, keywords: null, call };
}

function valueOf(machine: Machine, object: number): number {
  return floatValue(machine.memory.floats, object);
}

/** `float.hex`. */
function hexText(value: number): string {
  if (!Number.isFinite(value)) return floatText(value);
  const negative = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${negative}0x0.0p+0`;
  const [mantissa, exponent] = binaryParts(Math.abs(value));
  const subnormal = mantissa < 1n << 52n;
  const fraction = (mantissa & ((1n << 52n) - 1n)).toString(16).padStart(13, '0');
  const power = exponent + 52;
  return `${negative}0x${subnormal ? 0 : 1}.${fraction}p${power < 0 ? '-' : '+'}${Math.abs(power)}`;
}

function fromHex(machine: Machine, text: number): number {
  if (!isStr(machine, text)) {
    return machine.raise(T.TypeError, `bad argument type for built-in operation`);
  }
  const parsed = parseHexFloat(textOf(machine, text));
  if (parsed === null) return machine.raise(T.ValueError, 'invalid hexadecimal floating-point string');
  if (typeof parsed === 'number') return makeFloat(machine, parsed);
  const { negative, mantissa, exponent } = parsed;
  const length = mantissa.toString(2).length;
  const tooLarge = mantissa !== 0n && length + exponent > 1024;
  const size = mantissa === 0n || length + exponent < -1080 ? 0 : tooLarge ? Infinity : scaleByTwo(mantissa, exponent);
  if (!Number.isFinite(size)) {
    return machine.raise(T.OverflowError, 'hexadecimal value too large to represent as a float');
  }
  return makeFloat(machine, negative ? -size : size);
}

function asRatio(machine: Machine, value: number): number {
  if (Number.isNaN(value)) return machine.raise(T.ValueError, 'cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) return machine.raise(T.OverflowError, 'cannot convert Infinity to integer ratio');
  let [mantissa, exponent] = binaryParts(Math.abs(value));
  while (mantissa !== 0n && exponent < 0 && (mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent++;
  }
  const above = exponent > 0 ? mantissa << BigInt(exponent) : mantissa;
  const below = exponent < 0 && mantissa !== 0n ? 1n << BigInt(-exponent) : 1n;
  const parts = [makeInt(machine, value < 0 ? -above : above), makeInt(machine, below)];
  const pair = copyToTuple(machine, parts);
  for (const part of parts) machine.release(part);
  return pair;
}

/** A float of its own value that is exactly a float. */
function plainFloat(machine: Machine, object: number): number {
  return machine.typeOf(object) === T.float ? machine.retain(object) : makeFloat(machine, valueOf(machine, object));
}

const whole = (name: string, cut: (value: number) => number): NativeRow =>
  row('float', name, 0, 0, (machine, _args, _names, self) => intOfFloat(machine, cut(valueOf(machine, self))));

export const FLOAT_METHODS: readonly NativeRow[] = [
  row('float', 'is_integer', 0, 0, (machine, _args, _names, self) =>
    boolObject(Number.isInteger(valueOf(machine, self))),
  ),
  row('float', 'hex', 0, 0, (machine, _args, _names, self) => makeStr(machine, hexText(valueOf(machine, self)))),
  row('float', 'as_integer_ratio', 0, 0, (machine, _args, _names, self) => asRatio(machine, valueOf(machine, self))),
  row('float', 'conjugate', 0, 0, (machine, _args, _names, self) => plainFloat(machine, self)),
  row('float', '__round__', 0, 1, (machine, [digits], _names, self) => roundFloat(machine, self, digits ?? 0)),
  whole('__trunc__', (value) => value),
  whole('__floor__', Math.floor),
  whole('__ceil__', Math.ceil),
  { ...row('float', 'fromhex', 1, 1, (machine, [text]) => fromHex(machine, text!)), kind: 'class' },
];

function complexOf(machine: Machine, object: number): Complex {
  return complexValue(machine.memory.floats, object);
}

export const COMPLEX_METHODS: readonly NativeRow[] = [
  row('complex', 'conjugate', 0, 0, (machine, _args, _names, self) => {
    const { real, imag } = complexOf(machine, self);
    return makeComplex(machine, { real, imag: -imag });
  }),
  row('complex', '__complex__', 0, 0, (machine, _args, _names, self) =>
    machine.typeOf(self) === T.complex ? machine.retain(self) : makeComplex(machine, complexOf(machine, self)),
  ),
];

function computed(name: string, get: (machine: Machine, object: number) => number): Getset {
  return { name, get, set: null };
}

export const FLOAT_GETSETS: readonly Getset[] = [
  computed('real', plainFloat),
  computed('imag', (machine) => makeFloat(machine, 0)),
];

export const COMPLEX_GETSETS: readonly Getset[] = [
  computed('real', (machine, object) => makeFloat(machine, complexOf(machine, object).real)),
  computed('imag', (machine, object) => makeFloat(machine, complexOf(machine, object).imag)),
];
