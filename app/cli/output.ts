/** Files that a command writes. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { reasonOf, writeDurably } from '../files.js';
import { Refusal } from './command.js';

/** Writes a file; one that holds the same bytes already keeps its date. Tells whether it was written. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<boolean> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  try {
    const present = await readFile(path).catch(() => null);
    if (present?.equals(bytes)) return false;
    await writeDurably(path, bytes);
    return true;
  } catch (error) {
    throw new Refusal(`${basename(path)} cannot be written: ${reasonOf(error)}.`);
  }
}
