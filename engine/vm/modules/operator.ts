import { bigValue, boolObject, intValue, isInt, makeInt } from '../../object/int.js';
import { dictEntries, makeDict, setItem } from '../../object/dict.js';
import { NONE } from '../../object/statics.js';
import { intern, internStr, isStr, makeStr, nameOf, textOf } from '../../object/str.js';
import { copyToTuple, makeTuple, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { equalHeld } from '../compare.js';
import { indexOfObject } from '../index-number.js';
import { lengthHint } from '../length-hint.js';
import { contains } from '../contains.js';
import type { Machine, NativeRow } from '../machine.js';
import { unary } from '../unary.js';
import { eachItem } from './arguments.js';
import type { ModuleRow } from './module-row.js';
import { method, type NativeType, newObject, trackNew } from './native-type.js';

/** The module `operator` (Modules/_operator.c). */
function row(name: string, least: number, most: number, call: NativeRow['call']): NativeRow {
  return { name, owner: '_operator', least, most, keywords: null, call };
}

/** Functions of two operands, by the number that BINARY_OP has for them; with their names between underscores. */
const BINARY = {
  add: 0,
  and_: 1,
  floordiv: 2,
  lshift: 3,
  matmul: 4,
  mul: 5,
  mod: 6,
  or_: 7,
  pow: 8,
  rshift: 9,
  sub: 10,
  truediv: 11,
  xor: 12,
} as const;

const COMPARE = { lt: 0, le: 1, eq: 2, ne: 3, gt: 4, ge: 5 } as const;

function binaryRows(): NativeRow[] {
  return Object.entries(BINARY).flatMap(([name, operation]) => {
    const inPlace = `i${name.replace('_', '')}`;
    return [
      row(name, 2, 2, (machine, [a, b]) => machine.ops.binary(operation, a!, b!)),
      row(inPlace, 2, 2, (machine, [a, b]) => machine.ops.binary(operation + 13, a!, b!)),
    ];
  });
}

/** `operator.itemgetter`: the item, or the tuple of several; how many. */
const ITEM = { count: 16, item: 24 } as const;

const ITEMGETTER: NativeType = {
  key: 'itemgetter',
  make: (machine, type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, 'itemgetter() takes no keyword arguments');
    if (args.length === 0) return machine.raise(T.TypeError, 'itemgetter expected 1 argument, got 0');
    const item = args.length === 1 ? machine.retain(args[0]!) : copyToTuple(machine, args);
    const object = newObject(machine, type);
    machine.memory.put(object + ITEM.count, args.length);
    machine.memory.point(object + ITEM.item, item);
    return trackNew(machine, object);
  },
  methods: [
    method('__call__', 1, 1, (machine, [object], _names, self) => {
      const item = machine.field(self, ITEM.item);
      if (machine.field(self, ITEM.count) === 1) return machine.ops.getItem(object!, item);
      return collect(machine, tupleItems(machine.words, item), (key) => machine.ops.getItem(object!, key));
    }),
    method('__repr__', 0, 0, (machine, _args, _names, self) => {
      const item = machine.field(self, ITEM.item);
      const text = machine.ops.repr(item);
      if (text === null) return 0;
      return makeStr(machine, `operator.itemgetter${machine.field(self, ITEM.count) === 1 ? `(${text})` : text}`);
    }),
  ],
};

/** A tuple of what is got for each key, or 0. */
function collect(machine: Machine, keys: readonly number[], get: (key: number) => number): number {
  const found: number[] = [];
  for (const key of keys) {
    const value = get(key);
    if (value === 0) break;
    machine.hold(value);
    found.push(value);
  }
  machine.drop(found.length);
  if (found.length === keys.length) return makeTuple(machine, found);
  for (const value of found) machine.release(value);
  return 0;
}

const ATTR = { count: 16, attr: 24 } as const;

/** The attribute of an object by a name with dots. */
function dotted(machine: Machine, object: number, name: number): number {
  let value = machine.retain(object);
  for (const part of textOf(machine, name).split('.')) {
    machine.hold(value);
    const next = machine.ops.getAttribute(value, intern(machine, part));
    machine.drop();
    machine.release(value);
    if (next === 0) return 0;
    value = next;
  }
  return value;
}

const ATTRGETTER: NativeType = {
  key: 'attrgetter',
  make: (machine, type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, 'attrgetter() takes no keyword arguments');
    if (args.length === 0) return machine.raise(T.TypeError, 'attrgetter expected 1 argument, got 0');
    if (args.some((arg) => !isStr(machine, arg))) {
      return machine.raise(T.TypeError, 'attribute name must be a string');
    }
    const tuple = makeTuple(
      machine,
      args.map((arg) => internStr(machine, machine.retain(arg))),
    );
    const object = newObject(machine, type);
    machine.memory.put(object + ATTR.count, args.length);
    machine.memory.point(object + ATTR.attr, tuple);
    return trackNew(machine, object);
  },
  methods: [
    method('__call__', 1, 1, (machine, [object], _names, self) => {
      const attributes = tupleItems(machine.words, machine.field(self, ATTR.attr));
      if (attributes.length === 1) return dotted(machine, object!, attributes[0]!);
      return collect(machine, attributes, (name) => dotted(machine, object!, name));
    }),
    method('__repr__', 0, 0, (machine, _args, _names, self) => {
      const attributes = tupleItems(machine.words, machine.field(self, ATTR.attr));
      return makeStr(machine, `operator.attrgetter(${attributes.map((each) => machine.ops.repr(each)!).join(', ')})`);
    }),
  ],
};

const CALLER = { name: 16, args: 24, keywords: 32 } as const;

const METHODCALLER: NativeType = {
  key: 'methodcaller',
  make: (machine, type, args, names) => {
    const positional = args.length - names.length;
    if (positional < 1) {
      return machine.raise(T.TypeError, 'methodcaller needs at least one argument, the method name');
    }
    if (!isStr(machine, args[0]!)) return machine.raise(T.TypeError, 'method name must be a string');
    const keywords = names.length === 0 ? 0 : makeDict(machine);
    names.forEach((name, index) => setItem(machine, keywords, intern(machine, name), args[positional + index]!));
    const tuple = copyToTuple(machine, args.slice(1, positional));
    const object = newObject(machine, type);
    const name = internStr(machine, machine.retain(args[0]!));
    machine.memory.point(object + CALLER.name, name);
    machine.memory.point(object + CALLER.args, tuple);
    machine.memory.point(object + CALLER.keywords, keywords);
    return trackNew(machine, object);
  },
  methods: [
    method('__call__', 1, 1, (machine, [object], _names, self) => {
      const func = machine.ops.getAttribute(object!, machine.field(self, CALLER.name));
      if (func === 0) return 0;
      const keywords = machine.field(self, CALLER.keywords);
      const entries = keywords === 0 ? [] : dictEntries(machine, keywords);
      const args = [
        ...tupleItems(machine.words, machine.field(self, CALLER.args)),
        ...entries.map(([, value]) => value),
      ];
      machine.hold(func);
      const result = machine.ops.call(
        func,
        args,
        entries.map(([key]) => nameOf(machine, key)),
      );
      machine.drop();
      machine.release(func);
      return result;
    }),
    method('__repr__', 0, 0, (machine, _args, _names, self) => {
      const keywords = machine.field(self, CALLER.keywords);
      const parts = [
        machine.field(self, CALLER.name),
        ...tupleItems(machine.words, machine.field(self, CALLER.args)),
      ].map((each) => machine.ops.repr(each)!);
      for (const [key, value] of keywords === 0 ? [] : dictEntries(machine, keywords)) {
        parts.push(`${nameOf(machine, key)}=${machine.ops.repr(value)!}`);
      }
      return makeStr(machine, `operator.methodcaller(${parts.join(', ')})`);
    }),
  ],
};

export const OPERATOR_TYPES: readonly NativeType[] = [ITEMGETTER, ATTRGETTER, METHODCALLER];

function search(name: string, found: (count: number, index: number) => number | null): NativeRow {
  return row(name, 2, 2, (machine, [source, wanted]) => {
    let count = 0;
    let index = 0;
    let result: number | null = null;
    let failed = false;
    eachItem(machine, source!, (item) => {
      const same = equalHeld(machine, item, wanted!);
      failed = same < 0;
      if (same === 1) result = found(++count, index);
      index++;
      return !failed && result === null;
    });
    if (failed || machine.raised) return 0;
    if (result !== null) return makeInt(machine, result);
    if (name === 'countOf') return makeInt(machine, count);
    return machine.raise(T.ValueError, 'sequence.index(x): x not in sequence');
  });
}

/** `PySequence_Concat`: addition, of what can be subscribed. */
function concatenate(machine: Machine, operation: number, first: number, second: number): number {
  const type = machine.typeOf(first);
  if (machine.ops.lookup(type, intern(machine, '__getitem__')) !== 0)
    return machine.ops.binary(operation, first, second);
  return machine.raise(T.TypeError, `'${machine.typeName(type)}' object can't be concatenated`);
}

const FUNCTIONS: readonly NativeRow[] = [
  ...binaryRows(),
  ...Object.entries(COMPARE).map(([name, operation]) =>
    row(name, 2, 2, (machine, [a, b]) => machine.ops.compare(operation, a!, b!)),
  ),
  row('concat', 2, 2, (machine, [a, b]) => concatenate(machine, 0, a!, b!)),
  row('iconcat', 2, 2, (machine, [a, b]) => concatenate(machine, 13, a!, b!)),
  row('neg', 1, 1, (machine, [a]) => unary(machine, '-', a!)),
  row('pos', 1, 1, (machine, [a]) => unary(machine, '+', a!)),
  row('inv', 1, 1, (machine, [a]) => unary(machine, '~', a!)),
  row('invert', 1, 1, (machine, [a]) => unary(machine, '~', a!)),
  row('not_', 1, 1, (machine, [a]) => {
    const truth = machine.ops.truth(a!);
    return truth < 0 ? 0 : boolObject(truth === 0);
  }),
  row('truth', 1, 1, (machine, [a]) => {
    const truth = machine.ops.truth(a!);
    return truth < 0 ? 0 : boolObject(truth === 1);
  }),
  row('is_', 2, 2, (_machine, [a, b]) => boolObject(a === b)),
  row('is_not', 2, 2, (_machine, [a, b]) => boolObject(a !== b)),
  row('contains', 2, 2, (machine, [a, b]) => {
    const verdict = contains(machine, a!, b!);
    return verdict < 0 ? 0 : boolObject(verdict === 1);
  }),
  row('getitem', 2, 2, (machine, [a, b]) => machine.ops.getItem(a!, b!)),
  row('setitem', 3, 3, (machine, [a, b, c]) => (machine.ops.setItem(a!, b!, c!) ? NONE : 0)),
  row('delitem', 2, 2, (machine, [a, b]) => (machine.ops.deleteItem(a!, b!) ? NONE : 0)),
  row('index', 1, 1, (machine, [a]) => {
    const number = indexOfObject(machine, a!);
    if (number === null || machine.typeOf(number) === T.int) return number ?? 0;
    const plain = makeInt(machine, bigValue(machine.words, number));
    machine.release(number);
    return plain;
  }),
  row('length_hint', 1, 2, (machine, [a, otherwise]) => {
    const kind = otherwise === undefined ? T.int : machine.typeOf(otherwise);
    if (otherwise !== undefined && !isInt(machine, otherwise)) {
      return machine.raise(T.TypeError, `'${machine.typeName(kind)}' object cannot be interpreted as an integer`);
    }
    const hint = lengthHint(machine, a!, otherwise === undefined ? 0 : Number(intValue(machine.words, otherwise)));
    return hint === null ? 0 : makeInt(machine, hint);
  }),
  search('countOf', () => null),
  search('indexOf', (_count, index) => index),
];

export const OPERATOR: ModuleRow = {
  name: 'operator',
  functions: FUNCTIONS,
  room: 80,
  types: { itemgetter: 'itemgetter', attrgetter: 'attrgetter', methodcaller: 'methodcaller' },
  source: `
from builtins import abs

def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)

__all__ = [name for name in list(globals()) if name[0] != '_']
for _name in __all__:
    if _name not in ('attrgetter', 'countOf', 'indexOf', 'is_', 'is_not', 'itemgetter', 'length_hint', 'methodcaller', 'truth'):
        globals()[f'__{_name.strip("_")}__'] = globals()[_name]
del _name
`,
};
