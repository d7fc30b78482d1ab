import { isSpace } from '../object/character.js';

/** Texts of numbers: `PyOS_string_to_double` (Python/pystrtod.c), and the hexadecimal form of floats. */
const NUMBER = String.raw`(?:inf(?:inity)?|nan|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)`;
const REAL = new RegExp(`^[-+]?${NUMBER}$`, 'iu');
const COMPLEX = new RegExp(`^(?<real>[-+]?${NUMBER})?(?:(?<imag>[-+]?(?:${NUMBER})?)(?<unit>[jJ]))?$`, 'iu');

/** Decimal digits of any script become ASCII ones, white space around goes (`_PyUnicode_TransformDecimalAndSpaceToASCII`). */
export function numericText(text: string): string {
  const ascii = text.replace(/\p{Nd}/gu, (digit) => (digit < '\x80' ? digit : String(decimalDigit(digit))));
  return stripped(ascii);
}

/** White space as Python has it goes from both ends. */
function stripped(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

/** Decimal digits stand in runs of ten, zero first. */
export function decimalDigit(digit: string): number {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}

/** Underscores between digits are taken out; null where one stands elsewhere. */
function withoutUnderscores(text: string): string | null {
  if (!text.includes('_')) return text;
  return /(^|\D)_|_(\D|$)/u.test(text) ? null : text.replaceAll('_', '');
}

function toNumber(text: string): number {
  const body = text.replace(/^[-+]/u, '').toLowerCase();
  const size = body.startsWith('inf') ? Infinity : body === 'nan' ? NaN : Number(body);
  return text.startsWith('-') ? -size : size;
}

/** `float(text)`, or null. */
export function parseFloatText(text: string): number | null {
  const plain = withoutUnderscores(numericText(text));
  return plain !== null && REAL.test(plain) ? toNumber(plain) : null;
}

/** `complex(text)`, or null. */
export function parseComplexText(text: string): { real: number; imag: number } | null {
  let body = numericText(text);
  if (body.startsWith('(') && body.endsWith(')')) body = numericText(body.slice(1, -1));
  const plain = withoutUnderscores(body);
  if (plain === null || plain === '') return null;
  if (REAL.test(plain)) return { real: toNumber(plain), imag: 0 };
  const unit = /^(.*?)([-+]?(?:inf(?:inity)?|nan|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)?)j$/iu.exec(plain);
  if (unit === null || !COMPLEX.test(plain)) return null;
  const parts = COMPLEX.exec(plain)!.groups!;
  const imagText = parts.imag === '' && parts.real !== undefined ? parts.real : (parts.imag ?? '');
  const both = parts.imag !== '' && parts.real !== undefined;
  if (both && !/^[-+]/u.test(parts.imag!)) return splitAgain(plain);
  const imag = /^[-+]?$/u.test(imagText) ? (imagText === '-' ? -1 : 1) : toNumber(imagText);
  return { real: both ? toNumber(parts.real!) : 0, imag };
}

/** One number with the unit behind, which was read as two. */
function splitAgain(plain: string): { real: number; imag: number } | null {
  const only = plain.slice(0, -1);
  return REAL.test(only) ? { real: 0, imag: toNumber(only) } : null;
}

const HEX = /^([-+]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([-+]?\d+))?$/iu;

/** `float.fromhex`: mantissa and exponent of two, a special value, or null. */
export function parseHexFloat(text: string): number | { negative: boolean; mantissa: bigint; exponent: number } | null {
  const body = stripped(text);
  if (/^[-+]?(inf(inity)?|nan)$/iu.test(body)) return toNumber(body);
  const match = HEX.exec(body);
  if (match === null || (match[2] === '' && (match[3] ?? '') === '')) return null;
  const fraction = match[3] ?? '';
  const exponent = Number(match[4] ?? 0) - 4 * fraction.length;
  return { negative: match[1] === '-', mantissa: BigInt(`0x${match[2]}${fraction}`), exponent };
}
