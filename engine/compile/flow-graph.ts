/**
 * The control flow graph of one code object: blocks of instructions that run from first to last, linked in the order they
 * are laid out (Python/flowgraph.c). A jump ends its block.
 */
import type { Location } from '../syntax/tree.js';
import type { InstructionSequence } from './instruction.js';
import { BLOCK_PUSHES, JUMPS, Op, SCOPE_EXITS, UNCONDITIONAL_JUMPS } from './opcode.js';

export interface Instruction {
  op: number;
  arg: number;
  location: Location;
  /** Of a jump or a block push. */
  target: Block | null;
  /** Where an exception raised here goes. */
  handler: Block | null;
}

export class Block {
  instructions: Instruction[] = [];
  next: Block | null = null;
  /** A label stood before it: something may jump here. */
  labelled = false;
  predecessors = 0;
  visited = false;
  isHandler = false;
  /** An exception pushes the offset of the instruction that raised it, too. */
  preservesOffset = false;
  cold = false;
  warm = false;
  /** Depth of the value stack at its start; -1 until it is known. */
  startDepth = -1;
  /** In units from the start of the code. */
  offset = 0;

  get last(): Instruction | undefined {
    return this.instructions[this.instructions.length - 1];
  }

  /** Control goes on to the next block, if nothing jumps. */
  get fallsThrough(): boolean {
    const { last } = this;
    return last === undefined || (!SCOPE_EXITS.has(last.op) && !UNCONDITIONAL_JUMPS.has(last.op));
  }

  get exitsScope(): boolean {
    const { last } = this;
    return last !== undefined && SCOPE_EXITS.has(last.op);
  }

  append(op: number, arg: number, location: Location): Instruction {
    const instruction = { op, arg, location, target: null, handler: null };
    this.instructions.push(instruction);
    return instruction;
  }

  appendCopies(of: Block): void {
    for (const instruction of of.instructions) this.instructions.push({ ...instruction });
  }
}

export interface FlowGraph {
  entry: Block;
}

/** The instruction names a block: a jump, or the beginning of a handler's range. */
export function hasTarget(op: number): boolean {
  return JUMPS.has(op) || BLOCK_PUSHES.has(op);
}

/** The blocks in layout order. The order may change while they are walked. */
export function* blocksOf(graph: FlowGraph): Generator<Block> {
  for (let block: Block | null = graph.entry; block !== null; block = block.next) yield block;
}

/** Resets the mark that passes leave on blocks. */
export function clearVisited(graph: FlowGraph): void {
  for (let block: Block | null = graph.entry; block !== null; block = block.next) block.visited = false;
}

/** Makes an instruction do nothing, at the same location. */
export function makeNop(instruction: Instruction): void {
  instruction.op = Op.NOP;
  instruction.arg = 0;
}

/** Cuts a sequence into blocks and points its jumps at them; marks the handlers. */
export function buildFlowGraph(sequence: InstructionSequence): FlowGraph {
  const { instructions } = sequence;
  const isLabelled = new Uint8Array(instructions.length + 1);
  for (const position of sequence.labelPositions) if (position >= 0) isLabelled[position] = 1;

  const entry = new Block();
  let current = entry;
  const blockAt = new Map<number, Block>();
  const unresolved: { instruction: Instruction; position: number }[] = [];
  instructions.forEach(({ op, arg, location }, position) => {
    const { last } = current;
    const labelled = isLabelled[position] === 1;
    const terminated = last !== undefined && (JUMPS.has(last.op) || SCOPE_EXITS.has(last.op));
    if (terminated || (labelled && (last !== undefined || current.labelled))) {
      current.next = new Block();
      current = current.next;
    }
    if (labelled) {
      current.labelled = true;
      blockAt.set(position, current);
    }
    const targeted = hasTarget(op);
    const instruction = current.append(op, targeted ? 0 : arg, location);
    if (targeted) unresolved.push({ instruction, position: sequence.positionOf(arg) });
  });
  for (const { instruction, position } of unresolved) {
    const target = blockAt.get(position);
    if (target === undefined) throw new Error('a jump leads nowhere');
    instruction.target = target;
    if (BLOCK_PUSHES.has(instruction.op)) target.isHandler = true;
  }
  return { entry };
}
