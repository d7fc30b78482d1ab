import { Frame, FrameState, GeneratorField } from '../memory/address-map.js';
import { exceptionFields } from './exception-fields.js';
import { entryCount, entryKey, entryValueAt, GENERAL, keysKind } from './dict-keys.js';
import { frameOf, frameState } from './generator.js';
import { setItems } from './set.js';
import {
  BuiltinField,
  CallableIteratorField,
  CellField,
  DescriptorField,
  DictField,
  DictIteratorField,
  DictViewField,
  EnumerateField,
  ExceptionField,
  FilterField,
  FrameObjectField,
  FunctionObject,
  IteratorField,
  ListField,
  MANAGED_DICT,
  MapField,
  MethodField,
  MethodWrapperField,
  ModuleField,
  PropertyField,
  SetIteratorField,
  SIZE,
  SliceField,
  SuperField,
  DefaultDictField,
  TeeLinkField,
  TracebackField,
  TupleField,
  TYPE,
  TypeField,
  TypeFlag,
  WeakrefField,
  WrappedField,
  ZipField,
} from './struct.js';
import { dequeItems } from './deque.js';
import { referencesOf } from './module-types.js';
import { isStaticType, rowIndex, rowOf, T, TYPE_ROWS, type TypeKey } from './type-table.js';

/** Memory to read from: the machine's, or a replay's. */
export interface Reader {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

export type Visit = (referent: number) => void;

/** `tp_traverse` of a type: what its objects refer to and count, in CPython's order; empty fields are not visited. */
type Traverse = (reader: Reader, object: number, visit: Visit) => void;

function at(reader: Reader, address: number): number {
  return reader.words[address >> 2]!;
}

function fields(...offsets: readonly number[]): Traverse {
  return (reader, object, visit) => {
    for (const offset of offsets) {
      const value = at(reader, object + offset);
      if (value !== 0) visit(value);
    }
  };
}

function itemsFromLast(reader: Reader, items: number, length: number, visit: Visit): void {
  for (let index = length - 1; index >= 0; index--) {
    const item = at(reader, items + index * 8);
    if (item !== 0) visit(item);
  }
}

/** `dict_traverse`: values in entry order, of general tables value, then key. */
const traverseDict: Traverse = (reader, dict, visit) => {
  const keys = at(reader, dict + DictField.keys);
  const values = at(reader, dict + DictField.values);
  const general = keysKind(reader.words, keys) === GENERAL;
  for (let entry = 0; entry < entryCount(reader.words, keys); entry++) {
    const value = at(reader, values !== 0 ? values + entry * 8 : entryValueAt(reader.words, keys, entry));
    if (value === 0) continue;
    visit(value);
    if (general) visit(entryKey(reader.words, keys, entry));
  }
};

const exception = fields(
  ExceptionField.dict,
  ExceptionField.args,
  ExceptionField.notes,
  ExceptionField.traceback,
  ExceptionField.context,
  ExceptionField.cause,
);

const traverseFrameObject: Traverse = (reader, object, visit) => {
  fields(FrameObjectField.back, FrameObjectField.trace)(reader, object, visit);
  const data = object + FrameObjectField.data;
  if (at(reader, object + FrameObjectField.frame) === data) visitFrame(reader, data, visit);
};

/** `_PyFrame_Traverse`: frame object, locals dict, function, code, slots. */
export function visitFrame(reader: Reader, frame: number, visit: Visit): void {
  fields(Frame.frameObject, Frame.locals, Frame.func, Frame.code)(reader, frame, visit);
  const top = at(reader, frame + Frame.stackTop);
  for (let index = 0; index < top; index++) {
    const value = at(reader, frame + Frame.localsPlus + index * 8);
    if (value !== 0) visit(value);
  }
}

/** `gen_traverse`. */
const traverseGenerator: Traverse = (reader, object, visit) => {
  fields(GeneratorField.name, GeneratorField.qualname)(reader, object, visit);
  if (frameState(reader, object) < FrameState.cleared) visitFrame(reader, frameOf(object), visit);
  fields(GeneratorField.handled)(reader, object, visit);
};

const iterator = fields(IteratorField.sequence);
const dictIterator = fields(DictIteratorField.dict, DictIteratorField.result);
const view = fields(DictViewField.dict);

/** `set_traverse`: in the order of the table. */
const traverseSet: Traverse = (reader, set, visit) => {
  for (const item of setItems(reader.words, set)) visit(item);
};

/** `teedataobject_traverse`. */
const traverseTeeLink: Traverse = (reader, link, visit) => {
  fields(TeeLinkField.it)(reader, link, visit);
  for (let index = 0; index < at(reader, link + TeeLinkField.count); index++)
    visit(at(reader, link + TeeLinkField.values + index * 8));
  fields(TeeLinkField.next)(reader, link, visit);
};

const TRAVERSALS: Partial<Record<TypeKey, Traverse>> = {
  list: (reader, list, visit) =>
    itemsFromLast(reader, at(reader, list + ListField.items), at(reader, list + SIZE), visit),
  tuple: (reader, tuple, visit) => itemsFromLast(reader, tuple + TupleField.items, at(reader, tuple + SIZE), visit),
  dict: traverseDict,
  set: traverseSet,
  frozenset: traverseSet,
  slice: fields(SliceField.start, SliceField.stop, SliceField.step),
  function: fields(
    FunctionObject.code,
    FunctionObject.globals,
    FunctionObject.builtins,
    FunctionObject.module,
    FunctionObject.defaults,
    FunctionObject.kwdefaults,
    FunctionObject.doc,
    FunctionObject.name,
    FunctionObject.dict,
    FunctionObject.closure,
    FunctionObject.annotations,
    FunctionObject.typeParams,
    FunctionObject.qualname,
  ),
  method: fields(MethodField.func, MethodField.self),
  builtin: fields(BuiltinField.self, BuiltinField.module),
  methodDescriptor: fields(DescriptorField.type),
  getsetDescriptor: fields(DescriptorField.type),
  memberDescriptor: fields(DescriptorField.type),
  methodWrapper: fields(MethodWrapperField.descriptor, MethodWrapperField.self),
  wrapperDescriptor: fields(DescriptorField.type),
  classMethodDescriptor: fields(DescriptorField.type),
  cell: fields(CellField.ref),
  module: fields(ModuleField.dict, ModuleField.state),
  frame: traverseFrameObject,
  teeData: traverseTeeLink,
  deque: (reader, deque, visit) => dequeItems(reader.words, deque).forEach(visit),
  defaultdict: (reader, dict, visit) => {
    fields(DefaultDictField.factory)(reader, dict, visit);
    traverseDict(reader, dict, visit);
  },
  generator: traverseGenerator,
  listIterator: iterator,
  tupleIterator: iterator,
  strIterator: iterator,
  strAsciiIterator: iterator,
  bytesIterator: iterator,
  bytearrayIterator: iterator,
  iterator,
  dictKeys: view,
  dictValues: view,
  dictItems: view,
  dictKeyIterator: dictIterator,
  dictValueIterator: dictIterator,
  dictItemIterator: dictIterator,
  setIterator: fields(SetIteratorField.set),
  listReverseIterator: iterator,
  dictReverseKeyIterator: dictIterator,
  dictReverseValueIterator: dictIterator,
  dictReverseItemIterator: dictIterator,
  callableIterator: fields(CallableIteratorField.callable, CallableIteratorField.sentinel),
  enumerate: fields(EnumerateField.iterator, EnumerateField.result, EnumerateField.longIndex),
  reversed: iterator,
  zip: fields(ZipField.iterators, ZipField.result),
  map: fields(MapField.iterators, MapField.func),
  filter: fields(FilterField.iterator, FilterField.func),
  property: fields(PropertyField.get, PropertyField.set, PropertyField.delete, PropertyField.doc),
  staticmethod: fields(WrappedField.callable, WrappedField.dict),
  classmethod: fields(WrappedField.callable, WrappedField.dict),
  super: fields(SuperField.object, SuperField.type, SuperField.objectType),
  traceback: fields(TracebackField.next, TracebackField.frame),
  weakref: fields(WeakrefField.callback),
  weakProxy: fields(WeakrefField.callback),
  weakCallableProxy: fields(WeakrefField.callback),
  type: fields(TypeField.dict, TypeField.mro, TypeField.bases, TypeField.base),
};

/** The traversal of objects whose struct starts like that of a static type. */
function traverseLayout(reader: Reader, key: TypeKey, object: number, visit: Visit): void {
  const own = TRAVERSALS[key];
  if (own !== undefined) return own(reader, object, visit);
  const known = referencesOf(key);
  if (known.length > 0) return fields(...known)(reader, object, visit);
  if (!isExceptionRow(key)) return;
  for (const field of exceptionFields(key)) {
    const value = at(reader, object + field);
    if (value !== 0) visit(value);
  }
  exception(reader, object, visit);
}

export function isExceptionRow(key: TypeKey | null): boolean {
  for (let at: TypeKey | null = key; at !== null; at = rowOf(T[at]).base) if (at === 'BaseException') return true;
  return false;
}

/** What an object with a GC head refers to, as `tp_traverse` reports it to the collector. */
export function visitReferents(reader: Reader, object: number, visit: Visit): void {
  const type = at(reader, object + TYPE);
  if (isStaticType(type)) {
    const row = rowOf(type);
    return traverseLayout(reader, row.key, object, visit);
  }
  visitInstance(reader, object, type, visit);
}

/** `subtype_traverse`: slots (subclass first), values or dict, the type; then what the base's struct holds. */
function visitInstance(reader: Reader, object: number, type: number, visit: Visit): void {
  visitSlots(reader, object, type, visit);
  if ((at(reader, type + TypeField.flags) & TypeFlag.managedDict) !== 0) visitAttributes(reader, object, type, visit);
  const layout = TYPE_ROWS[at(reader, type + TypeField.dealloc)]!;
  if (layout.key !== 'object') traverseLayout(reader, layout.key, object, visit);
  visit(type);
}

function visitAttributes(reader: Reader, object: number, type: number, visit: Visit): void {
  const word = at(reader, object + MANAGED_DICT);
  if (word === 0) return;
  if ((word & 1) === 0) return visit(word);
  const keys = at(reader, type + TypeField.cachedKeys);
  for (let index = 0; index < entryCount(reader.words, keys); index++) {
    const value = at(reader, word + 1 + index * 8);
    if (value !== 0) visit(value);
  }
}

/** `traverse_slots`: those of a class and of its bases. */
function visitSlots(reader: Reader, object: number, type: number, visit: Visit): void {
  for (let each = type; !isStaticType(each); each = at(reader, each + TypeField.base)) {
    for (let index = 0; index < at(reader, each + SIZE); index++) {
      const value = at(reader, object + at(reader, each + TypeField.slotMembers + index * 40 + 16));
      if (value !== 0) visit(value);
    }
  }
}

/** Offsets of the slots of a class and of its bases: each class has its number of slots as its size. */
export function slotOffsets(reader: Reader, type: number): number[] {
  const offsets: number[] = [];
  for (let each = type; each !== 0 && !isStaticType(each); each = at(reader, each + TypeField.base)) {
    for (let index = 0; index < at(reader, each + SIZE); index++) {
      offsets.push(at(reader, each + TypeField.slotMembers + index * 40 + 16));
    }
  }
  return offsets;
}

/** What an object without a GC head refers to and counts: code objects and ranges. */
const UNTRACED: Partial<Record<TypeKey, readonly number[]>> = {
  code: [24, 32, 40, 96, 104, 112, 120, 128, 136],
  range: [16, 24, 32, 40],
  longrange_iterator: [16, 24, 32],
  lruLink: [40, 48],
};

/** What `tp_traverse` leaves out, though it is counted: keys of dicts, names of functions, and the like. */
const UNREPORTED: Partial<Record<TypeKey, readonly number[]>> = {
  method: [],
  module: [ModuleField.name],
  methodDescriptor: [DescriptorField.name, DescriptorField.qualname],
  getsetDescriptor: [DescriptorField.name, DescriptorField.qualname],
  memberDescriptor: [DescriptorField.name, DescriptorField.qualname],
  wrapperDescriptor: [DescriptorField.name, DescriptorField.qualname],
  classMethodDescriptor: [DescriptorField.name, DescriptorField.qualname],
  property: [PropertyField.name],
};

/** How to visit every counted reference that an object of a static type holds, by the number of the type's row. */
const WHOLE: Traverse[] = [];

function wholeTraverse(type: number): Traverse {
  const { key, gc } = rowOf(type);
  const untraced = UNTRACED[key];
  if (untraced !== undefined) return fields(...untraced);
  const unreported = fields(...(UNREPORTED[key] ?? []));
  if (!gc) return unreported;
  return (reader, object, visit) => {
    visitReferents(reader, object, visit);
    unreported(reader, object, visit);
    if (key === 'dict' || key === 'defaultdict') visitKeys(reader, object, visit);
    if (key === 'generator' && frameState(reader, object) >= FrameState.cleared)
      visitFrame(reader, frameOf(object), visit);
    if (key === 'type' && !isStaticType(object)) visitClassNames(reader, object, visit);
  };
}

/** Every counted reference that an object holds: those that the collector is told of, and the others. */
export function visitAllReferences(reader: Reader, object: number, visit: Visit): void {
  const type = at(reader, object + TYPE);
  if (isStaticType(type)) return (WHOLE[rowIndex(type)] ??= wholeTraverse(type))(reader, object, visit);
  visitReferents(reader, object, visit);
  const layout = TYPE_ROWS[at(reader, type + TypeField.dealloc)]!;
  if (layout.key === 'dict' || layout.key === 'defaultdict') visitKeys(reader, object, visit);
  if (layout.key === 'type') visitClassNames(reader, object, visit);
}

function visitKeys(reader: Reader, dict: number, visit: Visit): void {
  const keys = at(reader, dict + DictField.keys);
  if (keysKind(reader.words, keys) === GENERAL || at(reader, dict + DictField.values) !== 0) return;
  for (let entry = 0; entry < entryCount(reader.words, keys); entry++) {
    const key = entryKey(reader.words, keys, entry);
    if (key !== 0) visit(key);
  }
}

function visitClassNames(reader: Reader, type: number, visit: Visit): void {
  fields(TypeField.subclasses, TypeField.heapName, TypeField.qualname, TypeField.slots)(reader, type, visit);
  const keys = at(reader, type + TypeField.cachedKeys);
  if (keys === 0) return;
  for (let entry = 0; entry < entryCount(reader.words, keys); entry++) visit(entryKey(reader.words, keys, entry));
}
