import { makeInt } from '../../object/int.js';
import { appendItem, clearList, listItem, listItems, listLength, replaceSlice } from '../../object/list.js';
import { NONE } from '../../object/statics.js';
import { ListField } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { equalHeld } from '../compare.js';
import { extendList } from '../extend.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { listOf } from '../concatenation.js';
import { placeOf } from '../index-number.js';
import { canBeIndex } from '../number.js';
import { sortList } from '../sort.js';

/** Objects/listobject.c, the methods. */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | null = null,
): NativeRow {
  return { name, owner: 'list', least, most, keywords, call };
}

/** The place of the first item equal to another, -1, or -2 after an exception. */
export function indexOf(machine: Machine, items: readonly number[], wanted: number): number {
  for (let index = 0; index < items.length; index++) {
    const same = equalHeld(machine, items[index]!, wanted);
    if (same < 0) return -2;
    if (same === 1) return index;
  }
  return -1;
}

/** The same in a list, which may change while its items are compared. */
function placeInList(machine: Machine, list: number, wanted: number, from = 0, to = Infinity): number {
  for (let index = from; index < to && index < listLength(machine.words, list); index++) {
    const same = equalHeld(machine, listItem(machine.words, list, index), wanted);
    if (same !== 0) return same < 0 ? -2 : index;
  }
  return -1;
}

/** `_PyEval_SliceIndexNotNone`: where a search begins or ends; null after an exception. */
export function searchBound(
  machine: Machine,
  argument: number | undefined,
  length: number,
  otherwise: number,
): number | null {
  if (argument === undefined) return otherwise;
  if (!canBeIndex(machine, argument)) {
    machine.raise(T.TypeError, 'slice indices must be integers or have an __index__ method');
    return null;
  }
  const place = placeOf(machine, argument);
  return place === null ? null : place < 0 ? Math.max(0, place + length) : place;
}

function pop(machine: Machine, list: number, argument: number | undefined): number {
  const given = argument === undefined ? -1 : placeOf(machine, argument);
  if (given === null) return 0;
  const length = listLength(machine.words, list);
  if (length === 0) return machine.raise(T.IndexError, 'pop from empty list');
  const index = given < 0 ? given + length : given;
  if (index < 0 || index >= length) return machine.raise(T.IndexError, 'pop index out of range');
  const item = machine.retain(listItem(machine.words, list, index));
  replaceSlice(machine, list, index, index + 1, []);
  return item;
}

function count(machine: Machine, list: number, wanted: number): number {
  let found = 0;
  for (let index = 0; index < listLength(machine.words, list); index++) {
    const same = equalHeld(machine, listItem(machine.words, list, index), wanted);
    if (same < 0) return 0;
    found += same;
  }
  return makeInt(machine, found);
}

export const LIST_METHODS: readonly NativeRow[] = [
  row('append', 1, 1, (machine, [item], _names, list) => {
    appendItem(machine, list, machine.retain(item!));
    return NONE;
  }),
  row('extend', 1, 1, (machine, [source], _names, list) => (extendList(machine, list, source!) ? NONE : 0)),
  row('pop', 0, 1, (machine, [index], _names, list) => pop(machine, list, index)),
  row('insert', 2, 2, (machine, [index, item], _names, list) => {
    const length = listLength(machine.words, list);
    const given = placeOf(machine, index!);
    if (given === null) return 0;
    const place = Math.min(length, Math.max(0, given < 0 ? given + length : given));
    replaceSlice(machine, list, place, place, [machine.retain(item!)]);
    return NONE;
  }),
  row('remove', 1, 1, (machine, [item], _names, list) => {
    const index = placeInList(machine, list, item!);
    if (index === -2) return 0;
    if (index === -1) return machine.raise(T.ValueError, 'list.remove(x): x not in list');
    replaceSlice(machine, list, index, index + 1, []);
    return NONE;
  }),
  row('clear', 0, 0, (machine, _args, _names, list) => {
    clearList(machine, list);
    return NONE;
  }),
  row('copy', 0, 0, (machine, _args, _names, list) => listOf(machine, listItems(machine.words, list))),
  row('index', 1, 3, (machine, [item, start, stop], _names, list) => {
    const length = listLength(machine.words, list);
    const from = searchBound(machine, start, length, 0);
    const to = from === null ? null : searchBound(machine, stop, length, Infinity);
    if (from === null || to === null) return 0;
    const index = placeInList(machine, list, item!, from, to);
    if (index >= 0) return makeInt(machine, index);
    if (index === -2) return 0;
    const text = machine.ops.repr(item!);
    return text === null ? 0 : machine.raise(T.ValueError, `${text} is not in list`);
  }),
  row('count', 1, 1, (machine, [item], _names, list) => count(machine, list, item!)),
  row('reverse', 0, 0, (machine, _args, _names, list) => {
    const at = machine.field(list, ListField.items);
    const items = listItems(machine.words, list).reverse();
    items.forEach((item, index) => machine.memory.point(at + index * 8, item));
    return NONE;
  }),
  row(
    'sort',
    0,
    Infinity,
    (machine, args, names, list) => {
      if (args.length > names.length) return machine.raise(T.TypeError, 'sort() takes no positional arguments');
      const key = names.indexOf('key');
      const reverse = names.indexOf('reverse');
      const backwards = reverse < 0 ? 0 : machine.ops.truth(args[reverse]!);
      return backwards >= 0 && sortList(machine, list, key < 0 ? NONE : args[key]!, backwards === 1) ? NONE : 0;
    },
    ['key', 'reverse'],
  ),
];
