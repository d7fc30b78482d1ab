import { entryKey, entryCount, entryValueAt } from '../object/dict-keys.js';
import { dictKeys, dictUsed } from '../object/dict.js';
import { bigValue, intValue, makeInt } from '../object/int.js';
import { exchange, nextNumber, reusable, trackAgain } from '../object/lazy-iterator.js';
import { listItem, listLength } from '../object/list.js';
import { NONE } from '../object/statics.js';
import {
  CallableIteratorField,
  DictField,
  DictIteratorField,
  EnumerateField,
  FilterField,
  IteratorField,
  MapField,
  RangeIteratorField,
  ZipField,
} from '../object/struct.js';
import { emptyTuple } from '../object/lazy-iterator.js';
import { copyToTuple, tupleItem, tupleItems, tupleLength } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { orderOf } from '../object/values.js';
import { equal } from './compare.js';
import type { Machine } from './machine.js';

/** `tp_iternext` of the iterators that ask others. A new reference; 0 at the end, or after an exception. */
type Next = (machine: Machine, iterator: number) => number;

/** `enum_next`. */
const nextOfEnumerate: Next = (machine, iterator) => {
  const item = machine.ops.next(machine.field(iterator, EnumerateField.iterator));
  if (item === 0) return 0;
  machine.hold(item);
  const number =
    machine.field(iterator, EnumerateField.longIndex) === 0
      ? nextNumber(machine, iterator)
      : nextLong(machine, iterator);
  machine.drop();
  const result = reusable(machine, machine.field(iterator, EnumerateField.result));
  if (result === 0) {
    const pair = emptyTuple(machine, 2);
    machine.memory.point(pair + 24, number);
    machine.memory.point(pair + 32, item);
    return pair;
  }
  machine.hold(result);
  const old = tupleItems(machine.words, result);
  machine.memory.point(result + 24, number);
  machine.memory.point(result + 32, item);
  machine.hold(old[1]!);
  machine.release(old[0]!);
  machine.drop();
  machine.release(old[1]!);
  machine.drop();
  return trackAgain(machine, result);
};

/** `enum_next_long`: past what fits a machine word. */
function nextLong(machine: Machine, iterator: number): number {
  const now = machine.field(iterator, EnumerateField.longIndex);
  machine.memory.point(iterator + EnumerateField.longIndex, makeInt(machine, bigValue(machine.words, now) + 1n));
  return now;
}

/** `zip_next`. */
const nextOfZip: Next = (machine, iterator) => {
  const iterators = machine.field(iterator, ZipField.iterators);
  const size = tupleLength(machine.words, iterators);
  if (size === 0) return 0;
  const reused = reusable(machine, machine.field(iterator, ZipField.result));
  const result = reused === 0 ? emptyTuple(machine, size) : reused;
  machine.hold(result);
  for (let index = 0; index < size; index++) {
    const item = machine.ops.next(tupleItem(machine.words, iterators, index));
    if (item === 0) {
      machine.drop();
      machine.release(result);
      return machine.field(iterator, ZipField.strict) === 0 ? 0 : checkLengths(machine, iterators, index);
    }
    if (reused === 0) machine.memory.point(result + 24 + index * 8, item);
    else exchange(machine, result, index, item);
  }
  machine.drop();
  return trackAgain(machine, result);
};

/** `zip(strict=True)`: argument number `ended`, from 0, is at its end; all others must be too. */
function checkLengths(machine: Machine, iterators: number, ended: number): 0 {
  if (machine.raised) return 0;
  const tell = (index: number, how: string): 0 => {
    const others = index === 1 ? 'argument 1' : `arguments 1-${index}`;
    return machine.raise(T.ValueError, `zip() argument ${index + 1} is ${how} than ${others}`);
  };
  if (ended > 0) return tell(ended, 'shorter');
  for (let index = 1; index < tupleLength(machine.words, iterators); index++) {
    const item = machine.ops.next(tupleItem(machine.words, iterators, index));
    if (item !== 0) {
      machine.release(item);
      return tell(index, 'longer');
    }
    if (machine.raised) return 0;
  }
  return 0;
}

/** `map_next`. */
const nextOfMap: Next = (machine, iterator) => {
  const args: number[] = [];
  let result = 0;
  for (const each of tupleItems(machine.words, machine.field(iterator, MapField.iterators))) {
    const item = machine.ops.next(each);
    if (item === 0) break;
    args.push(item);
    machine.hold(item);
  }
  if (args.length === tupleLength(machine.words, machine.field(iterator, MapField.iterators)))
    result = machine.ops.call(machine.field(iterator, MapField.func), args);
  machine.drop(args.length);
  if (args.length === 1) {
    if (result !== 0) machine.hold(result);
    machine.release(args[0]!);
    if (result !== 0) machine.drop();
    return result;
  }
  if (result !== 0) machine.hold(result);
  for (const arg of args.toReversed()) machine.hold(arg);
  for (const arg of args) {
    machine.drop();
    machine.release(arg);
  }
  if (result !== 0) machine.drop();
  return result;
};

/** `filter_next`. */
const nextOfFilter: Next = (machine, iterator) => {
  const func = machine.field(iterator, FilterField.func);
  for (;;) {
    const item = machine.ops.next(machine.field(iterator, FilterField.iterator));
    if (item === 0) return 0;
    machine.hold(item);
    const verdict = func === NONE || func === T.bool ? item : machine.ops.call(func, [item]);
    let truth = -1;
    if (verdict !== 0) {
      if (verdict !== item) machine.hold(verdict);
      truth = machine.ops.truth(verdict);
      if (verdict !== item) {
        machine.drop();
        machine.release(verdict);
      }
    }
    machine.drop();
    if (truth > 0) return item;
    machine.release(item);
    if (truth < 0) return 0;
  }
};

/** Lets go of the sequence: the iterator is at its end. */
function finish(machine: Machine, iterator: number, field: number): 0 {
  const sequence = machine.field(iterator, field);
  if (sequence !== 0) {
    machine.memory.put(iterator + field, 0);
    machine.release(sequence);
  }
  return 0;
}

/** The end of a sequence that is asked by index: IndexError and StopIteration say so. */
function endedQuietly(machine: Machine): boolean {
  if (!machine.raisedIs(T.IndexError) && !machine.raisedIs(T.StopIteration)) return false;
  machine.clearException();
  return true;
}

/** `PySequence_GetItem`. */
function itemAt(machine: Machine, sequence: number, index: number): number {
  const number = makeInt(machine, index, 1, true);
  machine.hold(number);
  const item = machine.ops.getItem(sequence, number);
  machine.drop();
  machine.release(number);
  return item;
}

/** `iter_iternext`: a class with `__getitem__`, asked with 0, 1, 2 and so on. */
const nextOfSequence: Next = (machine, iterator) => {
  const sequence = machine.field(iterator, IteratorField.sequence);
  if (sequence === 0) return 0;
  const item = itemAt(machine, sequence, machine.field(iterator, IteratorField.index));
  if (item !== 0) machine.memory.add(iterator + IteratorField.index, 1);
  else if (endedQuietly(machine)) finish(machine, iterator, IteratorField.sequence);
  return item;
};

/** `reversed_next`. */
const nextOfReversed: Next = (machine, iterator) => {
  const sequence = machine.field(iterator, IteratorField.sequence);
  const index = machine.field(iterator, IteratorField.index);
  if (sequence === 0) return 0;
  if (index >= 0) {
    const tuple = machine.typeOf(sequence) === T.tuple;
    const item = tuple ? machine.retain(tupleItem(machine.words, sequence, index)) : itemAt(machine, sequence, index);
    if (item !== 0) {
      stepBack(machine, iterator, index);
      return item;
    }
    endedQuietly(machine);
  }
  rewind(machine, iterator);
  return finish(machine, iterator, IteratorField.sequence);
};

function stepBack(machine: Machine, iterator: number, index: number): void {
  machine.memory.put(iterator + IteratorField.index, index - 1);
  if (index === 0) machine.memory.put(iterator + IteratorField.index + 4, -1);
}

function rewind(machine: Machine, iterator: number): void {
  machine.memory.put(iterator + IteratorField.index, -1);
  machine.memory.put(iterator + IteratorField.index + 4, -1);
}

/** `listreviter_next`. */
const nextOfListBackwards: Next = (machine, iterator) => {
  const list = machine.field(iterator, IteratorField.sequence);
  if (list === 0) return 0;
  const index = machine.field(iterator, IteratorField.index);
  if (index >= 0 && index < listLength(machine.words, list)) {
    stepBack(machine, iterator, index);
    return machine.retain(listItem(machine.words, list, index));
  }
  rewind(machine, iterator);
  return finish(machine, iterator, IteratorField.sequence);
};

/** `calliter_iternext`. */
const nextOfCallable: Next = (machine, iterator) => {
  const callable = machine.field(iterator, CallableIteratorField.callable);
  if (callable === 0) return 0;
  const result = machine.ops.call(callable, []);
  let ended = result === 0 && machine.raisedIs(T.StopIteration);
  if (ended) machine.clearException();
  if (result !== 0) {
    const sentinel = machine.field(iterator, CallableIteratorField.sentinel);
    machine.hold(result);
    const same = sentinel === 0 ? 0 : equal(machine, sentinel, result);
    machine.drop();
    if (sentinel !== 0 && same === 0) return result;
    ended = same > 0;
  }
  if (ended) {
    finish(machine, iterator, CallableIteratorField.callable);
    finish(machine, iterator, CallableIteratorField.sentinel);
  }
  machine.releaseMaybe(result);
  return 0;
};

/** `longrangeiter_next`: numbers that no machine word holds. */
const nextOfLongRange: Next = (machine, iterator) => {
  const left = machine.field(iterator, RangeIteratorField.length);
  if (intValue(machine.words, left) === 0) return 0;
  const words = machine.words;
  const start = machine.field(iterator, RangeIteratorField.start);
  const step = bigValue(words, machine.field(iterator, RangeIteratorField.step));
  const after = makeInt(machine, bigValue(words, start) + step);
  const less = makeInt(machine, bigValue(words, left) - 1n);
  machine.memory.point(iterator + RangeIteratorField.start, after);
  machine.memory.point(iterator + RangeIteratorField.length, less);
  machine.release(left);
  return start;
};

/** `dictreviter_iternext`. */
const nextOfDictBackwards: Next = (machine, iterator) => {
  const dict = machine.field(iterator, DictIteratorField.dict);
  if (dict === 0) return 0;
  const { memory, words } = machine;
  if (machine.field(iterator, DictIteratorField.used) !== dictUsed(words, dict)) {
    memory.put(iterator + DictIteratorField.used, -1);
    return machine.raise(T.RuntimeError, 'dictionary changed size during iteration');
  }
  const keys = dictKeys(words, dict);
  const values = words[(dict + DictField.values) >> 2]!;
  let position = machine.field(iterator, DictIteratorField.position);
  const at = (index: number): [entry: number, value: number] => {
    if (values === 0)
      return [index, index < entryCount(words, keys) ? words[entryValueAt(words, keys, index) >> 2]! : 0];
    const entry = orderOf(machine, values)[index]!;
    return [entry, words[(values + entry * 8) >> 2]!];
  };
  while (position >= 0 && at(position)[1] === 0) position--;
  if (position < 0) return finish(machine, iterator, DictIteratorField.dict);
  const [entry, value] = at(position);
  if (machine.field(iterator, DictIteratorField.length) === 0) {
    machine.raise(T.RuntimeError, 'dictionary keys changed during iteration');
    return finish(machine, iterator, DictIteratorField.dict);
  }
  memory.put(iterator + DictIteratorField.position, position - 1);
  memory.add(iterator + DictIteratorField.length, -1);
  return dictResult(machine, iterator, entryKey(words, keys, entry), value);
};

/** What an iterator over a dict gives: key, value, or a pair, in the result tuple where nobody else holds that. */
export function dictResult(machine: Machine, iterator: number, key: number, value: number): number {
  const type = machine.typeOf(iterator);
  if (type === T.dictKeyIterator || type === T.dictReverseKeyIterator) return machine.retain(key);
  if (type === T.dictValueIterator || type === T.dictReverseValueIterator) return machine.retain(value);
  const result = machine.field(iterator, DictIteratorField.result);
  if (machine.words[result >> 2] !== 1) return copyToTuple(machine, [key, value]);
  const old = tupleItems(machine.words, result);
  machine.memory.point(result + 24, machine.retain(key));
  machine.memory.point(result + 32, machine.retain(value));
  machine.retain(result);
  machine.hold(result);
  machine.hold(old[1]!);
  machine.release(old[0]!);
  machine.drop();
  machine.release(old[1]!);
  machine.drop();
  return trackAgain(machine, result);
}

export const NATIVE_NEXT: ReadonlyMap<number, Next> = new Map<number, Next>([
  [T.enumerate, nextOfEnumerate],
  [T.zip, nextOfZip],
  [T.map, nextOfMap],
  [T.filter, nextOfFilter],
  [T.iterator, nextOfSequence],
  [T.reversed, nextOfReversed],
  [T.listReverseIterator, nextOfListBackwards],
  [T.callableIterator, nextOfCallable],
  [T.longrange_iterator, nextOfLongRange],
  [T.dictReverseKeyIterator, nextOfDictBackwards],
  [T.dictReverseValueIterator, nextOfDictBackwards],
  [T.dictReverseItemIterator, nextOfDictBackwards],
]);
