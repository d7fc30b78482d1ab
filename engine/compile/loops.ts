/** `if`, `for` and `while` (Python/compile.c). */
import type { For, If, While } from '../syntax/tree.js';
import { jumpIf } from './conditions.js';
import type { Generation } from './generation.js';
import { NO_LOCATION } from './instruction.js';
import { Op } from './opcode.js';

/** `compiler_if` */
export function visitIf(g: Generation, node: If): void {
  const end = g.newLabel();
  const orelse = node.orelse.length > 0 ? g.newLabel() : end;
  jumpIf(g, node, node.test, orelse, false);
  g.statements(node.body);
  if (orelse !== end) {
    g.emit(Op.JUMP, end, NO_LOCATION);
    g.place(orelse);
    g.statements(node.orelse);
  }
  g.place(end);
}

/** `compiler_for` */
export function visitFor(g: Generation, node: For): void {
  const start = g.newLabel();
  const body = g.newLabel();
  const cleanup = g.newLabel();
  const end = g.newLabel();
  g.pushBlock({ type: 'for loop', start, exit: end }, node);
  g.expression(node.iter);
  g.emit(Op.GET_ITER, 0, node);
  g.place(start);
  g.emit(Op.FOR_ITER, cleanup, node);
  g.place(body);
  g.expression(node.target);
  g.statements(node.body);
  g.emit(Op.JUMP, start, NO_LOCATION);
  g.place(cleanup);
  g.emit(Op.END_FOR, 0, NO_LOCATION);
  g.popBlock();
  g.statements(node.orelse);
  g.place(end);
}

/** `compiler_while` */
export function visitWhile(g: Generation, node: While): void {
  const loop = g.newLabel();
  const body = g.newLabel();
  const end = g.newLabel();
  const anchor = g.newLabel();
  g.place(loop);
  g.pushBlock({ type: 'while loop', start: loop, exit: end }, node);
  jumpIf(g, node, node.test, anchor, false);
  g.place(body);
  g.statements(node.body);
  // The test is compiled again for the next round.
  jumpIf(g, node, node.test, body, true);
  g.popBlock();
  g.place(anchor);
  g.statements(node.orelse);
  g.place(end);
}
