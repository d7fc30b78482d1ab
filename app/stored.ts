/** Small JSON files of the app's own: settings, recent files, the journal. What does not have its shape is as if absent. */
import { readFile, rm } from 'node:fs/promises';
import * as v from 'valibot';
import { writeDurably } from './files.js';

export async function readStored<T>(path: string, schema: v.GenericSchema<unknown, T>): Promise<T | null> {
  try {
    const result = v.safeParse(schema, JSON.parse(await readFile(path, 'utf8')));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** Null removes the file. */
export async function writeStored(path: string, value: unknown): Promise<void> {
  if (value === null) await rm(path, { force: true });
  else await writeDurably(path, `${JSON.stringify(value, null, 2)}\n`);
}
