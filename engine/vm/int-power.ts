import { bigValue, makeInt } from '../object/int.js';
import { bitLength, signedDigits } from '../object/int-room.js';
import { T } from '../object/type-table.js';
import { checkBits, divide, multiply } from './int-product.js';
import type { Machine } from './machine.js';

/** `HUGE_EXP_CUTOFF` in digits: up to here CPython goes by single bits of the exponent. */
const PLAIN_DIGITS = 2;

/** `long_pow` of an exponent that is not negative; `modulus` 0: none. Borrowed operands, a new reference, or 0. */
export function powerOf(machine: Machine, base: number, exponent: number, modulus = 0): number {
  const words = machine.words;
  const b = bigValue(words, exponent);
  const a = bigValue(words, base);
  if (modulus === 0) checkBits(a === 0n || a === 1n || a === -1n ? 0 : BigInt(bitLength(a) - 1) * b);
  if (signedDigits(machine, exponent) > PLAIN_DIGITS) {
    if (modulus === 0) return makeInt(machine, a === 0n ? 0 : a === 1n || b % 2n === 0n ? 1 : -1);
    return makeInt(machine, modularPower(a, b, bigValue(words, modulus)), 1, true);
  }
  const step = (left: number, right: number, result: number): number => {
    const product = multiply(machine, left, right);
    machine.release(result);
    if (modulus === 0) return product;
    const [quotient, rest] = divide(machine, product, modulus);
    machine.release(quotient);
    machine.release(product);
    return rest;
  };
  const one = makeInt(machine, 1);
  if (b <= 3n) {
    if (b === 0n) return one;
    if (b === 1n) return step(base, one, one);
    const square = step(base, base, one);
    return b === 3n ? step(square, base, square) : square;
  }
  let result = machine.retain(base);
  for (let bit = BigInt(bitLength(b) - 2); bit >= 0n; bit--) {
    result = step(result, result, result);
    if (((b >> bit) & 1n) === 1n) result = step(result, base, result);
  }
  return result;
}

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  let square = ((base % modulus) + modulus) % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** `pow(base, exponent, modulus)` of three ints. A new reference, or 0. */
export function modularPowerOf(machine: Machine, base: number, exponent: number, modulus: number): number {
  const words = machine.words;
  const m = bigValue(words, modulus);
  if (m === 0n) return machine.raise(T.ValueError, 'pow() 3rd argument cannot be 0');
  const size = m < 0n ? -m : m;
  if (size === 1n) return makeInt(machine, 0);
  let a = bigValue(words, base);
  let b = bigValue(words, exponent);
  if (b < 0n) {
    const inverse = inverseOf(((a % size) + size) % size, size);
    if (inverse === null) return machine.raise(T.ValueError, 'base is not invertible for the given modulus');
    a = inverse;
    b = -b;
  }
  if (
    m > 0n &&
    a >= 0n &&
    bigValue(words, exponent) >= 0n &&
    signedDigits(machine, base) <= signedDigits(machine, modulus)
  ) {
    return powerOf(machine, base, exponent, modulus);
  }
  const result = modularPower(a, b, size);
  return makeInt(machine, m < 0n && result !== 0n ? result - size : result, 1, true);
}

/** `long_invmod`, or null. */
function inverseOf(value: bigint, modulus: bigint): bigint | null {
  let [a, b] = [value, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  return a === 1n ? ((x % modulus) + modulus) % modulus : null;
}
