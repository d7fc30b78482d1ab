import { floatValue, makeFloat } from '../../object/float.js';
import { bigValue, boolObject, makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { intern } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { eachItem } from '../each.js';
import { sequenceToList } from '../extend.js';
import { tupleOf } from '../packed-call.js';
import type { Machine, Native, NativeRow } from '../machine.js';

/** The builtin functions that walk an iterable to a single result (Python/bltinmodule.c). */

/** The value of an argument given by keyword, or 0. */
function keyword(args: readonly number[], names: readonly string[], name: string): number {
  const place = names.indexOf(name);
  return place < 0 ? 0 : args[args.length - names.length + place]!;
}

/** `min_max`: the tuple of the arguments is iterated where there are two or more. */
function extreme(name: 'min' | 'max', operation: number): Native {
  return (machine, args, names) => {
    const positional = args.slice(0, args.length - names.length);
    const key = keyword(args, names, 'key');
    const otherwise = keyword(args, names, 'default');
    if (positional.length === 0) return machine.raise(T.TypeError, `${name} expected at least 1 argument, got 0`);
    if (positional.length > 1 && otherwise !== 0) {
      const message = `Cannot specify a default for ${name}() with multiple positional arguments`;
      return machine.raise(T.TypeError, message);
    }
    const source = positional.length > 1 ? tupleOf(machine, args) : positional[0]!;
    const best = search(machine, source, key === NONE ? 0 : key, operation);
    if (best !== 0 || machine.raised) return best;
    if (otherwise !== 0) return machine.retain(otherwise);
    return machine.raise(T.ValueError, `${name}() iterable argument is empty`);
  };
}

/** The first item whose value no other's beats: a new reference, 0 where there are none or after an exception. */
function search(machine: Machine, iterable: number, key: number, operation: number): number {
  let best = 0;
  let bestValue = 0;
  const iterator = machine.ops.iterate(iterable);
  if (iterator === 0) return 0;
  machine.hold(iterator);
  machine.hold(0);
  machine.hold(0);
  for (;;) {
    const item = machine.ops.next(iterator);
    if (item === 0) break;
    machine.hold(item);
    const value = key === 0 ? machine.retain(item) : machine.ops.call(key, [item]);
    if (value === 0) {
      machine.drop();
      machine.release(item);
      break;
    }
    machine.hold(value);
    const verdict = best === 0 ? 1 : truthOf(machine, machine.ops.compare(operation, value, bestValue));
    machine.drop(2);
    const gone = verdict > 0 ? [bestValue, best] : [item, value];
    if (verdict > 0) {
      [best, bestValue] = [item, value];
      machine.holdInstead(best, 1);
      machine.holdInstead(bestValue);
    }
    if (gone[0] !== 0) {
      machine.hold(gone[1]!);
      machine.release(gone[0]!);
      machine.drop();
      machine.release(gone[1]!);
    }
    if (verdict < 0) break;
  }
  machine.drop(3);
  if (machine.raised) {
    machine.releaseMaybe(bestValue);
    machine.releaseMaybe(best);
    best = 0;
  } else if (best !== 0) {
    machine.hold(best);
    machine.release(bestValue);
    machine.drop();
  }
  if (best !== 0) machine.hold(best);
  machine.release(iterator);
  if (best !== 0) machine.drop();
  return best;
}

/** The truth of a result, which is released; -1 where it is none. */
function truthOf(machine: Machine, result: number): number {
  if (result === 0) return -1;
  const truth = machine.ops.truth(result);
  machine.release(result);
  return truth;
}

/** What `sum` has so far: a C long, a double with what rounding lost, or an object. */
type Total =
  | { readonly kind: 'long'; value: bigint }
  | { readonly kind: 'double'; value: number; lost: number }
  | { readonly kind: 'object'; readonly value: number };

const LONGEST = 2n ** 63n;

function fitsLong(value: bigint): boolean {
  return value >= -LONGEST && value < LONGEST;
}

/** `builtin_sum_impl`: ints and floats are added without objects as long as that is exact, or as exact as can be. */
function sum(machine: Machine, args: readonly number[], names: readonly string[]): number {
  if (args.length - names.length === 0)
    return machine.raise(T.TypeError, 'sum() takes at least 1 positional argument (0 given)');
  if (args.length > 2) return machine.raise(T.TypeError, `sum() takes at most 2 arguments (${args.length} given)`);
  const iterator = machine.ops.iterate(args[0]!);
  if (iterator === 0) return 0;
  const start = args[1] ?? 0;
  const text = start === 0 ? undefined : TEXTS.find(([type]) => machine.isInstance(start, type));
  if (text !== undefined) {
    machine.release(iterator);
    return machine.raise(T.TypeError, `sum() can't sum ${text[1]} [use ${text[2]}.join(seq) instead]`);
  }
  let total: Total | null = start === 0 ? { kind: 'long', value: 0n } : begun(machine, machine.retain(start));
  machine.hold(iterator);
  machine.hold(total.kind === 'object' ? total.value : 0);
  while (total !== null) {
    const item = machine.ops.next(iterator);
    if (item === 0) break;
    if (added(machine, total, item)) {
      machine.release(item);
      continue;
    }
    const left = objectOf(machine, total);
    machine.holdInstead(left);
    machine.hold(item);
    const next = machine.ops.binary(0, left, item);
    machine.drop();
    machine.holdInstead(next);
    machine.hold(item);
    machine.release(left);
    machine.drop();
    machine.release(item);
    total = next === 0 ? null : begunAgain(machine, total, next);
    machine.holdInstead(total?.kind === 'object' ? total.value : 0);
  }
  machine.drop(2);
  machine.release(iterator);
  if (total === null) return 0;
  if (!machine.raised) return objectOf(machine, total);
  if (total.kind === 'object') machine.release(total.value);
  return 0;
}

const TEXTS = [
  [T.str, 'strings', "''"],
  [T.bytes, 'bytes', "b''"],
  [T.bytearray, 'bytearray', "b''"],
] as const;

/** How a sum goes on from an object, whose reference is handed over: an exact int or float without it. */
function begun(machine: Machine, object: number): Total {
  const value = machine.typeOf(object) === T.int ? bigValue(machine.words, object) : null;
  if (value !== null && fitsLong(value)) {
    machine.release(object);
    return { kind: 'long', value };
  }
  return begunAsDouble(machine, object);
}

function begunAsDouble(machine: Machine, object: number): Total {
  if (machine.typeOf(object) !== T.float) return { kind: 'object', value: object };
  const value = floatValue(machine.memory.floats, object);
  machine.release(object);
  return { kind: 'double', value, lost: 0 };
}

/** After an addition of objects: from longs it may go on in doubles, never back. */
function begunAgain(machine: Machine, before: Total, object: number): Total {
  return before.kind === 'long' ? begunAsDouble(machine, object) : { kind: 'object', value: object };
}

/** Adds an item without an object; false where that cannot be. */
function added(machine: Machine, total: Total, item: number): boolean {
  const type = machine.typeOf(item);
  if (total.kind === 'long') {
    if (type !== T.int && type !== T.bool) return false;
    const next = total.value + bigValue(machine.words, item);
    if (!fitsLong(next)) return false;
    total.value = next;
    return true;
  }
  if (total.kind === 'object') return false;
  if (type === T.float) {
    const x = floatValue(machine.memory.floats, item);
    const t = total.value + x;
    total.lost += Math.abs(total.value) >= Math.abs(x) ? total.value - t + x : x - t + total.value;
    total.value = t;
    return true;
  }
  if (!machine.isSubtype(type, T.int)) return false;
  const value = bigValue(machine.words, item);
  if (!fitsLong(value)) return false;
  total.value += Number(value);
  return true;
}

/** What a sum is so far, as a new reference; an object's own is handed over. */
function objectOf(machine: Machine, total: Total): number {
  if (total.kind === 'object') return total.value;
  if (total.kind === 'long') return makeInt(machine, total.value, 1, true);
  const compensated = total.lost !== 0 && Number.isFinite(total.lost);
  return makeFloat(machine, compensated ? total.value + total.lost : total.value);
}

/** `all` and `any`: true when an item of the wanted truth ends them. */
function quantifier(wanted: number): Native {
  return (machine, args) => {
    let found = false;
    eachItem(machine, args[0]!, (item) => {
      const truth = machine.ops.truth(item);
      found = truth === wanted;
      return truth >= 0 && !found;
    });
    return machine.raised ? 0 : boolObject(found === (wanted === 1));
  };
}

/** `sorted`: a new list, and its bound method `sort`. */
function sorted(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const positional = args.length - names.length;
  if (positional !== 1) return machine.raise(T.TypeError, `sorted expected 1 argument, got ${positional}`);
  const list = sequenceToList(machine, args[0]!);
  if (list === 0) return 0;
  machine.hold(list);
  const method = machine.ops.getAttribute(list, intern(machine, 'sort'));
  if (method !== 0) machine.hold(method);
  const done = method !== 0 && machine.ops.call(method, args.slice(1), names) !== 0;
  if (method !== 0) {
    machine.drop();
    machine.release(method);
  }
  machine.drop();
  if (done) return list;
  machine.release(list);
  return 0;
}

function row(name: string, least: number, most: number, call: Native, keywords: NativeRow['keywords']): NativeRow {
  return { name, owner: 'builtins', least, most, keywords, call };
}

export const FOLDS: readonly NativeRow[] = [
  row('min', 0, Infinity, extreme('min', 0), ['key', 'default']),
  row('max', 0, Infinity, extreme('max', 4), ['key', 'default']),
  row('sum', 0, Infinity, sum, ['start']),
  row('all', 1, 1, quantifier(0), null),
  row('any', 1, 1, quantifier(1), null),
  row('sorted', 0, Infinity, sorted, 'any'),
];
