import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';

/** `_PY_LONG_MAX_STR_DIGITS_THRESHOLD`: so many digits are converted whatever the limit. */
export const LEAST_LIMIT = 640;
const SHORT = 10n ** BigInt(LEAST_LIMIT);

/** Whether a number of so many digits is not converted from or to text (`sys.set_int_max_str_digits`). */
export function exceedsDigits(machine: Machine, digits: number): boolean {
  return digits > LEAST_LIMIT && machine.intDigits > 0 && digits > machine.intDigits;
}

/** Decimal digits of an int, or null after an exception (`long_to_decimal_string`). */
export function intText(machine: Machine, value: number | bigint): string | null {
  if (typeof value === 'number' || (value < SHORT && value > -SHORT)) return value.toString();
  const limit = machine.intDigits;
  // The number of digits is at least bits times log10(2): what is far too long is not converted at all.
  const digits = (value < 0n ? -value : value).toString(16).length * 4 * 0.30103 - 2;
  const text = limit > 0 && digits > limit ? null : value.toString();
  if (text !== null && !exceedsDigits(machine, text.length - (value < 0n ? 1 : 0))) return text;
  machine.raise(
    T.ValueError,
    `Exceeds the limit (${limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
  );
  return null;
}
