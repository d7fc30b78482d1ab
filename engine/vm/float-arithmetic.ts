import { BinaryOperation as Operation } from '../compile/opcode.js';
import { makeFloat } from '../object/float.js';
import { makeInt } from '../object/int.js';
import { power } from '../object/power.js';
import { NOT_IMPLEMENTED } from '../object/statics.js';
import { makeStr } from '../object/str.js';
import { T } from '../object/type-table.js';
import { complexPower } from './complex-arithmetic.js';
import type { Machine } from './machine.js';
import { toDouble } from './number.js';

/** Objects/floatobject.c: the number methods of float; ints among the operands become doubles (`CONVERT_TO_DOUBLE`). */
export function floatOperation(machine: Machine, operation: number, left: number, right: number): number {
  const a = toDouble(machine, left);
  const b = a === null ? null : toDouble(machine, right);
  if (a === null || b === null) return 0;
  switch (operation) {
    case Operation.Add:
      return makeFloat(machine, a + b);
    case Operation.Sub:
      return makeFloat(machine, a - b);
    case Operation.Mult:
      return makeFloat(machine, a * b);
    case Operation.Div:
      return b === 0 ? divisionByZero(machine, 'float division by zero') : makeFloat(machine, a / b);
    case Operation.FloorDiv:
      return b === 0
        ? divisionByZero(machine, 'float floor division by zero')
        : makeFloat(machine, divideFloats(a, b)[0]);
    case Operation.Mod:
      return b === 0 ? divisionByZero(machine, 'float modulo') : makeFloat(machine, divideFloats(a, b)[1]);
    case Operation.Pow:
      return floatPower(machine, a, b);
    default:
      return NOT_IMPLEMENTED;
  }
}

function divisionByZero(machine: Machine, message: string): number {
  return machine.raise(T.ZeroDivisionError, message);
}

/** `_float_div_mod`, of a divisor that is not 0. */
export function divideFloats(a: number, b: number): [quotient: number, rest: number] {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest === 0) {
    rest = Object.is(b, -0) || b < 0 ? -0 : 0;
  } else if (rest < 0 !== b < 0) {
    rest += b;
    quotient -= 1;
  }
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

/** `float_pow`. */
function floatPower(machine: Machine, a: number, b: number): number {
  if (b === 0) return makeFloat(machine, 1);
  if (Number.isNaN(a)) return makeFloat(machine, a);
  if (Number.isNaN(b)) return makeFloat(machine, a === 1 ? 1 : b);
  if (!Number.isFinite(b)) {
    const size = Math.abs(a);
    return makeFloat(machine, size === 1 ? 1 : b > 0 === size > 1 ? Infinity : 0);
  }
  const odd = Math.abs(b % 2) === 1;
  if (!Number.isFinite(a)) {
    if (b > 0) return makeFloat(machine, odd ? a : Infinity);
    return makeFloat(machine, odd && a < 0 ? -0 : 0);
  }
  if (a === 0) {
    if (b < 0) return divisionByZero(machine, '0.0 cannot be raised to a negative power');
    return makeFloat(machine, odd ? a : 0);
  }
  if (a < 0 && b !== Math.floor(b)) return complexPower(machine, { real: a, imag: 0 }, { real: b, imag: 0 });
  const size = power(Math.abs(a), b);
  if (Number.isFinite(size)) return makeFloat(machine, a < 0 && odd ? -size : size);
  return outOfRange(machine);
}

/** What C's `errno` says of a result too large. */
export function outOfRange(machine: Machine): number {
  return machine.raiseWith(T.OverflowError, [makeInt(machine, 34), makeStr(machine, 'Numerical result out of range')]);
}
