import { dictEntries, makeDict, mergeInto, setItem } from '../../object/dict.js';
import { floatValue, makeFloat } from '../../object/float.js';
import { bigValue, boolObject, intValue, isInt, makeInt } from '../../object/int.js';
import { makeRange, rangeLength } from '../../object/range.js';
import { allocateSet } from '../../object/set.js';
import { newSet } from '../set-algebra.js';
import { ELLIPSIS, EMPTY_STR, EMPTY_TUPLE, NONE, NOT_IMPLEMENTED } from '../../object/statics.js';
import { intern, isExactStr, isStr, makeStr, textOf } from '../../object/str.js';
import { WrappedField } from '../../object/struct.js';
import { isStaticType, T } from '../../object/type-table.js';
import { sequenceToList, sequenceToTuple } from '../extend.js';
import { quote } from '../../object/quote.js';
import { newReference } from '../weakref.js';
import { makeSuper } from '../super.js';
import { type Constructor, type Machine, Stop } from '../machine.js';

/** What the builtin types make when they are called. */
type Make = Constructor['make'];

function special(machine: Machine, object: number, name: string): number {
  const type = machine.typeOf(object);
  return isStaticType(type) ? 0 : machine.ops.lookup(type, intern(machine, name));
}

/** A type that takes at most one positional argument. */
function atMostOne(name: string, make: (machine: Machine, argument: number | undefined) => number): Make {
  return (machine, _type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, `${name}() takes no keyword arguments`);
    if (args.length > 1) return machine.raise(T.TypeError, `${name} expected at most 1 argument, got ${args.length}`);
    return make(machine, args[0]);
  };
}

/** `long_from_string_base`: digits with single underscores between them, white space around. */
function parseInteger(text: string, base: number): bigint | null {
  const trimmed = text.trim().toLowerCase();
  const match = /^([-+]?)(0[xob])?_?([0-9a-z]+(?:_[0-9a-z]+)*)$/u.exec(trimmed);
  if (match === null) return null;
  const [, sign, prefix, body] = match;
  const prefixBase = prefix === '0x' ? 16 : prefix === '0o' ? 8 : prefix === '0b' ? 2 : 0;
  const radix = base === 0 ? prefixBase || 10 : base;
  let digits = body!.replaceAll('_', '');
  if (prefixBase !== 0 && prefixBase !== radix) digits = prefix!.slice(1) + digits;
  let value = 0n;
  for (const digit of digits) {
    const number = Number.parseInt(digit, 36);
    if (number >= radix) return null;
    value = value * BigInt(radix) + BigInt(number);
  }
  return sign === '-' ? -value : value;
}

const makeIntObject: Make = (machine, _type, args, names) => {
  if (names.length > 1 || (names.length === 1 && names[0] !== 'base')) {
    return machine.raise(T.TypeError, `'${names[0]}' is an invalid keyword argument for int()`);
  }
  const [object, baseObject] = args;
  if (object === undefined) return makeInt(machine, 0);
  const base = baseObject === undefined ? 10 : Number(intValue(machine.words, baseObject));
  if (isStr(machine, object)) {
    const value = parseInteger(textOf(machine, object), base);
    if (value !== null) return makeInt(machine, value, 1, true);
    return machine.raise(
      T.ValueError,
      `invalid literal for int() with base ${base}: ${quote(textOf(machine, object))}`,
    );
  }
  if (baseObject !== undefined) return machine.raise(T.TypeError, "int() can't convert non-string with explicit base");
  if (machine.typeOf(object) === T.int) return machine.retain(object);
  if (isInt(machine, object)) return makeInt(machine, intValue(machine.words, object));
  if (machine.isInstance(object, T.float)) {
    const value = floatValue(machine.memory.floats, object);
    if (Number.isNaN(value)) return machine.raise(T.ValueError, 'cannot convert float NaN to integer');
    if (!Number.isFinite(value)) return machine.raise(T.OverflowError, 'cannot convert float infinity to integer');
    return makeInt(machine, BigInt(Math.trunc(value)));
  }
  for (const name of ['__int__', '__index__', '__trunc__']) {
    const method = special(machine, object, name);
    if (method !== 0) return machine.ops.call(method, [object]);
  }
  const name = machine.typeName(machine.typeOf(object));
  const wanted = "a string, a bytes-like object or a real number, not '";
  return machine.raise(T.TypeError, `int() argument must be ${wanted}${name}'`);
};

const makeFloatObject = atMostOne('float', (machine, object) => {
  if (object === undefined) return makeFloat(machine, 0);
  if (machine.typeOf(object) === T.float) return machine.retain(object);
  if (isInt(machine, object)) return makeFloat(machine, Number(bigValue(machine.words, object)));
  if (isStr(machine, object)) {
    const text = textOf(machine, object);
    const trimmed = text
      .trim()
      .toLowerCase()
      .replaceAll(/(?<=\d)_(?=\d)/gu, '');
    const word = /^([-+]?)(inf|infinity|nan)$/u.exec(trimmed);
    if (word !== null) {
      const size = word[2] === 'nan' ? NaN : Infinity;
      return makeFloat(machine, word[1] === '-' ? -size : size);
    }
    if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/u.test(trimmed)) return makeFloat(machine, Number(trimmed));
    return machine.raise(T.ValueError, `could not convert string to float: ${quote(text)}`);
  }
  const method = special(machine, object, '__float__');
  if (method !== 0) return machine.ops.call(method, [object]);
  const name = machine.typeName(machine.typeOf(object));
  return machine.raise(T.TypeError, `float() argument must be a string or a real number, not '${name}'`);
});

const makeStrObject: Make = (machine, _type, args, names) => {
  if (args.length + names.length > 1) throw new Stop('unsupported', 'str() with an encoding is not simulated yet');
  const object = args[0];
  if (object === undefined) return EMPTY_STR;
  if (isExactStr(machine.words, object)) return machine.retain(object);
  const text = machine.ops.str(object);
  return text === null ? 0 : makeStr(machine, text);
};

const makeRangeObject: Make = (machine, _type, args) => {
  const wrong = args.find((arg) => !isInt(machine, arg));
  if (wrong !== undefined) {
    const name = machine.typeName(machine.typeOf(wrong));
    return machine.raise(T.TypeError, `'${name}' object cannot be interpreted as an integer`);
  }
  if (args.length === 0) return machine.raise(T.TypeError, 'range expected at least 1 argument, got 0');
  if (args.length > 3) return machine.raise(T.TypeError, `range expected at most 3 arguments, got ${args.length}`);
  const [start, stop, step] = args.length === 1 ? [0, args[0]!, 0] : [args[0]!, args[1]!, args[2] ?? 0];
  const from = start === 0 ? makeInt(machine, 0) : machine.retain(start);
  const by = step === 0 ? makeInt(machine, 1) : machine.retain(step);
  const stride = bigValue(machine.words, by);
  if (stride === 0n) return machine.raise(T.ValueError, 'range() arg 3 must not be zero');
  const length = rangeLength(bigValue(machine.words, from), bigValue(machine.words, stop), stride);
  return makeRange(machine, from, machine.retain(stop), by, makeInt(machine, length));
};

const makeDictObject: Make = (machine, _type, args, names) => {
  const dict = makeDict(machine, true);
  const positional = args.length - names.length;
  if (positional > 1) {
    machine.release(dict);
    return machine.raise(T.TypeError, `dict expected at most 1 argument, got ${positional}`);
  }
  machine.hold(dict);
  const filled = positional === 0 || fillDict(machine, dict, args[0]!);
  machine.drop();
  if (!filled) {
    machine.release(dict);
    return 0;
  }
  names.forEach((name, index) => setItem(machine, dict, intern(machine, name), args[positional + index]!));
  return dict;
};

/** `dict_update_arg`: a dict, or an iterable of pairs. */
export function fillDict(machine: Machine, dict: number, source: number): boolean {
  if (machine.isInstance(source, T.dict)) {
    if (machine.typeOf(source) === T.dict) return mergeInto(machine, dict, source);
    return dictEntries(machine, source).every(([key, value]) => setItem(machine, dict, key, value));
  }
  const iterator = machine.ops.iterate(source);
  if (iterator === 0) return false;
  let index = 0;
  machine.hold(iterator);
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
    machine.hold(item);
    const pair = sequenceToTuple(machine, item);
    machine.drop();
    machine.release(item);
    if (pair === 0) break;
    const length = machine.field(pair, 16);
    machine.hold(pair);
    if (length === 2) setItem(machine, dict, machine.field(pair, 24), machine.field(pair, 32));
    else {
      const message = `dictionary update sequence element #${index} has length ${length}; 2 is required`;
      machine.raise(T.ValueError, message);
    }
    machine.drop();
    machine.release(pair);
    if (machine.raised) break;
    index++;
  }
  machine.drop();
  machine.release(iterator);
  return !machine.raised;
}

/** A property, staticmethod or classmethod: an object that holds others. */
function holder(type: number, size: number, most: number): Make {
  return (machine, _type, args) => {
    const object = machine.makeGc(type, size);
    machine.memory.clear(object + 16, size - 16);
    args.slice(0, most).forEach((arg, index) => {
      if (arg !== NONE) machine.memory.point(object + WrappedField.callable + index * 8, machine.retain(arg));
    });
    machine.track(object);
    return object;
  };
}

/** Types of one object each: calling them gives it. */
const SINGLETONS = [
  [T.NoneType, 'NoneType', NONE],
  [T.ellipsis, 'EllipsisType', ELLIPSIS],
  [T.NotImplementedType, 'NotImplementedType', NOT_IMPLEMENTED],
] as const;

/** By type; `tuple`: whether CPython makes an argument tuple for the call. */
export const CONSTRUCTORS: readonly (readonly [type: number, tuple: boolean, make: Make])[] = [
  [T.int, false, makeIntObject],
  [T.float, false, makeFloatObject],
  [
    T.bool,
    false,
    atMostOne('bool', (machine, object) => {
      const truth = object === undefined ? 0 : machine.ops.truth(object);
      return truth < 0 ? 0 : boolObject(truth === 1);
    }),
  ],
  [T.str, true, makeStrObject],
  [T.list, false, atMostOne('list', (machine, object) => sequenceToList(machine, object ?? EMPTY_TUPLE, true))],
  [
    T.tuple,
    false,
    atMostOne('tuple', (machine, object) => (object === undefined ? EMPTY_TUPLE : sequenceToTuple(machine, object))),
  ],
  [T.dict, false, makeDictObject],
  [
    T.set,
    false,
    atMostOne('set', (machine, object) =>
      object === undefined ? allocateSet(machine) : newSet(machine, T.set, object),
    ),
  ],
  [
    T.frozenset,
    false,
    atMostOne('frozenset', (machine, object) => {
      if (object === undefined) return allocateSet(machine, T.frozenset);
      if (machine.typeOf(object) === T.frozenset) return machine.retain(object);
      return newSet(machine, T.frozenset, object);
    }),
  ],
  [T.range, false, makeRangeObject],
  [
    T.object,
    true,
    (machine, _type, args) =>
      args.length > 0 ? machine.raise(T.TypeError, 'object() takes no arguments') : machine.makePlain(T.object, 16),
  ],
  ...SINGLETONS.map(([type, name, object]): readonly [number, boolean, Make] => [
    type,
    false,
    (machine, _type, args) => (args.length > 0 ? machine.raise(T.TypeError, `${name} takes no arguments`) : object),
  ]),
  [T.property, true, holder(T.property, 64, 4)],
  [T.staticmethod, true, holder(T.staticmethod, 32, 1)],
  [T.classmethod, true, holder(T.classmethod, 32, 1)],
  [T.weakref, true, newReference],
  [T.super, false, makeSuper],
];
