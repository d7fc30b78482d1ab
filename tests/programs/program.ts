import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { DEFAULT_LIMITS } from '../../engine/protocol.js';
import type { Program } from '../../engine/protocol.js';

const MIB = 1024 * 1024;

/** A Python program with what CPython 3.12.1 printed: standard output, and standard error where there was any. */
export interface Recorded {
  readonly name: string;
  readonly program: Program;
  readonly output: string;
  readonly errors: string;
}

/** The programs of this folder, recorded from CPython 3.12.1. */
export const PROGRAMS: readonly Recorded[] = recordedIn(import.meta.dirname);

/** The conformance programs that lie beside the repository; none where they do not. */
export const CONFORMANCE: readonly Recorded[] = ['programs', 'requests'].flatMap((folder) =>
  recordedIn(join(import.meta.dirname, '../../../shared/conformance', folder)),
);

/** The programs below a folder. */
export function recordedIn(folder: string): Recorded[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const read = (extension: string): string => {
        const file = path.replace(/py$/, extension);
        return existsSync(file) ? readFileSync(file, 'utf8') : '';
      };
      return {
        name: posix.join(basename(dirname(path)), basename(path)),
        program: programOf(readFileSync(path, 'utf8'), basename(path)),
        output: read('out'),
        errors: read('err'),
      };
    });
}

/** A program with limits that keep a test short. */
export function programOf(text: string, filename = 'program.py'): Program {
  return { text, filename, stdin: '', limits: { ...DEFAULT_LIMITS, instructions: 300_000, memory: 4 * MIB } };
}

/** Addresses differ from run to run of CPython. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/0x[0-9a-f]{6,}/gu, '0x…');
}
