import { clearDict, deleteItem, dictEntries, getWithHash, hashKey, setItem } from '../../object/dict.js';
import { copyDict } from '../../object/dict-copy.js';
import { boolObject } from '../../object/int.js';
import { makeDictView } from '../../object/iterator.js';
import { NONE } from '../../object/statics.js';
import { intern } from '../../object/str.js';
import { makeTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { eachItem } from '../each.js';
import { fillDict } from '../fill-dict.js';

/** Objects/dictobject.c, the methods. */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: NativeRow['keywords'] = null,
): NativeRow {
  return { name, owner: 'dict', least, most, keywords, call };
}

/** Borrowed, 0 where there is none, -1 after an exception. */
function find(machine: Machine, dict: number, key: number): number {
  return hashKey(machine, key) ? getWithHash(machine, dict, key, machine.hashLow, machine.hashHigh) : -1;
}

export const DICT_METHODS: readonly NativeRow[] = [
  row('get', 1, 2, (machine, [key, otherwise], _names, dict) => {
    const value = find(machine, dict, key!);
    return value === -1 ? 0 : machine.retain(value !== 0 ? value : (otherwise ?? NONE));
  }),
  row('keys', 0, 0, (machine, _args, _names, dict) => makeDictView(machine, T.dictKeys, dict)),
  row('values', 0, 0, (machine, _args, _names, dict) => makeDictView(machine, T.dictValues, dict)),
  row('items', 0, 0, (machine, _args, _names, dict) => makeDictView(machine, T.dictItems, dict)),
  row('pop', 1, 2, (machine, [key, otherwise], _names, dict) => {
    const value = find(machine, dict, key!);
    if (value === -1) return 0;
    if (value === 0)
      return otherwise === undefined
        ? machine.raiseWith(T.KeyError, [machine.retain(key!)])
        : machine.retain(otherwise);
    machine.retain(value);
    deleteItem(machine, dict, key!);
    return value;
  }),
  row('popitem', 0, 0, (machine, _args, _names, dict) => {
    const last = dictEntries(machine, dict).at(-1);
    if (last === undefined) return machine.raise(T.KeyError, 'popitem(): dictionary is empty');
    const pair = makeTuple(machine, [machine.retain(last[0]), machine.retain(last[1])]);
    deleteItem(machine, dict, last[0]);
    return pair;
  }),
  row('setdefault', 1, 2, (machine, [key, otherwise], _names, dict) => {
    const value = find(machine, dict, key!);
    if (value === -1) return 0;
    if (value !== 0) return machine.retain(value);
    setItem(machine, dict, key!, otherwise ?? NONE);
    return machine.retain(otherwise ?? NONE);
  }),
  row(
    'update',
    0,
    1,
    (machine, args, names, dict) => {
      const positional = args.length - names.length;
      if (positional > 0 && !fillDict(machine, dict, args[0]!)) return 0;
      names.forEach((name, index) => setItem(machine, dict, intern(machine, name), args[positional + index]!));
      return NONE;
    },
    'any',
  ),
  row('clear', 0, 0, (machine, _args, _names, dict) => {
    clearDict(machine, dict);
    return NONE;
  }),
  row('copy', 0, 0, (machine, _args, _names, dict) => copyDict(machine, dict)),
  row('__contains__', 1, 1, (machine, [key], _names, dict) => {
    const value = find(machine, dict, key!);
    return value === -1 ? 0 : boolObject(value !== 0);
  }),
  {
    ...row('fromkeys', 1, 2, (machine, [source, value], _names, type) => {
      const dict = machine.ops.call(type, []);
      if (dict === 0) return 0;
      const exact = machine.typeOf(dict) === T.dict;
      machine.hold(dict);
      const done = eachItem(machine, source!, (key) =>
        exact ? setItem(machine, dict, key, value ?? NONE) : machine.ops.setItem(dict, key, value ?? NONE),
      );
      machine.drop();
      if (done) return dict;
      machine.release(dict);
      return 0;
    }),
    kind: 'class' as const,
  },
];
