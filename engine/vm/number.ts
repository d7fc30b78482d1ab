import { floatValue } from '../object/float.js';
import { bigValue, intValue, isInt, makeInt } from '../object/int.js';
import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';

/** Conversions of objects to numbers: `PyNumber_Index` and its kin (Objects/abstract.c). */

/** A special method of a class made by a program, or 0: borrowed. */
export function specialMethod(machine: Machine, object: number, name: string): number {
  return machine.ops.special(machine.typeOf(object), name);
}

/** `PyIndex_Check`. */
export function canBeIndex(machine: Machine, object: number): boolean {
  return isInt(machine, object) || specialMethod(machine, object, '__index__') !== 0;
}

/** `PyNumber_Index`: a new reference to an int, or 0. */
export function indexObject(machine: Machine, object: number): number {
  if (isInt(machine, object)) return machine.retain(object);
  const method = specialMethod(machine, object, '__index__');
  if (method === 0) {
    const name = machine.typeName(machine.typeOf(object));
    return machine.raise(T.TypeError, `'${name}' object cannot be interpreted as an integer`);
  }
  return checkedInt(machine, machine.ops.call(method, [object]), '__index__');
}

/** What a special method gave, if it is an int; it is released where not. */
export function checkedInt(machine: Machine, result: number, method: string): number {
  if (result === 0 || isInt(machine, result)) return result;
  const name = machine.typeName(machine.typeOf(result));
  machine.release(result);
  return machine.raise(T.TypeError, `${method} returned non-int (type ${name})`);
}

/** The value of `PyNumber_Index`, or null after an exception. */
export function indexValue(machine: Machine, object: number): number | bigint | null {
  if (isInt(machine, object)) return intValue(machine.words, object);
  const index = indexObject(machine, object);
  if (index === 0) return null;
  const value = intValue(machine.words, index);
  machine.release(index);
  return value;
}

const MOST_SIZE = 2n ** 63n - 1n;

/**
 * `PyNumber_AsSsize_t`: null after an exception. A number beyond 64 bits raises an exception of type `overflow`, or is
 * cut to the largest where that is 0.
 */
export function sizeValue(machine: Machine, object: number, overflow: number): number | null {
  const value = indexValue(machine, object);
  if (value === null) return null;
  if (value > MOST_SIZE || value < -MOST_SIZE - 1n) {
    if (overflow === 0) return value > 0 ? Number(MOST_SIZE) : -Number(MOST_SIZE);
    const name = machine.typeName(machine.typeOf(object));
    machine.raise(overflow, `cannot fit '${name}' into an index-sized integer`);
    return null;
  }
  return Number(value);
}

/** An argument that C takes as `Py_ssize_t` (`PyLong_AsSsize_t`). */
export function sizeArgument(machine: Machine, object: number): number | null {
  const value = indexValue(machine, object);
  if (value === null) return null;
  if (value <= MOST_SIZE && value >= -MOST_SIZE - 1n) return Number(value);
  machine.raise(T.OverflowError, 'Python int too large to convert to C ssize_t');
  return null;
}

/** An argument that C takes as `int`. */
export function intArgument(machine: Machine, object: number): number | null {
  const value = indexValue(machine, object);
  if (value === null) return null;
  if (value <= 0x7fffffff && value >= -0x80000000) return Number(value);
  const long = value <= MOST_SIZE && value >= -MOST_SIZE - 1n;
  const which = value > 0 ? 'greater than maximum' : 'less than minimum';
  machine.raise(T.OverflowError, long ? `signed integer is ${which}` : 'Python int too large to convert to C int');
  return null;
}

/** `_PyLong_Copy`: an int of its own value that is exactly an int. */
export function plainInt(machine: Machine, object: number): number {
  if (machine.typeOf(object) === T.int) return machine.retain(object);
  return makeInt(machine, bigValue(machine.words, object), 1, true);
}

/** The value of a float or int as a double, or null after an exception. */
export function toDouble(machine: Machine, object: number): number | null {
  if (machine.isInstance(object, T.float)) return floatValue(machine.memory.floats, object);
  const value = Number(intValue(machine.words, object));
  if (Number.isFinite(value)) return value;
  machine.raise(T.OverflowError, 'int too large to convert to float');
  return null;
}
