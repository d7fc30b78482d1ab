import type { Code, Constant } from '../compile/code.js';
import { makeBytes } from './bytes.js';
import { makeComplex } from './complex.js';
import { makeFloat } from './float.js';
import { boolObject, makeInt } from './int.js';
import { addToSet, allocateSet, setItems } from './set.js';
import type { ObjectSpace } from './space.js';
import { ELLIPSIS, NONE } from './statics.js';
import { intern, makeStr } from './str.js';
import { CodeObject } from './struct.js';
import { copyToTuple } from './tuple.js';
import { clearWeakrefs } from './weakref.js';
import { rowIndex, T } from './type-table.js';

/** How many references of the parser's arena a constant has beyond the first. */
function againOf(constant: Constant): number {
  return constant.kind === 'tuple' ? (constant.again ?? 0) : 0;
}

/**
 * Code objects in memory, Objects/codeobject.c: 192 bytes and the bytecode. Equal constants of a compilation are one
 * object, as `merge_const_one` has it; `codes` finds the plain code of each again, and forgets it when the object goes.
 */
export class CodeObjects {
  readonly #space: ObjectSpace;
  readonly #constants = new Map<Constant, number>();
  readonly #codes = new Map<number, Code>();
  /** Tuples by their items' addresses, while a program is compiled. */
  readonly #tuples = new Map<string, number>();
  /** Called when a code object goes. */
  onGone: (code: number) => void = () => {};

  constructor(space: ObjectSpace) {
    this.#space = space;
    space.burials[rowIndex(T.code)] = (code) => {
      this.#codes.delete(code);
      this.onGone(code);
      for (const field of RELEASED) space.releaseMaybe(space.words[(code + field) >> 2]!);
      if (space.field(code, CodeObject.weakList) !== 0) space.dismantle(code, () => clearWeakrefs(space, code));
      space.heap.free('o', code);
    };
  }

  codeOf(object: number): Code {
    const code = this.#codes.get(object);
    if (code === undefined) throw new Error('not a code object');
    return code;
  }

  /** The constants of a compilation, with a reference each: the parser's arena. */
  constants(): number[] {
    return [...this.#constants].flatMap(([constant, object]) => Array<number>(1 + againOf(constant)).fill(object));
  }

  /** All code objects that live. */
  objects(): number[] {
    return [...this.#codes.keys()];
  }

  /** A new reference to the code object of `code`. */
  make(code: Code): number {
    const space = this.#space;
    const memory = space.memory;
    const names = this.#tuple(code.names.map((name) => intern(space, name)));
    const localsPlusNames = this.#tuple(code.localsPlusNames.map((name) => intern(space, name)));
    const consts = this.#tuple(code.consts.map((constant) => this.#constant(constant)));
    const object = space.makePlain(T.code, CodeObject.bytecode + code.bytecode.length);
    memory.put(object + 16, code.bytecode.length / 2);
    memory.pointNext(consts);
    memory.pointNext(names);
    memory.point(object + CodeObject.exceptionTable, this.#bytes(code.exceptionTable));
    const kinds = [...code.localsPlusKinds];
    const cells = kinds.filter((kind) => (kind & CO_FAST_CELL) !== 0).length;
    const free = kinds.filter((kind) => (kind & CO_FAST_FREE) !== 0).length;
    const locals = kinds.filter((kind) => (kind & CO_FAST_LOCAL) !== 0).length;
    const numbers: readonly [number, number][] = [
      [CodeObject.flags, code.flags],
      [CodeObject.argCount, code.argCount],
      [CodeObject.posOnlyArgCount, code.posOnlyArgCount],
      [CodeObject.kwOnlyArgCount, code.kwOnlyArgCount],
      [CodeObject.stackSize, code.stackSize],
      [CodeObject.firstLine, code.firstLine],
      [CodeObject.localsPlusCount, kinds.length],
      [CodeObject.frameSize, kinds.length + code.stackSize + 9],
      [CodeObject.localCount, locals],
      [CodeObject.cellCount, cells],
      [CodeObject.freeCount, free],
      [CodeObject.version, 0],
    ];
    for (const [offset, value] of numbers) memory.put(object + offset, value);
    memory.point(object + CodeObject.localsPlusNames, localsPlusNames);
    memory.point(object + CodeObject.localsPlusKinds, this.#bytes(code.localsPlusKinds));
    memory.point(object + CodeObject.filename, intern(space, code.filename));
    memory.point(object + CodeObject.name, intern(space, code.name));
    memory.point(object + CodeObject.qualname, intern(space, code.qualname));
    memory.point(object + CodeObject.lineTable, this.#bytes(code.lineTable));
    memory.clear(object + CodeObject.weakList, CodeObject.bytecode - CodeObject.weakList);
    memory.write(object + CodeObject.bytecode, code.bytecode);
    this.#codes.set(object, code);
    return object;
  }

  #bytes(data: Uint8Array): number {
    return makeBytes(this.#space, data);
  }

  /** A new reference to the tuple of these (borrowed) items: one for all equal ones, `co_consts` and `co_names` included. */
  #tuple(items: readonly number[]): number {
    const key = items.join();
    const known = this.#tuples.get(key);
    if (known !== undefined) return this.#space.retain(known);
    const tuple = copyToTuple(this.#space, items);
    this.#tuples.set(key, tuple);
    return tuple;
  }

  /** Borrowed from the parser's arena. */
  #constant(constant: Constant): number {
    const known = this.#constants.get(constant);
    if (known !== undefined) return known;
    const made = this.#makeConstant(constant);
    this.#constants.set(constant, made);
    return made;
  }

  #makeConstant(constant: Constant): number {
    const space = this.#space;
    switch (constant.kind) {
      case 'none':
        return NONE;
      case 'ellipsis':
        return ELLIPSIS;
      case 'bool':
        return boolObject(constant.value);
      case 'int':
        return makeInt(space, constant.value);
      case 'float':
        return makeFloat(space, constant.value);
      case 'str':
        return /^[A-Za-z0-9_]*$/.test(constant.value) ? intern(space, constant.value) : makeStr(space, constant.value);
      case 'bytes':
        return makeBytes(space, constant.value);
      case 'tuple':
        return this.#tupleConstant(constant);
      case 'code':
        return this.make(constant.code);
      case 'complex':
        return makeComplex(space, constant);
      case 'frozenset':
        return this.#frozenset(constant.items.map((item) => this.#constant(item)));
    }
  }

  #tupleConstant(constant: Extract<Constant, { kind: 'tuple' }>): number {
    const tuple = this.#tuple(constant.items.map((item) => this.#constant(item)));
    for (let count = againOf(constant); count > 0; count--) this.#space.retain(tuple);
    return tuple;
  }

  /** `PyFrozenSet_New` when the display is folded, and of its items in their new order when constants are merged. */
  #frozenset(items: readonly number[]): number {
    const space = this.#space;
    const folded = allocateSet(space, T.frozenset);
    for (const item of items) addToSet(space, folded, item);
    const merged = allocateSet(space, T.frozenset);
    for (const item of setItems(space.words, folded)) addToSet(space, merged, item);
    space.release(folded);
    return merged;
  }

  /** The parser's arena lets go of its constants, at the end of the run (`_PyArena_Free`). */
  freeArena(): void {
    const held = [...this.#constants].flatMap(([constant, object]) =>
      constant.kind === 'code' ? [] : Array<number>(1 + againOf(constant)).fill(object),
    );
    this.#constants.clear();
    for (const object of held) this.#space.release(object);
  }

  /** The references of code objects made as constants belong to their `co_consts` alone. */
  settle(): void {
    this.#tuples.clear();
    for (const [constant, object] of this.#constants) {
      if (constant.kind !== 'code') continue;
      this.#constants.delete(constant);
      this.#space.release(object);
    }
  }
}

const CO_FAST_LOCAL = 0x20;
const CO_FAST_CELL = 0x40;
const CO_FAST_FREE = 0x80;

const RELEASED = [
  CodeObject.consts,
  CodeObject.names,
  CodeObject.exceptionTable,
  CodeObject.localsPlusNames,
  CodeObject.localsPlusKinds,
  CodeObject.filename,
  CodeObject.name,
  CodeObject.qualname,
  CodeObject.lineTable,
];
