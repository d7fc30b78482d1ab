import { listItems } from '../object/list.js';
import { NONE } from '../object/statics.js';
import { ListField } from '../object/struct.js';
import type { Machine } from './machine.js';

/**
 * `list.sort`: stable, by `<` alone. Binary insertion into runs merged pairwise, so that a comparison that raises stops
 * it with the items all still there. False after an exception.
 */
export function stableSort(machine: Machine, list: number, key: number, reverse: number): boolean {
  const items = listItems(machine.words, list);
  const keys: number[] = [];
  let failed = false;
  for (const item of items) {
    const value = key === NONE ? item : machine.ops.call(key, [item]);
    if (value === 0) {
      failed = true;
      break;
    }
    keys.push(value);
    if (key !== NONE) machine.hold(value);
  }
  const backwards = reverse !== 0 && machine.ops.truth(reverse) === 1;
  const less = (a: number, b: number): boolean => {
    if (failed) return false;
    const result = machine.ops.compare(0, keys[a]!, keys[b]!);
    const truth = result === 0 ? -1 : machine.ops.truth(result);
    machine.releaseMaybe(result);
    if (truth < 0) failed = true;
    return truth === 1;
  };
  let order = items.map((_, index) => index);
  if (!failed) {
    if (backwards) order.reverse();
    order = mergeSort(order, less);
  }
  if (key !== NONE) {
    machine.drop(keys.length);
    const dying = order.filter((from) => from < keys.length).map((from) => keys[from]!);
    for (const value of dying.toReversed()) machine.hold(value);
    for (const value of dying) {
      machine.drop();
      machine.release(value);
    }
  }
  if (backwards) order.reverse();
  if (failed) return false;
  const at = machine.field(list, ListField.items);
  order.forEach((from, place) => {
    if (from !== place) machine.memory.point(at + place * 8, items[from]!);
  });
  return true;
}

function mergeSort(order: number[], less: (a: number, b: number) => boolean): number[] {
  if (order.length < 2) return order;
  const middle = order.length >> 1;
  const left = mergeSort(order.slice(0, middle), less);
  const right = mergeSort(order.slice(middle), less);
  const merged: number[] = [];
  let from = 0;
  for (const each of left) {
    while (from < right.length && less(right[from]!, each)) merged.push(right[from++]!);
    merged.push(each);
  }
  return merged.concat(right.slice(from));
}
