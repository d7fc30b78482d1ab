import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';

/** What `**` takes here: dicts and subclasses of dict. */
export function isMapping(machine: Machine, object: number): boolean {
  return machine.isInstance(object, T.dict);
}
