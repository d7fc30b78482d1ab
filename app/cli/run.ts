import { COLLECT_ALWAYS, collectingAlways } from './collector.js';
import type { Command } from './command.js';
import { newEngine, sayErrors } from './engine.js';
import { readInput, textOf } from './input.js';

export const RUN: Command = {
  name: 'run',
  summary: 'Runs a program and prints what CPython 3.12 prints.',
  operands: ['FILE'],
  options: { stdin: { value: 'FILE', help: 'What input() reads' }, 'collect-always': COLLECT_ALWAYS },
  async run(args, io) {
    const input = await readInput(args.operands[0]!, io);
    const program = collectingAlways(input.program, args);
    const stdin = args.text('stdin');
    const report = await newEngine().run(stdin === null ? program : { ...program, stdin: await textOf(stdin, io) });
    io.output(report.output);
    sayErrors(report, program, io);
    return report.status;
  },
};
