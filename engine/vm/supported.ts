import type { Code } from '../compile/code.js';
import { Op, opcodeAt } from '../compile/opcode.js';
import type { Problem } from '../problem.js';
import { HANDLERS } from './instruction-table.js';
import { isSimulatedIntrinsic } from './instructions/intrinsics.js';
import { BUILTINS } from './builtins/builtins.js';
import { isRefused, moduleNames } from './modules/module-table.js';
import { readPositions } from '../compile/position.js';

/** Builtins that CPython has and this release does not. */
const MISSING_BUILTINS: ReadonlySet<string> = new Set(
  'aiter anext breakpoint compile eval exec help memoryview open __import__'
    .split(' ')
    .filter((name) => !BUILTINS.some((row) => row.name === name)),
);

/** What a program is refused for, and the modules that it can import: the page `docs/python.md` is made of it. */
export function subset(): {
  readonly builtins: readonly string[];
  readonly modules: readonly string[];
} {
  return { builtins: [...MISSING_BUILTINS], modules: moduleNames() };
}

/** The names that a program binds at module level or declares global, in any of its code objects. */
function boundNames(code: Code, found: Set<string>): Set<string> {
  eachInstruction(code, (opcode, argument) => {
    if (opcode === Op.STORE_NAME || opcode === Op.STORE_GLOBAL) found.add(code.names[argument]!);
  });
  for (const constant of code.consts) if (constant.kind === 'code') boundNames(constant.code, found);
  return found;
}

function eachInstruction(code: Code, visit: (opcode: number, argument: number, unit: number) => void): void {
  let argument = 0;
  for (let unit = 0; unit < code.bytecode.length / 2;) {
    const opcode = code.bytecode[unit * 2]!;
    argument = (argument << 8) | code.bytecode[unit * 2 + 1]!;
    if (opcode !== Op.EXTENDED_ARG) {
      visit(opcode, argument, unit);
      argument = 0;
    }
    unit += 1 + opcodeAt(opcode).caches;
  }
}

/** The first construct of a program that is not simulated, named with its line; null when there is none. */
export function findUnsupported(code: Code, bound: ReadonlySet<string> = boundNames(code, new Set())): Problem | null {
  const positions = readPositions(code);
  let problem: Problem | null = null;
  const refuse = (unit: number, what: string): void => {
    const position = positions[unit];
    problem ??= {
      kind: 'unsupported',
      message: `${what} not simulated`,
      line: position?.line || code.firstLine,
      column: position !== undefined && position.column >= 0 ? position.column : null,
    };
  };
  eachInstruction(code, (opcode, argument, unit) => {
    if (HANDLERS[opcode] === undefined) refuse(unit, `the instruction ${opcodeAt(opcode).name} is`);
    if (opcode === Op.CALL_INTRINSIC_1 && !isSimulatedIntrinsic(argument)) refuse(unit, 'this construct is');
    const nameIndex = opcode === Op.LOAD_GLOBAL ? argument >> 1 : opcode === Op.LOAD_NAME ? argument : -1;
    const name = nameIndex < 0 ? undefined : code.names[nameIndex];
    if (name !== undefined && MISSING_BUILTINS.has(name) && !bound.has(name)) refuse(unit, `the builtin ${name} is`);
    if (opcode === Op.IMPORT_NAME && isRefused(code.names[argument]!))
      refuse(unit, `the module ${code.names[argument]!} is`);
  });
  for (const constant of code.consts) {
    if (problem !== null) break;
    if (constant.kind === 'code') problem = findUnsupported(constant.code, bound);
  }
  return problem;
}
