/** What is collected for one code object while its block is compiled (`struct compiler_unit` in Python/compile.c). */
import type { Statement, With } from '../syntax/tree.js';
import type { Constant } from './code.js';
import { InstructionSequence, type Label } from './instruction.js';
import { Scope, Symbol, scopeOf, type SymbolScope } from './symbol-scope.js';

export type UnitType = 'module' | 'class' | 'function' | 'lambda' | 'comprehension' | 'type parameters';

/** Something around the place being compiled that `return`, `break` and `continue` must leave in order. */
export type FrameBlock =
  | { readonly type: 'while loop' | 'for loop'; readonly start: Label; readonly exit: Label }
  | { readonly type: 'try except' | 'exception handler' | 'exception group handler' | 'finally end' | 'value' }
  | { readonly type: 'finally try'; readonly body: readonly Statement[] }
  | { readonly type: 'with'; readonly statement: With }
  | { readonly type: 'handler cleanup'; readonly name: string | undefined };

export type Loop = Extract<FrameBlock, { exit: Label }>;

/** Names with their numbers, in the order they were first asked for. */
export class NameTable {
  readonly #numbers = new Map<string, number>();

  constructor(names: readonly string[] = [], first = 0) {
    names.forEach((name, index) => this.#numbers.set(name, first + index));
  }

  get names(): readonly string[] {
    return [...this.#numbers.keys()];
  }

  get size(): number {
    return this.#numbers.size;
  }

  has(name: string): boolean {
    return this.#numbers.has(name);
  }

  /** The number of a name, a new one if need be. */
  add(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(name, number);
    }
    return number;
  }

  /** The number of a name that must be there. */
  at(name: string): number {
    const number = this.#numbers.get(name);
    if (number === undefined) throw new Error(`${name} has no place in the frame`);
    return number;
  }
}

export class Unit {
  readonly type: UnitType;
  readonly scope: SymbolScope;
  readonly name: string;
  readonly firstLine: number;
  qualname: string;
  /** The class whose body this is or is in. */
  className: string | null;
  argCount = 0;
  posOnlyArgCount = 0;
  kwOnlyArgCount = 0;
  /** How many inlined comprehensions the place being compiled is in. */
  inlinedComprehensions = 0;
  readonly sequence = new InstructionSequence();
  readonly names = new NameTable();
  readonly locals: NameTable;
  readonly cells: NameTable;
  readonly free: NameTable;
  /** Names that are fast locals of inlined comprehensions in a module or class; true while inside one that binds it. */
  readonly hidden = new Map<string, boolean>();
  readonly blocks: FrameBlock[] = [];
  readonly #constants = new Map<Constant, number>();

  constructor(type: UnitType, scope: SymbolScope, name: string, firstLine: number, parent: Unit | null) {
    this.type = type;
    this.scope = scope;
    this.name = name;
    this.qualname = name;
    this.firstLine = firstLine;
    this.className = parent?.className ?? null;
    this.locals = new NameTable(scope.parameters);
    const cells = namesByScope(scope, Scope.CELL, Symbol.COMPREHENSION_CELL);
    if (scope.needsClassClosure) cells.push('__class__');
    if (scope.needsClassDict) cells.push('__classdict__');
    this.cells = new NameTable(cells);
    this.free = new NameTable(namesByScope(scope, Scope.FREE, Symbol.FREE_CLASS), this.cells.size);
  }

  get constants(): Constant[] {
    return [...this.#constants.keys()];
  }

  /** The index of a merged constant in this code object. */
  addConstant(constant: Constant): number {
    let index = this.#constants.get(constant);
    if (index === undefined) {
      index = this.#constants.size;
      this.#constants.set(constant, index);
    }
    return index;
  }
}

/** Sorted names that have the scope or the flag (`dictbytype`). */
function namesByScope(scope: SymbolScope, wanted: Scope, flag: number): string[] {
  const names = [...scope.symbols].filter(([, flags]) => scopeOf(flags) === wanted || (flags & flag) !== 0);
  return names.map(([name]) => name).sort(byCodePoints);
}

/** Python's order of strings, which differs from JavaScript's above U+FFFF. */
function byCodePoints(left: string, right: string): number {
  const a = Array.from(left, (character) => character.codePointAt(0) ?? 0);
  const b = Array.from(right, (character) => character.codePointAt(0) ?? 0);
  for (let index = 0; index < a.length && index < b.length; index++) {
    const difference = a[index]! - b[index]!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
