import { cos, exp, log, power, sin } from './elementary.js';

/** The gamma function by Lanczos' approximation (N = 13, g = 6.0246...), with the operations of Modules/mathmodule.c. */
const NUMERATOR = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216,
  248874557.86205417, 31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936,
  2.5066282746310002,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];
const G = 6.024680040776729583740234375;
const G_MINUS_HALF = 5.524680040776729583740234375;
const LOG_PI = 1.1447298858494002;

function lanczos(x: number): number {
  let over = 0;
  let under = 0;
  if (x < 5) {
    for (let index = 12; index >= 0; index--) {
      over = over * x + NUMERATOR[index]!;
      under = under * x + DENOMINATOR[index]!;
    }
  } else {
    for (let index = 0; index < 13; index++) {
      over = over / x + NUMERATOR[index]!;
      under = under / x + DENOMINATOR[index]!;
    }
  }
  return over / under;
}

/** sin(pi x), exact at multiples of a half. */
function sineOfPi(x: number): number {
  const y = Math.abs(x) % 2;
  const sign = x < 0 ? -1 : 1;
  const quarter = Math.round(2 * y);
  const pi = Math.PI;
  switch (quarter) {
    case 0:
      return sign * sin(pi * y);
    case 1:
      return sign * cos(pi * (y - 0.5));
    case 2:
      return sign * sin(pi * (1 - y));
    case 3:
      return -sign * cos(pi * (y - 1.5));
    default:
      return sign * sin(pi * (y - 2));
  }
}

/** `math.gamma`; `domain` for a pole, `range` where the result overflows. */
export function gamma(x: number): number | 'domain' | 'range' {
  if (!Number.isFinite(x)) return x === -Infinity ? 'domain' : x;
  if (x === 0) return 'domain';
  if (x === Math.floor(x)) {
    if (x < 0) return 'domain';
    if (x <= 23) {
      let product = 1;
      for (let factor = 2; factor < x; factor++) product *= factor;
      return product;
    }
  }
  const size = Math.abs(x);
  if (size < 1e-20) return Number.isFinite(1 / x) ? 1 / x : 'range';
  if (size > 200) return x < 0 ? 0 / sineOfPi(x) : 'range';
  const y = size + G_MINUS_HALF;
  const z = ((size > G_MINUS_HALF ? y - size - G_MINUS_HALF : y - G_MINUS_HALF - size) * G) / y;
  let result: number;
  if (x < 0) {
    result = ((-Math.PI / sineOfPi(size) / size) * exp(y)) / lanczos(size);
    result -= z * result;
    result /= size < 140 ? power(y, size - 0.5) : power(y, size / 2 - 0.25);
    if (size >= 140) result /= power(y, size / 2 - 0.25);
  } else {
    result = lanczos(size) / exp(y);
    result += z * result;
    result *= size < 140 ? power(y, size - 0.5) : power(y, size / 2 - 0.25);
    if (size >= 140) result *= power(y, size / 2 - 0.25);
  }
  return Number.isFinite(result) ? result : 'range';
}

/** `math.lgamma`. */
export function logGamma(x: number): number | 'domain' | 'range' {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity;
  if (x === Math.floor(x) && x <= 2) return x <= 0 ? 'domain' : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let result = log(lanczos(size)) - G;
  result += (size - 0.5) * (log(size + G - 0.5) - 1);
  if (x < 0) result = LOG_PI - log(Math.abs(sineOfPi(size))) - log(size) - result;
  return Number.isFinite(result) ? result : 'range';
}
