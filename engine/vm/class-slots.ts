import { findEntry, hashKey, setItem } from '../object/dict.js';
import { intern, isStr, makeStr, textOf } from '../object/str.js';
import { TypeField, TypeFlag } from '../object/struct.js';
import { isStaticType, rowIndex, rowOf, T, TYPE_ROWS, type TypeKey } from '../object/type-table.js';
import { weakListOffset } from '../object/weakref.js';
import type { Machine } from './machine.js';
import { makeDescriptor } from './static-members.js';
import { getStr } from '../object/dict.js';

/** What a class adds to the struct of its base: `type_new_slots` and `type_new_descriptors` of Objects/typeobject.c. */
export interface SlotPlan {
  /** Mangled, in the order in which they lie in the struct. */
  readonly names: readonly string[];
  readonly addsDict: boolean;
  readonly addsWeakrefs: boolean;
  describe(machine: Machine, type: number, name: string, offset: number): void;
  describeDict(machine: Machine, type: number): void;
  describeWeakrefs(machine: Machine, type: number): void;
}

/** Types whose own struct has a place for a dict (`tp_dictoffset`). */
const WITH_DICT: ReadonlySet<TypeKey> = new Set(['module', 'type', 'function', 'staticmethod', 'classmethod']);
function layoutHas(machine: Machine, type: number, keys: ReadonlySet<TypeKey>): boolean {
  return keys.has(TYPE_ROWS[machine.layoutOf(type)]!.key);
}

/** `tp_dictoffset` is not 0. */
export function hasDict(machine: Machine, type: number): boolean {
  const flags = machine.flagsOf(type);
  if ((flags & (TypeFlag.managedDict | TypeFlag.exceptionSubclass)) !== 0) return true;
  return layoutHas(machine, type, WITH_DICT);
}

/** `tp_weaklistoffset` is not 0. */
export function hasWeakrefs(machine: Machine, type: number): boolean {
  return weakListOffset(machine.words, type) !== 0;
}

function plan(names: readonly string[], addsDict: boolean, addsWeakrefs: boolean): SlotPlan {
  const computed = (machine: Machine, type: number, name: string): void => {
    add(
      machine,
      type,
      T.getsetDescriptor,
      name,
      machine.getsets.findIndex((row) => row.name === name),
    );
  };
  return {
    names,
    addsDict,
    addsWeakrefs,
    describe: (machine, type, name, offset) => add(machine, type, T.memberDescriptor, name, offset),
    describeDict: (machine, type) => computed(machine, type, '__dict__'),
    describeWeakrefs: (machine, type) => computed(machine, type, '__weakref__'),
  };
}

function add(machine: Machine, type: number, kind: number, name: string, native: number): void {
  const dict = machine.field(type, TypeField.dict);
  const descriptor = makeDescriptor(machine, kind, type, name, native);
  const key = intern(machine, name);
  // `PyUnicode_InternFromString`: a str of its own, which gives way to the one that is interned.
  if (!machine.booting) machine.release(makeStr(machine, name));
  machine.hold(descriptor);
  if (getStr(machine, dict, key) === 0) setItem(machine, dict, key, descriptor);
  machine.drop();
  machine.release(descriptor);
}

/** Null after an exception. */
export function addSlots(
  machine: Machine,
  base: number,
  bases: readonly number[],
  dict: number,
  className: string,
): SlotPlan | null {
  const mayAddDict = !hasDict(machine, base);
  const itemSize = machine.field(base, TypeField.itemSize);
  const mayAddWeakrefs = !hasWeakrefs(machine, base) && itemSize === 0;
  const slots = getStr(machine, dict, intern(machine, '__slots__'));
  if (slots === 0) return plan([], mayAddDict, mayAddWeakrefs);
  const objects = slotObjects(machine, slots);
  if (objects === null) return null;
  const result = checkSlots(machine, objects, { base, dict, className, mayAddDict, mayAddWeakrefs, itemSize });
  for (const object of objects) machine.release(object);
  if (result === null) return null;
  const secondary = bases.filter((each) => each !== base);
  const addsDict = result.addsDict || (mayAddDict && secondary.some((each) => hasDict(machine, each)));
  const addsWeakrefs = result.addsWeakrefs || (mayAddWeakrefs && secondary.some((each) => hasWeakrefs(machine, each)));
  return plan(result.names, addsDict, addsWeakrefs);
}

/** The items of `__slots__`, new references; null after an exception. */
function slotObjects(machine: Machine, slots: number): number[] | null {
  if (isStr(machine, slots)) return [machine.retain(slots)];
  const iterator = machine.ops.iterate(slots);
  if (iterator === 0) return null;
  machine.hold(iterator);
  const objects: number[] = [];
  for (let item = machine.ops.next(iterator); item !== 0; item = machine.ops.next(iterator)) objects.push(item);
  machine.drop();
  machine.release(iterator);
  if (!machine.raised) return objects;
  for (const object of objects) machine.release(object);
  return null;
}

interface Limits {
  readonly base: number;
  readonly dict: number;
  readonly className: string;
  readonly mayAddDict: boolean;
  readonly mayAddWeakrefs: boolean;
  readonly itemSize: number;
}

function checkSlots(
  machine: Machine,
  objects: readonly number[],
  limits: Limits,
): { names: string[]; addsDict: boolean; addsWeakrefs: boolean } | null {
  const fail = (type: number, message: string): null => {
    machine.raise(type, message);
    return null;
  };
  if (objects.length > 0 && limits.itemSize !== 0) {
    return fail(T.TypeError, `nonempty __slots__ not supported for subtype of '${machine.typeName(limits.base)}'`);
  }
  const names: string[] = [];
  let addsDict = false;
  let addsWeakrefs = false;
  for (const object of objects) {
    if (!isStr(machine, object)) {
      return fail(T.TypeError, `__slots__ items must be strings, not '${machine.typeName(machine.typeOf(object))}'`);
    }
    const name = textOf(machine, object);
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return fail(T.TypeError, '__slots__ must be identifiers');
    if (name === '__dict__') {
      if (!limits.mayAddDict || addsDict) return fail(T.TypeError, '__dict__ slot disallowed: we already got one');
      addsDict = true;
    } else if (name === '__weakref__') {
      if (!limits.mayAddWeakrefs || addsWeakrefs) {
        return fail(T.TypeError, '__weakref__ slot disallowed: we already got one');
      }
      addsWeakrefs = true;
    } else {
      const mangled = mangle(name, limits.className);
      const key = intern(machine, mangled);
      if (!hashKey(machine, key)) return null;
      const known = findEntry(machine, limits.dict, key, machine.hashLow, machine.hashHigh) >= 0;
      if (known && name !== '__qualname__' && name !== '__classcell__') {
        return fail(T.ValueError, `'${mangled}' in __slots__ conflicts with class variable`);
      }
      names.push(mangled);
    }
  }
  return { names: names.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), addsDict, addsWeakrefs };
}

/** `_Py_Mangle`. */
function mangle(name: string, className: string): string {
  const owner = className.replace(/^_+/, '');
  return name.startsWith('__') && !name.endsWith('__') && owner !== '' ? `_${owner}${name}` : name;
}

/** `solid_base`: the class up the chain of bases that last added something to the struct. */
export function solidBase(machine: Machine, type: number): number {
  for (let at = type; ; at = machine.field(at, TypeField.base)) {
    const base = machine.field(at, TypeField.base);
    if (base === 0) return at;
    if (isStaticType(at)) {
      if (extendsBase(at, base)) return at;
    } else if (machine.field(at, TypeField.basicSize) !== machine.field(base, TypeField.basicSize)) return at;
  }
}

/** `shape_differs` of two static types. */
function extendsBase(type: number, base: number): boolean {
  const [own, other] = [rowOf(type), rowOf(base)];
  return rowIndex(type) !== rowIndex(base) && (own.basicSize !== other.basicSize || own.itemSize !== other.itemSize);
}
