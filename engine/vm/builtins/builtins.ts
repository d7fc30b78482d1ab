import { toVirtual } from '../../memory/address-map.js';
import { boolObject, makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { intern, internStr, isStr, textOf } from '../../object/str.js';
import { tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { dictOf } from '../attribute.js';
import { buildClass } from '../class.js';
import { hashAny, lastHash } from '../hash.js';
import { isIterator } from '../iteration.js';
import { type Machine, type Native, type NativeRow, Stop } from '../machine.js';
import { NUMBER_FUNCTIONS } from './number-functions.js';

/** The functions of the module `builtins` (Python/bltinmodule.c). */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | null = null,
): NativeRow {
  return { name, owner: 'builtins', least, most, keywords, call };
}

/** The value of an argument given by keyword, or 0. */
function keyword(args: readonly number[], names: readonly string[], name: string): number {
  const place = names.indexOf(name);
  return place < 0 ? 0 : args[args.length - names.length + place]!;
}

function print(machine: Machine, args: readonly number[], names: readonly string[]): number {
  if (names.includes('file')) throw new Stop('unsupported', 'print(file=...) is not simulated yet');
  const part = (name: string, otherwise: string): string | null => {
    const given = keyword(args, names, name);
    if (given === 0 || given === NONE) return otherwise;
    if (isStr(machine, given)) return textOf(machine, given);
    machine.raise(T.TypeError, `${name} must be None or a string, not ${machine.typeName(machine.typeOf(given))}`);
    return null;
  };
  const separator = part('sep', ' ');
  const end = separator === null ? null : part('end', '\n');
  if (separator === null || end === null) return 0;
  let first = true;
  for (const arg of args.slice(0, args.length - names.length)) {
    if (!first) machine.print(separator);
    first = false;
    const text = machine.ops.str(arg);
    if (text === null) return 0;
    machine.print(text);
  }
  machine.print(end);
  return NONE;
}

/** `isinstance` and `issubclass`: a class or a tuple of them; null after an exception. */
function among(machine: Machine, name: string, classes: number, test: (type: number) => boolean): boolean | null {
  const meta = machine.typeOf(classes);
  if (machine.isSubtype(meta, T.tuple)) {
    for (const each of tupleItems(machine.words, classes)) {
      const verdict = among(machine, name, each, test);
      if (verdict !== false) return verdict;
    }
    return false;
  }
  if (machine.isMetaclass(meta)) return test(classes);
  const rest = name === 'isinstance' ? ', a tuple of types, or a union' : ', a tuple of classes, or a union';
  const what = name === 'isinstance' ? 'type' : 'class';
  machine.raise(T.TypeError, `${name}() arg 2 must be a ${what}${rest}`);
  return null;
}

/** `min` and `max` of two or more arguments or of an iterable. */
function extreme(name: 'min' | 'max', operation: number): Native {
  return (machine, args, names) => {
    if (names.some((each) => each === 'key')) throw new Stop('unsupported', `${name}(key=...) is not simulated yet`);
    const positional = args.slice(0, args.length - names.length);
    const otherwise = keyword(args, names, 'default');
    const iterator = positional.length > 1 ? 0 : machine.ops.iterate(positional[0]!);
    if (iterator === 0 && positional.length === 1) return 0;
    let given = 0;
    const next = (): number => {
      if (iterator !== 0) return machine.ops.next(iterator);
      return given < positional.length ? machine.retain(positional[given++]!) : 0;
    };
    let best = 0;
    machine.hold(iterator);
    machine.hold(best);
    for (let item = next(); item !== 0; item = next()) {
      machine.hold(item);
      const verdict = best === 0 ? 1 : truthOf(machine, machine.ops.compare(operation, item, best));
      machine.drop();
      if (verdict === 1) machine.holdInstead(item);
      machine.releaseMaybe(verdict === 1 ? best : item);
      if (verdict === 1) best = item;
      if (verdict < 0) break;
    }
    machine.drop(2);
    machine.releaseMaybe(iterator);
    if (machine.raised) {
      machine.releaseMaybe(best);
      return 0;
    }
    if (best !== 0) return best;
    if (otherwise !== 0) return machine.retain(otherwise);
    return machine.raise(T.ValueError, `${name}() iterable argument is empty`);
  };
}

/** The truth of a result, which is released; -1 where it is none. */
function truthOf(machine: Machine, result: number): number {
  if (result === 0) return -1;
  const truth = machine.ops.truth(result);
  machine.release(result);
  return truth;
}

function sum(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const iterator = machine.ops.iterate(args[0]!);
  if (iterator === 0) return 0;
  const start = names.length > 0 ? keyword(args, names, 'start') : args[1];
  let total = start === undefined || start === 0 ? makeInt(machine, 0) : machine.retain(start);
  machine.hold(iterator);
  machine.hold(total);
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
    machine.hold(item);
    const next = machine.ops.binary(0, total, item);
    machine.holdInstead(next, 1);
    machine.release(total);
    machine.drop();
    machine.release(item);
    total = next;
    if (total === 0) break;
  }
  machine.drop(2);
  machine.release(iterator);
  if (total !== 0 && machine.raised) machine.release(total);
  return machine.raised ? 0 : total;
}

/** `all` and `any`: true when an item of the wanted truth ends them. */
function quantifier(wanted: number): Native {
  return (machine, args) => {
    const iterator = machine.ops.iterate(args[0]!);
    if (iterator === 0) return 0;
    let found = false;
    machine.hold(iterator);
    for (let item = machine.ops.next(iterator); item !== 0 && !found; item = found ? 0 : machine.ops.next(iterator)) {
      machine.hold(item);
      const truth = machine.ops.truth(item);
      machine.drop();
      machine.release(item);
      if (truth < 0) break;
      if (truth === wanted) found = true;
    }
    machine.drop();
    machine.release(iterator);
    return machine.raised ? 0 : boolObject(found === (wanted === 1));
  };
}

/** The name as attributes are kept under: the interned string of its text, if there is one. Borrowed. */
function attributeName(machine: Machine, name: number): number {
  if (isStr(machine, name)) return machine.interned.get(textOf(machine, name)) ?? name;
  return machine.raise(T.TypeError, `attribute name must be string, not '${machine.typeName(machine.typeOf(name))}'`);
}

export const BUILTINS: readonly NativeRow[] = [
  ...NUMBER_FUNCTIONS,
  row('__build_class__', 2, Infinity, buildClass, ['metaclass']),
  row('print', 0, Infinity, (machine, args, names) => print(machine, args, names), ['sep', 'end', 'file', 'flush']),
  row('id', 1, 1, (machine, [object]) => makeInt(machine, toVirtual(object!), 2)),
  row('len', 1, 1, (machine, [object]) => {
    const size = machine.ops.size(object!);
    return size < 0 ? 0 : makeInt(machine, size, 1, true);
  }),
  row('isinstance', 2, 2, (machine, [object, classes]) => {
    const verdict = among(machine, 'isinstance', classes!, (type) => machine.isInstance(object!, type));
    return verdict === null ? 0 : boolObject(verdict);
  }),
  row('issubclass', 2, 2, (machine, [type, classes]) => {
    if (!machine.isInstance(type!, T.type)) return machine.raise(T.TypeError, 'issubclass() arg 1 must be a class');
    const verdict = among(machine, 'issubclass', classes!, (base) => machine.isSubtype(type!, base));
    return verdict === null ? 0 : boolObject(verdict);
  }),
  row('hash', 1, 1, (machine, [object]) => (hashAny(machine, object!) ? makeInt(machine, lastHash(machine)) : 0)),
  { ...row('iter', 1, 1, (machine, [object]) => machine.ops.iterate(object!)), full: 2 },
  row('next', 1, 2, (machine, [iterator, otherwise]) => {
    if (!isIterator(machine, iterator!)) {
      const name = machine.typeName(machine.typeOf(iterator!));
      return machine.raise(T.TypeError, `'${name}' object is not an iterator`);
    }
    const item = machine.ops.step(iterator!);
    if (item !== 0) return item;
    if (machine.raised) {
      if (otherwise === undefined || !machine.raisedIs(T.StopIteration)) return 0;
      machine.clearException();
    }
    return otherwise === undefined ? machine.raiseWith(T.StopIteration, []) : machine.retain(otherwise);
  }),
  row('min', 1, Infinity, extreme('min', 0), ['key', 'default']),
  row('max', 1, Infinity, extreme('max', 4), ['key', 'default']),
  row('sum', 1, 2, (machine, args, names) => sum(machine, args, names), ['start']),
  row('all', 1, 1, quantifier(0)),
  row('any', 1, 1, quantifier(1)),
  row('callable', 1, 1, (machine, [object]) => {
    const type = machine.typeOf(object!);
    const known = [T.function, T.builtin, T.method, T.methodDescriptor, T.type].some((each) =>
      machine.isSubtype(type, each),
    );
    return boolObject(known || machine.ops.lookup(type, intern(machine, '__call__')) !== 0);
  }),
  row('getattr', 2, 3, (machine, [object, name, otherwise]) => {
    const key = attributeName(machine, name!);
    if (key === 0) return 0;
    const value = machine.ops.getAttribute(object!, key);
    if (value !== 0 || otherwise === undefined || !machine.raisedIs(T.AttributeError)) return value;
    machine.clearException();
    return machine.retain(otherwise);
  }),
  row('hasattr', 2, 2, (machine, [object, name]) => {
    const key = attributeName(machine, name!);
    if (key === 0) return 0;
    const value = machine.ops.getAttribute(object!, key);
    if (value !== 0) {
      machine.release(value);
      return boolObject(true);
    }
    if (!machine.raisedIs(T.AttributeError)) return 0;
    machine.clearException();
    return boolObject(false);
  }),
  row('setattr', 3, 3, (machine, [object, name, value]) => {
    const key = attributeName(machine, name!);
    if (key === 0) return 0;
    return machine.ops.setAttribute(object!, internStr(machine, machine.retain(key)), value!) ? NONE : 0;
  }),
  row('delattr', 2, 2, (machine, [object, name]) => {
    const key = attributeName(machine, name!);
    return key !== 0 && machine.ops.setAttribute(object!, key, 0) ? NONE : 0;
  }),
  row('globals', 0, 0, (machine) => machine.retain(machine.field(machine.memory.fp, 24))),
  row('vars', 1, 1, (machine, [object]) => {
    const dict = machine.ops.ensureDict(object!) || dictOf(machine, object!);
    if (dict !== 0) return machine.retain(dict);
    return machine.raise(T.TypeError, 'vars() argument must have __dict__ attribute');
  }),
];
