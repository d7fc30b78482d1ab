/** Making jumps what the machine has: conditional ones go forward, distances are counted (`_PyCfg_ResolveJumps`). */
import { Block, blocksOf, clearVisited, makeNop, type FlowGraph } from './flow-graph.js';
import { removeRedundantNops } from './nops.js';
import { BLOCK_PUSHES, cacheUnits, JUMPS, Op } from './opcode.js';

/** Removes what only the compiler knows (`_PyCfg_ConvertPseudoOps`). */
export function convertPseudoInstructions(graph: FlowGraph): void {
  for (const block of blocksOf(graph)) {
    for (const instruction of block.instructions) {
      if (BLOCK_PUSHES.has(instruction.op) || instruction.op === Op.POP_BLOCK) makeNop(instruction);
      else if (instruction.op === Op.STORE_FAST_MAYBE_NULL) instruction.op = Op.STORE_FAST;
    }
  }
  for (const block of blocksOf(graph)) removeRedundantNops(block);
}

/** Units that an instruction takes with its EXTENDED_ARGs and caches, `_PyCompile_InstrSize`. */
export function instructionSize(op: number, arg: number): number {
  const extended = (arg > 0xffffff ? 1 : 0) + (arg > 0xffff ? 1 : 0) + (arg > 0xff ? 1 : 0);
  return extended + 1 + cacheUnits(op);
}

/** Places the blocks and enters the distances; loops, since a far jump takes more room. */
export function resolveJumps(graph: FlowGraph): void {
  normaliseJumps(graph);
  let changed = true;
  while (changed) {
    placeBlocks(graph);
    changed = measureJumps(graph);
  }
}

const REVERSED: ReadonlyMap<number, number> = new Map<number, number>([
  [Op.POP_JUMP_IF_NOT_NONE, Op.POP_JUMP_IF_NONE],
  [Op.POP_JUMP_IF_NONE, Op.POP_JUMP_IF_NOT_NONE],
  [Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE],
  [Op.POP_JUMP_IF_TRUE, Op.POP_JUMP_IF_FALSE],
]);

function normaliseJumps(graph: FlowGraph): void {
  clearVisited(graph);
  for (const block of blocksOf(graph)) {
    block.visited = true;
    const { last } = block;
    if (last === undefined || !JUMPS.has(last.op) || last.target === null) continue;
    const { target } = last;
    const forward = !target.visited;
    if (last.op === Op.JUMP) {
      last.op = forward ? Op.JUMP_FORWARD : Op.JUMP_BACKWARD;
    } else if (last.op === Op.JUMP_NO_INTERRUPT) {
      last.op = forward ? Op.JUMP_FORWARD : Op.JUMP_BACKWARD_NO_INTERRUPT;
    } else if (!forward) {
      const back = new Block();
      back.append(Op.JUMP, 0, last.location).target = target;
      back.cold = block.cold;
      last.op = REVERSED.get(last.op) ?? last.op;
      last.target = block.next;
      back.next = block.next;
      block.next = back;
    }
  }
}

function placeBlocks(graph: FlowGraph): void {
  let offset = 0;
  for (const block of blocksOf(graph)) {
    block.offset = offset;
    for (const { op, arg } of block.instructions) offset += instructionSize(op, arg);
  }
}

/** Enters the distances; true when one needs more units than before, so that all must be counted again. */
function measureJumps(graph: FlowGraph): boolean {
  let changed = false;
  for (const block of blocksOf(graph)) {
    let offset = block.offset;
    for (const instruction of block.instructions) {
      const size = instructionSize(instruction.op, instruction.arg);
      offset += size;
      if (!JUMPS.has(instruction.op) || instruction.target === null) continue;
      instruction.arg = Math.abs(instruction.target.offset - offset);
      if (instructionSize(instruction.op, instruction.arg) !== size) changed = true;
    }
  }
  return changed;
}
