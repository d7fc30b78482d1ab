/** The file that a window has open: where it lies, and what it held when it was last read or written. */
import { basename } from 'node:path';
import type { Opened, Saved } from './bridge.js';
import { digestOnDisk, readText, reasonOf, writeDurably } from './files.js';

export const SESSION_EXTENSION = '.heapwright';

export class OpenDocument {
  #path: string | null = null;
  #digest: string | null = null;

  /** Where `save` writes, or null where it must ask. A program that was opened is not overwritten by a session. */
  get path(): string | null {
    return this.#path;
  }

  forget(): void {
    this.#path = null;
    this.#digest = null;
  }

  async open(path: string): Promise<Opened> {
    const reading = await readText(path);
    if ('reason' in reading) return { kind: 'failed', reason: reading.reason };
    const session = path.toLowerCase().endsWith(SESSION_EXTENSION);
    this.#path = session ? path : null;
    this.#digest = session ? reading.digest : null;
    return { kind: 'opened', name: basename(path), text: reading.text };
  }

  /** Writes where it was, unless another program has written there since. A file that was deleted is written anew. */
  async save(text: string): Promise<Saved> {
    const path = this.#path;
    if (path === null) return { kind: 'cancelled' };
    try {
      const onDisk = await digestOnDisk(path);
      if (onDisk !== null && onDisk !== this.#digest) return { kind: 'changed', name: basename(path) };
    } catch (error) {
      return failed(path, error);
    }
    return this.saveTo(path, text);
  }

  /** Writes there whatever is there: the user has said so. */
  async saveTo(path: string, text: string): Promise<Saved> {
    try {
      this.#digest = await writeDurably(path, text);
    } catch (error) {
      return failed(path, error);
    }
    this.#path = path;
    return { kind: 'saved', name: basename(path) };
  }
}

export function failed(path: string, error: unknown): Saved {
  return { kind: 'failed', reason: `${basename(path)} cannot be written: ${reasonOf(error)}.` };
}
