import {
  add,
  dd,
  divide,
  type Double2,
  multiply,
  negate,
  roundScaled,
  scale,
  scaleBy,
  squareRoot,
  subtract,
  twoProduct,
  twoSum,
} from './double-double.js';

/** The elementary functions, correctly rounded: those of JavaScript may differ from C's in the last digit. */
const LN2 = dd(0.6931471805599453, 2.3190468138462996e-17);
const LN2_REST = 5.707708438416212e-34;
const PI = dd(3.141592653589793, 1.2246467991473532e-16);
const HALF_PI = [1.5707963267948966, 6.123233995736766e-17, -1.4973849048591833e-33] as const;

const FACTORIALS: readonly Double2[] = inverseFactorials();

function inverseFactorials(): Double2[] {
  const found = [dd(1)];
  for (let n = 1; n < 34; n++) found.push(divide(found[n - 1]!, dd(n)));
  return found;
}

/** `exp(x) - 1` for |x| below about 0.35. */
function expm1Small(x: Double2): Double2 {
  const part = scale(x, 1 / 256);
  let sum = dd(0);
  for (let n = 12; n >= 1; n--) sum = multiply(add(sum, FACTORIALS[n]!), part);
  for (let step = 0; step < 8; step++) sum = add(scale(sum, 2), multiply(sum, sum));
  return sum;
}

/** `exp(x)` as a number near 1 and an exponent of two. */
function expParts(x: Double2): { readonly value: Double2; readonly exponent: number } {
  const exponent = Math.round(x.high / LN2.high);
  const rest = subtract(subtract(x, multiply(LN2, dd(exponent))), dd(LN2_REST * exponent));
  return { value: add(dd(1), expm1Small(rest)), exponent };
}

function expOf(x: Double2): number {
  if (x.high > 709.8) return Infinity;
  if (x.high < -746) return 0;
  const { value, exponent } = expParts(x);
  return roundScaled(value, exponent);
}

function expWide(x: Double2): Double2 {
  const { value, exponent } = expParts(x);
  return { high: scaleBy(value.high, exponent), low: scaleBy(value.low, exponent) };
}

/** The natural logarithm of a positive number. */
function logOf(x: Double2): Double2 {
  let exponent = Math.floor(Math.log2(x.high));
  let part: Double2 = { high: scaleBy(x.high, -exponent), low: scaleBy(x.low, -exponent) };
  if (part.high > 1.4142135623730951) {
    part = scale(part, 0.5);
    exponent++;
  }
  const away = subtract(part, dd(1));
  const logarithm = Math.abs(away.high) < 1e-4 ? log1pSeries(away) : newtonLog(part);
  if (exponent === 0) return logarithm;
  const whole = add(multiply(LN2, dd(exponent)), dd(LN2_REST * exponent));
  return add(whole, logarithm);
}

/** One step of Newton's method from the double nearest to it. */
function newtonLog(x: Double2): Double2 {
  const guess = Math.log(x.high);
  const { value, exponent } = expParts(dd(guess));
  const power = scale(value, 2 ** exponent);
  return add(dd(guess), scale(divide(subtract(x, power), add(x, power)), 2));
}

/** `log(1 + x)` for small x: 2 atanh(x / (2 + x)). */
function log1pSeries(x: Double2): Double2 {
  const ratio = divide(x, add(dd(2), x));
  const square = multiply(ratio, ratio);
  let sum = dd(0);
  for (let n = 15; n >= 1; n -= 2) sum = add(multiply(sum, square), divide(dd(1), dd(n)));
  return scale(multiply(sum, ratio), 2);
}

function rounded(x: Double2): number {
  return x.high + x.low;
}

export function exp(x: number): number {
  if (!Number.isFinite(x)) return Math.exp(x);
  return x === 0 ? 1 : expOf(dd(x));
}

export function exp2(x: number): number {
  if (!Number.isFinite(x)) return x === -Infinity ? 0 : x;
  if (x > 1024) return Infinity;
  if (x < -1080) return 0;
  const whole = Math.round(x);
  return roundScaled(add(dd(1), expm1Small(multiply(LN2, dd(x - whole)))), whole);
}

export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return Math.log(x);
  return rounded(logOf(dd(x)));
}

export function log2(x: number): number {
  if (!(x > 0) || x === Infinity) return Math.log2(x);
  const power = Math.round(Math.log2(x));
  if (scaleBy(1, power) === x) return power;
  return rounded(divide(logOf(dd(x)), LN2));
}

/** `pow` of a positive finite base that is not 1, and a finite exponent. */
export function power(x: number, y: number): number {
  if (!(x > 0) || x === Infinity || !Number.isFinite(y) || y === 0 || x === 1) return x ** y;
  if (y === 0.5) return Math.sqrt(x);
  const logarithm = logOf(dd(x));
  if (Math.abs(logarithm.high * y) > 800) return logarithm.high * y > 0 ? Infinity : 0;
  const whole = Number.isInteger(y) && Math.abs(y) < 64 ? wholePower(x, y) : null;
  return whole ?? expOf(multiply(logarithm, dd(y)));
}

/** Exact small powers of integers, which must not be off by a rounding. */
function wholePower(x: number, y: number): number | null {
  if (!Number.isInteger(x) || y < 0) return null;
  const value = BigInt(x) ** BigInt(y);
  return Number(value);
}

/** Splits x into a multiple of pi/2 and a rest of at most pi/4. */
function reduce(x: number): { readonly quadrant: number; readonly rest: Double2 } {
  if (Math.abs(x) <= 0.7853981633974483) return { quadrant: 0, rest: dd(x) };
  if (Math.abs(x) > 1e5) return reduceLarge(x);
  const times = Math.round(x / HALF_PI[0]);
  const first = twoProduct(times, HALF_PI[0]);
  const second = twoProduct(times, HALF_PI[1]);
  let rest = add(twoSum(x, -first.high), dd(-first.low));
  rest = subtract(rest, second);
  rest = subtract(rest, dd(times * HALF_PI[2]));
  return { quadrant: times & 3, rest };
}

const PI_BITS = 1280n;
let piDigits = 0n;

/** Pi times 2**1280 (Machin's formula). */
function piBits(): bigint {
  if (piDigits !== 0n) return piDigits;
  const bits = PI_BITS + 32n;
  const arctanOfInverse = (n: bigint): bigint => {
    let term = (1n << bits) / n;
    let sum = term;
    for (let k = 3n; term !== 0n; k += 2n) {
      term /= -(n * n);
      sum += term / k;
    }
    return sum;
  };
  piDigits = (4n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n))) >> 32n;
  return piDigits;
}

function reduceLarge(x: number): { readonly quadrant: number; readonly rest: Double2 } {
  let exponent = 0;
  let mantissa = Math.abs(x);
  while (!Number.isInteger(mantissa) || mantissa > 2 ** 53) {
    if (mantissa > 2 ** 53) {
      mantissa /= 2;
      exponent++;
    } else {
      mantissa *= 2;
      exponent--;
    }
  }
  const value =
    exponent >= 0
      ? BigInt(mantissa) << (PI_BITS + BigInt(exponent))
      : (BigInt(mantissa) << PI_BITS) >> BigInt(-exponent);
  const half = piBits() / 2n;
  let quadrant = value / half;
  let rest = value % half;
  if (rest * 2n > half) {
    rest -= half;
    quadrant++;
  }
  const high = bigRatio(rest);
  const low = bigRatio(rest - bigOf(high));
  const sign = x < 0 ? -1 : 1;
  return { quadrant: Number((x < 0 ? -quadrant : quadrant) & 3n), rest: dd(sign * high, sign * low) };
}

/** A count of 2**-1280 as a double, and back. */
function bigRatio(value: bigint): number {
  return Number(value >> (PI_BITS - 1023n)) * 2 ** -1023;
}

function bigOf(value: number): bigint {
  return BigInt(value * 2 ** 1000) << (PI_BITS - 1000n);
}

function sineOf(x: Double2): Double2 {
  const square = multiply(x, x);
  let sum = dd(0);
  for (let n = 27; n >= 3; n -= 2) {
    const term = FACTORIALS[n]!;
    sum = multiply(add(sum, (n & 2) !== 0 ? negate(term) : term), square);
  }
  return add(x, multiply(sum, x));
}

function cosineOf(x: Double2): Double2 {
  const square = multiply(x, x);
  let sum = dd(0);
  for (let n = 28; n >= 2; n -= 2) {
    const term = FACTORIALS[n]!;
    sum = multiply(add(sum, (n & 2) !== 0 ? negate(term) : term), square);
  }
  return add(dd(1), sum);
}

function sineAndCosine(x: number): { readonly sine: Double2; readonly cosine: Double2 } {
  const { quadrant, rest } = reduce(x);
  const sine = sineOf(rest);
  const cosine = cosineOf(rest);
  if (quadrant === 0) return { sine, cosine };
  if (quadrant === 1) return { sine: cosine, cosine: negate(sine) };
  if (quadrant === 2) return { sine: negate(sine), cosine: negate(cosine) };
  return { sine: negate(cosine), cosine: sine };
}

const TINY = 1e-150;

export function sin(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < TINY) return Number.isFinite(x) ? x : NaN;
  return rounded(sineAndCosine(x).sine);
}

export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  return rounded(sineAndCosine(x).cosine);
}

export function tan(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < TINY) return Number.isFinite(x) ? x : NaN;
  const { sine, cosine } = sineAndCosine(x);
  return rounded(divide(sine, cosine));
}

/** The angle of a point, both numbers of moderate size. */
function angle(y: Double2, x: Double2): Double2 {
  const guess = Math.atan2(y.high, x.high);
  const { sine, cosine } = sineAndCosine(guess);
  const over = subtract(multiply(y, cosine), multiply(x, sine));
  const under = add(multiply(x, cosine), multiply(y, sine));
  return add(dd(guess), divide(over, under));
}

export function atan(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < TINY || Math.abs(x) > 1e150) return Math.atan(x);
  return rounded(angle(dd(x), dd(1)));
}

export function atan2(y: number, x: number): number {
  const plain = Math.atan2(y, x);
  if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return plain;
  const most = Math.max(Math.abs(x), Math.abs(y));
  const least = Math.min(Math.abs(x), Math.abs(y));
  if (least / most < 1e-100) return x > 0 && Math.abs(y) < Math.abs(x) ? y / x : plain;
  const factor = 2 ** -Math.floor(Math.log2(most));
  if (!Number.isFinite(factor)) return plain;
  return rounded(angle(dd(y * factor), dd(x * factor)));
}

export function asin(x: number): number {
  if (!(Math.abs(x) <= 1)) return NaN;
  if (Math.abs(x) < TINY) return x;
  const other = squareRoot(subtract(dd(1), twoProduct(x, x)));
  return rounded(angle(dd(x), other));
}

export function acos(x: number): number {
  if (!(Math.abs(x) <= 1)) return NaN;
  if (x === 1) return 0;
  const other = squareRoot(multiply(subtract(dd(1), dd(x)), add(dd(1), dd(x))));
  return rounded(angle(other, dd(x)));
}

/** 2/sqrt(pi). */
const TWO_BY_ROOT_PI = divide(dd(2), squareRoot(PI));

/** The series of erf, for arguments up to 3. */
function erfSeries(x: number): Double2 {
  const square = twoProduct(x, x);
  let term = dd(x);
  let sum = term;
  for (let n = 1; n < 200 && Math.abs(term.high) > 1e-36 * Math.abs(sum.high); n++) {
    term = divide(multiply(term, scale(square, 2)), dd(2 * n + 1));
    sum = add(sum, term);
  }
  return multiply(multiply(sum, TWO_BY_ROOT_PI), expWide(negate(square)));
}

/** The continued fraction of erfc, for arguments from 2 on. */
function erfcFraction(x: number): number {
  const square = twoProduct(x, x);
  let fraction = dd(x);
  for (let n = 120; n >= 1; n--) fraction = add(dd(x), divide(dd(n / 2), fraction));
  const { value, exponent } = expParts(negate(square));
  return roundScaled(divide(multiply(value, scale(TWO_BY_ROOT_PI, 0.5)), fraction), exponent);
}

export function erf(x: number): number {
  if (Number.isNaN(x) || x === 0) return x;
  if (Math.abs(x) < TINY) return rounded(multiply(dd(x), TWO_BY_ROOT_PI));
  if (Math.abs(x) > 6) return x < 0 ? -1 : 1;
  if (Math.abs(x) < 3) return rounded(erfSeries(x));
  return x < 0 ? erfcFraction(-x) - 1 : 1 - erfcFraction(x);
}

export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 28) return 0;
  if (x < -6) return 2;
  if (x < 2) return Math.abs(x) < TINY ? 1 : rounded(subtract(dd(1), erfSeries(x)));
  return erfcFraction(x);
}

/** `sqrt` of a sum of squares, rounded once. */
export function norm(sides: readonly number[]): number {
  const most = Math.max(0, ...sides.map(Math.abs));
  if (most === 0 || !Number.isFinite(most)) return most;
  const exponent = Math.floor(Math.log2(most));
  let sum = dd(0);
  for (const side of sides) {
    const part = scaleBy(side, -exponent);
    sum = add(sum, twoProduct(part, part));
  }
  return roundScaled(squareRoot(sum), exponent);
}

/** `ldexp`, rounded once where the result is subnormal. */
export function scaled(value: number, exponent: number): number {
  return roundScaled(dd(value), exponent);
}
