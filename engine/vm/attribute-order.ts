import { TypeField } from '../object/struct.js';
import type { Machine } from './machine.js';

/** The method resolution order of a class. */
export function resolutionOrder(machine: Machine, type: number): number[] {
  const order: number[] = [];
  const mro = machine.field(type, TypeField.mro);
  if (mro !== 0) {
    const length = machine.field(mro, 16);
    for (let index = 0; index < length; index++) order.push(machine.field(mro, 24 + index * 8));
    return order;
  }
  for (let at = type; at !== 0; at = machine.field(at, TypeField.base)) order.push(at);
  return order;
}
