/** Which handler takes an exception of each instruction (`label_exception_targets` in Python/flowgraph.c). */
import { clearVisited, type Block, type FlowGraph } from './flow-graph.js';
import { BLOCK_PUSHES, JUMPS, Op } from './opcode.js';

/** Handlers around a place, outermost first. */
type HandlerStack = Block[];

/** Enters the handler of every instruction, and the depth of handlers in YIELD_VALUE. */
export function labelExceptionTargets(graph: FlowGraph): void {
  clearVisited(graph);
  const stacks = new Map<Block, HandlerStack>([[graph.entry, []]]);
  const pending: Block[] = [graph.entry];
  graph.entry.visited = true;
  const visit = (block: Block, stack: HandlerStack): void => {
    if (block.visited) return;
    block.visited = true;
    stacks.set(block, [...stack]);
    pending.push(block);
  };
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    const stack = stacks.get(block) ?? [];
    for (const instruction of block.instructions) {
      const { op, target } = instruction;
      if (BLOCK_PUSHES.has(op) && target !== null) {
        visit(target, stack);
        if (op !== Op.SETUP_FINALLY) target.preservesOffset = true;
        stack.push(target);
      } else if (op === Op.POP_BLOCK) {
        stack.pop();
      } else {
        instruction.handler = stack.at(-1) ?? null;
        if (op === Op.YIELD_VALUE) instruction.arg = stack.length;
        if (JUMPS.has(op) && target !== null) visit(target, stack);
      }
    }
    if (block.fallsThrough && block.next !== null) visit(block.next, stack);
  }
}
