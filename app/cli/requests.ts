import { compileProgram, runProgram } from '../../engine/index.js';
import type { Command } from './command.js';
import { readInput } from './input.js';

export const REQUESTS: Command = {
  name: 'requests',
  summary: 'Prints each request made of the allocators, by source line.',
  operands: ['FILE'],
  options: {},
  async run(args, io) {
    const { program } = await readInput(args.operands[0]!, io);
    const compiled = compileProgram(program.text, program.filename);
    if ('problem' in compiled) {
      io.error(`${compiled.problem.message}\n`);
      return 2;
    }
    const rows: string[] = [];
    /** Blocks by address, numbered as they are made; 0 stands for those from before the program. */
    const numbers = new Map<number, number>();
    let made = 0;
    const make = (block: number): number => {
      numbers.set(block, ++made);
      return made;
    };
    const forget = (block: number): number => {
      const number = numbers.get(block) ?? 0;
      numbers.delete(block);
      return number;
    };
    const { status, errors } = runProgram(program, compiled.code, {
      onRequest: (line) => ({
        allocated: (domain, size, block) => void rows.push(`${line} ${domain} +${size} #${make(block)}\n`),
        freed: (domain, block) => void rows.push(`${line} ${domain} -#${forget(block)}\n`),
        resized: (domain, block, size, moved) =>
          void rows.push(`${line} ${domain} #${forget(block)}>${size} #${make(moved)}\n`),
      }),
    });
    io.output(rows.join(''));
    io.error(errors);
    return status;
  },
};
