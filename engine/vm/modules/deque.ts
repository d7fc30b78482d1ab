import {
  appendLeft,
  appendRight,
  clearDeque,
  dequeItem,
  dequeItems,
  dequeLength,
  exchangeItem,
  popLeft,
  popRight,
  rotateDeque,
  startAtEnd,
  startDeque,
} from '../../object/deque.js';
import { boolObject, makeInt } from '../../object/int.js';
import { NONE, NOT_IMPLEMENTED } from '../../object/statics.js';
import { makeStr } from '../../object/str.js';
import { DequeField } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { equalHeld } from '../compare.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { eachItem, placed, toSize } from './arguments.js';
import { method, type NativeType, newObject, trackNew } from './native-type.js';

/** `collections.deque` (Modules/_collectionsmodule.c). */
function maxLength(machine: Machine, deque: number): number {
  return machine.field(deque, DequeField.maxLength);
}

/** Extends with copies of the references that an iterable gives. */
function extend(machine: Machine, deque: number, source: number, left: boolean): boolean {
  if (source === deque) {
    const list = machine.ops.call(T.list, [deque]);
    if (list === 0) return false;
    const done = extend(machine, deque, list, left);
    machine.release(list);
    return done;
  }
  if (maxLength(machine, deque) !== 0) startAtEnd(machine, deque, !left);
  return eachItem(machine, source, (item) => {
    if (maxLength(machine, deque) === 0) return true;
    machine.retain(item);
    if (left) appendLeft(machine, deque, item);
    else appendRight(machine, deque, item);
    return true;
  });
}

function makeEmpty(machine: Machine, type: number, most: number): number {
  const deque = newObject(machine, type);
  startDeque(machine, deque);
  if (most >= 0) machine.memory.put(deque + DequeField.maxLength, most);
  return trackNew(machine, deque);
}

function make(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number {
  const deque = makeEmpty(machine, type, -1);
  machine.hold(deque);
  const done = init(machine, deque, args, names);
  machine.drop();
  if (done) return deque;
  machine.release(deque);
  return 0;
}

function init(machine: Machine, deque: number, args: readonly number[], names: readonly string[]): boolean {
  const positional = args.length - names.length;
  if (positional > 2) {
    machine.raise(T.TypeError, `deque() takes at most 2 arguments (${args.length} given)`);
    return false;
  }
  const values = placed(machine, 'deque', args, names, ['iterable', 'maxlen']);
  if (values === null) return false;
  const [iterable, most] = values as [number, number];
  let limit = -1;
  if (most !== 0 && most !== NONE) {
    if (!machine.isInstance(most, T.int)) {
      machine.raise(T.TypeError, 'an integer is required');
      return false;
    }
    const size = toSize(machine, most);
    if (size === null) return false;
    if (size < 0) {
      machine.raise(T.ValueError, 'maxlen must be non-negative');
      return false;
    }
    limit = Math.min(size, 0x7fffffff);
  }
  machine.memory.put(deque + DequeField.maxLength, limit);
  clearDeque(machine, deque);
  return iterable === 0 || extend(machine, deque, iterable, false);
}

/** A deque of the same bound with the same items. */
function copy(machine: Machine, deque: number): number {
  const type = machine.typeOf(deque);
  if (type !== T.deque) {
    const most = maxLength(machine, deque);
    if (most < 0) return machine.ops.call(type, [deque]);
    const bound = makeInt(machine, most);
    const made = machine.ops.call(type, [deque, bound]);
    machine.release(bound);
    return made;
  }
  const made = makeEmpty(machine, T.deque, maxLength(machine, deque));
  fill(machine, made, dequeItems(machine.words, deque));
  return made;
}

function fill(machine: Machine, deque: number, items: readonly number[]): void {
  if (maxLength(machine, deque) === 0) return;
  if (items.length > 1) startAtEnd(machine, deque, true);
  for (const item of items) appendRight(machine, deque, machine.retain(item));
}

function popper(name: string, take: typeof popLeft): NativeRow {
  return method(name, 0, 0, (machine, _args, _names, self) => {
    return take(machine, self) || machine.raise(T.IndexError, 'pop from an empty deque');
  });
}

/** The place that an index means, or -1 after an exception. */
function placeOf(machine: Machine, deque: number, key: number): number {
  const index = toSize(machine, key);
  if (index === null) return -1;
  const length = dequeLength(machine.words, deque);
  const place = index < 0 ? index + length : index;
  if (place >= 0 && place < length) return place;
  machine.raise(T.IndexError, 'deque index out of range');
  return -1;
}

function removeAt(machine: Machine, deque: number, index: number): number {
  rotateDeque(machine, deque, -index);
  const item = popLeft(machine, deque);
  rotateDeque(machine, deque, index);
  return item;
}

/** The first place from `start` to `stop` of an item that is equal; -1: none, -2: after an exception. */
function find(machine: Machine, deque: number, wanted: number, start: number, stop: number, verb: string): number {
  const state = machine.field(deque, DequeField.state);
  for (let index = start; index < stop; index++) {
    const same = equalHeld(machine, dequeItem(machine.words, deque, index), wanted);
    if (same < 0) return -2;
    if (machine.field(deque, DequeField.state) !== state) {
      machine.raise(
        verb === 'remove' ? T.IndexError : T.RuntimeError,
        verb === 'remove' ? 'deque mutated during remove().' : 'deque mutated during iteration',
      );
      return -2;
    }
    if (same === 1) return index;
  }
  return -1;
}

const index: Native = (machine, [wanted, startObject, stopObject], _names, self) => {
  const length = dequeLength(machine.words, self);
  const start = startObject === undefined ? 0 : toSize(machine, startObject);
  const stop = start === null ? null : stopObject === undefined ? length : toSize(machine, stopObject);
  if (start === null || stop === null) return 0;
  const clamp = (value: number): number => Math.min(length, Math.max(0, value < 0 ? value + length : value));
  const found = find(machine, self, wanted!, clamp(start), clamp(stop), 'index');
  if (found >= 0) return makeInt(machine, found);
  if (found === -2) return 0;
  const text = machine.ops.repr(wanted!);
  return text === null ? 0 : machine.raise(T.ValueError, `${text} is not in deque`);
};

const insert: Native = (machine, [at, value], _names, self) => {
  const length = dequeLength(machine.words, self);
  const place = toSize(machine, at!);
  if (place === null) return 0;
  if (maxLength(machine, self) === length) return machine.raise(T.IndexError, 'deque already at its maximum size');
  machine.retain(value!);
  if (place >= length) appendRight(machine, self, value!);
  else if (place <= -length || place === 0) appendLeft(machine, self, value!);
  else {
    rotateDeque(machine, self, -place);
    if (place < 0) appendRight(machine, self, value!);
    else appendLeft(machine, self, value!);
    rotateDeque(machine, self, place);
  }
  return NONE;
};

/** `deque_inplace_repeat`. */
function repeatInPlace(machine: Machine, deque: number, times: number): boolean {
  const items = dequeItems(machine.words, deque);
  if (times <= 0) {
    clearDeque(machine, deque);
    return true;
  }
  if (items.length * times > 50_000_000) {
    machine.raise(T.MemoryError, '');
    return false;
  }
  for (let round = 1; round < times; round++) {
    for (const item of items) appendRight(machine, deque, machine.retain(item));
  }
  return true;
}

/** `deque_richcompare`: as of sequences. */
function comparison(name: string, operation: number): NativeRow {
  return method(name, 1, 1, (machine, [other], _names, self) => {
    if (!machine.isInstance(other!, T.deque)) return NOT_IMPLEMENTED;
    const lists = [self, other!].map((each) => machine.ops.call(T.list, [each]));
    for (const list of lists) machine.hold(list);
    const result = lists.includes(0) ? 0 : machine.ops.compare(operation, lists[0]!, lists[1]!);
    machine.drop(2);
    for (const list of lists) machine.releaseMaybe(list);
    return result;
  });
}

const active = new WeakMap<Machine, number[]>();

const repr: Native = (machine, _args, _names, self) => {
  const name = machine.typeName(machine.typeOf(self)).split('.').at(-1)!;
  const running = active.get(machine) ?? [];
  active.set(machine, running);
  if (running.includes(self)) return makeStr(machine, '[...]');
  const list = machine.ops.call(T.list, [self]);
  if (list === 0) return 0;
  running.push(self);
  machine.hold(list);
  const text = machine.ops.repr(list);
  machine.drop();
  running.pop();
  machine.release(list);
  const most = maxLength(machine, self);
  if (text === null) return 0;
  return makeStr(machine, most >= 0 ? `${name}(${text}, maxlen=${most})` : `${name}(${text})`);
};

function makeIterator(machine: Machine, type: number, deque: number): number {
  const iterator = newObject(machine, type);
  const backwards = type === T.dequeReverseIterator;
  const end = backwards ? [DequeField.rightBlock, DequeField.rightIndex] : [DequeField.leftBlock, DequeField.leftIndex];
  machine.memory.point(iterator + ITERATOR.block, machine.field(deque, end[0]!));
  machine.memory.put(iterator + ITERATOR.index, machine.field(deque, end[1]!));
  machine.memory.point(iterator + ITERATOR.deque, machine.retain(deque));
  machine.memory.put(iterator + ITERATOR.state, machine.field(deque, DequeField.state));
  machine.memory.put(iterator + ITERATOR.counter, dequeLength(machine.words, deque));
  machine.track(iterator);
  return iterator;
}

const ITERATOR = { block: 16, index: 24, deque: 32, state: 40, counter: 48 } as const;

function next(machine: Machine, iterator: number): number {
  const deque = machine.field(iterator, ITERATOR.deque);
  const left = machine.field(iterator, ITERATOR.counter);
  if (machine.field(iterator, ITERATOR.state) !== machine.field(deque, DequeField.state)) {
    machine.memory.put(iterator + ITERATOR.counter, 0);
    return machine.raise(T.RuntimeError, 'deque mutated during iteration');
  }
  if (left === 0) return 0;
  const backwards = machine.typeOf(iterator) === T.dequeReverseIterator;
  const length = dequeLength(machine.words, deque);
  const item = dequeItem(machine.words, deque, backwards ? left - 1 : length - left);
  machine.memory.add(iterator + ITERATOR.index, backwards ? -1 : 1);
  machine.memory.put(iterator + ITERATOR.counter, left - 1);
  return machine.retain(item);
}

const METHODS: readonly NativeRow[] = [
  method('append', 1, 1, (machine, [item], _names, self) => {
    appendRight(machine, self, machine.retain(item!));
    return NONE;
  }),
  method('appendleft', 1, 1, (machine, [item], _names, self) => {
    appendLeft(machine, self, machine.retain(item!));
    return NONE;
  }),
  popper('pop', popRight),
  popper('popleft', popLeft),
  method('extend', 1, 1, (machine, [source], _names, self) => (extend(machine, self, source!, false) ? NONE : 0)),
  method('extendleft', 1, 1, (machine, [source], _names, self) => (extend(machine, self, source!, true) ? NONE : 0)),
  method('clear', 0, 0, (machine, _args, _names, self) => {
    clearDeque(machine, self);
    return NONE;
  }),
  method('copy', 0, 0, (machine, _args, _names, self) => copy(machine, self)),
  method('__copy__', 0, 0, (machine, _args, _names, self) => copy(machine, self)),
  method('rotate', 0, 1, (machine, [by], _names, self) => {
    const steps = by === undefined ? 1 : toSize(machine, by);
    if (steps === null) return 0;
    rotateDeque(machine, self, steps);
    return NONE;
  }),
  method('reverse', 0, 0, (machine, _args, _names, self) => {
    const items = dequeItems(machine.words, self);
    items.forEach((_, place) => exchangeItem(machine, self, place, items[items.length - 1 - place]!));
    return NONE;
  }),
  method('count', 1, 1, (machine, [wanted], _names, self) => {
    let found = 0;
    for (let from = 0; ;) {
      const place = find(machine, self, wanted!, from, dequeLength(machine.words, self), 'count');
      if (place === -2) return 0;
      if (place === -1) return makeInt(machine, found);
      found++;
      from = place + 1;
    }
  }),
  method('index', 1, 3, index),
  method('insert', 2, 2, insert),
  method('remove', 1, 1, (machine, [wanted], _names, self) => {
    const place = find(machine, self, wanted!, 0, dequeLength(machine.words, self), 'remove');
    if (place === -2) return 0;
    if (place === -1) return machine.raise(T.ValueError, 'deque.remove(x): x not in deque');
    machine.release(removeAt(machine, self, place));
    return NONE;
  }),
  method('__len__', 0, 0, (machine, _args, _names, self) => makeInt(machine, dequeLength(machine.words, self))),
  method('__bool__', 0, 0, (machine, _args, _names, self) => boolObject(dequeLength(machine.words, self) > 0)),
  method('__contains__', 1, 1, (machine, [wanted], _names, self) => {
    const place = find(machine, self, wanted!, 0, dequeLength(machine.words, self), 'contains');
    return place === -2 ? 0 : boolObject(place >= 0);
  }),
  method('__getitem__', 1, 1, (machine, [key], _names, self) => {
    if (machine.typeOf(key!) === T.slice) {
      return machine.raise(T.TypeError, "sequence index must be integer, not 'slice'");
    }
    const place = placeOf(machine, self, key!);
    return place < 0 ? 0 : machine.retain(dequeItem(machine.words, self, place));
  }),
  method('__setitem__', 2, 2, (machine, [key, value], _names, self) => {
    const place = placeOf(machine, self, key!);
    if (place < 0) return 0;
    machine.release(exchangeItem(machine, self, place, machine.retain(value!)));
    return NONE;
  }),
  method('__delitem__', 1, 1, (machine, [key], _names, self) => {
    const place = placeOf(machine, self, key!);
    if (place < 0) return 0;
    machine.release(removeAt(machine, self, place));
    return NONE;
  }),
  method('__add__', 1, 1, (machine, [other], _names, self) => {
    if (!machine.isInstance(other!, T.deque)) {
      const wrong = machine.typeName(machine.typeOf(other!));
      return machine.raise(T.TypeError, `can only concatenate deque (not "${wrong}") to deque`);
    }
    const made = copy(machine, self);
    if (made === 0) return 0;
    machine.hold(made);
    const done = extend(machine, made, other!, false);
    machine.drop();
    if (done) return made;
    machine.release(made);
    return 0;
  }),
  method('__iadd__', 1, 1, (machine, [other], _names, self) =>
    extend(machine, self, other!, false) ? machine.retain(self) : 0,
  ),
  ...['__mul__', '__rmul__'].map((name) =>
    method(name, 1, 1, (machine, [times], _names, self) => {
      const count = toSize(machine, times!);
      const made = count === null ? 0 : copy(machine, self);
      if (made === 0) return 0;
      if (repeatInPlace(machine, made, count!)) return made;
      machine.release(made);
      return 0;
    }),
  ),
  method('__imul__', 1, 1, (machine, [times], _names, self) => {
    const count = toSize(machine, times!);
    return count !== null && repeatInPlace(machine, self, count) ? machine.retain(self) : 0;
  }),
  ...['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'].map(comparison),
  method('__iter__', 0, 0, (machine, _args, _names, self) => makeIterator(machine, T.dequeIterator, self)),
  method('__reversed__', 0, 0, (machine, _args, _names, self) => makeIterator(machine, T.dequeReverseIterator, self)),
  method('__repr__', 0, 0, repr),
  method('__init__', 0, 2, (machine, args, names, self) => (init(machine, self, args, names) ? NONE : 0), 'any'),
];

export const DEQUE_TYPES: readonly NativeType[] = [
  {
    key: 'deque',
    make,
    create: (machine, type) => makeEmpty(machine, type, -1),
    init,
    methods: METHODS,
    getsets: [
      {
        name: 'maxlen',
        get: (machine, deque) => (maxLength(machine, deque) < 0 ? NONE : makeInt(machine, maxLength(machine, deque))),
        set: null,
      },
    ],
  },
  { key: 'dequeIterator', next },
  { key: 'dequeReverseIterator', next },
];
