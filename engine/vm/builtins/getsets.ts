import { makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { appendItem, makeList } from '../../object/list.js';
import { intern, internStr, isStr } from '../../object/str.js';
import {
  CellField,
  ExceptionField,
  FunctionObject,
  MethodField,
  ModuleField,
  PropertyField,
  SuperField,
  TypeField,
  WrappedField,
} from '../../object/struct.js';
import { copyToTuple, tupleItems, tupleLength } from '../../object/tuple.js';
import { getStr } from '../../object/dict.js';
import { isStaticType, rowOf, T, type TypeKey } from '../../object/type-table.js';
import { firstWeakref } from '../../object/weakref.js';
import { resolutionOrder } from '../attribute-order.js';
import { type Getset, type Machine, type Native, type NativeRow, Stop } from '../machine.js';
import { indexOf, searchBound } from './list-methods.js';

/** Computed attributes and small methods of the builtin types. */

/** An attribute that is a field of the struct; None where it is empty. */
function field(name: string, offset: number, writable = false): Getset {
  return {
    name,
    get: (machine, object) => machine.retain(machine.field(object, offset) || NONE),
    set: writable
      ? (machine, object, value) => {
          const old = machine.field(object, offset);
          machine.memory.point(object + offset, value === 0 || value === NONE ? 0 : machine.retain(value));
          machine.releaseMaybe(old);
          return true;
        }
      : null,
  };
}

/** The name of a function: a str, always there. */
function nameField(name: string, offset: number): Getset {
  return {
    name,
    get: (machine, func) => machine.retain(machine.field(func, offset)),
    set: (machine, func, value) => {
      if (value === 0 || !isStr(machine, value)) {
        machine.raise(T.TypeError, `${name} must be set to a string object`);
        return false;
      }
      const old = machine.field(func, offset);
      machine.memory.point(func + offset, internStr(machine, machine.retain(value)));
      machine.releaseMaybe(old);
      return true;
    },
  };
}

function computed(name: string, get: (machine: Machine, object: number) => number): Getset {
  return { name, get, set: null };
}

/** `tp_name` of a static type, at its last dot. */
function splitTypeName(type: number): { readonly module: string; readonly name: string } {
  const { name } = rowOf(type);
  const dot = name.lastIndexOf('.');
  return { module: dot < 0 ? 'builtins' : name.slice(0, dot), name: name.slice(dot + 1) };
}

function classAttribute(machine: Machine, type: number, name: string): number {
  if (isStaticType(type)) return name === '__module__' ? intern(machine, splitTypeName(type).module) : NONE;
  return machine.retain(getStr(machine, machine.field(type, TypeField.dict), intern(machine, name)) || NONE);
}

export const GETSETS: Partial<Record<TypeKey, readonly Getset[]>> = {
  object: [
    computed('__class__', (machine, object) => machine.retain(machine.typeOf(object))),
    {
      name: '__dict__',
      get: (machine, object) => {
        const dict = machine.ops.ensureDict(object);
        if (dict !== 0) return machine.retain(dict);
        const owner = machine.typeName(machine.typeOf(object));
        return machine.raise(T.AttributeError, `'${owner}' object has no attribute '__dict__'`);
      },
      set: () => {
        throw new Stop('unsupported', 'assignment to __dict__ is not simulated yet');
      },
    },
    computed('__weakref__', (machine, object) =>
      machine.retain(firstWeakref(machine.words, object, machine.typeOf(object)) || NONE),
    ),
    computed('__doc__', (machine, object) => classAttribute(machine, machine.typeOf(object), '__doc__')),
  ],
  type: [
    computed('__name__', (machine, type) =>
      isStaticType(type)
        ? intern(machine, splitTypeName(type).name)
        : machine.retain(machine.field(type, TypeField.heapName)),
    ),
    computed('__qualname__', (machine, type) =>
      isStaticType(type)
        ? intern(machine, splitTypeName(type).name)
        : machine.retain(machine.field(type, TypeField.qualname)),
    ),
    computed('__module__', (machine, type) => classAttribute(machine, type, '__module__')),
    computed('__doc__', (machine, type) => classAttribute(machine, type, '__doc__')),
    computed('__mro__', (machine, type) => copyToTuple(machine, resolutionOrder(machine, type))),
    computed('__base__', (machine, type) => machine.retain(machine.field(type, TypeField.base) || NONE)),
    computed('__bases__', (machine, type) => {
      const bases = machine.field(type, TypeField.bases);
      if (bases !== 0) return machine.retain(bases);
      const base = machine.field(type, TypeField.base);
      return copyToTuple(machine, base === 0 ? [] : [base]);
    }),
  ],
  function: [
    nameField('__name__', FunctionObject.name),
    nameField('__qualname__', FunctionObject.qualname),
    field('__code__', FunctionObject.code),
    field('__globals__', FunctionObject.globals),
    field('__defaults__', FunctionObject.defaults, true),
    field('__kwdefaults__', FunctionObject.kwdefaults, true),
    field('__closure__', FunctionObject.closure),
    field('__doc__', FunctionObject.doc, true),
    field('__module__', FunctionObject.module, true),
  ],
  method: [
    field('__self__', MethodField.self),
    field('__func__', MethodField.func),
    computed('__name__', (machine, method) =>
      machine.retain(machine.field(machine.field(method, MethodField.func), FunctionObject.name)),
    ),
  ],
  builtin: [
    computed('__name__', (machine, builtin) => intern(machine, machine.natives[machine.field(builtin, 16)]!.name)),
  ],
  super: [
    field('__thisclass__', SuperField.type),
    field('__self__', SuperField.object),
    field('__self_class__', SuperField.objectType),
  ],
  module: [field('__name__', ModuleField.name)],
  property: [field('fget', PropertyField.get), field('fset', PropertyField.set), field('fdel', PropertyField.delete)],
  staticmethod: [field('__func__', WrappedField.callable), field('__wrapped__', WrappedField.callable)],
  classmethod: [field('__func__', WrappedField.callable), field('__wrapped__', WrappedField.callable)],
  cell: [
    {
      name: 'cell_contents',
      get: (machine, cell) => {
        const value = machine.field(cell, CellField.ref);
        return value === 0 ? machine.raise(T.ValueError, 'Cell is empty') : machine.retain(value);
      },
      set: null,
    },
  ],
  BaseException: [
    field('args', ExceptionField.args),
    field('__traceback__', ExceptionField.traceback, true),
    field('__context__', ExceptionField.context, true),
    field('__cause__', ExceptionField.cause, true),
  ],
  StopIteration: [field('value', ExceptionField.extra, true)],
  NameError: [field('name', ExceptionField.extra)],
  ImportError: [field('msg', ExceptionField.extra), field('name', ExceptionField.extra2)],
  AttributeError: [field('obj', ExceptionField.extra), field('name', ExceptionField.extra2)],
};

/** `_PyException_AddNote`: the list `__notes__`, made for the first. The note is borrowed. */
export function addNote(machine: Machine, exception: number, note: number): boolean {
  const key = intern(machine, '__notes__');
  let notes = machine.ops.getAttribute(exception, key);
  if (notes === 0) {
    if (!machine.raisedIs(T.AttributeError)) return false;
    machine.clearException();
    notes = makeList(machine, []);
    if (!machine.ops.setAttribute(exception, key, notes)) {
      machine.release(notes);
      return false;
    }
  }
  const isList = machine.isInstance(notes, T.list);
  if (isList) appendItem(machine, notes, machine.retain(note));
  else machine.raise(T.TypeError, 'Cannot add note: __notes__ is not a list');
  machine.release(notes);
  return isList;
}

function row(owner: string, name: string, least: number, most: number, call: Native): NativeRow {
  return { name, owner, least, most, keywords: null, call };
}

/** A decorator of a property: a new one with one function exchanged. */
function propertyWith(name: string, place: number): NativeRow {
  return row('property', name, 1, 1, (machine, [func], _names, self) => {
    const parts = [16, 24, 32, 40].map((offset) => machine.field(self, offset) || NONE);
    parts[place] = func!;
    return machine.ops.call(T.property, parts);
  });
}

export const SMALL_METHODS: Partial<Record<TypeKey, readonly NativeRow[]>> = {
  tuple: [
    row('tuple', 'index', 1, 3, (machine, [item, start, stop], _names, self) => {
      const length = tupleLength(machine.words, self);
      const from = searchBound(machine, start, length, 0);
      const to = from === null ? null : searchBound(machine, stop, length, length);
      if (from === null || to === null) return 0;
      const index = indexOf(machine, tupleItems(machine.words, self).slice(from, to), item!);
      if (index >= 0) return makeInt(machine, from + index);
      return index === -2 ? 0 : machine.raise(T.ValueError, 'tuple.index(x): x not in tuple');
    }),
    row('tuple', 'count', 1, 1, (machine, [item], _names, self) => {
      let found = 0;
      for (let index = 0; index < tupleLength(machine.words, self); index++) {
        const place = indexOf(machine, [machine.field(self, 24 + index * 8)], item!);
        if (place === -2) return 0;
        if (place === 0) found++;
      }
      return makeInt(machine, found);
    }),
  ],
  property: [propertyWith('getter', 0), propertyWith('setter', 1), propertyWith('deleter', 2)],
  BaseException: [
    row('BaseException', 'with_traceback', 1, 1, (machine, [traceback], _names, self) => {
      const old = machine.field(self, ExceptionField.traceback);
      machine.memory.point(self + ExceptionField.traceback, traceback === NONE ? 0 : machine.retain(traceback!));
      machine.releaseMaybe(old);
      return machine.retain(self);
    }),
    row('BaseException', 'add_note', 1, 1, (machine, [note], _names, self) => {
      if (isStr(machine, note!)) return addNote(machine, self, note!) ? NONE : 0;
      const wrong = machine.typeName(machine.typeOf(note!));
      return machine.raise(T.TypeError, `note must be a str, not '${wrong}'`);
    }),
  ],
};
