/** Files on disk: read as text within bounds, written so that a crash leaves either the old file or the new one. */
import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const READ_LIMIT = 256 * 1024 * 1024;

export type TextReading = { readonly text: string; readonly digest: string } | { readonly reason: string };

/** A file's text with the digest of its bytes, or one sentence that says why it cannot be read. */
export async function readText(path: string): Promise<TextReading> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > READ_LIMIT) return { reason: `${name} is larger than 256 MB.` };
    const bytes = await readFile(path);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), digest: digestOf(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { reason: `${name} is not text in UTF-8.` };
    return { reason: `${name} cannot be read: ${reasonOf(error)}.` };
  }
}

/** The digest of the file's bytes now, or null where there is no file. */
export async function digestOnDisk(path: string): Promise<string | null> {
  try {
    return digestOf(await readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Writes atomically and durably: a sibling temporary file, synced, renamed over the target, and the folder synced.
 * A link is followed, the mode of an older file kept. Gives the digest of what was written.
 */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<string> {
  const path = await realpath(file).catch(() => file);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      const mode = await modeOf(path);
      if (mode !== null) await handle.chmod(mode);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
  return digestOf(bytes);
}

/** The reason of a failed file operation in a few plain words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS.get(code) ?? (code === '' ? 'it failed' : `the system says ${code}`);
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EROFS', 'the disk is read-only'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is not a folder'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EBUSY', 'another program is using it'],
]);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The permissions of a file that is there already. */
async function modeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch {
    return null;
  }
}

/** Windows cannot open a folder, and needs no sync for a rename to last. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
