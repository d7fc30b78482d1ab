/**
 * Numbers of about 106 bits as the unevaluated sum of two doubles (T. J. Dekker, "A floating-point technique for extending
 * the available precision"): what the elementary functions are computed in, so that their results are correctly rounded.
 */
export interface Double2 {
  readonly high: number;
  readonly low: number;
}

const SPLITTER = 134217729;

export function dd(high: number, low = 0): Double2 {
  return { high, low };
}

/** The exact sum of two doubles. */
export function twoSum(a: number, b: number): Double2 {
  const sum = a + b;
  const part = sum - a;
  return { high: sum, low: a - (sum - part) + (b - part) };
}

/** The same where `a` is not the smaller one. */
function quickSum(a: number, b: number): Double2 {
  const sum = a + b;
  return { high: sum, low: b - (sum - a) };
}

/** The exact product of two doubles of moderate size. */
export function twoProduct(a: number, b: number): Double2 {
  const product = a * b;
  const splitA = SPLITTER * a;
  const highA = splitA - (splitA - a);
  const lowA = a - highA;
  const splitB = SPLITTER * b;
  const highB = splitB - (splitB - b);
  const lowB = b - highB;
  return { high: product, low: highA * highB - product + highA * lowB + lowA * highB + lowA * lowB };
}

export function add(a: Double2, b: Double2): Double2 {
  const high = twoSum(a.high, b.high);
  const low = twoSum(a.low, b.low);
  const first = quickSum(high.high, high.low + low.high);
  return quickSum(first.high, first.low + low.low);
}

export function negate(a: Double2): Double2 {
  return { high: -a.high, low: -a.low };
}

export function subtract(a: Double2, b: Double2): Double2 {
  return add(a, negate(b));
}

export function multiply(a: Double2, b: Double2): Double2 {
  const product = twoProduct(a.high, b.high);
  return quickSum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

export function divide(a: Double2, b: Double2): Double2 {
  const first = a.high / b.high;
  let rest = subtract(a, multiply(b, dd(first)));
  const second = rest.high / b.high;
  rest = subtract(rest, multiply(b, dd(second)));
  const third = rest.high / b.high;
  const sum = quickSum(first, second);
  return add(sum, dd(third));
}

/** By a power of two: exact. */
export function scale(a: Double2, factor: number): Double2 {
  return { high: a.high * factor, low: a.low * factor };
}

export function squareRoot(a: Double2): Double2 {
  if (a.high <= 0) return dd(0);
  const root = Math.sqrt(a.high);
  const rest = subtract(a, twoProduct(root, root));
  const first = add(dd(root), divide(rest, dd(2 * root)));
  const second = subtract(a, multiply(first, first));
  return add(first, divide(second, scale(first, 2)));
}

/** `m * 2**exponent`, rounded once, also where the result is subnormal. */
export function roundScaled(value: Double2, exponent: number): number {
  const sum = value.high + value.low;
  if (!Number.isFinite(sum) || sum === 0) return sum;
  const power = Math.floor(Math.log2(Math.abs(sum))) + exponent;
  if (power > -1022) return scaleBy(sum, exponent);
  // The grid of subnormal numbers is coarser than the sum's: rounded from both parts there.
  const unit = 2 ** (-1074 - exponent < -1000 ? -1000 : -1074 - exponent);
  const scaled = value.high / unit;
  const whole = Math.round(scaled);
  const rest = scaled - whole + value.low / unit;
  let result = whole;
  if (rest > 0.5 || (rest === 0.5 && result % 2 !== 0)) result++;
  else if (rest < -0.5 || (rest === -0.5 && result % 2 !== 0)) result--;
  return result * Number.MIN_VALUE;
}

/** `ldexp`: exact where the result is normal. */
export function scaleBy(value: number, exponent: number): number {
  let result = value;
  let left = exponent;
  while (left > 1000) {
    result *= 2 ** 1000;
    left -= 1000;
  }
  while (left < -1000) {
    result *= 2 ** -1000;
    left += 1000;
  }
  return result * 2 ** left;
}
