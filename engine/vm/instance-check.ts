import { intern } from '../object/str.js';
import { isStaticType, T } from '../object/type-table.js';
import { tupleItems } from '../object/tuple.js';
import { UnionField } from '../object/struct.js';
import type { Machine } from './machine.js';
import { enterNative, leaveNative } from './native-depth.js';

/** `isinstance` and `issubclass`: Objects/abstract.c. 1, 0, or -1 after an exception. */
type Verdict = 1 | 0 | -1;

function verdict(known: boolean): Verdict {
  return known ? 1 : 0;
}

/** The answer of `__instancecheck__` or `__subclasscheck__`, where the metaclass has its own. */
function ask(machine: Machine, classes: number, hook: number, object: number): Verdict {
  if (machine.depth >= machine.recursionLimit) {
    const what = machine.isMetaclass(machine.typeOf(object)) ? '__subclasscheck__' : '__instancecheck__';
    machine.raise(T.RecursionError, `maximum recursion depth exceeded in ${what}`);
    return -1;
  }
  const result = machine.ops.callSpecial(hook, classes, [object]);
  if (result === 0) return -1;
  const truth = machine.ops.truth(result);
  machine.release(result);
  return truth < 0 ? -1 : verdict(truth === 1);
}

/** `PyObject_IsInstance`. */
export function isInstanceOf(machine: Machine, object: number, given: number): Verdict {
  const classes = machine.typeOf(given) === T.unionType ? machine.field(given, UnionField.args) : given;
  if (machine.typeOf(object) === classes) return 1;
  const meta = machine.typeOf(classes);
  if (meta === T.type) return isPlainInstance(machine, object, classes);
  if (machine.isSubtype(meta, T.tuple)) {
    for (const each of tupleItems(machine.words, classes)) {
      const found = isInstanceOf(machine, object, each);
      if (found !== 0) return found;
    }
    return 0;
  }
  const hook = machine.ops.special(meta, '__instancecheck__');
  if (hook !== 0) return ask(machine, classes, hook, object);
  return isPlainInstance(machine, object, classes);
}

/** `_PyObject_RealIsInstance`: by the type, or by what the object says its class is. */
export function isPlainInstance(machine: Machine, object: number, type: number): Verdict {
  if (!machine.isMetaclass(machine.typeOf(type))) {
    if (!isClassLike(machine, type, 'isinstance() arg 2 must be a type, a tuple of types, or a union')) return -1;
    const said = attributeOrNone(machine, object, '__class__');
    if (said <= 0) return said === 0 ? 0 : -1;
    machine.hold(said);
    const fits = descendsFrom(machine, said, type);
    machine.drop();
    machine.release(said);
    return fits;
  }
  if (machine.isInstance(object, type)) return 1;
  const own = machine.typeOf(object);
  const key = intern(machine, '__class__');
  if (isStaticType(own) || machine.ops.lookup(own, key) === machine.ops.lookup(T.object, key)) return 0;
  const said = machine.ops.getAttribute(object, key);
  if (said === 0) {
    if (!machine.raisedIs(T.AttributeError)) return -1;
    machine.clearException();
    return 0;
  }
  const fits = said !== own && machine.isMetaclass(machine.typeOf(said)) && machine.isSubtype(said, type);
  machine.release(said);
  return verdict(fits);
}

/** `PyObject_IsSubclass`. */
export function isSubclassOf(machine: Machine, type: number, given: number): Verdict {
  const classes = machine.typeOf(given) === T.unionType ? machine.field(given, UnionField.args) : given;
  const meta = machine.typeOf(classes);
  if (meta === T.type) return type === classes ? 1 : isPlainSubclass(machine, type, classes);
  if (machine.isSubtype(meta, T.tuple)) {
    for (const each of tupleItems(machine.words, classes)) {
      const found = isSubclassOf(machine, type, each);
      if (found !== 0) return found;
    }
    return 0;
  }
  const hook = machine.ops.special(meta, '__subclasscheck__');
  if (hook !== 0) return ask(machine, classes, hook, type);
  return isPlainSubclass(machine, type, classes);
}

/** `_PyObject_RealIsSubclass`. */
export function isPlainSubclass(machine: Machine, type: number, base: number): Verdict {
  if (machine.isMetaclass(machine.typeOf(type)) && machine.isMetaclass(machine.typeOf(base))) {
    return verdict(machine.isSubtype(type, base));
  }
  if (!isClassLike(machine, type, 'issubclass() arg 1 must be a class')) return -1;
  const message = 'issubclass() arg 2 must be a class, a tuple of classes, or a union';
  return isClassLike(machine, base, message) ? descendsFrom(machine, type, base) : -1;
}

/** `_PyObject_LookupAttr`: a new reference, 0 where there is none, -1 after another exception. */
function attributeOrNone(machine: Machine, object: number, name: string): number {
  const value = machine.ops.getAttribute(object, intern(machine, name));
  if (value !== 0) return value;
  if (!machine.raisedIs(T.AttributeError)) return -1;
  machine.clearException();
  return 0;
}

/** `abstract_get_bases`: the tuple `__bases__` of what acts as a class; 0 for none, -1 after an exception. */
function basesOf(machine: Machine, object: number): number {
  const bases = attributeOrNone(machine, object, '__bases__');
  if (bases <= 0 || machine.isInstance(bases, T.tuple)) return bases;
  machine.release(bases);
  return 0;
}

/** `check_class`. */
function isClassLike(machine: Machine, object: number, message: string): boolean {
  const bases = basesOf(machine, object);
  if (bases > 0) machine.release(bases);
  else if (bases === 0) machine.raise(T.TypeError, message);
  return bases > 0;
}

/** `abstract_issubclass`: by `__bases__` alone. */
function descendsFrom(machine: Machine, type: number, wanted: number): Verdict {
  if (type === wanted) return 1;
  const bases = basesOf(machine, type);
  if (bases <= 0) return bases === 0 ? 0 : -1;
  if (!enterNative(machine, ' in __issubclass__')) {
    machine.release(bases);
    return -1;
  }
  machine.hold(bases);
  let found: Verdict = 0;
  for (const base of tupleItems(machine.words, bases)) {
    found = descendsFrom(machine, base, wanted);
    if (found !== 0) break;
  }
  machine.drop();
  machine.release(bases);
  leaveNative(machine);
  return found;
}
