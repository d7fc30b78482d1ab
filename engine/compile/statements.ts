/** Which statement is compiled where (`compiler_visit_stmt` in Python/compile.c). */
import type { Assert, Raise, Statement } from '../syntax/tree.js';
import { visitAnnAssign, visitAssign, visitAugAssign } from './assignments.js';
import { visitClassDef, visitTypeAlias } from './classes.js';
import { jumpIf } from './conditions.js';
import { visitFunctionDef } from './functions.js';
import type { Generation } from './generation.js';
import { visitImport, visitImportFrom } from './imports.js';
import { NO_LOCATION } from './instruction.js';
import { visitFor, visitIf, visitWhile } from './loops.js';
import { Op } from './opcode.js';
import { visitMatch } from './patterns.js';
import { visitTry, visitWith } from './try-blocks.js';
import { visitBreak, visitContinue, visitReturn } from './unwinding.js';
import { checkAssertion } from './warnings.js';

/** Compiles one statement. Throws CompileError. */
export function visitStatement(g: Generation, node: Statement): void {
  switch (node.nodeType) {
    case 'Expr':
      if (node.value.nodeType === 'Constant') return g.emit(Op.NOP, 0, node);
      g.expression(node.value);
      return g.emit(Op.POP_TOP, 0, NO_LOCATION);
    case 'Assign':
      return visitAssign(g, node);
    case 'AugAssign':
      return visitAugAssign(g, node);
    case 'AnnAssign':
      return visitAnnAssign(g, node);
    case 'Delete':
      return g.expressions(node.targets);
    case 'If':
      return visitIf(g, node);
    case 'For':
      return visitFor(g, node);
    case 'While':
      return visitWhile(g, node);
    case 'FunctionDef':
      return visitFunctionDef(g, node);
    case 'ClassDef':
      return visitClassDef(g, node);
    case 'TypeAlias':
      return visitTypeAlias(g, node);
    case 'Return':
      return visitReturn(g, node);
    case 'Break':
      return visitBreak(g, node);
    case 'Continue':
      return visitContinue(g, node);
    case 'Pass':
      return g.emit(Op.NOP, 0, node);
    case 'Try':
    case 'TryStar':
      return visitTry(g, node);
    case 'With':
      return visitWith(g, node);
    case 'Raise':
      return visitRaise(g, node);
    case 'Assert':
      return visitAssert(g, node);
    case 'Match':
      return visitMatch(g, node);
    case 'Import':
      return visitImport(g, node);
    case 'ImportFrom':
      return visitImportFrom(g, node);
    case 'Global':
    case 'Nonlocal':
      return;
    case 'AsyncFunctionDef':
    case 'AsyncFor':
    case 'AsyncWith':
      throw new Error('asynchronous code is refused by the symbol table');
  }
}

function visitRaise(g: Generation, node: Raise): void {
  let count = 0;
  for (const part of [node.exc, node.cause]) {
    if (part === undefined) break;
    g.expression(part);
    count++;
  }
  g.emit(Op.RAISE_VARARGS, count, node);
}

function visitAssert(g: Generation, node: Assert): void {
  checkAssertion(g, node, node);
  const end = g.newLabel();
  jumpIf(g, node, node.test, end, true);
  g.emit(Op.LOAD_ASSERTION_ERROR, 0, node);
  if (node.msg !== undefined) {
    g.expression(node.msg);
    g.emit(Op.CALL, 0, node);
  }
  g.emit(Op.RAISE_VARARGS, 1, node);
  g.place(end);
}
