/**
 * Python/dtoa.c and `PyOS_double_to_string` (Python/pystrtod.c): digits of a double, exactly rounded, halves to even.
 * All take the size of a finite double; signs are their callers' affair.
 */
const double = new Float64Array(1);
const bits = new BigUint64Array(double.buffer);

/** A double as mantissa times a power of two. */
export function binaryParts(size: number): [mantissa: bigint, exponent: number] {
  double[0] = size;
  const exponent = Number((bits[0]! >> 52n) & 0x7ffn);
  const fraction = bits[0]! & 0xfffffffffffffn;
  return exponent === 0 ? [fraction, -1074] : [fraction | (1n << 52n), exponent - 1075];
}

/** The double times 10**places, rounded to an integer. */
function scaled(size: number, places: number): bigint {
  const [mantissa, exponent] = binaryParts(size);
  let above = mantissa;
  let below = 1n;
  if (exponent >= 0) above <<= BigInt(exponent);
  else below <<= BigInt(-exponent);
  if (places >= 0) above *= 10n ** BigInt(places);
  else below *= 10n ** BigInt(-places);
  const whole = above / below;
  const rest = (above % below) * 2n;
  return rest > below || (rest === below && whole % 2n === 1n) ? whole + 1n : whole;
}

/** No double has more decimal places than this; what is asked for beyond them are zeros. */
const MOST_PLACES = 1100;

/** Digits without trailing zeros, and where the decimal point is: 0.d1d2d3... times 10**point. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

/** `_Py_dg_dtoa` with mode 3: so many decimal places. */
function fixedDigits(size: number, places: number): Digits {
  const text = scaled(size, Math.min(places, MOST_PLACES)).toString();
  if (text === '0') return { digits: '', point: -places };
  return { digits: text.replace(/0+$/u, ''), point: text.length - Math.min(places, MOST_PLACES) };
}

/** Mode 2: so many significant digits. */
function significantDigits(size: number, count: number): Digits {
  if (size === 0) return { digits: '0', point: 1 };
  const wanted = Math.min(count, MOST_PLACES);
  let exponent = Number(size.toExponential().split('e')[1]);
  let text = scaled(size, wanted - 1 - exponent).toString();
  if (text.length > wanted) {
    exponent++;
    text = text.slice(0, wanted);
  }
  return { digits: text.replace(/0+$/u, ''), point: exponent + 1 };
}

/** Mode 0: the fewest digits that give the same double again. */
function shortestDigits(size: number): Digits {
  if (size === 0) return { digits: '0', point: 1 };
  const [mantissa, exponent] = size.toExponential().split('e') as [string, string];
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** `format_float_short`: `code` e, f, g or r; `alternate` keeps the point and, for g, zeros; `dotZero` adds `.0`. */
export function doubleText(
  size: number,
  code: 'e' | 'f' | 'g' | 'r',
  precision: number,
  alternate = false,
  dotZero = false,
): string {
  const wanted = code === 'e' ? precision + 1 : code === 'g' && precision === 0 ? 1 : precision;
  const { digits, point } =
    code === 'r' ? shortestDigits(size) : code === 'f' ? fixedDigits(size, wanted) : significantDigits(size, wanted);
  let scientific = code === 'e';
  if (code === 'g') scientific = point <= -4 || point > wanted - (dotZero ? 1 : 0);
  if (code === 'r') scientific = point <= -4 || point > 16;
  let end = digits.length;
  if (code === 'e') end = wanted;
  if (code === 'f') end = point + wanted;
  if (code === 'g' && alternate) end = wanted;
  const place = scientific ? 1 : point;
  const start = place <= 0 ? place - 1 : 0;
  end = Math.max(end, !scientific && dotZero ? place + 1 : place);
  const padded = '0'.repeat(Math.max(0, -start)) + digits.padEnd(Math.max(0, end), '0');
  const whole = padded.slice(0, place - start);
  const fraction = padded.slice(place - start, end - start);
  const body = fraction !== '' || alternate ? `${whole}.${fraction}` : whole;
  if (!scientific) return body;
  const exponent = point - 1;
  return `${body}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** `double_round` (Objects/floatobject.c): by way of the decimal digits; may be infinite. */
export function roundedDouble(value: number, places: number): number {
  if (!Number.isFinite(value) || places > 323) return value;
  if (places < -308) return 0 * value;
  const size = Math.abs(value);
  const whole = scaled(size, places);
  const rounded = Number(`${whole}e${-places}`);
  return value < 0 || Object.is(value, -0) ? -rounded : rounded;
}
