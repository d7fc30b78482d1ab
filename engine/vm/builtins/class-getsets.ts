import { setItem } from '../../object/dict.js';
import { intern, isStr } from '../../object/str.js';
import { TypeField, TypeFlag } from '../../object/struct.js';
import { tupleItems } from '../../object/tuple.js';
import { isStaticType, T } from '../../object/type-table.js';
import { bestBase, setOrder } from '../class.js';
import { addSubclass, dropSubclass, subclassesOf } from '../subclasses.js';
import { solidBase } from '../class-slots.js';
import type { Getset, Machine } from '../machine.js';

/** Assignment to what classes and objects tell of themselves: Objects/typeobject.c. */
type Set = NonNullable<Getset['set']>;

/** `check_set_special_type_attr`. */
function mayChange(machine: Machine, type: number, value: number, name: string): boolean {
  if (value !== 0 && !isStaticType(type)) return true;
  const owner = machine.typeName(type);
  machine.raise(
    T.TypeError,
    isStaticType(type)
      ? `cannot set '${name}' attribute of immutable type '${owner}'`
      : `cannot delete '${name}' attribute of type '${owner}'`,
  );
  return false;
}

function put(machine: Machine, type: number, field: number, value: number): void {
  const old = machine.field(type, field);
  machine.memory.point(type + field, machine.retain(value));
  machine.releaseMaybe(old);
}

function text(name: string, field: number): Set {
  return (machine, type, value) => {
    if (!mayChange(machine, type, value, name)) return false;
    if (!isStr(machine, value)) {
      const wrong = machine.typeName(machine.typeOf(value));
      machine.raise(T.TypeError, `can only assign string to ${machine.typeName(type)}.${name}, not '${wrong}'`);
      return false;
    }
    put(machine, type, field, value);
    return true;
  };
}

/** Kept in the namespace of the class. */
function inDict(name: string): Set {
  return (machine, type, value) => {
    if (!mayChange(machine, type, value, name)) return false;
    return setItem(machine, machine.field(type, TypeField.dict), intern(machine, name), value);
  };
}

/** `type_set_bases`. */
const setBases: Set = (machine, type, value) => {
  if (!mayChange(machine, type, value, '__bases__')) return false;
  const owner = machine.typeName(type);
  if (!machine.isInstance(value, T.tuple)) {
    const wrong = machine.typeName(machine.typeOf(value));
    machine.raise(T.TypeError, `can only assign tuple to ${owner}.__bases__, not ${wrong}`);
    return false;
  }
  const bases = tupleItems(machine.words, value);
  if (bases.length === 0) {
    machine.raise(T.TypeError, `can only assign non-empty tuple to ${owner}.__bases__, not ()`);
    return false;
  }
  for (const base of bases) {
    if (!machine.isInstance(base, T.type)) {
      const wrong = machine.typeName(machine.typeOf(base));
      machine.raise(T.TypeError, `${owner}.__bases__ must be tuple of classes, not '${wrong}'`);
      return false;
    }
    if (machine.isSubtype(base, type)) {
      machine.raise(T.TypeError, 'a __bases__ item causes an inheritance cycle');
      return false;
    }
  }
  const base = bestBase(machine, bases);
  if (base === 0) return false;
  const old = machine.field(type, TypeField.base);
  if (solidBase(machine, base) !== solidBase(machine, old)) {
    const names = `'${machine.typeName(base)}' object layout differs from '${machine.typeName(old)}'`;
    machine.raise(T.TypeError, `__bases__ assignment: ${names}`);
    return false;
  }
  const before = machine.retain(machine.field(type, TypeField.bases));
  for (const each of tupleItems(machine.words, before)) dropSubclass(machine, each, type);
  put(machine, type, TypeField.bases, value);
  for (const each of bases) addSubclass(machine, each, type);
  put(machine, type, TypeField.base, base);
  machine.hold(before);
  const ordered = reorder(machine, type);
  machine.drop();
  machine.release(before);
  return ordered;
};

/** `mro_hierarchy`: the class and those that derive from it. */
function reorder(machine: Machine, type: number): boolean {
  return setOrder(machine, type) && subclassesOf(machine, type).every((each) => reorder(machine, each));
}

export const CLASS_SETTERS: Readonly<Record<string, Set>> = {
  __name__: text('__name__', TypeField.heapName),
  __qualname__: text('__qualname__', TypeField.qualname),
  __module__: inDict('__module__'),
  __doc__: inDict('__doc__'),
  __type_params__: inDict('__type_params__'),
  __annotations__: inDict('__annotations__'),
  __bases__: setBases,
};

/** `object_set_class`. */
export const setClass: Set = (machine, object, value) => {
  if (value === 0) {
    machine.raise(T.TypeError, "can't delete __class__ attribute");
    return false;
  }
  if (!machine.isInstance(value, T.type)) {
    const wrong = machine.typeName(machine.typeOf(value));
    machine.raise(T.TypeError, `__class__ must be set to a class, not '${wrong}' object`);
    return false;
  }
  const old = machine.typeOf(object);
  if (isStaticType(old) || isStaticType(value)) {
    machine.raise(T.TypeError, '__class__ assignment only supported for mutable types or ModuleType subclasses');
    return false;
  }
  const flags = TypeFlag.managedDict | TypeFlag.managedWeakref;
  const same =
    solidBase(machine, old) === solidBase(machine, value) &&
    (machine.flagsOf(old) & flags) === (machine.flagsOf(value) & flags);
  if (!same) {
    const names = `'${machine.typeName(value)}' object layout differs from '${machine.typeName(old)}'`;
    machine.raise(T.TypeError, `__class__ assignment: ${names}`);
    return false;
  }
  if ((machine.flagsOf(old) & TypeFlag.managedDict) !== 0) machine.ops.ensureDict(object);
  machine.memory.point(object + 8, machine.retain(value));
  machine.release(old);
  return true;
};
