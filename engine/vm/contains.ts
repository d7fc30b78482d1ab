import { NONE } from '../object/statics.js';
import { bigValue } from '../object/int.js';
import { listItem, listLength } from '../object/list.js';
import { RangeField } from '../object/struct.js';
import { tupleItem, tupleLength } from '../object/tuple.js';
import { findEntry, entryValue, hashKey } from '../object/dict.js';
import { isAnySet } from '../object/set.js';
import { setContains } from './builtins/set-methods.js';
import { isStr, textOf } from '../object/str.js';
import { T } from '../object/type-table.js';
import { bufferOf } from './buffer.js';
import { findBytes } from './byte-search.js';
import { equal, equalHeld } from './compare.js';
import { isSetView, viewContains } from './view-algebra.js';
import { isProxy } from '../object/weakref.js';
import { throughProxy } from './proxy.js';
import { canBeIndex, sizeValue } from './number.js';
import type { Machine } from './machine.js';

/** `PySequence_Contains`: 1, 0, or -1 after an exception. */
export function contains(machine: Machine, container: number, item: number): number {
  const type = machine.typeOf(container);
  const method = machine.ops.special(type, '__contains__');
  if (method === NONE) {
    machine.raise(T.TypeError, `'${machine.typeName(type)}' object is not a container`);
    return -1;
  }
  if (method !== 0) {
    const result = machine.ops.callSpecial(method, container, [item]);
    if (result === 0) return -1;
    const truth = machine.ops.truth(result);
    machine.release(result);
    return truth;
  }
  return nativeContains(machine, container, item);
}

/** `sq_contains` of the builtin types; of others, the items are looked through (`_PySequence_IterSearch`). */
export function nativeContains(machine: Machine, container: number, item: number): number {
  const type = machine.typeOf(container);
  if (isProxy(type)) return throughProxy(machine, container, -1, (real) => contains(machine, real, item));
  if (isAnySet(machine, container)) return setContains(machine, container, item);
  if (machine.isSubtype(type, T.dict)) return inDict(machine, container, item);
  if (isSetView(machine, container)) return viewContains(machine, container, item);
  if (machine.isSubtype(type, T.list) || machine.isSubtype(type, T.tuple)) return inSequence(machine, container, item);
  if (type === T.range && machine.typeOf(item) === T.int) return inRange(machine, container, item);
  if (machine.isSubtype(type, T.str)) {
    if (isStr(machine, item)) return textOf(machine, container).includes(textOf(machine, item)) ? 1 : 0;
    const name = machine.typeName(machine.typeOf(item));
    machine.raise(T.TypeError, `'in <string>' requires string as left operand, not ${name}`);
    return -1;
  }
  const bytes = bufferOf(machine, container);
  if (bytes !== null) return inBytes(machine, bytes, item);
  const iterator = machine.ops.iterate(container);
  if (iterator === 0) {
    machine.clearException();
    machine.raise(T.TypeError, `argument of type '${machine.typeName(type)}' is not iterable`);
    return -1;
  }
  let verdict = 0;
  machine.hold(iterator);
  for (let each = machine.ops.next(iterator); each !== 0; each = machine.ops.next(iterator)) {
    machine.hold(each);
    verdict = equal(machine, each, item);
    machine.drop();
    machine.release(each);
    if (verdict !== 0) break;
  }
  if (machine.raised) verdict = -1;
  machine.drop();
  machine.release(iterator);
  return verdict;
}

/** `_Py_bytes_contains`: a number, or bytes that follow one another. */
function inBytes(machine: Machine, bytes: Uint8Array, item: number): number {
  if (canBeIndex(machine, item)) {
    const value = sizeValue(machine, item, T.IndexError);
    if (value !== null && value >= 0 && value < 256) return bytes.includes(value) ? 1 : 0;
    if (value !== null) machine.raise(T.ValueError, 'byte must be in range(0, 256)');
    return -1;
  }
  const part = bufferOf(machine, item);
  if (part !== null) return findBytes(bytes, part, 0, bytes.length) >= 0 ? 1 : 0;
  machine.raise(T.TypeError, `a bytes-like object is required, not '${machine.typeName(machine.typeOf(item))}'`);
  return -1;
}

function inDict(machine: Machine, dict: number, key: number): number {
  if (!hashKey(machine, key)) return -1;
  const entry = findEntry(machine, dict, key, machine.hashLow, machine.hashHigh);
  if (entry === -3) return -1;
  return entry >= 0 && entryValue(machine, dict, entry) !== 0 ? 1 : 0;
}

/** `list_contains`, `tuplecontains`: the list may change while items are compared. */
function inSequence(machine: Machine, sequence: number, wanted: number): number {
  const tuple = machine.isInstance(sequence, T.tuple);
  const [lengthOf, itemOf] = tuple ? [tupleLength, tupleItem] : [listLength, listItem];
  for (let index = 0; index < lengthOf(machine.words, sequence); index++) {
    const same = equalHeld(machine, itemOf(machine.words, sequence, index), wanted);
    if (same !== 0) return same;
  }
  return 0;
}

/** `range_contains_long`. */
function inRange(machine: Machine, range: number, item: number): number {
  const [start, stop, step] = [RangeField.start, RangeField.stop, RangeField.step].map((field) =>
    bigValue(machine.words, machine.field(range, field)),
  );
  const value = bigValue(machine.words, item);
  const within = step! > 0n ? start! <= value && value < stop! : stop! < value && value <= start!;
  return within && (value - start!) % step! === 0n ? 1 : 0;
}
