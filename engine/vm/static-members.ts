import { getStr, makeDict } from '../object/dict.js';
import { inlineValues, managedDict, materialise } from '../object/instance.js';
import { makeBuiltin } from '../object/function.js';
import { intern, nameOf } from '../object/str.js';
import { DescriptorField, MANAGED_DICT, TypeField, TypeFlag } from '../object/struct.js';
import { isStaticType, rowOf, T, type TypeKey } from '../object/type-table.js';
import { dictOffset } from './dict-offset.js';
import type { Getset, Machine, Member, NativeRow } from './machine.js';
import { raiseAttributeError } from './name-error.js';
import { subclassesOf } from './subclasses.js';

/** The finalizer slot of a class: 1 where it or a base defines `__del__` (`tp_finalize`). */
export const TP_FINALIZE = 392;

/** Static types get their methods and computed attributes; the descriptors are made when first asked for. */
export function declareMembers(
  machine: Machine,
  key: TypeKey,
  methods: readonly NativeRow[],
  getsets: readonly Getset[],
): void {
  const members = membersOf(machine, T[key]);
  for (const row of methods) {
    members.set(row.name, { kind: row.kind ?? 'method', number: machine.addNative(row), descriptor: 0 });
  }
  for (const row of getsets) {
    members.set(row.name, { kind: 'getset', number: machine.getsets.length, descriptor: 0 });
    machine.getsets.push(row);
  }
}

export function getsetOf(machine: Machine, descriptor: number): Getset {
  return machine.getsets[machine.field(descriptor, DescriptorField.native)]!;
}

/** The value of a slot (`__slots__`); `native` of its descriptor is the offset. */
export function memberSlot(machine: Machine, descriptor: number, object: number): number {
  const value = machine.field(object, machine.field(descriptor, DescriptorField.native));
  if (value !== 0) return machine.retain(value);
  const text = nameOf(machine, machine.field(descriptor, DescriptorField.name));
  const owner = machine.typeName(machine.typeOf(object));
  return raiseAttributeError(machine, object, text, `'${owner}' object has no attribute '${text}'`);
}

/** A descriptor object: of a method, a computed attribute or a slot. Tracked. */
export function makeDescriptor(machine: Machine, kind: number, type: number, name: string, native: number): number {
  const descriptor = machine.makeGc(kind, rowOf(kind).basicSize);
  const memory = machine.memory;
  const key = intern(machine, name);
  memory.point(descriptor + DescriptorField.type, machine.retain(type));
  memory.pointNext(key);
  memory.putNext(0);
  memory.putNext(native);
  if (!machine.booting) machine.track(descriptor);
  return descriptor;
}

/** Installs look-up on types: own dict of each class in the order of resolution. */
export function installLookup(machine: Machine): void {
  const cache = new Map<number, number>();
  let epoch = machine.typeEpoch;
  machine.ops.lookupOwn = (type, name) =>
    isStaticType(type) ? staticMember(machine, type, name) : getStr(machine, machine.field(type, TypeField.dict), name);
  machine.ops.lookup = (type, name) => {
    if (epoch !== machine.typeEpoch) {
      cache.clear();
      epoch = machine.typeEpoch;
    }
    const key = (type >> 4) * 0x4000000 + (name >> 4);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const found = search(machine, type, name);
    cache.set(key, found);
    return found;
  };
  machine.ops.ensureDict = (object) => ensureDict(machine, object);
}

function search(machine: Machine, type: number, name: number): number {
  const mro = machine.field(type, TypeField.mro);
  if (mro === 0) {
    for (let at = type; at !== 0; at = machine.field(at, TypeField.base)) {
      const found = machine.ops.lookupOwn(at, name);
      if (found !== 0) return found;
    }
    return 0;
  }
  const length = machine.field(mro, 16);
  for (let index = 0; index < length; index++) {
    const found = machine.ops.lookupOwn(machine.field(mro, 24 + index * 8), name);
    if (found !== 0) return found;
  }
  return 0;
}

function staticMember(machine: Machine, type: number, name: number): number {
  const member = machine.members.get(type)?.get(nameOf(machine, name));
  if (member === undefined) return 0;
  if (member.descriptor === 0) {
    const booting = machine.booting;
    machine.booting = true;
    const kind = DESCRIPTOR_KINDS[member.kind];
    member.descriptor =
      kind === T.builtin
        ? machine.untracked(makeBuiltin(machine, member.number, type, 0))
        : makeDescriptor(machine, kind, type, nameOf(machine, name), member.number);
    machine.booting = booting;
  }
  return member.descriptor;
}

const DESCRIPTOR_KINDS: Readonly<Record<Member['kind'], number>> = {
  method: T.methodDescriptor,
  wrapper: T.wrapperDescriptor,
  class: T.classMethodDescriptor,
  static: T.builtin,
  getset: T.getsetDescriptor,
};

/** What a static type has by name. */
export function membersOf(machine: Machine, type: number): Map<string, Member> {
  const members = machine.members.get(type) ?? new Map<string, Member>();
  machine.members.set(type, members);
  return members;
}

/** `_PyObject_GetDictPtr` and what fills it. */
function ensureDict(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  const flags = machine.flagsOf(type);
  if ((flags & TypeFlag.managedDict) !== 0) {
    if (inlineValues(machine.words, object) !== 0) return materialise(machine, object);
    const known = managedDict(machine.words, object);
    if (known !== 0) return known;
    const dict = makeDict(machine);
    machine.memory.put(object + MANAGED_DICT, dict);
    return dict;
  }
  const offset = dictOffset(machine, type);
  if (offset === 0) return 0;
  const known = machine.field(object, offset);
  if (known !== 0) return known;
  const dict = makeDict(machine);
  machine.memory.point(object + offset, dict);
  return dict;
}

/** Writes whether a class has a finalizer. */
export function noteFinalizer(machine: Machine, type: number): void {
  const found = machine.ops.lookup(type, intern(machine, '__del__'));
  machine.memory.put(type + TP_FINALIZE, found === 0 ? 0 : 1);
  for (const each of subclassesOf(machine, type)) noteFinalizer(machine, each);
}
