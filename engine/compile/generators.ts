/** `yield`, `yield from` and what every generator needs (`compiler_add_yield_from` in Python/compile.c). */
import type { Location, Yield, YieldFrom } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { NONE } from './constant-pool.js';
import type { Generation } from './generation.js';
import { NO_LOCATION } from './instruction.js';
import { Op, UnaryIntrinsic } from './opcode.js';

/** Throws CompileError outside a function. */
export function visitYield(g: Generation, node: Yield): void {
  refuseOutsideFunction(g, node);
  if (node.value === undefined) g.emitConstant(NONE, node);
  else g.expression(node.value);
  g.emit(Op.YIELD_VALUE, 0, node);
  g.emit(Op.RESUME, 1, node);
}

/** `compiler_add_yield_from`. Throws CompileError outside a function. */
export function visitYieldFrom(g: Generation, node: YieldFrom): void {
  refuseOutsideFunction(g, node);
  g.expression(node.value);
  g.emit(Op.GET_YIELD_FROM_ITER, 0, node);
  g.emitConstant(NONE, node);
  const send = g.newLabel();
  const fail = g.newLabel();
  const exit = g.newLabel();
  g.place(send);
  g.emit(Op.SEND, exit, node);
  // StopIteration from close() or throw() ends it, too.
  g.emit(Op.SETUP_FINALLY, fail, node);
  g.emit(Op.YIELD_VALUE, 0, node);
  g.emit(Op.POP_BLOCK, 0, NO_LOCATION);
  g.emit(Op.RESUME, 2, node);
  g.emit(Op.JUMP_NO_INTERRUPT, send, node);
  g.place(fail);
  g.emit(Op.CLEANUP_THROW, 0, node);
  g.place(exit);
  g.emit(Op.END_SEND, 0, node);
}

function refuseOutsideFunction(g: Generation, location: Location): void {
  if (!g.unit.scope.isFunctionLike) throw new CompileError("'yield' outside function", location);
}

/** A StopIteration that escapes from a generator becomes a RuntimeError (PEP 479). */
export function wrapInStopIterationHandler(g: Generation): void {
  const handler = g.newLabel();
  g.unit.sequence.prepend(Op.SETUP_CLEANUP, handler, NO_LOCATION);
  g.emitConstant(NONE, NO_LOCATION);
  g.emit(Op.RETURN_VALUE, 0, NO_LOCATION);
  g.place(handler);
  g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.STOPITERATION_ERROR, NO_LOCATION);
  g.emit(Op.RERAISE, 1, NO_LOCATION);
}
