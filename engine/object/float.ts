import { FLOAT_CHAIN, parkInChain, takeFromChain } from './free-list.js';
import type { ObjectSpace } from './space.js';
import { FloatField, TYPE } from './struct.js';
import { rowIndex, T } from './type-table.js';

/** Objects/floatobject.c: a double at 16; up to 100 dead floats are parked. */
const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

export function floatValue(floats: Float64Array, object: number): number {
  return floats[(object + FloatField.value) >> 3]!;
}

export function makeFloat(space: ObjectSpace, value: number): number {
  const memory = space.memory;
  let object = !space.booting ? takeFromChain(memory, FLOAT_CHAIN) : 0;
  if (object !== 0) {
    memory.birth(object);
    memory.init(object, T.float, false);
  } else {
    object = space.makePlain(T.float, 24);
  }
  double[0] = value;
  memory.put(object + FloatField.value, halves[0]!);
  memory.put(object + FloatField.value + 4, halves[1]!);
  return object;
}

/** A float that nobody else has gets another value: for a reader it is another object from then on. */
export function writeFloat(space: ObjectSpace, object: number, value: number): void {
  const memory = space.memory;
  memory.birth(object);
  double[0] = value;
  memory.put(object + FloatField.value, halves[0]!);
  memory.put(object + FloatField.value + 4, halves[1]!);
}

export function isFloat(space: ObjectSpace, object: number): boolean {
  return space.isInstance(object, T.float);
}

/** `_Py_HashDouble`: equal numbers have equal hashes, whatever their type. NaN hashes by its address. */
export function hashOfDouble(value: number, address: number): bigint {
  if (Number.isNaN(value)) return BigInt(address >>> 4);
  if (!Number.isFinite(value)) return value > 0 ? 314159n : -314159n;
  double[0] = Math.abs(value);
  const exponentBits = (halves[1]! >>> 20) & 0x7ff;
  let mantissa = (BigInt(halves[1]! & 0xfffff) << 32n) | BigInt(halves[0]! >>> 0);
  if (exponentBits !== 0) mantissa |= 1n << 52n;
  const exponent = Math.max(exponentBits, 1) - 1075;
  const modulus = (1n << 61n) - 1n;
  // 2**61 is 1 modulo 2**61 - 1, so that exponents count modulo 61.
  const shift = BigInt(((exponent % 61) + 61) % 61);
  const hash = (mantissa << shift) % modulus;
  const signed = value < 0 ? -hash : hash;
  return signed === -1n ? -2n : signed;
}

export function installFloat(space: ObjectSpace): void {
  space.burials[rowIndex(T.float)] = (object) => {
    if (space.words[(object + TYPE) >> 2] === T.float && parkInChain(space.memory, FLOAT_CHAIN, object)) return;
    space.heap.free('o', object);
  };
}
