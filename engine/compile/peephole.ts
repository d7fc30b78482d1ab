/** Optimisations inside one block (`optimize_basic_block` in Python/flowgraph.c). */
import type { Constant } from './code.js';
import type { ConstantPool } from './constant-pool.js';
import { isTrue } from './constant-arithmetic.js';
import { hasTarget, makeNop, type Block, type Instruction } from './flow-graph.js';
import { CONSTANT_LOADS, Op } from './opcode.js';
import { applyStaticSwaps, shortenSwaps } from './swaps.js';

/** `constants` are the code object's, and may grow. */
export function optimiseBlock(block: Block, constants: Constant[], pool: ConstantPool): void {
  const { instructions } = block;
  let op = 0;
  let arg = 0;
  let target: Instruction | null = null;
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index]!;
    const copiesConstant = op === Op.LOAD_CONST && instruction.op === Op.COPY && instruction.arg === 1;
    if (!copiesConstant) {
      ({ op, arg } = instruction);
      target = hasTarget(op) ? (instruction.target?.instructions[0] ?? null) : null;
    }
    const following = instructions[index + 1];
    switch (op) {
      case Op.LOAD_CONST:
        index += foldConstantUse(instructions, index, arg, constants);
        break;
      case Op.BUILD_TUPLE:
        if (following?.op === Op.UNPACK_SEQUENCE && following.arg === arg && arg >= 1 && arg <= 3) {
          makeNop(instruction);
          if (arg === 1) makeNop(following);
          else following.op = Op.SWAP;
        } else if (index >= arg) {
          foldTuple(instructions, index, arg, constants, pool);
        }
        break;
      case Op.POP_JUMP_IF_NOT_NONE:
      case Op.POP_JUMP_IF_NONE:
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.JUMP:
        if (target?.op === Op.JUMP && threadJump(instruction, target)) index--;
        break;
      case Op.SWAP:
        if (arg === 1) {
          makeNop(instruction);
          break;
        }
        index = shortenSwaps(block, index);
        applyStaticSwaps(block, index);
        break;
      case Op.PUSH_NULL:
        if (following?.op === Op.LOAD_GLOBAL) {
          makeNop(instruction);
          following.arg |= 1;
        }
        break;
    }
  }
}

/** What can be done at once with a constant just loaded. Returns how many more instructions are done with. */
function foldConstantUse(
  instructions: readonly Instruction[],
  index: number,
  arg: number,
  constants: readonly Constant[],
): number {
  const load = instructions[index]!;
  const use = instructions[index + 1];
  switch (use?.op) {
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE: {
      const taken = isTrue(constants[arg]!) === (use.op === Op.POP_JUMP_IF_TRUE);
      makeNop(load);
      if (taken) use.op = Op.JUMP;
      else makeNop(use);
      return 0;
    }
    case Op.IS_OP: {
      const jump = instructions[index + 2];
      const isJump = jump?.op === Op.POP_JUMP_IF_FALSE || jump?.op === Op.POP_JUMP_IF_TRUE;
      if (constants[arg]!.kind !== 'none' || jump === undefined || !isJump) return 0;
      const negated = (use.arg === 1) !== (jump.op === Op.POP_JUMP_IF_FALSE);
      makeNop(load);
      makeNop(use);
      jump.op = negated ? Op.POP_JUMP_IF_NOT_NONE : Op.POP_JUMP_IF_NONE;
      return 0;
    }
    case Op.RETURN_VALUE:
      makeNop(load);
      use.op = Op.RETURN_CONST;
      use.arg = arg;
      return 1;
    default:
      return 0;
  }
}

/** Makes constants loaded for BUILD_TUPLE one constant tuple. */
function foldTuple(
  instructions: readonly Instruction[],
  index: number,
  count: number,
  constants: Constant[],
  pool: ConstantPool,
): void {
  const loads = instructions.slice(index - count, index);
  if (!loads.every((load) => CONSTANT_LOADS.has(load.op))) return;
  const items = loads.map((load) => constants[load.arg]! as Exclude<Constant, { kind: 'code' }>);
  const tuple = pool.merge({ kind: 'tuple', items });
  let position = constants.indexOf(tuple);
  if (position < 0) position = constants.push(tuple) - 1;
  for (const load of loads) makeNop(load);
  const build = instructions[index]!;
  build.op = Op.LOAD_CONST;
  build.arg = position;
}

/** Leads a jump to a jump straight to where that one goes, if no line is lost. */
function threadJump(jump: Instruction, through: Instruction): boolean {
  const sameLine = through.location.lineno === jump.location.lineno || through.location.lineno === -1;
  if (!sameLine || jump.target === through.target) return false;
  jump.target = through.target;
  return true;
}
