/** What a command works on: a program or a session, from a file or from standard input. */
import { basename } from 'node:path';
import { DEFAULT_LIMITS } from '../../engine/protocol.js';
import type { Program } from '../../engine/protocol.js';
import type { Session } from '../../engine/session/format.js';
import { readSession } from '../../engine/session/read.js';
import { SESSION_EXTENSION } from '../document.js';
import { readText } from '../files.js';
import { Refusal } from './command.js';
import type { Io } from './io.js';

export interface Input {
  readonly program: Program;
  readonly session: Session | null;
}

/** Reads `FILE`, or standard input for `-`. What a damaged session has lost is said on standard error. */
export async function readInput(file: string, io: Io): Promise<Input> {
  const text = await textOf(file, io);
  const isSession = file === '-' ? /^\s*\{\s*"format"/.test(text) : file.toLowerCase().endsWith(SESSION_EXTENSION);
  if (!isSession) {
    const filename = file === '-' ? '<stdin>' : basename(file);
    return { program: { text, filename, stdin: '', limits: DEFAULT_LIMITS }, session: null };
  }
  const reading = readSession(text);
  if ('failure' in reading) throw new Refusal(`${file}: ${reading.refusal}`);
  for (const loss of reading.losses) io.error(`${file}: ${loss}\n`);
  const { session } = reading;
  const { filename, limits, program, stdin } = session;
  return { program: { text: program.join('\n'), filename, stdin: stdin.join('\n'), limits }, session };
}

export async function readSessionInput(file: string, io: Io): Promise<Input & { readonly session: Session }> {
  const { program, session } = await readInput(file, io);
  if (!session) throw new Refusal(`${file} is not a Heapwright session.`);
  return { program, session };
}

/** Text from a file, or from standard input for `-`; a byte order mark is left out. */
export async function textOf(file: string, io: Io): Promise<string> {
  if (file === '-') return (await io.input()).replace(/^\ufeff/, '');
  const reading = await readText(file);
  if ('reason' in reading) throw new Refusal(reading.reason);
  return reading.text.replace(/^\ufeff/, '');
}
