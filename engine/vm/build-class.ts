import { dictEntries, getStr, makeDict, setItem } from '../object/dict.js';
import { copyDict } from '../object/dict-copy.js';
import { NONE } from '../object/statics.js';
import { intern, isStr, textOf } from '../object/str.js';
import { CellField, TypeField, WrappedField } from '../object/struct.js';
import { copyToTuple, makeTuple, tupleItems } from '../object/tuple.js';
import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';
import { boundSpecial } from './special.js';

/** The class statement: `builtin___build_class__` (Python/bltinmodule.c). */
export function buildClass(machine: Machine, args: readonly number[], names: readonly string[]): number {
  const positional = args.slice(0, args.length - names.length);
  const [func, name, ...given] = positional;
  if (machine.typeOf(func!) !== T.function) {
    return machine.raise(T.TypeError, '__build_class__: func must be a function');
  }
  if (!isStr(machine, name!)) return machine.raise(T.TypeError, '__build_class__: name is not a string');
  const original = copyToTuple(machine, given);
  machine.hold(original);
  const bases = resolveEntries(machine, original);
  machine.hold(bases);
  const made = bases === 0 ? 0 : buildWithBases(machine, func!, name!, original, bases, args, names);
  machine.drop(2);
  machine.releaseMaybe(bases);
  machine.release(original);
  return made;
}

/** `update_bases`: what is no class may stand for some (`__mro_entries__`). A new reference to the tuple of bases, or 0. */
function resolveEntries(machine: Machine, original: number): number {
  const key = intern(machine, '__mro_entries__');
  const bases: number[] = [];
  let changed = false;
  for (const base of tupleItems(machine.words, original)) {
    const type = machine.typeOf(base);
    const method = machine.isMetaclass(type) ? 0 : machine.ops.lookup(type, key);
    if (method === 0) {
      bases.push(base);
      continue;
    }
    const entries = machine.ops.callSpecial(method, base, [original]);
    if (entries === 0) return 0;
    if (!machine.isInstance(entries, T.tuple)) {
      machine.release(entries);
      return machine.raise(T.TypeError, '__mro_entries__ must return a tuple');
    }
    changed = true;
    bases.push(...tupleItems(machine.words, entries));
    machine.hold(entries);
    machine.drop();
    machine.release(entries);
  }
  return changed ? copyToTuple(machine, bases) : machine.retain(original);
}

function buildWithBases(
  machine: Machine,
  func: number,
  name: number,
  original: number,
  bases: number,
  args: readonly number[],
  names: readonly string[],
): number {
  const positional = args.length - names.length;
  const rest = names.filter((each) => each !== 'metaclass');
  const values = rest.map((each) => args[positional + names.indexOf(each)]!);
  const meta = metaclassOf(
    machine,
    bases,
    names.includes('metaclass') ? args[positional + names.indexOf('metaclass')]! : 0,
  );
  if (meta === 0) return 0;
  const namespace = prepare(machine, meta, name, bases, values, rest);
  if (namespace === 0) return 0;
  machine.hold(namespace);
  const cell = machine.ops.runBody(func, namespace);
  let made = 0;
  if (cell !== 0) {
    machine.hold(cell);
    if (bases === original || machine.ops.setItem(namespace, intern(machine, '__orig_bases__'), original)) {
      made = machine.ops.call(meta, [name, bases, namespace, ...values], rest);
      if (made !== 0 && !checkCell(machine, cell, made, name)) {
        machine.release(made);
        made = 0;
      }
    }
    machine.drop();
    machine.release(cell);
  }
  machine.drop();
  machine.release(namespace);
  return made;
}

/** The metaclass that is named, or that of the first base; the most derived one of all bases. Borrowed, or 0. */
function metaclassOf(machine: Machine, bases: number, named: number): number {
  const items = tupleItems(machine.words, bases);
  const meta = named !== 0 ? named : items.length === 0 ? T.type : machine.typeOf(items[0]!);
  if (named !== 0 && !machine.isInstance(named, T.type)) return named;
  return calculateMetaclass(machine, meta, items);
}

/** `_PyType_CalculateMetaclass`: borrowed, 0 after an exception. */
export function calculateMetaclass(machine: Machine, meta: number, bases: readonly number[]): number {
  let winner = meta;
  for (const base of bases) {
    const type = machine.typeOf(base);
    if (machine.isSubtype(winner, type)) continue;
    if (!machine.isSubtype(type, winner)) {
      return machine.raise(
        T.TypeError,
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    }
    winner = type;
  }
  return winner;
}

/** The namespace for the body: what `__prepare__` of the metaclass gives, else a dict. */
function prepare(
  machine: Machine,
  meta: number,
  name: number,
  bases: number,
  values: readonly number[],
  names: readonly string[],
): number {
  const hook = machine.ops.getAttribute(meta, intern(machine, '__prepare__'));
  if (hook === 0) {
    if (!machine.raisedIs(T.AttributeError)) return 0;
    machine.clearException();
    return makeDict(machine);
  }
  machine.hold(hook);
  const namespace = machine.ops.call(hook, [name, bases, ...values], names);
  machine.drop();
  machine.release(hook);
  if (namespace === 0) return 0;
  const type = machine.typeOf(namespace);
  if (machine.isSubtype(type, T.dict) || machine.ops.special(type, '__getitem__') !== 0) return namespace;
  machine.release(namespace);
  const owner = machine.isInstance(meta, T.type) ? machine.typeName(meta) : '<metaclass>';
  return machine.raise(T.TypeError, `${owner}.__prepare__() must return a mapping, not ${machine.typeName(type)}`);
}

/** The `__class__` cell must hold the class by now. */
function checkCell(machine: Machine, cell: number, made: number, name: number): boolean {
  if (!machine.isInstance(made, T.type) || machine.typeOf(cell) !== T.cell) return true;
  const held = machine.field(cell, CellField.ref);
  if (held === made) return true;
  const shown = machine.ops.repr(made) ?? '';
  if (held === 0) {
    machine.raise(
      T.RuntimeError,
      `__class__ not set defining '${textOf(machine, name)}' as ${shown}. Was __classcell__ propagated to type.__new__?`,
    );
  } else {
    machine.raise(
      T.TypeError,
      `__class__ set to ${machine.ops.repr(held) ?? ''} defining '${textOf(machine, name)}' as ${shown}`,
    );
  }
  return false;
}

/** `type_new_set_names`: of a copy of the namespace, which the methods may change. */
export function callSetNames(machine: Machine, type: number): boolean {
  const names = copyDict(machine, machine.field(type, TypeField.dict));
  machine.hold(names);
  const done = dictEntries(machine, names).every(([key, value]) => callSetName(machine, type, key, value));
  machine.drop();
  machine.release(names);
  return done;
}

function callSetName(machine: Machine, type: number, key: number, value: number): boolean {
  const hook = boundSpecial(machine, value, '__set_name__');
  if (hook === 0) return !machine.raised;
  machine.hold(hook);
  const result = machine.ops.call(hook, [type, key]);
  machine.drop();
  machine.release(hook);
  if (result !== 0) {
    machine.release(result);
    return true;
  }
  const exception = machine.fetch();
  machine.hold(exception);
  const note = `Error calling __set_name__ on '${machine.typeName(machine.typeOf(value))}' instance ${machine.ops.repr(key) ?? ''} in '${machine.typeName(type)}'`;
  machine.ops.addNote(exception, note);
  machine.drop();
  machine.restore(exception);
  return false;
}

/** `type_new_init_subclass`: `super(type, type).__init_subclass__(**keywords)`. */
export function callInitSubclass(
  machine: Machine,
  type: number,
  values: readonly number[],
  names: readonly string[],
): boolean {
  const proxy = machine.ops.call(T.super, [type, type]);
  if (proxy === 0) return false;
  machine.hold(proxy);
  const hook = machine.ops.getAttribute(proxy, intern(machine, '__init_subclass__'));
  machine.drop();
  machine.release(proxy);
  if (hook === 0) return false;
  machine.hold(hook);
  const result = machine.ops.call(hook, values, names);
  machine.drop();
  machine.release(hook);
  machine.releaseMaybe(result);
  return result !== 0;
}

/** A function of a class body that CPython makes a static method (`__new__`) or class method (`__init_subclass__`) of. */
export function wrapSpecial(machine: Machine, dict: number, name: string, wrapper: number): boolean {
  const key = intern(machine, name);
  const func = getStr(machine, dict, key);
  if (func === 0 || machine.typeOf(func) !== T.function) return true;
  const made = machine.makeGc(wrapper, 32);
  machine.memory.clear(made + WrappedField.callable, 16);
  machine.memory.point(made + WrappedField.callable, machine.retain(func));
  machine.track(made);
  const set = setItem(machine, dict, key, made);
  machine.release(made);
  return set;
}

/** The arguments of `type(name, bases, dict)`, checked as `type_new` does; null after an exception. */
export function typeArguments(machine: Machine, args: readonly number[]): readonly [number, number, number] | null {
  const [name, bases, namespace] = args;
  if (args.length !== 3) {
    machine.raise(T.TypeError, `type.__new__() takes exactly 3 arguments (${args.length} given)`);
    return null;
  }
  const wanted: readonly (readonly [number, number, string])[] = [
    [name!, T.str, 'str'],
    [bases!, T.tuple, 'tuple'],
    [namespace!, T.dict, 'dict'],
  ];
  for (const [index, [object, type, noun]] of wanted.entries()) {
    if (machine.isInstance(object, type)) continue;
    const wrong = object === NONE ? 'None' : machine.typeName(machine.typeOf(object));
    machine.raise(T.TypeError, `type.__new__() argument ${index + 1} must be ${noun}, not ${wrong}`);
    return null;
  }
  return [name!, bases!, namespace!];
}

/** A tuple of one base where none is given. */
export function basesOrObject(machine: Machine, bases: number): number {
  if (machine.field(bases, 16) > 0) return machine.retain(bases);
  return makeTuple(machine, [machine.retain(T.object)]);
}
