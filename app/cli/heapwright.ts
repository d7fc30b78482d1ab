/** The command line: finds the command, and makes one line of whatever goes wrong. */
import { version } from '../../package.json';
import { Refusal, helpOf, parse } from './command.js';
import type { Command, Status } from './command.js';
import type { Io } from './io.js';

/** Runs one command line; never throws. */
export async function heapwright(argv: readonly string[], commands: readonly Command[], io: Io): Promise<Status> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.output(overview(commands));
    return 0;
  }
  if (name === '--version') {
    io.output(`${version}\n`);
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) return refuse(io, `There is no command "${name}"; heapwright --help lists them.`);
  if (beforeOperands(rest).some((argument) => argument === '--help' || argument === '-h')) {
    io.output(helpOf(command));
    return 0;
  }
  try {
    return await command.run(parse(command, rest), io);
  } catch (error) {
    if (error instanceof Refusal) return refuse(io, error.message);
    const message = error instanceof Error ? error.message : String(error);
    return refuse(io, `Heapwright made a mistake: ${message.split('\n', 1)[0]}`);
  }
}

function refuse(io: Io, sentence: string): Status {
  io.error(`heapwright: ${sentence}\n`);
  return 2;
}

/** The arguments up to `--`, after which nothing is an option. */
function beforeOperands(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Usage: heapwright COMMAND [arguments]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'FILE is a Python program (.py), a session (.heapwright), or - for standard input.',
    'heapwright COMMAND --help tells more. Exit status: 0 done, 1 the program failed, 2 wrong use, 3 a limit was reached.',
    '',
  ].join('\n');
}
