import { bigValue, makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { RangeField, SliceField } from '../../object/struct.js';
import { makeTuple } from '../../object/tuple.js';
import { T, type TypeKey } from '../../object/type-table.js';
import { contains } from '../contains.js';
import { equalHeld } from '../compare.js';
import { eachItem } from '../each.js';
import { indexOfObject } from '../index-number.js';
import type { Getset, Machine, Native, NativeRow } from '../machine.js';
import { longIndices } from '../range-slice.js';
import { isDisjointView } from '../view-algebra.js';

/** Attributes and methods of ranges, slices and views: Objects/rangeobject.c, Objects/sliceobject.c. */
function row(owner: string, name: string, least: number, call: Native): NativeRow {
  return { name, owner, least, most: least, keywords: null, call };
}

function field(name: string, offset: number): Getset {
  return { name, get: (machine, object) => machine.retain(machine.field(object, offset) || NONE), set: null };
}

/** `range_count`: at most once where the number is an int, else each is compared. */
const count: Native = (machine, [item], _names, range) => {
  const type = machine.typeOf(item!);
  if (type === T.int || type === T.bool) {
    const found = contains(machine, range, item!);
    return found < 0 ? 0 : makeInt(machine, found);
  }
  const total = searched(machine, range, item!, true);
  return total === null ? 0 : makeInt(machine, total);
};

/** How many items equal another, or the place of the first that does, -1; null after an exception. */
function searched(machine: Machine, range: number, wanted: number, all: boolean): number | null {
  let [place, found] = [0, 0];
  eachItem(machine, range, (item) => {
    const same = equalHeld(machine, item, wanted);
    if (same > 0) found++;
    else place++;
    return same === 0 || (same > 0 && all);
  });
  if (machine.raised) return null;
  return all ? found : found > 0 ? place : -1;
}

/** `range_index`. */
const index: Native = (machine, [item], _names, range) => {
  const type = machine.typeOf(item!);
  if (type === T.int || type === T.bool) {
    const found = contains(machine, range, item!);
    if (found < 0) return 0;
    if (found === 1) {
      const start = bigValue(machine.words, machine.field(range, RangeField.start));
      const step = bigValue(machine.words, machine.field(range, RangeField.step));
      return makeInt(machine, (bigValue(machine.words, item!) - start) / step);
    }
    const text = machine.ops.repr(item!);
    return text === null ? 0 : machine.raise(T.ValueError, `${text} is not in range`);
  }
  const place = searched(machine, range, item!, false);
  if (place === null) return 0;
  return place >= 0 ? makeInt(machine, place) : machine.raise(T.ValueError, 'sequence.index(x): x not in sequence');
};

/** `slice_indices`. */
const indices: Native = (machine, [length], _names, slice) => {
  const given = indexOfObject(machine, length!);
  if (given === null) return 0;
  const size = bigValue(machine.words, given);
  machine.release(given);
  if (size < 0n) return machine.raise(T.ValueError, 'length should not be negative');
  const parts = longIndices(machine, slice, size);
  if (parts === null) return 0;
  const numbers = parts.map((part) => makeInt(machine, part));
  return makeTuple(machine, numbers);
};

function disjoint(owner: string): NativeRow {
  return row(owner, 'isdisjoint', 1, (machine, [other], _names, view) => isDisjointView(machine, view, other!));
}

export const RANGE_MEMBERS: readonly (readonly [TypeKey, readonly NativeRow[], readonly Getset[]])[] = [
  [
    'range',
    [row('range', 'count', 1, count), row('range', 'index', 1, index)],
    [field('start', RangeField.start), field('stop', RangeField.stop), field('step', RangeField.step)],
  ],
  [
    'slice',
    [row('slice', 'indices', 1, indices)],
    [field('start', SliceField.start), field('stop', SliceField.stop), field('step', SliceField.step)],
  ],
  ['dictKeys', [disjoint('dict_keys')], []],
  ['dictItems', [disjoint('dict_items')], []],
];
