import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runText } from '../../engine/index.js';
import { programOf, withoutAddresses } from '../programs/program.js';

const FOLDER = import.meta.dirname;
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.py'))
  .map((name) => name.slice(0, -'.py'.length));

const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** What a program prints here, and why it was stopped or refused. */
function printed(text: string, name: string): string {
  const result = runText(programOf(text, name));
  if ('problem' in result) return `${result.problem?.message}, line ${result.problem?.line}\n`;
  const { output, errors, problem } = result.run;
  const stop = problem === null || problem.kind === 'exception' ? '' : `${problem.message}, line ${problem.line}\n`;
  return withoutAddresses(output + errors) + stop;
}

test.each(NAMES)('%s differs from CPython as it says', (name) => {
  const text = read(`${name}.py`);
  expect(text).toMatch(/^"""\nWhat: .+\nWhy: .+\nInstead: .+\n"""\n/u);
  const ours = printed(text, `${name}.py`);
  expect(ours).toBe(read(`${name}.heapwright.out`));
  expect(ours).not.toBe(withoutAddresses(read(`${name}.out`)));
});

test('what is recorded here belongs to a program', () => {
  const recorded = readdirSync(FOLDER).filter((name) => name.endsWith('.out'));
  expect(recorded.map((name) => name.replace(/(?:\.heapwright)?\.out$/u, '')).sort()).toEqual(
    NAMES.flatMap((name) => [name, name]).sort(),
  );
});
