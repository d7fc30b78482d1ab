import { NONE } from '../../object/statics.js';
import { TeeLinkField } from '../../object/struct.js';
import { copyToTuple, makeTuple } from '../../object/tuple.js';
import { rowIndex, T } from '../../object/type-table.js';
import { equal } from '../compare.js';
import type { Machine, NativeRow } from '../machine.js';
import { placed, toSize } from './arguments.js';
import { COMBINATORICS } from './combinatorics.js';
import { PASSING_ITERATORS } from './iterators.js';
import type { ModuleRow } from './module-row.js';
import { method, type NativeType, newObject, setField, trackNew } from './native-type.js';

/** `itertools`: groupby, accumulate and tee, which remember; and the module. */
const GROUP = { it: 16, key: 24, target: 32, current: 40, value: 48, grouper: 56 } as const;
const GROUPER = { parent: 16, target: 24 } as const;

/** `groupby_step`: the next item and its key. */
function step(machine: Machine, object: number): boolean {
  const value = machine.ops.next(machine.field(object, GROUP.it));
  if (value === 0) return false;
  const func = machine.field(object, GROUP.key);
  machine.hold(value);
  const key = func === NONE ? machine.retain(value) : machine.ops.call(func, [value]);
  machine.drop();
  if (key === 0) {
    machine.release(value);
    return false;
  }
  setField(machine, object, GROUP.value, value);
  setField(machine, object, GROUP.current, key);
  return true;
}

const GROUPBY_TYPE: NativeType = {
  key: 'groupby',
  make: (machine, type, args, names) => {
    const values = placed(machine, 'groupby', args, names, ['iterable', 'key'], 1);
    if (values === null) return 0;
    const iterator = machine.ops.iterate(values[0]!);
    if (iterator === 0) return 0;
    const object = newObject(machine, type);
    machine.memory.point(object + GROUP.it, iterator);
    machine.memory.point(object + GROUP.key, machine.retain(values[1]! || NONE));
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    machine.memory.put(object + GROUP.grouper, 0);
    for (;;) {
      const current = machine.field(object, GROUP.current);
      const target = machine.field(object, GROUP.target);
      if (current !== 0) {
        if (target === 0) break;
        const same = equal(machine, target, current);
        if (same < 0) return 0;
        if (same === 0) break;
      }
      if (!step(machine, object)) return 0;
    }
    const current = machine.field(object, GROUP.current);
    setField(machine, object, GROUP.target, machine.retain(current));
    const grouper = newObject(machine, T.grouper);
    machine.memory.point(grouper + GROUPER.parent, machine.retain(object));
    machine.memory.point(grouper + GROUPER.target, machine.retain(current));
    machine.memory.point(object + GROUP.grouper, grouper);
    machine.track(grouper);
    return makeTuple(machine, [machine.retain(current), grouper]);
  },
};

const GROUPER_TYPE: NativeType = {
  key: 'grouper',
  next: (machine, object) => {
    const parent = machine.field(object, GROUPER.parent);
    if (machine.field(parent, GROUP.grouper) !== object) return 0;
    if (machine.field(parent, GROUP.value) === 0 && !step(machine, parent)) return 0;
    const same = equal(machine, machine.field(object, GROUPER.target), machine.field(parent, GROUP.current));
    if (same <= 0) return 0;
    const value = machine.field(parent, GROUP.value);
    machine.memory.put(parent + GROUP.value, 0);
    setField(machine, parent, GROUP.current, 0);
    return value;
  },
};

const SUM = { total: 16, it: 24, func: 32, initial: 40 } as const;

const ACCUMULATE_TYPE: NativeType = {
  key: 'accumulate',
  make: (machine, type, args, names) => {
    const values = placed(machine, 'accumulate', args, names, ['iterable', 'func', 'initial'], 1);
    if (values === null) return 0;
    const iterator = machine.ops.iterate(values[0]!);
    if (iterator === 0) return 0;
    const object = newObject(machine, type);
    machine.memory.point(object + SUM.it, iterator);
    if (values[1] !== 0 && values[1] !== NONE) machine.memory.point(object + SUM.func, machine.retain(values[1]!));
    machine.memory.point(object + SUM.initial, machine.retain(values[2]! || NONE));
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    const initial = machine.field(object, SUM.initial);
    if (initial !== NONE) {
      machine.memory.point(object + SUM.initial, NONE);
      setField(machine, object, SUM.total, machine.retain(initial));
      return initial;
    }
    const item = machine.ops.next(machine.field(object, SUM.it));
    if (item === 0) return 0;
    const total = machine.field(object, SUM.total);
    if (total === 0) {
      machine.memory.point(object + SUM.total, machine.retain(item));
      return item;
    }
    const func = machine.field(object, SUM.func);
    machine.hold(item);
    const next = func === 0 ? machine.ops.binary(0, total, item) : machine.ops.call(func, [total, item]);
    machine.drop();
    machine.release(item);
    if (next === 0) return 0;
    setField(machine, object, SUM.total, machine.retain(next));
    return next;
  },
};

/** A link of the chain that the iterators of a `tee` share: 57 items, and the next link. */
const LINK_CELLS = 57;
const TEE = { link: 16, index: 24 } as const;

function makeLink(machine: Machine, iterator: number): number {
  const link = newObject(machine, T.teeData);
  machine.memory.point(link + TeeLinkField.it, machine.retain(iterator));
  machine.track(link);
  return link;
}

/** `teedataobject_getitem`: an item of a link, read from the source where it is the first to be asked for it. */
function linkItem(machine: Machine, link: number, index: number): number {
  if (index < machine.field(link, TeeLinkField.count))
    return machine.retain(machine.field(link, TeeLinkField.values + index * 8));
  if (machine.field(link, TeeLinkField.running) !== 0) {
    return machine.raise(T.RuntimeError, 'cannot re-enter the tee iterator');
  }
  machine.memory.put(link + TeeLinkField.running, 1);
  const value = machine.ops.next(machine.field(link, TeeLinkField.it));
  machine.memory.put(link + TeeLinkField.running, 0);
  if (value === 0) return 0;
  machine.memory.add(link + TeeLinkField.count, 1);
  machine.memory.point(link + TeeLinkField.values + index * 8, machine.retain(value));
  return value;
}

const TEE_TYPE: NativeType = {
  key: 'tee',
  next: (machine, object) => {
    let link = machine.field(object, TEE.link);
    if (machine.field(object, TEE.index) >= LINK_CELLS) {
      if (machine.field(link, TeeLinkField.next) === 0) {
        const next = makeLink(machine, machine.field(link, TeeLinkField.it));
        machine.memory.point(link + TeeLinkField.next, next);
      }
      link = machine.field(link, TeeLinkField.next);
      setField(machine, object, TEE.link, machine.retain(link));
      machine.memory.put(object + TEE.index, 0);
    }
    const value = linkItem(machine, link, machine.field(object, TEE.index));
    if (value !== 0) machine.memory.add(object + TEE.index, 1);
    return value;
  },
  methods: [method('__copy__', 0, 0, (machine, _args, _names, self) => copyTee(machine, self))],
};

function copyTee(machine: Machine, object: number): number {
  const copy = newObject(machine, T.tee);
  machine.memory.point(copy + TEE.link, machine.retain(machine.field(object, TEE.link)));
  machine.memory.put(copy + TEE.index, machine.field(object, TEE.index));
  machine.track(copy);
  return copy;
}

function makeTee(machine: Machine, iterable: number): number {
  const iterator = machine.ops.iterate(iterable);
  if (iterator === 0) return 0;
  if (machine.typeOf(iterator) === T.tee) {
    const copy = copyTee(machine, iterator);
    machine.release(iterator);
    return copy;
  }
  const link = makeLink(machine, iterator);
  const object = newObject(machine, T.tee);
  machine.memory.point(object + TEE.link, link);
  machine.track(object);
  machine.release(iterator);
  return object;
}

const TEE_FUNCTION: NativeRow = {
  name: 'tee',
  owner: 'itertools',
  least: 1,
  most: 2,
  keywords: null,
  call: (machine, [iterable, number]) => {
    const count = number === undefined ? 2 : toSize(machine, number);
    if (count === null) return 0;
    if (count < 0) return machine.raise(T.ValueError, 'n must be >= 0');
    if (count === 0) return copyToTuple(machine, []);
    const first = makeTee(machine, iterable!);
    if (first === 0) return 0;
    const all = [first];
    while (all.length < Math.min(count, 1_000_000)) all.push(copyTee(machine, first));
    return makeTuple(machine, all);
  },
};

/** `teedataobject_dealloc`: the chain behind is taken apart link by link, not by recursion. */
export function installTee(machine: Machine): void {
  const bury = (object: number): void => {
    const count = machine.field(object, TeeLinkField.count);
    machine.releaseFields(object, [TeeLinkField.it]);
    machine.releaseSlots(object + TeeLinkField.values, count, false);
    let next = machine.field(object, TeeLinkField.next);
    machine.memory.put(object + TeeLinkField.next, 0);
    while (next !== 0 && machine.words[next >> 2] === 1) {
      const after = machine.field(next, TeeLinkField.next);
      machine.memory.put(next + TeeLinkField.next, 0);
      machine.release(next);
      next = after;
    }
    machine.releaseMaybe(next);
    machine.freeObject(object);
  };
  machine.burials[rowIndex(T.teeData)] = (object) => {
    machine.untrack(object);
    machine.dismantle(object, bury);
  };
}

export const ITERTOOLS_TYPES: readonly NativeType[] = [
  ...PASSING_ITERATORS,
  ...COMBINATORICS,
  GROUPBY_TYPE,
  GROUPER_TYPE,
  ACCUMULATE_TYPE,
  TEE_TYPE,
];

export const ITERTOOLS: ModuleRow = {
  name: 'itertools',
  functions: [TEE_FUNCTION],
  room: 40,
  types: {
    accumulate: 'accumulate',
    batched: 'batched',
    chain: 'chain',
    combinations: 'combinations',
    combinations_with_replacement: 'combinationsWithReplacement',
    compress: 'compress',
    count: 'count',
    cycle: 'cycle',
    dropwhile: 'dropwhile',
    filterfalse: 'filterfalse',
    groupby: 'groupby',
    islice: 'islice',
    pairwise: 'pairwise',
    permutations: 'permutations',
    product: 'product',
    repeat: 'repeat',
    starmap: 'starmap',
    takewhile: 'takewhile',
    zip_longest: 'zipLongest',
    _grouper: 'grouper',
    _tee: 'tee',
    _tee_dataobject: 'teeData',
  },
};
