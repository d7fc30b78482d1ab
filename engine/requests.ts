import type { RequestListener } from './heap/heap.js';
import type { Program } from './protocol.js';
import { compileProgram, type Run, runProgram } from './run.js';
import type { Problem } from './problem.js';

/**
 * Every request that the lines of a program make of the allocators: `LINE D +SIZE #N`, `LINE D -#N`, `LINE D #N>SIZE #M`.
 * Blocks are numbered in the order in which they are made; #0 is one that was there before.
 */
export function requestLines(program: Program): { lines: string[]; run: Run } | { problem: Problem } {
  const compiled = compileProgram(program.text, program.filename);
  if ('problem' in compiled) return compiled;
  const lines: string[] = [];
  const numbers = new Map<number, number>();
  let made = 0;
  const onRequest = (line: number): RequestListener => ({
    allocated(domain, size, block) {
      numbers.set(block, ++made);
      lines.push(`${line} ${domain} +${size} #${made}`);
    },
    freed(domain, block) {
      if (line > 0) lines.push(`${line} ${domain} -#${numbers.get(block) ?? 0}`);
      numbers.delete(block);
    },
    resized(domain, block, size, moved) {
      const number = numbers.get(block) ?? 0;
      numbers.delete(block);
      numbers.set(moved, ++made);
      lines.push(`${line} ${domain} #${number}>${size} #${made}`);
    },
  });
  return { lines, run: runProgram(program, compiled.code, { onRequest }) };
}
