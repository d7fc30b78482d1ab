import { setItem } from '../object/dict.js';
import { mergeInto } from '../object/dict-copy.js';
import { listItem, listLength } from '../object/list.js';
import { intern } from '../object/str.js';
import { tupleItem, tupleLength } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { eachItem } from './each.js';
import { sequenceToList } from './extend.js';
import type { Machine } from './machine.js';
import { mergeMapping } from './mapping.js';

/** `dict_update_arg` (Objects/dictobject.c): a dict, what has `keys`, or an iterable of pairs. False after an exception. */
export function fillDict(machine: Machine, dict: number, source: number): boolean {
  if (machine.typeOf(source) === T.dict) return mergeInto(machine, dict, source);
  const keyed =
    machine.isInstance(source, T.dict) || machine.ops.lookup(machine.typeOf(source), intern(machine, 'keys')) !== 0;
  if (keyed) return mergeMapping(machine, dict, source, false);
  let index = 0;
  return eachItem(machine, source, (item) => setPair(machine, dict, item, index++));
}

/** One element of `PyDict_MergeFromSeq2`. */
function setPair(machine: Machine, dict: number, item: number, index: number): boolean {
  const ready = machine.isInstance(item, T.list) || machine.isInstance(item, T.tuple);
  const pair = ready ? machine.retain(item) : asList(machine, item, index);
  if (pair === 0) return false;
  const tuple = machine.isInstance(pair, T.tuple);
  const length = tuple ? tupleLength(machine.words, pair) : listLength(machine.words, pair);
  if (length !== 2) {
    machine.release(pair);
    const message = `dictionary update sequence element #${index} has length ${length}; 2 is required`;
    machine.raise(T.ValueError, message);
    return false;
  }
  const [key, value] = [0, 1].map((at) => machine.retain((tuple ? tupleItem : listItem)(machine.words, pair, at)));
  for (const object of [pair, key!, value!]) machine.hold(object);
  const done = setItem(machine, dict, key!, value!);
  machine.drop();
  machine.release(value!);
  machine.drop();
  machine.release(key!);
  machine.drop();
  machine.release(pair);
  return done;
}

/** `PySequence_Fast` of what is neither list nor tuple. */
function asList(machine: Machine, item: number, index: number): number {
  const iterator = machine.ops.iterate(item);
  if (iterator === 0) {
    if (!machine.raisedIs(T.TypeError)) return 0;
    machine.clearException();
    return machine.raise(T.TypeError, `cannot convert dictionary update sequence element #${index} to a sequence`);
  }
  machine.hold(iterator);
  const list = sequenceToList(machine, iterator);
  machine.drop();
  machine.release(iterator);
  return list;
}
