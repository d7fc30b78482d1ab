import { iteratorTypeOf, makeDictIterator, makeIterator, makeSetIterator, nextEntry } from '../object/iterator.js';
import { NONE } from '../object/statics.js';
import { dictUsed } from '../object/dict.js';
import { byteAt } from '../object/bytearray.js';
import { bigValue, makeInt } from '../object/int.js';
import { listItem, listLength } from '../object/list.js';
import { iterateRange, nextOfRange } from '../object/range.js';
import { isAnySet, keyInSlot, nextSlotOf, setUsed } from '../object/set.js';
import { characterOf, intern, makeStr, strLength } from '../object/str.js';
import {
  DictIteratorField,
  DictViewField,
  IteratorField,
  RangeField,
  SetIteratorField,
  SIZE,
} from '../object/struct.js';
import { tupleItem, tupleLength } from '../object/tuple.js';
import { isStaticType, T, TYPE_ROWS } from '../object/type-table.js';
import { nextOfGenerator } from './generator.js';
import type { Machine } from './machine.js';
import { dictResult, NATIVE_NEXT } from './native-iterators.js';

/** `PyObject_GetIter` and `tp_iternext`. */
export function installIteration(machine: Machine): void {
  for (const [type, step] of NATIVE_NEXT) machine.nexts.set(type, step);
  machine.ops.iterate = (object) => iterate(machine, object);
  machine.ops.step = (iterator) => step(machine, iterator);
  machine.ops.next = (iterator) => {
    const item = step(machine, iterator);
    if (item === 0 && machine.raisedIs(T.StopIteration)) machine.clearException();
    return item;
  };
}

const ITERATORS: ReadonlySet<number> = new Set([
  T.generator,
  T.listIterator,
  T.tupleIterator,
  T.strIterator,
  T.strAsciiIterator,
  T.bytesIterator,
  T.bytearrayIterator,
  T.range_iterator,
  T.dictKeyIterator,
  T.dictValueIterator,
  T.dictItemIterator,
  T.setIterator,
  ...NATIVE_NEXT.keys(),
]);

/** `PyIter_Check`. */
export function isIterator(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  if (ITERATORS.has(type) || machine.nexts.has(TYPE_ROWS[machine.layoutOf(type)]!.address)) return true;
  return !isStaticType(type) && machine.ops.lookup(type, intern(machine, '__next__')) !== 0;
}

const DICT_ITERATORS = new Map<number, number>([
  [T.dictKeys, T.dictKeyIterator],
  [T.dictValues, T.dictValueIterator],
  [T.dictItems, T.dictItemIterator],
]);

function iterate(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if (ITERATORS.has(type) || machine.nexts.has(type)) return machine.retain(object);
  if (!isStaticType(type) || machine.ownSlots.has(type)) {
    const method = machine.ops.special(type, '__iter__');
    if (method === NONE) return notIterable(machine, type);
    if (method !== 0) {
      const made = machine.ops.callSpecial(method, object, []);
      if (made === 0) return 0;
      const own = machine.typeOf(made);
      if (ITERATORS.has(own) || machine.ops.lookup(own, intern(machine, '__next__')) !== 0) return made;
      machine.release(made);
      return machine.raise(T.TypeError, `iter() returned non-iterator of type '${machine.typeName(own)}'`);
    }
    const hasIter = machine.ops.lookup(type, intern(machine, '__iter__')) !== 0;
    if (!hasIter && machine.ops.lookup(type, intern(machine, '__getitem__')) !== 0) {
      return makeIterator(machine, T.iterator, object);
    }
  }
  return nativeIterate(machine, object);
}

/** `tp_iter` of the builtin types. */
export function nativeIterate(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if (ITERATORS.has(type)) return machine.retain(object);
  for (const layout of [T.list, T.tuple, T.str, T.bytes, T.bytearray]) {
    if (machine.isSubtype(type, layout)) return makeIterator(machine, iteratorTypeOf(machine, object, layout), object);
  }
  if (machine.isSubtype(type, T.dict)) return makeDictIterator(machine, T.dictKeyIterator, object);
  if (isAnySet(machine, object)) return makeSetIterator(machine, object);
  const viewed = DICT_ITERATORS.get(type);
  if (viewed !== undefined) return makeDictIterator(machine, viewed, machine.field(object, DictViewField.dict));
  if (type === T.range) {
    const [start, step, length] = [RangeField.start, RangeField.step, RangeField.length].map((offset) =>
      bigValue(machine.words, machine.field(object, offset)),
    );
    return iterateRange(machine, start!, step!, length!);
  }
  return notIterable(machine, type);
}

function notIterable(machine: Machine, type: number): 0 {
  return machine.raise(T.TypeError, `'${machine.typeName(type)}' object is not iterable`);
}

/** A new reference; 0 at the end, which a StopIteration may tell, or after another exception. */
function step(machine: Machine, iterator: number): number {
  const type = machine.typeOf(iterator);
  switch (type) {
    case T.generator:
      return nextOfGenerator(machine, iterator);
    case T.range_iterator:
      return nextOfRange(machine, iterator);
    case T.listIterator:
      return nextOfSequence(machine, iterator, listLength, (list, index) =>
        machine.retain(listItem(machine.words, list, index)),
      );
    case T.tupleIterator:
      return nextOfSequence(machine, iterator, tupleLength, (tuple, index) =>
        machine.retain(tupleItem(machine.words, tuple, index)),
      );
    case T.strIterator:
    case T.strAsciiIterator:
      return nextOfSequence(machine, iterator, strLength, (text, index) =>
        makeStr(machine, String.fromCodePoint(characterOf(machine, text, index))),
      );
    case T.bytesIterator:
    case T.bytearrayIterator:
      return nextOfSequence(
        machine,
        iterator,
        (words, bytes) => words[(bytes + SIZE) >> 2]!,
        (bytes, index) => makeInt(machine, byteAt(machine, bytes, index)),
      );
    case T.dictKeyIterator:
    case T.dictValueIterator:
    case T.dictItemIterator:
      return nextOfDict(machine, iterator);
    case T.setIterator:
      return nextOfSet(machine, iterator);
    default:
      break;
  }
  const method = machine.ops.special(type, '__next__');
  if (method !== 0) return machine.ops.callSpecial(method, iterator, []);
  const native = machine.nexts.get(TYPE_ROWS[machine.layoutOf(type)]!.address);
  if (native !== undefined) return native(machine, iterator);
  return machine.raise(T.TypeError, `'${machine.typeName(type)}' object is not an iterator`);
}

/** At the end the iterator lets go of its sequence. */
function nextOfSequence(
  machine: Machine,
  iterator: number,
  lengthOf: (words: Int32Array, sequence: number) => number,
  item: (sequence: number, index: number) => number,
): number {
  const sequence = machine.field(iterator, IteratorField.sequence);
  if (sequence === 0) return 0;
  const index = machine.field(iterator, IteratorField.index);
  if (index < lengthOf(machine.words, sequence)) {
    machine.memory.add(iterator + IteratorField.index, 1);
    return item(sequence, index);
  }
  machine.memory.put(iterator + IteratorField.sequence, 0);
  machine.release(sequence);
  return 0;
}

function nextOfDict(machine: Machine, iterator: number): number {
  const dict = machine.field(iterator, DictIteratorField.dict);
  if (dict === 0) return 0;
  const memory = machine.memory;
  if (machine.field(iterator, DictIteratorField.used) !== dictUsed(machine.words, dict)) {
    memory.put(iterator + DictIteratorField.used, -1);
    return machine.raise(T.RuntimeError, 'dictionary changed size during iteration');
  }
  const entry = nextEntry(machine, dict, machine.field(iterator, DictIteratorField.position));
  if (entry === null) {
    memory.put(iterator + DictIteratorField.dict, 0);
    machine.release(dict);
    return 0;
  }
  if (machine.field(iterator, DictIteratorField.length) === 0) {
    machine.raise(T.RuntimeError, 'dictionary keys changed during iteration');
    memory.put(iterator + DictIteratorField.dict, 0);
    machine.release(dict);
    return 0;
  }
  memory.put(iterator + DictIteratorField.position, entry.position);
  memory.add(iterator + DictIteratorField.length, -1);
  return dictResult(machine, iterator, entry.key, entry.value);
}

/** `setiter_iternext`. */
function nextOfSet(machine: Machine, iterator: number): number {
  const set = machine.field(iterator, SetIteratorField.set);
  if (set === 0) return 0;
  const memory = machine.memory;
  if (machine.field(iterator, SetIteratorField.used) !== setUsed(machine.words, set)) {
    memory.put(iterator + SetIteratorField.used, -1);
    return machine.raise(T.RuntimeError, 'Set changed size during iteration');
  }
  const slot = nextSlotOf(machine.words, set, machine.field(iterator, SetIteratorField.position));
  if (slot < 0) {
    memory.put(iterator + SetIteratorField.set, 0);
    machine.release(set);
    return 0;
  }
  memory.put(iterator + SetIteratorField.position, slot + 1);
  memory.add(iterator + SetIteratorField.length, -1);
  return machine.retain(keyInSlot(machine, set, slot));
}
