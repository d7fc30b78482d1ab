/** Jumps on the truth of an expression, and comparisons (`compiler_jump_if`, `compiler_compare` in Python/compile.c). */
import type { BoolOp, Compare, ComparisonName, Expression, IfExp, Location } from '../syntax/tree.js';
import type { Generation } from './generation.js';
import { NO_LOCATION, type Label } from './instruction.js';
import { Op, RichComparison } from './opcode.js';
import { checkCompare } from './warnings.js';

/** Jumps to `next` when the truth of `node` is `condition`, else goes on. */
export function jumpIf(g: Generation, location: Location, node: Expression, next: Label, condition: boolean): void {
  switch (node.nodeType) {
    case 'UnaryOp':
      if (node.op.nodeType === 'Not') return jumpIf(g, location, node.operand, next, !condition);
      break;
    case 'BoolOp':
      return jumpIfBoolean(g, location, node, next, condition);
    case 'IfExp': {
      const end = g.newLabel();
      const orelse = g.newLabel();
      jumpIf(g, location, node.test, orelse, false);
      jumpIf(g, location, node.body, next, condition);
      g.emit(Op.JUMP, end, NO_LOCATION);
      g.place(orelse);
      jumpIf(g, location, node.orelse, next, condition);
      g.place(end);
      return;
    }
    case 'Compare':
      if (node.ops.length > 1) return jumpIfChain(g, node, next, condition);
      break;
    default:
      break;
  }
  g.expression(node);
  g.emit(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next, node);
}

function jumpIfBoolean(g: Generation, location: Location, node: BoolOp, next: Label, condition: boolean): void {
  const decides = node.op.nodeType === 'Or';
  const decided = decides === condition ? next : g.newLabel();
  node.values.forEach((value, index) => {
    if (index < node.values.length - 1) jumpIf(g, location, value, decided, decides);
    else jumpIf(g, location, value, next, condition);
  });
  if (decided !== next) g.place(decided);
}

function jumpIfChain(g: Generation, node: Compare, next: Label, condition: boolean): void {
  checkCompare(g, node);
  const cleanup = g.newLabel();
  g.expression(node.left);
  node.comparators.forEach((comparator, index) => {
    g.expression(comparator);
    const op = node.ops[index]!.nodeType;
    if (index === node.comparators.length - 1) return emitComparison(g, op, node);
    g.emit(Op.SWAP, 2, node);
    g.emit(Op.COPY, 2, node);
    emitComparison(g, op, node);
    g.emit(Op.POP_JUMP_IF_FALSE, cleanup, node);
  });
  g.emit(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next, node);
  const end = g.newLabel();
  g.emit(Op.JUMP, end, NO_LOCATION);
  g.place(cleanup);
  g.emit(Op.POP_TOP, 0, node);
  if (!condition) g.emit(Op.JUMP, next, NO_LOCATION);
  g.place(end);
}

/** Outcomes that make each comparison true: 8 equal, 4 greater, 2 less, 1 unordered. */
const OUTCOMES = { Lt: 2, LtE: 2 | 8, Eq: 8, NotEq: 1 | 2 | 4, Gt: 4, GtE: 4 | 8 } as const;

/** Compares the two values on the stack (`compiler_addcompare`). */
export function emitComparison(g: Generation, op: ComparisonName, location: Location): void {
  switch (op) {
    case 'Is':
    case 'IsNot':
      return g.emit(Op.IS_OP, op === 'IsNot' ? 1 : 0, location);
    case 'In':
    case 'NotIn':
      return g.emit(Op.CONTAINS_OP, op === 'NotIn' ? 1 : 0, location);
    default:
      return g.emit(Op.COMPARE_OP, (RichComparison[op] << 4) | OUTCOMES[op], location);
  }
}

/** `compiler_compare`: a chain keeps each middle value for the next comparison. */
export function visitCompare(g: Generation, node: Compare): void {
  checkCompare(g, node);
  g.expression(node.left);
  const last = node.comparators.length - 1;
  const cleanup = last > 0 ? g.newLabel() : undefined;
  node.comparators.forEach((comparator, index) => {
    g.expression(comparator);
    const op = node.ops[index]!.nodeType;
    if (cleanup === undefined || index === last) return emitComparison(g, op, node);
    g.emit(Op.SWAP, 2, node);
    g.emit(Op.COPY, 2, node);
    emitComparison(g, op, node);
    g.emit(Op.COPY, 1, node);
    g.emit(Op.POP_JUMP_IF_FALSE, cleanup, node);
    g.emit(Op.POP_TOP, 0, node);
  });
  if (cleanup === undefined) return;
  const end = g.newLabel();
  g.emit(Op.JUMP, end, NO_LOCATION);
  g.place(cleanup);
  g.emit(Op.SWAP, 2, node);
  g.emit(Op.POP_TOP, 0, node);
  g.place(end);
}

/** `compiler_boolop` */
export function visitBoolOp(g: Generation, node: BoolOp): void {
  const jump = node.op.nodeType === 'And' ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE;
  const end = g.newLabel();
  node.values.forEach((value, index) => {
    g.expression(value);
    if (index === node.values.length - 1) return;
    g.emit(Op.COPY, 1, node);
    g.emit(jump, end, node);
    g.emit(Op.POP_TOP, 0, node);
  });
  g.place(end);
}

/** `compiler_ifexp` */
export function visitIfExp(g: Generation, node: IfExp): void {
  const end = g.newLabel();
  const orelse = g.newLabel();
  jumpIf(g, node, node.test, orelse, false);
  g.expression(node.body);
  g.emit(Op.JUMP, end, NO_LOCATION);
  g.place(orelse);
  g.expression(node.orelse);
  g.place(end);
}
