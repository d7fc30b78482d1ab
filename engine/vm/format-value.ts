import { complexValue, isComplex } from '../object/complex.js';
import { floatValue } from '../object/float.js';
import { intValue } from '../object/int.js';
import { isExactStr, isStr, makeStr, textOf } from '../object/str.js';
import { isStaticType, T } from '../object/type-table.js';
import { formatComplex, formatFloat, formatInt } from './format/number-format.js';
import { padded, parseSpec, unknownType } from './format/spec.js';
import type { Machine } from './machine.js';
import { counting } from './native-depth.js';
import { specialMethod } from './number.js';
import { strObject } from './text-object.js';

/** FORMAT_VALUE: `conversion` 0 none, 1 str, 2 repr, 3 ascii. A new reference, or 0. */
export function formatValue(machine: Machine, value: number, conversion: number, spec: string): number {
  if (conversion === 0) return formatObject(machine, value, spec);
  const text = conversion === 1 ? machine.ops.str(value) : machine.ops.repr(value);
  if (text === null) return 0;
  const shown = conversion === 3 ? escapeToAscii(text) : text;
  return finish(machine, spec === '' ? shown : formatText(machine, shown, spec));
}

/** `PyObject_Format`: a new reference, or 0. */
export function formatObject(machine: Machine, value: number, spec: string): number {
  if (spec === '' && isExactStr(machine.words, value)) return machine.retain(value);
  if (spec === '' && specialMethod(machine, value, '__format__') === 0) {
    if (isStaticType(machine.typeOf(value))) return strObject(machine, value);
    return counting(machine, () => strObject(machine, value));
  }
  return finish(machine, format(machine, value, spec));
}

function finish(machine: Machine, text: string | null): number {
  return text === null ? 0 : makeStr(machine, text);
}

/** `PyObject_ASCII`, of what `repr` gave. */
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
  const method = machine.ops.special(machine.typeOf(value), '__format__');
  return method === 0 ? plainFormat(machine, value, spec) : formatByMethod(machine, method, value, spec);
}

/** `__format__` of the builtin types. */
export function plainFormat(machine: Machine, value: number, spec: string): string | null {
  if (spec === '') return machine.ops.str(value);
  const type = machine.typeOf(value);
  const noun = machine.typeName(type);
  if (isStr(machine, value)) return formatText(machine, textOf(machine, value), spec, noun);
  if (machine.isSubtype(type, T.int)) return formatInt(machine, intValue(machine.words, value), spec, noun);
  if (machine.isSubtype(type, T.float))
    return formatFloat(machine, floatValue(machine.memory.floats, value), spec, noun);
  if (isComplex(machine, value)) return formatComplex(machine, complexValue(machine.memory.floats, value), spec, noun);
  machine.raise(T.TypeError, `unsupported format string passed to ${noun}.__format__`);
  return null;
}

function formatByMethod(machine: Machine, method: number, value: number, spec: string): string | null {
  const argument = makeStr(machine, spec);
  machine.hold(argument);
  const result = machine.ops.callSpecial(method, value, [argument]);
  machine.drop();
  machine.release(argument);
  if (result === 0) return null;
  const isText = isStr(machine, result);
  const text = isText ? textOf(machine, result) : machine.typeName(machine.typeOf(result));
  machine.release(result);
  if (isText) return text;
  machine.raise(T.TypeError, `__format__ must return a str, not ${text}`);
  return null;
}

/** `format_string_internal`. */
function formatText(machine: Machine, text: string, given: string, noun = 'str'): string | null {
  const spec = parseSpec(machine, given, noun, 's', '<');
  if (spec === null) return null;
  if (spec.type !== 's') return unknownType(machine, spec, noun);
  const wrong =
    spec.sign !== ''
      ? spec.sign === ' '
        ? 'Space not allowed'
        : 'Sign not allowed'
      : spec.noNegativeZero
        ? 'Negative zero coercion (z) not allowed'
        : spec.alternate
          ? 'Alternate form (#) not allowed'
          : spec.align === '='
            ? "'=' alignment not allowed"
            : '';
  if (wrong !== '') {
    machine.raise(T.ValueError, `${wrong} in string format specifier`);
    return null;
  }
  const shown = spec.precision < 0 ? text : [...text].slice(0, spec.precision).join('');
  return padded(shown, spec);
}
