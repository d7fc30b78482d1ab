import {
  clearDict,
  deleteItem,
  dictEntries,
  dictUsed,
  getWithHash,
  hashKey,
  makeDict,
  setItem,
} from '../../object/dict.js';
import { copyDict } from '../../object/dict-copy.js';
import { makeMethod } from '../../object/function.js';
import { makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { intern, makeStr, nameOf } from '../../object/str.js';
import { LruField, LruLinkField } from '../../object/struct.js';
import { copyToTuple, tupleItems } from '../../object/tuple.js';
import { rowIndex, T } from '../../object/type-table.js';
import { toVirtual } from '../../memory/address-map.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { placed, toSize } from './arguments.js';
import { isCallable } from '../callable.js';
import type { ModuleRow } from './module-row.js';
import { method, type NativeType, newObject, trackNew } from './native-type.js';

/** `_functools` (Modules/_functoolsmodule.c): partial, reduce, cmp_to_key and the cache of lru_cache. */
const PARTIAL = { func: 16, args: 24, keywords: 32, dict: 40 } as const;

function makePartial(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number {
  const positional = args.length - names.length;
  if (positional < 1) return machine.raise(T.TypeError, "type 'partial' takes at least one argument");
  let func = args[0]!;
  if (!isCallable(machine, func)) return machine.raise(T.TypeError, 'the first argument must be callable');
  let before: number[] = [];
  let keywords = 0;
  if (machine.typeOf(func) === T.partial && type === T.partial && machine.field(func, PARTIAL.dict) === 0) {
    const inner = func;
    func = machine.field(inner, PARTIAL.func);
    before = tupleItems(machine.words, machine.field(inner, PARTIAL.args));
    keywords = copyDict(machine, machine.field(inner, PARTIAL.keywords));
  } else {
    keywords = makeDict(machine);
  }
  const object = newObject(machine, type);
  machine.memory.point(object + PARTIAL.func, machine.retain(func));
  const tuple = copyToTuple(machine, [...before, ...args.slice(1, positional)]);
  machine.memory.point(object + PARTIAL.args, tuple);
  names.forEach((name, index) => setItem(machine, keywords, intern(machine, name), args[positional + index]!));
  machine.memory.point(object + PARTIAL.keywords, keywords);
  return trackNew(machine, object);
}

const callPartial: Native = (machine, args, names, self) => {
  const stored = tupleItems(machine.words, machine.field(self, PARTIAL.args));
  const keywords = dictEntries(machine, machine.field(self, PARTIAL.keywords));
  const positional = args.length - names.length;
  const merged = new Map(keywords.map(([key, value]) => [nameOf(machine, key), value]));
  names.forEach((name, index) => merged.set(name, args[positional + index]!));
  const all = [...stored, ...args.slice(0, positional), ...merged.values()];
  return machine.ops.call(machine.field(self, PARTIAL.func), all, [...merged.keys()]);
};

const reprPartial: Native = (machine, _args, _names, self) => {
  const type = machine.typeOf(self);
  const parts = [machine.ops.repr(machine.field(self, PARTIAL.func))];
  for (const item of tupleItems(machine.words, machine.field(self, PARTIAL.args))) parts.push(machine.ops.repr(item));
  for (const [key, value] of dictEntries(machine, machine.field(self, PARTIAL.keywords))) {
    const text = machine.ops.repr(value);
    parts.push(text === null ? null : `${machine.ops.str(key)!}=${text}`);
  }
  if (parts.includes(null)) return 0;
  const name = type === T.partial ? 'functools.partial' : machine.typeName(type);
  return makeStr(machine, `${name}(${parts.join(', ')})`);
};

const PARTIAL_TYPE: NativeType = {
  key: 'partial',
  make: makePartial,
  methods: [method('__call__', 0, Infinity, callPartial, 'any'), method('__repr__', 0, 0, reprPartial)],
  getsets: (['func', 'args', 'keywords'] as const).map((name) => ({
    name,
    get: (machine, object) => machine.retain(machine.field(object, PARTIAL[name])),
    set: null,
  })),
};

/** `cmp_to_key`: objects that compare by calling a function. */
const KEY = { compare: 16, object: 24 } as const;

function keyComparison(name: string, operation: number): NativeRow {
  return method(name, 1, 1, (machine, [other], _names, self) => {
    if (machine.typeOf(other!) !== T.keyWrapper) {
      return machine.raise(T.TypeError, 'other argument must be K instance');
    }
    const [x, y] = [self, other!].map((each) => machine.field(each, KEY.object));
    if (x === 0 || y === 0) return machine.raise(T.AttributeError, 'object');
    const result = machine.ops.call(machine.field(self, KEY.compare), [x!, y!]);
    if (result === 0) return 0;
    machine.hold(result);
    const verdict = machine.ops.compare(operation, result, makeInt(machine, 0));
    machine.drop();
    machine.release(result);
    return verdict;
  });
}

function makeKey(machine: Machine, compare: number, object: number): number {
  const key = newObject(machine, T.keyWrapper);
  machine.memory.point(key + KEY.compare, machine.retain(compare));
  machine.memory.point(key + KEY.object, object === 0 ? 0 : machine.retain(object));
  machine.track(key);
  return key;
}

const KEY_TYPE: NativeType = {
  key: 'keyWrapper',
  methods: [
    ...['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'].map(keyComparison),
    method(
      '__call__',
      1,
      1,
      (machine, [object], _names, self) => makeKey(machine, machine.field(self, KEY.compare), object!),
      ['obj'],
    ),
  ],
  getsets: [{ name: 'obj', get: (machine, key) => machine.retain(machine.field(key, KEY.object) || NONE), set: null }],
};

/** `lru_cache_make_key`: the only argument where it is a str or an int, else a tuple. A new reference. */
function cacheKey(machine: Machine, self: number, args: readonly number[], names: readonly string[]): number {
  const typed = machine.field(self, LruField.typed) !== 0;
  const positional = args.length - names.length;
  const first = args[0];
  if (!typed && names.length === 0 && args.length === 1 && first !== undefined) {
    const type = machine.typeOf(first);
    if (type === T.str || type === T.int) return machine.retain(first);
  }
  const items = args.slice(0, positional);
  if (names.length > 0) {
    items.push(machine.field(self, LruField.mark));
    names.forEach((name, index) => items.push(intern(machine, name), args[positional + index]!));
  }
  if (typed) items.push(...args.map((arg) => machine.typeOf(arg)));
  return copyToTuple(machine, items);
}

function unlink(machine: Machine, link: number): void {
  const previous = machine.field(link, LruLinkField.previous);
  const next = machine.field(link, LruLinkField.next);
  machine.memory.point(previous + LruLinkField.next, next);
  machine.memory.point(next + LruLinkField.previous, previous);
}

function appendLink(machine: Machine, self: number, link: number): void {
  const last = machine.field(self, LruLinkField.previous);
  machine.memory.point(self + LruLinkField.previous, link);
  machine.memory.point(last + LruLinkField.next, link);
  machine.memory.point(link + LruLinkField.previous, last);
  machine.memory.point(link + LruLinkField.next, self);
}

function lookUp(machine: Machine, self: number, key: number): number {
  if (!hashKey(machine, key)) return -1;
  return getWithHash(machine, machine.field(self, LruField.cache), key, machine.hashLow, machine.hashHigh);
}

/** `bounded_lru_cache_wrapper`, `infinite_lru_cache_wrapper`, `uncached_lru_cache_wrapper`. */
const callCached: Native = (machine, args, names, self) => {
  const most = machine.field(self, LruField.most);
  const call = (): number => {
    machine.memory.add(self + LruField.misses, 1);
    return machine.ops.call(machine.field(self, LruField.func), args, names);
  };
  if (most === 0) return call();
  const key = cacheKey(machine, self, args, names);
  machine.hold(key);
  const end = (result: number): number => {
    machine.drop();
    machine.release(key);
    return result;
  };
  const known = lookUp(machine, self, key);
  if (known === -1) return end(0);
  if (known !== 0) {
    machine.memory.add(self + LruField.hits, 1);
    if (most < 0) return end(machine.retain(known));
    unlink(machine, known);
    appendLink(machine, self, known);
    return end(machine.retain(machine.field(known, LruLinkField.result)));
  }
  const result = call();
  if (result === 0) return end(0);
  machine.hold(result);
  const stored =
    most < 0
      ? setItem(machine, machine.field(self, LruField.cache), key, result)
      : remember(machine, self, key, result);
  machine.drop();
  if (stored) return end(result);
  machine.release(result);
  return end(0);
};

/** A bounded cache takes a result in; the link of the one used longest ago is used again when it is full. */
function remember(machine: Machine, self: number, key: number, result: number): boolean {
  const again = lookUp(machine, self, key);
  if (again !== 0) return again !== -1;
  const cache = machine.field(self, LruField.cache);
  if (dictUsed(machine.words, cache) < machine.field(self, LruField.most)) {
    const link = machine.makePlain(T.lruLink, 56);
    machine.memory.clear(link + 16, 40);
    machine.memory.point(link + LruLinkField.key, machine.retain(key));
    machine.memory.point(link + LruLinkField.result, machine.retain(result));
    const stored = setItem(machine, cache, key, link);
    if (stored) appendLink(machine, self, link);
    machine.release(link);
    return stored;
  }
  const link = machine.field(self, LruLinkField.next);
  unlink(machine, link);
  machine.retain(link);
  machine.hold(link);
  const oldKey = machine.field(link, LruLinkField.key);
  const oldResult = machine.field(link, LruLinkField.result);
  const gone = deleteItem(machine, cache, oldKey);
  machine.memory.point(link + LruLinkField.key, machine.retain(key));
  machine.memory.point(link + LruLinkField.result, machine.retain(result));
  const stored = gone !== -1 && setItem(machine, cache, key, link);
  if (stored) appendLink(machine, self, link);
  machine.drop();
  machine.release(link);
  machine.release(oldKey);
  machine.release(oldResult);
  return stored;
}

const LRU_TYPE: NativeType = {
  key: 'lruCacheWrapper',
  make: (machine, type, args, names) => {
    const values = placed(
      machine,
      'lru_cache',
      args,
      names,
      ['user_function', 'maxsize', 'typed', 'cache_info_type'],
      4,
    );
    if (values === null) return 0;
    const [func, maxsize, typed, infoType] = values as [number, number, number, number];
    if (!isCallable(machine, func)) return machine.raise(T.TypeError, 'the first argument must be callable');
    let most = -1;
    if (maxsize !== NONE) {
      if (!machine.isInstance(maxsize, T.int)) return machine.raise(T.TypeError, 'maxsize should be integer or None');
      const size = toSize(machine, maxsize);
      if (size === null) return 0;
      most = Math.min(Math.max(0, size), 0x7fffffff);
    }
    const truth = machine.ops.truth(typed);
    if (truth < 0) return 0;
    const cache = makeDict(machine);
    const object = newObject(machine, type);
    machine.memory.point(object + LruLinkField.previous, object);
    machine.memory.point(object + LruLinkField.next, object);
    machine.memory.put(object + LruField.typed, truth);
    machine.memory.put(object + LruField.most, most);
    machine.memory.point(object + LruField.cache, cache);
    machine.memory.point(object + LruField.func, machine.retain(func));
    machine.memory.point(object + LruField.mark, machine.retain(keywordMark(machine)));
    machine.memory.point(object + LruField.infoType, machine.retain(infoType));
    return trackNew(machine, object);
  },
  methods: [
    method('__call__', 0, Infinity, callCached, 'any'),
    method('__get__', 1, 2, (machine, [object], _names, self) => {
      if (object === NONE) return machine.retain(self);
      return makeMethod(machine, self, object!);
    }),
    method('cache_info', 0, 0, (machine, _args, _names, self) => {
      const most = machine.field(self, LruField.most);
      const parts = [
        makeInt(machine, machine.field(self, LruField.hits)),
        makeInt(machine, machine.field(self, LruField.misses)),
        most < 0 ? NONE : makeInt(machine, most),
        makeInt(machine, dictUsed(machine.words, machine.field(self, LruField.cache))),
      ];
      for (const part of parts) machine.hold(part);
      const info = machine.ops.call(machine.field(self, LruField.infoType), parts);
      machine.drop(parts.length);
      for (const part of parts) machine.release(part);
      return info;
    }),
    method('cache_clear', 0, 0, (machine, _args, _names, self) => {
      machine.memory.put(self + LruField.hits, 0);
      machine.memory.put(self + LruField.misses, 0);
      machine.memory.point(self + LruLinkField.previous, self);
      machine.memory.point(self + LruLinkField.next, self);
      clearDict(machine, machine.field(self, LruField.cache));
      return NONE;
    }),
    method('__copy__', 0, 0, (machine, _args, _names, self) => machine.retain(self)),
    method('__deepcopy__', 1, 1, (machine, _args, _names, self) => machine.retain(self)),
    method('__repr__', 0, 0, (machine, _args, _names, self) =>
      makeStr(machine, `<functools._lru_cache_wrapper object at 0x${toVirtual(self).toString(16)}>`),
    ),
  ],
};

/** The object that stands between positional and keyword arguments in a key: one for the interpreter. */
function keywordMark(machine: Machine): number {
  if (machine.keywordMark === 0) machine.keywordMark = machine.whileBooting(() => machine.makePlain(T.object, 16));
  return machine.keywordMark;
}

/** `lru_cache_dealloc`, and of a link of its chain. */
export function installCaches(machine: Machine): void {
  const fields = [LruField.cache, LruField.func, LruField.mark, LruField.infoType, LruField.dict];
  const bury = (object: number): void => {
    machine.releaseFields(object, fields);
    machine.freeObject(object);
  };
  machine.burials[rowIndex(T.lruCacheWrapper)] = (object) => {
    machine.untrack(object);
    machine.dismantle(object, bury);
  };
  machine.burials[rowIndex(T.lruLink)] = (link) => {
    machine.dismantle(link, (object) => {
      machine.releaseFields(object, [LruLinkField.key, LruLinkField.result]);
      machine.heap.free('o', object);
    });
  };
}

function reduce(machine: Machine, args: readonly number[]): number {
  const [func, source, initial] = args;
  const iterator = machine.ops.iterate(source!);
  if (iterator === 0) {
    if (machine.raisedIs(T.TypeError)) {
      machine.clearException();
      machine.raise(T.TypeError, 'reduce() arg 2 must support iteration');
    }
    return 0;
  }
  let total = initial === undefined ? 0 : machine.retain(initial);
  machine.hold(iterator);
  machine.hold(total);
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
    if (total === 0) {
      total = item;
      machine.holdInstead(total);
      continue;
    }
    machine.hold(item);
    const next = machine.ops.call(func!, [total, item]);
    machine.drop();
    machine.release(total);
    machine.release(item);
    total = next;
    machine.holdInstead(total);
    if (total === 0) break;
  }
  machine.drop(2);
  machine.release(iterator);
  if (machine.raised) {
    machine.releaseMaybe(total);
    return 0;
  }
  return total !== 0 ? total : machine.raise(T.TypeError, 'reduce() of empty iterable with no initial value');
}

export const FUNCTOOLS_TYPES: readonly NativeType[] = [PARTIAL_TYPE, KEY_TYPE, LRU_TYPE];

export const FUNCTOOLS_NATIVE: ModuleRow = {
  name: '_functools',
  functions: [
    { name: 'reduce', owner: '_functools', least: 2, most: 3, keywords: null, call: reduce },
    {
      name: 'cmp_to_key',
      owner: '_functools',
      least: 1,
      most: 1,
      keywords: ['mycmp'],
      call: (machine, [compare]) => makeKey(machine, compare!, 0),
    },
  ],
  types: { partial: 'partial', _lru_cache_wrapper: 'lruCacheWrapper' },
};
