/**
 * Programs made by chance, run here and on a real CPython 3.12: they must print the same. `npm run fuzz` runs many
 * (COUNT=10000, SEED=1); a difference is told as the smallest program that still shows it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, runText } from '../../engine/index.js';
import { programOf } from './grammar.js';
import { findCPython, Oracle, type Outcome } from './oracle.js';
import { shrink } from './shrink.js';
import { type Statement, textOf } from './statement.js';

const COUNT = Number(process.env['COUNT'] ?? 25);
const SEED = Number(process.env['SEED'] ?? 1);
/** Questions asked to make a difference smaller. */
const TRIES = 400;
const LIMITS = { ...DEFAULT_LIMITS, instructions: 300_000 };

function runHere(text: string): Outcome & { readonly refused: boolean } {
  const result = runText({ text, filename: 'program.py', stdin: '', limits: LIMITS });
  if ('problem' in result) return { out: '', err: result.problem?.message ?? '', status: 2, refused: true };
  const { output, errors, status, problem } = result.run;
  return { out: output, err: errors, status, refused: problem?.kind === 'unsupported' };
}

/** Addresses differ from run to run of CPython. */
function placeless(said: string | number): string {
  return String(said).replaceAll(/0x[0-9a-f]{6,}/gu, '0x…');
}

function difference(here: Outcome, there: Outcome): string | null {
  if (there.err === 'timeout') return here.status === 3 ? null : 'CPython takes too long';
  for (const part of ['out', 'err', 'status'] as const)
    if (placeless(here[part]) !== placeless(there[part]))
      return `${part}: here ${JSON.stringify(here[part])}, CPython ${JSON.stringify(there[part])}`;
  return null;
}

test('a seed gives the same program each time', () => {
  expect(textOf(programOf(7))).toBe(textOf(programOf(7)));
  expect(textOf(programOf(7))).not.toBe(textOf(programOf(8)));
});

test('a program is made as small as what it shows allows', async () => {
  const program: Statement[] = [
    { text: 'a = 1' },
    { text: 'if a:', body: [{ text: 'b = 2' }, { text: 'print(b)' }] },
    { text: 'c = 3' },
  ];
  const found = await shrink(program, (each) => textOf(each).includes('print'), 100);
  expect(textOf(found)).toBe('print(b)\n');
});

const python = findCPython();
describe.skipIf(python === null)('against CPython (left out where there is no CPython 3.12)', () => {
  let oracle: Oracle;
  beforeAll(() => {
    oracle = new Oracle(python!);
  });
  afterAll(() => oracle.close());

  test(`${COUNT} programs from seed ${SEED} print the same`, { timeout: 0 }, async () => {
    const found: string[] = [];
    let refused = 0;
    for (let seed = SEED; seed < SEED + COUNT; seed++) {
      const program = programOf(seed);
      const here = runHere(textOf(program));
      if (here.refused) {
        refused++;
        if (process.env['REFUSED'] !== undefined) process.stdout.write(`${seed}: ${here.err}\n`);
        continue;
      }
      if (difference(here, await oracle.run(textOf(program))) === null) continue;
      const text = textOf(await smallest(program));
      found.push(`seed ${seed}: ${difference(runHere(text), await oracle.run(text))}\n${text}`);
      process.stdout.write(`${found.at(-1)}\n`);
    }
    process.stdout.write(`${COUNT} programs, ${refused} refused, ${found.length} differ\n`);
    expect(found).toEqual([]);
  });

  async function smallest(program: readonly Statement[]): Promise<readonly Statement[]> {
    return shrink(
      program,
      async (candidate) => {
        const text = textOf(candidate);
        const here = runHere(text);
        if (here.refused) return false;
        const there = await oracle.run(text);
        // What is left must still be a program that CPython can compile.
        return !there.err.includes('SyntaxError') && difference(here, there) !== null;
      },
      TRIES,
    );
  }
});
