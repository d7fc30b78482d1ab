import { floatValue } from '../../object/float.js';
import { bigValue, isInt } from '../../object/int.js';
import { T } from '../../object/type-table.js';
import { intern } from '../../object/str.js';
import type { Machine } from '../machine.js';

/** What the functions of modules ask of their arguments (Python/getargs.c, Objects/abstract.c). */

/** `PyFloat_AsDouble`: null after an exception. */
export function toDouble(machine: Machine, object: number): number | null {
  if (machine.isInstance(object, T.float)) return floatValue(machine.memory.floats, object);
  if (isInt(machine, object)) return doubleOfInt(machine, bigValue(machine.words, object));
  for (const name of ['__float__', '__index__']) {
    const method = machine.ops.lookup(machine.typeOf(object), intern(machine, name));
    if (method === 0) continue;
    const made = machine.ops.call(method, [object]);
    if (made === 0) return null;
    const wanted = name === '__float__' ? machine.isInstance(made, T.float) : isInt(machine, made);
    const value = wanted ? toDouble(machine, made) : null;
    const type = machine.typeName(machine.typeOf(made));
    machine.release(made);
    if (!wanted) {
      const own = machine.typeName(machine.typeOf(object));
      machine.raise(
        T.TypeError,
        `${own}.${name}() returned non-${name === '__float__' ? 'float' : 'int'} (type ${type})`,
      );
    }
    return value;
  }
  machine.raise(T.TypeError, `must be real number, not ${machine.typeName(machine.typeOf(object))}`);
  return null;
}

/** `PyLong_AsDouble`. */
export function doubleOfInt(machine: Machine, value: bigint): number | null {
  const double = Number(value);
  if (Number.isFinite(double)) return double;
  machine.raise(T.OverflowError, 'int too large to convert to float');
  return null;
}

/** `PyNumber_Index`: null after an exception. */
export function toInteger(machine: Machine, object: number): bigint | null {
  if (isInt(machine, object)) return bigValue(machine.words, object);
  const method = machine.ops.special(machine.typeOf(object), '__index__');
  const own = machine.typeName(machine.typeOf(object));
  if (method === 0) {
    machine.raise(T.TypeError, `'${own}' object cannot be interpreted as an integer`);
    return null;
  }
  const made = machine.ops.call(method, [object]);
  if (made === 0) return null;
  const value = isInt(machine, made) ? bigValue(machine.words, made) : null;
  const type = machine.typeName(machine.typeOf(made));
  machine.release(made);
  if (value === null) machine.raise(T.TypeError, `__index__ returned non-int (type ${type})`);
  return value;
}

/** `_PyLong_AsInt` of an argument that C takes as an `int`: null after an exception. */
export function toCInt(machine: Machine, object: number): number | null {
  const value = toInteger(machine, object);
  if (value === null) return null;
  if (BigInt.asIntN(32, value) === value) return Number(value);
  machine.raise(T.OverflowError, 'Python int too large to convert to C int');
  return null;
}

/** `PyNumber_AsSsize_t`: null after an exception. */
export function toSize(machine: Machine, object: number): number | null {
  const value = toInteger(machine, object);
  if (value === null) return null;
  if (BigInt.asIntN(64, value) === value) return Number(value);
  machine.raise(T.OverflowError, 'Python int too large to convert to C ssize_t');
  return null;
}

/**
 * Puts arguments by position and by keyword into the order of `parameters`: 0 where one was not given; null after an
 * exception (Argument Clinic's `_PyArg_UnpackKeywords`).
 */
export function placed(
  machine: Machine,
  func: string,
  args: readonly number[],
  names: readonly string[],
  parameters: readonly string[],
  least = 0,
): number[] | null {
  const positional = args.length - names.length;
  const values = new Array<number>(parameters.length).fill(0);
  for (let index = 0; index < positional && index < parameters.length; index++) values[index] = args[index]!;
  for (let index = 0; index < names.length; index++) {
    const place = parameters.indexOf(names[index]!);
    if (place < 0) {
      machine.raise(T.TypeError, `'${names[index]!}' is an invalid keyword argument for ${func}()`);
      return null;
    }
    if (values[place] !== 0) {
      const message = `argument for ${func}() given by name ('${names[index]!}') and position (${place + 1})`;
      machine.raise(T.TypeError, message);
      return null;
    }
    values[place] = args[positional + index]!;
  }
  for (let index = 0; index < least; index++) {
    if (values[index] !== 0) continue;
    machine.raise(T.TypeError, `${func}() missing required argument '${parameters[index]!}' (pos ${index + 1})`);
    return null;
  }
  return values;
}

/** Calls `visit` with each item of an iterable, whose reference it borrows; false after an exception. */
export function eachItem(machine: Machine, source: number, visit: (item: number) => boolean): boolean {
  const iterator = machine.ops.iterate(source);
  if (iterator === 0) return false;
  machine.hold(iterator);
  let going = true;
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
    machine.hold(item);
    going = visit(item);
    machine.drop();
    machine.release(item);
    if (!going) break;
  }
  machine.drop();
  machine.release(iterator);
  return going && !machine.raised;
}
