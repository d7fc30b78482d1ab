import { floatText } from '../object/float-text.js';
import { floatValue } from '../object/float.js';
import { intValue } from '../object/int.js';
import { intern, isExactStr, isStr, makeStr, textOf } from '../object/str.js';
import { isStaticType, T } from '../object/type-table.js';
import { type Machine, Stop } from './machine.js';

/** `[[fill]align][sign][#][0][width][grouping][.precision][type]` (Python/formatter_unicode.c). */
const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u;

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | null;
  readonly type: string;
}

/** FORMAT_VALUE: `conversion` 0 none, 1 str, 2 repr, 3 ascii. A new reference, or 0. */
export function formatValue(machine: Machine, value: number, conversion: number, spec: string): number {
  if (conversion !== 0) {
    const text = conversion === 1 ? machine.ops.str(value) : machine.ops.repr(value);
    if (text === null) return 0;
    const shown = conversion === 3 ? escapeToAscii(text) : text;
    return spec === '' ? makeStr(machine, shown) : finish(machine, formatText(machine, shown, spec));
  }
  if (spec === '' && isExactStr(machine.words, value)) return machine.retain(value);
  return finish(machine, format(machine, value, spec));
}

function finish(machine: Machine, text: string | null): number {
  return text === null ? 0 : makeStr(machine, text);
}

export function escapeToAscii(text: string): string {
  let escaped = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) escaped += character;
    else if (code < 0x100) escaped += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code < 0x10000) escaped += `\\u${code.toString(16).padStart(4, '0')}`;
    else escaped += `\\U${code.toString(16).padStart(8, '0')}`;
  }
  return escaped;
}

/** `PyObject_Format`: the text, or null after an exception. */
export function format(machine: Machine, value: number, spec: string): string | null {
  const type = machine.typeOf(value);
  const method = isStaticType(type) ? 0 : machine.ops.lookup(type, intern(machine, '__format__'));
  if (method !== 0) {
    const argument = makeStr(machine, spec);
    const result = machine.ops.call(method, [value, argument]);
    machine.release(argument);
    if (result === 0) return null;
    const text = textOf(machine, result);
    machine.release(result);
    return text;
  }
  if (spec === '') return machine.ops.str(value);
  if (isStr(machine, value)) return formatText(machine, textOf(machine, value), spec);
  const parsed = parse(machine, spec, machine.typeName(type));
  if (parsed === null) return null;
  if (machine.isSubtype(type, T.int)) return formatInt(machine, intValue(machine.words, value), parsed);
  if (machine.isSubtype(type, T.float)) return formatFloat(machine, floatValue(machine.memory.floats, value), parsed);
  machine.raise(T.TypeError, `unsupported format string passed to ${machine.typeName(type)}.__format__`);
  return null;
}

function parse(machine: Machine, spec: string, noun: string): Spec | null {
  const match = SPEC.exec(spec);
  if (match === null) {
    machine.raise(T.ValueError, `Invalid format specifier '${spec}' for object of type '${noun}'`);
    return null;
  }
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = match;
  return {
    fill: fill ?? (zero !== undefined ? '0' : ' '),
    align: align ?? (zero !== undefined ? '=' : ''),
    sign: sign ?? '-',
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? null : Number(precision),
    type: type ?? '',
  };
}

function pad(text: string, spec: Spec, align: string, prefix = ''): string {
  const missing = Math.max(0, spec.width - [...(prefix + text)].length);
  if (align === '=') return prefix + spec.fill.repeat(missing) + text;
  if (align === '<') return prefix + text + spec.fill.repeat(missing);
  if (align === '^') return spec.fill.repeat(missing >> 1) + prefix + text + spec.fill.repeat(missing - (missing >> 1));
  return spec.fill.repeat(missing) + prefix + text;
}

function formatText(machine: Machine, text: string, given: string): string | null {
  const spec = parse(machine, given, 'str');
  if (spec === null) return null;
  if (spec.type !== '' && spec.type !== 's') {
    machine.raise(T.ValueError, `Unknown format code '${spec.type}' for object of type 'str'`);
    return null;
  }
  const shown = spec.precision === null ? text : [...text].slice(0, spec.precision).join('');
  return pad(shown, spec, spec.align === '=' ? '<' : spec.align || '<');
}

function grouped(digits: string, separator: string, every: number): string {
  if (separator === '') return digits;
  const parts: string[] = [];
  for (let end = digits.length; end > 0; end -= every) parts.unshift(digits.slice(Math.max(0, end - every), end));
  return parts.join(separator);
}

function signOf(negative: boolean, spec: Spec): string {
  return negative ? '-' : spec.sign === '-' ? '' : spec.sign;
}

const RADIX: Readonly<Record<string, [number, string]>> = { b: [2, '0b'], o: [8, '0o'], x: [16, '0x'], X: [16, '0X'] };

function formatInt(machine: Machine, value: number | bigint, spec: Spec): string | null {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') return formatFloat(machine, Number(value), spec);
  if (spec.type === 'c') return pad(String.fromCodePoint(Number(value)), spec, spec.align || '<');
  const radix = RADIX[spec.type];
  if (radix === undefined && spec.type !== '' && spec.type !== 'd' && spec.type !== 'n') {
    machine.raise(T.ValueError, `Unknown format code '${spec.type}' for object of type 'int'`);
    return null;
  }
  if (spec.precision !== null) {
    machine.raise(T.ValueError, 'Precision not allowed in integer format specifier');
    return null;
  }
  const negative = value < 0;
  const digits = (negative ? -value : value).toString(radix?.[0] ?? 10);
  const text = grouped(spec.type === 'X' ? digits.toUpperCase() : digits, spec.grouping, radix === undefined ? 3 : 4);
  return pad(text, spec, spec.align || '>', signOf(negative, spec) + (spec.alternate && radix ? radix[1] : ''));
}

function formatFloat(machine: Machine, value: number, spec: Spec): string | null {
  const negative = value < 0 || Object.is(value, -0);
  const size = Math.abs(value);
  const align = spec.align || '>';
  const prefix = signOf(negative, spec);
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'nan' : 'inf';
    return pad(
      spec.type === spec.type.toUpperCase() && spec.type !== '' ? name.toUpperCase() : name,
      spec,
      align,
      prefix,
    );
  }
  const digits = digitsOf(machine, size, spec);
  if (digits === null) return null;
  const [whole, ...rest] = digits.split(/(?=[.e%])/u) as [string, ...string[]];
  return pad(grouped(whole, spec.grouping, 3) + rest.join(''), spec, align, prefix);
}

function digitsOf(machine: Machine, size: number, spec: Spec): string | null {
  const precision = spec.precision ?? 6;
  switch (spec.type) {
    case 'f':
    case 'F':
      return exactFixed(size, precision);
    case '%':
      return `${exactFixed(size * 100, precision)}%`;
    case 'e':
    case 'E': {
      const text = exactExponent(size, precision);
      return spec.type === 'E' ? text.toUpperCase() : text;
    }
    case 'g':
    case 'G':
    case 'n': {
      const text = general(size, precision === 0 ? 1 : precision, spec.alternate);
      return spec.type === 'G' ? text.toUpperCase() : text;
    }
    case '': {
      if (spec.precision === null) return floatText(size);
      const text = general(size, precision === 0 ? 1 : precision, false);
      return /[.e]/u.test(text) ? text : `${text}.0`;
    }
    default:
      machine.raise(T.ValueError, `Unknown format code '${spec.type}' for object of type 'float'`);
      return null;
  }
}

/** The double times 10**places, rounded to an integer; halves go to the even one (`_Py_dg_dtoa`). */
function scaled(size: number, places: number): bigint {
  const [mantissa, exponent] = binary(size);
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

const double = new Float64Array(1);
const bits = new BigUint64Array(double.buffer);

/** A double as mantissa times a power of two. */
function binary(size: number): [mantissa: bigint, exponent: number] {
  double[0] = size;
  const exponent = Number((bits[0]! >> 52n) & 0x7ffn);
  const fraction = bits[0]! & 0xfffffffffffffn;
  return exponent === 0 ? [fraction, -1074] : [fraction | (1n << 52n), exponent - 1075];
}

/** Fixed notation of a double, exactly rounded. */
function exactFixed(size: number, places: number): string {
  if (places > 400) throw new Stop('unsupported', 'more than 400 decimal places are not simulated yet');
  const digits = scaled(size, places)
    .toString()
    .padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Scientific notation with so many digits after the point, exactly rounded. */
function exactExponent(size: number, places: number): string {
  if (places > 400) throw new Stop('unsupported', 'more than 400 decimal places are not simulated yet');
  if (size === 0) return `0${places > 0 ? `.${'0'.repeat(places)}` : ''}e+00`;
  let exponent = Number(size.toExponential().split('e')[1]);
  let digits = scaled(size, places - exponent).toString();
  if (digits.length > places + 1) {
    exponent++;
    digits = digits.slice(0, -1);
  }
  const mantissa = places === 0 ? digits : `${digits[0]!}.${digits.slice(1)}`;
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** `%g`: significant digits, trailing zeros dropped, exponents below -4 and from the precision on. */
function general(size: number, precision: number, keepZeros: boolean): string {
  if (size === 0) return '0';
  const scientific = exactExponent(size, precision - 1);
  const [mantissa, power] = scientific.split('e') as [string, string];
  const exponent = Number(power);
  const trim = (text: string): string => (keepZeros || !text.includes('.') ? text : text.replace(/\.?0+$/u, ''));
  if (exponent >= -4 && exponent < precision) return trim(exactFixed(size, precision - 1 - exponent));
  return `${trim(mantissa)}e${power}`;
}
