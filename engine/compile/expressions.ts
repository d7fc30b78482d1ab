/** Which expression is compiled where (`compiler_visit_expr1` in Python/compile.c). */
import type { Expression, UnaryOp } from '../syntax/tree.js';
import { emitBinaryOperation, visitSlice, visitSubscript } from './assignments.js';
import { visitAttribute, visitCall } from './calls.js';
import { CompileError } from './compile-error.js';
import { visitComprehension } from './comprehensions.js';
import { visitBoolOp, visitCompare, visitIfExp } from './conditions.js';
import { visitDict, visitSequence, visitSet } from './displays.js';
import { visitLambda } from './functions.js';
import type { Generation } from './generation.js';
import { visitYield, visitYieldFrom } from './generators.js';
import { Op, UnaryIntrinsic } from './opcode.js';
import { visitFormattedValue, visitJoinedStr } from './strings.js';

/** Leaves the value of an expression on the stack, or stores to or deletes a target. Throws CompileError. */
export function visitExpression(g: Generation, node: Expression): void {
  switch (node.nodeType) {
    case 'Constant':
      return g.emitConstant(node.value, node);
    case 'Name':
      return g.emitVariable(node.id, node.ctx.nodeType, node);
    case 'Attribute':
      return visitAttribute(g, node);
    case 'Call':
      return visitCall(g, node);
    case 'Subscript':
      return visitSubscript(g, node);
    case 'Slice':
      return visitSlice(g, node);
    case 'BinOp':
      g.expression(node.left);
      g.expression(node.right);
      return emitBinaryOperation(g, node.op.nodeType, false, node);
    case 'UnaryOp':
      return visitUnaryOp(g, node);
    case 'BoolOp':
      return visitBoolOp(g, node);
    case 'Compare':
      return visitCompare(g, node);
    case 'IfExp':
      return visitIfExp(g, node);
    case 'NamedExpr':
      g.expression(node.value);
      g.emit(Op.COPY, 1, node);
      return g.expression(node.target);
    case 'Lambda':
      return visitLambda(g, node);
    case 'List':
    case 'Tuple':
      return visitSequence(g, node);
    case 'Set':
      return visitSet(g, node);
    case 'Dict':
      return visitDict(g, node);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return visitComprehension(g, node);
    case 'JoinedStr':
      return visitJoinedStr(g, node);
    case 'FormattedValue':
      return visitFormattedValue(g, node);
    case 'Yield':
      return visitYield(g, node);
    case 'YieldFrom':
      return visitYieldFrom(g, node);
    case 'Starred': {
      const store = node.ctx.nodeType === 'Store';
      const message = store
        ? 'starred assignment target must be in a list or tuple'
        : "can't use starred expression here";
      throw new CompileError(message, node);
    }
    case 'Await':
      throw new Error('asynchronous code is refused by the symbol table');
  }
}

function visitUnaryOp(g: Generation, node: UnaryOp): void {
  g.expression(node.operand);
  switch (node.op.nodeType) {
    case 'UAdd':
      return g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.UNARY_POSITIVE, node);
    case 'USub':
      return g.emit(Op.UNARY_NEGATIVE, 0, node);
    case 'Not':
      return g.emit(Op.UNARY_NOT, 0, node);
    case 'Invert':
      return g.emit(Op.UNARY_INVERT, 0, node);
  }
}
