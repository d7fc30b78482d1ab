import { deleteItem as deleteFromDict, dictUsed, getWithHash, hashKey, setItem as setInDict } from '../object/dict.js';
import { byteAt, isByteArray, makeByteArray } from '../object/bytearray.js';
import { isBytes, makeBytes } from '../object/bytes.js';
import { complexValue, isComplex } from '../object/complex.js';
import { intValue, isInt, makeInt } from '../object/int.js';
import { listItem, listItems, listLength, replaceSlice } from '../object/list.js';
import { isAnySet, setUsed } from '../object/set.js';
import { NONE } from '../object/statics.js';
import { characterOf, intern, makeStr, strLength, textOf } from '../object/str.js';
import { DictViewField, ListField, RangeField, SIZE } from '../object/struct.js';
import { copyToTuple, tupleItem, tupleItems, tupleLength } from '../object/tuple.js';
import { isStaticType, T } from '../object/type-table.js';
import type { Machine } from './machine.js';
import { canBeIndex } from './number.js';
import { inLoop } from './native-depth.js';
import { makeAlias } from './modules/generic-alias.js';
import { listOf } from './concatenation.js';
import { setByte } from './byte-assignment.js';
import { sliceOfRange } from './range-slice.js';
import { setListSlice } from './list-slice.js';
import { sliceIndices, type SliceIndices } from './slice.js';

/** Subscripts, lengths and truth: Objects/abstract.c and the sequence and mapping methods of the types. */
export function installItems(machine: Machine): void {
  machine.ops.getItem = (object, key) => getItem(machine, object, key);
  machine.ops.setItem = (object, key, value) => setItem(machine, object, key, value);
  machine.ops.deleteItem = (object, key) => setItem(machine, object, key, 0);
  machine.ops.hasLength = (object) => special(machine, object, '__len__') !== 0 || nativeSize(machine, object) >= 0;
  machine.ops.size = (object) => size(machine, object);
  machine.ops.truth = (object) => truth(machine, object);
}

function special(machine: Machine, object: number, name: string): number {
  return machine.ops.special(machine.typeOf(object), name);
}

/** The number that an index stands for (`PyNumber_AsSsize_t`), or null after an exception. */
export function toIndex(machine: Machine, key: number, noun: string): number | null {
  if (isInt(machine, key)) return Number(intValue(machine.words, key));
  const method = special(machine, key, '__index__');
  if (method !== 0) {
    const made = machine.ops.callSpecial(method, key, []);
    if (made === 0) return null;
    const value = Number(intValue(machine.words, made));
    machine.release(made);
    return value;
  }
  const name = machine.typeName(machine.typeOf(key));
  machine.raise(
    T.TypeError,
    noun === 'string'
      ? `string indices must be integers, not '${name}'`
      : `${noun} indices must be integers or slices, not ${name}`,
  );
  return null;
}

interface Sequence {
  readonly noun: string;
  readonly length: number;
  item(index: number): number;
  /** A new object of the items at these places. */
  slice(indices: SliceIndices): number;
}

function sequenceOf(machine: Machine, object: number): Sequence | null {
  const words = machine.words;
  const picked = (items: readonly number[], indices: SliceIndices): number[] =>
    indices.places.map((place) => items[place]!);
  if (machine.isInstance(object, T.list)) {
    return {
      noun: 'list',
      length: listLength(words, object),
      item: (index) => machine.retain(listItem(words, object, index)),
      slice: (indices) => listOf(machine, picked(listItems(words, object), indices)),
    };
  }
  if (machine.isInstance(object, T.tuple)) {
    return {
      noun: 'tuple',
      length: tupleLength(words, object),
      item: (index) => machine.retain(tupleItem(words, object, index)),
      slice: (indices) =>
        indices.whole && machine.typeOf(object) === T.tuple
          ? machine.retain(object)
          : copyToTuple(machine, picked(tupleItems(words, object), indices)),
    };
  }
  if (machine.isInstance(object, T.str)) {
    return {
      noun: 'string',
      length: strLength(words, object),
      item: (index) => makeStr(machine, String.fromCodePoint(characterOf(machine, object, index))),
      slice: (indices) =>
        indices.whole && machine.typeOf(object) === T.str
          ? machine.retain(object)
          : sliceText(machine, object, indices),
    };
  }
  if (isBytes(machine, object) || isByteArray(machine, object)) return bytesSequence(machine, object);
  if (machine.isInstance(object, T.range)) {
    const number = (offset: number): bigint => BigInt(intValue(words, machine.field(object, offset)));
    return {
      noun: 'range',
      length: Number(number(RangeField.length)),
      item: (index) => makeInt(machine, number(RangeField.start) + BigInt(index) * number(RangeField.step)),
      slice: () => 0,
    };
  }
  return null;
}

/** Items of bytes are ints, slices of the same type. */
function bytesSequence(machine: Machine, object: number): Sequence {
  const mutable = isByteArray(machine, object);
  return {
    noun: mutable ? 'bytearray' : 'byte',
    length: machine.field(object, SIZE),
    item: (index) => makeInt(machine, byteAt(machine, object, index)),
    slice: ({ places, whole }) => {
      if (whole && machine.typeOf(object) === T.bytes) return machine.retain(object);
      const data = Uint8Array.from(places, (place) => byteAt(machine, object, place));
      return mutable ? makeByteArray(machine, data) : makeBytes(machine, data);
    },
  };
}

function sliceText(machine: Machine, object: number, { places }: SliceIndices): number {
  const characters = [...textOf(machine, object)];
  return makeStr(machine, places.map((place) => characters[place]!).join(''));
}

function getItem(machine: Machine, object: number, key: number): number {
  const method = special(machine, object, '__getitem__');
  if (method === 0) return nativeItem(machine, object, key);
  return inLoop(machine, method, () => machine.ops.callSpecial(method, object, [key]));
}

/** `mp_subscript` and `sq_item` of the builtin types. */
export function nativeItem(machine: Machine, object: number, key: number): number {
  if (machine.isInstance(object, T.dict)) return fromDict(machine, object, key);
  const sequence = sequenceOf(machine, object);
  if (sequence === null) {
    const type = machine.typeOf(object);
    if (machine.isMetaclass(type)) return subscribeClass(machine, object, key);
    return machine.raise(T.TypeError, `'${machine.typeName(type)}' object is not subscriptable`);
  }
  if (machine.typeOf(key) === T.slice && sequence.noun === 'range') return sliceOfRange(machine, object, key);
  if (machine.typeOf(key) === T.slice) {
    const indices = sliceIndices(machine, key, sequence.length);
    return indices === null ? 0 : sequence.slice(indices);
  }
  const index = toIndex(machine, key, sequence.noun);
  if (index === null) return 0;
  const place = index < 0 ? index + sequence.length : index;
  if (place >= 0 && place < sequence.length) return sequence.item(place);
  // `_Py_STR(list_err)`: the one message that is not made anew.
  if (sequence.noun === 'list') return machine.raiseWith(T.IndexError, [intern(machine, 'list index out of range')]);
  return machine.raise(
    T.IndexError,
    sequence.noun === 'byte'
      ? 'index out of range'
      : `${sequence.noun}${sequence.noun === 'range' ? ' object' : ''} index out of range`,
  );
}

/** `PyObject_GetItem` of a class: `__class_getitem__`. */
function subscribeClass(machine: Machine, type: number, key: number): number {
  if (type === T.type) return makeAlias(machine, type, key);
  const method = machine.ops.getAttribute(type, intern(machine, '__class_getitem__'));
  if (method === 0 || method === NONE) {
    if (method === 0 && !machine.raisedIs(T.AttributeError)) return 0;
    if (method === 0) machine.clearException();
    return machine.raise(T.TypeError, `type '${machine.typeName(type)}' is not subscriptable`);
  }
  machine.hold(method);
  const result = machine.ops.call(method, [key]);
  machine.drop();
  machine.release(method);
  return result;
}

function fromDict(machine: Machine, dict: number, key: number): number {
  if (!hashKey(machine, key)) return 0;
  const value = getWithHash(machine, dict, key, machine.hashLow, machine.hashHigh);
  if (value === -1) return 0;
  if (value !== 0) return machine.retain(value);
  const missing = special(machine, dict, '__missing__');
  if (missing !== 0) return machine.ops.callSpecial(missing, dict, [key]);
  return machine.raiseWith(T.KeyError, [machine.retain(key)]);
}

/** `value` 0 deletes. */
function setItem(machine: Machine, object: number, key: number, value: number): boolean {
  const method = special(machine, object, value === 0 ? '__delitem__' : '__setitem__');
  if (method !== 0) {
    const result = machine.ops.callSpecial(method, object, value === 0 ? [key] : [key, value]);
    machine.releaseMaybe(result);
    return result !== 0;
  }
  return setNativeItem(machine, object, key, value);
}

/** Types with `tp_as_sequence`, as all classes of programs have it: their words for an index differ from those for a key. */
function hasSequenceSlots(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  return !isStaticType(type) || isAnySet(machine, object) || sequenceOf(machine, object) !== null;
}

/** `mp_ass_subscript` and `sq_ass_item` of the builtin types; `value` 0 deletes. */
export function setNativeItem(machine: Machine, object: number, key: number, value: number): boolean {
  if (machine.isInstance(object, T.dict)) {
    if (value !== 0) return setInDict(machine, object, key, value);
    const deleted = deleteFromDict(machine, object, key);
    if (deleted === false) machine.raiseWith(T.KeyError, [machine.retain(key)]);
    return deleted === true;
  }
  if (machine.isInstance(object, T.list)) return setListItem(machine, object, key, value);
  if (isByteArray(machine, object)) return setByte(machine, object, key, value);
  const verb = value === 0 ? 'deletion' : 'assignment';
  const name = machine.typeName(machine.typeOf(object));
  const not = value === 0 && canBeIndex(machine, key) && hasSequenceSlots(machine, object) ? "n't" : ' not';
  machine.raise(T.TypeError, `'${name}' object does${not} support item ${verb}`);
  return false;
}

function setListItem(machine: Machine, list: number, key: number, value: number): boolean {
  const length = listLength(machine.words, list);
  if (machine.typeOf(key) === T.slice) return setListSlice(machine, list, key, value);
  const index = toIndex(machine, key, 'list');
  if (index === null) return false;
  const place = index < 0 ? index + length : index;
  if (place < 0 || place >= length) {
    machine.raise(T.IndexError, 'list assignment index out of range');
    return false;
  }
  if (value === 0) {
    replaceSlice(machine, list, place, place + 1, []);
    return true;
  }
  const at = machine.field(list, ListField.items) + place * 8;
  const old = machine.words[at >> 2]!;
  machine.memory.point(at, machine.retain(value));
  machine.release(old);
  return true;
}

function size(machine: Machine, object: number): number {
  const method = special(machine, object, '__len__');
  if (method !== 0) {
    const result = machine.ops.callSpecial(method, object, []);
    if (result === 0) return -1;
    const value = isInt(machine, result) ? Number(intValue(machine.words, result)) : NaN;
    const name = machine.typeName(machine.typeOf(result));
    machine.release(result);
    if (Number.isNaN(value)) machine.raise(T.TypeError, `'${name}' object cannot be interpreted as an integer`);
    else if (value < 0) machine.raise(T.ValueError, '__len__() should return >= 0');
    return Number.isNaN(value) || value < 0 ? -1 : value;
  }
  const known = nativeSize(machine, object);
  if (known >= 0) return known;
  machine.raise(T.TypeError, `object of type '${machine.typeName(machine.typeOf(object))}' has no len()`);
  return -1;
}

/** `sq_length` and `mp_length` of the builtin types, -1 where there is none. */
export function nativeSize(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if (machine.isSubtype(type, T.dict)) return dictUsed(machine.words, object);
  if (isAnySet(machine, object)) return setUsed(machine.words, object);
  if (type === T.dictKeys || type === T.dictValues || type === T.dictItems) {
    return dictUsed(machine.words, machine.field(object, DictViewField.dict));
  }
  if (type === T.range) return Number(intValue(machine.words, machine.field(object, RangeField.length)));
  if ([T.list, T.tuple, T.str, T.bytes, T.bytearray].some((each) => machine.isSubtype(type, each)))
    return machine.field(object, SIZE);
  return -1;
}

function truth(machine: Machine, object: number): number {
  if (object === NONE) return 0;
  const method = special(machine, object, '__bool__');
  if (method !== 0) {
    const result = machine.ops.callSpecial(method, object, []);
    if (result === 0) return -1;
    const isBool = machine.typeOf(result) === T.bool;
    const value = isBool ? Number(intValue(machine.words, result)) : -1;
    const name = machine.typeName(machine.typeOf(result));
    machine.release(result);
    if (!isBool) machine.raise(T.TypeError, `__bool__ should return bool, returned ${name}`);
    return value;
  }
  return nativeTruth(machine, object);
}

/** `nb_bool` of the builtin types, else whether the length is 0. */
export function nativeTruth(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if (machine.isSubtype(type, T.int)) return intValue(machine.words, object) === 0 ? 0 : 1;
  if (machine.isSubtype(type, T.float)) return machine.memory.floats[(object + 16) >> 3] === 0 ? 0 : 1;
  if (isComplex(machine, object)) {
    const { real, imag } = complexValue(machine.memory.floats, object);
    return real === 0 && imag === 0 ? 0 : 1;
  }
  if (special(machine, object, '__len__') !== 0) {
    const length = size(machine, object);
    return length < 0 ? -1 : length > 0 ? 1 : 0;
  }
  const length = nativeSize(machine, object);
  return length === 0 ? 0 : 1;
}
