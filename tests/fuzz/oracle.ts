import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

/** What a program printed, what it complained of, and its exit status. */
export interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** A CPython 3.12 at hand: of the variable HEAPWRIGHT_CPYTHON, or on the path; null where there is none. */
export function findCPython(): string | null {
  if (process.platform === 'win32') return null;
  for (const name of [process.env['HEAPWRIGHT_CPYTHON'], 'python3.12', 'python3']) {
    if (name === undefined) continue;
    const { stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
    if (stdout?.startsWith('Python 3.12.')) return name;
  }
  return null;
}

/** The real CPython, asked one program at a time. */
export class Oracle {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(python: string) {
    this.#child = spawn(python, [join(import.meta.dirname, 'oracle.py')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PYTHONHASHSEED: '0' },
    });
    this.#answers = createInterface({ input: this.#child.stdout! })[Symbol.asyncIterator]();
  }

  async run(text: string): Promise<Outcome> {
    this.#child.stdin!.write(`${JSON.stringify(text)}\n`);
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error('CPython has ended.');
    return JSON.parse(answer.value) as Outcome;
  }

  close(): void {
    this.#child.stdin!.end();
  }
}
