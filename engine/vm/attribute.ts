import { deleteItem, getStr, setItem } from '../object/dict.js';
import { makeBuiltin, makeMethod } from '../object/function.js';
import { inlineValues, loadInline, managedDict, storeInline } from '../object/instance.js';
import { NONE } from '../object/statics.js';
import { intern, nameOf } from '../object/str.js';
import {
  DescriptorField,
  ExceptionField,
  FunctionObject,
  ModuleField,
  PropertyField,
  TYPE,
  TypeField,
  TypeFlag,
  WrappedField,
} from '../object/struct.js';
import { isStaticType, T } from '../object/type-table.js';
import { resolutionOrder } from './attribute-order.js';
import { type Machine, Stop } from './machine.js';
import { isMissing, isMissingInModule } from './missing-members.js';
import { raiseAttributeError } from './name-error.js';
import { getsetOf, memberSlot, noteFinalizer } from './static-members.js';

/** Attribute look-up and assignment: Objects/object.c, Objects/typeobject.c, Objects/moduleobject.c. */
export function installAttributes(machine: Machine): void {
  machine.ops.getAttribute = (object, name) => getAttribute(machine, object, name);
  machine.ops.setAttribute = (object, name, value) => setAttribute(machine, object, name, value);
}

/** An attribute found for a call: the plain function of a method (`unbound`, self goes beside it), or any value. */
export interface FoundMethod {
  readonly value: number;
  readonly unbound: boolean;
}

/** Types whose attributes are found by `PyObject_GenericGetAttr`. */
function isGeneric(machine: Machine, type: number): boolean {
  return type !== T.type && type !== T.module && type !== T.super && !machine.isMetaclass(type);
}

/** `_PyObject_GetMethod`: a new reference to the function or value; `value` 0 after an exception. */
export function loadMethod(machine: Machine, object: number, name: number): FoundMethod {
  const type = machine.words[(object + TYPE) >> 2]!;
  if (isGeneric(machine, type)) {
    const found = machine.ops.lookup(type, name);
    if (found !== 0) {
      const kind = machine.words[(found + TYPE) >> 2]!;
      if ((kind === T.function || kind === T.methodDescriptor) && ownAttribute(machine, object, name) === 0) {
        return { value: machine.retain(found), unbound: true };
      }
    }
  }
  return { value: getAttribute(machine, object, name), unbound: false };
}

/** The dict of an object that has one now, borrowed, or 0. Inline values have none. */
export function dictOf(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if ((machine.flagsOf(type) & TypeFlag.managedDict) !== 0) return managedDict(machine.words, object);
  const offset = dictOffset(machine, type);
  return offset === 0 ? 0 : machine.field(object, offset);
}

function dictOffset(machine: Machine, type: number): number {
  if (type === T.function) return FunctionObject.dict;
  if (type === T.module) return ModuleField.dict;
  if ((machine.flagsOf(type) & TypeFlag.exceptionSubclass) !== 0) return ExceptionField.dict;
  return 0;
}

/** An attribute of the object itself, borrowed, or 0. */
function ownAttribute(machine: Machine, object: number, name: number): number {
  const type = machine.typeOf(object);
  if ((machine.flagsOf(type) & TypeFlag.managedDict) !== 0 && inlineValues(machine.words, object) !== 0) {
    return loadInline(machine, object, name);
  }
  const dict = dictOf(machine, object);
  return dict === 0 ? 0 : getStr(machine, dict, name);
}

function isDataDescriptor(machine: Machine, descriptor: number): boolean {
  const type = machine.typeOf(descriptor);
  if (type === T.property || type === T.getsetDescriptor || type === T.memberDescriptor) return true;
  return !isStaticType(type) && machine.ops.lookup(type, intern(machine, '__set__')) !== 0;
}

/** `PyObject_GetAttr`: a new reference, or 0. */
function getAttribute(machine: Machine, object: number, name: number): number {
  const type = machine.words[(object + TYPE) >> 2]!;
  if (type === T.super) return superAttribute(machine, object, name);
  if (machine.isMetaclass(type)) return typeAttribute(machine, object, type, name);
  const descriptor = machine.ops.lookup(type, name);
  if (descriptor !== 0 && isDataDescriptor(machine, descriptor)) return describe(machine, descriptor, object, type);
  const own = ownAttribute(machine, object, name);
  if (own !== 0) return machine.retain(own);
  if (descriptor !== 0) return describe(machine, descriptor, object, type);
  const fallback = isStaticType(type) ? 0 : machine.ops.lookup(type, intern(machine, '__getattr__'));
  if (fallback !== 0) return machine.ops.call(fallback, [object, name]);
  if (type === T.module) {
    const module = nameOf(machine, machine.field(object, ModuleField.name));
    const text = nameOf(machine, name);
    if (isMissingInModule(module, text)) throw new Stop('unsupported', `${module}.${text} is not simulated yet`);
    return raiseAttributeError(machine, object, text, `module '${module}' has no attribute '${text}'`);
  }
  return noAttribute(machine, object, name);
}

function noAttribute(machine: Machine, object: number, name: number): 0 {
  const text = nameOf(machine, name);
  const type = machine.typeOf(object);
  const isType = machine.isMetaclass(type);
  if (isMissing(machine, type, object, text)) {
    throw new Stop(
      'unsupported',
      `the attribute ${text} of ${isType ? machine.typeName(object) : machine.typeName(type)} is not simulated yet`,
    );
  }
  const what = isType ? `type object '${machine.typeName(object)}'` : `'${machine.typeName(type)}' object`;
  return raiseAttributeError(machine, object, text, `${what} has no attribute '${text}'`);
}

/** `type_getattro`: metatype's data descriptors, then the class and its bases, then the metatype. */
function typeAttribute(machine: Machine, type: number, meta: number, name: number): number {
  const onMeta = machine.ops.lookup(meta, name);
  if (onMeta !== 0 && isDataDescriptor(machine, onMeta)) return describe(machine, onMeta, type, meta);
  const own = machine.ops.lookup(type, name);
  if (own !== 0) return describe(machine, own, 0, type);
  if (onMeta !== 0) return describe(machine, onMeta, type, meta);
  return noAttribute(machine, type, name);
}

/** `super_getattro`: the classes after the given one in the order of the object's. */
function superAttribute(machine: Machine, object: number, name: number): number {
  const start = machine.field(object, 16);
  const self = machine.field(object, 24);
  const type = machine.field(object, 32);
  const found = lookupAfter(machine, type, start, name);
  if (found !== 0) return describe(machine, found, self === type ? 0 : self, type);
  return noAttribute(machine, object, name);
}

/** Like `lookup`, from the class behind `start` on in the order of `type`. */
export function lookupAfter(machine: Machine, type: number, start: number, name: number): number {
  const order = resolutionOrder(machine, type);
  for (const each of order.slice(order.indexOf(start) + 1)) {
    const found = machine.ops.lookupOwn(each, name);
    if (found !== 0) return found;
  }
  return 0;
}

/** `tp_descr_get`: `object` 0 for an access through the class. A new reference. */
export function describe(machine: Machine, descriptor: number, object: number, type: number): number {
  switch (machine.typeOf(descriptor)) {
    case T.function:
      return object === 0 ? machine.retain(descriptor) : makeMethod(machine, descriptor, object);
    case T.methodDescriptor:
      if (object === 0) return machine.retain(descriptor);
      return makeBuiltin(machine, machine.field(descriptor, DescriptorField.native), object, 0);
    case T.property: {
      if (object === 0) return machine.retain(descriptor);
      const getter = machine.field(descriptor, PropertyField.get);
      return getter === 0
        ? raiseAttributeError(machine, object, '', `property of '${machine.typeName(type)}' object has no getter`)
        : machine.ops.call(getter, [object]);
    }
    case T.staticmethod:
      return machine.retain(machine.field(descriptor, WrappedField.callable));
    case T.classmethod:
      return makeMethod(machine, machine.field(descriptor, WrappedField.callable), type);
    case T.getsetDescriptor:
      return object === 0 ? machine.retain(descriptor) : getsetOf(machine, descriptor).get(machine, object);
    case T.memberDescriptor:
      return object === 0 ? machine.retain(descriptor) : memberSlot(machine, descriptor, object);
    default:
      break;
  }
  const own = machine.typeOf(descriptor);
  const getter = isStaticType(own) ? 0 : machine.ops.lookup(own, intern(machine, '__get__'));
  if (getter === 0) return machine.retain(descriptor);
  return machine.ops.call(getter, [descriptor, object === 0 ? NONE : object, type]);
}

/** `PyObject_SetAttr`; `value` 0 deletes. False after an exception. */
function setAttribute(machine: Machine, object: number, name: number, value: number): boolean {
  const type = machine.typeOf(object);
  if (machine.isMetaclass(type)) return setTypeAttribute(machine, object, name, value);
  const descriptor = machine.ops.lookup(type, name);
  if (descriptor !== 0 && isDataDescriptor(machine, descriptor)) {
    return setThrough(machine, descriptor, object, value, name);
  }
  const special = isStaticType(type)
    ? 0
    : machine.ops.lookup(type, intern(machine, value === 0 ? '__delattr__' : '__setattr__'));
  if (special !== 0 && machine.typeOf(special) === T.function) {
    const result = machine.ops.call(special, value === 0 ? [object, name] : [object, name, value]);
    machine.releaseMaybe(result);
    return result !== 0;
  }
  return setOwn(machine, object, name, value);
}

/** `_PyObject_GenericSetAttrWithDict` without descriptors. */
export function setOwn(machine: Machine, object: number, name: number, value: number): boolean {
  const type = machine.typeOf(object);
  const flags = machine.flagsOf(type);
  if ((flags & TypeFlag.managedDict) !== 0 && inlineValues(machine.words, object) !== 0) {
    if (storeInline(machine, object, name, value)) return true;
    if (!machine.raised) noAttribute(machine, object, name);
    return false;
  }
  const dict =
    (flags & TypeFlag.managedDict) !== 0 || dictOffset(machine, type) !== 0 ? machine.ops.ensureDict(object) : 0;
  if (dict === 0) {
    noAttribute(machine, object, name);
    return false;
  }
  if (value !== 0) return setItem(machine, dict, name, value);
  if (deleteItem(machine, dict, name) === true) return true;
  noAttribute(machine, object, name);
  return false;
}

function setThrough(machine: Machine, descriptor: number, object: number, value: number, name: number): boolean {
  const kind = machine.typeOf(descriptor);
  const text = nameOf(machine, name);
  if (kind === T.property) {
    const setter = machine.field(descriptor, value === 0 ? PropertyField.delete : PropertyField.set);
    if (setter === 0) {
      const owner = machine.typeName(machine.typeOf(object));
      const what = value === 0 ? 'deleter' : 'setter';
      raiseAttributeError(machine, object, text, `property '${text}' of '${owner}' object has no ${what}`);
      return false;
    }
    const result = machine.ops.call(setter, value === 0 ? [object] : [object, value]);
    machine.releaseMaybe(result);
    return result !== 0;
  }
  if (kind === T.getsetDescriptor) {
    const set = getsetOf(machine, descriptor).set;
    if (set !== null) return set(machine, object, value);
    const owner = machine.typeName(machine.typeOf(object));
    raiseAttributeError(machine, object, text, `attribute '${text}' of '${owner}' objects is not writable`);
    return false;
  }
  if (kind === T.memberDescriptor) {
    const at = object + machine.field(descriptor, DescriptorField.native);
    const old = machine.words[at >> 2]!;
    if (value === 0 && old === 0) {
      noAttribute(machine, object, name);
      return false;
    }
    machine.memory.point(at, value === 0 ? 0 : machine.retain(value));
    machine.releaseMaybe(old);
    return true;
  }
  const special = machine.ops.lookup(kind, intern(machine, value === 0 ? '__delete__' : '__set__'));
  if (special === 0) {
    raiseAttributeError(machine, object, text, value === 0 ? '__delete__' : '__set__');
    return false;
  }
  const result = machine.ops.call(special, value === 0 ? [descriptor, object] : [descriptor, object, value]);
  machine.releaseMaybe(result);
  return result !== 0;
}

/** `type_setattro`. */
function setTypeAttribute(machine: Machine, type: number, name: number, value: number): boolean {
  const text = nameOf(machine, name);
  if (isStaticType(type)) {
    const message = `cannot set '${text}' attribute of immutable type '${machine.typeName(type)}'`;
    machine.raise(T.TypeError, message);
    return false;
  }
  const dict = machine.field(type, TypeField.dict);
  machine.typeEpoch++;
  const done = value === 0 ? deleteItem(machine, dict, name) === true : setItem(machine, dict, name, value);
  if (!done && !machine.raised) noAttribute(machine, type, name);
  if (text === '__del__') noteFinalizer(machine, type);
  return done;
}
