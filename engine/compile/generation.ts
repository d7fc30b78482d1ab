/**
 * The state of a compilation and the primitives that all of code generation is made of: scopes, labels, instructions,
 * names (Python/compile.c). Which node becomes which instructions is in the files by noun beside this one; they reach each
 * other through `expression` and `statements`.
 */
import type { Expression, Location, Statement } from '../syntax/tree.js';
import type { Warning } from '../syntax/warning.js';
import { assemble } from './assemble.js';
import { localsPlus, prepareCells } from './cells.js';
import type { Code, Constant } from './code.js';
import { CompileError } from './compile-error.js';
import { ConstantPool, NONE } from './constant-pool.js';
import { buildFlowGraph } from './flow-graph.js';
import { NO_LOCATION, type Label } from './instruction.js';
import { convertPseudoInstructions, resolveJumps } from './jumps.js';
import { mangle } from './mangle.js';
import { CodeFlag, Op } from './opcode.js';
import { optimise } from './optimiser.js';
import { computeStackDepth } from './stack-depth.js';
import { Scope } from './symbol-scope.js';
import type { SymbolTable } from './symbol-table.js';
import { Unit, type FrameBlock, type UnitType } from './unit.js';

/** More values than this are not kept on the stack at once, `STACK_USE_GUIDELINE`. */
export const STACK_USE_GUIDELINE = 30;

/** Deepest nesting of blocks in a code object, `CO_MAXBLOCKS`. */
const MAX_BLOCKS = 20;

export type NameContext = 'Load' | 'Store' | 'Del';

export interface Visitors {
  readonly expression: (generation: Generation, node: Expression) => void;
  readonly statement: (generation: Generation, node: Statement) => void;
}

export interface GenerationOptions {
  readonly filename: string;
  readonly table: SymbolTable;
  /** CO_FUTURE_* bits that every code object carries. */
  readonly futureFlags: number;
  /** Where the last `from __future__` import may stand. */
  readonly lastFutureLine: number;
}

export class Generation {
  readonly table: SymbolTable;
  readonly lastFutureLine: number;
  readonly futureAnnotations: boolean;
  readonly #filename: string;
  readonly #futureFlags: number;
  readonly #visitors: Visitors;
  readonly #pool = new ConstantPool();
  readonly #units: Unit[] = [];
  readonly warnings: Warning[] = [];

  constructor({ filename, table, futureFlags, lastFutureLine }: GenerationOptions, visitors: Visitors) {
    this.table = table;
    this.lastFutureLine = lastFutureLine;
    this.futureAnnotations = (futureFlags & CodeFlag.FUTURE_ANNOTATIONS) !== 0;
    this.#filename = filename;
    this.#futureFlags = futureFlags;
    this.#visitors = visitors;
  }

  /** `compiler_warn` */
  warn(message: string, { lineno }: Location): void {
    this.warnings.push({ line: lineno, message });
  }

  /** The unit being compiled. */
  get unit(): Unit {
    const unit = this.#units[this.#units.length - 1];
    if (unit === undefined) throw new Error('no block is being compiled');
    return unit;
  }

  expression(node: Expression): void {
    this.#visitors.expression(this, node);
  }

  expressions(nodes: readonly Expression[]): void {
    for (const node of nodes) this.expression(node);
  }

  statements(nodes: readonly Statement[]): void {
    for (const node of nodes) this.#visitors.statement(this, node);
  }

  /** Begins a code object for the block that `key` opens. */
  enterScope(type: UnitType, name: string, key: object, line: number): void {
    const scope = this.table.scopes.get(key);
    if (scope === undefined) throw new Error(`no symbol table for ${name}`);
    const unit = new Unit(type, scope, name, line, this.#units.at(-1) ?? null);
    this.#units.push(unit);
    unit.qualname = this.#qualname(unit);
    this.emit(Op.RESUME, 0, {
      lineno: type === 'module' ? 0 : line,
      end_lineno: line,
      col_offset: 0,
      end_col_offset: 0,
    });
  }

  /**
   * Ends the code object begun last.
   *
   * @param addNone what falls off the end returns None; else it returns the value on the stack.
   */
  finishScope(addNone: boolean): Code {
    if (addNone) this.emitConstant(NONE, NO_LOCATION);
    this.emit(Op.RETURN_VALUE, 0, NO_LOCATION);
    const code = this.#assemble(this.unit);
    this.#units.pop();
    return code;
  }

  #qualname(unit: Unit): string {
    let parent = this.#units.at(-2);
    if (parent === undefined || parent.type === 'module') {
      return unit.name;
    }
    if (parent.type === 'type parameters') {
      parent = this.#units.at(-3);
      if (parent === undefined || parent.type === 'module') return unit.name;
    }
    if (unit.type === 'function' || unit.type === 'class') {
      const scope = parent.scope.scopeOf(mangle(parent.className, unit.name));
      if (scope === Scope.GLOBAL_EXPLICIT) return unit.name;
    }
    const functionLike = parent.type === 'function' || parent.type === 'lambda';
    return `${parent.qualname}${functionLike ? '.<locals>' : ''}.${unit.name}`;
  }

  #assemble(unit: Unit): Code {
    const { scope, firstLine } = unit;
    const constants = unit.constants;
    const graph = buildFlowGraph(unit.sequence);
    const names = {
      locals: unit.locals.names,
      hidden: new Set(unit.hidden.keys()),
      cells: unit.cells.names,
      free: unit.free.names,
    };
    const flags = this.#flags(unit);
    const isGenerator = (flags & CodeFlag.GENERATOR) !== 0;
    optimise({
      graph,
      constants,
      pool: this.#pool,
      localCount: names.locals.length,
      parameterCount: scope.parameters.length,
      firstLine,
    });
    prepareCells(graph, names, isGenerator, firstLine);
    const stackSize = computeStackDepth(graph, isGenerator);
    convertPseudoInstructions(graph);
    resolveJumps(graph);
    const frame = localsPlus(names);
    return {
      name: unit.name,
      qualname: unit.qualname,
      filename: this.#filename,
      firstLine,
      argCount: unit.posOnlyArgCount + unit.argCount,
      posOnlyArgCount: unit.posOnlyArgCount,
      kwOnlyArgCount: unit.kwOnlyArgCount,
      stackSize,
      flags,
      consts: constants,
      names: unit.names.names,
      localsPlusNames: frame.names,
      localsPlusKinds: frame.kinds,
      ...assemble(graph, firstLine),
    };
  }

  #flags({ scope }: Unit): number {
    let flags = this.#futureFlags;
    if (!scope.isFunctionLike) return flags;
    flags |= CodeFlag.NEWLOCALS | CodeFlag.OPTIMIZED;
    if (scope.nested) flags |= CodeFlag.NESTED;
    if (scope.generator) flags |= CodeFlag.GENERATOR;
    if (scope.varArguments) flags |= CodeFlag.VARARGS;
    if (scope.varKeywords) flags |= CodeFlag.VARKEYWORDS;
    return flags;
  }

  emit(op: number, arg: number, location: Location): void {
    this.unit.sequence.add(op, arg, location);
  }

  newLabel(): Label {
    return this.unit.sequence.newLabel();
  }

  /** The next instruction is where `label` is. */
  place(label: Label): void {
    this.unit.sequence.place(label);
  }

  /** The index of a constant in the code object. */
  addConstant(constant: Constant): number {
    return this.unit.addConstant(this.#pool.merge(constant));
  }

  emitConstant(constant: Constant, location: Location): void {
    this.emit(Op.LOAD_CONST, this.addConstant(constant), location);
  }

  emitText(value: string, location: Location): void {
    this.emitConstant({ kind: 'str', value }, location);
  }

  emitTextTuple(values: readonly string[], location: Location): void {
    this.emitConstant(textTuple(values), location);
  }

  /** An instruction whose argument is a name as it is mangled here. */
  emitName(op: number, name: string, location: Location): void {
    this.emit(op, this.unit.names.add(this.mangle(name)), location);
  }

  /** LOAD_ATTR; `method` prepares for a call. */
  emitAttribute(name: string, method: boolean, location: Location): void {
    const index = this.unit.names.add(this.mangle(name));
    this.emit(Op.LOAD_ATTR, (index << 1) | (method ? 1 : 0), location);
  }

  mangle(name: string): string {
    return mangle(this.unit.className, name);
  }

  pushBlock(block: FrameBlock, location: Location): void {
    if (this.unit.blocks.length >= MAX_BLOCKS) {
      throw new CompileError('too many statically nested blocks', location);
    }
    this.unit.blocks.push(block);
  }

  popBlock(): void {
    this.unit.blocks.pop();
  }

  /** Refuses names that cannot be bound, `forbidden_name`. */
  checkName(name: string, context: NameContext, location: Location): void {
    if (name !== '__debug__' || context === 'Load') return;
    throw new CompileError(`cannot ${context === 'Del' ? 'delete' : 'assign to'} __debug__`, location);
  }

  /** Loads, stores or deletes a variable (`compiler_nameop`). */
  emitVariable(name: string, context: NameContext, location: Location): void {
    this.checkName(name, context, location);
    const { unit } = this;
    const mangled = this.mangle(name);
    const scope = unit.scope.scopeOf(mangled);
    switch (scope) {
      case Scope.FREE:
      case Scope.CELL:
        return this.#emitCell(mangled, scope, context, location);
      case Scope.LOCAL:
        if (!unit.scope.isFunctionLike && unit.hidden.get(mangled) !== true) break;
        return this.emit(FAST[context], unit.locals.add(mangled), location);
      case Scope.GLOBAL_IMPLICIT:
        if (!unit.scope.isFunctionLike) break;
        return this.#emitGlobal(mangled, scope, context, location);
      case Scope.GLOBAL_EXPLICIT:
        return this.#emitGlobal(mangled, scope, context, location);
      case Scope.UNKNOWN:
        break;
    }
    const inlined = context === 'Load' && unit.scope.type === 'class' && unit.inlinedComprehensions > 0;
    const index = unit.names.add(mangled);
    if (inlined) this.emit(Op.LOAD_GLOBAL, index << 1, location);
    else this.emit(NAMED[context], index, location);
  }

  #emitCell(name: string, scope: Scope, context: NameContext, location: Location): void {
    const { unit } = this;
    const index = (scope === Scope.FREE ? unit.free : unit.cells).at(name);
    if (context !== 'Load') return this.emit(DEREF[context], index, location);
    if (unit.scope.type === 'class' && unit.inlinedComprehensions === 0) {
      this.emit(Op.LOAD_LOCALS, 0, location);
      this.emit(Op.LOAD_FROM_DICT_OR_DEREF, index, location);
    } else if (unit.scope.canSeeClassScope) {
      this.emit(Op.LOAD_DEREF, unit.free.at('__classdict__'), location);
      this.emit(Op.LOAD_FROM_DICT_OR_DEREF, index, location);
    } else {
      this.emit(Op.LOAD_DEREF, index, location);
    }
  }

  #emitGlobal(name: string, scope: Scope, context: NameContext, location: Location): void {
    const { unit } = this;
    if (context !== 'Load') return this.emit(GLOBAL[context], unit.names.add(name), location);
    if (unit.scope.canSeeClassScope && scope === Scope.GLOBAL_IMPLICIT) {
      this.emit(Op.LOAD_DEREF, unit.free.at('__classdict__'), location);
      this.emit(Op.LOAD_FROM_DICT_OR_GLOBALS, unit.names.add(name), location);
    } else {
      this.emit(Op.LOAD_GLOBAL, unit.names.add(name) << 1, location);
    }
  }

  /** Makes a function of a code object; `flags` say what of defaults and annotations is on the stack. */
  emitFunction(code: Code, flags: number, location: Location): void {
    const { unit } = this;
    const free = code.localsPlusNames.slice(code.localsPlusNames.length - freeCount(code));
    for (const name of free) {
      const isCell = unit.type === 'class' && (name === '__class__' || name === '__classdict__');
      const cell = isCell || unit.scope.scopeOf(name) === Scope.CELL;
      this.emit(Op.LOAD_CLOSURE, (cell ? unit.cells : unit.free).at(name), location);
    }
    if (free.length > 0) this.emit(Op.BUILD_TUPLE, free.length, location);
    this.emitConstant({ kind: 'code', code }, location);
    this.emit(Op.MAKE_FUNCTION, free.length > 0 ? flags | 0x08 : flags, location);
  }
}

/** A tuple of strs. */
export function textTuple(values: readonly string[]): Constant {
  return { kind: 'tuple', items: values.map((value) => ({ kind: 'str', value })) };
}

const FREE_KIND = 0x80;

function freeCount(code: Code): number {
  return code.localsPlusKinds.filter((kind) => (kind & FREE_KIND) !== 0).length;
}

const FAST = { Load: Op.LOAD_FAST, Store: Op.STORE_FAST, Del: Op.DELETE_FAST } as const;
const DEREF = { Store: Op.STORE_DEREF, Del: Op.DELETE_DEREF } as const;
const GLOBAL = { Store: Op.STORE_GLOBAL, Del: Op.DELETE_GLOBAL } as const;
const NAMED = { Load: Op.LOAD_NAME, Store: Op.STORE_NAME, Del: Op.DELETE_NAME } as const;
