/** The settings of the app, kept in a JSON file that a person may edit; what is wrong in it falls back to the default. */
import * as v from 'valibot';
import { SETTINGS } from './bridge.js';
import type { Settings } from './bridge.js';
import { readStored, writeStored } from './stored.js';

export class SettingsFile {
  readonly #file: string;
  #present: Settings = v.parse(SETTINGS, {});

  constructor(file: string) {
    this.#file = file;
  }

  get present(): Settings {
    return this.#present;
  }

  async load(): Promise<void> {
    this.#present = (await readStored(this.#file, SETTINGS)) ?? this.#present;
  }

  async change(change: Partial<Settings>): Promise<Settings> {
    this.#present = v.parse(SETTINGS, { ...this.#present, ...change });
    await writeStored(this.#file, this.#present);
    return this.#present;
  }
}
