/** Removing instructions that do nothing (`remove_redundant_nops` and its kin in Python/flowgraph.c). */
import { blocksOf, makeNop, type Block, type FlowGraph, type Instruction } from './flow-graph.js';
import { JUMPS, Op, UNCONDITIONAL_JUMPS } from './opcode.js';

/** Removes the block's NOPs, but for those that alone stand for their line. */
export function removeRedundantNops(block: Block): void {
  const { instructions } = block;
  let kept = 0;
  let previousLine = -1;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index]!;
    const line = instruction.location.lineno;
    if (instruction.op === Op.NOP && isRedundant(block, index, line, previousLine)) continue;
    instructions[kept++] = instruction;
    previousLine = line;
  }
  instructions.length = kept;
}

function isRedundant(block: Block, index: number, line: number, previousLine: number): boolean {
  if (line < 0 || previousLine === line) return true;
  const following = block.instructions[index + 1];
  if (following !== undefined) {
    if (following.location.lineno === line) return true;
    if (following.location.lineno >= 0) return false;
    following.location = block.instructions[index]!.location;
    return true;
  }
  let { next } = block;
  while (next !== null && next.instructions.length === 0) next = next.next;
  return next !== null && next.instructions[0]!.location.lineno === line;
}

/** Also removes loads that are popped at once, until nothing changes. */
export function removeRedundantNopsAndPairs(graph: FlowGraph): void {
  let done = false;
  while (!done) {
    done = true;
    let instruction: Instruction | null = null;
    for (const block of blocksOf(graph)) {
      removeRedundantNops(block);
      if (block.labelled) instruction = null;
      for (const current of block.instructions) {
        const previous: Instruction | null = instruction;
        instruction = current;
        if (current.op !== Op.POP_TOP || previous === null) continue;
        if (previous.op === Op.LOAD_CONST || (previous.op === Op.COPY && previous.arg === 1)) {
          makeNop(previous);
          makeNop(current);
          done = false;
        }
      }
      if ((instruction !== null && JUMPS.has(instruction.op)) || !block.fallsThrough) instruction = null;
    }
  }
}

/** Unlinks blocks without instructions and leads jumps past them. */
export function eliminateEmptyBlocks(graph: FlowGraph): void {
  for (const block of blocksOf(graph)) {
    let { next } = block;
    while (next !== null && next.instructions.length === 0) next = next.next;
    block.next = next;
  }
  while (graph.entry.instructions.length === 0 && graph.entry.next !== null) graph.entry = graph.entry.next;
  for (const block of blocksOf(graph)) {
    for (const instruction of block.instructions) {
      while (instruction.target !== null && instruction.target.instructions.length === 0) {
        instruction.target = instruction.target.next;
      }
    }
  }
}

/** Makes NOPs of jumps to the block that comes next anyway. */
export function removeRedundantJumps(graph: FlowGraph): void {
  for (const block of blocksOf(graph)) {
    const { last } = block;
    if (last !== undefined && UNCONDITIONAL_JUMPS.has(last.op) && last.target === block.next) makeNop(last);
  }
}
