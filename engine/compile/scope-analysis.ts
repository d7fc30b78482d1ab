/**
 * Second pass over the symbol tables: which names are local, global, free or cells (`analyze_block` in
 * Python/symtable.c). A block passes the names it binds down to its children, and gets their free names back.
 */
import type { Location } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { BOUND, Scope, scopeOf, Symbol, type SymbolScope, withoutScope, withScope } from './symbol-scope.js';

/** Where `global` and `nonlocal` statements stand, for messages. */
export type DirectiveAt = (scope: SymbolScope, name: string) => Location;

/** Names seen from a block: bound in functions around it (null in a module), declared global, type parameters. */
interface Surroundings {
  readonly bound: Set<string> | null;
  readonly global: Set<string>;
  readonly typeParameters: Set<string>;
  readonly classScope: SymbolScope | null;
}

/** Enters the scope of every name of `top` and all blocks in it. Throws CompileError. */
export function analyseScopes(top: SymbolScope, directiveAt: DirectiveAt): void {
  const surroundings = { bound: null, global: new Set<string>(), typeParameters: new Set<string>(), classScope: null };
  analyseBlock(top, surroundings, new Set(), directiveAt);
}

function analyseBlock(
  scope: SymbolScope,
  { bound, global, typeParameters, classScope }: Surroundings,
  free: Set<string>,
  directiveAt: DirectiveAt,
): void {
  const local = new Set<string>();
  const scopes = new Map<string, Scope>();
  const newGlobal = new Set<string>();
  const newBound = new Set<string>();
  const newFree = new Set<string>();
  const inlinedCells = new Set<string>();
  const isClass = scope.type === 'class';

  if (isClass) {
    addAll(newGlobal, global);
    if (bound !== null) addAll(newBound, bound);
  }
  const names: NameAnalysis = { scope, scopes, bound, local, free, global, typeParameters, classScope, directiveAt };
  for (const [name, flags] of scope.symbols) analyseName(names, name, flags);
  if (isClass) {
    newBound.add('__class__');
    newBound.add('__classdict__');
  } else {
    if (scope.isFunctionLike) addAll(newBound, local);
    if (bound !== null) addAll(newBound, bound);
    addAll(newGlobal, global);
  }

  for (const child of scope.children) {
    const childClassScope = child.canSeeClassScope ? (isClass ? scope : classScope) : null;
    const inlined = child.comprehension !== null && !child.generator && !scope.canSeeClassScope;
    const childFree = new Set(newFree);
    const surroundings = {
      bound: new Set(newBound),
      global: new Set(newGlobal),
      typeParameters: new Set(typeParameters),
      classScope: childClassScope,
    };
    analyseBlock(child, surroundings, childFree, directiveAt);
    if (inlined) {
      inlineComprehension(scope, child, scopes, childFree, inlinedCells);
      child.comprehensionInlined = true;
    }
    addAll(newFree, childFree);
  }
  const children = scope.children.flatMap((child) => (child.comprehensionInlined ? child.children : [child]));
  scope.children.splice(0, scope.children.length, ...children);

  if (scope.isFunctionLike) analyseCells(scopes, newFree, inlinedCells);
  else if (isClass) dropClassFree(scope, newFree);
  updateSymbols(scope, scopes, bound, newFree, inlinedCells);
  addAll(free, newFree);
}

interface NameAnalysis extends Surroundings {
  readonly scope: SymbolScope;
  readonly scopes: Map<string, Scope>;
  readonly local: Set<string>;
  readonly free: Set<string>;
  readonly directiveAt: DirectiveAt;
}

function analyseName(names: NameAnalysis, name: string, flags: number): void {
  const { scope, scopes, bound, local, free, global, typeParameters, classScope } = names;
  const fail = (message: string): never => {
    throw new CompileError(message, names.directiveAt(scope, name));
  };
  if ((flags & Symbol.GLOBAL) !== 0) {
    if ((flags & Symbol.NONLOCAL) !== 0) fail(`name '${name}' is nonlocal and global`);
    scopes.set(name, Scope.GLOBAL_EXPLICIT);
    global.add(name);
    bound?.delete(name);
    return;
  }
  if ((flags & Symbol.NONLOCAL) !== 0) {
    if (bound === null) return fail('nonlocal declaration not allowed at module level');
    if (!bound.has(name)) fail(`no binding for nonlocal '${name}' found`);
    if (typeParameters.has(name)) fail(`nonlocal binding not allowed for type parameter '${name}'`);
    scopes.set(name, Scope.FREE);
    scope.hasFree = true;
    free.add(name);
    return;
  }
  if ((flags & BOUND) !== 0) {
    scopes.set(name, Scope.LOCAL);
    local.add(name);
    global.delete(name);
    if ((flags & Symbol.TYPE_PARAMETER) !== 0) typeParameters.add(name);
    else typeParameters.delete(name);
    return;
  }
  if (classScope !== null) {
    const classFlags = classScope.flagsOf(name);
    if ((classFlags & Symbol.GLOBAL) !== 0) {
      scopes.set(name, Scope.GLOBAL_EXPLICIT);
      return;
    }
    if ((classFlags & BOUND) !== 0 && (classFlags & Symbol.NONLOCAL) === 0) {
      scopes.set(name, Scope.GLOBAL_IMPLICIT);
      return;
    }
  }
  if (bound?.has(name) === true) {
    scopes.set(name, Scope.FREE);
    scope.hasFree = true;
    free.add(name);
    return;
  }
  scopes.set(name, Scope.GLOBAL_IMPLICIT);
}

/** Takes the names of a comprehension that runs in its parent's frame (PEP 709) into the parent. */
function inlineComprehension(
  scope: SymbolScope,
  comprehension: SymbolScope,
  scopes: Map<string, Scope>,
  comprehensionFree: Set<string>,
  inlinedCells: Set<string>,
): void {
  for (const [name, flags] of comprehension.symbols) {
    if ((flags & Symbol.PARAM) !== 0) continue;
    const innerScope = scopeOf(flags);
    const ownFlags = withoutScope(flags);
    if (innerScope === Scope.CELL || (ownFlags & Symbol.COMPREHENSION_CELL) !== 0) inlinedCells.add(name);
    const existing = scope.symbols.get(name);
    if (existing === undefined) {
      scope.symbols.set(name, ownFlags);
      scopes.set(name, innerScope);
    } else if ((existing & BOUND) !== 0 && scope.type !== 'class' && !isFreeInChild(comprehension, name)) {
      comprehensionFree.delete(name);
    }
  }
}

function isFreeInChild(scope: SymbolScope, name: string): boolean {
  return scope.children.some((child) => child.scopeOf(name) === Scope.FREE);
}

function analyseCells(scopes: Map<string, Scope>, free: Set<string>, inlinedCells: ReadonlySet<string>): void {
  for (const [name, scope] of scopes) {
    if (scope !== Scope.LOCAL || (!free.has(name) && !inlinedCells.has(name))) continue;
    scopes.set(name, Scope.CELL);
    free.delete(name);
  }
}

function dropClassFree(scope: SymbolScope, free: Set<string>): void {
  if (free.delete('__class__')) scope.needsClassClosure = true;
  if (free.delete('__classdict__')) scope.needsClassDict = true;
}

function updateSymbols(
  scope: SymbolScope,
  scopes: ReadonlyMap<string, Scope>,
  bound: ReadonlySet<string> | null,
  free: ReadonlySet<string>,
  inlinedCells: ReadonlySet<string>,
): void {
  const { symbols } = scope;
  for (const [name, flags] of symbols) {
    const cell = inlinedCells.has(name) ? Symbol.COMPREHENSION_CELL : 0;
    symbols.set(name, withScope(flags | cell, scopes.get(name) ?? Scope.UNKNOWN));
  }
  const keepsClassFree = scope.type === 'class' || scope.canSeeClassScope;
  for (const name of free) {
    const flags = symbols.get(name);
    if (flags !== undefined) {
      if (keepsClassFree) symbols.set(name, flags | Symbol.FREE_CLASS);
    } else if (bound === null || bound.has(name)) {
      symbols.set(name, withScope(0, Scope.FREE));
    }
  }
}

function addAll(to: Set<string>, names: ReadonlySet<string>): void {
  for (const name of names) to.add(name);
}
