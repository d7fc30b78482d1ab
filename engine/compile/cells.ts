/** Where cells and free variables are in a frame, and the instructions that set them up (`prepare_localsplus`). */
import type { Location } from '../syntax/tree.js';
import { blocksOf, type FlowGraph, type Instruction } from './flow-graph.js';
import { NO_LOCATION } from './instruction.js';
import { LocalKind, Op, opcodeAt } from './opcode.js';

export interface FrameNames {
  /** Fast locals, parameters first. */
  readonly locals: readonly string[];
  /** Locals that only an inlined comprehension has, in a module or class. */
  readonly hidden: ReadonlySet<string>;
  readonly cells: readonly string[];
  readonly free: readonly string[];
}

/** Names and CO_FAST_* kinds in frame order: locals, cells that are no locals, free variables. */
export function localsPlus({ locals, hidden, cells, free }: FrameNames): { names: string[]; kinds: Uint8Array } {
  const localNames = new Set(locals);
  const cellNames = new Set(cells);
  const ownCells = cells.filter((name) => !localNames.has(name));
  const kinds = locals.map(
    (name) => LocalKind.LOCAL | (hidden.has(name) ? LocalKind.HIDDEN : 0) | (cellNames.has(name) ? LocalKind.CELL : 0),
  );
  return {
    names: [...locals, ...ownCells, ...free],
    kinds: Uint8Array.from([...kinds, ...ownCells.map(() => LocalKind.CELL), ...free.map(() => LocalKind.FREE)]),
  };
}

/** Inserts what a frame begins with, and turns cell numbers into frame positions. */
export function prepareCells(graph: FlowGraph, names: FrameNames, isGenerator: boolean, firstLine: number): void {
  const { names: frame } = localsPlus(names);
  const position = [...names.cells, ...names.free].map((name, index) =>
    index < names.cells.length ? frame.indexOf(name) : frame.length - names.free.length + index - names.cells.length,
  );
  for (const block of blocksOf(graph)) {
    for (const instruction of block.instructions) {
      if (opcodeAt(instruction.op).argument === 'cell') instruction.arg = position[instruction.arg] ?? instruction.arg;
    }
  }
  const prefix: Instruction[] = [];
  if (names.free.length > 0) prefix.push(plain(Op.COPY_FREE_VARS, names.free.length));
  const cellPositions = position.slice(0, names.cells.length).sort((a, b) => a - b);
  for (const cell of cellPositions) prefix.push(plain(Op.MAKE_CELL, cell));
  if (isGenerator) {
    const location = { lineno: firstLine, end_lineno: firstLine, col_offset: -1, end_col_offset: -1 };
    prefix.push(plain(Op.RETURN_GENERATOR, 0, location), plain(Op.POP_TOP, 0));
  }
  graph.entry.instructions.unshift(...prefix);
}

function plain(op: number, arg: number, location: Location = NO_LOCATION): Instruction {
  return { op, arg, location, target: null, handler: null };
}
