import { floatValue, makeFloat } from '../object/float.js';
import { intValue, makeInt } from '../object/int.js';
import { T } from '../object/type-table.js';
import { isProxy } from '../object/weakref.js';
import type { Machine } from './machine.js';
import { throughProxy } from './proxy.js';

const METHODS = { '-': '__neg__', '+': '__pos__', '~': '__invert__' } as const;

/** `PyNumber_Negative`, `PyNumber_Positive`, `PyNumber_Invert`: a new reference, or 0. */
export function unary(machine: Machine, sign: keyof typeof METHODS, object: number): number {
  const type = machine.typeOf(object);
  const method = machine.ops.special(type, METHODS[sign]);
  if (method !== 0) return machine.ops.callSpecial(method, object, []);
  return nativeUnary(machine, sign, object);
}

/** `nb_negative` and kin of the builtin types. */
export function nativeUnary(machine: Machine, sign: keyof typeof METHODS, object: number): number {
  const type = machine.typeOf(object);
  if (isProxy(type)) return throughProxy(machine, object, 0, (real) => unary(machine, sign, real));
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
