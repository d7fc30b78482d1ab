import type { Reader } from './referents.js';
import type { ObjectSpace } from './space.js';
import { byteCharacter, EMPTY_BYTES } from './statics.js';
import { SIZE } from './struct.js';
import { rowIndex, T } from './type-table.js';

/** Objects/bytesobject.c: length at 16, hash at 24, data from 32 on with a zero behind. */
const DATA = 32;

/** `PyBytes_FromStringAndSize`: 33 bytes and the data; static for none and one. */
export function makeBytes(space: ObjectSpace, data: Uint8Array): number {
  if (data.length === 0) return EMPTY_BYTES;
  if (data.length === 1) return byteCharacter(data[0]!);
  return makeFreshBytes(space, data);
}

/** The same without the static ones, as an object that is filled after it was made. */
export function makeFreshBytes(space: ObjectSpace, data: Uint8Array): number {
  const object = space.makePlain(T.bytes, DATA + 1 + data.length);
  space.memory.put(object + SIZE, data.length);
  space.memory.putNext(-1);
  space.memory.put(object + 28, -1);
  const padded = new Uint8Array(data.length + 1);
  padded.set(data);
  space.memory.write(object + DATA, padded);
  return object;
}

/** A copy of the data of a bytes object. */
export function bytesOf(reader: Reader, object: number): Uint8Array {
  return reader.bytes.slice(object + DATA, object + DATA + reader.words[(object + SIZE) >> 2]!);
}

export function isBytes(space: ObjectSpace, object: number): boolean {
  return space.isInstance(object, T.bytes);
}

/** `PyBytes_Repr`: double quotes only where that saves escapes. */
export function bytesText(data: Uint8Array): string {
  const mark = data.includes(0x27) && !data.includes(0x22) ? '"' : "'";
  let shown = '';
  for (const byte of data) {
    const character = String.fromCharCode(byte);
    if (character === mark || character === '\\') shown += `\\${character}`;
    else if (character === '\t') shown += '\\t';
    else if (character === '\n') shown += '\\n';
    else if (character === '\r') shown += '\\r';
    else if (byte >= 0x20 && byte < 0x7f) shown += character;
    else shown += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return `b${mark}${shown}${mark}`;
}

export function installBytes(space: ObjectSpace): void {
  space.burials[rowIndex(T.bytes)] = (object) => space.heap.free('o', object);
}
