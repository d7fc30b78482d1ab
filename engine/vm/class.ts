import { deleteItem, getStr, releaseKeys, setItem } from '../object/dict.js';
import { copyDict } from '../object/dict-copy.js';
import { releaseAttributes } from '../object/instance.js';
import { listItems } from '../object/list.js';
import { makeSharedKeys } from '../object/shared-keys.js';
import { CLASS_INSTANCE } from '../object/space.js';
import { EMPTY_TUPLE, NONE } from '../object/statics.js';
import { intern, isStr, nameOf, textOf } from '../object/str.js';
import { CellField, GC_HEAD, MANAGED_WEAKLIST, SIZE, TYPE, TypeField, TypeFlag } from '../object/struct.js';
import { copyToTuple, tupleItems } from '../object/tuple.js';
import { isStaticType, rowIndex, rowOf, T, TYPE_ROWS } from '../object/type-table.js';
import { clearReference, clearWeakrefs, weakListOffset, weakrefsOf } from '../object/weakref.js';
import { resolutionOrder } from './attribute-order.js';
import {
  basesOrObject,
  calculateMetaclass,
  callInitSubclass,
  callSetNames,
  typeArguments,
  wrapSpecial,
} from './build-class.js';
import { createNative, initialize } from './construction.js';
import type { Machine } from './machine.js';
import { counting, inlinedInit, inLoop } from './native-depth.js';
import { encodeText } from './codec.js';
import { addSubclass, dropSubclass, subclassesOf } from './subclasses.js';
import { callPacked, callPrepended } from './packed-call.js';
import { addSlots, type SlotPlan, solidBase } from './class-slots.js';
import { slotOffsets } from '../object/referents.js';
import { noteFinalizer, TP_FINALIZE } from './static-members.js';

/** Classes: `type_new`, `type_call` and `type_dealloc` of Objects/typeobject.c. */
const HEAP_TYPE_SIZE = 920;
const MEMBER_SIZE = 40;

/** `type_call`: borrowed arguments, a new reference, or 0. */
export function callType(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number {
  if (type === T.type) {
    if (args.length === 1 && names.length === 0) return machine.retain(machine.typeOf(args[0]!));
    if (args.length - names.length !== 3) return machine.raise(T.TypeError, 'type() takes 1 or 3 arguments');
  }
  const constructor = machine.constructors.get(type);
  if (constructor !== undefined) {
    const make = (): number => constructor.make(machine, type, args, names);
    return constructor.tuple ? callPacked(machine, args, names, make) : make();
  }
  if (isStaticType(type) && !canMake(machine, type)) {
    return machine.raise(T.TypeError, `cannot create '${rowOf(type).name}' instances`);
  }
  return instantiate(machine, type, args, names);
}

function canMake(machine: Machine, type: number): boolean {
  return type === T.type || (machine.flagsOf(type) & TypeFlag.exceptionSubclass) !== 0;
}

/** `tp_new`, then `tp_init` of what it made; the arguments are in a tuple and a dict of the call. */
function instantiate(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number {
  const inlined = inlinedInit(machine, type, args.length, names.length);
  const make = (): number =>
    callPacked(machine, args, names, () => {
      const made = create(machine, type, args, names);
      if (made === 0 || !machine.isInstance(made, type) || runInit(machine, made, args, names, inlined)) return made;
      machine.release(made);
      return 0;
    });
  return inlined ? make() : counting(machine, make);
}

/** `tp_new`: the class's own `__new__` (`slot_tp_new`), or the builtin type's. */
export function create(machine: Machine, type: number, args: readonly number[], names: readonly string[]): number {
  const maker = machine.ops.special(type, '__new__');
  if (maker === 0) {
    return machine.isMetaclass(type) ? newClass(machine, type, args, names) : createNative(machine, type, args, names);
  }
  const func = machine.ops.getAttribute(type, intern(machine, '__new__'));
  if (func === 0) return 0;
  machine.hold(func);
  const made = machine.ops.call(func, [type, ...args], names);
  machine.drop();
  machine.release(func);
  return made;
}

/** `tp_init`: false after an exception. */
function runInit(
  machine: Machine,
  object: number,
  args: readonly number[],
  names: readonly string[],
  inlined: boolean,
): boolean {
  const type = machine.typeOf(object);
  const init = machine.ops.special(type, '__init__');
  if (init === 0) {
    if (machine.isMetaclass(type)) return true;
    return initialize(machine, TYPE_ROWS[machine.layoutOf(type)]!.address, object, args, names);
  }
  machine.hold(object);
  if (inlined) machine.depth++;
  const call = (): number => callPrepended(machine, init, object, args, names);
  const result = inlined ? inLoop(machine, init, call) : call();
  if (inlined) machine.depth--;
  machine.drop();
  if (result === 0) return false;
  machine.release(result);
  if (result === NONE) return true;
  const wrong = machine.typeName(machine.typeOf(result));
  machine.raise(T.TypeError, `__init__() should return None, not '${wrong}'`);
  return false;
}

/** `type_new`: a new class; arguments are borrowed. */
export function newClass(machine: Machine, meta: number, args: readonly number[], names: readonly string[]): number {
  const parsed = typeArguments(machine, args.slice(0, args.length - names.length));
  if (parsed === null) return 0;
  const [name, given, namespace] = parsed;
  const items = tupleItems(machine.words, given);
  const wrong = items.find((base) => !machine.isMetaclass(machine.typeOf(base)));
  if (wrong !== undefined) {
    const hasEntries = machine.ops.lookup(machine.typeOf(wrong), intern(machine, '__mro_entries__')) !== 0;
    return machine.raise(
      T.TypeError,
      hasEntries ? "type() doesn't support MRO entry resolution; use types.new_class()" : 'bases must be types',
    );
  }
  const winner = calculateMetaclass(machine, meta, items);
  if (winner === 0) return 0;
  if (winner !== meta && machine.ops.special(winner, '__new__') !== 0) return create(machine, winner, args, names);
  const bases = basesOrObject(machine, given);
  const base = bestBase(machine, tupleItems(machine.words, bases));
  machine.hold(bases);
  const made = base === 0 ? 0 : makeClass(machine, winner, name, base, bases, namespace);
  machine.drop();
  machine.release(bases);
  if (made === 0) return 0;
  machine.hold(made);
  const ready =
    callSetNames(machine, made) && callInitSubclass(machine, made, args.slice(args.length - names.length), names);
  machine.drop();
  if (ready) return made;
  machine.release(made);
  return 0;
}

/** `type_new_init`, `type_new_set_attrs` and `PyType_Ready`. */
function makeClass(
  machine: Machine,
  meta: number,
  name: number,
  base: number,
  bases: number,
  namespace: number,
): number {
  const memory = machine.memory;
  const dict = copyDict(machine, namespace);
  machine.hold(dict);
  const plan = addSlots(machine, base, tupleItems(machine.words, bases), dict, textOf(machine, name));
  machine.drop();
  if (plan === null) {
    machine.release(dict);
    return 0;
  }
  const own = plan.names.length;
  const size = HEAP_TYPE_SIZE + MEMBER_SIZE * (own + 1);
  const type = machine.makeGc(meta, size);
  if (!isStaticType(meta)) machine.retain(meta);
  memory.clear(type + SIZE, size - SIZE);
  machine.track(type);
  memory.put(type + SIZE, own);
  const start = machine.field(base, TypeField.basicSize);
  memory.put(type + TypeField.basicSize, start + 8 * own);
  memory.put(type + TypeField.itemSize, machine.field(base, TypeField.itemSize));
  memory.put(type + TypeField.dealloc, machine.layoutOf(base));
  const weakList = plan.addsWeakrefs ? MANAGED_WEAKLIST : weakListOffset(machine.words, base);
  memory.put(type + TypeField.weakListOffset, weakList);
  memory.put(type + TypeField.flags, classFlags(machine, base, plan));
  memory.point(type + TypeField.heapName, machine.retain(name));
  memory.point(type + TypeField.base, machine.retain(base));
  memory.point(type + TypeField.dict, dict);
  memory.point(type + TypeField.bases, machine.retain(bases));
  machine.hold(type);
  const ready =
    setAttributes(machine, type, name, dict, plan, start) && setOrder(machine, type) && fillNames(machine, type, plan);
  machine.drop();
  if (!ready) {
    machine.release(type);
    return 0;
  }
  const subclasses = tupleItems(machine.words, bases);
  machine.hold(type);
  for (const each of subclasses) addSubclass(machine, each, type);
  machine.drop();
  inheritPatterns(machine, type, subclasses);
  if ((machine.flagsOf(type) & TypeFlag.managedDict) !== 0) {
    memory.point(type + TypeField.cachedKeys, makeSharedKeys(machine));
  }
  machine.typeEpoch++;
  noteFinalizer(machine, type);
  return type;
}

/** `inherit_patma_flags`: what patterns ask of a class comes from the first base that has it. */
function inheritPatterns(machine: Machine, type: number, bases: readonly number[]): void {
  if ((machine.flagsOf(type) & COLLECTION_FLAGS) !== 0) return;
  const found = bases.map((base) => machine.flagsOf(base) & COLLECTION_FLAGS).find((flags) => flags !== 0);
  if (found !== undefined) setFlags(machine, type, found);
}

/** `set_collection_flag_recursive` (Modules/_abc.c): a class and its subclasses count as what another counts as. */
export function setCollection(machine: Machine, type: number, flags: number): void {
  if (isStaticType(type)) return;
  setFlags(machine, type, flags);
  for (const each of subclassesOf(machine, type)) setCollection(machine, each, flags);
}

function setFlags(machine: Machine, type: number, flags: number): void {
  const all = machine.flagsOf(type) & ~COLLECTION_FLAGS;
  machine.memory.put(type + TypeField.flags, all | flags);
}

/** What a class has from its base, and what it adds. */
function classFlags(machine: Machine, base: number, plan: SlotPlan): number {
  const inherited = machine.flagsOf(base) & (TypeFlag.managedDict | TypeFlag.managedWeakref | SUBCLASS_FLAGS);
  return (
    inherited |
    TypeFlag.heapType |
    TypeFlag.baseType |
    TypeFlag.ready |
    TypeFlag.haveGc |
    (plan.addsDict ? TypeFlag.managedDict : 0) |
    (plan.addsWeakrefs ? TypeFlag.managedWeakref : 0)
  );
}

export const COLLECTION_FLAGS = TypeFlag.sequence | TypeFlag.mapping;

const SUBCLASS_FLAGS =
  COLLECTION_FLAGS |
  TypeFlag.matchSelf |
  TypeFlag.intSubclass |
  TypeFlag.listSubclass |
  TypeFlag.tupleSubclass |
  TypeFlag.bytesSubclass |
  TypeFlag.strSubclass |
  TypeFlag.dictSubclass |
  TypeFlag.exceptionSubclass |
  TypeFlag.typeSubclass;

/** `type_new_set_attrs`: the names, the wrapped methods, the descriptors of slots, the class cell. */
function setAttributes(
  machine: Machine,
  type: number,
  name: number,
  dict: number,
  plan: SlotPlan,
  start: number,
): boolean {
  const memory = machine.memory;
  const qualifiedKey = intern(machine, '__qualname__');
  const qualified = getStr(machine, dict, qualifiedKey);
  if (qualified !== 0 && !isStr(machine, qualified)) {
    const wrong = machine.typeName(machine.typeOf(qualified));
    machine.raise(T.TypeError, `type __qualname__ must be a str, not ${wrong}`);
    return false;
  }
  memory.point(type + TypeField.qualname, machine.retain(qualified || name));
  if (qualified !== 0) deleteItem(machine, dict, qualifiedKey);
  const moduleKey = intern(machine, '__module__');
  if (getStr(machine, dict, moduleKey) === 0) {
    const module = getStr(machine, machine.callerGlobals(), intern(machine, '__name__'));
    if (module !== 0) setItem(machine, dict, moduleKey, module);
  }
  wrapSpecial(machine, dict, '__new__', T.staticmethod);
  wrapSpecial(machine, dict, '__init_subclass__', T.classmethod);
  wrapSpecial(machine, dict, '__class_getitem__', T.classmethod);
  writeDoc(machine, type, dict);
  const cellKey = intern(machine, '__classcell__');
  const cell = getStr(machine, dict, cellKey);
  if (cell !== 0) {
    if (machine.typeOf(cell) !== T.cell) {
      const wrong = machine.ops.repr(machine.typeOf(cell)) ?? '';
      machine.raise(T.TypeError, `__classcell__ must be a nonlocal cell, not ${wrong}`);
      return false;
    }
    memory.point(cell + CellField.ref, machine.retain(type));
    deleteItem(machine, dict, cellKey);
  }
  plan.names.forEach((_, index) => {
    const offset = start + 8 * index;
    memory.put(type + TypeField.slotMembers + index * MEMBER_SIZE + 16, offset);
  });
  return true;
}

/** `type_new_set_doc`: the text of the doc once more, for C. */
function writeDoc(machine: Machine, type: number, dict: number): void {
  const doc = getStr(machine, dict, intern(machine, '__doc__'));
  if (doc === 0 || !isStr(machine, doc)) return;
  const text = encodeText(machine, `${textOf(machine, doc)}\0`, 'utf-8', 'surrogatepass')!;
  const block = machine.booting ? machine.makeStatic(text.length) : machine.heap.allocate('o', text.length);
  machine.memory.write(block, text);
  machine.memory.point(type + TypeField.doc, block);
}

/** `type_ready_fill_dict` and `type_ready_set_hash`: descriptors of slots and computed attributes, doc and hash. */
function fillNames(machine: Machine, type: number, plan: SlotPlan): boolean {
  const dict = machine.field(type, TypeField.dict);
  plan.names.forEach((slot, index) =>
    plan.describe(machine, type, slot, machine.field(type, TypeField.slotMembers + index * MEMBER_SIZE + 16)),
  );
  if (plan.addsDict) plan.describeDict(machine, type);
  if (plan.addsWeakrefs) plan.describeWeakrefs(machine, type);
  const doc = intern(machine, '__doc__');
  if (getStr(machine, dict, doc) === 0) setItem(machine, dict, doc, NONE);
  const hash = intern(machine, '__hash__');
  if (getStr(machine, dict, hash) === 0 && getStr(machine, dict, intern(machine, '__eq__')) !== 0) {
    setItem(machine, dict, hash, NONE);
  }
  return true;
}

/** `best_base`: borrowed, 0 after an exception. */
export function bestBase(machine: Machine, bases: readonly number[]): number {
  let winner = 0;
  let best = 0;
  for (const base of bases) {
    if (isStaticType(base) && !rowOf(base).inheritable) {
      return machine.raise(T.TypeError, `type '${machine.typeName(base)}' is not an acceptable base type`);
    }
    const candidate = solidBase(machine, base);
    if (winner === 0 || (winner !== candidate && machine.isSubtype(candidate, winner))) {
      winner = candidate;
      best = base;
    } else if (!machine.isSubtype(winner, candidate)) {
      return machine.raise(T.TypeError, 'multiple bases have instance lay-out conflict');
    }
  }
  return best;
}

/** `mro_internal`: the metaclass's own `mro()`, else C3. False after an exception. */
export function setOrder(machine: Machine, type: number): boolean {
  const custom = machine.ops.special(machine.typeOf(type), 'mro');
  let order: number;
  if (custom === 0) {
    const found = linearize(machine, type, tupleItems(machine.words, machine.field(type, TypeField.bases)));
    if (found === null) return false;
    order = copyToTuple(machine, found);
  } else {
    const made = machine.ops.callSpecial(custom, type, []);
    if (made === 0) return false;
    order = machine.isInstance(made, T.list)
      ? copyToTuple(machine, listItems(machine.words, made))
      : machine.ops.call(T.tuple, [made]);
    machine.release(made);
    if (order === 0) return false;
    if (!checkOrder(machine, type, order)) {
      machine.release(order);
      return false;
    }
  }
  const old = machine.field(type, TypeField.mro);
  machine.memory.point(type + TypeField.mro, order);
  machine.releaseMaybe(old);
  machine.typeEpoch++;
  return true;
}

/** `mro_check`: classes only, and none whose struct is not the start of this one's. */
function checkOrder(machine: Machine, type: number, order: number): boolean {
  const solid = solidBase(machine, type);
  for (const base of tupleItems(machine.words, order)) {
    if (!machine.isInstance(base, T.type)) {
      machine.raise(T.TypeError, `mro() returned a non-class ('${machine.typeName(machine.typeOf(base))}')`);
      return false;
    }
    if (!machine.isSubtype(solid, solidBase(machine, base))) {
      machine.raise(T.TypeError, `mro() returned base with unsuitable layout ('${machine.typeName(base)}')`);
      return false;
    }
  }
  return true;
}

/** C3 linearization (`mro_implementation`); null after an exception. */
export function linearize(machine: Machine, type: number, bases: readonly number[]): number[] | null {
  const twice = bases.find((base, index) => bases.indexOf(base) !== index);
  if (twice !== undefined) {
    machine.raise(T.TypeError, `duplicate base class ${machine.typeName(twice)}`);
    return null;
  }
  const lists = [...bases.map((base) => resolutionOrder(machine, base)), [...bases]];
  const order = [type];
  for (;;) {
    const open = lists.filter((list) => list.length > 0);
    if (open.length === 0) return order;
    const next = open.map((list) => list[0]!).find((head) => open.every((list) => !list.slice(1).includes(head)));
    if (next === undefined) {
      const heads = [...new Set(open.map((list) => list[0]!))].map((each) => machine.typeName(each)).join(', ');
      machine.raise(T.TypeError, `Cannot create a consistent method resolution\norder (MRO) for bases ${heads}`);
      return null;
    }
    order.push(next);
    for (const list of open) if (list[0] === next) list.shift();
  }
}

/** The offset of the list of weak references that a class added to the struct of the static type it extends, or 0. */
function ownWeakList(machine: Machine, type: number): number {
  const offset = weakListOffset(machine.words, type);
  return weakListOffset(machine.words, TYPE_ROWS[machine.layoutOf(type)]!.address) === 0 ? offset : 0;
}

/** What `type_dealloc` releases, in order. */
const CLASS_FIELDS = [TypeField.base, TypeField.dict, TypeField.bases, TypeField.mro, TypeField.subclasses];
const CLASS_NAMES = [TypeField.heapName, TypeField.qualname, TypeField.slots];

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
    const layout = TYPE_ROWS[machine.layoutOf(type)]!;
    if (layout.key === 'str') machine.heap.free('m', machine.field(object, 56));
    if (PLAIN_LAYOUTS.has(layout.key)) machine.freeObject(object);
    else machine.burials[rowIndex(layout.address)]!(object);
    machine.release(type);
  };
  const buryClass = (type: number): void => {
    for (const base of tupleItems(machine.words, machine.field(type, TypeField.bases) || EMPTY_TUPLE)) {
      dropSubclass(machine, base, type);
    }
    if (machine.field(type, TypeField.weakList) !== 0) clearWeakrefs(machine, type);
    machine.releaseFields(type, CLASS_FIELDS);
    if (machine.field(type, TypeField.doc) !== 0) machine.heap.free('o', machine.field(type, TypeField.doc));
    machine.releaseFields(type, CLASS_NAMES);
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

/** Layouts of which an instance has nothing more to let go of. */
const PLAIN_LAYOUTS: ReadonlySet<string> = new Set([
  'object',
  'int',
  'float',
  'str',
  'bytes',
  'complex',
  'mersenneTwister',
]);

/** The name of a class as `repr` shows it: with its module, unless that is builtins. */
export function qualifiedTypeName(machine: Machine, type: number): string {
  if (isStaticType(type)) return rowOf(type).name;
  const module = getStr(machine, machine.field(type, TypeField.dict), intern(machine, '__module__'));
  const name = nameOf(machine, machine.field(type, TypeField.qualname));
  const isNamed = module !== 0 && machine.words[(module + TYPE) >> 2] === T.str;
  return isNamed && textOf(machine, module) !== 'builtins' ? `${textOf(machine, module)}.${name}` : name;
}
