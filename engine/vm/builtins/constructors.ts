import { isCallable } from '../callable.js';
import { makeMethod } from '../../object/function.js';
import { makeDict, setItem } from '../../object/dict.js';
import { bigValue, makeInt } from '../../object/int.js';
import { makeRange, rangeLength } from '../../object/range.js';
import { allocateSet } from '../../object/set.js';
import { newSet } from '../set-algebra.js';
import { ELLIPSIS, EMPTY_TUPLE, NONE, NOT_IMPLEMENTED } from '../../object/statics.js';
import { intern } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { sequenceToList, sequenceToTuple } from '../extend.js';
import { fillDict } from '../fill-dict.js';
import { indexOfObject } from '../index-number.js';
import { makeSlice } from '../slice.js';
import { newReference } from '../weakref.js';
import { makeSuper } from '../super.js';
import type { Constructor } from '../machine.js';
import { atMostOne, makeBoolObject, makeComplexObject, makeFloatObject, makeIntObject } from './number-constructors.js';

import { makeByteArrayObject, makeBytesObject, makeStrObject } from './text-constructors.js';

/** What the builtin types make when they are called. */
type Make = Constructor['make'];

/** `range_vectorcall`. */
const makeRangeObject: Make = (machine, _type, args, names) => {
  if (names.length > 0) return machine.raise(T.TypeError, 'range() takes no keyword arguments');
  if (args.length === 0) return machine.raise(T.TypeError, 'range expected at least 1 argument, got 0');
  if (args.length > 3) return machine.raise(T.TypeError, `range expected at most 3 arguments, got ${args.length}`);
  const parts: number[] = [];
  for (const arg of args) {
    const part = indexOfObject(machine, arg);
    if (part === null) break;
    parts.push(part);
  }
  if (parts.length === 1 && args.length === 1) parts.unshift(makeInt(machine, 0));
  if (parts.length === 2 && args.length < 3) parts.push(makeInt(machine, 1));
  const [start, stop, step] = parts;
  const stride = step === undefined ? 0n : bigValue(machine.words, step);
  if (step === undefined || stride === 0n) {
    for (const part of parts) machine.release(part);
    return machine.raised ? 0 : machine.raise(T.ValueError, 'range() arg 3 must not be zero');
  }
  const length = rangeLength(bigValue(machine.words, start!), bigValue(machine.words, stop!), stride);
  return makeRange(machine, start!, stop!, step, makeInt(machine, length));
};

/** `slice_new`. */
const makeSliceObject: Make = (machine, _type, args, names) => {
  if (names.length > 0) return machine.raise(T.TypeError, 'slice() takes no keyword arguments');
  if (args.length === 0) return machine.raise(T.TypeError, 'slice expected at least 1 argument, got 0');
  if (args.length > 3) return machine.raise(T.TypeError, `slice expected at most 3 arguments, got ${args.length}`);
  const [start, stop, step] = args.length === 1 ? [NONE, args[0]!, NONE] : [args[0]!, args[1]!, args[2] ?? NONE];
  for (const part of [start, stop, step]) machine.retain(part);
  return makeSlice(machine, start, stop, step);
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
  [T.bool, false, makeBoolObject],
  [T.complex, true, makeComplexObject],
  [T.str, true, makeStrObject],
  [T.bytes, true, makeBytesObject],
  [T.bytearray, true, makeByteArrayObject],
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
  [T.slice, true, makeSliceObject],
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
  [T.weakref, true, newReference],
  [
    T.method,
    true,
    (machine, _type, args, names) => {
      if (names.length > 0) return machine.raise(T.TypeError, 'method() takes no keyword arguments');
      if (args.length !== 2) return machine.raise(T.TypeError, `method expected 2 arguments, got ${args.length}`);
      const [func, self] = args as [number, number];
      if (!isCallable(machine, func)) return machine.raise(T.TypeError, 'first argument must be callable');
      if (self === NONE) return machine.raise(T.TypeError, 'instance must not be None');
      return makeMethod(machine, func, self);
    },
  ],
  [T.super, false, makeSuper],
];
