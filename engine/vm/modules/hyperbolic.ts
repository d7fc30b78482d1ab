import { splitDouble } from './double-bits.js';
import { scaleBy } from './double-double.js';
import { exp, log } from './elementary.js';

/**
 * The functions that the C library computes from others, without rounding correctly: with its formulas (fdlibm's), so that
 * the last digit is the same.
 */
export const expm1 = Math.expm1;
export const log1p = Math.log1p;

const LN2 = 0.6931471805599453;
const IN_LN10 = 0.4342944819032518;
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;

export function log10(x: number): number {
  if (!(x > 0) || x === Infinity) return Math.log10(x);
  const { mantissa, exponent } = splitDouble(x);
  const power = exponent - 1;
  const negative = power < 0 ? 1 : 0;
  const shifted = scaleBy(mantissa, 1 - negative);
  const whole = power + negative;
  const rest = whole * LOG10_2_LOW + IN_LN10 * log(shifted);
  return rest + whole * LOG10_2_HIGH;
}

export function sinh(x: number): number {
  if (!Number.isFinite(x)) return x;
  const half = x < 0 ? -0.5 : 0.5;
  const size = Math.abs(x);
  if (size < 22) {
    if (size < 2 ** -28) return x;
    const less = expm1(size);
    if (size < 1) return half * (2 * less - (less * less) / (less + 1));
    return half * (less + less / (less + 1));
  }
  if (size < 709.782712893384) return half * exp(size);
  if (size > 710.4758600739439) return x * Infinity;
  const root = exp(0.5 * size);
  return half * root * root;
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x)) return size;
  if (size < 0.34657359027997264) {
    if (size < 2 ** -55) return 1;
    const less = expm1(size);
    const whole = 1 + less;
    return 1 + (less * less) / (whole + whole);
  }
  if (size < 22) {
    const power = exp(size);
    return 0.5 * power + 0.5 / power;
  }
  if (size < 709.782712893384) return 0.5 * exp(size);
  if (size > 710.4758600739439) return Infinity;
  const root = exp(0.5 * size);
  return 0.5 * root * root;
}

export function tanh(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  let result = 1;
  if (size < 22) {
    if (size < 2 ** -55) return x;
    if (size >= 1) result = 1 - 2 / (expm1(2 * size) + 2);
    else {
      const less = expm1(-2 * size);
      result = -less / (less + 2);
    }
  }
  return x < 0 ? -result : result;
}

export function asinh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size < 2 ** -28) return x;
  let result: number;
  if (size > 2 ** 28) result = log(size) + LN2;
  else if (size > 2) result = log(2 * size + 1 / (Math.sqrt(x * x + 1) + size));
  else result = log1p(size + (x * x) / (1 + Math.sqrt(1 + x * x)));
  return x < 0 ? -result : result;
}

export function acosh(x: number): number {
  if (!(x >= 1) || x === Infinity) return Math.acosh(x);
  if (x > 2 ** 28) return log(x) + LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const less = x - 1;
  return log1p(less + Math.sqrt(2 * less + less * less));
}

export function atanh(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1)) return Math.atanh(x);
  if (size < 2 ** -28) return x;
  const twice = size + size;
  const result = size < 0.5 ? 0.5 * log1p(twice + (twice * size) / (1 - size)) : 0.5 * log1p(twice / (1 - size));
  return x < 0 ? -result : result;
}

const CBRT2 = 1.2599210498948732;
const SQUARE_CBRT2 = 1.5874010519681996;
const FACTORS = [1 / SQUARE_CBRT2, 1 / CBRT2, 1, CBRT2, SQUARE_CBRT2] as const;
const CUBE_ROOT = [
  0.35489576504391984, 1.508191937815849, -2.114994941673713, 2.4469312227808357, -1.8346927748361308,
  0.7849323449766392, -0.14526389938548637,
] as const;

export function cbrt(x: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  const { mantissa, exponent } = splitDouble(Math.abs(x));
  let guess = 0;
  for (let index = CUBE_ROOT.length - 1; index >= 0; index--) guess = guess * mantissa + CUBE_ROOT[index]!;
  const cube = guess * guess * guess;
  const root = ((guess * (cube + 2 * mantissa)) / (2 * cube + mantissa)) * FACTORS[2 + (exponent % 3)]!;
  return scaleBy(x > 0 ? root : -root, Math.trunc(exponent / 3));
}
