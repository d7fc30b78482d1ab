/** Calls, methods and `super()` (`compiler_call` and its kin in Python/compile.c). */
import type { Attribute, Call, Expression, Keyword, Location } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { buildCollection, TUPLE } from './displays.js';
import { STACK_USE_GUIDELINE, textTuple, type Generation } from './generation.js';
import { NO_LOCATION } from './instruction.js';
import { Op } from './opcode.js';
import { Scope, Symbol } from './symbol-scope.js';
import { checkCaller } from './warnings.js';

/** `compiler_call` */
export function visitCall(g: Generation, node: Call): void {
  checkKeywords(g, node.keywords);
  const { func } = node;
  if (func.nodeType === 'Attribute' && isMethodCall(g, node, func)) return callMethod(g, node, func);
  checkCaller(g, func);
  g.emit(Op.PUSH_NULL, 0, func);
  g.expression(func);
  emitCall(g, node, 0, node.args, node.keywords);
}

function checkKeywords(g: Generation, keywords: readonly Keyword[]): void {
  const seen = new Set<string>();
  // CPython looks at the first of two equal ones first, and blames the second.
  for (const [index, { arg }] of keywords.entries()) {
    if (arg === undefined) continue;
    g.checkName(arg, 'Store', keywords[index]!);
    const again = keywords.slice(index + 1).find((other) => other.arg === arg);
    if (again !== undefined && !seen.has(arg)) throw new CompileError(`keyword argument repeated: ${arg}`, again);
    seen.add(arg);
  }
}

function isPlain(args: readonly Expression[], keywords: readonly Keyword[]): boolean {
  return args.every((arg) => arg.nodeType !== 'Starred') && keywords.every((keyword) => keyword.arg !== undefined);
}

/** The call can load the method without binding it: not of a module, not with many arguments or stars. */
function isMethodCall(g: Generation, { args, keywords }: Call, func: Attribute): boolean {
  const { value } = func;
  const imported = value.nodeType === 'Name' && (g.table.top.flagsOf(value.id) & Symbol.IMPORT) !== 0;
  const size = args.length + keywords.length + (keywords.length > 0 ? 1 : 0);
  return func.ctx.nodeType === 'Load' && !imported && size < STACK_USE_GUIDELINE && isPlain(args, keywords);
}

function callMethod(g: Generation, node: Call, func: Attribute): void {
  const { args, keywords } = node;
  const location = atAttribute(func, func);
  const superCall = optimisableSuperCall(g, func);
  if (superCall !== undefined) {
    loadSuperArguments(g, superCall);
    emitSuperAttribute(g, superCall, func, true);
    g.emit(Op.NOP, 0, location);
  } else {
    g.expression(func.value);
    g.emitAttribute(func.attr, true, location);
  }
  g.expressions(args);
  emitKeywordNames(g, keywords, location);
  g.emit(Op.CALL, args.length + keywords.length, atAttribute(node, func));
}

/** Evaluates named arguments and announces their names. */
function emitKeywordNames(g: Generation, keywords: readonly Keyword[], location: Location): void {
  if (keywords.length === 0) return;
  for (const keyword of keywords) g.expression(keyword.value);
  const names = g.addConstant(textTuple(keywords.map((keyword) => keyword.arg ?? '')));
  g.emit(Op.KW_NAMES, names, location);
}

/** Calls what is on the stack, under `pushed` arguments that are there already (`compiler_call_helper`). */
export function emitCall(
  g: Generation,
  location: Location,
  pushed: number,
  args: readonly Expression[],
  keywords: readonly Keyword[],
): void {
  checkKeywords(g, keywords);
  if (args.length + keywords.length * 2 <= STACK_USE_GUIDELINE && isPlain(args, keywords)) {
    g.expressions(args);
    emitKeywordNames(g, keywords, location);
    g.emit(Op.CALL, pushed + args.length + keywords.length, location);
    return;
  }
  const [first] = args;
  if (pushed === 0 && args.length === 1 && first?.nodeType === 'Starred') g.expression(first.value);
  else buildCollection(g, location, args, pushed, TUPLE);
  if (keywords.length > 0) buildKeywords(g, location, keywords);
  g.emit(Op.CALL_FUNCTION_EX, keywords.length > 0 ? 1 : 0, location);
}

/** Makes one dict of all named arguments. */
function buildKeywords(g: Generation, location: Location, keywords: readonly Keyword[]): void {
  let built = false;
  let begin = 0;
  const flush = (end: number): void => {
    if (end === begin) return;
    buildKeywordDict(g, location, keywords.slice(begin, end));
    if (built) g.emit(Op.DICT_MERGE, 1, location);
    built = true;
  };
  keywords.forEach((keyword, index) => {
    if (keyword.arg !== undefined) return;
    flush(index);
    if (!built) g.emit(Op.BUILD_MAP, 0, location);
    built = true;
    g.expression(keyword.value);
    g.emit(Op.DICT_MERGE, 1, location);
    begin = index + 1;
  });
  flush(keywords.length);
}

function buildKeywordDict(g: Generation, location: Location, keywords: readonly Keyword[]): void {
  const count = keywords.length;
  const big = count * 2 > STACK_USE_GUIDELINE;
  if (count > 1 && !big) {
    for (const keyword of keywords) g.expression(keyword.value);
    g.emitTextTuple(
      keywords.map((keyword) => keyword.arg ?? ''),
      location,
    );
    g.emit(Op.BUILD_CONST_KEY_MAP, count, location);
    return;
  }
  if (big) g.emit(Op.BUILD_MAP, 0, NO_LOCATION);
  for (const keyword of keywords) {
    g.emitText(keyword.arg ?? '', location);
    g.expression(keyword.value);
    if (big) g.emit(Op.MAP_ADD, 1, NO_LOCATION);
  }
  if (!big) g.emit(Op.BUILD_MAP, count, location);
}

/** The `super(...)` whose attribute can be read without making a super object. */
function optimisableSuperCall(g: Generation, { value, attr }: Attribute): Call | undefined {
  if (value.nodeType !== 'Call' || value.func.nodeType !== 'Name' || value.func.id !== 'super') return undefined;
  if (attr === '__class__' || value.keywords.length > 0) return undefined;
  const { unit, table } = g;
  if (unit.scope.scopeOf('super') !== Scope.GLOBAL_IMPLICIT || table.top.scopeOf('super') !== Scope.UNKNOWN) {
    return undefined;
  }
  if (value.args.length === 2) return isPlain(value.args, []) ? value : undefined;
  const hasSelf = unit.argCount + unit.posOnlyArgCount > 0;
  const hasClass = unit.type !== 'class' && unit.scope.scopeOf('__class__') === Scope.FREE;
  return value.args.length === 0 && hasSelf && hasClass ? value : undefined;
}

function loadSuperArguments(g: Generation, node: Call): void {
  g.emitVariable('super', 'Load', node.func);
  if (node.args.length === 2) return g.expressions(node.args);
  g.emitVariable('__class__', 'Load', node);
  g.emitVariable(g.unit.locals.names[0] ?? '', 'Load', node);
}

/** LOAD_SUPER_ATTR: bit 0 says a method is called, bit 1 that super had arguments. */
function emitSuperAttribute(g: Generation, superCall: Call, { attr, ...location }: Attribute, method: boolean): void {
  const index = g.unit.names.add(g.mangle(attr));
  const bits = (superCall.args.length > 0 ? 2 : 0) | (method ? 1 : 0);
  g.emit(Op.LOAD_SUPER_ATTR, (index << 2) | bits, location);
}

/** Reads, stores or deletes an attribute; one of `super()` is read without making the super object. */
export function visitAttribute(g: Generation, node: Attribute): void {
  const superCall = node.ctx.nodeType === 'Load' ? optimisableSuperCall(g, node) : undefined;
  if (superCall !== undefined) {
    loadSuperArguments(g, superCall);
    emitSuperAttribute(g, superCall, node, false);
    g.emit(Op.NOP, 0, atAttribute(node, node));
    return;
  }
  g.expression(node.value);
  const location = atAttribute(node, node);
  switch (node.ctx.nodeType) {
    case 'Load':
      return g.emitAttribute(node.attr, false, location);
    case 'Store':
      g.checkName(node.attr, 'Store', node);
      return g.emitName(Op.STORE_ATTR, node.attr, location);
    case 'Del':
      return g.emitName(Op.DELETE_ATTR, node.attr, location);
  }
}

/** The range from the attribute's name on, where the access spans lines (`update_start_location_to_match_attr`). */
export function atAttribute(range: Location, { attr, end_lineno, end_col_offset }: Attribute): Location {
  if (range.lineno === end_lineno) return range;
  const length = Array.from(attr).length;
  const fits = length <= end_col_offset;
  const lastLine = Math.max(end_lineno, range.end_lineno);
  const column = fits ? end_col_offset - length : -1;
  const endColumn = fits ? range.end_col_offset : -1;
  return {
    lineno: end_lineno,
    end_lineno: lastLine,
    col_offset: column,
    end_col_offset: lastLine === end_lineno ? Math.max(column, endColumn) : endColumn,
  };
}
