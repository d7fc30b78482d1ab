import { allocateList, listItem, listLength } from '../object/list.js';
import { intern } from '../object/str.js';
import { SIZE } from '../object/struct.js';
import { T } from '../object/type-table.js';
import { extendList } from './extend.js';
import type { Machine } from './machine.js';

/**
 * `unpack_iterable` (Python/ceval.c): new references to the first `before` items and, where `after` is not -1, to a list of
 * those in the middle and to the last `after`. Null after an exception.
 */
export function unpackIterable(machine: Machine, sequence: number, before: number, after: number): number[] | null {
  const iterator = machine.ops.iterate(sequence);
  if (iterator === 0) {
    if (machine.raisedIs(T.TypeError) && !hasIterator(machine, sequence)) {
      machine.clearException();
      machine.raise(T.TypeError, `cannot unpack non-iterable ${machine.typeName(machine.typeOf(sequence))} object`);
    }
    return null;
  }
  const items: number[] = [];
  machine.hold(iterator);
  const complete = take(machine, iterator, items, before, after) && finish(machine, iterator, items, before, after);
  machine.drop(items.length + 1);
  if (!complete) while (items.length > 0) machine.release(items.pop()!);
  machine.release(iterator);
  return complete ? items : null;
}

/** Whether a type has `tp_iter`. */
export function hasIterator(machine: Machine, object: number): boolean {
  return machine.ops.lookup(machine.typeOf(object), intern(machine, '__iter__')) !== 0;
}

/** The first items; each is held while the next is asked for. */
function take(machine: Machine, iterator: number, items: number[], before: number, after: number): boolean {
  while (items.length < before) {
    const item = machine.ops.next(iterator);
    if (item === 0) {
      if (machine.raised) return false;
      const least = after === -1 ? `${before}` : `at least ${before + after}`;
      machine.raise(T.ValueError, `not enough values to unpack (expected ${least}, got ${items.length})`);
      return false;
    }
    items.push(item);
    machine.hold(item);
  }
  return true;
}

/** Nothing may be left; or what is left goes into a list, and its last items out of it again. */
function finish(machine: Machine, iterator: number, items: number[], before: number, after: number): boolean {
  if (after === -1) {
    const more = machine.ops.next(iterator);
    if (more === 0) return !machine.raised;
    machine.release(more);
    machine.raise(T.ValueError, `too many values to unpack (expected ${before})`);
    return false;
  }
  const list = allocateList(machine, 0);
  items.push(list);
  machine.hold(list);
  if (!extendList(machine, list, iterator)) return false;
  const length = listLength(machine.words, list);
  if (length < after) {
    const message = `not enough values to unpack (expected at least ${before + after}, got ${before + length})`;
    machine.raise(T.ValueError, message);
    return false;
  }
  for (let index = length - after; index < length; index++) {
    items.push(listItem(machine.words, list, index));
    machine.hold(items.at(-1)!);
  }
  if (after > 0) machine.memory.put(list + SIZE, length - after);
  return true;
}
