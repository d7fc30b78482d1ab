import type { Machine } from './machine.js';

/**
 * Walks what an iterable gives, as C code does with `PyObject_GetIter` and `PyIter_Next`: the item is the caller's while it
 * visits, and is released after it. False after an exception, and where a visit said false, which ends the walk.
 */
export function eachItem(machine: Machine, iterable: number, visit: (item: number) => boolean): boolean {
  const iterator = machine.ops.iterate(iterable);
  if (iterator === 0) return false;
  machine.hold(iterator);
  let goesOn = true;
  while (goesOn) {
    const item = machine.ops.next(iterator);
    if (item === 0) break;
    machine.hold(item);
    goesOn = visit(item);
    machine.drop();
    machine.release(item);
  }
  machine.drop();
  machine.release(iterator);
  return goesOn && !machine.raised;
}
