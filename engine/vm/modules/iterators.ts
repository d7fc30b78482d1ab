import { intValue, isInt, makeInt } from '../../object/int.js';
import { allocateList, appendItem, listItem, listLength } from '../../object/list.js';
import { NONE } from '../../object/statics.js';
import { makeStr } from '../../object/str.js';
import { copyToTuple, makeTuple, tupleItem, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import type { Machine } from '../machine.js';
import { placed, toInteger, toSize } from './arguments.js';
import { method, type NativeType, newObject, setField, trackNew, truthOf } from './native-type.js';

/** The iterators of `itertools` that pass on what others give (Modules/itertoolsmodule.c). */

/** An iterator over the last argument, of two: a function and an iterable. */
function functionAndIterator(key: NativeType['key'], name: string, next: NativeType['next']): NativeType {
  return {
    key,
    make: (machine, type, args, names) => {
      if (names.length > 0) return machine.raise(T.TypeError, `${name}() takes no keyword arguments`);
      if (args.length !== 2) {
        return machine.raise(T.TypeError, `${name} expected 2 arguments, got ${args.length}`);
      }
      const iterator = machine.ops.iterate(args[1]!);
      if (iterator === 0) return 0;
      const object = newObject(machine, type);
      machine.memory.point(object + 16, machine.retain(args[0]!));
      machine.memory.point(object + 24, iterator);
      return trackNew(machine, object);
    },
    next: next!,
  };
}

const FUNC = 16;
const IT = 24;
const STOP = 32;

/** Calls the function of such an iterator with an item; the truth of what it says. */
function verdict(machine: Machine, object: number, item: number): number {
  machine.hold(item);
  const truth = truthOf(machine, machine.ops.call(machine.field(object, FUNC), [item]));
  machine.drop();
  return truth;
}

const TAKEWHILE = functionAndIterator('takewhile', 'takewhile', (machine, object) => {
  if (machine.field(object, STOP) !== 0) return 0;
  const item = machine.ops.next(machine.field(object, IT));
  if (item === 0) return 0;
  const good = verdict(machine, object, item);
  if (good === 1) return item;
  machine.release(item);
  if (good === 0) machine.memory.put(object + STOP, 1);
  return 0;
});

const DROPWHILE = functionAndIterator('dropwhile', 'dropwhile', (machine, object) => {
  for (;;) {
    const item = machine.ops.next(machine.field(object, IT));
    if (item === 0 || machine.field(object, STOP) !== 0) return item;
    const bad = verdict(machine, object, item);
    if (bad === 0) {
      machine.memory.put(object + STOP, 1);
      return item;
    }
    machine.release(item);
    if (bad < 0) return 0;
  }
});

const FILTERFALSE = functionAndIterator('filterfalse', 'filterfalse', (machine, object) => {
  for (;;) {
    const item = machine.ops.next(machine.field(object, IT));
    if (item === 0) return 0;
    const func = machine.field(object, FUNC);
    const good = func === NONE || func === T.bool ? machine.ops.truth(item) : verdict(machine, object, item);
    if (good === 0) return item;
    machine.release(item);
    if (good < 0) return 0;
  }
});

const STARMAP = functionAndIterator('starmap', 'starmap', (machine, object) => {
  const given = machine.ops.next(machine.field(object, IT));
  if (given === 0) return 0;
  machine.hold(given);
  const args = machine.typeOf(given) === T.tuple ? machine.retain(given) : machine.ops.call(T.tuple, [given]);
  machine.drop();
  machine.release(given);
  if (args === 0) return 0;
  machine.hold(args);
  const result = machine.ops.call(machine.field(object, FUNC), tupleItems(machine.words, args));
  machine.drop();
  machine.release(args);
  return result;
});

/** count: the next number as a machine word, or -1 and an int object. */
const COUNT = { number: 16, long: 24, step: 32 } as const;

function nextCount(machine: Machine, object: number): number {
  const value = machine.field(object, COUNT.long);
  const next = machine.ops.binary(0, value, machine.field(object, COUNT.step));
  if (next === 0) return 0;
  machine.memory.point(object + COUNT.long, next);
  return value;
}

const COUNT_TYPE: NativeType = {
  key: 'count',
  make: (machine, type, args, names) => {
    const values = placed(machine, 'count', args, names, ['start', 'step']);
    if (values === null) return 0;
    for (const value of values) {
      if (value === 0 || isInt(machine, value) || machine.isInstance(value, T.float)) continue;
      return machine.raise(T.TypeError, 'a number is required');
    }
    const [start, step] = values as [number, number];
    const object = newObject(machine, type);
    machine.memory.point(object + COUNT.long, start === 0 ? makeInt(machine, 0) : machine.retain(start));
    machine.memory.point(object + COUNT.step, step === 0 ? makeInt(machine, 1) : machine.retain(step));
    return trackNew(machine, object);
  },
  next: nextCount,
  methods: [
    method('__repr__', 0, 0, (machine, _args, _names, self) => {
      const step = machine.field(self, COUNT.step);
      const start = machine.ops.repr(machine.field(self, COUNT.long));
      if (start === null) return 0;
      if (isInt(machine, step) && intValue(machine.words, step) === 1) return makeStr(machine, `count(${start})`);
      const by = machine.ops.repr(step);
      return by === null ? 0 : makeStr(machine, `count(${start}, ${by})`);
    }),
  ],
};

const CYCLE = { it: 16, saved: 24, index: 32, first: 40 } as const;

const CYCLE_TYPE: NativeType = {
  key: 'cycle',
  make: (machine, type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, 'cycle() takes no keyword arguments');
    if (args.length !== 1) return machine.raise(T.TypeError, `cycle expected 1 argument, got ${args.length}`);
    const iterator = machine.ops.iterate(args[0]!);
    if (iterator === 0) return 0;
    const saved = allocateList(machine, 0);
    const object = newObject(machine, type);
    machine.memory.point(object + CYCLE.it, iterator);
    machine.memory.point(object + CYCLE.saved, saved);
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    const iterator = machine.field(object, CYCLE.it);
    const saved = machine.field(object, CYCLE.saved);
    if (iterator !== 0) {
      const item = machine.ops.next(iterator);
      if (item !== 0) {
        appendItem(machine, saved, machine.retain(item));
        return item;
      }
      if (machine.raised) return 0;
      setField(machine, object, CYCLE.it, 0);
    }
    const length = listLength(machine.words, saved);
    if (length === 0) return 0;
    const index = machine.field(object, CYCLE.index);
    machine.memory.put(object + CYCLE.index, index + 1 >= length ? 0 : index + 1);
    return machine.retain(listItem(machine.words, saved, index));
  },
};

const REPEAT = { element: 16, count: 24 } as const;

const REPEAT_TYPE: NativeType = {
  key: 'repeat',
  make: (machine, type, args, names) => {
    const values = placed(machine, 'repeat', args, names, ['object', 'times'], 1);
    if (values === null) return 0;
    const times = values[1] === 0 ? -1 : toSize(machine, values[1]!);
    if (times === null) return 0;
    const object = newObject(machine, type);
    machine.memory.point(object + REPEAT.element, machine.retain(values[0]!));
    machine.memory.put(object + REPEAT.count, values[1] === 0 ? -1 : Math.min(Math.max(0, times), 0x7fffffff));
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    const left = machine.field(object, REPEAT.count);
    if (left === 0) return 0;
    if (left > 0) machine.memory.add(object + REPEAT.count, -1);
    return machine.retain(machine.field(object, REPEAT.element));
  },
  methods: [
    method('__length_hint__', 0, 0, (machine, _args, _names, self) => {
      const left = machine.field(self, REPEAT.count);
      if (left < 0) return machine.raise(T.TypeError, 'len() of unsized object');
      return makeInt(machine, left);
    }),
    method('__repr__', 0, 0, (machine, _args, _names, self) => {
      const element = machine.ops.repr(machine.field(self, REPEAT.element));
      const left = machine.field(self, REPEAT.count);
      if (element === null) return 0;
      return makeStr(machine, left < 0 ? `repeat(${element})` : `repeat(${element}, ${left})`);
    }),
  ],
};

const CHAIN = { source: 16, active: 24 } as const;

function makeChain(machine: Machine, type: number, source: number): number {
  const object = newObject(machine, type);
  machine.memory.point(object + CHAIN.source, source);
  return trackNew(machine, object);
}

/** `chain.from_iterable`: a class method. */
export function chainFromIterable(machine: Machine, iterable: number): number {
  const source = machine.ops.iterate(iterable);
  return source === 0 ? 0 : makeChain(machine, T.chain, source);
}

const CHAIN_TYPE: NativeType = {
  key: 'chain',
  make: (machine, type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, 'chain() takes no keyword arguments');
    const tuple = copyToTuple(machine, args);
    const source = machine.ops.iterate(tuple);
    machine.release(tuple);
    return source === 0 ? 0 : makeChain(machine, type, source);
  },
  next: (machine, object) => {
    while (machine.field(object, CHAIN.source) !== 0) {
      if (machine.field(object, CHAIN.active) === 0) {
        const iterable = machine.ops.next(machine.field(object, CHAIN.source));
        if (iterable === 0) {
          const raised = machine.fetch();
          setField(machine, object, CHAIN.source, 0);
          if (raised !== 0) machine.restore(raised);
          return 0;
        }
        machine.hold(iterable);
        const active = machine.ops.iterate(iterable);
        machine.drop();
        machine.release(iterable);
        if (active === 0) {
          const raised = machine.fetch();
          setField(machine, object, CHAIN.source, 0);
          machine.restore(raised);
          return 0;
        }
        machine.memory.point(object + CHAIN.active, active);
      }
      const item = machine.ops.next(machine.field(object, CHAIN.active));
      if (item !== 0) return item;
      if (machine.raised) return 0;
      setField(machine, object, CHAIN.active, 0);
    }
    return 0;
  },
  methods: [
    { ...method('from_iterable', 1, 1, (machine, [iterable]) => chainFromIterable(machine, iterable!)), kind: 'class' },
  ],
};

const ISLICE = { it: 16, next: 24, stop: 32, step: 40, count: 48 } as const;
const MOST = 0x7fffffff;

/** A bound of islice: null after an exception. */
function bound(machine: Machine, object: number, otherwise: number): number | null {
  if (object === NONE) return otherwise;
  const value = toInteger(machine, object);
  if (value !== null && value >= 0n) return Number(value > BigInt(MOST) ? BigInt(MOST) : value);
  machine.clearException();
  return null;
}

const ISLICE_TYPE: NativeType = {
  key: 'islice',
  make: (machine, type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, 'islice() takes no keyword arguments');
    if (args.length < 2) {
      return machine.raise(T.TypeError, `islice expected at least 2 arguments, got ${args.length}`);
    }
    if (args.length > 4) return machine.raise(T.TypeError, `islice expected at most 4 arguments, got ${args.length}`);
    const [startObject, stopObject, stepObject] =
      args.length === 2 ? [NONE, args[1]!, NONE] : [args[1]!, args[2]!, args[3] ?? NONE];
    const stop = bound(machine, stopObject, -1);
    if (stop === null && args.length === 2) {
      const message = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
      return machine.raise(T.ValueError, message);
    }
    const start = bound(machine, startObject, 0);
    if (start === null || stop === null) {
      return machine.raise(T.ValueError, 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.');
    }
    const step = bound(machine, stepObject, 1);
    if (step === null || step < 1) {
      return machine.raise(T.ValueError, 'Step for islice() must be a positive integer or None.');
    }
    const iterator = machine.ops.iterate(args[0]!);
    if (iterator === 0) return 0;
    const object = newObject(machine, type);
    machine.memory.point(object + ISLICE.it, iterator);
    machine.memory.put(object + ISLICE.next, start);
    machine.memory.put(object + ISLICE.stop, stop);
    machine.memory.put(object + ISLICE.step, step);
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    const iterator = machine.field(object, ISLICE.it);
    const stop = machine.field(object, ISLICE.stop);
    if (iterator === 0) return 0;
    const done = (): 0 => {
      const raised = machine.fetch();
      setField(machine, object, ISLICE.it, 0);
      if (raised !== 0) machine.restore(raised);
      return 0;
    };
    while (machine.field(object, ISLICE.count) < machine.field(object, ISLICE.next)) {
      const skipped = machine.ops.next(iterator);
      if (skipped === 0) return done();
      machine.release(skipped);
      machine.memory.add(object + ISLICE.count, 1);
    }
    if (stop !== -1 && machine.field(object, ISLICE.count) >= stop) return done();
    const item = machine.ops.next(iterator);
    if (item === 0) return done();
    machine.memory.add(object + ISLICE.count, 1);
    const next = machine.field(object, ISLICE.next) + machine.field(object, ISLICE.step);
    machine.memory.put(object + ISLICE.next, stop !== -1 && next > stop ? stop : Math.min(next, MOST));
    return item;
  },
};

const COMPRESS_TYPE: NativeType = {
  key: 'compress',
  make: (machine, type, args, names) => {
    const values = placed(machine, 'compress', args, names, ['data', 'selectors'], 2);
    if (values === null) return 0;
    const data = machine.ops.iterate(values[0]!);
    if (data === 0) return 0;
    machine.hold(data);
    const selectors = machine.ops.iterate(values[1]!);
    machine.drop();
    if (selectors === 0) {
      machine.release(data);
      return 0;
    }
    const object = newObject(machine, type);
    machine.memory.point(object + 16, data);
    machine.memory.point(object + 24, selectors);
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    for (;;) {
      const item = machine.ops.next(machine.field(object, 16));
      if (item === 0) return 0;
      machine.hold(item);
      const selector = machine.ops.next(machine.field(object, 24));
      const chosen = selector === 0 ? -1 : truthOf(machine, selector);
      machine.drop();
      if (chosen === 1) return item;
      machine.release(item);
      if (chosen < 0) return 0;
    }
  },
};

const PAIRWISE_TYPE: NativeType = {
  key: 'pairwise',
  make: (machine, type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, 'pairwise() takes no keyword arguments');
    if (args.length !== 1) return machine.raise(T.TypeError, `pairwise expected 1 argument, got ${args.length}`);
    const iterator = machine.ops.iterate(args[0]!);
    if (iterator === 0) return 0;
    const object = newObject(machine, type);
    machine.memory.point(object + 16, iterator);
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    const iterator = machine.field(object, 16);
    if (iterator === 0) return 0;
    const end = (): 0 => {
      const raised = machine.fetch();
      setField(machine, object, 16, 0);
      setField(machine, object, 24, 0);
      if (raised !== 0) machine.restore(raised);
      return 0;
    };
    if (machine.field(object, 24) === 0) {
      const first = machine.ops.next(iterator);
      if (first === 0) return end();
      setField(machine, object, 24, first);
      if (machine.field(object, 16) === 0) return end();
    }
    const old = machine.retain(machine.field(object, 24));
    machine.hold(old);
    const item = machine.ops.next(iterator);
    machine.drop();
    if (item === 0) {
      machine.release(old);
      return end();
    }
    const pair = copyToTuple(machine, [old, item]);
    setField(machine, object, 24, item);
    machine.release(old);
    return pair;
  },
};

const BATCHED_TYPE: NativeType = {
  key: 'batched',
  make: (machine, type, args, names) => {
    const values = placed(machine, 'batched', args, names, ['iterable', 'n'], 2);
    if (values === null) return 0;
    const size = toSize(machine, values[1]!);
    if (size === null) return 0;
    if (size < 1) return machine.raise(T.ValueError, 'n must be at least one');
    const iterator = machine.ops.iterate(values[0]!);
    if (iterator === 0) return 0;
    const object = newObject(machine, type);
    machine.memory.point(object + 16, iterator);
    machine.memory.put(object + 24, Math.min(size, MOST));
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    const iterator = machine.field(object, 16);
    if (iterator === 0) return 0;
    const items: number[] = [];
    const most = machine.field(object, 24);
    while (items.length < most) {
      const item = machine.ops.next(iterator);
      if (item === 0) break;
      machine.hold(item);
      items.push(item);
    }
    machine.drop(items.length);
    if (machine.raised || items.length === 0) {
      for (const item of items) machine.release(item);
      const raised = machine.fetch();
      setField(machine, object, 16, 0);
      if (raised !== 0) machine.restore(raised);
      return 0;
    }
    return makeTuple(machine, items);
  },
};

const LONGEST = { size: 16, active: 24, iterators: 32, result: 40, fill: 48 } as const;

const ZIP_LONGEST_TYPE: NativeType = {
  key: 'zipLongest',
  make: (machine, type, args, names) => {
    const wrong = names.find((name) => name !== 'fillvalue');
    if (wrong !== undefined) {
      return machine.raise(T.TypeError, 'zip_longest() got an unexpected keyword argument');
    }
    const fill = names.length > 0 ? args.at(-1)! : NONE;
    const sources = args.slice(0, args.length - names.length);
    const iterators: number[] = [];
    for (const source of sources) {
      const iterator = machine.ops.iterate(source);
      if (iterator === 0) {
        machine.drop(iterators.length);
        for (const each of iterators) machine.release(each);
        return 0;
      }
      machine.hold(iterator);
      iterators.push(iterator);
    }
    machine.drop(iterators.length);
    const tuple = makeTuple(machine, iterators);
    const result = copyToTuple(
      machine,
      sources.map(() => NONE),
    );
    const object = newObject(machine, type);
    machine.memory.put(object + LONGEST.size, sources.length);
    machine.memory.put(object + LONGEST.active, sources.length);
    machine.memory.point(object + LONGEST.iterators, tuple);
    machine.memory.point(object + LONGEST.result, result);
    machine.memory.point(object + LONGEST.fill, machine.retain(fill));
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    const iterators = machine.field(object, LONGEST.iterators);
    const size = machine.field(object, LONGEST.size);
    if (size === 0 || machine.field(object, LONGEST.active) === 0) return 0;
    const items: number[] = [];
    for (let index = 0; index < size; index++) {
      const iterator = tupleItem(machine.words, iterators, index);
      let item = iterator === 0 ? 0 : machine.ops.next(iterator);
      if (item === 0 && iterator !== 0) {
        const active = machine.field(object, LONGEST.active) - 1;
        machine.memory.put(object + LONGEST.active, active);
        if (active === 0 || machine.raised) {
          machine.memory.put(object + LONGEST.active, 0);
          machine.drop(items.length);
          for (const each of items) machine.release(each);
          return 0;
        }
        setField(machine, iterators, 24 + index * 8, 0);
      }
      if (item === 0) item = machine.retain(machine.field(object, LONGEST.fill));
      machine.hold(item);
      items.push(item);
    }
    machine.drop(items.length);
    return intoResult(machine, machine.field(object, LONGEST.result), items);
  },
};

/** The result tuple that an iterator uses again while nobody else holds it; items are handed over. */
export function intoResult(machine: Machine, result: number, items: readonly number[]): number {
  if (machine.words[result >> 2] !== 1) return makeTuple(machine, items);
  machine.retain(result);
  items.forEach((item, index) => setField(machine, result, 24 + index * 8, item));
  if (!machine.isTracked(result)) machine.track(result);
  return result;
}

export const PASSING_ITERATORS: readonly NativeType[] = [
  TAKEWHILE,
  DROPWHILE,
  FILTERFALSE,
  STARMAP,
  COUNT_TYPE,
  CYCLE_TYPE,
  REPEAT_TYPE,
  CHAIN_TYPE,
  ISLICE_TYPE,
  COMPRESS_TYPE,
  PAIRWISE_TYPE,
  BATCHED_TYPE,
  ZIP_LONGEST_TYPE,
];
