import { expect, test } from 'vitest';
import { runText } from '../../engine/index.js';
import { PROGRAMS, withoutAddresses } from './program.js';

test('there are programs of every kind', () => {
  const kinds = new Set(PROGRAMS.map(({ name }) => name.split('/')[0]));
  expect(kinds.size).toBeGreaterThanOrEqual(12);
  expect(PROGRAMS.length).toBeGreaterThanOrEqual(60);
});

test.each(PROGRAMS)('$name prints what CPython 3.12.1 prints', ({ program, output, errors }) => {
  const result = runText(program);
  if ('problem' in result) throw new Error(result.problem?.message);
  expect(result.run.output).toBe(output);
  expect(withoutAddresses(result.run.errors)).toBe(withoutAddresses(errors));
});
