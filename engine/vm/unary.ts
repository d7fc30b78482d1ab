import { floatValue, makeFloat } from '../object/float.js';
import { intValue, makeInt } from '../object/int.js';
import { intern } from '../object/str.js';
import { isStaticType, T } from '../object/type-table.js';
import type { Machine } from './machine.js';

const METHODS = { '-': '__neg__', '+': '__pos__', '~': '__invert__' } as const;

/** `PyNumber_Negative`, `PyNumber_Positive`, `PyNumber_Invert`: a new reference, or 0. */
export function unary(machine: Machine, sign: keyof typeof METHODS, object: number): number {
  const type = machine.typeOf(object);
  const method = isStaticType(type) ? 0 : machine.ops.lookup(type, intern(machine, METHODS[sign]));
  if (method !== 0) return machine.ops.call(method, [object]);
  if (machine.isSubtype(type, T.int)) {
    const value = intValue(machine.words, object);
    if (sign === '+') return makeInt(machine, value);
    if (sign === '-') return makeInt(machine, typeof value === 'number' ? 0 - value : -value);
    return makeInt(machine, typeof value === 'number' ? -value - 1 : -value - 1n);
  }
  if (machine.isSubtype(type, T.float) && sign !== '~') {
    const value = floatValue(machine.memory.floats, object);
    return makeFloat(machine, sign === '-' ? -value : value);
  }
  return machine.raise(T.TypeError, `bad operand type for unary ${sign}: '${machine.typeName(type)}'`);
}
