/** What a command of the command line is: its options as a table, from which parsing and help follow. */
import { parseArgs } from 'node:util';
import type { Io } from './io.js';

/** 0 done, 1 the Python program failed, 2 wrong use or unreadable input, 3 a limit was reached. */
export type Status = number;

export interface Option {
  /** The word that stands for its value in the help; absent: a switch without a value. */
  readonly value?: string;
  readonly short?: string;
  readonly help: string;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Words for the arguments, in order; one in brackets may be left out. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  run(args: Arguments, io: Io): Promise<Status>;
}

/** Wrong use or unreadable input, in one sentence. Ends the command with status 2. */
export class Refusal extends Error {}

export class Arguments {
  readonly operands: readonly string[];
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(operands: readonly string[], values: Readonly<Record<string, unknown>>) {
    this.operands = operands;
    this.#values = values;
  }

  has(option: string): boolean {
    return this.#values[option] === true;
  }

  text(option: string): string | null {
    const value = this.#values[option];
    return typeof value === 'string' ? value : null;
  }

  required(option: string): string {
    const value = this.text(option);
    if (value === null) throw new Refusal(`--${option} is missing.`);
    return value;
  }

  oneOf<const T extends string>(option: string, choices: readonly T[]): T | null {
    const value = this.text(option);
    if (value === null) return null;
    const choice = choices.find((each) => each === value);
    if (choice === undefined) throw new Refusal(`--${option} is one of ${choices.join(', ')}, not "${value}".`);
    return choice;
  }

  whole(option: string, minimum: number, maximum: number): number | null {
    const value = this.text(option);
    if (value === null) return null;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : -1;
    if (number < minimum || number > maximum)
      throw new Refusal(`--${option} is a whole number from ${minimum} to ${maximum}, not "${value}".`);
    return number;
  }
}

/** The arguments of a command, checked against its tables. Throws a `Refusal`. */
export function parse(command: Command, argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value, short }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short !== undefined && { short }) },
    ]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Refusal(sentenceOf(error));
  }
  const { positionals, values } = parsed;
  const least = command.operands.filter((operand) => !operand.startsWith('[')).length;
  if (positionals.length < least) throw new Refusal(`${command.operands[positionals.length]} is missing.`);
  if (positionals.length > command.operands.length)
    throw new Refusal(`"${positionals[command.operands.length]}" is one argument too many.`);
  return new Arguments(positionals, values);
}

/** Node's sentence without its further advice. */
function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : 'The arguments are wrong';
  return `${message.split(/\. |\n/, 1)[0]!.replace(/\.$/, '')}.`;
}

export function helpOf(command: Command): string {
  const rows = Object.entries(command.options).map(([name, { value, short, help }]) => {
    const names = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
    return [names, help] as const;
  });
  const all = [...rows, ['--help', 'Show this help'] as const];
  const width = Math.max(...all.map(([names]) => names.length));
  return [
    `Usage: heapwright ${[command.name, ...command.operands, '[options]'].join(' ')}`,
    '',
    command.summary,
    '',
    ...all.map(([names, help]) => `  ${names.padEnd(width)}  ${help}`),
    '',
  ].join('\n');
}
