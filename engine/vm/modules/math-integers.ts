import { makeInt } from '../../object/int.js';
import { T } from '../../object/type-table.js';
import { type Machine, type Native, type NativeRow, Stop } from '../machine.js';
import { toInteger } from './arguments.js';

/** The functions of `math` on integers. */
function row(name: string, least: number, most: number, call: Native): NativeRow {
  return { name, owner: 'math', least, most, keywords: null, call };
}

export function gcdOf(a: bigint, b: bigint): bigint {
  let [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/** `_approximate_isqrt` in exact arithmetic: the root rounded down. */
export function isqrtOf(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const better = (guess + n / guess) >> 1n;
    if (better >= guess) return guess;
    guess = better;
  }
}

/** The product from `from` to `to`, halves first. */
function product(from: bigint, to: bigint): bigint {
  if (from > to) return 1n;
  if (to - from < 8n) {
    let result = from;
    for (let factor = from + 1n; factor <= to; factor++) result *= factor;
    return result;
  }
  const middle = (from + to) >> 1n;
  return product(from, middle) * product(middle + 1n, to);
}

function tooLarge(name: string): never {
  throw new Stop('limit', `the size of a result of ${name}()`);
}

function factorial(machine: Machine, object: number): number {
  if (machine.isInstance(object, T.float)) {
    return machine.raise(T.TypeError, "'float' object cannot be interpreted as an integer");
  }
  const value = toInteger(machine, object);
  if (value === null) return 0;
  if (value > 2n ** 63n - 1n) {
    return machine.raise(T.OverflowError, `factorial() argument should not exceed ${2n ** 63n - 1n}`);
  }
  if (value < 0n) return machine.raise(T.ValueError, 'factorial() not defined for negative values');
  if (value > 200_000n) tooLarge('factorial');
  return makeInt(machine, product(1n, value));
}

function fold(name: string, start: bigint, combine: (total: bigint, value: bigint) => bigint): NativeRow {
  return row(name, 0, Infinity, (machine, args) => {
    let total = start;
    for (const [index, arg] of args.entries()) {
      const value = toInteger(machine, arg);
      if (value === null) return 0;
      total = index === 0 ? (value < 0n ? -value : value) : combine(total, value);
    }
    return makeInt(machine, total);
  });
}

function choose(n: bigint, k: bigint): bigint {
  const least = k < n - k ? k : n - k;
  if (least > 100_000n) tooLarge('comb');
  return product(n - least + 1n, n) / product(1n, least);
}

function twoSizes(machine: Machine, args: readonly number[]): [bigint, bigint] | null {
  const n = toInteger(machine, args[0]!);
  const k = n === null ? null : toInteger(machine, args[1]!);
  if (n === null || k === null) return null;
  if (n < 0n) machine.raise(T.ValueError, 'n must be a non-negative integer');
  else if (k < 0n) machine.raise(T.ValueError, 'k must be a non-negative integer');
  return machine.raised ? null : [n, k];
}

export const MATH_INTEGERS: readonly NativeRow[] = [
  row('factorial', 1, 1, (machine, [object]) => factorial(machine, object!)),
  fold('gcd', 0n, gcdOf),
  fold('lcm', 1n, (a, b) => {
    if (a === 0n || b === 0n) return 0n;
    const size = (a / gcdOf(a, b)) * b;
    return size < 0n ? -size : size;
  }),
  row('isqrt', 1, 1, (machine, [object]) => {
    const value = toInteger(machine, object!);
    if (value === null) return 0;
    if (value < 0n) return machine.raise(T.ValueError, 'isqrt() argument must be nonnegative');
    return makeInt(machine, isqrtOf(value));
  }),
  row('comb', 2, 2, (machine, args) => {
    const sizes = twoSizes(machine, args);
    if (sizes === null) return 0;
    const [n, k] = sizes;
    return makeInt(machine, k > n ? 0n : choose(n, k));
  }),
  row('perm', 1, 2, (machine, args) => {
    if (args.length === 1 || !hasSecond(machine, args[1]!)) return factorial(machine, args[0]!);
    const sizes = twoSizes(machine, args);
    if (sizes === null) return 0;
    const [n, k] = sizes;
    if (k > 100_000n && k <= n) tooLarge('perm');
    return makeInt(machine, k > n ? 0n : product(n - k + 1n, n));
  }),
];

function hasSecond(machine: Machine, object: number): boolean {
  return machine.typeOf(object) !== T.NoneType;
}
