import { byteArrayData, isByteArray } from '../object/bytearray.js';
import { bytesOf, isBytes } from '../object/bytes.js';
import type { Machine } from './machine.js';

/** The bytes of an object that has the buffer protocol (a copy), or null where it has not. Raises nothing. */
export function bufferOf(machine: Machine, object: number): Uint8Array | null {
  const reader = { words: machine.words, bytes: machine.memory.bytes };
  if (isBytes(machine, object)) return bytesOf(reader, object);
  return isByteArray(machine, object) ? byteArrayData(reader, object) : null;
}
