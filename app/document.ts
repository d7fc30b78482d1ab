/** The file that a window has open: where it lies, and what it held when it was last read or written. */
import { basename } from 'node:path';
import type { Opened, Saved } from './bridge.js';
import { digestOnDisk, readText, reasonOf, writeDurably } from './files.js';

export const SESSION_EXTENSION = '.heapwright';
const PROGRAM_EXTENSION = '.py';

/** The path with the extension of what is to be written there, by the name that was proposed for it. */
export function withExtensionOf(name: string, path: string): string {
  return isLike(name, path) ? path : path + extensionOf(name);
}

/** Whether both are programs, or both are sessions: a session never takes the place of a program. */
export function isLike(name: string, path: string): boolean {
  return path.toLowerCase().endsWith(extensionOf(name));
}

function extensionOf(name: string): string {
  return name.toLowerCase().endsWith(PROGRAM_EXTENSION) ? PROGRAM_EXTENSION : SESSION_EXTENSION;
}

export class OpenDocument {
  #path: string | null = null;
  #digest: string | null = null;

  /** Where the document lies, or null while it has no place. */
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
    this.#path = path;
    this.#digest = reading.digest;
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
