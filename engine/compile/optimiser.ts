/** The passes over a flow graph, in CPython's order (`_PyCfg_OptimizeCodeUnit` in Python/flowgraph.c). */
import type { Constant } from './code.js';
import { moveColdBlocksToEnd } from './cold-blocks.js';
import type { ConstantPool } from './constant-pool.js';
import { labelExceptionTargets } from './exception-targets.js';
import { blocksOf, clearVisited, hasTarget, makeNop, type Block, type FlowGraph } from './flow-graph.js';
import { resolveLineNumbers } from './line-numbers.js';
import { addLocalChecks } from './local-checks.js';
import {
  eliminateEmptyBlocks,
  removeRedundantJumps,
  removeRedundantNops,
  removeRedundantNopsAndPairs,
} from './nops.js';
import { CONSTANT_LOADS, UNCONDITIONAL_JUMPS } from './opcode.js';
import { optimiseBlock } from './peephole.js';

export interface OptimiserInput {
  readonly graph: FlowGraph;
  /** The code object's constants; they may grow and shrink. */
  readonly constants: Constant[];
  readonly pool: ConstantPool;
  readonly localCount: number;
  readonly parameterCount: number;
  readonly firstLine: number;
}

/** Changes the graph and the constants in place. */
export function optimise({ graph, constants, pool, localCount, parameterCount, firstLine }: OptimiserInput): void {
  labelExceptionTargets(graph);
  eliminateEmptyBlocks(graph);
  for (const block of blocksOf(graph)) inlineSmallExit(block);
  for (const block of blocksOf(graph)) optimiseBlock(block, constants, pool);
  removeRedundantNopsAndPairs(graph);
  for (const block of blocksOf(graph)) inlineSmallExit(block);
  markReachable(graph);
  for (const block of blocksOf(graph)) {
    if (block.predecessors > 0) continue;
    block.instructions = [];
    block.isHandler = false;
  }
  for (const block of blocksOf(graph)) removeRedundantNops(block);
  eliminateEmptyBlocks(graph);
  removeRedundantJumps(graph);
  removeUnusedConstants(graph, constants);
  addLocalChecks(graph, localCount, parameterCount);
  moveColdBlocksToEnd(graph);
  resolveLineNumbers(graph, firstLine);
}

/** Largest block that is copied to where a jump leads to it. */
const MAX_COPY_SIZE = 4;

function inlineSmallExit(block: Block): void {
  const { last } = block;
  if (last === undefined || !UNCONDITIONAL_JUMPS.has(last.op) || last.target === null) return;
  const { target } = last;
  if (!target.exitsScope || target.instructions.length > MAX_COPY_SIZE) return;
  makeNop(last);
  last.target = null;
  block.appendCopies(target);
}

/** Counts the ways into each block that can be reached. */
function markReachable(graph: FlowGraph): void {
  clearVisited(graph);
  const pending = [graph.entry];
  graph.entry.predecessors = 1;
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    block.visited = true;
    const { next } = block;
    if (next !== null && block.fallsThrough) {
      if (!next.visited && next.predecessors === 0) pending.push(next);
      next.predecessors++;
    }
    for (const { op, target } of block.instructions) {
      if (!hasTarget(op) || target === null) continue;
      if (!target.visited && target.predecessors === 0) pending.push(target);
      target.predecessors++;
    }
  }
}

/** Drops constants that no instruction loads any more; the first stays, for it may be the docstring. */
function removeUnusedConstants(graph: FlowGraph, constants: Constant[]): void {
  const used = new Set([0]);
  for (const block of blocksOf(graph)) {
    for (const { op, arg } of block.instructions) if (CONSTANT_LOADS.has(op)) used.add(arg);
  }
  if (used.size >= constants.length) return;
  const newIndex = new Map<number, number>();
  const kept = constants.filter((_, index) => used.has(index) && newIndex.set(index, newIndex.size));
  constants.splice(0, constants.length, ...kept);
  for (const block of blocksOf(graph)) {
    for (const instruction of block.instructions) {
      if (CONSTANT_LOADS.has(instruction.op)) instruction.arg = newIndex.get(instruction.arg) ?? 0;
    }
  }
}
