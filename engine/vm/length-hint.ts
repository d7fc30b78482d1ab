import { intValue, isInt } from '../object/int.js';
import { NOT_IMPLEMENTED } from '../object/statics.js';
import { intern } from '../object/str.js';
import { T } from '../object/type-table.js';
import { describe } from './attribute.js';
import type { Machine } from './machine.js';

/** `PyObject_LengthHint` (Objects/abstract.c): the length, or what `__length_hint__` says; null after an exception. */
export function lengthHint(machine: Machine, object: number, otherwise: number): number | null {
  const type = machine.typeOf(object);
  if (machine.ops.hasLength(object)) {
    const size = machine.ops.size(object);
    if (size >= 0) return size;
    if (!machine.raisedIs(T.TypeError)) return null;
    machine.clearException();
  }
  const method = machine.ops.lookup(type, intern(machine, '__length_hint__'));
  if (method === 0) return otherwise;
  const bound = describe(machine, method, object, type);
  if (bound === 0) return null;
  machine.hold(bound);
  const result = machine.ops.call(bound, []);
  machine.drop();
  machine.release(bound);
  if (result === 0) {
    if (!machine.raisedIs(T.TypeError)) return null;
    machine.clearException();
    return otherwise;
  }
  if (result === NOT_IMPLEMENTED) return otherwise;
  const value = isInt(machine, result) ? Number(intValue(machine.words, result)) : NaN;
  const name = machine.typeName(machine.typeOf(result));
  machine.release(result);
  if (Number.isNaN(value)) machine.raise(T.TypeError, `__length_hint__ must be an integer, not ${name}`);
  else if (value < 0) machine.raise(T.ValueError, '__length_hint__() should return >= 0');
  return value >= 0 ? value : null;
}
