/**
 * `match` (`compiler_match`, `compiler_pattern_*` in Python/compile.c; PEP 634).
 *
 * A pattern consumes the subject on top of the stack, and jumps away when it does not match. Captured values wait on the
 * stack, under what the pattern still needs, until the whole pattern has matched.
 */
import type {
  Location,
  Match,
  MatchAs,
  MatchCase,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  Pattern,
} from '../syntax/tree.js';
import { emitBinaryOperation } from './assignments.js';
import { CompileError } from './compile-error.js';
import { emitComparison, jumpIf } from './conditions.js';
import { equalityKey } from './constant-arithmetic.js';
import { NONE } from './constant-pool.js';
import { textTuple, type Generation } from './generation.js';
import { NO_LOCATION, type Label } from './instruction.js';
import { Op } from './opcode.js';

interface PatternState {
  /** Names captured so far, whose values are on the stack. */
  stores: string[];
  /** A pattern that always matches may stand here. */
  allowIrrefutable: boolean;
  /** Where a failure jumps to, by the number of values to pop. */
  failures: Label[];
  /** Values on the stack above the captured ones. */
  onTop: number;
}

/** `compiler_match` */
export function visitMatch(g: Generation, node: Match): void {
  g.expression(node.subject);
  const end = g.newLabel();
  const { cases } = node;
  const lastCase = cases[cases.length - 1]!;
  const hasDefault = isWildcard(lastCase.pattern) && cases.length > 1;
  const tested = hasDefault ? cases.slice(0, -1) : cases;
  tested.forEach((matchCase, index) => {
    const isLast = index === tested.length - 1;
    visitCase(g, matchCase, isLast, index === cases.length - 1, end);
  });
  if (hasDefault) {
    g.emit(Op.NOP, 0, lastCase.pattern);
    if (lastCase.guard !== undefined) jumpIf(g, lastCase.pattern, lastCase.guard, end, false);
    g.statements(lastCase.body);
  }
  g.place(end);
}

/** One case that is tested. Before the last tested one, the subject is kept for the next. */
function visitCase(
  g: Generation,
  { pattern, guard, body }: MatchCase,
  isLast: boolean,
  isFinal: boolean,
  end: Label,
): void {
  if (!isLast) g.emit(Op.COPY, 1, pattern);
  const allowIrrefutable = guard !== undefined || isFinal;
  const state: PatternState = { stores: [], allowIrrefutable, failures: [], onTop: 0 };
  visitPattern(g, pattern, state);
  for (const name of state.stores) g.emitVariable(name, 'Store', pattern);
  if (guard !== undefined) jumpIf(g, pattern, guard, failureLabel(g, state, 0), false);
  if (!isLast) g.emit(Op.POP_TOP, 0, pattern);
  g.statements(body);
  g.emit(Op.JUMP, end, NO_LOCATION);
  emitFailures(g, pattern, state);
}

function isWildcard(pattern: Pattern): boolean {
  return pattern.nodeType === 'MatchAs' && pattern.name === undefined && pattern.pattern === undefined;
}

function failureLabel(g: Generation, state: PatternState, pops: number): Label {
  while (state.failures.length <= pops) state.failures.push(g.newLabel());
  return state.failures[pops]!;
}

function jumpToFailure(g: Generation, location: Location, state: PatternState, op: number): void {
  g.emit(op, failureLabel(g, state, state.onTop + state.stores.length), location);
}

/** Emits the places that failures jump to: each pops one value and falls through to the next. */
function emitFailures(g: Generation, location: Location, state: PatternState): void {
  for (let pops = state.failures.length - 1; pops > 0; pops--) {
    g.place(state.failures[pops]!);
    g.emit(Op.POP_TOP, 0, location);
  }
  if (state.failures.length > 0) g.place(state.failures[0]!);
  state.failures = [];
}

/** Moves the top of the stack under the `count - 1` values below it. */
function rotate(g: Generation, location: Location, count: number): void {
  for (let depth = count; depth > 1; depth--) g.emit(Op.SWAP, depth, location);
}

function storeName(g: Generation, location: Location, name: string | undefined, state: PatternState): void {
  if (name === undefined) {
    g.emit(Op.POP_TOP, 0, location);
    return;
  }
  g.checkName(name, 'Store', location);
  if (state.stores.includes(name)) throw duplicateStore(name, location);
  rotate(g, location, state.onTop + state.stores.length + 1);
  state.stores.push(name);
}

function duplicateStore(name: string, location: Location): CompileError {
  return new CompileError(`multiple assignments to name '${name}' in pattern`, location);
}

function visitPattern(g: Generation, node: Pattern, state: PatternState): void {
  switch (node.nodeType) {
    case 'MatchValue':
      if (node.value.nodeType !== 'Constant' && node.value.nodeType !== 'Attribute') {
        throw new CompileError('patterns may only match literals and attribute lookups', node);
      }
      g.expression(node.value);
      emitComparison(g, 'Eq', node);
      return jumpToFailure(g, node, state, Op.POP_JUMP_IF_FALSE);
    case 'MatchSingleton':
      g.emitConstant(node.value, node);
      emitComparison(g, 'Is', node);
      return jumpToFailure(g, node, state, Op.POP_JUMP_IF_FALSE);
    case 'MatchSequence':
      return visitMatchSequence(g, node, state);
    case 'MatchMapping':
      return visitMatchMapping(g, node, state);
    case 'MatchClass':
      return visitMatchClass(g, node, state);
    case 'MatchStar':
      return storeName(g, node, node.name, state);
    case 'MatchAs':
      return visitMatchAs(g, node, state);
    case 'MatchOr':
      return visitMatchOr(g, node, state);
  }
}

function visitSubpattern(g: Generation, node: Pattern, state: PatternState): void {
  const { allowIrrefutable } = state;
  state.allowIrrefutable = true;
  visitPattern(g, node, state);
  state.allowIrrefutable = allowIrrefutable;
}

function visitMatchAs(g: Generation, node: MatchAs, state: PatternState): void {
  if (node.pattern === undefined) {
    if (!state.allowIrrefutable) {
      const what = node.name === undefined ? 'wildcard' : `name capture '${node.name}'`;
      throw new CompileError(`${what} makes remaining patterns unreachable`, node);
    }
    return storeName(g, node, node.name, state);
  }
  state.onTop++;
  g.emit(Op.COPY, 1, node);
  visitPattern(g, node.pattern, state);
  state.onTop--;
  storeName(g, node, node.name, state);
}

function visitMatchSequence(g: Generation, node: MatchSequence, state: PatternState): void {
  const { patterns } = node;
  const star = patterns.findIndex((pattern) => pattern.nodeType === 'MatchStar');
  if (patterns.some((pattern, index) => pattern.nodeType === 'MatchStar' && index !== star)) {
    throw new CompileError('multiple starred names in sequence pattern', node);
  }
  const starred = patterns[star];
  const starIsWildcard = starred?.nodeType === 'MatchStar' && starred.name === undefined;
  const onlyWildcards = patterns.every((pattern, index) => (index === star ? starIsWildcard : isWildcard(pattern)));
  state.onTop++;
  g.emit(Op.MATCH_SEQUENCE, 0, node);
  jumpToFailure(g, node, state, Op.POP_JUMP_IF_FALSE);
  if (star < 0 || patterns.length > 1) {
    g.emit(Op.GET_LEN, 0, node);
    g.emitConstant({ kind: 'int', value: BigInt(star < 0 ? patterns.length : patterns.length - 1) }, node);
    emitComparison(g, star < 0 ? 'Eq' : 'GtE', node);
    jumpToFailure(g, node, state, Op.POP_JUMP_IF_FALSE);
  }
  state.onTop--;
  if (onlyWildcards) g.emit(Op.POP_TOP, 0, node);
  else if (starIsWildcard) matchBySubscript(g, node, star, state);
  else matchByUnpacking(g, node, star, state);
}

function matchByUnpacking(g: Generation, node: MatchSequence, star: number, state: PatternState): void {
  const { patterns } = node;
  if (star >= 256) throw new CompileError('too many expressions in star-unpacking sequence pattern', node);
  if (star < 0) g.emit(Op.UNPACK_SEQUENCE, patterns.length, node);
  else g.emit(Op.UNPACK_EX, star + ((patterns.length - star - 1) << 8), node);
  state.onTop += patterns.length;
  for (const pattern of patterns) {
    state.onTop--;
    visitSubpattern(g, pattern, state);
  }
}

/** With `*_`, the items needed are read one by one. */
function matchBySubscript(g: Generation, node: MatchSequence, star: number, state: PatternState): void {
  const { patterns } = node;
  state.onTop++;
  patterns.forEach((pattern, index) => {
    if (index === star || isWildcard(pattern)) return;
    g.emit(Op.COPY, 1, node);
    if (index < star) {
      g.emitConstant({ kind: 'int', value: BigInt(index) }, node);
    } else {
      g.emit(Op.GET_LEN, 0, node);
      g.emitConstant({ kind: 'int', value: BigInt(patterns.length - index) }, node);
      emitBinaryOperation(g, 'Sub', false, node);
    }
    g.emit(Op.BINARY_SUBSCR, 0, node);
    visitSubpattern(g, pattern, state);
  });
  state.onTop--;
  g.emit(Op.POP_TOP, 0, node);
}

function visitMatchClass(g: Generation, node: MatchClass, state: PatternState): void {
  const { patterns, kwd_attrs: attributes, kwd_patterns: keywordPatterns } = node;
  attributes.forEach((attribute, index) => {
    g.checkName(attribute, 'Store', keywordPatterns[index]!);
    const again = attributes.indexOf(attribute, index + 1);
    if (again < 0) return;
    throw new CompileError(`attribute name repeated in class pattern: ${attribute}`, keywordPatterns[again]!);
  });
  g.expression(node.cls);
  g.emitConstant(textTuple(attributes), node);
  g.emit(Op.MATCH_CLASS, patterns.length, node);
  g.emit(Op.COPY, 1, node);
  g.emitConstant(NONE, node);
  g.emit(Op.IS_OP, 1, node);
  state.onTop++;
  jumpToFailure(g, node, state, Op.POP_JUMP_IF_FALSE);
  const all = [...patterns, ...keywordPatterns];
  g.emit(Op.UNPACK_SEQUENCE, all.length, node);
  state.onTop += all.length - 1;
  for (const pattern of all) {
    state.onTop--;
    if (isWildcard(pattern)) g.emit(Op.POP_TOP, 0, node);
    else visitSubpattern(g, pattern, state);
  }
}

function visitMatchMapping(g: Generation, node: MatchMapping, state: PatternState): void {
  const { keys, patterns, rest } = node;
  state.onTop++;
  g.emit(Op.MATCH_MAPPING, 0, node);
  jumpToFailure(g, node, state, Op.POP_JUMP_IF_FALSE);
  if (keys.length === 0 && rest === undefined) {
    state.onTop--;
    g.emit(Op.POP_TOP, 0, node);
    return;
  }
  if (keys.length > 0) {
    g.emit(Op.GET_LEN, 0, node);
    g.emitConstant({ kind: 'int', value: BigInt(keys.length) }, node);
    emitComparison(g, 'GtE', node);
    jumpToFailure(g, node, state, Op.POP_JUMP_IF_FALSE);
  }
  emitMappingKeys(g, node);
  g.emit(Op.MATCH_KEYS, 0, node);
  state.onTop += 2;
  g.emit(Op.COPY, 1, node);
  g.emitConstant(NONE, node);
  g.emit(Op.IS_OP, 1, node);
  jumpToFailure(g, node, state, Op.POP_JUMP_IF_FALSE);
  g.emit(Op.UNPACK_SEQUENCE, keys.length, node);
  state.onTop += keys.length - 1;
  for (const pattern of patterns) {
    state.onTop--;
    visitSubpattern(g, pattern, state);
  }
  state.onTop -= 2;
  if (rest === undefined) {
    g.emit(Op.POP_TOP, 0, node);
    g.emit(Op.POP_TOP, 0, node);
    return;
  }
  // A copy of the subject without the keys.
  g.emit(Op.BUILD_MAP, 0, node);
  g.emit(Op.SWAP, 3, node);
  g.emit(Op.DICT_UPDATE, 2, node);
  g.emit(Op.UNPACK_SEQUENCE, keys.length, node);
  for (let left = keys.length; left > 0; left--) {
    g.emit(Op.COPY, 1 + left, node);
    g.emit(Op.SWAP, 2, node);
    g.emit(Op.DELETE_SUBSCR, 0, node);
  }
  storeName(g, node, rest, state);
}

function emitMappingKeys(g: Generation, node: MatchMapping): void {
  const seen = new Set<string>();
  for (const key of node.keys) {
    if (key.nodeType === 'Constant') {
      const equal = equalityKey(key.value);
      if (seen.has(equal)) {
        const shown =
          key.value.kind === 'str' ? `'${key.value.value}'` : 'value' in key.value ? String(key.value.value) : '';
        throw new CompileError(`mapping pattern checks duplicate key (${shown})`, node);
      }
      seen.add(equal);
    } else if (key.nodeType !== 'Attribute') {
      throw new CompileError('mapping pattern keys may only match literals and attribute lookups', node);
    }
    g.expression(key);
  }
  g.emit(Op.BUILD_TUPLE, node.keys.length, node);
}

function visitMatchOr(g: Generation, node: MatchOr, state: PatternState): void {
  const end = g.newLabel();
  /** Names of the first alternative; the others must bind the same, and are put in this order. */
  let control: readonly string[] | undefined;
  node.patterns.forEach((alternative, index) => {
    const allowIrrefutable = index === node.patterns.length - 1 && state.allowIrrefutable;
    const inner: PatternState = { stores: [], allowIrrefutable, failures: [], onTop: 0 };
    g.emit(Op.COPY, 1, alternative);
    visitPattern(g, alternative, inner);
    control ??= [...inner.stores];
    reorderStores(g, alternative, inner.stores, control, node);
    g.emit(Op.JUMP, end, alternative);
    emitFailures(g, alternative, inner);
  });
  const names = control ?? [];
  g.emit(Op.POP_TOP, 0, node);
  jumpToFailure(g, node, state, Op.JUMP);
  g.place(end);
  const rotations = names.length + 1 + state.onTop + state.stores.length;
  for (const name of names) {
    rotate(g, node, rotations);
    if (state.stores.includes(name)) throw duplicateStore(name, node);
    state.stores.push(name);
  }
  g.emit(Op.POP_TOP, 0, node);
}

function reorderStores(
  g: Generation,
  location: Location,
  stores: string[],
  control: readonly string[],
  node: MatchOr,
): void {
  if (stores.length !== control.length || !control.every((name) => stores.includes(name))) {
    throw new CompileError('alternative patterns bind different names', node);
  }
  for (let wanted = control.length - 1; wanted >= 0; wanted--) {
    const found = stores.indexOf(control[wanted]!);
    if (found === wanted) continue;
    const rotated = stores.splice(0, found + 1);
    stores.splice(wanted - found, 0, ...rotated);
    for (let count = 0; count <= found; count++) rotate(g, location, wanted + 1);
  }
}
