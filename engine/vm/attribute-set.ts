import { deleteItem, setItem } from '../object/dict.js';
import { inlineValues, storeInline } from '../object/instance.js';
import { nameOf } from '../object/str.js';
import { DescriptorField, PropertyField, TypeField, TypeFlag } from '../object/struct.js';
import { isStaticType, T, TYPE_ROWS } from '../object/type-table.js';
import { isDataDescriptor, noAttribute, raisePropertyError } from './attribute.js';
import { dictOffset } from './dict-offset.js';
import type { Machine } from './machine.js';
import { raiseAttributeError } from './name-error.js';
import { getsetOf, noteFinalizer } from './static-members.js';

/** Assignment to attributes: Objects/object.c, Objects/typeobject.c, Objects/descrobject.c. `value` 0 deletes. */
export function installAssignment(machine: Machine): void {
  machine.ops.setAttribute = (object, name, value) => setAttribute(machine, object, name, value);
}

/** `PyObject_SetAttr`: false after an exception. */
function setAttribute(machine: Machine, object: number, name: number, value: number): boolean {
  const type = machine.typeOf(object);
  const special = machine.ops.special(type, value === 0 ? '__delattr__' : '__setattr__');
  if (special !== 0) {
    const result = machine.ops.callSpecial(special, object, value === 0 ? [name] : [name, value]);
    machine.releaseMaybe(result);
    return result !== 0;
  }
  if (machine.isMetaclass(type)) return setTypeAttribute(machine, object, name, value);
  return setGeneric(machine, object, name, value);
}

/** `_PyObject_GenericSetAttrWithDict`. */
export function setGeneric(machine: Machine, object: number, name: number, value: number): boolean {
  const descriptor = machine.ops.lookup(machine.typeOf(object), name);
  if (descriptor !== 0 && isDataDescriptor(machine, descriptor)) return setThrough(machine, descriptor, object, value);
  return setOwn(machine, object, name, value, descriptor);
}

/** The same without descriptors; `descriptor`: what the class has by the name. */
function setOwn(machine: Machine, object: number, name: number, value: number, descriptor: number): boolean {
  const type = machine.typeOf(object);
  const managed = (machine.flagsOf(type) & TypeFlag.managedDict) !== 0;
  if (managed && inlineValues(machine.words, object) !== 0) {
    if (storeInline(machine, object, name, value)) return true;
    if (!machine.raised) noAttribute(machine, object, name);
    return false;
  }
  const dict = managed || dictOffset(machine, type) !== 0 ? machine.ops.ensureDict(object) : 0;
  if (dict === 0) {
    if (descriptor === 0) noAttribute(machine, object, name);
    else {
      const text = nameOf(machine, name);
      const message = `'${machine.typeName(type)}' object attribute '${text}' is read-only`;
      raiseAttributeError(machine, object, text, message);
    }
    return false;
  }
  if (value !== 0) return setItem(machine, dict, name, value);
  const deleted = deleteItem(machine, dict, name);
  if (deleted === false) noAttribute(machine, object, name);
  return deleted === true;
}

/** `tp_descr_set` of a descriptor. */
export function setThrough(machine: Machine, descriptor: number, object: number, value: number): boolean {
  const own = machine.typeOf(descriptor);
  if (isStaticType(own)) return setNative(machine, own, descriptor, object, value);
  const special = machine.ops.special(own, value === 0 ? '__delete__' : '__set__');
  if (special !== 0) {
    const result = machine.ops.callSpecial(special, descriptor, value === 0 ? [object] : [object, value]);
    machine.releaseMaybe(result);
    return result !== 0;
  }
  const layout = TYPE_ROWS[machine.layoutOf(own)]!.address;
  if (layout === T.property) return setNative(machine, layout, descriptor, object, value);
  machine.raise(T.AttributeError, value === 0 ? '__delete__' : '__set__');
  return false;
}

function setNative(machine: Machine, kind: number, descriptor: number, object: number, value: number): boolean {
  if (kind === T.property) {
    const setter = machine.field(descriptor, value === 0 ? PropertyField.delete : PropertyField.set);
    if (setter === 0) {
      raisePropertyError(machine, descriptor, object, value === 0 ? 'deleter' : 'setter');
      return false;
    }
    const result = machine.ops.call(setter, value === 0 ? [object] : [object, value]);
    machine.releaseMaybe(result);
    return result !== 0;
  }
  const text = nameOf(machine, machine.field(descriptor, DescriptorField.name));
  if (kind === T.getsetDescriptor) {
    const set = getsetOf(machine, descriptor).set;
    if (set !== null) return set(machine, object, value);
    const owner = machine.typeName(machine.field(descriptor, DescriptorField.type));
    machine.raise(T.AttributeError, `attribute '${text}' of '${owner}' objects is not writable`);
    return false;
  }
  const at = object + machine.field(descriptor, DescriptorField.native);
  const old = machine.words[at >> 2]!;
  if (value === 0 && old === 0) {
    machine.raise(T.AttributeError, text);
    return false;
  }
  machine.memory.point(at, value === 0 ? 0 : machine.retain(value));
  machine.releaseMaybe(old);
  return true;
}

/** `type_setattro`. */
export function setTypeAttribute(machine: Machine, type: number, name: number, value: number): boolean {
  const text = nameOf(machine, name);
  if (isStaticType(type)) {
    const message = `cannot set '${text}' attribute of immutable type '${machine.typeName(type)}'`;
    machine.raise(T.TypeError, message);
    return false;
  }
  const onMeta = machine.ops.lookup(machine.typeOf(type), name);
  machine.typeEpoch++;
  if (onMeta !== 0 && isDataDescriptor(machine, onMeta)) return setThrough(machine, onMeta, type, value);
  const dict = machine.field(type, TypeField.dict);
  const done = value === 0 ? deleteItem(machine, dict, name) === true : setItem(machine, dict, name, value);
  if (!done && !machine.raised) noAttribute(machine, type, name);
  machine.typeEpoch++;
  if (text === '__del__') noteFinalizer(machine, type);
  return done;
}
