import { makeFloat } from '../../object/float.js';
import { bigValue, boolObject, isInt, makeInt } from '../../object/int.js';
import { intern } from '../../object/str.js';
import { makeTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { eachItem, placed, toDouble, toInteger } from './arguments.js';
import { twoProduct, twoSum } from './double-double.js';
import * as elementary from './elementary.js';
import * as hyperbolic from './hyperbolic.js';
import { gamma, logGamma } from './gamma.js';
import { MATH_INTEGERS } from './math-integers.js';
import type { ModuleRow } from './module-row.js';
import { nextAfter, splitDouble, unitInLastPlace } from './double-bits.js';

/** The module `math` (Modules/mathmodule.c). */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | null = null,
): NativeRow {
  return { name, owner: 'math', least, most, keywords, call };
}

function domainError(machine: Machine): 0 {
  return machine.raise(T.ValueError, 'math domain error');
}

function rangeError(machine: Machine): 0 {
  return machine.raise(T.OverflowError, 'math range error');
}

/** `math_1`: a function of one number. `overflows`: an infinite result of a finite number is an error of range. */
function one(name: string, compute: (x: number) => number, overflows = false): NativeRow {
  return row(name, 1, 1, (machine, [object]) => {
    const x = toDouble(machine, object!);
    if (x === null) return 0;
    const result = compute(x);
    if (Number.isNaN(result) && !Number.isNaN(x)) return domainError(machine);
    if (!Number.isFinite(result) && Number.isFinite(x)) return overflows ? rangeError(machine) : domainError(machine);
    return makeFloat(machine, result);
  });
}

function two(name: string, compute: (machine: Machine, x: number, y: number) => number | null): NativeRow {
  return row(name, 2, 2, (machine, [first, second]) => {
    const x = toDouble(machine, first!);
    const y = x === null ? null : toDouble(machine, second!);
    if (x === null || y === null) return 0;
    const result = compute(machine, x, y);
    return result === null ? 0 : makeFloat(machine, result);
  });
}

function test(name: string, holds: (x: number) => boolean): NativeRow {
  return row(name, 1, 1, (machine, [object]) => {
    const x = toDouble(machine, object!);
    return x === null ? 0 : boolObject(holds(x));
  });
}

/** `math_floor` and kin: a method of the class, else of the number. */
function whole(name: string, method: string, compute: (x: number) => number): NativeRow {
  return row(name, 1, 1, (machine, [object]) => {
    if (isInt(machine, object!) && machine.typeOf(object!) === T.int) return machine.retain(object!);
    if (machine.typeOf(object!) !== T.float) {
      const own = machine.ops.lookup(machine.typeOf(object!), intern(machine, method));
      if (own !== 0) return machine.ops.call(own, [object!]);
      if (isInt(machine, object!)) return makeInt(machine, bigValue(machine.words, object!));
      if (name === 'trunc' && !machine.isInstance(object!, T.float)) {
        const type = machine.typeName(machine.typeOf(object!));
        return machine.raise(T.TypeError, `type ${type} doesn't define __trunc__ method`);
      }
    }
    const x = toDouble(machine, object!);
    if (x === null) return 0;
    if (Number.isNaN(x)) return machine.raise(T.ValueError, 'cannot convert float NaN to integer');
    if (!Number.isFinite(x)) return machine.raise(T.OverflowError, 'cannot convert float infinity to integer');
    return makeInt(machine, BigInt(compute(x)));
  });
}

/** `loghelper`: ints of any size have logarithms. Null after an exception. */
function logarithm(machine: Machine, object: number, compute: (x: number) => number, ofTwo: number): number | null {
  if (isInt(machine, object)) {
    const value = bigValue(machine.words, object);
    if (value <= 0n) return domainError(machine) || null;
    const double = Number(value);
    if (Number.isFinite(double)) return compute(double);
    const shift = value.toString(2).length - 60;
    return compute(Number(value >> BigInt(shift))) + shift * ofTwo;
  }
  const x = toDouble(machine, object);
  if (x === null) return null;
  if (x < 0 || x === 0) return domainError(machine) || null;
  return compute(x);
}

function pow(machine: Machine, x: number, y: number): number | null {
  if (x === 1 || y === 0) return 1;
  if (x < 0 && Number.isFinite(x) && Number.isFinite(y) && !Number.isInteger(y)) return domainError(machine) || null;
  if (x === 0 && y < 0 && Number.isFinite(y)) return domainError(machine) || null;
  if (x === -1 && !Number.isFinite(y) && !Number.isNaN(y)) return 1;
  const odd = Number.isInteger(y) && Math.abs(y) < 2 ** 53 && y % 2 !== 0;
  const result = x < 0 && Number.isFinite(x) ? elementary.power(-x, y) * (odd ? -1 : 1) : elementary.power(x, y);
  if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y)) return rangeError(machine) || null;
  return result;
}

/** `m_remainder`: IEEE 754's. */
function remainder(machine: Machine, x: number, y: number): number | null {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (!Number.isFinite(x) || y === 0) return domainError(machine) || null;
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const by = Math.abs(y);
  const rest = size % by;
  const other = by - rest;
  let result: number;
  if (rest < other) result = rest;
  else if (rest > other) result = -other;
  else result = rest - 2 * ((0.5 * (size - rest)) % by);
  return x < 0 || Object.is(x, -0) ? -result : result;
}

/** `math_fsum`: exact partial sums that do not overlap. */
function fsum(machine: Machine, source: number): number {
  let partials: number[] = [];
  let special = 0;
  let infinities = 0;
  const done = eachItem(machine, source, (item) => {
    const given = toDouble(machine, item);
    if (given === null) return false;
    let x = given;
    const next: number[] = [];
    for (const partial of partials) {
      const sum = Math.abs(x) < Math.abs(partial) ? twoSumOf(partial, x) : twoSumOf(x, partial);
      if (sum.low !== 0) next.push(sum.low);
      x = sum.high;
    }
    if (x !== 0 || Number.isNaN(x)) {
      if (!Number.isFinite(x)) {
        if (Number.isFinite(given)) {
          machine.raise(T.OverflowError, 'intermediate overflow in fsum');
          return false;
        }
        if (!Number.isNaN(given)) infinities += given;
        special += given;
        partials = [];
        return true;
      }
      next.push(x);
    }
    partials = next;
    return true;
  });
  if (!done) return 0;
  if (special !== 0 || Number.isNaN(special)) {
    if (Number.isNaN(infinities)) return machine.raise(T.ValueError, '-inf + inf in fsum');
    return makeFloat(machine, special);
  }
  return makeFloat(machine, sumOfPartials(partials));
}

function twoSumOf(a: number, b: number): { high: number; low: number } {
  const high = a + b;
  return { high, low: b - (high - a) };
}

/** Rounds half to even across the partials, the largest last. */
export function sumOfPartials(partials: readonly number[]): number {
  let at = partials.length;
  if (at === 0) return 0;
  let high = partials[--at]!;
  let low = 0;
  while (at > 0) {
    const x = high;
    const y = partials[--at]!;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  if (at > 0 && ((low < 0 && partials[at - 1]! < 0) || (low > 0 && partials[at - 1]! > 0))) {
    const twice = low * 2;
    const x = high + twice;
    if (twice === x - high) high = x;
  }
  return high;
}

function isClose(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const values = placed(machine, 'isclose', args, names, ['a', 'b', 'rel_tol', 'abs_tol'], 2);
  if (values === null) return 0;
  const doubles = values.map((value, index) => (value === 0 ? (index === 2 ? 1e-9 : 0) : toDouble(machine, value)));
  if (machine.raised) return 0;
  const [a, b, relative, absolute] = doubles as [number, number, number, number];
  if (relative < 0 || absolute < 0) return machine.raise(T.ValueError, 'tolerances must be non-negative');
  if (a === b) return boolObject(true);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return boolObject(false);
  const difference = Math.abs(b - a);
  const near = difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
  return boolObject(near);
}

/** `vector_norm`. */
function normOf(sides: readonly number[]): number {
  if (sides.some((side) => side === Infinity || side === -Infinity)) return Infinity;
  if (sides.some(Number.isNaN)) return NaN;
  return elementary.norm(sides);
}

function doubles(machine: Machine, objects: readonly number[]): number[] | null {
  const found: number[] = [];
  for (const object of objects) {
    const value = toDouble(machine, object);
    if (value === null) return null;
    found.push(value);
  }
  return found;
}

function itemsOf(machine: Machine, source: number): number[] | null {
  const tuple = machine.ops.call(T.tuple, [source]);
  if (tuple === 0) return null;
  const length = machine.field(tuple, 16);
  const values = doubles(
    machine,
    Array.from({ length }, (_, index) => machine.field(tuple, 24 + index * 8)),
  );
  machine.release(tuple);
  return values;
}

function dist(machine: Machine, args: readonly number[]): number {
  const p = itemsOf(machine, args[0]!);
  const q = p === null ? null : itemsOf(machine, args[1]!);
  if (p === null || q === null) return 0;
  if (p.length !== q.length) {
    return machine.raise(T.ValueError, 'both points must have the same number of dimensions');
  }
  return makeFloat(machine, normOf(p.map((value, index) => Math.abs(value - q[index]!))));
}

function prod(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const start = names.length > 0 ? args[1] : undefined;
  let total = start === undefined ? makeInt(machine, 1) : machine.retain(start);
  machine.hold(total);
  const done = eachItem(machine, args[0]!, (item) => {
    const next = machine.ops.binary(5, total, item);
    if (next === 0) return false;
    machine.holdInstead(next, 2);
    machine.release(total);
    total = next;
    return true;
  });
  machine.drop();
  if (done) return total;
  machine.release(total);
  return 0;
}

/** `math_sumprod`: exact for ints, correctly rounded for floats. */
function sumprod(machine: Machine, args: readonly number[]): number {
  const lists = args.map((arg) => machine.ops.call(T.tuple, [arg]));
  if (lists.includes(0)) {
    for (const list of lists) machine.releaseMaybe(list);
    return 0;
  }
  const lengths = lists.map((list) => machine.field(list, 16));
  for (const list of lists) machine.hold(list);
  let total = makeInt(machine, 0);
  let partials: number[] | null = [];
  let floats = false;
  if (lengths[0] !== lengths[1]) machine.raise(T.ValueError, 'Inputs are not the same length');
  for (let index = 0; index < lengths[0]! && !machine.raised; index++) {
    const [a, b] = lists.map((list) => machine.field(list, 24 + index * 8)) as [number, number];
    const simple = [a, b].every((each) => [T.float, T.int, T.bool].includes(machine.typeOf(each) as never));
    if (partials !== null && simple && (floats || [a, b].some((each) => machine.typeOf(each) === T.float))) {
      floats = true;
      const [x, y] = [toDouble(machine, a)!, toDouble(machine, b)!];
      const product = twoProduct(x, y);
      for (const part of [product.low, product.high]) partials = withPartial(partials, part);
      continue;
    }
    const product = machine.ops.binary(5, a, b);
    const next = product === 0 ? 0 : machine.ops.binary(0, total, product);
    machine.releaseMaybe(product);
    if (next === 0) break;
    machine.release(total);
    total = next;
  }
  machine.drop(lists.length);
  for (const list of lists) machine.release(list);
  if (machine.raised) {
    machine.releaseMaybe(total);
    return 0;
  }
  if (!floats) return total;
  const sum = makeFloat(machine, sumOfPartials(partials));
  const result = machine.ops.binary(0, sum, total);
  machine.release(sum);
  machine.release(total);
  return result;
}

function withPartial(partials: readonly number[], value: number): number[] {
  const next: number[] = [];
  let x = value;
  for (const partial of partials) {
    const sum = twoSum(x, partial);
    if (sum.low !== 0) next.push(sum.low);
    x = sum.high;
  }
  next.push(x);
  return next;
}

function ldexp(machine: Machine, args: readonly number[]): number {
  const x = toDouble(machine, args[0]!);
  if (x === null) return 0;
  if (!isInt(machine, args[1]!)) return machine.raise(T.TypeError, 'Expected an int as second argument to ldexp.');
  const exponent = bigValue(machine.words, args[1]!);
  if (x === 0 || !Number.isFinite(x)) return makeFloat(machine, x);
  if (exponent > 5000n) return rangeError(machine);
  if (exponent < -5000n) return makeFloat(machine, x < 0 ? -0 : 0);
  const result = elementary.scaled(x, Number(exponent));
  return Number.isFinite(result) ? makeFloat(machine, result) : rangeError(machine);
}

function special(name: string, compute: (x: number) => number | 'domain' | 'range'): NativeRow {
  return row(name, 1, 1, (machine, [object]) => {
    const x = toDouble(machine, object!);
    if (x === null) return 0;
    const result = compute(x);
    if (result === 'domain') return domainError(machine);
    return result === 'range' ? rangeError(machine) : makeFloat(machine, result);
  });
}

const FUNCTIONS: readonly NativeRow[] = [
  one('acos', elementary.acos),
  one('acosh', hyperbolic.acosh),
  one('asin', elementary.asin),
  one('asinh', hyperbolic.asinh),
  one('atan', elementary.atan),
  two('atan2', (_, y, x) => elementary.atan2(y, x)),
  one('atanh', hyperbolic.atanh),
  one('cbrt', hyperbolic.cbrt),
  whole('ceil', '__ceil__', Math.ceil),
  two('copysign', (_, x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x))),
  one('cos', elementary.cos),
  one('cosh', hyperbolic.cosh, true),
  one('degrees', (x) => x * (180 / Math.PI)),
  row('dist', 2, 2, dist),
  one('erf', elementary.erf),
  one('erfc', elementary.erfc),
  one('exp', elementary.exp, true),
  one('exp2', elementary.exp2, true),
  one('expm1', hyperbolic.expm1, true),
  one('fabs', Math.abs),
  whole('floor', '__floor__', Math.floor),
  two('fmod', (machine, x, y) => {
    if (!Number.isFinite(y) && !Number.isNaN(y) && Number.isFinite(x)) return x;
    const result = x % y;
    return Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y) ? domainError(machine) || null : result;
  }),
  row('frexp', 1, 1, (machine, [object]) => {
    const x = toDouble(machine, object!);
    if (x === null) return 0;
    const { mantissa, exponent } = splitDouble(x);
    const parts = [makeFloat(machine, mantissa), makeInt(machine, exponent)];
    return makeTuple(machine, parts);
  }),
  row('fsum', 1, 1, (machine, [source]) => fsum(machine, source!)),
  special('gamma', gamma),
  row('hypot', 0, Infinity, (machine, args) => {
    const sides = doubles(machine, args);
    return sides === null ? 0 : makeFloat(machine, normOf(sides));
  }),
  row('isclose', 2, 2, isClose, ['a', 'b', 'rel_tol', 'abs_tol']),
  test('isfinite', Number.isFinite),
  test('isinf', (x) => x === Infinity || x === -Infinity),
  test('isnan', Number.isNaN),
  row('ldexp', 2, 2, ldexp),
  special('lgamma', logGamma),
  row('log', 1, 2, (machine, [object, base]) => {
    const over = logarithm(machine, object!, elementary.log, Math.LN2);
    if (over === null || base === undefined) return over === null ? 0 : makeFloat(machine, over);
    const under = logarithm(machine, base, elementary.log, Math.LN2);
    if (under === null) return 0;
    if (under === 0) return machine.raise(T.ZeroDivisionError, 'float division by zero');
    return makeFloat(machine, over / under);
  }),
  row('log10', 1, 1, (machine, [object]) => {
    const value = logarithm(machine, object!, hyperbolic.log10, Math.LOG10E * Math.LN2);
    return value === null ? 0 : makeFloat(machine, value);
  }),
  one('log1p', (x) => (x <= -1 ? NaN : hyperbolic.log1p(x))),
  row('log2', 1, 1, (machine, [object]) => {
    const value = logarithm(machine, object!, elementary.log2, 1);
    return value === null ? 0 : makeFloat(machine, value);
  }),
  row('modf', 1, 1, (machine, [object]) => {
    const x = toDouble(machine, object!);
    if (x === null) return 0;
    const whole = Math.trunc(x);
    const rest = Number.isFinite(x) ? x - whole : Number.isNaN(x) ? x : 0;
    const signed = x < 0 || Object.is(x, -0) ? -Math.abs(rest) : rest;
    const parts = [makeFloat(machine, signed), makeFloat(machine, Number.isNaN(x) ? x : whole)];
    return makeTuple(machine, parts);
  }),
  row(
    'nextafter',
    2,
    2,
    (machine, args, names) => {
      const x = toDouble(machine, args[0]!);
      const y = x === null ? null : toDouble(machine, args[1]!);
      if (x === null || y === null) return 0;
      const steps = names.length === 0 ? 1n : toInteger(machine, args[2]!);
      if (steps === null) return 0;
      if (steps < 0n) return machine.raise(T.ValueError, 'steps must be a non-negative integer');
      return makeFloat(machine, nextAfter(x, y, steps));
    },
    ['steps'],
  ),
  two('pow', pow),
  row('prod', 1, 1, prod, ['start']),
  one('radians', (x) => x * (Math.PI / 180)),
  two('remainder', remainder),
  one('sin', elementary.sin),
  one('sinh', hyperbolic.sinh, true),
  one('sqrt', Math.sqrt),
  row('sumprod', 2, 2, sumprod),
  one('tan', elementary.tan),
  one('tanh', hyperbolic.tanh),
  whole('trunc', '__trunc__', Math.trunc),
  row('ulp', 1, 1, (machine, [object]) => {
    const x = toDouble(machine, object!);
    return x === null ? 0 : makeFloat(machine, unitInLastPlace(x));
  }),
  ...MATH_INTEGERS,
];

export const MATH: ModuleRow = {
  name: 'math',
  functions: FUNCTIONS,
  fill: (machine, set) => {
    const values = { pi: Math.PI, e: Math.E, tau: 2 * Math.PI, inf: Infinity, nan: NaN };
    for (const [name, value] of Object.entries(values)) set(name, makeFloat(machine, value));
  },
};
