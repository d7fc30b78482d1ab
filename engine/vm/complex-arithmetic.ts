import { BinaryOperation as Operation } from '../compile/opcode.js';
import { type Complex, complexValue, isComplex, makeComplex } from '../object/complex.js';
import { hypotenuse, power } from '../object/power.js';
import { NOT_IMPLEMENTED } from '../object/statics.js';
import { T } from '../object/type-table.js';
import { toDouble } from './number.js';
import type { Machine } from './machine.js';

/** Objects/complexobject.c: the number methods of complex; other numbers among the operands become complex. */
export function complexOperation(machine: Machine, operation: number, left: number, right: number): number {
  const a = toComplex(machine, left);
  const b = a === null ? null : toComplex(machine, right);
  if (a === null || b === null) return 0;
  switch (operation) {
    case Operation.Add:
      return makeComplex(machine, { real: a.real + b.real, imag: a.imag + b.imag });
    case Operation.Sub:
      return makeComplex(machine, { real: a.real - b.real, imag: a.imag - b.imag });
    case Operation.Mult:
      return makeComplex(machine, product(a, b));
    case Operation.Div: {
      const result = quotient(a, b);
      if (result === null) return machine.raise(T.ZeroDivisionError, 'complex division by zero');
      return makeComplex(machine, result);
    }
    case Operation.Pow:
      return complexPower(machine, a, b);
    default:
      return NOT_IMPLEMENTED;
  }
}

/** The value of a number as a complex one, or null after an exception. */
export function toComplex(machine: Machine, object: number): Complex | null {
  if (isComplex(machine, object)) return complexValue(machine.memory.floats, object);
  const real = toDouble(machine, object);
  return real === null ? null : { real, imag: 0 };
}

function product(a: Complex, b: Complex): Complex {
  return { real: a.real * b.real - a.imag * b.imag, imag: a.real * b.imag + a.imag * b.real };
}

/** `_Py_c_quot`; null for a division by zero. */
function quotient(a: Complex, b: Complex): Complex | null {
  if (Math.abs(b.real) >= Math.abs(b.imag)) {
    if (b.real === 0) return null;
    const ratio = b.imag / b.real;
    const divisor = b.real + b.imag * ratio;
    return { real: (a.real + a.imag * ratio) / divisor, imag: (a.imag - a.real * ratio) / divisor };
  }
  if (Math.abs(b.imag) >= Math.abs(b.real)) {
    const ratio = b.real / b.imag;
    const divisor = b.real * ratio + b.imag;
    return { real: (a.real * ratio + a.imag) / divisor, imag: (a.imag * ratio - a.real) / divisor };
  }
  return { real: NaN, imag: NaN };
}

/** `complex_pow`: whole exponents up to 100 by multiplication, others by angle and length. */
export function complexPower(machine: Machine, a: Complex, b: Complex): number {
  const whole = b.imag === 0 && b.real === Math.floor(b.real) && Math.abs(b.real) <= 100;
  const result = whole ? wholePower(a, b.real) : polarPower(a, b);
  if (result === null) {
    return machine.raise(T.ZeroDivisionError, '0.0 to a negative or complex power');
  }
  if (!Number.isFinite(result.real) || !Number.isFinite(result.imag)) {
    const given = [a.real, a.imag, b.real, b.imag].every((part) => Number.isFinite(part));
    if (given) return machine.raise(T.OverflowError, 'complex exponentiation');
  }
  return makeComplex(machine, result);
}

function wholePower(base: Complex, exponent: number): Complex | null {
  if (exponent > 0) return positivePower(base, exponent);
  return quotient({ real: 1, imag: 0 }, positivePower(base, -exponent));
}

function positivePower(base: Complex, exponent: number): Complex {
  let result: Complex = { real: 1, imag: 0 };
  let square = base;
  for (let mask = 1; mask > 0 && exponent >= mask; mask *= 2) {
    if ((exponent & mask) !== 0) result = product(result, square);
    square = product(square, square);
  }
  return result;
}

/** `_Py_c_pow`; null for zero to a negative or complex power. */
function polarPower(a: Complex, b: Complex): Complex | null {
  if (b.real === 0 && b.imag === 0) return { real: 1, imag: 0 };
  if (a.real === 0 && a.imag === 0) return b.imag !== 0 || b.real < 0 ? null : { real: 0, imag: 0 };
  const size = hypotenuse(a.real, a.imag);
  let length = power(size, b.real);
  const angle = Math.atan2(a.imag, a.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length *= Math.exp(-angle * b.imag);
    phase += b.imag * Math.log(size);
  }
  return { real: length * Math.cos(phase), imag: length * Math.sin(phase) };
}
