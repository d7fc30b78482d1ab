/** The files opened and saved last, the newest first. */
import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import type { RecentFile } from './bridge.js';
import { readStored, writeStored } from './stored.js';

const KEPT = 10;
const PATHS = v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(100));

export class RecentFiles {
  readonly #file: string;
  #paths: readonly string[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  async load(): Promise<void> {
    this.#paths = (await readStored(this.#file, PATHS)) ?? [];
  }

  list(): readonly RecentFile[] {
    return this.#paths.map((path) => ({ id: path, name: basename(path), folder: dirname(path) }));
  }

  has(path: string): boolean {
    return this.#paths.includes(path);
  }

  async add(path: string): Promise<void> {
    await this.#keep([path, ...this.#paths.filter((each) => each !== path)].slice(0, KEPT));
  }

  async remove(path: string): Promise<void> {
    await this.#keep(this.#paths.filter((each) => each !== path));
  }

  async #keep(paths: readonly string[]): Promise<void> {
    this.#paths = paths;
    await writeStored(this.#file, paths);
  }
}
