import { T } from '../../object/type-table.js';
import type { Machine } from '../machine.js';

/** `parse_internal_render_format_spec` (Python/formatter_unicode.c). */
export interface Spec {
  readonly fill: string;
  readonly align: string;
  /** '' where none is given. */
  readonly sign: string;
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  /** -1: none. */
  readonly width: number;
  readonly grouping: '' | ',' | '_';
  readonly precision: number;
  readonly type: string;
}

/** Null after an exception. `noun`: the type's name, `type` and `align` what holds where nothing is said. */
export function parseSpec(machine: Machine, text: string, noun: string, type: string, align: string): Spec | null {
  const characters = [...text];
  let at = 0;
  const isAlign = (place: number): boolean => place < characters.length && '<>=^'.includes(characters[place]!);
  const fail = (message: string): null => {
    machine.raise(T.ValueError, message);
    return null;
  };
  let fill = ' ';
  let filled = false;
  let aligned = false;
  let side = align;
  if (isAlign(1)) {
    [fill, side] = [characters[0]!, characters[1]!];
    filled = aligned = true;
    at = 2;
  } else if (isAlign(0)) {
    side = characters[0]!;
    aligned = true;
    at = 1;
  }
  const next = (wanted: string): string =>
    at < characters.length && wanted.includes(characters[at]!) ? characters[at++]! : '';
  const sign = next(' +-');
  const noNegativeZero = next('z') !== '';
  const alternate = next('#') !== '';
  if (!filled && next('0') !== '') {
    fill = '0';
    if (!aligned && align === '>') side = '=';
  }
  const number = (): number | null => {
    let digits = '';
    while (at < characters.length && /\p{Nd}/u.test(characters[at]!)) digits += characters[at++]!;
    if (digits === '') return -1;
    const value = Number(digits);
    return value > Number.MAX_SAFE_INTEGER ? fail('Too many decimal digits in format string') : value;
  };
  const width = number();
  if (width === null) return null;
  let grouping = next(',') as Spec['grouping'];
  if (next('_') !== '') {
    if (grouping !== '') return fail("Cannot specify both ',' and '_'.");
    grouping = '_';
  }
  if (grouping === '_' && next(',') !== '') return fail("Cannot specify both ',' and '_'.");
  let precision: number | null = -1;
  if (next('.') !== '') {
    precision = number();
    if (precision === null) return null;
    if (precision < 0) return fail('Format specifier missing precision');
  }
  if (characters.length - at > 1) return fail(`Invalid format specifier '${text}' for object of type '${noun}'`);
  const code = characters[at] ?? type;
  if (grouping !== '' && !'defgEG%F'.includes(code) && !(grouping === '_' && 'boxX'.includes(code))) {
    const shown = code > ' ' && code < '\x80' ? code : `\\x${code.codePointAt(0)!.toString(16)}`;
    return fail(`Cannot specify '${grouping}' with '${shown}'.`);
  }
  return { fill, align: side, sign, noNegativeZero, alternate, width, grouping, precision, type: code };
}

export function unknownType(machine: Machine, spec: Spec, noun: string): null {
  const code = spec.type;
  const shown = code > ' ' && code < '\x80' ? code : `\\x${code.codePointAt(0)!.toString(16)}`;
  machine.raise(T.ValueError, `Unknown format code '${shown}' for object of type '${noun}'`);
  return null;
}

/** Fills up to the width, on the side that the alignment leaves free. */
export function padded(text: string, spec: Spec): string {
  if (spec.width <= text.length && spec.width < 0) return text;
  const missing = Math.max(0, spec.width - [...text].length);
  if (spec.align === '<') return text + spec.fill.repeat(missing);
  if (spec.align === '^') return spec.fill.repeat(missing >> 1) + text + spec.fill.repeat(missing - (missing >> 1));
  return spec.fill.repeat(missing) + text;
}

/** Sign, prefix, digits (grouped, and filled up between sign and digits where that is wanted), rest. */
export function numberText(spec: Spec, sign: string, prefix: string, digits: string, rest: string): string {
  const every = 'boxX'.includes(spec.type) && spec.type !== '' ? 4 : 3;
  const least = spec.fill === '0' && spec.align === '=' ? spec.width - sign.length - prefix.length - rest.length : 0;
  const whole = grouped(digits, spec.grouping, every, least);
  if (spec.align !== '=') return padded(sign + prefix + whole + rest, spec);
  const missing = Math.max(0, spec.width - [...(sign + prefix + whole + rest)].length);
  return sign + prefix + spec.fill.repeat(missing) + whole + rest;
}

/** `_PyUnicode_InsertThousandsGrouping`: zeros in front are grouped too. */
function grouped(digits: string, separator: string, every: number, least: number): string {
  if (separator === '') return digits;
  let text = '';
  let rest = digits;
  for (;;) {
    const left = least - text.length;
    if (rest === '' && left <= 0) return text;
    const room = text === '' ? left : left - 1;
    const wanted = Math.min(every, Math.max(rest.length, room, 1));
    const part = rest.slice(-wanted).padStart(wanted, '0');
    rest = rest.slice(0, -part.length);
    text = text === '' ? part : `${part}${separator}${text}`;
  }
}

/** The sign to show. */
export function signOf(negative: boolean, spec: Spec): string {
  if (negative) return '-';
  return spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
}
