/**
 * Which loads of locals may find nothing and must check: LOAD_FAST becomes LOAD_FAST_CHECK
 * (`add_checks_for_loads_of_uninitialized_variables` in Python/flowgraph.c). Locals from the 65th on are followed inside
 * one block only.
 */
import { type Block, blocksOf, clearVisited, type FlowGraph } from './flow-graph.js';
import { JUMPS, Op } from './opcode.js';

const TRACKED = 64;

/** One bit for each of the first 64 locals: it may be unset. */
interface UnsafeLocals {
  low: number;
  high: number;
}

/** Changes instructions in place. The first `parameterCount` locals are set when a frame begins. */
export function addLocalChecks(graph: FlowGraph, localCount: number, parameterCount: number): void {
  if (localCount === 0) return;
  if (localCount > TRACKED) checkManyLocals(graph, localCount);
  clearVisited(graph);
  const unsafeAt = new Map<Block, UnsafeLocals>();
  const pending: Block[] = [];
  const push = (block: Block, unsafe: UnsafeLocals): void => {
    const known = unsafeAt.get(block) ?? { low: 0, high: 0 };
    const low = known.low | unsafe.low;
    const high = known.high | unsafe.high;
    if (low === known.low && high === known.high) return;
    unsafeAt.set(block, { low, high });
    if (block.visited) return;
    block.visited = true;
    pending.push(block);
  };
  const scan = (block: Block): void => scanBlock(block, { ...(unsafeAt.get(block) ?? { low: 0, high: 0 }) }, push);

  const start: UnsafeLocals = { low: 0, high: 0 };
  for (let local = parameterCount; local < Math.min(localCount, TRACKED); local++) mark(start, local, true);
  push(graph.entry, start);
  for (const block of blocksOf(graph)) scan(block);
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    block.visited = false;
    scan(block);
  }
}

function mark(unsafe: UnsafeLocals, local: number, isUnsafe: boolean): void {
  const bit = 1 << (local & 31);
  if (local < 32) unsafe.low = isUnsafe ? unsafe.low | bit : unsafe.low & ~bit;
  else unsafe.high = isUnsafe ? unsafe.high | bit : unsafe.high & ~bit;
}

function isMarked(unsafe: UnsafeLocals, local: number): boolean {
  return ((local < 32 ? unsafe.low : unsafe.high) & (1 << (local & 31))) !== 0;
}

function scanBlock(block: Block, unsafe: UnsafeLocals, push: (block: Block, unsafe: UnsafeLocals) => void): void {
  for (const instruction of block.instructions) {
    const { op, arg, handler } = instruction;
    if (handler !== null) push(handler, unsafe);
    if (arg >= TRACKED) continue;
    switch (op) {
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
      case Op.STORE_FAST_MAYBE_NULL:
        mark(unsafe, arg, true);
        break;
      case Op.LOAD_FAST:
        if (isMarked(unsafe, arg)) instruction.op = Op.LOAD_FAST_CHECK;
        mark(unsafe, arg, false);
        break;
      case Op.STORE_FAST:
      case Op.LOAD_FAST_CHECK:
        mark(unsafe, arg, false);
        break;
    }
  }
  if (block.next !== null && block.fallsThrough) push(block.next, unsafe);
  const { last } = block;
  if (last !== undefined && JUMPS.has(last.op) && last.target !== null) push(last.target, unsafe);
}

function checkManyLocals(graph: FlowGraph, localCount: number): void {
  /** The block in which a local was last known to be set. */
  const setIn: (Block | null)[] = Array.from({ length: localCount }, () => null);
  for (const block of blocksOf(graph)) {
    for (const instruction of block.instructions) {
      const { op, arg } = instruction;
      if (arg < TRACKED) continue;
      switch (op) {
        case Op.DELETE_FAST:
        case Op.LOAD_FAST_AND_CLEAR:
        case Op.STORE_FAST_MAYBE_NULL:
          setIn[arg] = null;
          break;
        case Op.STORE_FAST:
          setIn[arg] = block;
          break;
        case Op.LOAD_FAST:
          if (setIn[arg] !== block) instruction.op = Op.LOAD_FAST_CHECK;
          setIn[arg] = block;
          break;
      }
    }
  }
}
