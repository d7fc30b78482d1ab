/** Unsaved work kept in a file of the app's own, so that a crash does not take it. */
import * as v from 'valibot';
import type { Journal } from './bridge.js';
import { readStored, writeStored } from './stored.js';

const JOURNAL = v.object({ name: v.string(), text: v.string(), time: v.number() });

export class JournalFile {
  readonly #file: string;
  /** Writes follow one another: a later one never ends before an earlier one. */
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  read(): Promise<Journal | null> {
    return readStored(this.#file, JOURNAL);
  }

  write(journal: Journal | null): Promise<void> {
    this.#writing = this.#writing.catch(() => undefined).then(() => writeStored(this.#file, journal));
    return this.#writing;
  }
}
