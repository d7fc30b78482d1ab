import { byteArrayData, byteArrayLength, replaceBytes, resizeByteArray, writeByteArray } from '../object/bytearray.js';
import { T } from '../object/type-table.js';
import { bufferOf } from './buffer.js';
import { canBeIndex, indexValue, sizeValue } from './number.js';
import type { Machine } from './machine.js';
import { type SliceIndices, sliceIndices } from './slice.js';

/** The value of a byte (`_getbytevalue`), or null after an exception. */
export function byteValue(machine: Machine, object: number): number | null {
  const value = indexValue(machine, object);
  if (value === null) return null;
  if (value >= 0 && value < 256) return Number(value);
  machine.raise(T.ValueError, 'byte must be in range(0, 256)');
  return null;
}

/** `bytearray_ass_subscript`; `value` 0 deletes. False after an exception. */
export function setByte(machine: Machine, object: number, key: number, value: number): boolean {
  const length = byteArrayLength(machine.words, object);
  if (machine.typeOf(key) === T.slice) {
    const indices = sliceIndices(machine, key, length);
    return indices !== null && setBytes(machine, object, indices, value);
  }
  if (!canBeIndex(machine, key)) {
    const name = machine.typeName(machine.typeOf(key));
    machine.raise(T.TypeError, `bytearray indices must be integers or slices, not ${name}`);
    return false;
  }
  const given = sizeValue(machine, key, T.IndexError);
  if (given === null) return false;
  const place = given < 0 ? given + length : given;
  if (place < 0 || place >= length) {
    machine.raise(T.IndexError, 'bytearray index out of range');
    return false;
  }
  if (value === 0) {
    replaceBytes(machine, object, place, place + 1, new Uint8Array());
    return true;
  }
  const byte = byteValue(machine, value);
  if (byte === null) return false;
  writeByteArray(machine, object, place, Uint8Array.of(byte));
  return true;
}

function setBytes(machine: Machine, object: number, indices: SliceIndices, value: number): boolean {
  let data = value === 0 ? new Uint8Array() : bufferOf(machine, value);
  if (data === null) {
    if (canBeIndex(machine, value) || machine.isInstance(value, T.str)) {
      machine.raise(T.TypeError, 'can assign only bytes, buffers, or iterables of ints in range(0, 256)');
      return false;
    }
    const made = machine.ops.call(T.bytearray, [value]);
    if (made === 0) return false;
    data = bufferOf(machine, made)!;
    machine.release(made);
  }
  const { start, stop, step, places } = indices;
  if (step === 1) {
    replaceBytes(machine, object, start, Math.max(start, stop), data);
    return true;
  }
  if (value !== 0 && data.length !== places.length) {
    const message = `attempt to assign bytes of size ${data.length} to extended slice of size ${places.length}`;
    machine.raise(T.ValueError, message);
    return false;
  }
  if (value !== 0) {
    places.forEach((place, index) => writeByteArray(machine, object, place, data.subarray(index, index + 1)));
    return true;
  }
  const gone = new Set(places);
  const kept = byteArrayData({ words: machine.words, bytes: machine.memory.bytes }, object).filter(
    (_, index) => !gone.has(index),
  );
  writeByteArray(machine, object, 0, kept);
  resizeByteArray(machine, object, kept.length);
  return true;
}
