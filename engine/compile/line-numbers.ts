/** Giving instructions without a line the right one (`resolve_line_numbers` in Python/flowgraph.c; PEP 626). */
import type { Location } from '../syntax/tree.js';
import { Block, blocksOf, type FlowGraph } from './flow-graph.js';
import { NO_LOCATION } from './instruction.js';
import { JUMPS, Op } from './opcode.js';

/** Changes locations in place, and copies exits that several jumps share. `firstLine` is the code object's. */
export function resolveLineNumbers(graph: FlowGraph, firstLine: number): void {
  duplicateExitsWithoutLine(graph);
  propagateLineNumbers(graph);
  guaranteeLineForExits(graph, firstLine);
}

function isExitWithoutLine(block: Block): boolean {
  return block.exitsScope && block.instructions.every(({ location }) => location.lineno < 0);
}

/** An exit that several jumps share is copied for each, so that each can have the line of its jump. */
function duplicateExitsWithoutLine(graph: FlowGraph): void {
  for (const block of blocksOf(graph)) {
    const { last } = block;
    if (last === undefined || !JUMPS.has(last.op) || last.target === null) continue;
    const { target } = last;
    if (!isExitWithoutLine(target) || target.predecessors <= 1) continue;
    const copy = new Block();
    copy.appendCopies(target);
    copy.instructions[0]!.location = last.location;
    copy.cold = target.cold;
    last.target = copy;
    target.predecessors--;
    copy.predecessors = 1;
    copy.next = target.next;
    target.next = copy;
  }
  for (const block of blocksOf(graph)) {
    const { last, next } = block;
    if (last === undefined || next === null || !block.fallsThrough) continue;
    if (isExitWithoutLine(next)) next.instructions[0]!.location = last.location;
  }
}

/** Instructions without a line take that of the one before, and blocks that of their only predecessor. */
function propagateLineNumbers(graph: FlowGraph): void {
  for (const block of blocksOf(graph)) {
    const { last, next } = block;
    if (last === undefined) continue;
    let location = NO_LOCATION;
    for (const instruction of block.instructions) {
      if (instruction.location.lineno < 0) instruction.location = location;
      else ({ location } = instruction);
    }
    if (block.fallsThrough && next?.predecessors === 1) inherit(next, location);
    if (JUMPS.has(last.op) && last.target?.predecessors === 1) inherit(last.target, location);
  }
}

function inherit(block: Block, location: Location): void {
  const first = block.instructions[0];
  if (first !== undefined && first.location.lineno < 0) first.location = location;
}

function guaranteeLineForExits(graph: FlowGraph, firstLine: number): void {
  let line = firstLine;
  for (const block of blocksOf(graph)) {
    const { last } = block;
    if (last === undefined) continue;
    if (last.location.lineno >= 0) {
      line = last.location.lineno;
    } else if (last.op === Op.RETURN_VALUE) {
      for (const instruction of block.instructions) instruction.location = { ...instruction.location, lineno: line };
    }
  }
}
