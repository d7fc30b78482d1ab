import { collectAutomatically } from '../gc/automatic.js';
import { FAIL, GO, type Machine, type Signal } from './machine.js';

/**
 * `_Py_HandlePending` (Python/ceval_gil.c) as far as memory goes: a collection that an allocation asked for runs here, at
 * the start of a function, at the end of a loop's turn, and after a call of what is no Python function.
 */
export function collectIfWanted(machine: Machine): Signal {
  if (!machine.wantsCollection) return GO;
  machine.wantsCollection = false;
  collectAutomatically(machine, machine.collector);
  return machine.raised ? FAIL : GO;
}
