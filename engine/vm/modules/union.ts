import { boolObject, makeInt } from '../../object/int.js';
import { NONE, NOT_IMPLEMENTED } from '../../object/statics.js';
import { makeStr } from '../../object/str.js';
import { UnionField } from '../../object/struct.js';
import { copyToTuple, tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { equal } from '../compare.js';
import { hash, lastHash } from '../hash.js';
import type { Machine, Native } from '../machine.js';
import { itemRepr, makeParameters, substitute } from './generic-alias.js';
import { method, type NativeType } from './native-type.js';

/** `int | str`: Objects/unionobject.c. */
function isUnionable(machine: Machine, object: number): boolean {
  const type = machine.typeOf(object);
  return object === NONE || type === T.unionType || type === T.genericAlias || machine.isMetaclass(type);
}

/** `_Py_union_type_or`: `NOT_IMPLEMENTED` (borrowed) where the operands are no types. */
export function uniteTypes(machine: Machine, left: number, right: number): number {
  if (left === NONE && right === NONE) return NOT_IMPLEMENTED;
  if (!isUnionable(machine, left) || !isUnionable(machine, right)) return NOT_IMPLEMENTED;
  const pair = copyToTuple(machine, [left, right]);
  machine.hold(pair);
  const union = makeUnion(machine, pair);
  machine.drop();
  machine.release(pair);
  return union;
}

/** `make_union`: what is in it is flat, and each type once. */
export function makeUnion(machine: Machine, args: number): number {
  const flat = tupleItems(machine.words, args).flatMap((each) =>
    machine.typeOf(each) === T.unionType
      ? tupleItems(machine.words, machine.field(each, UnionField.args))
      : [each === NONE ? T.NoneType : each],
  );
  const flattened = copyToTuple(machine, flat);
  machine.hold(flattened);
  const distinct = distinctOf(machine, flat);
  const items = distinct === null ? 0 : copyToTuple(machine, distinct);
  machine.drop();
  machine.release(flattened);
  if (distinct === null) return 0;
  if (distinct.length === 1) {
    machine.retain(distinct[0]!);
    machine.release(items);
    return distinct[0]!;
  }
  const union = machine.makeGc(T.unionType, 32);
  machine.memory.point(union + UnionField.args, items);
  machine.memory.put(union + UnionField.parameters, 0);
  machine.track(union);
  return union;
}

/** `dedup_and_flatten_args`; null after an exception. */
function distinctOf(machine: Machine, items: readonly number[]): number[] | null {
  const distinct: number[] = [];
  for (const item of items) {
    let known = false;
    for (const other of distinct) {
      const both = [item, other].every((each) => machine.typeOf(each) === T.genericAlias);
      const same = both ? equal(machine, item, other) : Number(item === other);
      if (same < 0) return null;
      if (same === 1) known = true;
    }
    if (!known) distinct.push(item);
  }
  return distinct;
}

const repr: Native = (machine, _args, _names, self) => {
  const parts: string[] = [];
  for (const item of tupleItems(machine.words, machine.field(self, UnionField.args))) {
    const part = itemRepr(machine, item);
    if (part === null) return 0;
    parts.push(part);
  }
  return makeStr(machine, parts.join(' | '));
};

function setOfArgs(machine: Machine, union: number): number {
  return machine.ops.call(T.frozenset, [machine.field(union, UnionField.args)]);
}

const sameAs: Native = (machine, [other], _names, self) => {
  if (machine.typeOf(other!) !== T.unionType) return NOT_IMPLEMENTED;
  const left = setOfArgs(machine, self);
  if (left === 0) return 0;
  machine.hold(left);
  const right = setOfArgs(machine, other!);
  const same = right === 0 ? -1 : equal(machine, left, right);
  machine.drop();
  machine.release(left);
  machine.releaseMaybe(right);
  return same < 0 ? 0 : boolObject(same === 1);
};

/** `union_hash`: the order does not matter. */
const hashUnion: Native = (machine, _args, _names, self) => {
  const set = setOfArgs(machine, self);
  if (set === 0) return 0;
  machine.hold(set);
  const done = hash(machine, set);
  machine.drop();
  machine.release(set);
  return done ? makeInt(machine, lastHash(machine)) : 0;
};

function parametersOf(machine: Machine, union: number): number {
  const known = machine.field(union, UnionField.parameters);
  if (known !== 0) return known;
  const made = makeParameters(machine, machine.field(union, UnionField.args));
  if (made !== 0) machine.memory.point(union + UnionField.parameters, made);
  return made;
}

const getItem: Native = (machine, [item], _names, self) => {
  const wanted = parametersOf(machine, self);
  if (wanted === 0) return 0;
  const made = substitute(machine, self, machine.field(self, UnionField.args), wanted, item!);
  if (made === 0) return 0;
  machine.hold(made);
  const union = makeUnion(machine, made);
  machine.drop();
  machine.release(made);
  return union;
};

export const UNION_TYPE: NativeType = {
  key: 'unionType',
  methods: [
    method('__repr__', 0, 0, repr),
    method('__eq__', 1, 1, sameAs),
    method('__hash__', 0, 0, hashUnion),
    method('__getitem__', 1, 1, getItem),
  ],
  getsets: [
    { name: '__args__', get: (machine, union) => machine.retain(machine.field(union, UnionField.args)), set: null },
    {
      name: '__parameters__',
      get: (machine, union) => {
        const made = parametersOf(machine, union);
        return made === 0 ? 0 : machine.retain(made);
      },
      set: null,
    },
  ],
};
