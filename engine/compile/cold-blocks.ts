/** Moving exception handlers out of the way of normal flow (`push_cold_blocks_to_end` in Python/flowgraph.c). */
import { Block, blocksOf, clearVisited, type FlowGraph } from './flow-graph.js';
import { NO_LOCATION } from './instruction.js';
import { removeRedundantJumps } from './nops.js';
import { JUMPS, Op } from './opcode.js';

/** Lays out what only exceptions reach after everything else; order is kept otherwise. */
export function moveColdBlocksToEnd(graph: FlowGraph): void {
  if (graph.entry.next === null) return;
  markWarm(graph);
  markCold(graph);
  for (const block of blocksOf(graph)) {
    const { next } = block;
    if (!block.cold || !block.fallsThrough || next?.warm !== true) continue;
    const jump = new Block();
    jump.append(Op.JUMP, 0, NO_LOCATION).target = next;
    jump.cold = true;
    jump.next = next;
    block.next = jump;
  }
  const warm: Block[] = [];
  const cold: Block[] = [];
  for (const block of blocksOf(graph)) (block.cold ? cold : warm).push(block);
  const order = [...warm, ...cold];
  order.forEach((block, index) => (block.next = order[index + 1] ?? null));
  if (cold.length > 0) removeRedundantJumps(graph);
}

/** Marks what is reached without an exception. */
function markWarm(graph: FlowGraph): void {
  clearVisited(graph);
  spread([graph.entry], (block) => (block.warm = true));
}

/** Marks what is reached from handlers only. */
function markCold(graph: FlowGraph): void {
  clearVisited(graph);
  spread(
    [...blocksOf(graph)].filter((block) => block.isHandler),
    (block) => (block.cold = true),
  );
}

function spread(from: readonly Block[], mark: (block: Block) => void): void {
  const pending = [...from];
  for (const block of pending) block.visited = true;
  const visit = (block: Block | null): void => {
    if (block === null || block.visited || block.warm) return;
    block.visited = true;
    pending.push(block);
  };
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    mark(block);
    if (block.fallsThrough) visit(block.next);
    for (const { op, target } of block.instructions) if (JUMPS.has(op)) visit(target);
  }
}
