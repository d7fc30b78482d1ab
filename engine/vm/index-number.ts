import { intValue, isInt } from '../object/int.js';
import { intern } from '../object/str.js';
import { isStaticType, T } from '../object/type-table.js';
import type { Machine } from './machine.js';

/** `PyNumber_Index`: an int as it is, or what `__index__` gives. A new reference; null after an exception. */
export function indexOfObject(machine: Machine, object: number): number | null {
  if (isInt(machine, object)) return machine.retain(object);
  const type = machine.typeOf(object);
  const method = isStaticType(type) ? 0 : machine.ops.lookup(type, intern(machine, '__index__'));
  if (method === 0) {
    machine.raise(T.TypeError, `'${machine.typeName(type)}' object cannot be interpreted as an integer`);
    return null;
  }
  const made = machine.ops.call(method, [object]);
  if (made === 0) return null;
  if (isInt(machine, made)) return made;
  const name = machine.typeName(machine.typeOf(made));
  machine.release(made);
  machine.raise(T.TypeError, `__index__ returned non-int (type ${name})`);
  return null;
}

/** `PyNumber_AsSsize_t` with what is too large cut to the largest place there can be; null after an exception. */
export function placeOf(machine: Machine, object: number): number | null {
  const index = indexOfObject(machine, object);
  if (index === null) return null;
  const value = Math.max(-MOST, Math.min(MOST, Number(intValue(machine.words, index))));
  machine.release(index);
  return value;
}

const MOST = 2 ** 52;
