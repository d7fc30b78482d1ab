import { heapwright } from '../../../app/cli/heapwright.js';
import type { Command, Status } from '../../../app/cli/command.js';

export interface Shown {
  readonly status: Status;
  readonly output: string;
  readonly errors: string;
}

/** Runs one command line in process, with a standard input. */
export async function typed(argv: readonly string[], commands: readonly Command[], input = ''): Promise<Shown> {
  let output = '';
  let errors = '';
  const status = await heapwright(argv, commands, {
    input: () => Promise.resolve(input),
    output: (text) => (output += text),
    error: (text) => (errors += text),
  });
  return { status, output, errors };
}
