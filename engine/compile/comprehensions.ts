/**
 * Comprehensions: list, set and dict comprehensions run in the frame they are written in, with their names put aside and
 * back (PEP 709); generator expressions are functions (`compiler_comprehension` in Python/compile.c).
 */
import type { Comprehension, Expression, Generator, Location } from '../syntax/tree.js';
import { jumpIf } from './conditions.js';
import type { Generation } from './generation.js';
import { wrapInStopIterationHandler } from './generators.js';
import { NO_LOCATION, type Label } from './instruction.js';
import { Op } from './opcode.js';
import { Scope, Symbol, scopeOf, type SymbolScope } from './symbol-scope.js';

const KINDS = {
  ListComp: { name: '<listcomp>', build: Op.BUILD_LIST, add: Op.LIST_APPEND },
  SetComp: { name: '<setcomp>', build: Op.BUILD_SET, add: Op.SET_ADD },
  DictComp: { name: '<dictcomp>', build: Op.BUILD_MAP, add: Op.MAP_ADD },
  GeneratorExp: { name: '<genexpr>', build: Op.NOP, add: Op.YIELD_VALUE },
} as const;

/** `compiler_comprehension` */
export function visitComprehension(g: Generation, node: Comprehension): void {
  const scope = g.table.scopes.get(node);
  const outermost = node.generators[0];
  if (scope === undefined || outermost === undefined) throw new Error('a comprehension has a scope and a loop');
  const { name, build } = KINDS[node.nodeType];
  const isGenerator = node.nodeType === 'GeneratorExp';
  if (scope.comprehensionInlined) {
    emitIterator(g, node, outermost);
    const saved = pushInlinedNames(g, node, scope);
    if (!isGenerator) {
      g.emit(build, 0, node);
      g.emit(Op.SWAP, 2, node);
    }
    emitLoops(g, node, 0, 0, true);
    popInlinedNames(g, node, saved);
    return;
  }
  g.enterScope('comprehension', name, node, node.lineno);
  if (!isGenerator) g.emit(build, 0, node);
  emitLoops(g, node, 0, 0, false);
  if (isGenerator) wrapInStopIterationHandler(g);
  else g.emit(Op.RETURN_VALUE, 0, node);
  const code = g.finishScope(true);
  g.emitFunction(code, 0, node);
  emitIterator(g, node, outermost);
  g.emit(Op.CALL, 0, node);
}

function emitIterator(g: Generation, location: Location, generator: Generator): void {
  g.expression(generator.iter);
  g.emit(Op.GET_ITER, 0, location);
}

/** The loop of one `for` clause with all that is in it. `depth` counts the iterators on the stack. */
function emitLoops(g: Generation, node: Comprehension, index: number, depth: number, iteratorOnStack: boolean): void {
  const generator = node.generators[index]!;
  const ifCleanup = g.newLabel();
  const single = index > 0 && !iteratorOnStack ? singleItem(generator.iter) : undefined;
  let start: Label | undefined;
  const anchor = g.newLabel();
  if (single !== undefined) {
    g.expression(single);
  } else {
    if (!iteratorOnStack) {
      if (index === 0) {
        g.unit.argCount = 1;
        g.emit(Op.LOAD_FAST, 0, node);
      } else {
        emitIterator(g, node, generator);
      }
    }
    start = g.newLabel();
    g.place(start);
    g.emit(Op.FOR_ITER, anchor, node);
  }
  const inner = single === undefined ? depth + 1 : depth;
  g.expression(generator.target);
  for (const condition of generator.ifs) jumpIf(g, node, condition, ifCleanup, false);
  const isInnermost = index === node.generators.length - 1;
  if (!isInnermost) emitLoops(g, node, index + 1, inner, false);
  const element = node.nodeType === 'DictComp' ? node.key : node.elt;
  const location = isInnermost ? emitElement(g, node, inner) : element;
  g.place(ifCleanup);
  if (start === undefined) return;
  g.emit(Op.JUMP, start, location);
  g.place(anchor);
  g.emit(Op.END_FOR, 0, NO_LOCATION);
}

/** `for y in [f(x)]` is an assignment. */
function singleItem(node: Expression): Expression | undefined {
  if (node.nodeType !== 'List' && node.nodeType !== 'Tuple') return undefined;
  const [item] = node.elts;
  return node.elts.length === 1 && item?.nodeType !== 'Starred' ? item : undefined;
}

/** Adds the element to the result and returns where that is. */
function emitElement(g: Generation, node: Comprehension, depth: number): Location {
  switch (node.nodeType) {
    case 'GeneratorExp':
      g.expression(node.elt);
      g.emit(Op.YIELD_VALUE, 0, node.elt);
      g.emit(Op.RESUME, 1, node.elt);
      g.emit(Op.POP_TOP, 0, node.elt);
      return node.elt;
    case 'DictComp': {
      const { key, value } = node;
      g.expression(key);
      g.expression(value);
      const location = {
        lineno: key.lineno,
        end_lineno: value.end_lineno,
        col_offset: key.col_offset,
        end_col_offset: value.end_col_offset,
      };
      g.emit(Op.MAP_ADD, depth + 1, location);
      return location;
    }
    default:
      g.expression(node.elt);
      g.emit(KINDS[node.nodeType].add, depth + 1, node.elt);
      return node.elt;
  }
}

/** What an inlined comprehension displaced in the frame around it. */
interface InlinedNames {
  /** Names whose values wait on the stack. */
  readonly pushed: readonly string[];
  /** Flags to put back, by name. */
  readonly symbols: ReadonlyMap<string, number>;
  readonly hidden: readonly string[];
  readonly cleanup: Label;
  readonly end: Label;
}

function pushInlinedNames(g: Generation, location: Location, comprehension: SymbolScope): InlinedNames {
  const { unit } = g;
  const inClass = unit.scope.type === 'class' && unit.inlinedComprehensions === 0;
  unit.inlinedComprehensions++;
  const pushed: string[] = [];
  const hidden: string[] = [];
  const symbols = new Map<string, number>();
  for (const [name, flags] of comprehension.symbols) {
    const bound = (flags & Symbol.LOCAL) !== 0 && (flags & Symbol.NONLOCAL) === 0;
    if (!bound && !inClass) continue;
    if (!unit.scope.isFunctionLike && unit.hidden.get(name) !== true) {
      unit.hidden.set(name, true);
      hidden.push(name);
    }
    const scope = scopeOf(flags);
    const outerFlags = unit.scope.flagsOf(name);
    const outerScope = scopeOf(outerFlags);
    if (scope !== outerScope && !(scope === Scope.CELL && outerScope === Scope.FREE)) {
      unit.scope.symbols.set(name, flags);
      symbols.set(name, outerFlags);
    }
    g.emit(Op.LOAD_FAST_AND_CLEAR, unit.locals.add(name), location);
    if (scope === Scope.CELL) {
      g.emit(Op.MAKE_CELL, (outerScope === Scope.FREE ? unit.free : unit.cells).at(name), location);
    }
    pushed.push(name);
  }
  const cleanup = g.newLabel();
  const end = g.newLabel();
  if (pushed.length > 0) {
    // The iterator was evaluated before the names were put aside.
    g.emit(Op.SWAP, pushed.length + 1, location);
    g.emit(Op.SETUP_FINALLY, cleanup, location);
  }
  return { pushed, symbols, hidden, cleanup, end };
}

function popInlinedNames(g: Generation, location: Location, saved: InlinedNames): void {
  const { unit } = g;
  unit.inlinedComprehensions--;
  for (const [name, flags] of saved.symbols) unit.scope.symbols.set(name, flags);
  if (saved.pushed.length > 0) {
    g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
    g.emit(Op.JUMP, saved.end, NO_LOCATION);
    g.place(saved.cleanup);
    g.emit(Op.SWAP, 2, NO_LOCATION);
    g.emit(Op.POP_TOP, 0, NO_LOCATION);
    restoreNames(g, location, saved.pushed);
    g.emit(Op.RERAISE, 0, NO_LOCATION);
    g.place(saved.end);
    restoreNames(g, location, saved.pushed);
  }
  for (const name of saved.hidden) unit.hidden.set(name, false);
}

/** Puts the values back that lie under the result. */
function restoreNames(g: Generation, location: Location, names: readonly string[]): void {
  g.emit(Op.SWAP, names.length + 1, location);
  for (const name of [...names].reverse()) {
    g.emit(Op.STORE_FAST_MAYBE_NULL, g.unit.locals.add(name), location);
  }
}
