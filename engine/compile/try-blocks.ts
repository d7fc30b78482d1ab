/** `try` and `with` (`compiler_try_except`, `compiler_try_finally`, `compiler_try_star_except`, `compiler_with`). */
import type { ExceptHandler, Try, TryStar, With } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { NONE } from './constant-pool.js';
import type { Generation } from './generation.js';
import { NO_LOCATION, type Label } from './instruction.js';
import { BinaryIntrinsic, Op } from './opcode.js';
import { emitExitWithNones } from './unwinding.js';

/** `compiler_try`, `compiler_try_star` */
export function visitTry(g: Generation, node: Try | TryStar): void {
  const inner = node.nodeType === 'Try' ? emitTryExcept : emitTryStar;
  if (node.finalbody.length > 0) emitTryFinally(g, node, inner);
  else inner(g, node);
}

function emitTryFinally(g: Generation, node: Try | TryStar, inner: (g: Generation, node: Try | TryStar) => void): void {
  const body = g.newLabel();
  const end = g.newLabel();
  const exit = g.newLabel();
  const cleanup = g.newLabel();
  g.emit(Op.SETUP_FINALLY, end, node);
  g.place(body);
  g.pushBlock({ type: 'finally try', body: node.finalbody }, node);
  if (node.handlers.length > 0) inner(g, node);
  else g.statements(node.body);
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  g.popBlock();
  g.statements(node.finalbody);
  g.emit(Op.JUMP, exit, NO_LOCATION);

  g.place(end);
  g.emit(Op.SETUP_CLEANUP, cleanup, NO_LOCATION);
  g.emit(Op.PUSH_EXC_INFO, 0, NO_LOCATION);
  g.pushBlock({ type: 'finally end' }, NO_LOCATION);
  g.statements(node.finalbody);
  g.popBlock();
  g.emit(Op.RERAISE, 0, NO_LOCATION);
  g.place(cleanup);
  emitPopExceptAndReraise(g);
  g.place(exit);
}

/** Restores the exception that was being handled before, and raises the new one again. */
function emitPopExceptAndReraise(g: Generation): void {
  g.emit(Op.COPY, 3, NO_LOCATION);
  g.emit(Op.POP_EXCEPT, 0, NO_LOCATION);
  g.emit(Op.RERAISE, 1, NO_LOCATION);
}

/** `name = None; del name`, so that the exception is not kept alive. */
function emitForgetName(g: Generation, name: string): void {
  g.emitConstant(NONE, NO_LOCATION);
  g.emitVariable(name, 'Store', NO_LOCATION);
  g.emitVariable(name, 'Del', NO_LOCATION);
}

function emitTryExcept(g: Generation, node: Try | TryStar): void {
  const body = g.newLabel();
  const except = g.newLabel();
  const end = g.newLabel();
  const cleanup = g.newLabel();
  g.emit(Op.SETUP_FINALLY, except, node);
  g.place(body);
  g.pushBlock({ type: 'try except' }, node);
  g.statements(node.body);
  g.popBlock();
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  g.statements(node.orelse);
  g.emit(Op.JUMP, end, NO_LOCATION);

  g.place(except);
  g.emit(Op.SETUP_CLEANUP, cleanup, NO_LOCATION);
  g.emit(Op.PUSH_EXC_INFO, 0, NO_LOCATION);
  g.pushBlock({ type: 'exception handler' }, node);
  node.handlers.forEach((handler, index) => {
    if (handler.type === undefined && index < node.handlers.length - 1) {
      throw new CompileError("default 'except:' must be last", handler);
    }
    emitHandler(g, handler, end);
  });
  g.popBlock();
  g.emit(Op.RERAISE, 0, NO_LOCATION);
  g.place(cleanup);
  emitPopExceptAndReraise(g);
  g.place(end);
}

function emitHandler(g: Generation, handler: ExceptHandler, end: Label): void {
  const next = g.newLabel();
  if (handler.type !== undefined) {
    g.expression(handler.type);
    g.emit(Op.CHECK_EXC_MATCH, 0, handler);
    g.emit(Op.POP_JUMP_IF_FALSE, next, handler);
  }
  if (handler.name === undefined) {
    g.emit(Op.POP_TOP, 0, handler);
    g.place(g.newLabel());
    g.pushBlock({ type: 'handler cleanup', name: undefined }, handler);
    g.statements(handler.body);
    g.popBlock();
    g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
    g.emit(Op.POP_EXCEPT, 0, NO_LOCATION);
    g.emit(Op.JUMP, end, NO_LOCATION);
  } else {
    const cleanup = g.newLabel();
    g.emitVariable(handler.name, 'Store', handler);
    g.emit(Op.SETUP_CLEANUP, cleanup, handler);
    g.place(g.newLabel());
    g.pushBlock({ type: 'handler cleanup', name: handler.name }, handler);
    g.statements(handler.body);
    g.popBlock();
    g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
    g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
    g.emit(Op.POP_EXCEPT, 0, NO_LOCATION);
    emitForgetName(g, handler.name);
    g.emit(Op.JUMP, end, NO_LOCATION);
    g.place(cleanup);
    emitForgetName(g, handler.name);
    g.emit(Op.RERAISE, 1, NO_LOCATION);
  }
  g.place(next);
}

/** On the stack are the group, a list of what to raise in the end, and the part of the group that is left. */
function emitTryStar(g: Generation, node: Try | TryStar): void {
  const body = g.newLabel();
  const except = g.newLabel();
  const orelse = g.newLabel();
  const end = g.newLabel();
  const cleanup = g.newLabel();
  const reraiseStar = g.newLabel();
  g.emit(Op.SETUP_FINALLY, except, node);
  g.place(body);
  g.pushBlock({ type: 'try except' }, node);
  g.statements(node.body);
  g.popBlock();
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  g.emit(Op.JUMP, orelse, NO_LOCATION);

  g.place(except);
  g.emit(Op.SETUP_CLEANUP, cleanup, NO_LOCATION);
  g.emit(Op.PUSH_EXC_INFO, 0, NO_LOCATION);
  g.pushBlock({ type: 'exception group handler' }, node);
  node.handlers.forEach((handler, index) => {
    if (index === 0) {
      g.emit(Op.BUILD_LIST, 0, handler);
      g.emit(Op.COPY, 2, handler);
    }
    emitStarHandler(g, handler);
    if (index < node.handlers.length - 1) return;
    g.emit(Op.LIST_APPEND, 1, NO_LOCATION);
    g.emit(Op.JUMP, reraiseStar, NO_LOCATION);
  });
  g.popBlock();
  const reraise = g.newLabel();
  g.place(reraiseStar);
  g.emit(Op.CALL_INTRINSIC_2, BinaryIntrinsic.PREP_RERAISE_STAR, NO_LOCATION);
  g.emit(Op.COPY, 1, NO_LOCATION);
  g.emit(Op.POP_JUMP_IF_NOT_NONE, reraise, NO_LOCATION);
  g.emit(Op.POP_TOP, 0, NO_LOCATION);
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  g.emit(Op.POP_EXCEPT, 0, NO_LOCATION);
  g.emit(Op.JUMP, end, NO_LOCATION);
  g.place(reraise);
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  g.emit(Op.SWAP, 2, NO_LOCATION);
  g.emit(Op.POP_EXCEPT, 0, NO_LOCATION);
  g.emit(Op.RERAISE, 0, NO_LOCATION);
  g.place(cleanup);
  emitPopExceptAndReraise(g);
  g.place(orelse);
  g.statements(node.orelse);
  g.place(end);
}

function emitStarHandler(g: Generation, handler: ExceptHandler): void {
  const next = g.newLabel();
  const nextWithError = g.newLabel();
  const noMatch = g.newLabel();
  if (handler.type !== undefined) {
    g.expression(handler.type);
    g.emit(Op.CHECK_EG_MATCH, 0, handler);
    g.emit(Op.COPY, 1, handler);
    g.emit(Op.POP_JUMP_IF_NONE, noMatch, handler);
  }
  const cleanup = g.newLabel();
  if (handler.name === undefined) g.emit(Op.POP_TOP, 0, handler);
  else g.emitVariable(handler.name, 'Store', handler);
  g.emit(Op.SETUP_CLEANUP, cleanup, handler);
  g.place(g.newLabel());
  g.pushBlock({ type: 'handler cleanup', name: handler.name }, handler);
  g.statements(handler.body);
  g.popBlock();
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  if (handler.name !== undefined) emitForgetName(g, handler.name);
  g.emit(Op.JUMP, next, NO_LOCATION);

  g.place(cleanup);
  if (handler.name !== undefined) emitForgetName(g, handler.name);
  g.emit(Op.LIST_APPEND, 3, NO_LOCATION);
  g.emit(Op.POP_TOP, 0, NO_LOCATION);
  g.emit(Op.JUMP, nextWithError, NO_LOCATION);

  g.place(next);
  g.emit(Op.NOP, 0, NO_LOCATION);
  g.emit(Op.JUMP, nextWithError, NO_LOCATION);
  g.place(noMatch);
  g.emit(Op.POP_TOP, 0, handler);
  g.place(nextWithError);
}

/** `compiler_with` for the items from `position` on. */
export function visitWith(g: Generation, node: With, position = 0): void {
  const item = node.items[position]!;
  const final = g.newLabel();
  const exit = g.newLabel();
  const cleanup = g.newLabel();
  g.expression(item.context_expr);
  g.emit(Op.BEFORE_WITH, 0, node);
  g.emit(Op.SETUP_WITH, final, node);
  g.place(g.newLabel());
  g.pushBlock({ type: 'with', statement: node }, node);
  if (item.optional_vars === undefined) g.emit(Op.POP_TOP, 0, node);
  else g.expression(item.optional_vars);
  if (position === node.items.length - 1) g.statements(node.body);
  else visitWith(g, node, position + 1);
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  g.popBlock();
  emitExitWithNones(g, node);
  g.emit(Op.POP_TOP, 0, node);
  g.emit(Op.JUMP, exit, node);

  g.place(final);
  g.emit(Op.SETUP_CLEANUP, cleanup, node);
  g.emit(Op.PUSH_EXC_INFO, 0, node);
  g.emit(Op.WITH_EXCEPT_START, 0, node);
  const suppress = g.newLabel();
  g.emit(Op.POP_JUMP_IF_TRUE, suppress, NO_LOCATION);
  g.emit(Op.RERAISE, 2, NO_LOCATION);
  g.place(suppress);
  g.emit(Op.POP_TOP, 0, NO_LOCATION);
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  g.emit(Op.POP_EXCEPT, 0, NO_LOCATION);
  g.emit(Op.POP_TOP, 0, NO_LOCATION);
  g.emit(Op.POP_TOP, 0, NO_LOCATION);
  const suppressed = g.newLabel();
  g.emit(Op.JUMP, suppressed, NO_LOCATION);
  g.place(cleanup);
  emitPopExceptAndReraise(g);
  g.place(suppressed);
  g.place(exit);
}
