import { bigValue } from '../../object/int.js';
import { allocateTracked, emptyTuple, fillEnumerate, makeReverseIterator } from '../../object/lazy-iterator.js';
import { EMPTY_TUPLE, NONE } from '../../object/statics.js';
import { intern } from '../../object/str.js';
import { FilterField, MapField, ZipField } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { describe } from '../attribute.js';
import { indexOfObject } from '../index-number.js';
import type { Constructor, Machine } from '../machine.js';

/** What `enumerate`, `zip`, `map`, `filter` and `reversed` make when they are called. */
type Make = Constructor['make'];

function wrongCount(machine: Machine, name: string, least: number, given: number): 0 {
  return machine.raise(T.TypeError, `${name} expected ${least} argument${least === 1 ? '' : 's'}, got ${given}`);
}

/** `enum_new`: 2**63 and more is counted in ints. */
const makeEnumerate: Make = (machine, type, args, names) => {
  const positional = args.length - names.length;
  const wrong = names.find((name, index) => !(name === 'start' ? positional + index > 0 : name === 'iterable'));
  if (args.length > 2)
    return machine.raise(T.TypeError, `enumerate() takes at most 2 arguments (${args.length} given)`);
  if (wrong !== undefined)
    return machine.raise(T.TypeError, `'${wrong}' is an invalid keyword argument for enumerate()`);
  const given = (name: string, place: number): number => {
    const index = names.indexOf(name);
    return index >= 0 ? args[positional + index]! : place < positional ? args[place]! : 0;
  };
  const [iterable, start] = [given('iterable', 0), given('start', 1)];
  if (iterable === 0) {
    return names.length > 0
      ? machine.raise(T.TypeError, `'${names[0]!}' is an invalid keyword argument for enumerate()`)
      : machine.raise(T.TypeError, "enumerate() missing required argument 'iterable'");
  }
  const object = allocateTracked(machine, type, 56);
  machine.hold(object);
  const first = start === 0 ? 0 : indexOfObject(machine, start);
  const iterator = first === null ? 0 : machine.ops.iterate(iterable);
  machine.drop();
  if (first === null || iterator === 0) {
    machine.releaseMaybe(first ?? 0);
    machine.release(object);
    return 0;
  }
  const value = first === 0 ? 0n : bigValue(machine.words, first);
  const fits = value >= -(2n ** 31n) && value < 2n ** 31n;
  if (fits) machine.releaseMaybe(first);
  fillEnumerate(machine, object, iterator, fits ? Number(value) : 0x7fffffff, fits ? 0 : first);
  return object;
};

/** Iterators over arguments, in a tuple; 0 after an exception. */
function iteratorsOf(machine: Machine, args: readonly number[]): number {
  if (args.length === 0) return EMPTY_TUPLE;
  const tuple = emptyTuple(machine, args.length);
  machine.hold(tuple);
  let done = true;
  for (const [index, arg] of args.entries()) {
    const iterator = machine.ops.iterate(arg);
    if (iterator === 0) {
      done = false;
      break;
    }
    machine.memory.point(tuple + 24 + index * 8, iterator);
  }
  machine.drop();
  if (done) return tuple;
  machine.release(tuple);
  return 0;
}

/** `zip_new`. */
const makeZip: Make = (machine, type, args, names) => {
  const wrong = names.find((name) => name !== 'strict');
  if (wrong !== undefined) return machine.raise(T.TypeError, `'${wrong}' is an invalid keyword argument for zip()`);
  const strict = names.length === 0 ? 0 : machine.ops.truth(args.at(-1)!);
  if (strict < 0) return 0;
  const sources = args.slice(0, args.length - names.length);
  const iterators = iteratorsOf(machine, sources);
  if (iterators === 0) return 0;
  let result = EMPTY_TUPLE;
  if (sources.length > 0) {
    result = emptyTuple(machine, sources.length);
    sources.forEach((_, index) => machine.memory.point(result + 24 + index * 8, NONE));
  }
  const object = allocateTracked(machine, type, 48);
  machine.memory.put(object + ZipField.size, sources.length);
  machine.memory.pointNext(iterators);
  machine.memory.pointNext(result);
  machine.memory.putNext(strict);
  return object;
};

/** `map_vectorcall`. */
const makeMap: Make = (machine, type, args, names) => {
  if (names.length > 0) return machine.raise(T.TypeError, 'map() takes no keyword arguments');
  if (args.length < 2) return machine.raise(T.TypeError, 'map() must have at least two arguments.');
  const iterators = iteratorsOf(machine, args.slice(1));
  if (iterators === 0) return 0;
  const object = allocateTracked(machine, type, 32);
  machine.memory.point(object + MapField.iterators, iterators);
  machine.memory.pointNext(machine.retain(args[0]!));
  return object;
};

/** `filter_vectorcall`. */
const makeFilter: Make = (machine, type, args, names) => {
  if (names.length > 0) return machine.raise(T.TypeError, 'filter() takes no keyword arguments');
  if (args.length !== 2) return wrongCount(machine, 'filter', 2, args.length);
  const iterator = machine.ops.iterate(args[1]!);
  if (iterator === 0) return 0;
  const object = allocateTracked(machine, type, 32);
  machine.retain(args[0]!);
  machine.memory.point(object + FilterField.func, args[0]!);
  machine.memory.pointNext(iterator);
  return object;
};

/** `reversed_new`: what `__reversed__` gives, else a walk from the last index down. */
const makeReversed: Make = (machine, type, args, names) => {
  if (names.length > 0) return machine.raise(T.TypeError, 'reversed() takes no keyword arguments');
  if (args.length !== 1) return wrongCount(machine, 'reversed', 1, args.length);
  const sequence = args[0]!;
  const own = machine.typeOf(sequence);
  const method = machine.ops.lookup(own, intern(machine, '__reversed__'));
  if (method !== 0 && method !== NONE) {
    const bound = describe(machine, method, sequence, own);
    if (bound === 0) return 0;
    machine.hold(bound);
    const made = machine.ops.call(bound, []);
    machine.drop();
    if (made !== 0) machine.hold(made);
    machine.release(bound);
    if (made !== 0) machine.drop();
    return made;
  }
  if (method === NONE || !isSequence(machine, sequence))
    return machine.raise(T.TypeError, `'${machine.typeName(own)}' object is not reversible`);
  const length = machine.ops.size(sequence);
  return length < 0 ? 0 : makeReverseIterator(machine, type, sequence, length);
};

/** `PySequence_Check`: what can be asked by index, dicts aside. */
export function isSequence(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  if (machine.isSubtype(type, T.dict)) return false;
  if ([T.list, T.tuple, T.str, T.bytes, T.bytearray, T.range].some((each) => machine.isSubtype(type, each)))
    return true;
  return machine.ops.lookup(type, intern(machine, '__getitem__')) !== 0 && !machine.isMetaclass(type);
}

export const LAZY_CONSTRUCTORS: readonly (readonly [type: number, tuple: boolean, make: Make])[] = [
  [T.enumerate, false, makeEnumerate],
  [T.zip, true, makeZip],
  [T.map, false, makeMap],
  [T.filter, false, makeFilter],
  [T.reversed, false, makeReversed],
];
