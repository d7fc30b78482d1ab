import { getStr, setItem } from '../object/dict.js';
import { EMPTY_KEYS, NONE } from '../object/statics.js';
import { giveValues, makeInstance } from '../object/instance.js';
import { intern, strData, strKind, strLength, textOf } from '../object/str.js';
import { DictField, PropertyField, SIZE, TupleField, TypeField, WrappedField } from '../object/struct.js';
import { tupleItems, tupleLength } from '../object/tuple.js';
import { digitCount } from '../object/int.js';
import { isStaticType, rowOf, T, TYPE_ROWS, type TypeKey } from '../object/type-table.js';
import { fillDict } from './fill-dict.js';
import { allocateSet, clearSet, setItems } from '../object/set.js';
import { newSet, updateSet } from './set-algebra.js';
import { newReference } from './weakref.js';
import { createGroup } from './exception-group.js';
import { createException, initException } from './exception-init.js';
import { extendList } from './extend.js';
import { type Machine, Stop } from './machine.js';
import { clearList } from '../object/list.js';

/** `tp_new` of a builtin type for a subclass of it: borrowed arguments, those by keyword last; a new reference, or 0. */
type Create = (machine: Machine, type: number, args: readonly number[], names: readonly string[]) => number;

/** `tp_init`: false after an exception. */
type Init = (machine: Machine, object: number, args: readonly number[], names: readonly string[]) => boolean;

interface Construction {
  readonly create: Create;
  readonly init?: Init;
}

/** `PyType_GenericAlloc` of a subclass's instance, nothing in it. */
const allocate: Create = (machine, type) => makeInstance(machine, type);

/** Makes the plain object first, and what the subclass needs of it is copied (`long_subtype_new` and kin). */
function fromPlain(key: TypeKey, copy: (machine: Machine, type: number, plain: number) => number): Create {
  return (machine, type, args, names) => {
    const plain = machine.ops.call(T[key], args, names);
    if (plain === 0) return 0;
    machine.hold(plain);
    const made = copy(machine, type, plain);
    machine.drop();
    machine.release(plain);
    return made;
  };
}

function tooMany(machine: Machine, name: string, args: readonly number[], names: readonly string[]): boolean {
  const given = args.length - names.length;
  if (given <= 1) return false;
  machine.raise(T.TypeError, `${name} expected at most 1 argument, got ${given}`);
  return true;
}

const initList: Init = (machine, list, args, names) => {
  if (names.length > 0) {
    machine.raise(T.TypeError, 'list() takes no keyword arguments');
    return false;
  }
  if (tooMany(machine, 'list', args, names)) return false;
  clearList(machine, list);
  return args.length === 0 || extendList(machine, list, args[0]!);
};

const initDict: Init = (machine, dict, args, names) => {
  if (tooMany(machine, 'dict', args, names)) return false;
  const positional = args.length - names.length;
  if (positional > 0 && !fillDict(machine, dict, args[0]!)) return false;
  return names.every((name, index) => setItem(machine, dict, intern(machine, name), args[positional + index]!));
};

const initSet: Init = (machine, set, args, names) => {
  if (names.length > 0) {
    machine.raise(T.TypeError, 'set() takes no keyword arguments');
    return false;
  }
  if (tooMany(machine, 'set', args, names)) return false;
  clearSet(machine, set);
  return args.length === 0 || updateSet(machine, set, args[0]!);
};

/** The functions of a property by position or keyword; its doc is the getter's where none is given. */
const initProperty: Init = (machine, property, args, names) => {
  const parts = [0, 0, 0, 0];
  const positional = args.length - names.length;
  const known = ['fget', 'fset', 'fdel', 'doc'];
  for (let index = 0; index < args.length; index++) {
    const place = index < positional ? index : known.indexOf(names[index - positional]!);
    if (place < 0 || place > 3) {
      machine.raise(
        T.TypeError,
        place < 0
          ? `'${names[index - positional]!}' is an invalid keyword argument for property()`
          : `property() takes at most 4 arguments (${args.length} given)`,
      );
      return false;
    }
    parts[place] = args[index]! === NONE && place < 3 ? 0 : args[index]!;
  }
  const fields = [PropertyField.get, PropertyField.set, PropertyField.delete];
  fields.forEach((field, place) => {
    const old = machine.field(property, field);
    machine.memory.point(property + field, parts[place] === 0 ? 0 : machine.retain(parts[place]!));
    machine.releaseMaybe(old);
  });
  const given = parts[3]!;
  machine.memory.put(property + PropertyField.getterDoc, 0);
  let doc = given === 0 ? 0 : machine.retain(given);
  if ((given === 0 || given === NONE) && parts[0] !== 0) {
    const found = machine.ops.getAttribute(parts[0]!, intern(machine, '__doc__'));
    if (found === 0) machine.clearException();
    else {
      doc = found;
      machine.memory.put(property + PropertyField.getterDoc, 1);
    }
  }
  if (machine.typeOf(property) !== T.property) {
    const set = machine.ops.setAttribute(property, intern(machine, '__doc__'), doc === 0 ? NONE : doc);
    machine.releaseMaybe(doc);
    return set;
  }
  const old = machine.field(property, PropertyField.doc);
  machine.memory.point(property + PropertyField.doc, doc);
  machine.releaseMaybe(old);
  return true;
};

const COPIED_NAMES = ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'] as const;

/** `sm_init`, `cm_init`: the callable, and its names copied (`functools_wraps`). */
function initWrapper(noun: string): Init {
  return (machine, object, args, names) => {
    if (names.length > 0) {
      machine.raise(T.TypeError, `${noun}() takes no keyword arguments`);
      return false;
    }
    if (args.length !== 1) {
      machine.raise(T.TypeError, `${noun} expected 1 argument, got ${args.length}`);
      return false;
    }
    const callable = args[0]!;
    const old = machine.field(object, WrappedField.callable);
    machine.memory.point(object + WrappedField.callable, machine.retain(callable));
    machine.releaseMaybe(old);
    for (const name of COPIED_NAMES) {
      const key = intern(machine, name);
      const value = machine.ops.getAttribute(callable, key);
      if (value === 0) {
        if (!machine.raisedIs(T.AttributeError)) return false;
        machine.clearException();
        continue;
      }
      const set = machine.ops.setAttribute(object, key, value);
      machine.release(value);
      if (!set) return false;
    }
    return true;
  };
}

/** Types that subclasses can be made of, other than plain ones; exceptions are all alike. */
const CONSTRUCTIONS: Partial<Record<TypeKey, Construction>> = {
  int: {
    create: fromPlain('int', (machine, type, plain) => {
      const digits = digitCount(machine.words, plain);
      const made = makeInstance(machine, type, digits);
      machine.memory.put(made + SIZE, machine.field(plain, SIZE));
      for (let index = 0; index < digits; index++) {
        machine.memory.put(made + 24 + index * 4, machine.field(plain, 24 + index * 4));
      }
      return made;
    }),
  },
  float: {
    create: fromPlain('float', (machine, type, plain) => {
      const made = makeInstance(machine, type);
      machine.memory.put(made + 16, machine.field(plain, 16));
      machine.memory.put(made + 20, machine.field(plain, 20));
      return made;
    }),
  },
  str: { create: fromPlain('str', copyStr) },
  tuple: {
    create: fromPlain('tuple', (machine, type, plain) => {
      const length = tupleLength(machine.words, plain);
      const made = makeInstance(machine, type, length);
      machine.memory.put(made + SIZE, length);
      tupleItems(machine.words, plain).forEach((item, index) =>
        machine.memory.point(made + TupleField.items + index * 8, machine.retain(item)),
      );
      return made;
    }),
  },
  list: { create: allocate, init: initList },
  dict: {
    create: (machine, type) => {
      const dict = makeInstance(machine, type);
      machine.memory.point(dict + DictField.keys, EMPTY_KEYS);
      return dict;
    },
    init: initDict,
  },
  set: { create: (machine, type) => allocateSet(machine, type), init: initSet },
  frozenset: {
    create: (machine, type, args, names) => {
      if (tooMany(machine, 'frozenset', args, names)) return 0;
      return args.length === 0 ? allocateSet(machine, type) : newSet(machine, type, args[0]!);
    },
  },
  property: { create: allocate, init: initProperty },
  staticmethod: { create: allocate, init: initWrapper('staticmethod') },
  classmethod: { create: allocate, init: initWrapper('classmethod') },
  weakref: { create: newReference, init: () => true },
  BaseExceptionGroup: { create: createGroup, init: initException },
  BaseException: { create: createException, init: initException },
};

/** `unicode_subtype_new`: head and characters in two blocks. */
function copyStr(machine: Machine, type: number, plain: number): number {
  const made = makeInstance(machine, type);
  const words = machine.words;
  const kind = strKind(words, plain);
  const length = strLength(words, plain);
  const size = (length + 1) * kind;
  const data = machine.heap.allocate('m', size);
  const from = strData(words, plain);
  machine.memory.write(data, machine.memory.bytes.slice(from, from + size));
  machine.memory.put(made + SIZE, length);
  for (const offset of [24, 28]) machine.memory.put(made + offset, machine.field(plain, offset));
  const state = machine.field(plain, 32) & 0x5c;
  machine.memory.put(made + 32, state);
  const ascii = (state & 0x40) !== 0;
  machine.memory.put(made + 40, ascii ? length : 0);
  machine.memory.point(made + 48, ascii ? data : 0);
  machine.memory.point(made + 56, data);
  return made;
}

/** What the type whose struct it is says, or a base of it. */
function constructionOf(type: number): Construction | undefined {
  for (let key: TypeKey | null = rowOf(type).key; key !== null; key = rowOf(T[key]).base) {
    const found = CONSTRUCTIONS[key];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `tp_new` of the builtin type of which the instances of `type` have the struct. */
export function createNative(
  machine: Machine,
  type: number,
  args: readonly number[],
  names: readonly string[],
): number {
  const layout = TYPE_ROWS[machine.layoutOf(type)]!;
  if (layout.key === 'object') return createObject(machine, type, args);
  const known = constructionOf(layout.address);
  const made = machine.nativeCreators.get(layout.address);
  if (made !== undefined) return made(machine, type, args, names);
  if (known === undefined) {
    throw new Stop('unsupported', `instances of subclasses of ${layout.name} are not simulated yet`);
  }
  if (isStaticType(type) && machine.constructors.has(type)) return machine.ops.call(type, args, names);
  return known.create(machine, type, args, names);
}

/** `tp_init` of a builtin type. */
export function initialize(
  machine: Machine,
  owner: number,
  object: number,
  args: readonly number[],
  names: readonly string[],
): boolean {
  const own = machine.nativeInits.get(owner);
  if (own !== undefined) return own(machine, object, args, names);
  if (machine.nativeCreators.has(owner)) return true;
  if (owner === T.type) return initType(machine, args.length - names.length, names.length);
  const init = owner === T.object ? undefined : constructionOf(owner)?.init;
  return init === undefined ? initObject(machine, object, args) : init(machine, object, args, names);
}

function ownNew(machine: Machine, type: number): boolean {
  return machine.ops.special(type, '__new__') !== 0;
}

/** True where a class has `tp_init` from its own `__init__`. */
function ownInit(machine: Machine, type: number): boolean {
  return machine.ops.special(type, '__init__') !== 0;
}

/** `object_new`. */
function createObject(machine: Machine, type: number, args: readonly number[]): number {
  if (args.length > 0) {
    if (ownNew(machine, type)) {
      return machine.raise(T.TypeError, 'object.__new__() takes exactly one argument (the type to instantiate)');
    }
    if (!ownInit(machine, type)) return machine.raise(T.TypeError, `${machine.typeName(type)}() takes no arguments`);
  }
  if (isStaticType(type)) return machine.makePlain(T.object, 16);
  if (!isConcrete(machine, type)) return 0;
  const object = makeInstance(machine, type);
  giveValues(machine, object, type);
  return object;
}

/** A class of which methods are still abstract makes no instances. */
function isConcrete(machine: Machine, type: number): boolean {
  const names = getStr(machine, machine.field(type, TypeField.dict), intern(machine, '__abstractmethods__'));
  if (names === 0 || machine.ops.size(names) <= 0) return true;
  const sorted = setItems(machine.words, names)
    .map((name) => textOf(machine, name))
    .sort();
  const plural = sorted.length > 1 ? 's' : '';
  const list = sorted.map((name) => `'${name}'`).join(', ');
  const what = `abstract class ${machine.typeName(type)} without an implementation for abstract method${plural} ${list}`;
  machine.raise(T.TypeError, `Can't instantiate ${what}`);
  return false;
}

/** `type_init`: all was done when the class was made. */
function initType(machine: Machine, count: number, named: number): boolean {
  if (named > 0 && count === 1) machine.raise(T.TypeError, 'type.__init__() takes no keyword arguments');
  else if (count !== 1 && count !== 3) machine.raise(T.TypeError, 'type.__init__() takes 1 or 3 arguments');
  else return true;
  return false;
}

/** `object_init`. */
function initObject(machine: Machine, object: number, args: readonly number[]): boolean {
  if (args.length === 0) return true;
  const type = machine.typeOf(object);
  if (ownInit(machine, type)) {
    machine.raise(T.TypeError, 'object.__init__() takes exactly one argument (the instance to initialize)');
    return false;
  }
  const layout = TYPE_ROWS[machine.layoutOf(type)]!;
  if (ownNew(machine, type) || layout.key !== 'object') return true;
  const message = `${machine.typeName(type)}.__init__() takes exactly one argument (the instance to initialize)`;
  machine.raise(T.TypeError, message);
  return false;
}
