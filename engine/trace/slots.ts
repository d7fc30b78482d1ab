import { Frame, FrameState } from '../memory/address-map.js';
import { entryCount, entryKey, entryValueAt } from '../object/dict-keys.js';
import { frameOf, frameState } from '../object/generator.js';
import { inlineValues, managedDict } from '../object/instance.js';
import { dequeItems } from '../object/deque.js';
import { MODULE_TYPES } from '../object/module-types.js';
import { isExceptionRow, slotOffsets } from '../object/referents.js';
import { setItems } from '../object/set.js';
import { NONE } from '../object/statics.js';
import {
  CallableIteratorField,
  CellField,
  CodeObject,
  DefaultDictField,
  DictField,
  DictIteratorField,
  DictViewField,
  EnumerateField,
  ExceptionField,
  FilterField,
  FrameObjectField,
  FunctionObject,
  GenericAliasField,
  IteratorField,
  ListField,
  MapField,
  MethodField,
  PropertyField,
  SetIteratorField,
  SIZE,
  SliceField,
  TracebackField,
  TupleField,
  TYPE,
  TypeField,
  TypeFlag,
  UnionField,
  WeakrefField,
  WrappedField,
  ZipField,
} from '../object/struct.js';
import { isStaticType, rowOf, T, TYPE_ROWS, type TypeKey } from '../object/type-table.js';
import { orderOf } from '../object/values.js';
import { type ImageReader, isStaticAddress } from './identity.js';
import { literal, text } from './literal.js';
import type { Slot } from './state.js';

/** A slot as memory has it: addresses where a `Slot` has identities. */
export interface RawSlot {
  readonly name: string;
  readonly part: Slot['part'];
  readonly key?: number;
  /** 0: empty. */
  readonly to: number;
  /** A reference that is not counted. */
  readonly weak?: true;
}

/** More slots than this are left out of a state, and counted. */
const MOST_SLOTS = 400;

export interface RawSlots {
  readonly slots: RawSlot[];
  readonly omitted: number;
}

/** The row of the static type whose struct an object starts with. */
export function layoutKey(memory: ImageReader, object: number): TypeKey {
  const type = memory.words[(object + TYPE) >> 2]!;
  if (isStaticType(type)) return rowOf(type).key;
  return TYPE_ROWS[memory.words[(type + TypeField.dealloc) >> 2]!]!.key;
}

/** What an object's box shows: its items, entries, attributes or telling fields. */
export function slotsOf(memory: ImageReader, object: number): RawSlots {
  const all = [...readSlots(memory, object)];
  return { slots: all.slice(0, MOST_SLOTS), omitted: Math.max(0, all.length - MOST_SLOTS) };
}

function* readSlots(memory: ImageReader, object: number): IterableIterator<RawSlot> {
  const at = (address: number): number => memory.words[address >> 2]!;
  const key = layoutKey(memory, object);
  const field = function* (name: string, offset: number): IterableIterator<RawSlot> {
    if (at(object + offset) !== 0) yield { name, part: 'field', to: at(object + offset) };
  };
  switch (key) {
    case 'list':
      yield* items(memory, at(object + ListField.items), at(object + SIZE));
      break;
    case 'tuple':
      yield* items(memory, object + TupleField.items, at(object + SIZE));
      break;
    case 'dict':
      yield* entries(memory, object, 'entry');
      break;
    case 'defaultdict':
      yield* entries(memory, object, 'entry');
      yield* field('default_factory', DefaultDictField.factory);
      break;
    case 'deque':
      for (const [index, to] of dequeItems(memory.words, object).entries())
        yield { name: String(index), part: 'item', to };
      break;
    case 'set':
    case 'frozenset':
      for (const to of setItems(memory.words, object)) yield { name: keyName(memory, to, 'entry'), part: 'item', to };
      break;
    case 'cell':
      yield { name: 'contents', part: 'field', to: at(object + CellField.ref) };
      break;
    case 'method':
      yield* field('__func__', MethodField.func);
      yield* field('__self__', MethodField.self);
      break;
    case 'function':
      yield* field('__defaults__', FunctionObject.defaults);
      yield* field('__kwdefaults__', FunctionObject.kwdefaults);
      yield* field('__closure__', FunctionObject.closure);
      yield* field('__dict__', FunctionObject.dict);
      break;
    case 'type':
      if (!isStaticAddress(object)) yield* classAttributes(memory, object);
      break;
    case 'listIterator':
    case 'tupleIterator':
    case 'strIterator':
    case 'strAsciiIterator':
    case 'bytesIterator':
    case 'bytearrayIterator':
    case 'iterator':
    case 'listReverseIterator':
    case 'reversed':
      yield* field('sequence', IteratorField.sequence);
      break;
    case 'dictKeys':
    case 'dictValues':
    case 'dictItems':
      yield* field('dict', DictViewField.dict);
      break;
    case 'dictKeyIterator':
    case 'dictValueIterator':
    case 'dictItemIterator':
    case 'dictReverseKeyIterator':
    case 'dictReverseValueIterator':
    case 'dictReverseItemIterator':
      yield* field('dict', DictIteratorField.dict);
      break;
    case 'setIterator':
      yield* field('set', SetIteratorField.set);
      break;
    case 'callableIterator':
      yield* field('callable', CallableIteratorField.callable);
      yield* field('sentinel', CallableIteratorField.sentinel);
      break;
    case 'enumerate':
      yield* field('iterator', EnumerateField.iterator);
      yield* field('result', EnumerateField.result);
      break;
    case 'zip':
      yield* field('iterators', ZipField.iterators);
      yield* field('result', ZipField.result);
      break;
    case 'map':
      yield* field('function', MapField.func);
      yield* field('iterators', MapField.iterators);
      break;
    case 'filter':
      yield* field('function', FilterField.func);
      yield* field('iterator', FilterField.iterator);
      break;
    case 'slice':
      yield* field('start', SliceField.start);
      yield* field('stop', SliceField.stop);
      yield* field('step', SliceField.step);
      break;
    case 'genericAlias':
      yield* field('__origin__', GenericAliasField.origin);
      yield* field('__args__', GenericAliasField.args);
      break;
    case 'unionType':
      yield* field('__args__', UnionField.args);
      break;
    case 'property':
      yield* field('fget', PropertyField.get);
      yield* field('fset', PropertyField.set);
      break;
    case 'staticmethod':
    case 'classmethod':
      yield* field('__func__', WrappedField.callable);
      break;
    case 'weakref':
    case 'weakProxy':
    case 'weakCallableProxy': {
      const referent = at(object + WeakrefField.object);
      const shown = referent === NONE || at(referent) === 0 ? 0 : referent;
      yield { name: 'referent', part: 'field', to: shown, weak: true };
      yield* field('callback', WeakrefField.callback);
      break;
    }
    case 'traceback':
      yield* field('tb_next', TracebackField.next);
      yield* field('tb_frame', TracebackField.frame);
      break;
    case 'generator':
      if (frameState(memory, object) < FrameState.executing) yield* locals(memory, frameOf(object));
      break;
    case 'frame':
      if (at(object + FrameObjectField.frame) === object + FrameObjectField.data)
        yield* locals(memory, object + FrameObjectField.data);
      break;
    default:
      for (const [name, offset] of Object.entries(MODULE_TYPES[key]?.references ?? {})) yield* field(name, offset);
      if (isExceptionRow(key)) {
        yield* field('args', ExceptionField.args);
        yield* field('__traceback__', ExceptionField.traceback);
        yield* field('__context__', ExceptionField.context);
        yield* field('__cause__', ExceptionField.cause);
        if (at(object + ExceptionField.dict) !== 0)
          yield* entries(memory, at(object + ExceptionField.dict), 'attribute');
      }
  }
  yield* attributes(memory, object);
}

function* items(memory: ImageReader, from: number, length: number): IterableIterator<RawSlot> {
  for (let index = 0; index < length; index++) {
    yield { name: String(index), part: 'item', to: memory.words[(from + index * 8) >> 2]! };
  }
}

/** The text of a key: a str's own where it names an attribute, else its literal or its type. */
function keyName(memory: ImageReader, key: number, part: Slot['part']): string {
  const layout = layoutKey(memory, key);
  if (part !== 'entry' && layout === 'str') return text(memory, key);
  return literal(memory, key, layout) ?? rowOf(T[layout]).name;
}

/** The entries of a dict in order; of a split one in the order in which they were set. */
export function* entries(memory: ImageReader, dict: number, part: Slot['part']): IterableIterator<RawSlot> {
  const { words } = memory;
  const keys = words[(dict + DictField.keys) >> 2]!;
  const values = words[(dict + DictField.values) >> 2]!;
  const slot = (key: number, to: number): RawSlot => ({ name: keyName(memory, key, part), part, key, to });
  if (values !== 0) {
    for (const index of orderOf({ memory }, values))
      yield slot(entryKey(words, keys, index), words[(values + index * 8) >> 2]!);
    return;
  }
  for (let entry = 0; entry < entryCount(words, keys); entry++) {
    const value = words[entryValueAt(words, keys, entry) >> 2]!;
    if (value !== 0) yield slot(entryKey(words, keys, entry), value);
  }
}

/** Slots and attributes of an instance of a class. */
function* attributes(memory: ImageReader, object: number): IterableIterator<RawSlot> {
  const { words } = memory;
  const type = words[(object + TYPE) >> 2]!;
  if (isStaticType(type)) return;
  let names: Map<number, string> | null = null;
  for (const offset of slotOffsets(memory, type)) {
    names ??= slotNames(memory, type);
    yield { name: names.get(offset) ?? `slot ${offset}`, part: 'attribute', to: words[(object + offset) >> 2]! };
  }
  if ((words[(type + TypeField.flags) >> 2]! & TypeFlag.managedDict) === 0) return;
  const values = inlineValues(words, object);
  if (values !== 0) {
    const keys = words[(type + TypeField.cachedKeys) >> 2]!;
    for (const index of orderOf({ memory }, values)) {
      yield {
        name: text(memory, entryKey(words, keys, index)),
        part: 'attribute',
        to: words[(values + index * 8) >> 2]!,
      };
    }
    return;
  }
  const dict = managedDict(words, object);
  if (dict !== 0) yield { name: '__dict__', part: 'field', to: dict };
}

/** The names of the slots that a class and its bases define, by offset. */
function slotNames(memory: ImageReader, type: number): Map<number, string> {
  const names = new Map<number, string>();
  for (let each = type; each !== 0 && !isStaticType(each); each = memory.words[(each + TypeField.base) >> 2]!) {
    for (const { to, name } of entries(memory, memory.words[(each + TypeField.dict) >> 2]!, 'attribute')) {
      if (memory.words[(to + TYPE) >> 2] === T.memberDescriptor) names.set(memory.words[(to + 40) >> 2]!, name);
    }
  }
  return names;
}

/** What the interpreter adds to every class. */
const CLASS_FURNITURE: ReadonlySet<string> = new Set([
  '__module__',
  '__dict__',
  '__weakref__',
  '__doc__',
  '__qualname__',
]);

function* classAttributes(memory: ImageReader, type: number): IterableIterator<RawSlot> {
  const base = memory.words[(type + TypeField.base) >> 2]!;
  if (base !== 0 && base !== T.object) yield { name: '__base__', part: 'field', to: base };
  const dict = memory.words[(type + TypeField.dict) >> 2]!;
  if (dict === 0) return;
  for (const slot of entries(memory, dict, 'attribute')) if (!CLASS_FURNITURE.has(slot.name)) yield slot;
}

/** `CO_FAST_HIDDEN`: the names of an inlined comprehension outside of functions. */
const HIDDEN = 0x10;

/** The locals, cells and free variables of a frame, unbound ones included. */
export function* locals(memory: ImageReader, frame: number): IterableIterator<RawSlot> {
  const { words, bytes } = memory;
  const code = words[(frame + Frame.code) >> 2]!;
  const names = words[(code + CodeObject.localsPlusNames) >> 2]!;
  const kinds = words[(code + CodeObject.localsPlusKinds) >> 2]!;
  for (let index = 0; index < words[(names + SIZE) >> 2]!; index++) {
    if ((bytes[kinds + 32 + index]! & HIDDEN) !== 0) continue;
    const name = text(memory, words[(names + TupleField.items + index * 8) >> 2]!);
    yield { name, part: 'name', to: words[(frame + Frame.localsPlus + index * 8) >> 2]! };
  }
}
