import { type Complex, complexText } from '../../object/complex.js';
import { doubleText } from '../../object/float-digits.js';
import { T } from '../../object/type-table.js';
import { OutOfMemory } from '../../heap/heap.js';
import type { Machine } from '../machine.js';
import { intText } from '../int-text.js';
import { numberText, padded, parseSpec, signOf, type Spec, unknownType } from './spec.js';

/** `__format__` of the numbers (Python/formatter_unicode.c). Texts, or null after an exception. */
const RADIX: Readonly<Record<string, [number, string]>> = { b: [2, '0b'], o: [8, '0o'], x: [16, '0x'], X: [16, '0X'] };

/** `_PyLong_FormatAdvancedWriter`. */
export function formatInt(machine: Machine, value: number | bigint, text: string, noun = 'int'): string | null {
  const spec = parseSpec(machine, text, noun, 'd', '>');
  if (spec === null) return null;
  if ('eEfFgG%'.includes(spec.type)) {
    const double = Number(value);
    if (!Number.isFinite(double)) {
      machine.raise(T.OverflowError, 'int too large to convert to float');
      return null;
    }
    return realText(machine, double, spec, noun);
  }
  const fail = (message: string): null => {
    machine.raise(T.ValueError, message);
    return null;
  };
  if (!'bcdoxXn'.includes(spec.type)) return unknownType(machine, spec, noun);
  if (spec.precision !== -1) return fail('Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) return fail('Negative zero coercion (z) not allowed in integer format specifier');
  if (spec.type === 'c') {
    if (spec.sign !== '') return fail("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) return fail("Alternate form (#) not allowed with integer format specifier 'c'");
    if (value < 0 || value > 0x10ffff) {
      const huge = value >= 2 ** 63 || value < -(2 ** 63);
      machine.raise(
        T.OverflowError,
        huge ? 'Python int too large to convert to C long' : '%c arg not in range(0x110000)',
      );
      return null;
    }
    return padded(String.fromCodePoint(Number(value)), spec);
  }
  const radix = RADIX[spec.type];
  const size = value < 0 ? -value : value;
  const digits = radix === undefined ? intText(machine, size) : size.toString(radix[0]);
  if (digits === null) return null;
  const prefix = spec.alternate && radix !== undefined ? radix[1] : '';
  return numberText(spec, signOf(value < 0, spec), prefix, spec.type === 'X' ? digits.toUpperCase() : digits, '');
}

/** `_PyFloat_FormatAdvancedWriter`. */
export function formatFloat(machine: Machine, value: number, text: string, noun = 'float'): string | null {
  const spec = parseSpec(machine, text, noun, '', '>');
  return spec === null ? null : realText(machine, value, spec, noun);
}

function realText(machine: Machine, value: number, spec: Spec, noun: string): string | null {
  if (!'eEfFgGn%'.includes(spec.type)) return unknownType(machine, spec, noun);
  if (tooPrecise(machine, spec)) return null;
  const shown = spec.type === '%' ? value * 100 : value;
  const body = sizeText(shown, spec, spec.type === '');
  const zero = spec.noNegativeZero && !/[1-9]/u.test(body.replace(/e.*$/iu, ''));
  const negative = (shown < 0 || Object.is(shown, -0)) && !(zero && Number.isFinite(shown));
  const [digits, rest] = splitNumber(body);
  return numberText(spec, signOf(negative, spec), '', digits, rest + (spec.type === '%' ? '%' : ''));
}

function tooPrecise(machine: Machine, spec: Spec): boolean {
  if (spec.precision > 0x7fffffff) {
    machine.raise(T.ValueError, 'precision too big');
    return true;
  }
  if (spec.precision > 100_000_000) throw new OutOfMemory();
  return false;
}

/** Digits of a double's size as its code says. */
function sizeText(value: number, spec: Spec, dotZero: boolean): string {
  const size = Math.abs(value);
  const upper = spec.type !== '' && 'EFG'.includes(spec.type);
  let text: string;
  if (!Number.isFinite(value)) text = Number.isNaN(value) ? 'nan' : 'inf';
  else if (spec.type === '' && spec.precision < 0) text = doubleText(size, 'r', 0, spec.alternate, dotZero);
  else {
    const code = { '': 'g', n: 'g', '%': 'f', e: 'e', E: 'e', f: 'f', F: 'f', g: 'g', G: 'g' }[spec.type] as
      'e' | 'f' | 'g';
    text = doubleText(size, code, spec.precision < 0 ? 6 : spec.precision, spec.alternate, dotZero);
  }
  return upper ? text.toUpperCase() : text;
}

/** What may be grouped, and the rest: `parse_number`. */
function splitNumber(text: string): [digits: string, rest: string] {
  const length = /^\d*/u.exec(text)![0].length;
  return [text.slice(0, length), text.slice(length)];
}

/** `_PyComplex_FormatAdvancedWriter`. */
export function formatComplex(machine: Machine, value: Complex, text: string, noun = 'complex'): string | null {
  const spec = parseSpec(machine, text, noun, '', '>');
  if (spec === null) return null;
  const fail = (message: string): null => {
    machine.raise(T.ValueError, message);
    return null;
  };
  if (spec.type === '%' || !'eEfFgGn'.includes(spec.type)) return unknownType(machine, spec, noun);
  if (spec.fill === '0') return fail('Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') return fail("'=' alignment flag is not allowed in complex format specifier");
  if (tooPrecise(machine, spec)) return null;
  const plain: Spec = { ...spec, width: -1 };
  const part = (number: number, sign: string): string => {
    const body = sizeText(number, plain, false);
    const zero = spec.noNegativeZero && !/[1-9in]/u.test(body.replace(/e.*$/iu, ''));
    const negative = (number < 0 || Object.is(number, -0)) && !zero;
    const [digits, rest] = splitNumber(body);
    return numberText(plain, signOf(negative, { ...plain, sign }), '', digits, rest);
  };
  const parentheses = spec.type === '';
  const skipReal = parentheses && Object.is(value.real, 0);
  if (text === '') return complexText(value);
  const imaginary = part(value.imag, skipReal ? spec.sign : '+');
  const whole = `${skipReal ? '' : part(value.real, spec.sign)}${imaginary}j`;
  return padded(parentheses && !skipReal ? `(${whole})` : whole, spec);
}
