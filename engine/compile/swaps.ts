/** Doing the work of SWAP instructions while compiling (`swaptimize`, `apply_static_swaps` in Python/flowgraph.c). */
import { makeNop, type Block, type Instruction } from './flow-graph.js';
import { Op } from './opcode.js';

const VISITED = -1;

/**
 * Replaces the run of SWAPs and NOPs from `start` by the shortest that does the same.
 *
 * @returns the index of the run's last instruction.
 */
export function shortenSwaps(block: Block, start: number): number {
  const { instructions } = block;
  let depth = instructions[start]!.arg;
  let end = start + 1;
  let several = false;
  for (; end < instructions.length; end++) {
    const { op, arg } = instructions[end]!;
    if (op === Op.SWAP) {
      depth = Math.max(depth, arg);
      several = true;
    } else if (op !== Op.NOP) {
      break;
    }
  }
  if (!several) return start;
  const run = instructions.slice(start, end);
  const stack = permutation(run, depth);
  let current = run.length - 1;
  for (let first = 0; first < depth; first++) {
    if (stack[first] === VISITED || stack[first] === first) continue;
    // Walk the cycle that this item is in; 0 is part of every one, since only the top can be swapped.
    for (let item = first; ;) {
      if (item !== 0) {
        const swap = run[current--]!;
        swap.op = Op.SWAP;
        swap.arg = item + 1;
      }
      const following = stack[item]!;
      if (following === VISITED) break;
      stack[item] = VISITED;
      item = following;
    }
  }
  while (current >= 0) makeNop(run[current--]!);
  return end - 1;
}

/** Where each item of the stack, counted from the top, comes from after the run. */
function permutation(run: readonly Instruction[], depth: number): number[] {
  const stack = Array.from({ length: depth }, (_, item) => item);
  for (const { op, arg } of run) {
    if (op !== Op.SWAP) continue;
    const top = stack[0]!;
    stack[0] = stack[arg - 1]!;
    stack[arg - 1] = top;
  }
  return stack;
}

function isSwappable(op: number): boolean {
  return op === Op.STORE_FAST || op === Op.STORE_FAST_MAYBE_NULL || op === Op.POP_TOP;
}

/** The local an instruction stores to, or -1. */
function storesTo({ op, arg }: Instruction): number {
  return op === Op.STORE_FAST || op === Op.STORE_FAST_MAYBE_NULL ? arg : -1;
}

function nextSwappable(block: Block, index: number, line: number): number {
  for (let next = index + 1; next < block.instructions.length; next++) {
    const { op, location } = block.instructions[next]!;
    // Names must be bound in the order that a line-by-line view shows.
    if (line >= 0 && location.lineno !== line) return -1;
    if (op !== Op.NOP) return isSwappable(op) ? next : -1;
  }
  return -1;
}

/** Swaps the instructions that consume the values instead of the values, for the SWAPs up to `last`. */
export function applyStaticSwaps(block: Block, last: number): void {
  const { instructions } = block;
  for (let index = last; index >= 0; index--) {
    const swap = instructions[index]!;
    if (swap.op !== Op.SWAP) {
      if (swap.op === Op.NOP || isSwappable(swap.op)) continue;
      return;
    }
    const first = nextSwappable(block, index, -1);
    if (first < 0) return;
    let second = first;
    const line = instructions[first]!.location.lineno;
    for (let count = swap.arg - 1; count > 0; count--) {
      second = nextSwappable(block, second, line);
      if (second < 0) return;
    }
    if (storesCollide(instructions, first, second)) return;
    makeNop(swap);
    const moved = instructions[first]!;
    instructions[first] = instructions[second]!;
    instructions[second] = moved;
  }
}

/** Two of the instructions from `first` to `second` store to a place that one of the ends stores to. */
function storesCollide(instructions: readonly Instruction[], first: number, second: number): boolean {
  const stores = [storesTo(instructions[first]!), storesTo(instructions[second]!)];
  if (stores[0]! < 0 && stores[1]! < 0) return false;
  if (stores[0] === stores[1]) return true;
  for (let index = first + 1; index < second; index++) {
    const store = storesTo(instructions[index]!);
    if (store >= 0 && stores.includes(store)) return true;
  }
  return false;
}
