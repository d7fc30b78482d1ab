import { BinaryOperation } from '../compile/opcode.js';
import { floatValue, makeFloat } from '../object/float.js';
import { boolObject, intValue, isInt, makeInt } from '../object/int.js';
import { NONE, NOT_IMPLEMENTED } from '../object/statics.js';
import { isStr, makeStr } from '../object/str.js';
import { T, type TypeKey } from '../object/type-table.js';
import { describe, genericAttribute, moduleAttribute, superAttribute, typeAttribute } from './attribute.js';
import { setGeneric, setThrough, setTypeAttribute } from './attribute-set.js';
import { callType } from './class.js';
import { nativeCompare } from './compare.js';
import { initialize } from './construction.js';
import { nativeContains } from './contains.js';
import { exceptionText } from './exception-text.js';
import { hashPointer, lastHash, nativeHash } from './hash.js';
import { nativeItem, nativeSize, nativeTruth, setNativeItem } from './items.js';
import { nativeIterate } from './iteration.js';
import type { Machine, Native, NativeRow } from './machine.js';
import { sequenceOperation } from './concatenation.js';
import { toDouble } from './number.js';
import { nativeInPlace, nativeNumber } from './operators.js';
import { plainRepr } from './repr.js';
import { callReference } from './weakref.js';
import { nativeUnary } from './unary.js';

/** What stands behind a slot wrapper (`wrap_binaryfunc` and kin, Objects/typeobject.c): `self` is an object of the owner. */
type Slot = (
  machine: Machine,
  self: number,
  args: readonly number[],
  owner: TypeKey,
  names: readonly string[],
) => number;

function text(machine: Machine, made: string | null): number {
  return made === null ? 0 : makeStr(machine, made);
}

function done(success: boolean): number {
  return success ? NONE : 0;
}

/** `object_richcompare`. */
function compareObjects(machine: Machine, operation: number, self: number, other: number): number {
  if (operation === 2) return self === other ? boolObject(true) : NOT_IMPLEMENTED;
  if (operation !== 3) return NOT_IMPLEMENTED;
  const own = machine.ops.special(machine.typeOf(self), '__eq__');
  const result = own === 0 ? nativeCompare(machine, 2, self, other) : machine.ops.callSpecial(own, self, [other]);
  if (result === 0 || result === NOT_IMPLEMENTED) return result;
  const truth = machine.ops.truth(result);
  machine.release(result);
  return truth < 0 ? 0 : boolObject(truth === 0);
}

function comparison(operation: number): Slot {
  return (machine, self, [other], owner) =>
    owner === 'object'
      ? compareObjects(machine, operation, self, other!)
      : nativeCompare(machine, operation, self, other!);
}

const SEQUENCES: ReadonlySet<TypeKey> = new Set(['list', 'tuple', 'str', 'bytes', 'bytearray']);

function operation(number: number, reflected: boolean): Slot {
  return (machine, self, [other], owner) => {
    const [left, right] = reflected ? [other!, self] : [self, other!];
    if (SEQUENCES.has(owner) && number !== BinaryOperation.Mod) return sequenceOperation(machine, number, self, other!);
    if (owner === 'int' && !isInt(machine, other!)) return NOT_IMPLEMENTED;
    return nativeNumber(machine, number, left, right);
  };
}

function inPlace(number: number): Slot {
  return (machine, self, [other]) => nativeInPlace(machine, number, self, other!);
}

function hash(machine: Machine, self: number, _args: readonly number[], owner: TypeKey): number {
  if (owner === 'object') hashPointer(machine, self);
  else if (!nativeHash(machine, self)) return 0;
  return makeInt(machine, lastHash(machine));
}

function nameArgument(machine: Machine, name: number): boolean {
  if (isStr(machine, name)) return true;
  const wrong = machine.typeName(machine.typeOf(name));
  machine.raise(T.TypeError, `attribute name must be string, not '${wrong}'`);
  return false;
}

function getAttribute(machine: Machine, self: number, [name]: readonly number[], owner: TypeKey): number {
  if (!nameArgument(machine, name!)) return 0;
  if (owner === 'type') return typeAttribute(machine, self, machine.typeOf(self), name!);
  if (owner === 'module') return moduleAttribute(machine, self, name!);
  if (owner === 'super') return superAttribute(machine, self, name!);
  return genericAttribute(machine, self, name!);
}

function setAttribute(machine: Machine, self: number, [name, value]: readonly number[], owner: TypeKey): number {
  if (!nameArgument(machine, name!)) return 0;
  if (owner === 'type') return done(setTypeAttribute(machine, self, name!, value ?? 0));
  return done(setGeneric(machine, self, name!, value ?? 0));
}

/** `wrap_descr_get`. */
function get(machine: Machine, self: number, [object, type]: readonly number[]): number {
  const owner = type === undefined || type === NONE ? 0 : type;
  if (object! === NONE && owner === 0) return machine.raise(T.TypeError, '__get__(None, None) is invalid');
  const target = object! === NONE && owner !== T.NoneType ? 0 : object!;
  return describe(machine, self, target, owner === 0 ? machine.typeOf(object!) : owner);
}

function number(machine: Machine, self: number): number {
  if (isInt(machine, self)) {
    return machine.typeOf(self) === T.int ? machine.retain(self) : makeInt(machine, intValue(machine.words, self));
  }
  return machine.ops.call(T.int, [self]);
}

const EACH: Readonly<Record<string, readonly [least: number, most: number, call: Slot]>> = {
  __repr__: [
    0,
    0,
    (machine, self, _args, owner) =>
      text(machine, owner === 'object' ? plainRepr(machine, self) : machine.ops.nativeRepr(self)),
  ],
  __str__: [
    0,
    0,
    (machine, self, _args, owner) => {
      if (owner === 'object') return text(machine, machine.ops.repr(self));
      if (owner === 'str' && machine.typeOf(self) === T.str) return machine.retain(self);
      const made = machine.isInstance(self, T.BaseException)
        ? exceptionText(machine, self, owner)
        : machine.ops.nativeStr(self);
      return text(machine, made);
    },
  ],
  __hash__: [0, 0, hash],
  __lt__: [1, 1, comparison(0)],
  __le__: [1, 1, comparison(1)],
  __eq__: [1, 1, comparison(2)],
  __ne__: [1, 1, comparison(3)],
  __gt__: [1, 1, comparison(4)],
  __ge__: [1, 1, comparison(5)],
  __iter__: [0, 0, (machine, self) => nativeIterate(machine, self)],
  __next__: [
    0,
    0,
    (machine, self) => {
      const item = machine.ops.next(self);
      return item !== 0 || machine.raised ? item : machine.raiseWith(T.StopIteration, []);
    },
  ],
  __len__: [0, 0, (machine, self) => makeInt(machine, nativeSize(machine, self))],
  __getitem__: [1, 1, (machine, self, [key]) => nativeItem(machine, self, key!)],
  __setitem__: [2, 2, (machine, self, [key, value]) => done(setNativeItem(machine, self, key!, value!))],
  __delitem__: [1, 1, (machine, self, [key]) => done(setNativeItem(machine, self, key!, 0))],
  __contains__: [
    1,
    1,
    (machine, self, [item]) => {
      const found = nativeContains(machine, self, item!);
      return found < 0 ? 0 : boolObject(found === 1);
    },
  ],
  __neg__: [0, 0, (machine, self) => nativeUnary(machine, '-', self)],
  __pos__: [0, 0, (machine, self) => nativeUnary(machine, '+', self)],
  __invert__: [0, 0, (machine, self) => nativeUnary(machine, '~', self)],
  __abs__: [
    0,
    0,
    (machine, self) => {
      if (machine.isInstance(self, T.float)) {
        return makeFloat(machine, Math.abs(floatValue(machine.memory.floats, self)));
      }
      const value = intValue(machine.words, self);
      return makeInt(machine, value < 0 ? -value : value);
    },
  ],
  __bool__: [0, 0, (machine, self) => boolObject(nativeTruth(machine, self) === 1)],
  __int__: [0, 0, number],
  __index__: [0, 0, number],
  __float__: [
    0,
    0,
    (machine, self) => {
      if (machine.typeOf(self) === T.float) return machine.retain(self);
      const value = toDouble(machine, self);
      return value === null ? 0 : makeFloat(machine, value);
    },
  ],
  __call__: [
    0,
    Infinity,
    (machine, self, args, owner, names) =>
      owner === 'type'
        ? callType(machine, self, args, names)
        : owner === 'weakref'
          ? callReference(machine, self, args, names)
          : machine.ops.call(self, args, names),
  ],
  __getattribute__: [1, 1, getAttribute],
  __setattr__: [2, 2, setAttribute],
  __delattr__: [1, 1, setAttribute],
  __get__: [1, 2, get],
  __set__: [2, 2, (machine, self, [object, value]) => done(setThrough(machine, self, object!, value!))],
  __delete__: [1, 1, (machine, self, [object]) => done(setThrough(machine, self, object!, 0))],
  __init__: [
    0,
    Infinity,
    (machine, self, args, owner, names) => done(initialize(machine, T[owner], self, args, names)),
  ],
  __iadd__: [1, 1, inPlace(BinaryOperation.Add)],
  __imul__: [1, 1, inPlace(BinaryOperation.Mult)],
  __ior__: [1, 1, inPlace(BinaryOperation.BitOr)],
  __iand__: [1, 1, inPlace(BinaryOperation.BitAnd)],
  __isub__: [1, 1, inPlace(BinaryOperation.Sub)],
  __ixor__: [1, 1, inPlace(BinaryOperation.BitXor)],
};

const OPERATIONS: Readonly<Record<string, number>> = {
  add: BinaryOperation.Add,
  sub: BinaryOperation.Sub,
  mul: BinaryOperation.Mult,
  mod: BinaryOperation.Mod,
  pow: BinaryOperation.Pow,
  lshift: BinaryOperation.LShift,
  rshift: BinaryOperation.RShift,
  and: BinaryOperation.BitAnd,
  xor: BinaryOperation.BitXor,
  or: BinaryOperation.BitOr,
  floordiv: BinaryOperation.FloorDiv,
  truediv: BinaryOperation.Div,
};

function slotNamed(name: string): readonly [least: number, most: number, call: Slot] | undefined {
  const known = EACH[name];
  if (known !== undefined) return known;
  const word = name.slice(2, -2);
  const plain = OPERATIONS[word];
  if (plain !== undefined) return [1, 1, operation(plain, false)];
  const reflected = word.startsWith('r') ? OPERATIONS[word.slice(1)] : undefined;
  return reflected === undefined ? undefined : [1, 1, operation(reflected, true)];
}

/** The native function of a slot wrapper, with the checks of `check_num_args`; undefined where the slot is not simulated. */
export function slotRow(owner: TypeKey, typeName: string, name: string, isWrapper: boolean): NativeRow | undefined {
  const slot = slotNamed(name);
  if (slot === undefined) return undefined;
  const [least, most, run] = slot;
  const call: Native = (machine, args, names, self) => {
    if (names.length > 0 && most !== Infinity) {
      return machine.raise(T.TypeError, `wrapper ${name}() takes no keyword arguments`);
    }
    if (args.length < least || args.length > most) {
      const wanted = `expected ${least === most ? '' : `at ${args.length < least ? 'least' : 'most'} `}`;
      const count = args.length < least ? least : most;
      return machine.raise(T.TypeError, `${wanted}${count} argument${count === 1 ? '' : 's'}, got ${args.length}`);
    }
    return run(machine, self, args, owner, names);
  };
  if (!isWrapper) {
    return {
      name,
      owner: typeName,
      least,
      most,
      keywords: null,
      call: (...all) => run(all[0], all[3], all[1], owner, []),
    };
  }
  return { name, owner: typeName, least: 0, most: Infinity, keywords: 'any', call };
}
