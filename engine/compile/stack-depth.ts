/** The deepest value stack that a flow graph can need (`_PyCfg_Stackdepth` in Python/flowgraph.c). */
import { blocksOf, hasTarget, type Block, type FlowGraph } from './flow-graph.js';
import { SCOPE_EXITS, stackEffect, UNCONDITIONAL_JUMPS } from './opcode.js';

/** Enters the depth at the start of each block and returns the greatest depth anywhere. */
export function computeStackDepth(graph: FlowGraph, isGenerator: boolean): number {
  for (const block of blocksOf(graph)) block.startDepth = -1;
  const pending: Block[] = [];
  const push = (block: Block, depth: number): void => {
    if (block.startDepth >= 0) return;
    block.startDepth = depth;
    pending.push(block);
  };
  push(graph.entry, isGenerator ? 1 : 0);
  let deepest = 0;
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    let depth = block.startDepth;
    let { next } = block;
    for (const { op, arg, target } of block.instructions) {
      if (hasTarget(op) && target !== null) {
        const atTarget = depth + stackEffect(op, arg, true);
        deepest = Math.max(deepest, atTarget);
        push(target, atTarget);
      }
      depth += stackEffect(op, arg, false);
      deepest = Math.max(deepest, depth);
      if (UNCONDITIONAL_JUMPS.has(op) || SCOPE_EXITS.has(op)) {
        next = null;
        break;
      }
    }
    if (next !== null) push(next, depth);
  }
  return deepest;
}
