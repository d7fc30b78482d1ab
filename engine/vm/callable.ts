import { intern } from '../object/str.js';
import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';

const CALLABLE = [
  T.function,
  T.builtin,
  T.method,
  T.methodDescriptor,
  T.type,
  T.staticmethod,
  T.genericAlias,
  T.weakref,
  T.weakCallableProxy,
];

/** `PyCallable_Check`. */
export function isCallable(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  if (CALLABLE.some((each) => machine.isSubtype(type, each))) return true;
  return machine.ops.lookup(type, intern(machine, '__call__')) !== 0;
}
