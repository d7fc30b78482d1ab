import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';

/** `_PY_LONG_DEFAULT_MAX_STR_DIGITS`: more decimal digits are not converted from or to text. */
export const MOST_DIGITS = 4300;
/** No number below this has more: 10 ** 4300 has 14,285 bits. */
const TOO_LONG = 10n ** BigInt(MOST_DIGITS);

/** Decimal digits of an int, or null after an exception (`long_to_decimal_string`). */
export function intText(machine: Machine, value: number | bigint): string | null {
  if (typeof value === 'number' || (value < TOO_LONG && value > -TOO_LONG)) return value.toString();
  machine.raise(
    T.ValueError,
    `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit`,
  );
  return null;
}
