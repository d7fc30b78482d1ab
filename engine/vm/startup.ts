import { collectorHooks, installFinalizers } from './finalize.js';
import { COUNT, generationHead, initRing, THRESHOLD, UNSEEN, UNSEEN_IMMORTAL } from '../gc/generations.js';
import { Heap } from '../heap/heap.js';
import { addressMap, Runtime } from '../memory/address-map.js';
import { Memory } from '../memory/memory.js';
import { installByteArray } from '../object/bytearray.js';
import { installBytes } from '../object/bytes.js';
import { installComplex } from '../object/complex.js';
import { installDict, makeDict, makePresizedDict, setItem } from '../object/dict.js';
import { writeEmptyKeys } from '../object/dict-keys.js';
import { installExceptions } from '../object/exception.js';
import { installFloat } from '../object/float.js';
import { installFunctions, installReleasing, makeBuiltin, makeModule } from '../object/function.js';
import { writeStaticInt } from '../object/int.js';
import { installIterators } from '../object/iterator.js';
import { allocateList, installList } from '../object/list.js';
import { installSets } from '../object/set.js';
import { installLazyIterators } from '../object/lazy-iterator.js';
import { PROFILE } from '../object/profiles.js';
import { installRange } from '../object/range.js';
import {
  byteCharacter,
  characterAt,
  DUMMY,
  ELLIPSIS,
  EMPTY_BYTES,
  EMPTY_STR,
  EMPTY_TUPLE,
  FALSE,
  LARGEST_SMALL_INT,
  NONE,
  NOT_IMPLEMENTED,
  SMALLEST_INT,
  smallInt,
  STATIC_HEAP,
  TRUE,
} from '../object/statics.js';
import { installStr, intern, makeStr, writeStaticStr } from '../object/str.js';
import { ModuleField, SuperField, TYPE, TypeField, TypeFlag } from '../object/struct.js';
import { copyToTuple, installTuple } from '../object/tuple.js';
import {
  EXCEPTION_KEYS,
  rowIndex,
  rowOf,
  T,
  TYPE_ROWS,
  type TypeKey,
  type TypeRow,
  WEAK_LISTS,
} from '../object/type-table.js';
import { installWeakrefs } from '../object/weakref.js';
import { installAttributes } from './attribute.js';
import { installAssignment } from './attribute-set.js';
import { BUILTINS } from './builtins/builtins.js';
import { CONSTRUCTORS } from './builtins/constructors.js';
import { DICT_METHODS } from './builtins/dict-methods.js';
import { CODE_ATTRIBUTES } from './builtins/code-attributes.js';
import { FRAME_ATTRIBUTES, TRACEBACK_ATTRIBUTES } from './builtins/frame-attributes.js';
import { GENERATOR_ATTRIBUTES, GENERATOR_METHODS } from './builtins/generator-methods.js';
import { addNote, GETSETS, SMALL_METHODS } from './builtins/getsets.js';
import { COMPLEX_GETSETS, COMPLEX_METHODS, FLOAT_GETSETS, FLOAT_METHODS } from './builtins/float-methods.js';
import { INT_GETSETS, INT_METHODS } from './builtins/int-methods.js';
import { ITERATOR_METHODS } from './builtins/iterator-methods.js';
import { LAZY_CONSTRUCTORS } from './builtins/lazy-constructors.js';
import { RANGE_MEMBERS } from './builtins/range-methods.js';
import { LIST_METHODS } from './builtins/list-methods.js';
import { FROZENSET_METHODS, SET_METHODS } from './builtins/set-methods.js';
import { BYTEARRAY_METHODS } from './builtins/bytearray-methods.js';
import { BYTES_METHODS } from './builtins/bytes-methods.js';
import { STR_METHODS } from './builtins/str-methods.js';
import { WRAPPER_CONSTRUCTORS } from './builtins/wrapper-constructors.js';
import { typeMethods } from './builtins/type-methods.js';
import { declareSlots } from './declare-slots.js';
import { installSpecials } from './special.js';
import { installCalls } from './call.js';
import { callType, installClasses } from './class.js';
import { installComparison } from './compare.js';
import { installFrames } from './frame.js';
import { installGenerators } from './generator.js';
import { installHash } from './hash.js';
import { isInstanceOf } from './instance-check.js';
import { installItems } from './items.js';
import { installIteration } from './iteration.js';
import type { Watch } from './loop.js';
import { Machine, type NativeRow, type Operations } from './machine.js';
import { installOperators } from './operators.js';
import { installRepr } from './repr.js';
import { installSlices, parkSlice } from './slice.js';
import { declareMembers, installLookup } from './static-members.js';
import { installNativeTypes } from './modules/native-types.js';
import { SEQUENCE_MEMBERS } from './modules/sys.js';
import { STREAM_GETSETS, STREAM_METHODS } from './modules/text-streams.js';
import { writeSubclasses } from './subclasses.js';
import { importModule, installImports, register } from './modules/import.js';
import { handlerOf } from './instruction-table.js';

/** What a script finds in its globals before its first line, as `python3 prog.py` leaves it: 9 names. */
const MAIN_NAMES = [
  '__name__',
  '__doc__',
  '__package__',
  '__loader__',
  '__spec__',
  '__annotations__',
  '__builtins__',
  '__file__',
  '__cached__',
] as const;

/** A machine with its builtins, before any program: what the interpreter makes for itself lies in the static region. */
export function startMachine(memoryLimit: number, watch: Watch, source: () => readonly string[]): Machine {
  const memory = new Memory(addressMap(memoryLimit));
  const machine = new Machine(memory, new Heap(memory));
  machine.booting = true;
  machine.staticTop = STATIC_HEAP;
  machine.ops = {} as Operations;
  writeCollectorState(machine);
  for (const row of TYPE_ROWS) writeStaticType(machine, row);
  writeSingletons(machine);
  install(machine, watch, source);
  machine.builtins = makeBuiltinsModule(machine);
  machine.sysModules = makePresizedDict(machine, 96, true);
  register(machine, 'builtins', machine.builtins);
  parkSlice(machine);
  writeSubclasses(machine);
  machine.booting = false;
  makeExceptionGroup(machine);
  for (const name of ['sys', 'gc']) machine.release(importModule(machine, name, 0, null));
  return machine;
}

/** `create_exception_group_class` (Objects/exceptions.c). */
function makeExceptionGroup(machine: Machine): void {
  machine.whileBooting(() => {
    const name = intern(machine, 'ExceptionGroup');
    const namespace = makeDict(machine);
    setItem(machine, namespace, intern(machine, '__module__'), intern(machine, 'builtins'));
    const bases = copyToTuple(machine, [T.BaseExceptionGroup, T.Exception]);
    machine.exceptionGroup = machine.ops.call(T.type, [name, bases, namespace]);
    setItem(machine, machine.field(machine.builtins, ModuleField.dict), name, machine.exceptionGroup);
  });
}

/** How many objects of its own the interpreter has in each generation when a program begins, the permanent one last. */
const INTERPRETER_OBJECTS = [0, 4972, 0, UNSEEN_IMMORTAL] as const;

function writeCollectorState(machine: Machine): void {
  const memory = machine.memory;
  const { thresholds } = PROFILE.collector;
  const counts = [0, 5, 0];
  for (let generation = 0; generation <= 3; generation++) initRing(memory, generationHead(generation));
  for (let generation = 0; generation < 3; generation++) {
    memory.putRuntime(generationHead(generation) + THRESHOLD, thresholds[generation]!);
    memory.putRuntime(generationHead(generation) + COUNT, counts[generation]!);
  }
  for (const [generation, unseen] of INTERPRETER_OBJECTS.entries())
    memory.putRuntime(generationHead(generation) + UNSEEN, unseen);
  memory.putRuntime(Runtime.gcEnabled, 1);
}

const SUBCLASS_FLAG: Partial<Record<TypeKey, number>> = {
  int: TypeFlag.intSubclass,
  bool: TypeFlag.intSubclass,
  list: TypeFlag.listSubclass,
  tuple: TypeFlag.tupleSubclass,
  bytes: TypeFlag.bytesSubclass,
  str: TypeFlag.strSubclass,
  dict: TypeFlag.dictSubclass,
  type: TypeFlag.typeSubclass,
};

/** What patterns ask of a type: its objects are sequences or mappings, or are themselves what a class pattern captures. */
const PATTERN_FLAGS: Partial<Record<TypeKey, number>> = {
  int: TypeFlag.matchSelf,
  bool: TypeFlag.matchSelf,
  float: TypeFlag.matchSelf,
  str: TypeFlag.matchSelf,
  bytes: TypeFlag.matchSelf,
  bytearray: TypeFlag.matchSelf,
  list: TypeFlag.matchSelf | TypeFlag.sequence,
  tuple: TypeFlag.matchSelf | TypeFlag.sequence,
  range: TypeFlag.sequence,
  deque: TypeFlag.sequence,
  dict: TypeFlag.matchSelf | TypeFlag.mapping,
  mappingproxy: TypeFlag.mapping,
  set: TypeFlag.matchSelf,
  frozenset: TypeFlag.matchSelf,
};

/** `inherit_special`: the flags of a type and of its bases. */
function inheritedFlags({ key, base }: TypeRow): number {
  const own = (SUBCLASS_FLAG[key] ?? 0) | (PATTERN_FLAGS[key] ?? 0);
  return base === null ? own : own | inheritedFlags(rowOf(T[base]));
}

function writeStaticType(machine: Machine, row: TypeRow): void {
  const memory = machine.memory;
  const isException = (EXCEPTION_KEYS as readonly string[]).includes(row.key);
  memory.put(row.address, -1);
  memory.point(row.address + TYPE, T.type);
  memory.put(row.address + TypeField.basicSize, row.basicSize);
  memory.put(row.address + TypeField.itemSize, row.itemSize);
  memory.put(row.address + TypeField.dealloc, rowIndex(row.address));
  memory.put(row.address + TypeField.weakListOffset, WEAK_LISTS[row.key] ?? 0);
  memory.put(
    row.address + TypeField.flags,
    TypeFlag.ready |
      (row.gc ? TypeFlag.haveGc : 0) |
      (row.inheritable ? TypeFlag.baseType : 0) |
      (isException ? TypeFlag.exceptionSubclass : 0) |
      inheritedFlags(row),
  );
  if (row.base !== null) memory.point(row.address + TypeField.base, T[row.base]);
}

function writeSingletons(machine: Machine): void {
  const memory = machine.memory;
  for (const [object, type] of [
    [NONE, T.NoneType],
    [ELLIPSIS, T.ellipsis],
    [NOT_IMPLEMENTED, T.NotImplementedType],
    [DUMMY, T.object],
    [EMPTY_TUPLE, T.tuple],
    [EMPTY_BYTES, T.bytes],
  ] as const) {
    memory.init(object, type, false);
    memory.put(object, -1);
  }
  writeStaticInt(machine, TRUE, T.bool, 1);
  writeStaticInt(machine, FALSE, T.bool, 0);
  for (let value = SMALLEST_INT; value <= LARGEST_SMALL_INT; value++)
    writeStaticInt(machine, smallInt(value), T.int, value);
  writeStaticStr(machine, EMPTY_STR, '');
  for (let code = 0; code < 256; code++) {
    writeStaticStr(machine, characterAt(code), String.fromCharCode(code));
    memory.init(byteCharacter(code), T.bytes, false);
    memory.put(byteCharacter(code), -1);
    memory.put(byteCharacter(code) + 16, 1);
    memory.put(byteCharacter(code) + 32, code);
  }
  for (const letter of IDENTIFIER_LETTERS) writeStaticStr(machine, machine.makeStatic(42), letter);
  writeEmptyKeys(machine);
}

/** Letters that are identifiers of the interpreter too (`_Py_ID`): interned is another object than the character. */
const IDENTIFIER_LETTERS = '_abcdenprsx';

function install(machine: Machine, watch: Watch, source: () => readonly string[]): void {
  for (const part of [
    installStr,
    installTuple,
    installList,
    installDict,
    installSets,
    installFloat,
    installBytes,
    installRange,
    installByteArray,
    installComplex,
  ])
    part(machine);
  installFunctions(machine);
  installIterators(machine);
  installLazyIterators(machine);
  installExceptions(machine);
  installWeakrefs(machine);
  installReleasing(machine, T.super, [SuperField.object, SuperField.type, SuperField.objectType]);
  installReleasing(machine, T.property, [16, 24, 32, 40, 48]);
  for (const type of [
    T.methodDescriptor,
    T.wrapperDescriptor,
    T.classMethodDescriptor,
    T.getsetDescriptor,
    T.memberDescriptor,
  ])
    installReleasing(machine, type, [16, 24, 32]);
  installSlices(machine);
  installImports(machine, handlerOf);
  installNativeTypes(machine);
  installFrames(machine);
  installGenerators(machine, watch);
  installClasses(machine);
  installLookup(machine);
  installSpecials(machine);
  installAttributes(machine);
  installAssignment(machine);
  installItems(machine);
  installIteration(machine);
  installOperators(machine);
  installComparison(machine);
  installHash(machine);
  installRepr(machine);
  installFinalizers(machine, source);
  installCalls(machine, watch, (type, args, names) => callType(machine, type, args, names));
  machine.ops.addNote = (exception, text) => {
    const note = makeStr(machine, text);
    addNote(machine, exception, note);
    machine.release(note);
  };
  machine.ops.isInstance = (object, type) => isInstanceOf(machine, object, type);
  machine.collector = {
    hooks: collectorHooks(machine),
    statistics: [5, 0, 0].map((collections) => ({
      collections,
      collected: collections === 0 ? 0 : 24,
      uncollectable: 0,
    })),
    garbage: makeStaticList(machine),
    callbacks: makeStaticList(machine),
    always: null,
  };
  for (const [type, tuple, make] of [...CONSTRUCTORS, ...LAZY_CONSTRUCTORS])
    machine.constructors.set(type, { tuple, make });
  for (const [type, constructor] of WRAPPER_CONSTRUCTORS) machine.constructors.set(type, constructor);
  declareMembers(machine, 'list', LIST_METHODS, []);
  declareMembers(machine, 'dict', DICT_METHODS, []);
  declareMembers(machine, 'set', SET_METHODS, []);
  declareMembers(machine, 'frozenset', FROZENSET_METHODS, []);
  declareMembers(machine, 'str', STR_METHODS, []);
  declareMembers(machine, 'code', [], CODE_ATTRIBUTES);
  declareMembers(machine, 'frame', [], FRAME_ATTRIBUTES);
  declareMembers(machine, 'traceback', [], TRACEBACK_ATTRIBUTES);
  declareMembers(machine, 'bytes', BYTES_METHODS, []);
  declareMembers(machine, 'bytearray', BYTEARRAY_METHODS, []);
  declareMembers(machine, 'generator', GENERATOR_METHODS, GENERATOR_ATTRIBUTES);
  declareMembers(machine, 'int', INT_METHODS, INT_GETSETS);
  declareMembers(machine, 'float', FLOAT_METHODS, FLOAT_GETSETS);
  declareMembers(machine, 'complex', COMPLEX_METHODS, COMPLEX_GETSETS);
  for (const [key, rows, getsets] of RANGE_MEMBERS) declareMembers(machine, key, rows, getsets);
  for (const [key, rows] of Object.entries(ITERATOR_METHODS)) declareMembers(machine, key as TypeKey, rows, []);
  for (const [key, rows] of Object.entries(SMALL_METHODS)) declareMembers(machine, key as TypeKey, rows, []);
  declareMembers(machine, 'textIO', STREAM_METHODS, STREAM_GETSETS);
  for (const [key, rows, getsets] of SEQUENCE_MEMBERS) declareMembers(machine, key, rows, getsets);
  for (const [key, rows] of Object.entries(GETSETS)) declareMembers(machine, key as TypeKey, [], rows);
  for (const [key, rows] of typeMethods()) declareMembers(machine, key, rows, []);
  declareSlots(machine);
}

/** The types that programs know by name. */
const NAMED_TYPES: readonly TypeKey[] = [
  'int',
  'bool',
  'float',
  'complex',
  'str',
  'bytes',
  'bytearray',
  'object',
  'type',
  'list',
  'tuple',
  'dict',
  'set',
  'frozenset',
  'range',
  'slice',
  'enumerate',
  'zip',
  'map',
  'filter',
  'reversed',
  'property',
  'staticmethod',
  'classmethod',
  'super',
  ...EXCEPTION_KEYS,
];

function makeBuiltinsModule(machine: Machine): number {
  const dict = makePresizedDict(machine, BUILTINS.length + NAMED_TYPES.length + 2, true);
  const name = intern(machine, 'builtins');
  const module = makeModule(machine, machine.retain(name), dict);
  machine.untrack(module);
  addFunctions(machine, dict, module, name, BUILTINS);
  for (const key of NAMED_TYPES) setItem(machine, dict, intern(machine, TYPE_ROWS[rowIndex(T[key])]!.name), T[key]);
  setItem(machine, dict, intern(machine, 'NotImplemented'), NOT_IMPLEMENTED);
  setItem(machine, dict, intern(machine, 'Ellipsis'), ELLIPSIS);
  setItem(machine, dict, intern(machine, '__debug__'), TRUE);
  machine.untrack(dict);
  return module;
}

/** A list of the interpreter's own, which no generation has. */
function makeStaticList(machine: Machine): number {
  const list = allocateList(machine, 0);
  machine.untrack(list);
  return list;
}

/** Functions of the interpreter are tracked from the start in CPython too, but in generations that a program never sees. */
function addFunctions(machine: Machine, dict: number, module: number, name: number, rows: readonly NativeRow[]): void {
  for (const row of rows) {
    const builtin = makeBuiltin(machine, machine.addNative(row), module, name);
    machine.untrack(builtin);
    setItem(machine, dict, intern(machine, row.name), builtin);
    machine.release(builtin);
  }
}

/** The namespace of the program, and the module object that holds it. Both are the program's: in the arenas. */
export function makeMainModule(machine: Machine, filename: string): number {
  const dict = makePresizedDict(machine, MAIN_NAMES.length, true);
  const values: Partial<Record<(typeof MAIN_NAMES)[number], number>> = {
    __name__: intern(machine, '__main__'),
    __builtins__: machine.builtins,
    __file__: intern(machine, filename),
  };
  for (const name of MAIN_NAMES) {
    if (name === '__annotations__') {
      const annotations = makeDict(machine);
      setItem(machine, dict, intern(machine, name), annotations);
      machine.release(annotations);
    } else {
      setItem(machine, dict, intern(machine, name), values[name] ?? NONE);
    }
  }
  const module = makeModule(machine, intern(machine, '__main__'), dict);
  machine.modules.set('__main__', module);
  setItem(machine, machine.sysModules, intern(machine, '__main__'), module);
  machine.memory.putRuntime(Runtime.mainModule, module);
  return module;
}
