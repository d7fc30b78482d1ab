import { intern, isStr, makeStr, textOf } from '../../object/str.js';
import { boolObject, makeInt } from '../../object/int.js';
import { ELLIPSIS, NOT_IMPLEMENTED } from '../../object/statics.js';
import { GenericAliasField } from '../../object/struct.js';
import { allocateTuple, copyToTuple, makeTuple, tupleItems } from '../../object/tuple.js';
import { T, type TypeKey } from '../../object/type-table.js';
import { equal } from '../compare.js';
import { hash, lastHash } from '../hash.js';
import type { Machine, Native } from '../machine.js';
import { declareMembers } from '../static-members.js';
import { method, type NativeType } from './native-type.js';

/** `list[int]`: Objects/genericaliasobject.c. `Py_GenericAlias`: a new reference. */
export function makeAlias(machine: Machine, origin: number, args: number): number {
  const alias = machine.makeGc(T.genericAlias, 64);
  const tuple = machine.isInstance(args, T.tuple) ? machine.retain(args) : copyToTuple(machine, [args]);
  const memory = machine.memory;
  memory.point(alias + GenericAliasField.origin, machine.retain(origin));
  memory.point(alias + GenericAliasField.args, tuple);
  for (const offset of [GenericAliasField.parameters, GenericAliasField.weakList, GenericAliasField.starred, 56]) {
    memory.put(alias + offset, 0);
  }
  machine.track(alias);
  return alias;
}

/** The attribute where the object has it: a new reference, 0 where not or after an exception. */
function attribute(machine: Machine, object: number, name: string): number {
  const value = machine.ops.getAttribute(object, intern(machine, name));
  if (value === 0 && machine.raised && machine.raisedIs(T.AttributeError)) machine.clearException();
  return value;
}

function textAttribute(machine: Machine, object: number, name: string): string | null {
  const value = attribute(machine, object, name);
  const text = value !== 0 && isStr(machine, value) ? textOf(machine, value) : null;
  machine.releaseMaybe(value);
  return text;
}

/** `ga_repr_item` and `union_repr_item`; null after an exception. */
export function itemRepr(machine: Machine, item: number): string | null {
  if (item === ELLIPSIS) return '...';
  if (item === T.NoneType) return 'None';
  const origin = attribute(machine, item, '__origin__');
  const args = origin === 0 ? 0 : attribute(machine, item, '__args__');
  machine.releaseMaybe(origin);
  machine.releaseMaybe(args);
  if (args !== 0) return machine.ops.repr(item);
  const name = textAttribute(machine, item, '__qualname__');
  const module = name === null ? null : textAttribute(machine, item, '__module__');
  if (machine.raised) return null;
  if (name === null || module === null) return machine.ops.repr(item);
  return module === 'builtins' ? name : `${module}.${name}`;
}

const repr: Native = (machine, _args, _names, self) => {
  const origin = machine.field(self, GenericAliasField.origin);
  const items = tupleItems(machine.words, machine.field(self, GenericAliasField.args));
  const name = origin === T.NoneType ? 'NoneType' : itemRepr(machine, origin);
  if (name === null) return 0;
  const parts: string[] = [];
  for (const item of items) {
    const part =
      item === T.NoneType ? 'NoneType' : isList(machine, item) ? listRepr(machine, item) : itemRepr(machine, item);
    if (part === null) return 0;
    parts.push(part);
  }
  const star = machine.field(self, GenericAliasField.starred) === 0 ? '' : '*';
  if (name === 'collections.abc.Callable' && parts.length > 1 && parts[0] !== '...') {
    return makeStr(machine, `${star}${name}[[${parts.slice(0, -1).join(', ')}], ${parts.at(-1)!}]`);
  }
  return makeStr(machine, `${star}${name}[${parts.join(', ') || '()'}]`);
};

function isList(machine: Machine, item: number): boolean {
  return machine.typeOf(item) === T.list;
}

/** `ga_repr_items_list`: the parameters of a Callable. */
function listRepr(machine: Machine, list: number): string | null {
  const parts: string[] = [];
  const tuple = machine.ops.call(T.tuple, [list]);
  if (tuple === 0) return null;
  for (const item of tupleItems(machine.words, tuple)) {
    const part = itemRepr(machine, item);
    if (part === null) return null;
    parts.push(part);
  }
  machine.release(tuple);
  return `[${parts.join(', ')}]`;
}

/** `_Py_make_parameters`: the type variables of the arguments, each once. A new reference to a tuple, or 0. */
export function makeParameters(machine: Machine, args: number): number {
  const found: number[] = [];
  const note = (each: number): void => {
    if (!found.includes(each)) found.push(machine.retain(each));
  };
  for (const item of tupleItems(machine.words, args)) {
    if (machine.isMetaclass(machine.typeOf(item))) continue;
    if (machine.ops.lookup(machine.typeOf(item), intern(machine, '__typing_subst__')) !== 0) {
      note(item);
      continue;
    }
    const inner = attribute(machine, item, '__parameters__');
    if (machine.raised) return 0;
    if (inner !== 0 && machine.isInstance(inner, T.tuple)) tupleItems(machine.words, inner).forEach(note);
    machine.releaseMaybe(inner);
  }
  return makeTuple(machine, found);
}

function parametersOf(machine: Machine, alias: number, offset: number, args: number): number {
  const known = machine.field(alias, offset);
  if (known !== 0) return known;
  const made = makeParameters(machine, machine.field(alias, args));
  if (made !== 0) machine.memory.point(alias + offset, made);
  return made;
}

/** `_Py_subs_parameters`: the arguments with what is given in the places of the type variables. New reference, or 0. */
export function substitute(machine: Machine, self: number, args: number, parameters: number, item: number): number {
  const wanted = tupleItems(machine.words, parameters);
  const given = machine.isInstance(item, T.tuple) ? tupleItems(machine.words, item) : [item];
  if (wanted.length === 0) return machine.raise(T.TypeError, `${machine.ops.repr(self)!} is not a generic class`);
  if (given.length !== wanted.length) {
    const many = given.length > wanted.length ? 'many' : 'few';
    const counts = `actual ${given.length}, expected ${wanted.length}`;
    return machine.raise(T.TypeError, `Too ${many} arguments for ${machine.ops.repr(self)!}; ${counts}`);
  }
  const made: number[] = [];
  for (const each of tupleItems(machine.words, args)) {
    const at = wanted.indexOf(each);
    if (at >= 0) {
      made.push(machine.retain(given[at]!));
      continue;
    }
    const inner = machine.isMetaclass(machine.typeOf(each)) ? 0 : attribute(machine, each, '__parameters__');
    if (machine.raised) return 0;
    if (inner === 0 || !machine.isInstance(inner, T.tuple) || tupleItems(machine.words, inner).length === 0) {
      machine.releaseMaybe(inner);
      made.push(machine.retain(each));
      continue;
    }
    const chosen = tupleItems(machine.words, inner).map((parameter) => given[wanted.indexOf(parameter)] ?? parameter);
    const key = copyToTuple(machine, chosen);
    machine.hold(key);
    const result = machine.ops.getItem(each, key);
    machine.drop();
    machine.release(key);
    machine.release(inner);
    if (result === 0) return 0;
    made.push(result);
  }
  return makeTuple(machine, made);
}

const getItem: Native = (machine, [item], _names, self) => {
  const { args, parameters, origin } = GenericAliasField;
  const wanted = parametersOf(machine, self, parameters, args);
  if (wanted === 0) return 0;
  const made = substitute(machine, self, machine.field(self, args), wanted, item!);
  if (made === 0) return 0;
  const alias = makeAlias(machine, machine.field(self, origin), made);
  machine.release(made);
  return alias;
};

/** `ga_call`: makes an object of the class, which may remember what it was made from. */
const call: Native = (machine, args, names, self) => {
  const made = machine.ops.call(machine.field(self, GenericAliasField.origin), args, names);
  if (made === 0) return 0;
  if (machine.ops.setAttribute(made, intern(machine, '__orig_class__'), self)) return made;
  if (machine.raisedIs(T.AttributeError) || machine.raisedIs(T.TypeError)) {
    machine.clearException();
    return made;
  }
  machine.release(made);
  return 0;
};

const sameAs: Native = (machine, [other], _names, self) => {
  if (machine.typeOf(other!) !== T.genericAlias) return NOT_IMPLEMENTED;
  for (const offset of [GenericAliasField.origin, GenericAliasField.args]) {
    const same = equal(machine, machine.field(self, offset), machine.field(other!, offset));
    if (same < 0) return 0;
    if (same === 0) return boolObject(false);
  }
  return boolObject(
    machine.field(self, GenericAliasField.starred) === machine.field(other!, GenericAliasField.starred),
  );
};

/** `ga_hash`. */
const hashAlias: Native = (machine, _args, _names, self) => {
  if (!hash(machine, machine.field(self, GenericAliasField.origin))) return 0;
  const first = lastHash(machine);
  if (!hash(machine, machine.field(self, GenericAliasField.args))) return 0;
  return makeInt(machine, BigInt.asIntN(64, first ^ lastHash(machine)));
};

/** `ga_iter`: once, itself with a star. */
const unpack: Native = (machine, _args, _names, self) => {
  const { origin, args, starred } = GenericAliasField;
  const alias = makeAlias(machine, machine.field(self, origin), machine.field(self, args));
  machine.memory.put(alias + starred, 1);
  const tuple = allocateTuple(machine, 1);
  machine.memory.point(tuple + 24, alias);
  machine.track(tuple);
  const iterator = machine.ops.iterate(tuple);
  machine.release(tuple);
  return iterator;
};

function refuseCheck(what: string): Native {
  return (machine) => machine.raise(T.TypeError, `${what} argument 2 cannot be a parameterized generic`);
}

export const ALIAS_TYPE: NativeType = {
  key: 'genericAlias',
  make: (machine, _type, args, names) => {
    if (names.length > 0) return machine.raise(T.TypeError, 'GenericAlias() takes no keyword arguments');
    if (args.length !== 2) {
      return machine.raise(T.TypeError, `GenericAlias expected 2 arguments, got ${args.length}`);
    }
    return makeAlias(machine, args[0]!, args[1]!);
  },
  methods: [
    method('__repr__', 0, 0, repr),
    method('__call__', 0, Infinity, call, 'any'),
    method('__getitem__', 1, 1, getItem),
    method('__hash__', 0, 0, hashAlias),
    method('__eq__', 1, 1, sameAs),
    method('__iter__', 0, 0, unpack),
    method('__mro_entries__', 1, 1, (machine, _args, _names, self) =>
      copyToTuple(machine, [machine.field(self, GenericAliasField.origin)]),
    ),
    method('__instancecheck__', 1, 1, refuseCheck('isinstance()')),
    method('__subclasscheck__', 1, 1, refuseCheck('issubclass()')),
  ],
  getsets: [
    {
      name: '__origin__',
      get: (machine, alias) => machine.retain(machine.field(alias, GenericAliasField.origin)),
      set: null,
    },
    {
      name: '__args__',
      get: (machine, alias) => machine.retain(machine.field(alias, GenericAliasField.args)),
      set: null,
    },
    {
      name: '__parameters__',
      get: (machine, alias) => {
        const made = parametersOf(machine, alias, GenericAliasField.parameters, GenericAliasField.args);
        return made === 0 ? 0 : machine.retain(made);
      },
      set: null,
    },
  ],
};

/** The builtin types whose class method `__class_getitem__` is `Py_GenericAlias`. */
const SUBSCRIPTED: readonly TypeKey[] = [
  'list',
  'dict',
  'tuple',
  'set',
  'frozenset',
  'enumerate',
  'generator',
  'deque',
  'defaultdict',
  'partial',
  'lruCacheWrapper',
  'chain',
  'weakref',
  'BaseExceptionGroup',
];

/** Classes of these types can be subscribed. */
export function installAliases(machine: Machine): void {
  const subscribe: Native = (each, [item], _names, self) => makeAlias(each, self, item!);
  for (const key of SUBSCRIPTED) {
    const row = { ...method('__class_getitem__', 1, 1, subscribe), owner: key, kind: 'class' as const };
    declareMembers(machine, key, [row], []);
  }
}
