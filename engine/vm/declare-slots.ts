import { isExceptionRow } from '../object/referents.js';
import { NONE } from '../object/statics.js';
import { rowOf, T } from '../object/type-table.js';
import type { Machine } from './machine.js';
import { slotNames } from './slot-names.js';
import { slotRow } from './slots.js';
import { membersOf } from './static-members.js';

/** Static types get the wrappers of their slots (`add_operators`), and `__hash__` None where they have none. */
export function declareSlots(machine: Machine): void {
  for (const { key, wrapped, coexisting, hashable } of slotNames(isExceptionRow)) {
    const members = membersOf(machine, T[key]);
    for (const [names, kind] of [
      [wrapped, 'wrapper'],
      [coexisting, 'method'],
    ] as const) {
      for (const name of names) {
        const row = slotRow(key, rowOf(T[key]).name, name, kind === 'wrapper');
        if (row === undefined || members.has(name)) continue;
        members.set(name, { kind, number: machine.addNative(row), descriptor: 0 });
      }
    }
    if (!hashable) members.set('__hash__', { kind: 'getset', number: 0, descriptor: NONE });
  }
}
