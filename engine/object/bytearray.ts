import type { Reader } from './referents.js';
import type { ObjectSpace } from './space.js';
import { ByteArrayField, SIZE, TYPE } from './struct.js';
import { rowIndex, T } from './type-table.js';

/**
 * Objects/bytearrayobject.c: the object, and a buffer of its own with room to grow. `start` is where the data begin, which is
 * behind `bytes` after something was taken from the front. An empty one has no buffer.
 */
export function makeByteArray(space: ObjectSpace, data: Uint8Array): number {
  const object = allocateByteArray(space);
  if (data.length > 0) {
    resizeByteArray(space, object, data.length);
    writeByteArray(space, object, 0, data);
  }
  return object;
}

/** One without data. */
export function allocateByteArray(space: ObjectSpace): number {
  const object = space.makePlain(T.bytearray, 56);
  space.memory.clear(object + SIZE, 40);
  return object;
}

export function byteArrayLength(words: Int32Array, object: number): number {
  return words[(object + SIZE) >> 2]!;
}

/** A copy of the data. */
export function byteArrayData(reader: Reader, object: number): Uint8Array {
  const start = reader.words[(object + ByteArrayField.start) >> 2]!;
  return reader.bytes.slice(start, start + reader.words[(object + SIZE) >> 2]!);
}

/** One byte of a bytes object or bytearray. */
export function byteAt(space: ObjectSpace, object: number, index: number): number {
  const start = isByteArray(space, object) ? space.field(object, ByteArrayField.start) : object + 32;
  return space.memory.bytes[start + index]!;
}

/** Puts data into the buffer, from a place on. */
export function writeByteArray(space: ObjectSpace, object: number, from: number, data: Uint8Array): void {
  writeBytes(space, space.field(object, ByteArrayField.start) + from, data);
}

/** Writes anywhere: the words at both ends keep their other bytes. */
function writeBytes(space: ObjectSpace, at: number, data: Uint8Array): void {
  if (data.length === 0) return;
  const first = at & ~3;
  const last = (at + data.length + 3) & ~3;
  const whole = space.memory.bytes.slice(first, last);
  whole.set(data, at - first);
  space.memory.write(first, whole);
}

/** `PyByteArray_Resize`: an eighth more than is asked for when it grows a little, exact when it grows a lot or shrinks a lot. */
export function resizeByteArray(space: ObjectSpace, object: number, size: number): void {
  const memory = space.memory;
  const length = byteArrayLength(space.words, object);
  if (size === length) return;
  const had = space.field(object, ByteArrayField.allocated);
  const bytes = space.field(object, ByteArrayField.bytes);
  const start = space.field(object, ByteArrayField.start);
  const offset = start - bytes;
  let room: number;
  if (size + offset + 1 <= had) {
    if (size < had >> 1) room = size + 1;
    else {
      memory.put(object + SIZE, size);
      writeBytes(space, start + size, ZERO);
      return;
    }
  } else if (size <= had * 1.125) {
    room = size + (size >> 3) + (size < 9 ? 3 : 6);
  } else {
    room = size + 1;
  }
  let moved: number;
  if (offset > 0) {
    moved = space.heap.allocate('o', room);
    const kept = memory.bytes.slice(start, start + Math.min(size, length));
    memory.put(object + ByteArrayField.bytes, moved);
    writeBytes(space, moved, kept);
    space.heap.free('o', bytes);
  } else {
    moved = bytes === 0 ? space.heap.allocate('o', room) : space.heap.resize('o', bytes, room);
  }
  memory.put(object + SIZE, size);
  memory.put(object + ByteArrayField.allocated, room);
  memory.put(object + ByteArrayField.bytes, moved);
  memory.put(object + ByteArrayField.start, moved);
  writeBytes(space, moved + size, ZERO);
}

const ZERO = Uint8Array.of(0);

/** `bytearray_setslice_linear`: bytes `from` to `to` give way to others. */
export function replaceBytes(space: ObjectSpace, object: number, from: number, to: number, data: Uint8Array): void {
  const memory = space.memory;
  const length = byteArrayLength(space.words, object);
  const growth = data.length - (to - from);
  if (growth < 0 && from === 0) {
    // What is taken from the front only moves the beginning.
    memory.add(object + ByteArrayField.start, -growth);
    resizeByteArray(space, object, length + growth);
  } else if (growth < 0) {
    const rest = byteArrayData({ words: space.words, bytes: memory.bytes }, object).subarray(to);
    writeByteArray(space, object, to + growth, rest);
    resizeByteArray(space, object, length + growth);
  } else if (growth > 0) {
    const rest = byteArrayData({ words: space.words, bytes: memory.bytes }, object).subarray(to);
    resizeByteArray(space, object, length + growth);
    writeByteArray(space, object, to + growth, rest);
  }
  writeByteArray(space, object, from, data);
}

export function isByteArray(space: ObjectSpace, object: number): boolean {
  return space.isInstance(object, T.bytearray);
}

/** `bytearray_dealloc`. */
export function installByteArray(space: ObjectSpace): void {
  space.burials[rowIndex(T.bytearray)] = (object) => {
    const bytes = space.field(object, ByteArrayField.bytes);
    if (bytes !== 0) space.heap.free('o', bytes);
    if (space.words[(object + TYPE) >> 2] === T.bytearray) space.heap.free('o', object);
    else space.freeObject(object);
  };
}
