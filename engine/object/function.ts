import { nameOf } from './str.js';
import type { ObjectSpace } from './space.js';
import {
  BuiltinField,
  CellField,
  CodeObject,
  FunctionObject,
  MethodField,
  MethodWrapperField,
  ModuleField,
  WrappedField,
} from './struct.js';
import { rowIndex, rowOf, T, WEAK_LISTS } from './type-table.js';
import { tupleLength, tupleItem } from './tuple.js';
import { NONE } from './statics.js';
import { clearWeakrefs } from './weakref.js';

/** A new tracked function (`PyFunction_New`, Objects/funcobject.c). `code` stays the caller's; the others are borrowed. */
export function makeFunction(
  space: ObjectSpace,
  code: number,
  globals: number,
  builtins: number,
  moduleName: number,
): number {
  const memory = space.memory;
  const words = space.words;
  const func = space.makeGc(T.function, 144);
  const consts = words[(code + CodeObject.consts) >> 2]!;
  const first = tupleLength(words, consts) > 0 ? tupleItem(words, consts, 0) : NONE;
  const doc = words[(first + 8) >> 2] === T.str ? first : NONE;
  const name = words[(code + CodeObject.name) >> 2]!;
  const qualname = words[(code + CodeObject.qualname) >> 2]!;
  memory.point(func + FunctionObject.globals, space.retain(globals));
  memory.pointNext(space.retain(builtins));
  memory.pointNext(space.retain(name));
  memory.pointNext(space.retain(qualname));
  memory.pointNext(space.retain(code));
  memory.clear(func + FunctionObject.defaults, 24);
  memory.point(func + FunctionObject.doc, space.retain(doc));
  memory.clear(func + FunctionObject.dict, 16);
  memory.point(func + FunctionObject.module, moduleName === 0 ? 0 : space.retain(moduleName));
  memory.clear(func + FunctionObject.annotations, 32);
  space.track(func);
  return func;
}

/** A new tracked bound method: takes references of its own (`PyMethod_New`). */
export function makeMethod(space: ObjectSpace, func: number, self: number): number {
  const method = space.makeGc(T.method, 48);
  space.memory.point(method + MethodField.func, space.retain(func));
  space.memory.pointNext(space.retain(self));
  space.memory.putNext(0);
  space.track(method);
  return method;
}

/** `PyWrapper_New`: a slot wrapper bound to an object; tracked. */
export function makeMethodWrapper(space: ObjectSpace, descriptor: number, self: number): number {
  const wrapper = space.makeGc(T.methodWrapper, 32);
  space.memory.point(wrapper + MethodWrapperField.descriptor, space.retain(descriptor));
  space.memory.pointNext(space.retain(self));
  space.track(wrapper);
  return wrapper;
}

/** A new tracked builtin function: native function `number`, bound to `self` (0 for none) (`PyCFunction_NewEx`). */
export function makeBuiltin(space: ObjectSpace, number: number, self: number, moduleName: number): number {
  const builtin = space.makeGc(T.builtin, 56);
  space.memory.put(builtin + BuiltinField.ml, number);
  space.memory.pointNext(self === 0 ? 0 : space.retain(self));
  space.memory.pointNext(moduleName === 0 ? 0 : space.retain(moduleName));
  space.memory.putNext(0);
  space.track(builtin);
  return builtin;
}

/** A new tracked cell; `value` (0 for empty) is handed over. */
export function makeCell(space: ObjectSpace, value: number): number {
  const cell = space.makeGc(T.cell, 24);
  space.memory.point(cell + CellField.ref, value);
  space.track(cell);
  return cell;
}

/** A new tracked module with a namespace; both references are handed over. */
export function makeModule(space: ObjectSpace, name: number, dict: number): number {
  const module = space.makeGc(T.module, 56);
  space.memory.point(module + ModuleField.dict, dict);
  space.memory.putNext(0);
  space.memory.putNext(0);
  space.memory.putNext(0);
  space.memory.pointNext(name);
  space.track(module);
  return module;
}

/** The text of a function's qualified name. */
export function qualifiedName(space: ObjectSpace, func: number): string {
  return nameOf(space, space.field(func, FunctionObject.qualname));
}

/** Which fields a burial releases, in order (`func_clear` and `func_dealloc`, `method_dealloc`, `meth_dealloc`, ...). */
const RELEASED: readonly [type: number, fields: readonly number[]][] = [
  [
    T.function,
    [
      FunctionObject.globals,
      FunctionObject.builtins,
      FunctionObject.module,
      FunctionObject.defaults,
      FunctionObject.kwdefaults,
      FunctionObject.doc,
      FunctionObject.dict,
      FunctionObject.closure,
      FunctionObject.annotations,
      FunctionObject.typeParams,
      FunctionObject.code,
      FunctionObject.name,
      FunctionObject.qualname,
    ],
  ],
  [T.method, [MethodField.func, MethodField.self]],
  [T.builtin, [BuiltinField.self, BuiltinField.module]],
  [T.methodWrapper, [MethodWrapperField.descriptor, MethodWrapperField.self]],
  [T.cell, [CellField.ref]],
  [T.module, [ModuleField.dict, ModuleField.name]],
  [T.staticmethod, [WrappedField.callable, WrappedField.dict]],
  [T.classmethod, [WrappedField.callable, WrappedField.dict]],
];

/** Installs the burial of types whose objects release some fields in order and go. */
export function installReleasing(space: ObjectSpace, type: number, fields: readonly number[]): void {
  const weakList = WEAK_LISTS[rowOf(type).key] ?? 0;
  const bury = (object: number): void => {
    if (weakList !== 0 && space.field(object, weakList) !== 0) clearWeakrefs(space, object);
    space.releaseFields(object, fields);
    space.freeObject(object);
  };
  space.burials[rowIndex(type)] = (object) => {
    space.untrack(object);
    space.dismantle(object, bury);
  };
}

export function installFunctions(space: ObjectSpace): void {
  for (const [type, fields] of RELEASED) installReleasing(space, type, fields);
}
