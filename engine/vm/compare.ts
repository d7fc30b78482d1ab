import { complexValue, isComplex } from '../object/complex.js';
import { dictEntries, dictUsed, findEntry, entryValue, hashKey } from '../object/dict.js';
import { floatValue } from '../object/float.js';
import { boolObject, intValue } from '../object/int.js';
import { listItem, listLength } from '../object/list.js';
import { sameRange } from '../object/range.js';
import { isAnySet } from '../object/set.js';
import { NOT_IMPLEMENTED } from '../object/statics.js';
import { sameText, textOf } from '../object/str.js';
import { TypeFlag } from '../object/struct.js';
import { tupleItems } from '../object/tuple.js';
import { isStaticType, rowIndex, T } from '../object/type-table.js';
import { bufferOf } from './buffer.js';
import { compareSets } from './set-algebra.js';
import { compareView } from './view-algebra.js';
import type { Machine } from './machine.js';
import { enterNative, leaveNative } from './native-depth.js';
import { compareReferences } from './weakref.js';

/** `PyObject_RichCompare` (Objects/object.c). Operations as COMPARE_OP numbers them. */
const METHODS = ['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'] as const;
const SIGNS = ['<', '<=', '==', '!=', '>', '>='] as const;
/** The operation that the right operand is asked. */
const SWAPPED = [4, 5, 2, 3, 0, 1] as const;
const EQ = 2;
const NE = 3;

export function installComparison(machine: Machine): void {
  machine.ops.compare = (operation, left, right) => compare(machine, operation, left, right);
  machine.hooks.equal = (left, right) => equal(machine, left, right);
}

/** 1, 0, or -1 after an exception; identical objects are equal (`PyObject_RichCompareBool`). */
export function equal(machine: Machine, left: number, right: number): number {
  if (left === right) return 1;
  const result = compare(machine, EQ, left, right);
  if (result === 0) return -1;
  const truth = machine.ops.truth(result);
  machine.release(result);
  return truth;
}

/** The same of an item that its container may let go of meanwhile: it is kept. */
export function equalHeld(machine: Machine, item: number, wanted: number): number {
  if (item === wanted) return 1;
  if (isStaticType(machine.typeOf(item)) && isStaticType(machine.typeOf(wanted)) && !machine.isGc(item)) {
    return equal(machine, item, wanted);
  }
  machine.hold(machine.retain(item));
  const same = equal(machine, item, wanted);
  machine.drop();
  machine.release(item);
  return same;
}

function compare(machine: Machine, operation: number, left: number, right: number): number {
  if (!enterNative(machine, ' in comparison')) return 0;
  const result = richCompare(machine, operation, left, right);
  leaveNative(machine);
  return result;
}

/** `do_richcompare`. */
function richCompare(machine: Machine, operation: number, left: number, right: number): number {
  const leftType = machine.typeOf(left);
  const rightType = machine.typeOf(right);
  const rightFirst = leftType !== rightType && machine.isSubtype(rightType, leftType);
  if (rightFirst) {
    const result = oneSided(machine, SWAPPED[operation]!, right, left);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const result = oneSided(machine, operation, left, right);
  if (result !== NOT_IMPLEMENTED) return result;
  if (!rightFirst) {
    const swapped = oneSided(machine, SWAPPED[operation]!, right, left);
    if (swapped !== NOT_IMPLEMENTED) return swapped;
  }
  if (operation === EQ) return boolObject(left === right);
  if (operation === NE) return boolObject(left !== right);
  const names = `'${machine.typeName(leftType)}' and '${machine.typeName(rightType)}'`;
  return machine.raise(T.TypeError, `'${SIGNS[operation]!}' not supported between instances of ${names}`);
}

/** `tp_richcompare` of one operand. */
function oneSided(machine: Machine, operation: number, self: number, other: number): number {
  const type = machine.typeOf(self);
  if (!isStaticType(type) || machine.ownSlots.has(type)) {
    const method = machine.ops.special(type, METHODS[operation]!);
    if (method !== 0) return machine.ops.callSpecial(method, self, [other]);
    if (operation === NE && comparesByIdentity(machine, type)) {
      const equals = machine.ops.special(type, '__eq__');
      if (equals !== 0) return inverted(machine, machine.ops.callSpecial(equals, self, [other]));
    }
  }
  return nativeCompare(machine, operation, self, other);
}

/** A type whose `tp_richcompare` is that of object: instances of plain classes, exceptions. */
function comparesByIdentity(machine: Machine, type: number): boolean {
  return machine.layoutOf(type) === rowIndex(T.object) || (machine.flagsOf(type) & TypeFlag.exceptionSubclass) !== 0;
}

/** `tp_richcompare` of the builtin types: `NOT_IMPLEMENTED` where it does not know. */
export function nativeCompare(machine: Machine, operation: number, self: number, other: number): number {
  if (machine.isInstance(self, T.weakref)) return compareReferences(machine, operation, self, other);
  const verdict = native(machine, operation, self, other);
  return verdict === null ? NOT_IMPLEMENTED : typeof verdict === 'boolean' ? boolObject(verdict) : verdict;
}

function inverted(machine: Machine, result: number): number {
  if (result === 0 || result === NOT_IMPLEMENTED) return result;
  const truth = machine.ops.truth(result);
  machine.release(result);
  return truth < 0 ? 0 : boolObject(truth === 0);
}

function holds(operation: number, order: number): boolean {
  return [order < 0, order <= 0, order === 0, order !== 0, order > 0, order >= 0][operation]!;
}

/** The comparison that a builtin type defines: null for NotImplemented, 0 after an exception. */
function native(machine: Machine, operation: number, self: number, other: number): boolean | null | 0 {
  const words = machine.words;
  const is = (type: number): boolean => machine.isInstance(self, type) && machine.isInstance(other, type);
  const isNumber = (object: number): boolean =>
    machine.isInstance(object, T.int) || machine.isInstance(object, T.float);
  if (isNumber(self) && isNumber(other)) {
    const a = numberOf(machine, self);
    const b = numberOf(machine, other);
    if (Number.isNaN(a) || Number.isNaN(b)) return operation === NE;
    return holds(operation, a < b ? -1 : a > b ? 1 : 0);
  }
  if (is(T.str)) {
    if (operation === EQ || operation === NE) return sameText(machine, self, other) === (operation === EQ);
    return holds(operation, compareText(textOf(machine, self), textOf(machine, other)));
  }
  if (is(T.list)) return lists(machine, operation, self, other);
  if (is(T.tuple)) return sequences(machine, operation, tupleItems(words, self), tupleItems(words, other));
  if (isAnySet(machine, self) && isAnySet(machine, other)) {
    const verdict = compareSets(machine, operation, self, other);
    return verdict < 0 ? 0 : verdict === 1;
  }
  const views = compareView(machine, operation, self, other);
  if (views !== null) return views < 0 ? 0 : views === 1;
  if (is(T.slice)) {
    const parts = (slice: number): number[] => [16, 24, 32].map((offset) => machine.field(slice, offset));
    return sequences(machine, operation, parts(self), parts(other));
  }
  if (is(T.dict) && (operation === EQ || operation === NE)) return dicts(machine, operation, self, other);
  if (is(T.range) && (operation === EQ || operation === NE)) {
    return sameRange(words, self, other) === (operation === EQ);
  }
  if (is(T.method) && (operation === EQ || operation === NE)) {
    const same =
      machine.field(self, 16) === machine.field(other, 16) && machine.field(self, 24) === machine.field(other, 24);
    return same === (operation === EQ);
  }
  if (isComplexPair(machine, self, other)) return complexes(machine, operation, self, other);
  const a = bufferOf(machine, self);
  const b = a === null ? null : bufferOf(machine, other);
  if (a !== null && b !== null) return holds(operation, compareBytes(a, b));
  return null;
}

/** One complex number and any other one, in this order. */
function isComplexPair(machine: Machine, self: number, other: number): boolean {
  if (!isComplex(machine, self)) return false;
  return [T.complex, T.float, T.int].some((type) => machine.isInstance(other, type));
}

/** `complex_richcompare`: equal or not, and in no order. */
function complexes(machine: Machine, operation: number, self: number, other: number): boolean | null {
  if (operation !== EQ && operation !== NE) return null;
  const { real, imag } = complexValue(machine.memory.floats, self);
  let same: boolean;
  if (isComplex(machine, other)) {
    const right = complexValue(machine.memory.floats, other);
    same = real === right.real && imag === right.imag;
  } else {
    same = imag === 0 && sameNumber(real, numberOf(machine, other));
  }
  return same === (operation === EQ);
}

function sameNumber(a: number, b: number | bigint): boolean {
  return !(a < b) && !(a > b) && !Number.isNaN(a) && !Number.isNaN(Number(b));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    if (a[index] !== b[index]) return a[index]! - b[index]!;
  }
  return a.length - b.length;
}

function numberOf(machine: Machine, object: number): number | bigint {
  if (machine.isInstance(object, T.float)) return floatValue(machine.memory.floats, object);
  return intValue(machine.words, object);
}

/** By code point, not by UTF-16 unit. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const left = [...a];
  const right = [...b];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = left[index]!.codePointAt(0)! - right[index]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** `list_richcompare`: the first items that differ decide. */
function sequences(machine: Machine, operation: number, a: readonly number[], b: readonly number[]): boolean | 0 {
  if (a.length !== b.length && (operation === EQ || operation === NE)) return operation === NE;
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const same = equal(machine, a[index]!, b[index]!);
    if (same < 0) return 0;
    if (same === 1) continue;
    if (operation === EQ) return false;
    if (operation === NE) return true;
    const result = compare(machine, operation, a[index]!, b[index]!);
    if (result === 0) return 0;
    const truth = machine.ops.truth(result);
    machine.release(result);
    return truth < 0 ? 0 : truth === 1;
  }
  return holds(operation, a.length - b.length);
}

/** The same of lists, which may change while their items are compared. */
function lists(machine: Machine, operation: number, a: number, b: number): boolean | 0 {
  const words = machine.words;
  const order = (): number => listLength(words, a) - listLength(words, b);
  if (order() !== 0 && (operation === EQ || operation === NE)) return operation === NE;
  for (let index = 0; index < Math.min(listLength(words, a), listLength(words, b)); index++) {
    const [left, right] = [listItem(words, a, index), listItem(words, b, index)];
    if (left === right) continue;
    machine.hold(machine.retain(left));
    machine.hold(machine.retain(right));
    const same = equal(machine, left, right);
    const decided = same === 0 && operation !== EQ && operation !== NE;
    const result = decided ? compare(machine, operation, left, right) : 0;
    const truth = result === 0 ? -1 : machine.ops.truth(result);
    machine.releaseMaybe(result);
    machine.drop();
    machine.release(right);
    machine.drop();
    machine.release(left);
    if (same === 1) continue;
    if (same < 0 || (decided && truth < 0)) return 0;
    return decided ? truth === 1 : operation === NE;
  }
  return holds(operation, order());
}

function dicts(machine: Machine, operation: number, a: number, b: number): boolean | 0 {
  let same = dictUsed(machine.words, a) === dictUsed(machine.words, b);
  for (const [key, value] of same ? dictEntries(machine, a) : []) {
    if (!hashKey(machine, key)) return 0;
    const entry = findEntry(machine, b, key, machine.hashLow, machine.hashHigh);
    if (entry === -3) return 0;
    const other = entry < 0 ? 0 : entryValue(machine, b, entry);
    const verdict = other === 0 ? 0 : equal(machine, value, other);
    if (verdict < 0) return 0;
    if (verdict === 0) {
      same = false;
      break;
    }
  }
  return same === (operation === EQ);
}
