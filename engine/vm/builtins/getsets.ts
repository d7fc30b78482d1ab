import { GROUP_METHODS } from '../exception-group.js';
import { boolObject, makeInt } from '../../object/int.js';
import { EMPTY_TUPLE, NONE, TRUE } from '../../object/statics.js';
import { appendItem, makeList } from '../../object/list.js';
import { intern, internStr, isStr, makeStr, textOf } from '../../object/str.js';
import {
  BuiltinField,
  CellField,
  DescriptorField,
  ExceptionField,
  FunctionObject,
  GroupField,
  MANAGED_DICT,
  MethodField,
  ModuleField,
  PropertyField,
  SuperField,
  TypeField,
  TypeFlag,
  WrappedField,
} from '../../object/struct.js';
import { copyToTuple, tupleItems, tupleLength } from '../../object/tuple.js';
import { getStr, makeDict, setItem } from '../../object/dict.js';
import { isStaticType, rowOf, T, type TypeKey } from '../../object/type-table.js';
import { firstWeakref } from '../../object/weakref.js';
import { resolutionOrder } from '../attribute-order.js';
import { dictOffset } from '../dict-offset.js';
import { type Getset, type Machine, type Native, type NativeRow, Stop } from '../machine.js';
import { makeProxy } from '../modules/mapping-proxy.js';
import { CLASS_SETTERS, setClass } from './class-getsets.js';
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

/** `__isabstractmethod__`: whether one of the functions says that of itself. */
function isAbstract(...offsets: readonly number[]): Getset {
  return computed('__isabstractmethod__', (machine, object) => {
    for (const offset of offsets) {
      const func = machine.field(object, offset);
      const verdict = func === 0 ? 0 : machine.ops.getAttribute(func, intern(machine, '__isabstractmethod__'));
      if (verdict === 0 && machine.raised) {
        if (!machine.raisedIs(T.AttributeError)) return 0;
        machine.clearException();
      }
      const truth = verdict === 0 ? 0 : machine.ops.truth(verdict);
      machine.releaseMaybe(verdict);
      if (truth !== 0) return truth < 0 ? 0 : TRUE;
    }
    return boolObject(false);
  });
}

function nativeName(machine: Machine, builtin: number): string {
  return machine.natives[machine.field(builtin, BuiltinField.ml)]!.name;
}

const WRAPPED_FIELDS: readonly Getset[] = [
  field('__func__', WrappedField.callable),
  field('__wrapped__', WrappedField.callable),
  isAbstract(WrappedField.callable),
];

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

/** `__suppress_context__`: a byte. */
const suppressContext: Getset = {
  name: '__suppress_context__',
  get: (machine, object) => boolObject(machine.field(object, ExceptionField.suppressContext) !== 0),
  set: (machine, object, value) => {
    if (value === 0 || machine.typeOf(value) !== T.bool) {
      machine.raise(T.TypeError, 'attribute value type must be bool');
      return false;
    }
    machine.memory.put(object + ExceptionField.suppressContext, value === TRUE ? 1 : 0);
    return true;
  },
};

/** A number in the struct of an exception. */
function size(name: string, offset: number): Getset {
  return computed(name, (machine, object) => makeInt(machine, machine.field(object, offset)));
}

/** `__annotations__` of a function: a dict that is made when it is first asked for. */
const annotations: Getset = {
  ...field('__annotations__', FunctionObject.annotations, true),
  get: (machine, object) => {
    const known = machine.field(object, FunctionObject.annotations);
    if (known !== 0 && machine.typeOf(known) !== T.tuple) return machine.retain(known);
    const dict = makeDict(machine);
    const pairs = known === 0 ? [] : tupleItems(machine.words, known);
    for (let at = 0; at < pairs.length; at += 2) setItem(machine, dict, pairs[at]!, pairs[at + 1]!);
    machine.memory.point(object + FunctionObject.annotations, dict);
    machine.releaseMaybe(known);
    return machine.retain(dict);
  },
};

/** `func_get_type_params`, `func_set_type_params`: a tuple, empty where there is none. */
const typeParameters: Getset = {
  name: '__type_params__',
  get: (machine, object) => machine.retain(machine.field(object, FunctionObject.typeParams) || EMPTY_TUPLE),
  set: (machine, object, value) => {
    if (value === 0 || !machine.isInstance(value, T.tuple)) {
      machine.raise(T.TypeError, '__type_params__ must be set to a tuple');
      return false;
    }
    const old = machine.field(object, FunctionObject.typeParams);
    machine.memory.point(object + FunctionObject.typeParams, machine.retain(value));
    machine.releaseMaybe(old);
    return true;
  },
};

/** The name and the type of a descriptor of a builtin type. */
const DESCRIPTOR: readonly Getset[] = [
  field('__name__', DescriptorField.name),
  computed('__qualname__', (machine, object) => {
    const owner = machine.typeName(machine.field(object, DescriptorField.type));
    return makeStr(machine, `${owner}.${textOf(machine, machine.field(object, DescriptorField.name))}`);
  }),
  field('__objclass__', DescriptorField.type),
];

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

/** `BaseException_set_cause`: whatever was to be shown instead no longer is. */
const cause: Getset = {
  ...field('__cause__', ExceptionField.cause, true),
  set: (machine, object, value) => {
    if (value !== NONE && (value === 0 || !machine.isInstance(value, T.BaseException))) {
      machine.raise(
        T.TypeError,
        value === 0 ? '__cause__ may not be deleted' : 'exception cause must be None or derive from BaseException',
      );
      return false;
    }
    const old = machine.field(object, ExceptionField.cause);
    machine.memory.point(object + ExceptionField.cause, value === NONE ? 0 : machine.retain(value));
    machine.memory.put(object + ExceptionField.suppressContext, 1);
    machine.releaseMaybe(old);
    return true;
  },
};

const UNICODE_FIELDS: readonly Getset[] = [
  field('encoding', 72, true),
  field('object', 80, true),
  size('start', 88),
  size('end', 96),
  field('reason', 104, true),
];

/** `type_get_annotations`: a dict that is made when it is first asked for. */
const classAnnotations: Getset = {
  name: '__annotations__',
  get: (machine, type) => {
    const key = intern(machine, '__annotations__');
    if (isStaticType(type)) {
      const owner = machine.typeName(type);
      return machine.raise(T.AttributeError, `type object '${owner}' has no attribute '__annotations__'`);
    }
    const dict = machine.field(type, TypeField.dict);
    const known = getStr(machine, dict, key);
    if (known !== 0) return machine.retain(known);
    const made = makeDict(machine);
    setItem(machine, dict, key, made);
    return made;
  },
  set: CLASS_SETTERS.__annotations__!,
};

const TYPE_GETSETS: readonly Getset[] = [
  classAnnotations,
  computed('__dict__', (machine, type) => {
    if (!isStaticType(type)) return makeProxy(machine, machine.field(type, TypeField.dict));
    throw new Stop('unsupported', `the namespace of ${machine.typeName(type)} is not simulated yet`);
  }),
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
  computed('__type_params__', (machine, type) => {
    if (isStaticType(type)) return EMPTY_TUPLE;
    const known = getStr(machine, machine.field(type, TypeField.dict), intern(machine, '__type_params__'));
    return machine.retain(known || EMPTY_TUPLE);
  }),
  computed('__mro__', (machine, type) => copyToTuple(machine, resolutionOrder(machine, type))),
  computed('__base__', (machine, type) => machine.retain(machine.field(type, TypeField.base) || NONE)),
  computed('__basicsize__', (machine, type) => makeInt(machine, machine.field(type, TypeField.basicSize))),
  computed('__itemsize__', (machine, type) => makeInt(machine, machine.field(type, TypeField.itemSize))),
  computed('__bases__', (machine, type) => {
    const bases = machine.field(type, TypeField.bases);
    if (bases !== 0) return machine.retain(bases);
    const base = machine.field(type, TypeField.base);
    return copyToTuple(machine, base === 0 ? [] : [base]);
  }),
];

/** `subtype_setdict`: the attributes become a real dict first, which then gives way; `value` 0 leaves none. */
function setDict(machine: Machine, object: number, value: number): boolean {
  if (machine.ops.ensureDict(object) === 0) {
    machine.raise(T.AttributeError, 'This object has no __dict__');
    return false;
  }
  if (value !== 0 && !machine.isInstance(value, T.dict)) {
    const wrong = machine.typeName(machine.typeOf(value));
    machine.raise(T.TypeError, `__dict__ must be set to a dictionary, not a '${wrong}'`);
    return false;
  }
  const type = machine.typeOf(object);
  const managed = (machine.flagsOf(type) & TypeFlag.managedDict) !== 0;
  const at = object + (managed ? MANAGED_DICT : dictOffset(machine, type));
  const old = machine.words[at >> 2]!;
  machine.memory.point(at, value === 0 ? 0 : machine.retain(value));
  machine.releaseMaybe(old);
  return true;
}

export const GETSETS: Partial<Record<TypeKey, readonly Getset[]>> = {
  object: [
    {
      name: '__class__',
      get: (machine, object) => machine.retain(machine.typeOf(object)),
      set: setClass,
    },
    {
      name: '__dict__',
      get: (machine, object) => {
        const dict = machine.ops.ensureDict(object);
        if (dict !== 0) return machine.retain(dict);
        const owner = machine.typeName(machine.typeOf(object));
        return machine.raise(T.AttributeError, `'${owner}' object has no attribute '__dict__'`);
      },
      set: setDict,
    },
    computed('__weakref__', (machine, object) =>
      machine.retain(firstWeakref(machine.words, object, machine.typeOf(object)) || NONE),
    ),
    computed('__doc__', (machine, object) => classAttribute(machine, machine.typeOf(object), '__doc__')),
  ],
  type: TYPE_GETSETS.map((each) => ({ ...each, set: CLASS_SETTERS[each.name] ?? each.set })),
  function: [
    nameField('__name__', FunctionObject.name),
    nameField('__qualname__', FunctionObject.qualname),
    annotations,
    field('__code__', FunctionObject.code),
    field('__globals__', FunctionObject.globals),
    field('__defaults__', FunctionObject.defaults, true),
    field('__kwdefaults__', FunctionObject.kwdefaults, true),
    field('__closure__', FunctionObject.closure),
    typeParameters,
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
    computed('__name__', (machine, builtin) => intern(machine, nativeName(machine, builtin))),
    computed('__qualname__', (machine, builtin) => {
      const self = machine.field(builtin, BuiltinField.self);
      const name = nativeName(machine, builtin);
      if (self === 0 || machine.typeOf(self) === T.module) return makeStr(machine, name);
      const type = machine.isMetaclass(machine.typeOf(self)) ? self : machine.typeOf(self);
      return makeStr(machine, `${machine.typeName(type)}.${name}`);
    }),
    field('__self__', BuiltinField.self),
    field('__module__', BuiltinField.module, true),
  ],
  super: [
    field('__thisclass__', SuperField.type),
    field('__self__', SuperField.object),
    field('__self_class__', SuperField.objectType),
  ],
  module: [field('__name__', ModuleField.name)],
  cell: [
    {
      name: 'cell_contents',
      get: (machine, cell) => {
        const value = machine.field(cell, CellField.ref);
        return value === 0 ? machine.raise(T.ValueError, 'Cell is empty') : machine.retain(value);
      },
      set: (machine, cell, value) => {
        const old = machine.field(cell, CellField.ref);
        machine.memory.point(cell + CellField.ref, value === 0 ? 0 : machine.retain(value));
        machine.releaseMaybe(old);
        return true;
      },
    },
  ],
  BaseException: [
    field('args', ExceptionField.args),
    field('__traceback__', ExceptionField.traceback, true),
    field('__context__', ExceptionField.context, true),
    cause,
    suppressContext,
  ],
  BaseExceptionGroup: [field('message', GroupField.message), field('exceptions', GroupField.exceptions)],
  StopIteration: [field('value', ExceptionField.extra, true)],
  SystemExit: [field('code', 72, true)],
  NameError: [field('name', 72, true)],
  ImportError: [field('msg', 72, true), field('name', 80, true), field('path', 88, true), field('name_from', 96, true)],
  AttributeError: [field('obj', 72, true), field('name', 80, true)],
  OSError: [
    field('errno', 72, true),
    field('strerror', 80, true),
    field('filename', 88, true),
    field('filename2', 96, true),
  ],
  SyntaxError: [
    field('msg', 72, true),
    field('filename', 80, true),
    field('lineno', 88, true),
    field('offset', 96, true),
    field('end_lineno', 104, true),
    field('end_offset', 112, true),
    field('text', 120, true),
    field('print_file_and_line', 128, true),
  ],
  UnicodeEncodeError: UNICODE_FIELDS,
  UnicodeDecodeError: UNICODE_FIELDS,
  UnicodeTranslateError: UNICODE_FIELDS,
  methodDescriptor: DESCRIPTOR,
  wrapperDescriptor: DESCRIPTOR,
  classMethodDescriptor: DESCRIPTOR,
  getsetDescriptor: DESCRIPTOR,
  memberDescriptor: DESCRIPTOR,
  methodWrapper: [
    computed('__self__', (machine, object) => machine.retain(machine.field(object, 24))),
    computed('__name__', (machine, object) =>
      machine.retain(machine.field(machine.field(object, 16), DescriptorField.name)),
    ),
    computed('__objclass__', (machine, object) =>
      machine.retain(machine.field(machine.field(object, 16), DescriptorField.type)),
    ),
  ],
  property: [
    field('fget', PropertyField.get),
    field('fset', PropertyField.set),
    field('fdel', PropertyField.delete),
    field('__doc__', PropertyField.doc, true),
    isAbstract(PropertyField.get, PropertyField.set, PropertyField.delete),
  ],
  staticmethod: WRAPPED_FIELDS,
  classmethod: WRAPPED_FIELDS,
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
    if (machine.field(self, PropertyField.getterDoc) !== 0) parts[3] = NONE;
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
  BaseExceptionGroup: GROUP_METHODS,
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
