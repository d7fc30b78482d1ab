import { getStr } from '../object/dict.js';
import { makeBuiltin, makeMethod, makeMethodWrapper } from '../object/function.js';
import { inlineValues, loadInline, managedDict } from '../object/instance.js';
import { NONE } from '../object/statics.js';
import { intern, nameOf } from '../object/str.js';
import {
  DescriptorField,
  GenericAliasField,
  ModuleField,
  PropertyField,
  TYPE,
  TypeField,
  TypeFlag,
  WrappedField,
} from '../object/struct.js';
import { isStaticType, T, TYPE_ROWS } from '../object/type-table.js';
import { resolutionOrder } from './attribute-order.js';
import { dictOffset } from './dict-offset.js';
import { type Machine, Stop } from './machine.js';
import { inLoop } from './native-depth.js';
import { isMissing, isMissingInModule } from './missing-members.js';
import { raiseAttributeError } from './name-error.js';
import { getsetOf, memberSlot } from './static-members.js';

/** Attribute look-up and assignment: Objects/object.c, Objects/typeobject.c, Objects/moduleobject.c. */
export function installAttributes(machine: Machine): void {
  machine.ops.getAttribute = (object, name) => getAttribute(machine, object, name);
}

/** An attribute found for a call: the plain function of a method (`unbound`, self goes beside it), or any value. */
export interface FoundMethod {
  readonly value: number;
  readonly unbound: boolean;
}

/** Who finds the attributes of objects of a type: `type_getattro`, `module_getattro`, `super_getattro` or the generic one. */
type Finder = 'type' | 'module' | 'super' | 'genericAlias' | 'generic';

function finderOf(machine: Machine, type: number): Finder {
  if (machine.isMetaclass(type)) return 'type';
  const layout = TYPE_ROWS[machine.layoutOf(type)]!.key;
  return layout === 'module' || layout === 'super' || layout === 'genericAlias' ? layout : 'generic';
}

/** Types whose attributes are found by `PyObject_GenericGetAttr`. */
function isGeneric(machine: Machine, type: number): boolean {
  if (finderOf(machine, type) !== 'generic') return false;
  return machine.ops.special(type, '__getattribute__') === 0 && machine.ops.special(type, '__getattr__') === 0;
}

/** `_PyObject_GetMethod`: a new reference to the function or value; `value` 0 after an exception. */
export function loadMethod(machine: Machine, object: number, name: number): FoundMethod {
  const type = machine.words[(object + TYPE) >> 2]!;
  if (isGeneric(machine, type)) {
    const found = machine.ops.lookup(type, name);
    if (found !== 0 && isMethod(machine, found) && ownAttribute(machine, object, name) === 0) {
      return { value: machine.retain(found), unbound: true };
    }
  }
  return { value: machine.ops.getAttribute(object, name), unbound: false };
}

/** `Py_TPFLAGS_METHOD_DESCRIPTOR`. */
function isMethod(machine: Machine, descriptor: number): boolean {
  const kind = machine.words[(descriptor + TYPE) >> 2]!;
  return kind === T.function || kind === T.methodDescriptor || kind === T.wrapperDescriptor;
}

/** The dict of an object that has one now, borrowed, or 0. Inline values have none. */
export function dictOf(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if ((machine.flagsOf(type) & TypeFlag.managedDict) !== 0) return managedDict(machine.words, object);
  const offset = dictOffset(machine, type);
  return offset === 0 ? 0 : machine.field(object, offset);
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

/** In CPython the doc of `object` is a str, which an object's own hides. */
function isDocOfObject(machine: Machine, descriptor: number): boolean {
  return (
    machine.field(descriptor, DescriptorField.type) === T.object && getsetOf(machine, descriptor).name === '__doc__'
  );
}

/** `tp_descr_set` is there. */
export function isDataDescriptor(machine: Machine, descriptor: number): boolean {
  const type = machine.typeOf(descriptor);
  if (type === T.getsetDescriptor) return !isDocOfObject(machine, descriptor);
  if (isStaticType(type)) return type === T.property || type === T.memberDescriptor;
  if (machine.ops.special(type, '__set__') !== 0 || machine.ops.special(type, '__delete__') !== 0) return true;
  return TYPE_ROWS[machine.layoutOf(type)]!.key === 'property';
}

/** `PyObject_GetAttr`: a new reference, or 0 (`slot_tp_getattr_hook` of classes with methods of their own). */
function getAttribute(machine: Machine, object: number, name: number): number {
  const type = machine.words[(object + TYPE) >> 2]!;
  if (isStaticType(type)) return findAttribute(machine, object, type, name);
  const own = machine.ops.special(type, '__getattribute__');
  const fallback = machine.ops.special(type, '__getattr__');
  if (own === 0 && fallback === 0) return findAttribute(machine, object, type, name);
  const found =
    own === 0 ? findAttribute(machine, object, type, name, true) : machine.ops.callSpecial(own, object, [name]);
  if (found !== 0 || fallback === 0) return found;
  if (machine.raised) {
    if (!machine.raisedIs(T.AttributeError)) return 0;
    machine.clearException();
  }
  return machine.ops.callSpecial(fallback, object, [name]);
}

/** `tp_getattro` of the builtin types. `quiet`: a name that is not there raises nothing. */
function findAttribute(machine: Machine, object: number, type: number, name: number, quiet = false): number {
  switch (finderOf(machine, type)) {
    case 'type':
      return typeAttribute(machine, object, type, name, quiet);
    case 'module':
      return moduleAttribute(machine, object, name, quiet);
    case 'super':
      return superAttribute(machine, object, name);
    case 'genericAlias':
      return aliasAttribute(machine, object, name, quiet);
    default:
      return genericAttribute(machine, object, name, quiet);
  }
}

/** `_PyObject_GenericGetAttrWithDict`. */
export function genericAttribute(machine: Machine, object: number, name: number, quiet = false): number {
  const type = machine.words[(object + TYPE) >> 2]!;
  const descriptor = machine.ops.lookup(type, name);
  if (descriptor !== 0 && isDataDescriptor(machine, descriptor) && hasGetter(machine, descriptor)) {
    return describe(machine, descriptor, object, type);
  }
  const own = ownAttribute(machine, object, name);
  if (own !== 0) return machine.retain(own);
  if (descriptor !== 0) return describe(machine, descriptor, object, type);
  return quiet ? 0 : noAttribute(machine, object, name);
}

function hasGetter(machine: Machine, descriptor: number): boolean {
  const type = machine.typeOf(descriptor);
  return isStaticType(type) || machine.ops.lookup(type, intern(machine, '__get__')) !== 0;
}

/** `_Py_module_getattro_impl`: what the module does not have, its function `__getattr__` may know. */
export function moduleAttribute(machine: Machine, object: number, name: number, quiet = false): number {
  const found = genericAttribute(machine, object, name, true);
  if (found !== 0) return found;
  if (machine.raised) {
    if (!machine.raisedIs(T.AttributeError)) return 0;
    machine.clearException();
  }
  const hook = getStr(machine, machine.field(object, ModuleField.dict), intern(machine, '__getattr__'));
  if (hook !== 0) return machine.ops.call(hook, [name]);
  if (quiet) return 0;
  const module = nameOf(machine, machine.field(object, ModuleField.name));
  const text = nameOf(machine, name);
  if (isMissingInModule(module, text)) throw new Stop('unsupported', `${module}.${text} is not simulated yet`);
  return raiseAttributeError(machine, object, text, `module '${module}' has no attribute '${text}'`);
}

/** `__getattr__` aside: an AttributeError, or a refusal where CPython has the name. */
export function noAttribute(machine: Machine, object: number, name: number): 0 {
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
export function typeAttribute(machine: Machine, type: number, meta: number, name: number, quiet = false): number {
  const onMeta = machine.ops.lookup(meta, name);
  if (onMeta !== 0 && isDataDescriptor(machine, onMeta) && hasGetter(machine, onMeta)) {
    return describe(machine, onMeta, type, meta);
  }
  const own = machine.ops.lookup(type, name);
  if (own !== 0) return describe(machine, own, 0, type);
  if (onMeta !== 0) return describe(machine, onMeta, type, meta);
  return quiet ? 0 : noAttribute(machine, type, name);
}

/** The names that `list[int]` answers itself (`attr_exceptions`, Objects/genericaliasobject.c); its class answers the others. */
const ALIAS_NAMES: ReadonlySet<string> = new Set([
  '__class__',
  '__bases__',
  '__origin__',
  '__args__',
  '__unpacked__',
  '__parameters__',
  '__typing_unpacked_tuple_args__',
  '__mro_entries__',
  '__reduce_ex__',
  '__reduce__',
  '__copy__',
  '__deepcopy__',
]);

/** `ga_getattro`. */
function aliasAttribute(machine: Machine, alias: number, name: number, quiet: boolean): number {
  if (ALIAS_NAMES.has(nameOf(machine, name))) return genericAttribute(machine, alias, name, quiet);
  return machine.ops.getAttribute(machine.field(alias, GenericAliasField.origin), name);
}

/** `super_getattro`: the classes after the given one in the order of the object's. */
export function superAttribute(machine: Machine, object: number, name: number): number {
  const start = machine.field(object, 16);
  const self = machine.field(object, 24);
  const type = machine.field(object, 32);
  const skipped = type === 0 || nameOf(machine, name) === '__class__';
  const found = skipped ? 0 : lookupAfter(machine, type, start, name);
  if (found !== 0) return describe(machine, found, self === type ? 0 : self, type);
  return genericAttribute(machine, object, name);
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
  const own = machine.typeOf(descriptor);
  if (isStaticType(own) && !machine.ownSlots.has(own)) return describeNative(machine, own, descriptor, object, type);
  const getter = machine.ops.special(own, '__get__');
  if (getter === 0) return describeNative(machine, TYPE_ROWS[machine.layoutOf(own)]!.address, descriptor, object, type);
  return machine.ops.callSpecial(getter, descriptor, [object === 0 ? NONE : object, type === 0 ? NONE : type]);
}

function describeNative(machine: Machine, kind: number, descriptor: number, object: number, type: number): number {
  switch (kind) {
    case T.function:
      return object === 0 ? machine.retain(descriptor) : makeMethod(machine, descriptor, object);
    case T.methodDescriptor:
      if (object === 0) return machine.retain(descriptor);
      return makeBuiltin(machine, machine.field(descriptor, DescriptorField.native), object, 0);
    case T.wrapperDescriptor:
      return object === 0 ? machine.retain(descriptor) : makeMethodWrapper(machine, descriptor, object);
    case T.classMethodDescriptor:
      return makeBuiltin(machine, machine.field(descriptor, DescriptorField.native), type || machine.typeOf(object), 0);
    case T.property: {
      if (object === 0) return machine.retain(descriptor);
      const getter = machine.field(descriptor, PropertyField.get);
      return getter === 0
        ? raisePropertyError(machine, descriptor, object, 'getter')
        : inLoop(machine, getter, () => machine.ops.call(getter, [object]));
    }
    case T.staticmethod:
      return machine.retain(machine.field(descriptor, WrappedField.callable));
    case T.classmethod:
      return describeForClass(
        machine,
        machine.field(descriptor, WrappedField.callable),
        type || machine.typeOf(object),
      );
    case T.getsetDescriptor:
      return object === 0 ? machine.retain(descriptor) : getsetOf(machine, descriptor).get(machine, object);
    case T.memberDescriptor:
      return object === 0 ? machine.retain(descriptor) : memberSlot(machine, descriptor, object);
    default:
      return machine.retain(descriptor);
  }
}

/** `cm_descr_get`: what it wraps may be a descriptor itself; else a bound method. */
function describeForClass(machine: Machine, callable: number, type: number): number {
  const kind = machine.typeOf(callable);
  const binds = kind === T.property || (!isStaticType(kind) && machine.ops.special(kind, '__get__') !== 0);
  return binds ? describe(machine, callable, type, machine.typeOf(type)) : makeMethod(machine, callable, type);
}

/** `property_descr_get` and `property_descr_set`, where the function is missing. */
export function raisePropertyError(
  machine: Machine,
  property: number,
  object: number,
  what: 'getter' | 'setter' | 'deleter',
): 0 {
  const name = machine.field(property, PropertyField.name);
  const type = machine.typeOf(object);
  const owner = isStaticType(type) ? machine.typeName(type) : nameOf(machine, machine.field(type, TypeField.qualname));
  const named = name === 0 ? 'property' : `property ${machine.ops.repr(name)!}`;
  return machine.raise(T.AttributeError, `${named} of '${owner}' object has no ${what}`);
}
