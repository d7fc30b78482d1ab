import { dictEntries } from '../../object/dict.js';
import { inlineValues } from '../../object/instance.js';
import { entryKey } from '../../object/dict-keys.js';
import { boolObject, makeInt } from '../../object/int.js';
import { makeList } from '../../object/list.js';
import { sizeOf } from '../../object/size.js';
import { NONE, NOT_IMPLEMENTED } from '../../object/statics.js';
import { isStr, makeStr, nameOf, textOf, intern } from '../../object/str.js';
import { ModuleField, TypeField, TypeFlag } from '../../object/struct.js';
import { localsOfFrame } from '../frame-locals.js';
import { isStaticType, rowOf, T, TYPE_ROWS, type TypeKey } from '../../object/type-table.js';
import { orderOf } from '../../object/values.js';
import { dictOf } from '../attribute.js';
import { resolutionOrder } from '../attribute-order.js';
import { linearize, newClass } from '../class.js';
import { MODULE_NAMES } from '../module-names.js';
import { TYPE_NAMES } from '../type-names.js';
import { createNative } from '../construction.js';
import { plainFormat } from '../format-value.js';
import { isPlainInstance, isPlainSubclass } from '../instance-check.js';
import { makeDict } from '../../object/dict.js';
import { subclassesOf } from '../subclasses.js';
import { type Machine, type Native, type NativeRow, Stop } from '../machine.js';

/** The methods that all objects and all classes have: Objects/typeobject.c. */
function row(owner: TypeKey, name: string, most: number, call: Native, kind: NativeRow['kind'] = 'method'): NativeRow {
  return { name, owner, least: most, most, keywords: null, call, kind };
}

/** Takes any arguments. */
function open(owner: TypeKey, name: string, call: Native, kind: NativeRow['kind']): NativeRow {
  return { name, owner, least: 0, most: Infinity, keywords: 'any', call, kind };
}

/** The names of `object_dir` or `type_dir`, sorted. */
export function directory(machine: Machine, object: number): string[] {
  const type = machine.typeOf(object);
  if (type === T.module) return namesOfModule(machine, object);
  const names = new Set<string>();
  const isType = machine.isMetaclass(type);
  if (!isType) {
    for (const name of ownNames(machine, object)) names.add(name);
  }
  for (const each of resolutionOrder(machine, isType ? object : type)) {
    for (const name of namesOfType(machine, each)) names.add(name);
  }
  return [...names].sort(byCode);
}

/** `module_dir`: what CPython's module has, where it is one of the library's. */
function namesOfModule(machine: Machine, module: number): string[] {
  const name = nameOf(machine, machine.field(module, ModuleField.name));
  if (name === '__main__' || machine.modules.get(name) !== module) return ownNames(machine, module).sort(byCode);
  const known = MODULE_NAMES[name];
  if (known === undefined) throw new Stop('unsupported', `the list of all names of ${name} is not simulated yet`);
  return known.split(' ');
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ownNames(machine: Machine, object: number): string[] {
  const type = machine.typeOf(object);
  if ((machine.flagsOf(type) & TypeFlag.managedDict) !== 0) {
    const values = inlineValues(machine.words, object);
    if (values !== 0) {
      const keys = machine.field(type, TypeField.cachedKeys);
      return orderOf(machine, values).map((index) => nameOf(machine, entryKey(machine.words, keys, index)));
    }
  }
  const dict = dictOf(machine, object);
  if (dict === 0) return [];
  return dictEntries(machine, dict).flatMap(([key]) => (isStr(machine, key) ? [textOf(machine, key)] : []));
}

function namesOfType(machine: Machine, type: number): string[] {
  if (isStaticType(type)) {
    const names = TYPE_NAMES[rowOf(type).key];
    if (names !== undefined) return names.split(' ');
    throw new Stop('unsupported', `the list of all names of ${machine.typeName(type)} is not simulated yet`);
  }
  return dictEntries(machine, machine.field(type, TypeField.dict)).flatMap(([key]) =>
    isStr(machine, key) ? [textOf(machine, key)] : [],
  );
}

function nameList(machine: Machine, names: readonly string[]): number {
  return makeList(
    machine,
    names.map((name) => machine.interned.get(name) ?? makeStr(machine, name)),
  );
}

/** `tp_new_wrapper`: the first argument is the class to make an instance of. */
function newOf(key: TypeKey): NativeRow {
  const call: Native = (machine, args, names) => {
    const name = rowOf(T[key]).name;
    const [type] = args;
    if (type === undefined || args.length === names.length) {
      return machine.raise(T.TypeError, `${name}.__new__(): not enough arguments`);
    }
    if (!machine.isMetaclass(machine.typeOf(type))) {
      const wrong = machine.typeName(machine.typeOf(type));
      return machine.raise(T.TypeError, `${name}.__new__(X): X is not a type object (${wrong})`);
    }
    const asked = machine.typeName(type);
    if (!machine.isSubtype(type, T[key])) {
      return machine.raise(T.TypeError, `${name}.__new__(${asked}): ${asked} is not a subtype of ${name}`);
    }
    const safe = nativeNewOf(machine, type);
    if (safe !== key) {
      const right = rowOf(T[safe]).name;
      return machine.raise(T.TypeError, `${name}.__new__(${asked}) is not safe, use ${right}.__new__()`);
    }
    if (key === 'type') return newClass(machine, type, args.slice(1), names);
    return createNative(machine, type, args.slice(1), names);
  };
  return open(key, '__new__', call, 'static');
}

/** The types with a `__new__` of their own. */
const MAKERS: readonly TypeKey[] = [
  'object',
  'type',
  'int',
  'bool',
  'float',
  'complex',
  'str',
  'bytes',
  'bytearray',
  'list',
  'tuple',
  'dict',
  'set',
  'frozenset',
  'range',
  'slice',
  'property',
  'staticmethod',
  'classmethod',
  'super',
  'module',
  'NoneType',
  'BaseException',
  'OSError',
];

/** The builtin type whose `tp_new` a class has. */
function nativeNewOf(machine: Machine, type: number): TypeKey {
  for (let key: TypeKey | null = TYPE_ROWS[machine.layoutOf(type)]!.key; key !== null; key = rowOf(T[key]).base) {
    if (MAKERS.includes(key)) return key;
  }
  return 'object';
}

const OBJECT_METHODS: readonly NativeRow[] = [
  open(
    'object',
    '__init_subclass__',
    (machine, args, names, self) => {
      if (args.length === 0) return NONE;
      const owner = machine.typeName(self);
      if (names.length > 0)
        return machine.raise(T.TypeError, `${owner}.__init_subclass__() takes no keyword arguments`);
      return machine.raise(T.TypeError, `${owner}.__init_subclass__() takes no arguments (${args.length} given)`);
    },
    'class',
  ),
  open('object', '__subclasshook__', () => NOT_IMPLEMENTED, 'class'),
  row('object', '__format__', 1, (machine, [spec], _names, self) => {
    if (!isStr(machine, spec!)) {
      const wrong = machine.typeName(machine.typeOf(spec!));
      return machine.raise(T.TypeError, `__format__() argument must be str, not ${wrong}`);
    }
    if (textOf(machine, spec!) !== '') {
      const owner = machine.typeName(machine.typeOf(self));
      return machine.raise(T.TypeError, `unsupported format string passed to ${owner}.__format__`);
    }
    return machine.ops.call(T.str, [self]);
  }),
  row('object', '__sizeof__', 0, (machine, _args, _names, self) =>
    makeInt(
      machine,
      sizeOf({ words: machine.words, bytes: machine.memory.bytes }, self) - machine.headOf(machine.typeOf(self)),
    ),
  ),
  row('object', '__dir__', 0, (machine, _args, _names, self) => nameList(machine, directory(machine, self))),
];

const TYPE_METHODS: readonly NativeRow[] = [
  row('type', 'mro', 0, (machine, _args, _names, self) => {
    if (isStaticType(self)) return listOfTypes(machine, resolutionOrder(machine, self));
    const bases = resolutionBases(machine, self);
    const order = linearize(machine, self, bases);
    return order === null ? 0 : listOfTypes(machine, order);
  }),
  row('type', '__subclasses__', 0, (machine, _args, _names, self) => {
    if (isStaticType(self) && isUncertain(self)) {
      throw new Stop('unsupported', `the list of all subclasses of ${machine.typeName(self)} is not simulated yet`);
    }
    return listOfTypes(machine, subclassesOf(machine, self));
  }),
  open('type', '__prepare__', (machine) => makeDict(machine), 'class'),
  row('type', '__instancecheck__', 1, (machine, [object], _names, self) => {
    const found = isPlainInstance(machine, object!, self);
    return found < 0 ? 0 : boolObject(found === 1);
  }),
  row('type', '__subclasscheck__', 1, (machine, [type], _names, self) => {
    const found = isPlainSubclass(machine, type!, self);
    return found < 0 ? 0 : boolObject(found === 1);
  }),
  row('type', '__dir__', 0, (machine, _args, _names, self) => nameList(machine, directory(machine, self))),
];

/** Builtin types that have subclasses in a CPython that has just started. */
function isUncertain(type: number): boolean {
  return TYPE_ROWS.some((other) => other.base !== null && T[other.base] === type) || UNCERTAIN.has(rowOf(type).key);
}

const UNCERTAIN: ReadonlySet<TypeKey> = new Set(['dict', 'tuple', 'list', 'set', 'str', 'int', 'module', 'type']);

function resolutionBases(machine: Machine, type: number): number[] {
  const bases = machine.field(type, TypeField.bases);
  const length = machine.field(bases, 16);
  return Array.from({ length }, (_, index) => machine.field(bases, 24 + index * 8));
}

function listOfTypes(machine: Machine, types: readonly number[]): number {
  return makeList(
    machine,
    types.map((type) => machine.retain(type)),
  );
}

/** `__format__` of the types that know format specifications. */
function formatOf(key: TypeKey): NativeRow {
  return row(key, '__format__', 1, (machine, [spec], _names, self) => {
    if (!isStr(machine, spec!)) {
      const wrong = machine.typeName(machine.typeOf(spec!));
      return machine.raise(T.TypeError, `__format__() argument must be str, not ${wrong}`);
    }
    const text = plainFormat(machine, self, textOf(machine, spec!));
    return text === null ? 0 : makeStr(machine, text);
  });
}

/** `property.__set_name__`. */
const SET_NAME = row('property', '__set_name__', 2, (machine, [, name], _names, self) => {
  const old = machine.field(self, 48);
  machine.memory.point(self + 48, machine.retain(name!));
  machine.releaseMaybe(old);
  return NONE;
});

/** By type. */
export function typeMethods(): ReadonlyMap<TypeKey, readonly NativeRow[]> {
  const rows = new Map<TypeKey, NativeRow[]>(MAKERS.map((key) => [key, [newOf(key)]]));
  rows.get('object')!.push(...OBJECT_METHODS);
  rows.get('type')!.push(...TYPE_METHODS);
  rows.get('property')!.push(SET_NAME);
  for (const key of ['int', 'float', 'str'] as const) rows.get(key)!.push(formatOf(key));
  return rows;
}

function namesOf(machine: Machine, object: number): number {
  const hook = machine.ops.lookup(machine.typeOf(object), intern(machine, '__dir__'));
  return machine.ops.callSpecial(hook, object, []);
}

/** `_dir_locals`. */
function localNames(machine: Machine): number {
  const locals = localsOfFrame(machine, machine.memory.fp);
  machine.hold(locals);
  const keys = machine.ops.getAttribute(locals, intern(machine, 'keys'));
  const names = keys === 0 ? 0 : machine.ops.call(keys, []);
  machine.releaseMaybe(keys);
  machine.drop();
  machine.release(locals);
  return names;
}

/** `dir(object)`: what `__dir__` gives, sorted; `dir()`: the names of the running scope. A new list, or 0. */
export function dir(machine: Machine, object: number | undefined): number {
  const given = object === undefined ? localNames(machine) : namesOf(machine, object);
  if (given === 0) return 0;
  machine.hold(given);
  const list = machine.ops.call(T.list, [given]);
  machine.drop();
  machine.release(given);
  if (list === 0) return 0;
  machine.hold(list);
  const sort = machine.ops.getAttribute(list, intern(machine, 'sort'));
  const done = sort === 0 ? 0 : machine.ops.call(sort, []);
  machine.drop();
  machine.releaseMaybe(sort);
  if (done !== 0) return list;
  machine.release(list);
  return 0;
}
