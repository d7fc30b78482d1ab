import { roundedDouble } from '../../object/float-digits.js';
import { floatValue, makeFloat } from '../../object/float.js';
import { bigValue, makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { T } from '../../object/type-table.js';
import type { Machine } from '../machine.js';
import { indexValue, plainInt, sizeValue } from '../number.js';

/** `float.__round__`; `digits` 0 where none are given. */
export function roundFloat(machine: Machine, object: number, digits: number): number {
  const value = floatValue(machine.memory.floats, object);
  if (digits === 0 || digits === NONE) return intOfFloat(machine, halfToEven(value));
  const places = sizeValue(machine, digits, 0);
  if (places === null) return 0;
  const rounded = roundedDouble(value, places);
  if (Number.isFinite(value) && !Number.isFinite(rounded)) {
    return machine.raise(T.OverflowError, 'rounded value too large to represent');
  }
  return makeFloat(machine, rounded);
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** `PyLong_FromDouble`. */
export function intOfFloat(machine: Machine, value: number): number {
  if (Number.isNaN(value)) return machine.raise(T.ValueError, 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) return machine.raise(T.OverflowError, 'cannot convert float infinity to integer');
  const whole = Math.trunc(value) + 0;
  return makeInt(machine, Number.isSafeInteger(whole) ? whole : BigInt(whole));
}

/** `int.__round__`: to tens, hundreds and so on where `digits` are below 0; halves to even. */
export function roundInt(machine: Machine, object: number, digits: number): number {
  if (digits === 0 || digits === NONE) return plainInt(machine, object);
  const given = indexValue(machine, digits);
  if (given === null) return 0;
  if (given >= 0) return plainInt(machine, object);
  const value = bigValue(machine.words, object);
  const size = value < 0n ? -value : value;
  if (-Number(given) > size.toString(16).length * 1.21 + 2) return makeInt(machine, 0);
  const unit = 10n ** -BigInt(given);
  let whole = size / unit;
  const twice = (size % unit) * 2n;
  if (twice > unit || (twice === unit && whole % 2n === 1n)) whole += 1n;
  return makeInt(machine, value < 0n ? -whole * unit : whole * unit, 1, true);
}
