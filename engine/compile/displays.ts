/** Lists, tuples, sets and dicts written out, and targets that unpack (`starunpack_helper` in Python/compile.c). */
import type {
  Constant as ConstantNode,
  Dict,
  Expression,
  List,
  Location,
  Set as SetNode,
  Tuple,
} from '../syntax/tree.js';
import type { Literal } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { distinct } from './constant-arithmetic.js';
import { STACK_USE_GUIDELINE, type Generation } from './generation.js';
import { Op, UnaryIntrinsic } from './opcode.js';

/** The instructions that build one kind of collection. */
export interface Building {
  readonly build: number;
  readonly add: number;
  readonly extend: number;
  readonly tuple: boolean;
}

const LIST: Building = { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND, tuple: false };
/** A tuple with stars is built as a list first. */
export const TUPLE: Building = { ...LIST, tuple: true };
const SET: Building = { build: Op.BUILD_SET, add: Op.SET_ADD, extend: Op.SET_UPDATE, tuple: false };

function isConstant(node: Expression | null): node is ConstantNode {
  return node?.nodeType === 'Constant';
}

/** The constants' values, if all are constants. */
function constantValues(nodes: readonly (Expression | null)[]): readonly Literal[] | undefined {
  return nodes.every(isConstant) ? nodes.map((node) => node.value) : undefined;
}

/** Builds a collection of the elements and of `pushed` values that are on the stack already. */
export function buildCollection(
  g: Generation,
  location: Location,
  elements: readonly Expression[],
  pushed: number,
  building: Building,
): void {
  const count = elements.length;
  const constants = count > 2 ? constantValues(elements) : undefined;
  if (constants !== undefined) return buildConstants(g, location, constants, pushed, building);
  const big = count + pushed > STACK_USE_GUIDELINE;
  if (!big && !elements.some((element) => element.nodeType === 'Starred')) {
    g.expressions(elements);
    g.emit(building.tuple ? Op.BUILD_TUPLE : building.build, count + pushed, location);
    return;
  }
  let built = big;
  if (big) g.emit(building.build, pushed, location);
  elements.forEach((element, index) => {
    if (element.nodeType === 'Starred') {
      if (!built) g.emit(building.build, index + pushed, location);
      built = true;
      g.expression(element.value);
      g.emit(building.extend, 1, location);
    } else {
      g.expression(element);
      if (built) g.emit(building.add, 1, location);
    }
  });
  if (building.tuple) g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.LIST_TO_TUPLE, location);
}

function buildConstants(
  g: Generation,
  location: Location,
  items: readonly Literal[],
  pushed: number,
  building: Building,
): void {
  if (building.tuple && pushed === 0) {
    g.emitConstant({ kind: 'tuple', items }, location);
    return;
  }
  g.emit(building.build, pushed, location);
  if (building.add === Op.SET_ADD) g.emitConstant({ kind: 'frozenset', items: distinct(items) }, location);
  else g.emitConstant({ kind: 'tuple', items }, location);
  g.emit(building.extend, 1, location);
  if (building.tuple) g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.LIST_TO_TUPLE, location);
}

/** `compiler_list`, `compiler_tuple`: builds it, or takes apart what is assigned to it. */
export function visitSequence(g: Generation, node: List | Tuple): void {
  switch (node.ctx.nodeType) {
    case 'Load':
      return buildCollection(g, node, node.elts, 0, node.nodeType === 'Tuple' ? TUPLE : LIST);
    case 'Store':
      return unpack(g, node, node.elts);
    case 'Del':
      return g.expressions(node.elts);
  }
}

/** `compiler_set` */
export function visitSet(g: Generation, node: SetNode): void {
  buildCollection(g, node, node.elts, 0, SET);
}

/** Takes the value on the stack apart and stores the parts. */
function unpack(g: Generation, location: Location, targets: readonly Expression[]): void {
  const stars = targets.filter((target) => target.nodeType === 'Starred');
  if (stars.length > 1) throw new CompileError('multiple starred expressions in assignment', location);
  const before = targets.findIndex((target) => target.nodeType === 'Starred');
  if (before >= 256) throw new CompileError('too many expressions in star-unpacking assignment', location);
  if (before < 0) g.emit(Op.UNPACK_SEQUENCE, targets.length, location);
  else g.emit(Op.UNPACK_EX, before + ((targets.length - before - 1) << 8), location);
  for (const target of targets) g.expression(target.nodeType === 'Starred' ? target.value : target);
}

/** `compiler_dict`: runs of plain items become dicts, which `**` ones are merged into. */
export function visitDict(g: Generation, node: Dict): void {
  let built = false;
  let begin = 0;
  const flush = (end: number): void => {
    if (end === begin) return;
    buildDict(g, node, begin, end);
    if (built) g.emit(Op.DICT_UPDATE, 1, node);
    built = true;
  };
  node.keys.forEach((key, index) => {
    if (key === null) {
      flush(index);
      if (!built) g.emit(Op.BUILD_MAP, 0, node);
      built = true;
      g.expression(node.values[index]!);
      g.emit(Op.DICT_UPDATE, 1, node);
      begin = index + 1;
    } else if ((index - begin) * 2 > STACK_USE_GUIDELINE) {
      flush(index + 1);
      begin = index + 1;
    }
  });
  flush(node.keys.length);
  if (!built) g.emit(Op.BUILD_MAP, 0, node);
}

/** A dict of the items from `begin` to before `end`, which has no `**`. */
function buildDict(g: Generation, node: Dict, begin: number, end: number): void {
  const count = end - begin;
  const big = count * 2 > STACK_USE_GUIDELINE;
  const keys = node.keys.slice(begin, end);
  const constants = count > 1 && !big ? constantValues(keys) : undefined;
  if (constants !== undefined) {
    g.expressions(node.values.slice(begin, end));
    g.emitConstant({ kind: 'tuple', items: constants }, node);
    g.emit(Op.BUILD_CONST_KEY_MAP, count, node);
    return;
  }
  if (big) g.emit(Op.BUILD_MAP, 0, node);
  keys.forEach((key, index) => {
    g.expression(key!);
    g.expression(node.values[begin + index]!);
    if (big) g.emit(Op.MAP_ADD, 1, node);
  });
  if (!big) g.emit(Op.BUILD_MAP, count, node);
}
