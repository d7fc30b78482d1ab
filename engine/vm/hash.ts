import { complexValue } from '../object/complex.js';
import { floatValue, hashOfDouble } from '../object/float.js';
import { hashInt, setHash } from '../object/int.js';
import { hashBytes } from '../object/hash.js';
import { hashStr } from '../object/str.js';
import { hashOfBig, bigValue, isInt } from '../object/int.js';
import { hashSet } from '../object/set-hash.js';
import { NONE } from '../object/statics.js';
import { RangeField, SIZE } from '../object/struct.js';
import { tupleItems } from '../object/tuple.js';
import { isStaticType, T } from '../object/type-table.js';
import type { Machine } from './machine.js';
import { hashReference } from './weakref.js';

/** `PyObject_Hash`: leaves 64 bits in `hashLow`, `hashHigh`; false after an exception. */
export function installHash(machine: Machine): void {
  machine.hooks.hash = (object) => hash(machine, object);
}

const UNHASHABLE: ReadonlySet<number> = new Set([
  T.list,
  T.dict,
  T.set,
  T.bytearray,
  T.weakProxy,
  T.weakCallableProxy,
  T.namespace,
]);
/** `_PyHASH_IMAG` and kin aside: None's hash is a constant from 3.12 on. */
const NONE_HASH = 0xfca86420n;

export function hash(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  if (!isStaticType(type) || machine.ownSlots.has(type)) {
    const own = machine.ops.special(type, '__hash__');
    if (own === NONE) return unhashable(machine, type);
    if (own !== 0) return hashByMethod(machine, own, object);
  }
  return nativeHash(machine, object);
}

/** `tp_hash` of the builtin types. */
export function nativeHash(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  if (machine.isSubtype(type, T.str)) {
    hashStr(machine, object);
  } else if (machine.isSubtype(type, T.int)) {
    hashInt(machine, object);
  } else if (machine.isSubtype(type, T.float)) {
    setHash(machine, hashOfDouble(floatValue(machine.memory.floats, object), object));
  } else if (machine.isSubtype(type, T.complex)) {
    const { real, imag } = complexValue(machine.memory.floats, object);
    const sum = hashOfDouble(real, object) + 1000003n * hashOfDouble(imag, object);
    setHash(machine, BigInt.asIntN(64, sum) === -1n ? -2n : BigInt.asIntN(64, sum));
  } else if (machine.isSubtype(type, T.tuple)) {
    return hashItems(machine, tupleItems(machine.words, object));
  } else if (type === T.slice) {
    return hashItems(
      machine,
      [16, 24, 32].map((part) => machine.field(object, part)),
      false,
    );
  } else if (type === T.range) {
    return hashRange(machine, object);
  } else if (machine.isSubtype(type, T.bytes)) {
    hashBytes(machine.memory.bytes, object + 32, machine.field(object, SIZE), machine);
  } else if (machine.isSubtype(type, T.frozenset)) {
    hashSet(machine, object);
  } else if (machine.isSubtype(type, T.weakref)) {
    return hashReference(machine, object);
  } else if ([...UNHASHABLE].some((each) => machine.isSubtype(type, each))) {
    return unhashable(machine, type);
  } else if (object === NONE) {
    setHash(machine, NONE_HASH);
  } else {
    hashPointer(machine, object);
  }
  return true;
}

/** `_Py_HashPointer`: the address, turned. */
export function hashPointer(machine: Machine, object: number): void {
  machine.hashLow = (object >>> 4) | 0;
  machine.hashHigh = 0x07f0;
}

function unhashable(machine: Machine, type: number): false {
  machine.raise(T.TypeError, `unhashable type: '${machine.typeName(type)}'`);
  return false;
}

function hashByMethod(machine: Machine, method: number, object: number): boolean {
  const result = machine.ops.callSpecial(method, object, []);
  if (result === 0) return false;
  if (!isInt(machine, result)) {
    machine.release(result);
    machine.raise(T.TypeError, '__hash__ method should return an integer');
    return false;
  }
  const value = bigValue(machine.words, result);
  setHash(machine, BigInt.asIntN(64, value) === value ? (value === -1n ? -2n : value) : hashOfBig(value));
  machine.release(result);
  return true;
}

const PRIME_1 = 11400714785074694791n;
const PRIME_2 = 14029467366897019727n;
const PRIME_5 = 2870177450012600261n;

/** `tuplehash` (Objects/tupleobject.c): xxHash. */
function hashItems(machine: Machine, items: readonly number[], countLength = true): boolean {
  let accumulator = PRIME_5;
  for (const item of items) {
    if (!hashAny(machine, item)) return false;
    const lane = (BigInt(machine.hashHigh >>> 0) << 32n) | BigInt(machine.hashLow >>> 0);
    accumulator = BigInt.asUintN(64, accumulator + lane * PRIME_2);
    accumulator = BigInt.asUintN(64, (accumulator << 31n) | (accumulator >> 33n));
    accumulator = BigInt.asUintN(64, accumulator * PRIME_1);
  }
  if (countLength) accumulator = BigInt.asUintN(64, accumulator + (BigInt(items.length) ^ (PRIME_5 ^ 3527539n)));
  setHash(machine, accumulator === BigInt.asUintN(64, -1n) ? 1546275796n : BigInt.asIntN(64, accumulator));
  return true;
}

/** The hash of any object. */
export function hashAny(machine: Machine, object: number): boolean {
  return hash(machine, object);
}

/** The last hash as a signed number of 64 bits. */
export function lastHash(machine: Machine): bigint {
  return (BigInt(machine.hashHigh) << 32n) | BigInt(machine.hashLow >>> 0);
}

/** `range_hash`: of length, start and step, as far as they matter. */
function hashRange(machine: Machine, range: number): boolean {
  const [start, step, length] = [RangeField.start, RangeField.step, RangeField.length].map((field) =>
    machine.field(range, field),
  );
  const count = bigValue(machine.words, length!);
  return hashItems(machine, [length!, count > 0n ? start! : NONE, count > 1n ? step! : NONE]);
}
