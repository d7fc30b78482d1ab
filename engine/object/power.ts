import { binaryParts } from './float-digits.js';

/**
 * `pow` of two doubles, correctly rounded: by way of logarithm and exponential with 160 bits behind the point. The
 * C library's is within a hair of that, JavaScript's is not.
 */
const PLACES = 160n;
const ONE = 1n << PLACES;

/** `base` is finite and above 0, `exponent` finite and not 0. */
export function power(base: number, exponent: number): number {
  if (base === 1 || exponent === 1) return base;
  if (exponent === 2) return base * base;
  if (exponent === -1) return 1 / base;
  const estimate = Math.log2(base) * exponent;
  if (estimate > 1025) return Infinity;
  if (estimate < -1080) return 0;
  const exact = exactPower(base, exponent);
  if (exact !== null) return exact;
  const product = multiplyByDouble(logarithm2(base), exponent);
  const whole = product >> PLACES;
  return scaleByTwo(exponential2(product - (whole << PLACES)), Number(whole) - Number(PLACES));
}

/** Where the result is exact in few enough bits: small whole powers, which may lie half way between two doubles. */
function exactPower(base: number, exponent: number): number | null {
  if (!Number.isInteger(exponent) || exponent < 0 || exponent > 64) return null;
  const [mantissa, scale] = oddParts(base);
  return scaleByTwo(mantissa ** BigInt(exponent), scale * exponent);
}

function oddParts(size: number): [mantissa: bigint, exponent: number] {
  let [mantissa, exponent] = binaryParts(size);
  while ((mantissa & 0xffn) === 0n) {
    mantissa >>= 8n;
    exponent += 8;
  }
  while ((mantissa & 1n) === 0n) {
    mantissa >>= 1n;
    exponent += 1;
  }
  return [mantissa, exponent];
}

/** The double nearest to mantissa * 2**exponent, halves to even. */
export function scaleByTwo(mantissa: bigint, exponent: number): number {
  const length = mantissa.toString(2).length;
  const drop = Math.max(length - 53, -1074 - exponent);
  if (drop <= 0) return Number(mantissa) * 2 ** Math.max(exponent, -1074) * 2 ** Math.min(0, exponent + 1074);
  if (drop > length + 1) return 0;
  const unit = 1n << BigInt(drop);
  const rest = mantissa & (unit - 1n);
  let kept = mantissa >> BigInt(drop);
  if (rest * 2n > unit || (rest * 2n === unit && (kept & 1n) === 1n)) kept += 1n;
  const scale = exponent + drop;
  return scale > 971 ? Infinity : Number(kept) * 2 ** scale;
}

/** ln 2 as the sum of 2 / (n 3**n) over odd n. */
const LN2 = 2n * inverseTangent(ONE / 3n);

/** `atanh` of a small fraction. */
function inverseTangent(fraction: bigint): bigint {
  const square = (fraction * fraction) >> PLACES;
  let term = fraction;
  let sum = 0n;
  for (let divisor = 1n; term !== 0n; divisor += 2n) {
    sum += term / divisor;
    term = (term * square) / ONE;
  }
  return sum;
}

/** log2 of a double, as a fraction with PLACES bits. */
function logarithm2(size: number): bigint {
  const [mantissa, exponent] = binaryParts(size);
  let shift = mantissa.toString(2).length - 1;
  let value = (mantissa << PLACES) >> BigInt(shift);
  if (value > ONE + (ONE >> 1n) - (ONE >> 4n)) {
    value >>= 1n;
    shift += 1;
  }
  const natural = 2n * inverseTangent(((value - ONE) << PLACES) / (value + ONE));
  return (BigInt(exponent + shift) << PLACES) + (natural << PLACES) / LN2;
}

function multiplyByDouble(value: bigint, factor: number): bigint {
  const [mantissa, exponent] = binaryParts(Math.abs(factor));
  const product = value * mantissa;
  const size = exponent >= 0 ? product << BigInt(exponent) : product >> BigInt(-exponent);
  return factor < 0 ? -size : size;
}

/** 2 to the power of a fraction between 0 and 1. */
function exponential2(fraction: bigint): bigint {
  const x = (fraction * LN2) >> PLACES;
  let term = ONE;
  let sum = 0n;
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = ((term * x) >> PLACES) / n;
  }
  return sum;
}

/** `hypot`, correctly rounded. */
export function hypotenuse(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Math.hypot(a, b);
  if (a === 0 || b === 0) return Math.abs(a) + Math.abs(b);
  const [x, p] = binaryParts(Math.abs(a));
  const [y, q] = binaryParts(Math.abs(b));
  const scale = Math.min(p, q);
  if (Math.max(p, q) - scale > 120) return Math.max(Math.abs(a), Math.abs(b));
  const square = (x << BigInt(p - scale)) ** 2n + (y << BigInt(q - scale)) ** 2n;
  const root = squareRoot(square << 128n);
  return scaleByTwo(
    root * root === square << 128n ? root : (root << 1n) | 1n,
    scale - 64 - (root * root === square << 128n ? 0 : 1),
  );
}

function squareRoot(value: bigint): bigint {
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
