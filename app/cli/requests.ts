import { requestLines } from '../../engine/index.js';
import type { Command } from './command.js';
import { sayErrors } from './engine.js';
import { readInput } from './input.js';

export const REQUESTS: Command = {
  name: 'requests',
  summary: 'Prints each request made of the allocators, by source line.',
  operands: ['FILE'],
  options: {},
  async run(args, io) {
    const { program } = await readInput(args.operands[0]!, io);
    const result = requestLines(program);
    if ('problem' in result) {
      sayErrors({ errors: '', problem: result.problem }, program, io);
      return 2;
    }
    io.output(result.lines.map((line) => `${line}\n`).join(''));
    sayErrors(result.run, program, io);
    return result.run.status;
  },
};
