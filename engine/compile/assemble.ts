/** A finished flow graph as bytes (Python/assemble.c). */
import type { Location } from '../syntax/tree.js';
import { ExceptionTable } from './exception-table.js';
import { blocksOf, type FlowGraph } from './flow-graph.js';
import { NO_LOCATION } from './instruction.js';
import { instructionSize } from './jumps.js';
import { LineTable, sameLocation } from './line-table.js';
import { cacheUnits, Op } from './opcode.js';

export interface AssembledCode {
  readonly bytecode: Uint8Array;
  readonly lineTable: Uint8Array;
  readonly exceptionTable: Uint8Array;
}

/** Bytes of a graph whose jumps are resolved; `firstLine` is where its line table starts to count. */
export function assemble(graph: FlowGraph, firstLine: number): AssembledCode {
  const bytecode: number[] = [];
  const lines = new LineTable(firstLine);
  const exceptions = new ExceptionTable();
  let location: Location = NO_LOCATION;
  let located = 0;
  for (const block of blocksOf(graph)) {
    for (const instruction of block.instructions) {
      const size = instructionSize(instruction.op, instruction.arg);
      pushInstruction(bytecode, instruction.op, instruction.arg);
      exceptions.add(instruction.handler, size);
      if (!sameLocation(location, instruction.location)) {
        lines.add(location, located);
        ({ location } = instruction);
        located = 0;
      }
      located += size;
    }
  }
  lines.add(location, located);
  return { bytecode: Uint8Array.from(bytecode), lineTable: lines.bytes, exceptionTable: exceptions.finish() };
}

function pushInstruction(bytecode: number[], op: number, arg: number): void {
  if (arg > 0xffffff) bytecode.push(Op.EXTENDED_ARG, (arg >>> 24) & 0xff);
  if (arg > 0xffff) bytecode.push(Op.EXTENDED_ARG, (arg >>> 16) & 0xff);
  if (arg > 0xff) bytecode.push(Op.EXTENDED_ARG, (arg >>> 8) & 0xff);
  bytecode.push(op, arg & 0xff);
  for (let caches = cacheUnits(op); caches > 0; caches--) bytecode.push(Op.CACHE, 0);
}
