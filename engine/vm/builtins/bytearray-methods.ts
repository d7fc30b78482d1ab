import {
  byteAt,
  byteArrayData,
  byteArrayLength,
  makeByteArray,
  replaceBytes,
  writeByteArray,
} from '../../object/bytearray.js';
import { makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { T } from '../../object/type-table.js';
import { bufferOf } from '../buffer.js';
import { byteValue } from '../byte-assignment.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { sizeArgument } from '../number.js';
import { SHARED_BYTEARRAY_METHODS } from './bytes-methods.js';

/** Objects/bytearrayobject.c, the methods that change a bytearray. */
function row(name: string, least: number, most: number, call: Native): NativeRow {
  return { name, owner: 'bytearray', least, most, keywords: null, call };
}

function insert(machine: Machine, self: number, place: number, object: number): number {
  const byte = byteValue(machine, object);
  if (byte === null) return 0;
  const length = byteArrayLength(machine.words, self);
  const at = Math.max(0, Math.min(length, place < 0 ? place + length : place));
  replaceBytes(machine, self, at, at, Uint8Array.of(byte));
  return NONE;
}

/** `bytearray.extend`: bytes at once, of anything else each number that it gives. */
function extend(machine: Machine, source: number, self: number): number {
  let data = bufferOf(machine, source);
  if (data === null) {
    if (machine.isInstance(source, T.str)) {
      return machine.raise(T.TypeError, `expected iterable of integers; got: 'str'`);
    }
    const made = machine.ops.call(T.bytearray, [source]);
    if (made === 0) {
      if (machine.raisedIs(T.TypeError) && machine.isInstance(source, T.int)) {
        machine.clearException();
        machine.raise(T.TypeError, `can't extend bytearray with ${machine.typeName(machine.typeOf(source))}`);
      }
      return 0;
    }
    data = bufferOf(machine, made)!;
    machine.release(made);
  }
  const length = byteArrayLength(machine.words, self);
  replaceBytes(machine, self, length, length, data);
  return NONE;
}

function pop(machine: Machine, argument: number | undefined, self: number): number {
  const length = byteArrayLength(machine.words, self);
  const given = argument === undefined ? -1 : sizeArgument(machine, argument);
  if (given === null) return 0;
  if (length === 0) return machine.raise(T.IndexError, 'pop from empty bytearray');
  const place = given < 0 ? given + length : given;
  if (place < 0 || place >= length) return machine.raise(T.IndexError, 'pop index out of range');
  const value = byteAt(machine, self, place);
  replaceBytes(machine, self, place, place + 1, new Uint8Array());
  return makeInt(machine, value);
}

export const BYTEARRAY_METHODS: readonly NativeRow[] = [
  ...SHARED_BYTEARRAY_METHODS,
  row('append', 1, 1, (machine, [byte], _names, self) =>
    insert(machine, self, byteArrayLength(machine.words, self), byte!),
  ),
  row('insert', 2, 2, (machine, [place, byte], _names, self) => {
    const at = sizeArgument(machine, place!);
    return at === null ? 0 : insert(machine, self, at, byte!);
  }),
  row('extend', 1, 1, (machine, [source], _names, self) => extend(machine, source!, self)),
  row('pop', 0, 1, (machine, [place], _names, self) => pop(machine, place, self)),
  row('remove', 1, 1, (machine, [object], _names, self) => {
    const byte = byteValue(machine, object!);
    if (byte === null) return 0;
    const place = byteArrayData({ words: machine.words, bytes: machine.memory.bytes }, self).indexOf(byte);
    if (place < 0) return machine.raise(T.ValueError, 'value not found in bytearray');
    replaceBytes(machine, self, place, place + 1, new Uint8Array());
    return NONE;
  }),
  row('clear', 0, 0, (machine, _args, _names, self) => {
    replaceBytes(machine, self, 0, byteArrayLength(machine.words, self), new Uint8Array());
    return NONE;
  }),
  row('copy', 0, 0, (machine, _args, _names, self) => makeByteArray(machine, bufferOf(machine, self)!)),
  row('reverse', 0, 0, (machine, _args, _names, self) => {
    writeByteArray(machine, self, 0, bufferOf(machine, self)!.reverse());
    return NONE;
  }),
];
