import { intValue, isInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { copyToTuple, makeTuple, tupleItem, tupleLength } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { type Machine } from '../machine.js';
import { placed, toSize } from './arguments.js';
import { type NativeType, newObject, setField, trackNew } from './native-type.js';

/** The iterators of `itertools` over choices from a pool: product, permutations, combinations. */
const POOL = 16;
const INDICES = 24;

function numbersAt(machine: Machine, block: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => machine.field(block, index * 8));
}

function makeNumbers(machine: Machine, numbers: readonly number[]): number {
  const block = machine.heap.allocate('m', 8 * Math.max(1, numbers.length));
  numbers.forEach((number, index) => machine.memory.put(block + index * 8, number));
  return block;
}

/** The result for the caller: the tuple given last again, where nobody else has it, else a copy of it (`result` is its field). */
function renewed(machine: Machine, object: number, field: number): number {
  const result = machine.field(object, field);
  if (machine.words[result >> 2] === 1) {
    if (!machine.isTracked(result)) machine.track(result);
    return result;
  }
  const items = Array.from({ length: tupleLength(machine.words, result) }, (_, index) =>
    tupleItem(machine.words, result, index),
  );
  const copy = copyToTuple(machine, items);
  machine.memory.point(object + field, copy);
  machine.release(result);
  return copy;
}

function place(machine: Machine, tuple: number, index: number, item: number): void {
  setField(machine, tuple, 24 + index * 8, machine.retain(item));
}

function sequenceTuple(machine: Machine, source: number): number {
  return machine.typeOf(source) === T.tuple ? machine.retain(source) : machine.ops.call(T.tuple, [source]);
}

const PRODUCT = { result: 32, stopped: 40 } as const;

const PRODUCT_TYPE: NativeType = {
  key: 'product',
  make: (machine, type, args, names) => {
    const wrong = names.find((name) => name !== 'repeat');
    if (wrong !== undefined) {
      return machine.raise(T.TypeError, `'${wrong}' is an invalid keyword argument for product()`);
    }
    const repeat = names.length > 0 ? toSize(machine, args.at(-1)!) : 1;
    if (repeat === null) return 0;
    if (repeat < 0) return machine.raise(T.ValueError, 'repeat argument cannot be negative');
    const sources = args.slice(0, args.length - names.length);
    if (sources.length * repeat > 1_000_000) return machine.raise(T.OverflowError, 'repeat argument too large');
    const indices = makeNumbers(machine, new Array<number>(sources.length * repeat).fill(0));
    const pools: number[] = [];
    for (const source of sources) {
      const pool = sequenceTuple(machine, source);
      if (pool === 0) {
        machine.drop(pools.length);
        for (const each of pools) machine.release(each);
        machine.heap.free('m', indices);
        return 0;
      }
      machine.hold(pool);
      pools.push(pool);
    }
    machine.drop(pools.length);
    const all: number[] = [];
    for (let times = 0; times < repeat; times++) {
      for (const pool of pools) all.push(times === 0 ? pool : machine.retain(pool));
    }
    if (repeat === 0) for (const pool of pools) machine.release(pool);
    const tuple = makeTuple(machine, all);
    const object = newObject(machine, type);
    machine.memory.point(object + POOL, tuple);
    machine.memory.point(object + INDICES, indices);
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    if (machine.field(object, PRODUCT.stopped) !== 0) return 0;
    const pools = machine.field(object, POOL);
    const count = tupleLength(machine.words, pools);
    const poolAt = (index: number): number => tupleItem(machine.words, pools, index);
    if (machine.field(object, PRODUCT.result) === 0) {
      const items: number[] = [];
      for (let index = 0; index < count; index++) {
        if (tupleLength(machine.words, poolAt(index)) === 0) {
          machine.memory.put(object + PRODUCT.stopped, 1);
          return 0;
        }
        items.push(tupleItem(machine.words, poolAt(index), 0));
      }
      const first = copyToTuple(machine, items);
      machine.memory.point(object + PRODUCT.result, first);
      return machine.retain(first);
    }
    const result = renewed(machine, object, PRODUCT.result);
    const indices = machine.field(object, INDICES);
    for (let index = count - 1; index >= 0; index--) {
      const next = machine.field(indices, index * 8) + 1;
      if (next < tupleLength(machine.words, poolAt(index))) {
        machine.memory.put(indices + index * 8, next);
        place(machine, result, index, tupleItem(machine.words, poolAt(index), next));
        return machine.retain(result);
      }
      machine.memory.put(indices + index * 8, 0);
      place(machine, result, index, tupleItem(machine.words, poolAt(index), 0));
    }
    machine.memory.put(object + PRODUCT.stopped, 1);
    return 0;
  },
};

const CHOICE = { result: 32, length: 40, stopped: 48 } as const;

/** `combinations` and `combinations_with_replacement`: they differ in how the indices go on. */
function choices(key: 'combinations' | 'combinationsWithReplacement', name: string, repeats: boolean): NativeType {
  return {
    key,
    make: (machine, type, args, names) => {
      const values = placed(machine, name, args, names, ['iterable', 'r'], 2);
      if (values === null) return 0;
      const length = toSize(machine, values[1]!);
      if (length === null) return 0;
      const pool = sequenceTuple(machine, values[0]!);
      if (pool === 0) return 0;
      if (length < 0) {
        machine.release(pool);
        return machine.raise(T.ValueError, 'r must be non-negative');
      }
      const size = tupleLength(machine.words, pool);
      const stopped = repeats ? size === 0 && length > 0 : length > size;
      const indices = makeNumbers(
        machine,
        Array.from({ length: Math.min(length, 1_000_000) }, (_, index) => (repeats ? 0 : index)),
      );
      const object = newObject(machine, type);
      machine.memory.point(object + POOL, pool);
      machine.memory.point(object + INDICES, indices);
      machine.memory.put(object + CHOICE.length, length);
      machine.memory.put(object + CHOICE.stopped, stopped ? 1 : 0);
      return trackNew(machine, object);
    },
    next: (machine, object) => {
      if (machine.field(object, CHOICE.stopped) !== 0) return 0;
      const pool = machine.field(object, POOL);
      const size = tupleLength(machine.words, pool);
      const length = machine.field(object, CHOICE.length);
      const indices = machine.field(object, INDICES);
      if (machine.field(object, CHOICE.result) === 0) {
        const first = copyToTuple(
          machine,
          numbersAt(machine, indices, length).map((index) => tupleItem(machine.words, pool, index)),
        );
        machine.memory.point(object + CHOICE.result, first);
        return machine.retain(first);
      }
      const result = renewed(machine, object, CHOICE.result);
      let at = length - 1;
      const last = (index: number): number => (repeats ? size - 1 : index + size - length);
      while (at >= 0 && machine.field(indices, at * 8) === last(at)) at--;
      if (at < 0) {
        machine.memory.put(object + CHOICE.stopped, 1);
        return 0;
      }
      let value = machine.field(indices, at * 8) + 1;
      for (let index = at; index < length; index++) {
        machine.memory.put(indices + index * 8, value);
        place(machine, result, index, tupleItem(machine.words, pool, value));
        if (!repeats) value++;
      }
      return machine.retain(result);
    },
  };
}

const PERMUTATION = { cycles: 32, result: 40, length: 48, stopped: 56 } as const;

const PERMUTATIONS_TYPE: NativeType = {
  key: 'permutations',
  make: (machine, type, args, names) => {
    const values = placed(machine, 'permutations', args, names, ['iterable', 'r'], 1);
    if (values === null) return 0;
    const pool = sequenceTuple(machine, values[0]!);
    if (pool === 0) return 0;
    const size = tupleLength(machine.words, pool);
    let length = size;
    if (values[1] !== 0 && values[1] !== NONE) {
      if (!isInt(machine, values[1]!)) {
        machine.release(pool);
        return machine.raise(T.TypeError, 'Expected int as r');
      }
      length = Number(intValue(machine.words, values[1]!));
    }
    if (length < 0) {
      machine.release(pool);
      return machine.raise(T.ValueError, 'r must be non-negative');
    }
    const indices = makeNumbers(
      machine,
      Array.from({ length: size }, (_, index) => index),
    );
    const cycles = makeNumbers(
      machine,
      Array.from({ length: Math.min(length, size) }, (_, index) => size - index),
    );
    const object = newObject(machine, type);
    machine.memory.point(object + POOL, pool);
    machine.memory.point(object + INDICES, indices);
    machine.memory.point(object + PERMUTATION.cycles, cycles);
    machine.memory.put(object + PERMUTATION.length, length);
    machine.memory.put(object + PERMUTATION.stopped, length > size ? 1 : 0);
    return trackNew(machine, object);
  },
  next: (machine, object) => {
    if (machine.field(object, PERMUTATION.stopped) !== 0) return 0;
    const memory = machine.memory;
    const pool = machine.field(object, POOL);
    const size = tupleLength(machine.words, pool);
    const length = machine.field(object, PERMUTATION.length);
    const indices = machine.field(object, INDICES);
    const cycles = machine.field(object, PERMUTATION.cycles);
    if (machine.field(object, PERMUTATION.result) === 0) {
      const first = copyToTuple(
        machine,
        Array.from({ length }, (_, index) => tupleItem(machine.words, pool, index)),
      );
      memory.point(object + PERMUTATION.result, first);
      return machine.retain(first);
    }
    if (size === 0) {
      memory.put(object + PERMUTATION.stopped, 1);
      return 0;
    }
    const result = renewed(machine, object, PERMUTATION.result);
    for (let at = length - 1; at >= 0; at--) {
      memory.add(cycles + at * 8, -1);
      if (machine.field(cycles, at * 8) === 0) {
        const first = machine.field(indices, at * 8);
        for (let index = at; index < size - 1; index++)
          memory.put(indices + index * 8, machine.field(indices, (index + 1) * 8));
        memory.put(indices + (size - 1) * 8, first);
        memory.put(cycles + at * 8, size - at);
        continue;
      }
      const other = size - machine.field(cycles, at * 8);
      const swapped = machine.field(indices, at * 8);
      memory.put(indices + at * 8, machine.field(indices, other * 8));
      memory.put(indices + other * 8, swapped);
      for (let index = at; index < length; index++) {
        place(machine, result, index, tupleItem(machine.words, pool, machine.field(indices, index * 8)));
      }
      return machine.retain(result);
    }
    memory.put(object + PERMUTATION.stopped, 1);
    return 0;
  },
};

export const COMBINATORICS: readonly NativeType[] = [
  PRODUCT_TYPE,
  choices('combinations', 'combinations', false),
  choices('combinationsWithReplacement', 'combinations_with_replacement', true),
  PERMUTATIONS_TYPE,
];
