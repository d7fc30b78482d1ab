import { Op } from '../../compile/opcode.js';
import { insertOwned, makePresizedDict, setItem, hashKey } from '../../object/dict.js';
import { makeInt } from '../../object/int.js';
import { appendItem, listItems, makeList } from '../../object/list.js';
import { addToSet, allocateSet } from '../../object/set.js';
import { NONE } from '../../object/statics.js';
import { isExactStr, makeStr, textOf } from '../../object/str.js';
import { ExceptionField, SIZE } from '../../object/struct.js';
import { makeTuple, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { formatValue } from '../format-value.js';
import { extendList } from '../extend.js';
import { hasIterator, unpackIterable } from '../unpack.js';
import { updateSet } from '../set-algebra.js';
import { makeSlice } from '../slice.js';
import { FAIL, GO, type Handler, type Machine, type Signal } from '../machine.js';
import { countDown, formOf, specialize } from '../adaptive.js';
import { functionText, mergeMapping } from '../mapping.js';

/** Displays, comprehensions, unpacking, f-strings. */

/** The top `count` of the stack, bottom first; their references are handed over when they are dropped. */
function taken(machine: Machine, count: number): number[] {
  const items: number[] = [];
  for (let depth = count - 1; depth >= 0; depth--) items.push(machine.top(depth));
  return items;
}

function collect(machine: Machine, count: number, make: (items: readonly number[]) => number): Signal {
  const made = make(taken(machine, count));
  machine.memory.dropMany(count);
  machine.memory.push(made);
  return GO;
}

function buildMap(machine: Machine, keys: readonly number[], values: readonly number[], stacked: number): Signal {
  const unicode = keys.every((key) => isExactStr(machine.words, key));
  const dict = makePresizedDict(machine, keys.length, keys.length === 0 || unicode);
  machine.hold(dict);
  const filled = keys.every((key, index) => setItem(machine, dict, key, values[index]!));
  machine.drop();
  if (!filled) {
    machine.release(dict);
    return FAIL;
  }
  return machine.replace(stacked, dict);
}

function unpack(machine: Machine, before: number, after: number): Signal {
  const sequence = machine.top();
  const items = unpackIterable(machine, sequence, before, after);
  if (items === null) return FAIL;
  machine.memory.drop();
  for (let index = items.length - 1; index >= 0; index--) machine.memory.push(items[index]!);
  machine.release(sequence);
  return GO;
}

/** UNPACK_SEQUENCE: from its second run on the items of a tuple or list of the right length are taken without an iterator. */
function unpackSequence(machine: Machine, count: number): Signal {
  const info = machine.info;
  const pc = machine.memory.pc;
  const type = machine.typeOf(machine.top());
  const known = type === T.tuple || type === T.list;
  const form = known && machine.field(machine.top(), SIZE) === count ? type : 0;
  if (formOf(info, pc) === 0 || formOf(info, pc) !== form) {
    if (!countDown(info, pc)) return unpack(machine, count, -1);
    specialize(info, pc, form);
    if (form === 0) return unpack(machine, count, -1);
  }
  const sequence = machine.top();
  const items = type === T.tuple ? tupleItems(machine.words, sequence) : listItems(machine.words, sequence);
  machine.memory.drop();
  for (const item of items.reverse()) machine.memory.pushNew(item);
  machine.release(sequence);
  return GO;
}

function dictUpdate(machine: Machine, argument: number): Signal {
  const source = machine.top();
  if (!mergeMapping(machine, machine.top(argument), source, false)) {
    if (!machine.raisedIs(T.AttributeError)) return FAIL;
    machine.clearException();
    machine.raise(T.TypeError, `'${machine.typeName(machine.typeOf(source))}' object is not a mapping`);
    return FAIL;
  }
  machine.pop();
  return GO;
}

/** DICT_MERGE: keyword arguments of a call, each of which may be given once (`format_kwargs_error`). */
function dictMerge(machine: Machine, argument: number): Signal {
  const source = machine.top();
  if (mergeMapping(machine, machine.top(argument), source, true)) {
    machine.pop();
    return GO;
  }
  const wrong = machine.raisedIs(T.AttributeError);
  if (!wrong && !machine.raisedIs(T.KeyError)) return FAIL;
  const error = machine.fetch();
  const callable = functionText(machine, machine.top(argument + 2));
  if (callable === null) {
    machine.release(error);
    return FAIL;
  }
  if (wrong) {
    const name = machine.typeName(machine.typeOf(source));
    machine.raise(T.TypeError, `${callable} argument after ** must be a mapping, not ${name}`);
  } else {
    const key = machine.ops.str(tupleItems(machine.words, machine.field(error, ExceptionField.args))[0]!);
    if (key !== null) machine.raise(T.TypeError, `${callable} got multiple values for keyword argument '${key}'`);
  }
  machine.release(error);
  return FAIL;
}

export const CONTAINERS: Readonly<Record<number, Handler>> = {
  [Op.BUILD_TUPLE]: (machine, count) => collect(machine, count, (items) => makeTuple(machine, items)),
  [Op.BUILD_LIST]: (machine, count) => collect(machine, count, (items) => makeList(machine, items)),
  [Op.BUILD_MAP]: (machine, count) => {
    const items = taken(machine, count * 2);
    return buildMap(
      machine,
      items.filter((_, index) => index % 2 === 0),
      items.filter((_, index) => index % 2 === 1),
      count * 2,
    );
  },
  [Op.BUILD_CONST_KEY_MAP]: (machine, count) => {
    const keys = tupleItems(machine.words, machine.top());
    return buildMap(machine, keys, taken(machine, count + 1).slice(0, count), count + 1);
  },
  [Op.BUILD_SET]: (machine, count) => {
    const set = allocateSet(machine);
    machine.hold(set);
    const built = taken(machine, count).every((item) => addToSet(machine, set, item));
    machine.drop();
    if (!built) machine.release(set);
    return machine.replace(count, built ? set : 0);
  },
  [Op.SET_ADD]: (machine, depth) => {
    if (!addToSet(machine, machine.top(depth), machine.top())) return FAIL;
    machine.pop();
    return GO;
  },
  [Op.SET_UPDATE]: (machine, depth) => {
    if (!updateSet(machine, machine.top(depth), machine.top())) return FAIL;
    machine.pop();
    return GO;
  },
  [Op.BUILD_STRING]: (machine, count) => {
    const text = taken(machine, count)
      .map((piece) => textOf(machine, piece))
      .join('');
    return machine.replace(count, makeStr(machine, text));
  },
  [Op.FORMAT_VALUE]: (machine, argument) => {
    const hasSpec = (argument & 4) !== 0;
    const spec = hasSpec ? textOf(machine, machine.top()) : '';
    const value = machine.top(hasSpec ? 1 : 0);
    return machine.replace(hasSpec ? 2 : 1, formatValue(machine, value, argument & 3, spec));
  },
  [Op.BUILD_SLICE]: (machine, count) => {
    const items = taken(machine, count);
    if (count === 2) items.push(NONE);
    const slice = makeSlice(machine, items[0]!, items[1]!, items[2]!);
    machine.memory.dropMany(count);
    machine.memory.push(slice);
    return GO;
  },
  [Op.BINARY_SLICE]: (machine) => {
    const slice = makeSlice(machine, machine.top(1), machine.top(), NONE);
    machine.memory.dropMany(2);
    machine.hold(slice);
    const result = machine.ops.getItem(machine.top(), slice);
    machine.drop();
    machine.release(slice);
    return machine.replace(1, result);
  },
  [Op.STORE_SLICE]: (machine) => {
    const slice = makeSlice(machine, machine.top(1), machine.top(), NONE);
    machine.memory.dropMany(2);
    machine.hold(slice);
    const stored = machine.ops.setItem(machine.top(), slice, machine.top(1));
    machine.drop();
    machine.release(slice);
    if (!stored) return FAIL;
    machine.releaseSlots(machine.memory.sp - 16, 2, false);
    machine.memory.dropMany(2);
    return GO;
  },
  [Op.LIST_APPEND]: (machine, depth) => {
    appendItem(machine, machine.top(depth), machine.top());
    machine.memory.drop();
    return GO;
  },
  [Op.MAP_ADD]: (machine, depth) => {
    const key = machine.top(1);
    const value = machine.top();
    if (!hashKey(machine, key)) return FAIL;
    const dict = machine.top(depth + 1);
    machine.memory.dropMany(2);
    if (insertOwned(machine, dict, key, value, machine.hashLow, machine.hashHigh)) return GO;
    machine.release(value);
    machine.release(key);
    return FAIL;
  },
  [Op.LIST_EXTEND]: (machine, depth) => {
    const source = machine.top();
    if (!extendList(machine, machine.top(depth), source)) {
      if (machine.raisedIs(T.TypeError) && !hasIterator(machine, source)) {
        machine.clearException();
        const name = machine.typeName(machine.typeOf(source));
        machine.raise(T.TypeError, `Value after * must be an iterable, not ${name}`);
      }
      return FAIL;
    }
    machine.pop();
    return GO;
  },
  [Op.DICT_UPDATE]: dictUpdate,
  [Op.DICT_MERGE]: dictMerge,
  [Op.UNPACK_SEQUENCE]: unpackSequence,
  [Op.UNPACK_EX]: (machine, counts) => unpack(machine, counts & 0xff, counts >> 8),
  [Op.GET_LEN]: (machine) => {
    const size = machine.ops.size(machine.top());
    if (size < 0) return FAIL;
    machine.memory.push(makeInt(machine, size, 1, true));
    return GO;
  },
};
