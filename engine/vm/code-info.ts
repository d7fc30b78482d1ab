import type { Code } from '../compile/code.js';
import { cacheUnits, Op } from '../compile/opcode.js';
import { readExceptionTable } from './exception-table.js';
import type { CodeInfo, Handler } from './machine.js';
import { readPositions } from '../compile/position.js';

const BACKWARD: ReadonlySet<number> = new Set([Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT]);
const FORWARD: ReadonlySet<number> = new Set([
  Op.JUMP_FORWARD,
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
  Op.FOR_ITER,
  Op.SEND,
]);

/** Instructions that no line event is for (`initialize_lines`, Python/instrumentation.c). */
const NEVER_FIRST: ReadonlySet<number> = new Set([Op.RESUME, Op.END_FOR, Op.END_SEND]);

/** Decodes; `handlerOf` gives the handler of an opcode. The code of a `library` has no lines for a recording. */
export function decodeCode(
  code: Code,
  object: number,
  names: readonly number[],
  handlerOf: (opcode: number) => Handler,
  library = false,
): CodeInfo {
  const opcodes: number[] = [];
  const args: number[] = [];
  const units: number[] = [];
  const ordinalAt = new Map<number, number>();
  const after: number[] = [];
  let argument = 0;
  let first = -1;
  for (let unit = 0; unit < code.bytecode.length / 2;) {
    const opcode = code.bytecode[unit * 2]!;
    if (first < 0) first = unit;
    argument = (argument << 8) | code.bytecode[unit * 2 + 1]!;
    unit += 1 + cacheUnits(opcode);
    if (opcode === Op.EXTENDED_ARG) continue;
    ordinalAt.set(first, opcodes.length);
    opcodes.push(opcode);
    args.push(argument);
    units.push(unit - 1 - cacheUnits(opcode));
    after.push(unit);
    argument = 0;
    first = -1;
  }
  const ordinalOf = (unit: number): number => ordinalAt.get(unit) ?? opcodes.length;
  opcodes.forEach((opcode, index) => {
    if (BACKWARD.has(opcode)) args[index] = ordinalOf(after[index]! - args[index]!);
    else if (FORWARD.has(opcode)) args[index] = ordinalOf(after[index]! + args[index]!);
  });
  const unitPositions = readPositions(code);
  const positions = units.map((unit) => unitPositions[unit]!);
  const lines = Int32Array.from(positions, (position) => (library ? 0 : position.line));
  const starts = Uint8Array.from(lines, (line, index) => {
    if (line <= 0 || NEVER_FIRST.has(opcodes[index]!)) return 0;
    return index === 0 || lines[index - 1] !== line || NEVER_FIRST.has(opcodes[index - 1]!) ? 1 : 0;
  });
  opcodes.forEach((opcode, index) => {
    const target = args[index]!;
    if (!BACKWARD.has(opcode) && !FORWARD.has(opcode)) return;
    if (lines[target]! > 0 && lines[target] !== lines[index] && !NEVER_FIRST.has(opcodes[target]!)) starts[target] = 1;
  });
  return {
    code,
    object,
    handlers: opcodes.map(handlerOf),
    opcodes: Uint8Array.from(opcodes),
    args: Int32Array.from(args),
    lines,
    starts,
    positions,
    names,
    memoA: new Int32Array(opcodes.length),
    memoB: new Int32Array(opcodes.length),
    memoEpoch: new Int32Array(opcodes.length),
    exceptions: readExceptionTable(code.exceptionTable, ordinalOf, (unit) => {
      let ordinal = 0;
      while (ordinal < units.length && units[ordinal]! < unit) ordinal++;
      return ordinal;
    }),
    slots: code.localsPlusNames.length,
    units: Int32Array.from(units),
  };
}
