import { OutOfMemory } from '../../heap/heap.js';
import { allocateByteArray, resizeByteArray, writeByteArray } from '../../object/bytearray.js';
import { isBytes, makeBytes } from '../../object/bytes.js';
import { EMPTY_BYTES, EMPTY_STR } from '../../object/statics.js';
import { isStr, makeStr, textOf } from '../../object/str.js';
import { listItem } from '../../object/list.js';
import { SIZE } from '../../object/struct.js';
import { tupleItem } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { bufferOf } from '../buffer.js';
import { byteValue } from '../byte-assignment.js';
import { decodeBytes, encodeText } from '../codec.js';
import type { Constructor, Machine } from '../machine.js';
import { canBeIndex, sizeValue, specialMethod } from '../number.js';
import { strObject } from '../text-object.js';
import { bindNative } from './arguments.js';
import { textArgument } from './str-row.js';

type Make = Constructor['make'];

/** `str(object='')`, `str(bytes, encoding, errors)`. */
export const makeStrObject: Make = (machine, _type, args, names) => {
  const bound = bindNative(machine, 'str', args, names, ['object', 'encoding', 'errors']);
  if (bound === null) return 0;
  const [object, encoding, errors] = bound as [number, number, number];
  if (object === 0) return EMPTY_STR;
  if (encoding === 0 && errors === 0) return strObject(machine, object);
  const codec = codecArguments(machine, 'str', encoding, errors);
  if (codec === null) return 0;
  if (isStr(machine, object)) return machine.raise(T.TypeError, 'decoding str is not supported');
  const data = bufferOf(machine, object);
  if (data === null) {
    const name = machine.typeName(machine.typeOf(object));
    return machine.raise(T.TypeError, `decoding to str: need a bytes-like object, ${name} found`);
  }
  const text = decodeBytes(machine, data, codec[0], codec[1]);
  return text === null ? 0 : makeStr(machine, text);
};

function codecArguments(machine: Machine, name: string, encoding: number, errors: number): [string, string] | null {
  const first = encoding === 0 ? 'utf-8' : textArgument(machine, encoding, `${name}() argument 'encoding'`);
  const second =
    first === null ? null : errors === 0 ? 'strict' : textArgument(machine, errors, `${name}() argument 'errors'`);
  return first === null || second === null ? null : [first, second];
}

/** The bytes that the arguments of `bytes` and `bytearray` stand for; null after an exception. */
function sourceBytes(machine: Machine, name: 'bytes' | 'bytearray', bound: readonly number[]): Uint8Array | null {
  const [source, encoding, errors] = bound as [number, number, number];
  const fail = (type: number, message: string): null => {
    machine.raise(type, message);
    return null;
  };
  if (source === 0) {
    if (encoding !== 0) return fail(T.TypeError, 'encoding without a string argument');
    return errors !== 0 ? fail(T.TypeError, 'errors without a string argument') : new Uint8Array();
  }
  if (isStr(machine, source)) {
    if (encoding === 0) return fail(T.TypeError, 'string argument without an encoding');
    const codec = codecArguments(machine, name, encoding, errors);
    return codec === null ? null : encodeText(machine, textOf(machine, source), codec[0], codec[1]);
  }
  if (encoding !== 0) return fail(T.TypeError, 'encoding without a string argument');
  if (errors !== 0) return fail(T.TypeError, 'errors without a string argument');
  const data = bufferOf(machine, source);
  if (data !== null) return data;
  if (canBeIndex(machine, source)) {
    const size = sizeValue(machine, source, T.OverflowError);
    if (size === null) return null;
    if (size < 0) return fail(T.ValueError, 'negative count');
    if (size > 500_000_000) throw new OutOfMemory();
    return new Uint8Array(size);
  }
  const kind = machine.typeOf(source);
  if (name === 'bytes' && (kind === T.list || kind === T.tuple)) return listedBytes(machine, source);
  return iteratedBytes(machine, name, source);
}

/** `_PyBytes_FromList`, `_PyBytes_FromTuple`: the items one by one, without an iterator. */
function listedBytes(machine: Machine, source: number): Uint8Array | null {
  const itemAt = machine.typeOf(source) === T.list ? listItem : tupleItem;
  const data: number[] = [];
  for (let index = 0; index < machine.field(source, SIZE); index++) {
    const item = machine.retain(itemAt(machine.words, source, index));
    machine.hold(item);
    const byte = byteValue(machine, item);
    machine.drop();
    machine.release(item);
    if (byte === null) return outOfByteRange(machine, 'bytes');
    data.push(byte);
  }
  return Uint8Array.from(data);
}

function outOfByteRange(machine: Machine, name: string): null {
  if (name === 'bytes' && machine.raisedIs(T.ValueError)) {
    machine.clearException();
    machine.raise(T.ValueError, 'bytes must be in range(0, 256)');
  }
  return null;
}

/** `_PyBytes_FromIterator`. */
function iteratedBytes(machine: Machine, name: string, source: number): Uint8Array | null {
  const iterator = machine.ops.iterate(source);
  if (iterator === 0) {
    if (machine.raisedIs(T.TypeError)) {
      machine.clearException();
      machine.raise(T.TypeError, `cannot convert '${machine.typeName(machine.typeOf(source))}' object to ${name}`);
    }
    return null;
  }
  const data: number[] = [];
  machine.hold(iterator);
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
    machine.hold(item);
    const byte = byteValue(machine, item);
    machine.drop();
    machine.release(item);
    if (byte === null) break;
    data.push(byte);
  }
  if (machine.raised) outOfByteRange(machine, name);
  machine.drop();
  machine.release(iterator);
  return machine.raised ? null : Uint8Array.from(data);
}

export const makeBytesObject: Make = (machine, _type, args, names) => {
  const bound = bindNative(machine, 'bytes', args, names, ['source', 'encoding', 'errors']);
  if (bound === null) return 0;
  const source = bound[0]!;
  const method = source === 0 || bound[1] !== 0 || bound[2] !== 0 ? 0 : specialMethod(machine, source, '__bytes__');
  if (method !== 0) {
    const made = machine.ops.call(method, [source]);
    if (made === 0 || isBytes(machine, made)) return made;
    const wrong = machine.typeName(machine.typeOf(made));
    machine.release(made);
    return machine.raise(T.TypeError, `__bytes__ returned non-bytes (type ${wrong})`);
  }
  if (source !== 0 && bound[1] === 0 && bound[2] === 0 && machine.typeOf(source) === T.bytes)
    return machine.retain(source);
  const data = sourceBytes(machine, 'bytes', bound);
  if (data === null) return 0;
  return data.length === 0 ? EMPTY_BYTES : makeBytes(machine, data);
};

export const makeByteArrayObject: Make = (machine, _type, args, names) => {
  const bound = bindNative(machine, 'bytearray', args, names, ['source', 'encoding', 'errors']);
  if (bound === null) return 0;
  const object = allocateByteArray(machine);
  machine.hold(object);
  const data = sourceBytes(machine, 'bytearray', bound);
  machine.drop();
  if (data === null) {
    machine.release(object);
    return 0;
  }
  const iterated =
    bound[0] !== 0 &&
    bufferOf(machine, bound[0]!) === null &&
    !canBeIndex(machine, bound[0]!) &&
    !isStr(machine, bound[0]!);
  if (iterated) for (let size = 1; size <= data.length; size++) resizeByteArray(machine, object, size);
  else resizeByteArray(machine, object, data.length);
  writeByteArray(machine, object, 0, data);
  return object;
};
