import { BinaryOperation as Operation } from '../compile/opcode.js';
import { OutOfMemory } from '../heap/heap.js';
import {
  byteArrayLength,
  isByteArray,
  makeByteArray,
  replaceBytes,
  resizeByteArray,
  writeByteArray,
} from '../object/bytearray.js';
import { isBytes, makeBytes } from '../object/bytes.js';
import { allocateList, listItems } from '../object/list.js';
import { EMPTY_TUPLE, NOT_IMPLEMENTED } from '../object/statics.js';
import { makeStr, strLength, textOf } from '../object/str.js';
import { ListField, SIZE } from '../object/struct.js';
import { copyToTuple, tupleItems, tupleLength } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import { bufferOf } from './buffer.js';
import { canBeIndex, sizeValue } from './number.js';
import type { Machine } from './machine.js';

/** `PySequence_Concat` and `PySequence_Repeat` of the builtin sequences; `NOT_IMPLEMENTED` where the operands are none. */
export function sequenceOperation(machine: Machine, operation: number, left: number, right: number): number {
  if (operation === Operation.Add) return concatenate(machine, left, right);
  if (operation !== Operation.Mult) return NOT_IMPLEMENTED;
  if (isSequence(machine, left)) return repeat(machine, left, right);
  if (isSequence(machine, right)) return repeat(machine, right, left);
  return NOT_IMPLEMENTED;
}

const SEQUENCES = [T.list, T.tuple, T.str, T.bytes, T.bytearray] as const;

/** The slots `sq_concat` and `sq_repeat` are there. */
export function isSequence(machine: Machine, object: number): boolean {
  return SEQUENCES.some((type) => machine.isInstance(object, type));
}

function concatenate(machine: Machine, left: number, right: number): number {
  if (isBytes(machine, left) || isByteArray(machine, left)) return concatenateBytes(machine, left, right);
  for (const [type, noun] of [
    [T.str, 'str'],
    [T.list, 'list'],
    [T.tuple, 'tuple'],
  ] as const) {
    if (!machine.isInstance(left, type)) continue;
    if (!machine.isInstance(right, type)) {
      const name = machine.typeName(machine.typeOf(right));
      return machine.raise(T.TypeError, `can only concatenate ${noun} (not "${name}") to ${noun}`);
    }
    if (type === T.str) return concatenateText(machine, left, right);
    if (type === T.list)
      return listOf(machine, [...listItems(machine.words, left), ...listItems(machine.words, right)]);
    if (tupleLength(machine.words, left) === 0 && machine.typeOf(right) === T.tuple) return machine.retain(right);
    if (tupleLength(machine.words, right) === 0 && machine.typeOf(left) === T.tuple) return machine.retain(left);
    return copyToTuple(machine, [...tupleItems(machine.words, left), ...tupleItems(machine.words, right)]);
  }
  return NOT_IMPLEMENTED;
}

/** `PyUnicode_Concat`: an empty operand gives the other one. */
function concatenateText(machine: Machine, left: number, right: number): number {
  if (strLength(machine.words, left) === 0 && machine.typeOf(right) === T.str) return machine.retain(right);
  if (strLength(machine.words, right) === 0 && machine.typeOf(left) === T.str) return machine.retain(left);
  return makeStr(machine, textOf(machine, left) + textOf(machine, right));
}

/** `bytes_concat` and `PyByteArray_Concat`: the left operand says what it becomes. */
function concatenateBytes(machine: Machine, left: number, right: number): number {
  const other = bufferOf(machine, right);
  if (other === null) {
    const [from, to] = [right, left].map((each) => machine.typeName(machine.typeOf(each)));
    return machine.raise(T.TypeError, `can't concat ${from} to ${to}`);
  }
  const own = bufferOf(machine, left)!;
  if (isBytes(machine, left)) {
    if (own.length === 0 && machine.typeOf(right) === T.bytes) return machine.retain(right);
    if (other.length === 0 && machine.typeOf(left) === T.bytes) return machine.retain(left);
    return makeBytes(machine, joined(own, other));
  }
  return makeByteArray(machine, joined(own, other));
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** `bytearray_iconcat`. */
export function appendBytesInPlace(machine: Machine, left: number, right: number): number {
  const other = bufferOf(machine, right);
  if (other === null) {
    const [from, to] = [right, left].map((each) => machine.typeName(machine.typeOf(each)));
    return machine.raise(T.TypeError, `can't concat ${from} to ${to}`);
  }
  const length = byteArrayLength(machine.words, left);
  replaceBytes(machine, left, length, length, other);
  return machine.retain(left);
}

/** `bytearray_irepeat`. */
export function repeatBytesInPlace(machine: Machine, left: number, right: number): number {
  const count = repeatCount(machine, right);
  if (count === null) return 0;
  const own = bufferOf(machine, left)!;
  checkRoom(own.length * count);
  resizeByteArray(machine, left, own.length * count);
  for (let index = 0; index < count; index++) writeByteArray(machine, left, index * own.length, own);
  return machine.retain(left);
}

/** A list of borrowed items, with exactly their room. */
export function listOf(machine: Machine, items: readonly number[]): number {
  const list = allocateList(machine, items.length);
  const at = machine.field(list, ListField.items);
  items.forEach((item, index) => machine.memory.point(at + index * 8, machine.retain(item)));
  return list;
}

/** How often a sequence shall be there; null after an exception. */
export function repeatCount(machine: Machine, times: number): number | null {
  if (!canBeIndex(machine, times)) {
    const name = machine.typeName(machine.typeOf(times));
    machine.raise(T.TypeError, `can't multiply sequence by non-int of type '${name}'`);
    return null;
  }
  const count = sizeValue(machine, times, T.OverflowError);
  return count === null ? null : Math.max(0, count);
}

/** More bytes than any run may have are refused before they are made. */
export function checkRoom(bytes: number): void {
  if (bytes > 512 * 1024 * 1024) throw new OutOfMemory();
}

function repeat(machine: Machine, sequence: number, times: number): number {
  const count = repeatCount(machine, times);
  if (count === null) return 0;
  if (machine.isInstance(sequence, T.str)) return repeatText(machine, sequence, count);
  const length = machine.field(sequence, SIZE);
  if (isBytes(machine, sequence) || isByteArray(machine, sequence)) {
    if (length * count >= 2 ** 63) return machine.raise(T.OverflowError, 'repeated bytes are too long');
    if (count === 1 && machine.typeOf(sequence) === T.bytes) return machine.retain(sequence);
    checkRoom(length * count);
    const own = bufferOf(machine, sequence)!;
    const all = new Uint8Array(length * count);
    for (let index = 0; index < count; index++) all.set(own, index * length);
    return isBytes(machine, sequence) ? makeBytes(machine, all) : makeByteArray(machine, all);
  }
  if (length * count * 8 >= 2 ** 63) return machine.raiseWith(T.MemoryError, []);
  checkRoom(length * count * 8);
  if (machine.isInstance(sequence, T.tuple)) {
    if (count === 1 && machine.typeOf(sequence) === T.tuple) return machine.retain(sequence);
    const items = tupleItems(machine.words, sequence);
    if (items.length === 0 || count === 0) return EMPTY_TUPLE;
    return copyToTuple(
      machine,
      Array.from({ length: length * count }, (_, index) => items[index % length]!),
    );
  }
  const items = listItems(machine.words, sequence);
  return listOf(
    machine,
    Array.from({ length: length * count }, (_, index) => items[index % length]!),
  );
}

/** `unicode_repeat`. */
function repeatText(machine: Machine, sequence: number, count: number): number {
  if (count === 1 && machine.typeOf(sequence) === T.str) return machine.retain(sequence);
  const length = strLength(machine.words, sequence);
  if (length * count >= 2 ** 63) return machine.raise(T.OverflowError, 'repeated string is too long');
  checkRoom(length * count);
  return makeStr(machine, length === 0 ? '' : textOf(machine, sequence).repeat(count));
}
