import type { Program } from '../../engine/protocol.js';
import type { Arguments, Option } from './command.js';

/** The collector at its most eager: nothing that a program keeps may be lost, and no count be wrong. */
export const COLLECT_ALWAYS: Option = {
  value: 'GENERATION',
  help: 'Collects generation 0, 1 or 2 after every allocation of a container',
};

export function collectingAlways(program: Program, args: Arguments): Program {
  const generation = args.whole('collect-always', 0, 2);
  return generation === null ? program : { ...program, collectAlways: generation as 0 | 1 | 2 };
}
