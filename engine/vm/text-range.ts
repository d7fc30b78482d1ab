import { NONE } from '../object/statics.js';
import { T } from '../object/type-table.js';
import { canBeIndex, sizeValue } from './number.js';
import type { Machine, NativeRow } from './machine.js';

/** `_PyEval_SliceIndex`: a start or an end among the arguments of a search; null after an exception. */
function bound(machine: Machine, object: number | undefined, otherwise: number): number | null {
  if (object === undefined || object === NONE) return otherwise;
  if (canBeIndex(machine, object)) return sizeValue(machine, object, 0);
  machine.raise(T.TypeError, 'slice indices must be integers or None or have an __index__ method');
  return null;
}

/** `ADJUST_INDICES`: where a search of something of this length begins and ends; null after an exception. */
export function searchRange(
  machine: Machine,
  length: number,
  first: number | undefined,
  last: number | undefined,
): { start: number; end: number } | null {
  const start = bound(machine, first, 0);
  const end = start === null ? null : bound(machine, last, length);
  if (start === null || end === null) return null;
  return {
    start: start < 0 ? Math.max(0, start + length) : start,
    end: end > length ? length : end < 0 ? Math.max(0, end + length) : end,
  };
}

/** Searches count their arguments in words of their own (`parse_args_finds`). */
export function searchRow(row: NativeRow): NativeRow {
  return {
    ...row,
    least: 0,
    most: Infinity,
    call: (machine, args, names, self) => {
      if (args.length >= 1 && args.length <= 3) return row.call(machine, args, names, self);
      const bound = args.length === 0 ? 'at least 1 argument' : 'at most 3 arguments';
      return machine.raise(T.TypeError, `${row.name}() takes ${bound} (${args.length} given)`);
    },
  };
}
