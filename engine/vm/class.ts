import { deleteItem, dictEntries, getStr, makeDict, mergeInto, setItem } from '../object/dict.js';
import { releaseKeys } from '../object/dict.js';
import { makeException } from '../object/exception.js';
import { giveValues, makeInstance, releaseAttributes } from '../object/instance.js';
import { makeSharedKeys } from '../object/shared-keys.js';
import { CLASS_INSTANCE } from '../object/space.js';
import { EMPTY_TUPLE, NONE } from '../object/statics.js';
import { intern, isStr, nameOf, textOf } from '../object/str.js';
import { CellField, GC_HEAD, MANAGED_WEAKLIST, SIZE, TYPE, TypeField, TypeFlag } from '../object/struct.js';
import { copyToTuple, makeTuple, tupleItems } from '../object/tuple.js';
import { isStaticType, rowIndex, rowOf, T, TYPE_ROWS } from '../object/type-table.js';
import { clearReference, clearWeakrefs, weakListOffset, weakrefsOf } from '../object/weakref.js';
import { resolutionOrder } from './attribute-order.js';
import { type Machine, Stop } from './machine.js';
import { slotOffsets } from '../object/referents.js';
import { makeDescriptor, noteFinalizer, TP_FINALIZE } from './static-members.js';

/** Classes: `type_new` and `type_call` of Objects/typeobject.c. */
const HEAP_TYPE_SIZE = 920;
const MEMBER_SIZE = 40;

/** `type_call`: borrowed arguments, a new reference, or 0. */
export function callType(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number {
  if (type === T.type && args.length === 1 && names.length === 0) return machine.retain(machine.typeOf(args[0]!));
  if (isStaticType(type)) {
    const constructor = machine.constructors.get(type) ?? exceptionConstructor(machine, type);
    if (constructor === undefined) {
      return machine.raise(T.TypeError, `cannot create '${rowOf(type).name}' instances`);
    }
    const held = constructor.tuple ? copyToTuple(machine, args) : EMPTY_TUPLE;
    machine.hold(held);
    const made = constructor.make(machine, type, args, names);
    machine.drop();
    machine.release(held);
    return made;
  }
  return instantiate(machine, type, args, names);
}

/** Exceptions keep the argument tuple as `args`. */
function exceptionConstructor(
  machine: Machine,
  type: number,
): { tuple: boolean; make(...all: [Machine, number, readonly number[], readonly string[]]): number } | undefined {
  if ((machine.flagsOf(type) & TypeFlag.exceptionSubclass) === 0) return undefined;
  return { tuple: false, make: (_, of, args) => newException(machine, of, copyToTuple(machine, args)) };
}

/** `BaseException_new`, and the field of StopIteration. The tuple is handed over. */
function newException(machine: Machine, type: number, tuple: number): number {
  const exception = makeException(machine, type, tuple);
  if (machine.isSubtype(type, T.StopIteration)) {
    const items = tupleItems(machine.words, tuple);
    machine.memory.point(exception + 72, machine.retain(items[0] ?? NONE));
  }
  return exception;
}

function instantiate(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number {
  const layout = TYPE_ROWS[machine.layoutOf(type)]!;
  const isException = (machine.flagsOf(type) & TypeFlag.exceptionSubclass) !== 0;
  const maker = machine.ops.lookup(type, intern(machine, '__new__'));
  const init = machine.ops.lookup(type, intern(machine, '__init__'));
  const tuple = copyToTuple(machine, args.slice(0, args.length - names.length));
  machine.hold(tuple);
  let made: number;
  if (maker !== 0 && machine.typeOf(maker) !== T.methodDescriptor) {
    const plain = machine.typeOf(maker) === T.staticmethod ? machine.field(maker, 16) : maker;
    made = machine.ops.call(plain, [type, ...args], names);
    if (made !== 0 && !machine.isInstance(made, type)) {
      machine.drop();
      machine.release(tuple);
      return made;
    }
  } else if (isException) {
    made = newException(machine, type, machine.retain(tuple));
  } else if (layout.key === 'object') {
    if (args.length > 0 && (init === 0 || machine.typeOf(init) === T.methodDescriptor)) {
      machine.drop();
      machine.release(tuple);
      return machine.raise(T.TypeError, `${machine.typeName(type)}() takes no arguments`);
    }
    made = newInstance(machine, type);
  } else {
    throw new Stop('unsupported', `instances of subclasses of ${layout.name} are not simulated yet`);
  }
  if (made !== 0 && init !== 0 && machine.typeOf(init) !== T.methodDescriptor) {
    machine.hold(made);
    const result = machine.ops.call(init, [made, ...args], names);
    machine.drop();
    if (result === 0) {
      machine.release(made);
      made = 0;
    } else if (result !== NONE) {
      const wrong = machine.typeName(machine.typeOf(result));
      machine.release(result);
      machine.release(made);
      made = machine.raise(T.TypeError, `__init__() should return None, not '${wrong}'`);
    } else {
      machine.release(result);
    }
  }
  machine.drop();
  machine.release(tuple);
  return made;
}

/** `object_new`. */
export function newInstance(machine: Machine, type: number): number {
  const object = makeInstance(machine, type);
  giveValues(machine, object, type);
  return object;
}

/** `__build_class__(func, name, *bases)` (Python/bltinmodule.c). */
export function buildClass(machine: Machine, args: readonly number[], names: readonly string[]): number {
  if (names.length > 0) throw new Stop('unsupported', 'class keywords such as metaclass= are not simulated yet');
  const [func, name, ...bases] = args;
  const namespace = makeDict(machine);
  machine.hold(namespace);
  const cell = machine.ops.runBody(func!, namespace);
  machine.drop();
  if (cell === 0) {
    machine.release(namespace);
    return 0;
  }
  const tuple = copyToTuple(machine, bases);
  for (const each of [cell, tuple, namespace]) machine.hold(each);
  const type = newType(machine, name!, bases, tuple, namespace);
  machine.drop(3);
  if (type !== 0 && machine.typeOf(cell) === T.cell) {
    const old = machine.field(cell, CellField.ref);
    machine.memory.point(cell + CellField.ref, machine.retain(type));
    machine.releaseMaybe(old);
  }
  machine.release(tuple);
  machine.release(namespace);
  machine.release(cell);
  return type;
}

/** Special methods that classes may define in CPython, and that would be ignored here. */
const REFUSED_METHODS = [
  '__getattribute__',
  '__init_subclass__',
  '__instancecheck__',
  '__subclasscheck__',
  '__prepare__',
  '__sizeof__',
  '__dir__',
  '__class_getitem__',
];

/** `type_new`: a new class; arguments are borrowed. */
function newType(
  machine: Machine,
  name: number,
  given: readonly number[],
  givenTuple: number,
  namespace: number,
): number {
  const memory = machine.memory;
  const bases = given.length === 0 ? [T.object] : [...given];
  const wrong = bases.find((base) => machine.typeOf(base) !== T.type);
  if (wrong !== undefined) {
    throw new Stop(
      'unsupported',
      `a base class of type ${machine.typeName(machine.typeOf(wrong))} is not simulated yet`,
    );
  }
  const sealed = bases.find((base) => isStaticType(base) && !rowOf(base).inheritable);
  if (sealed !== undefined) {
    return machine.raise(T.TypeError, `type '${machine.typeName(sealed)}' is not an acceptable base type`);
  }
  const base = bestBase(machine, bases);
  const dict = makeDict(machine);
  mergeInto(machine, dict, namespace);
  const refused = REFUSED_METHODS.find((method) => getStr(machine, dict, intern(machine, method)) !== 0);
  if (refused !== undefined) throw new Stop('unsupported', `classes that define ${refused} are not simulated yet`);
  const slots = slotNames(machine, dict);
  if (slots === null) return 0;

  const inheritsDict = (machine.flagsOf(base) & TypeFlag.managedDict) !== 0;
  const inheritsWeakrefs = weakListOffset(machine.words, base) !== 0;
  const addsDict = slots === undefined && !inheritsDict && !dictBase(machine, base);
  const addsWeakrefs = slots === undefined && !inheritsWeakrefs && machine.field(base, TypeField.itemSize) === 0;
  const own = [...(slots ?? [])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

  const type = machine.makeGc(T.type, HEAP_TYPE_SIZE + MEMBER_SIZE * (own.length + 1));
  memory.clear(type + SIZE, HEAP_TYPE_SIZE + MEMBER_SIZE * (own.length + 1) - SIZE);
  machine.track(type);
  memory.put(type + SIZE, own.length);
  const size = machine.field(base, TypeField.basicSize);
  memory.put(type + TypeField.basicSize, size + 8 * own.length);
  memory.put(type + TypeField.itemSize, machine.field(base, TypeField.itemSize));
  memory.put(type + TypeField.dealloc, machine.layoutOf(base));
  const inherited = machine.flagsOf(base) & (TypeFlag.managedDict | TypeFlag.managedWeakref | SUBCLASS_FLAGS);
  memory.put(
    type + TypeField.flags,
    inherited |
      TypeFlag.heapType |
      TypeFlag.baseType |
      TypeFlag.ready |
      TypeFlag.haveGc |
      (addsDict ? TypeFlag.managedDict : 0) |
      (addsWeakrefs ? TypeFlag.managedWeakref : 0),
  );
  const weakList = addsWeakrefs ? MANAGED_WEAKLIST : weakListOffset(machine.words, base);
  memory.put(type + TypeField.weakListOffset, weakList);
  memory.point(type + TypeField.heapName, machine.retain(name));
  const qualname = getStr(machine, dict, intern(machine, '__qualname__')) || name;
  memory.point(type + TypeField.qualname, machine.retain(qualname));
  deleteItem(machine, dict, intern(machine, '__qualname__'));
  memory.point(type + TypeField.base, machine.retain(base));
  memory.point(type + TypeField.dict, dict);
  const basesTuple = given.length === 0 ? makeTuple(machine, [machine.retain(T.object)]) : machine.retain(givenTuple);
  memory.point(type + TypeField.bases, basesTuple);
  const doc = intern(machine, '__doc__');

  own.forEach((slot, index) => {
    const offset = size + 8 * index;
    memory.put(type + TypeField.slotMembers + index * MEMBER_SIZE + 16, offset);
    addMember(machine, type, dict, T.memberDescriptor, mangle(slot, textOf(machine, name)), offset);
  });
  if (addsDict)
    addMember(
      machine,
      type,
      dict,
      T.getsetDescriptor,
      '__dict__',
      machine.getsets.findIndex((row) => row.name === '__dict__'),
    );
  if (addsWeakrefs)
    addMember(
      machine,
      type,
      dict,
      T.getsetDescriptor,
      '__weakref__',
      machine.getsets.findIndex((row) => row.name === '__weakref__'),
    );
  if (getStr(machine, dict, doc) === 0) setItem(machine, dict, doc, NONE);
  const order = linearize(machine, type, bases);
  if (order === null) {
    machine.release(type);
    return machine.raise(
      T.TypeError,
      `Cannot create a consistent method resolution\norder (MRO) for bases ${bases.map((each) => machine.typeName(each)).join(', ')}`,
    );
  }
  memory.point(type + TypeField.mro, copyToTuple(machine, order));
  if (addsDict || inheritsDict) memory.point(type + TypeField.cachedKeys, makeSharedKeys(machine));
  machine.typeEpoch++;
  machine.hold(type);
  const named = callSetNames(machine, type, dict);
  machine.drop();
  if (!named) {
    machine.release(type);
    return 0;
  }
  const classCell = getStr(machine, dict, intern(machine, '__classcell__'));
  if (classCell !== 0) {
    memory.point(classCell + CellField.ref, machine.retain(type));
    deleteItem(machine, dict, intern(machine, '__classcell__'));
  }
  machine.typeEpoch++;
  noteFinalizer(machine, type);
  return type;
}

const SUBCLASS_FLAGS =
  TypeFlag.sequence |
  TypeFlag.mapping |
  TypeFlag.matchSelf |
  TypeFlag.intSubclass |
  TypeFlag.listSubclass |
  TypeFlag.tupleSubclass |
  TypeFlag.bytesSubclass |
  TypeFlag.strSubclass |
  TypeFlag.dictSubclass |
  TypeFlag.exceptionSubclass |
  TypeFlag.typeSubclass;

function dictBase(machine: Machine, base: number): boolean {
  return base === T.module || base === T.type || (machine.flagsOf(base) & TypeFlag.exceptionSubclass) !== 0;
}

/** `best_base`: the one whose struct the others' is a part of. */
function bestBase(machine: Machine, bases: readonly number[]): number {
  const depth = (type: number): number => {
    let levels = 0;
    for (let at = machine.layoutOf(type); TYPE_ROWS[at]!.base !== null; levels++)
      at = rowIndex(T[TYPE_ROWS[at]!.base!]);
    return levels * 1000 + (machine.field(type, TypeField.basicSize) >> 3);
  };
  return bases.reduce((best, each) => (depth(each) > depth(best) ? each : best));
}

/** The names of `__slots__`, undefined where there are none, null after an exception. */
function slotNames(machine: Machine, dict: number): string[] | undefined | null {
  const slots = getStr(machine, dict, intern(machine, '__slots__'));
  if (slots === 0) return undefined;
  if (isStr(machine, slots)) return [textOf(machine, slots)];
  const iterator = machine.ops.iterate(slots);
  if (iterator === 0) return null;
  const names: string[] = [];
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) {
    names.push(textOf(machine, item));
    machine.release(item);
  }
  machine.release(iterator);
  if (names.includes('__dict__') || names.includes('__weakref__')) {
    throw new Stop('unsupported', '__dict__ and __weakref__ in __slots__ are not simulated yet');
  }
  return machine.raised ? null : names;
}

function mangle(name: string, className: string): string {
  return name.startsWith('__') && !name.endsWith('__') ? `_${className.replace(/^_+/, '')}${name}` : name;
}

function addMember(machine: Machine, type: number, dict: number, kind: number, name: string, native: number): void {
  const descriptor = makeDescriptor(machine, kind, type, name, native);
  setItem(machine, dict, intern(machine, name), descriptor);
  machine.release(descriptor);
}

/** C3 linearization (`mro_implementation`); null where there is none. */
function linearize(machine: Machine, type: number, bases: readonly number[]): number[] | null {
  const lists = [...bases.map((base) => resolutionOrder(machine, base)), [...bases]];
  const order = [type];
  for (;;) {
    const open = lists.filter((list) => list.length > 0);
    if (open.length === 0) return order;
    const next = open.map((list) => list[0]!).find((head) => open.every((list) => !list.slice(1).includes(head)));
    if (next === undefined) return null;
    order.push(next);
    for (const list of open) if (list[0] === next) list.shift();
  }
}

/** `type_new_set_names`. */
function callSetNames(machine: Machine, type: number, dict: number): boolean {
  for (const [key, value] of dictEntries(machine, dict)) {
    const own = machine.typeOf(value);
    const hook = isStaticType(own) ? 0 : machine.ops.lookup(own, intern(machine, '__set_name__'));
    if (hook === 0) continue;
    const result = machine.ops.call(hook, [value, type, key]);
    if (result === 0) return false;
    machine.release(result);
  }
  return true;
}

/** The offset of the list of weak references that a class added to the struct of the static type it extends, or 0. */
function ownWeakList(machine: Machine, type: number): number {
  const offset = weakListOffset(machine.words, type);
  return weakListOffset(machine.words, TYPE_ROWS[machine.layoutOf(type)]!.address) === 0 ? offset : 0;
}

/** What `type_dealloc` releases, in order. */
const CLASS_FIELDS = [
  TypeField.base,
  TypeField.dict,
  TypeField.bases,
  TypeField.mro,
  TypeField.heapName,
  TypeField.qualname,
];

/** The burial of instances (`subtype_dealloc`) and of classes (`type_dealloc`). */
export function installClasses(machine: Machine): void {
  const bury = (object: number): void => {
    const type = machine.typeOf(object);
    if (machine.field(type, TP_FINALIZE) !== 0) {
      machine.track(object);
      if (machine.hooks.finalize(object)) return;
      machine.untrack(object);
    }
    const weakList = ownWeakList(machine, type);
    if (weakList !== 0 && machine.field(object, weakList) !== 0) {
      clearWeakrefs(machine, object);
      for (const reference of weakrefsOf(machine, object)) clearReference(machine, reference);
    }
    const reader = { words: machine.words, bytes: machine.memory.bytes };
    for (const offset of slotOffsets(reader, type)) {
      const value = machine.field(object, offset);
      if (value === 0) continue;
      machine.memory.put(object + offset, 0);
      machine.release(value);
    }
    if ((machine.flagsOf(type) & TypeFlag.managedDict) !== 0) releaseAttributes(machine, object, type);
    const layout = machine.layoutOf(type);
    if (TYPE_ROWS[layout]!.key === 'object') machine.freeObject(object);
    else machine.burials[layout]!(object);
    machine.release(type);
  };
  const buryClass = (type: number): void => {
    if (machine.field(type, TypeField.weakList) !== 0) clearWeakrefs(machine, type);
    machine.releaseFields(type, CLASS_FIELDS);
    const keys = machine.field(type, TypeField.cachedKeys);
    if (keys !== 0) releaseKeys(machine, keys);
    machine.freeGc(type, GC_HEAD);
  };
  machine.burials[CLASS_INSTANCE] = (object) => {
    machine.untrack(object);
    machine.nested(object, bury);
  };
  machine.burials[rowIndex(T.type)] = (type) => {
    machine.untrack(type);
    machine.typeEpoch++;
    machine.dismantle(type, buryClass);
  };
}

/** The name of a class as `repr` shows it: with its module, unless that is builtins. */
export function qualifiedTypeName(machine: Machine, type: number): string {
  if (isStaticType(type)) return rowOf(type).name;
  const module = getStr(machine, machine.field(type, TypeField.dict), intern(machine, '__module__'));
  const name = nameOf(machine, machine.field(type, TypeField.qualname));
  return module === 0 || machine.words[(module + TYPE) >> 2] !== T.str ? name : `${textOf(machine, module)}.${name}`;
}
