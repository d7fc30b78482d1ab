/** Leaving blocks by `return`, `break` and `continue` (`compiler_unwind_fblock` in Python/compile.c). */
import type { Break, Continue, Location, Return } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { NONE } from './constant-pool.js';
import type { Generation } from './generation.js';
import { NO_LOCATION } from './instruction.js';
import { Op } from './opcode.js';
import type { FrameBlock, Loop } from './unit.js';

/** Leaves one block. With `preserve`, the value on top of the stack stays there. Returns where the code is from then on. */
function unwind(g: Generation, location: Location, block: FrameBlock, preserve: boolean): Location {
  const popUnder = (): void => {
    if (preserve) g.emit(Op.SWAP, 2, location);
    g.emit(Op.POP_TOP, 0, location);
  };
  switch (block.type) {
    case 'while loop':
    case 'exception handler':
    case 'exception group handler':
      return location;
    case 'for loop':
    case 'value':
      popUnder();
      return location;
    case 'try except':
      g.emit(Op.POP_BLOCK, 0, location);
      return location;
    case 'finally try':
      g.emit(Op.POP_BLOCK, 0, location);
      if (preserve) g.pushBlock({ type: 'value' }, location);
      g.statements(block.body);
      if (preserve) g.popBlock();
      return NO_LOCATION;
    case 'finally end':
      popUnder();
      if (preserve) g.emit(Op.SWAP, 2, location);
      g.emit(Op.POP_BLOCK, 0, location);
      g.emit(Op.POP_EXCEPT, 0, location);
      return location;
    case 'with':
      g.emit(Op.POP_BLOCK, 0, block.statement);
      if (preserve) g.emit(Op.SWAP, 2, block.statement);
      emitExitWithNones(g, block.statement);
      g.emit(Op.POP_TOP, 0, block.statement);
      return NO_LOCATION;
    case 'handler cleanup':
      if (block.name !== undefined) g.emit(Op.POP_BLOCK, 0, location);
      if (preserve) g.emit(Op.SWAP, 2, location);
      g.emit(Op.POP_BLOCK, 0, location);
      g.emit(Op.POP_EXCEPT, 0, location);
      if (block.name !== undefined) {
        g.emitConstant(NONE, location);
        g.emitVariable(block.name, 'Store', location);
        g.emitVariable(block.name, 'Del', location);
      }
      return location;
  }
}

/** `__exit__(None, None, None)` */
export function emitExitWithNones(g: Generation, location: Location): void {
  for (let count = 0; count < 3; count++) g.emitConstant(NONE, location);
  g.emit(Op.CALL, 2, location);
}

interface Unwound {
  readonly location: Location;
  /** The innermost loop, where unwinding stopped. */
  readonly loop: Loop | undefined;
}

/** Leaves all blocks, or those inside the innermost loop; they are entered again for the code that follows. */
function unwindStack(g: Generation, from: Location, preserve: boolean, toLoop: boolean): Unwound {
  const { blocks } = g.unit;
  const left: FrameBlock[] = [];
  let location = from;
  let loop: Loop | undefined;
  for (let block = blocks.at(-1); block !== undefined; block = blocks.at(-1)) {
    if (block.type === 'exception group handler') {
      throw new CompileError("'break', 'continue' and 'return' cannot appear in an except* block", location);
    }
    if (toLoop && (block.type === 'while loop' || block.type === 'for loop')) {
      loop = block;
      break;
    }
    blocks.pop();
    left.push(block);
    location = unwind(g, location, block, preserve);
  }
  blocks.push(...left.reverse());
  return { location, loop };
}

/** `compiler_return`. Throws CompileError outside a function. */
export function visitReturn(g: Generation, node: Return): void {
  const { value } = node;
  if (!g.unit.scope.isFunctionLike) throw new CompileError("'return' outside function", node);
  let location: Location = node;
  const preserve = value !== undefined && value.nodeType !== 'Constant';
  if (preserve) {
    g.expression(value);
  } else if (value !== undefined) {
    location = value;
    g.emit(Op.NOP, 0, location);
  }
  if (value === undefined || value.lineno !== node.lineno) {
    location = node;
    g.emit(Op.NOP, 0, location);
  }
  ({ location } = unwindStack(g, location, preserve, false));
  if (value === undefined) g.emitConstant(NONE, location);
  else if (value.nodeType === 'Constant') g.emitConstant(value.value, location);
  g.emit(Op.RETURN_VALUE, 0, location);
}

/** `compiler_break`. Throws CompileError outside a loop. */
export function visitBreak(g: Generation, node: Break): void {
  g.emit(Op.NOP, 0, node);
  const { location, loop } = unwindStack(g, node, false, true);
  if (loop === undefined) throw new CompileError("'break' outside loop", node);
  g.emit(Op.JUMP, loop.exit, unwind(g, location, loop, false));
}

/** `compiler_continue`. Throws CompileError outside a loop. */
export function visitContinue(g: Generation, node: Continue): void {
  g.emit(Op.NOP, 0, node);
  const { location, loop } = unwindStack(g, node, false, true);
  if (loop === undefined) throw new CompileError("'continue' not properly in loop", node);
  g.emit(Op.JUMP, loop.start, location);
}
