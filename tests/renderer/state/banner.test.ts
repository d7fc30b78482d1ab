import { expect, test } from 'vitest';
import type { Problem } from '../../../engine/problem.js';
import type { RunReport } from '../../../engine/protocol.js';
import { gravest, journalBanner, newerBanner, runBanner, wrongDropBanner } from '../../../renderer/state/banner.js';

const report = (problem: Partial<Problem>, steps: number | null): RunReport => ({
  status: 2,
  problem: { kind: 'syntax', message: '', line: null, column: null, ...problem },
  output: '',
  errors: '',
  timeline: steps === null ? null : { steps, instructions: 0, marks: [], calls: [], collections: [] },
});

test('a program that does not compile', () => {
  const banner = runBanner(report({ message: "SyntaxError: expected ':'", line: 2 }, null), true);
  expect(banner?.fact).toBe("Line 2: expected ':'");
  expect(banner?.sentence).toBe('Nothing has run. The diagram still shows the last run.');
  expect(banner?.actions.map(({ label }) => label)).toEqual(['Go to line 2']);
  expect(runBanner(report({ line: 2 }, null), false)?.sentence).toBe('Nothing has run.');
});

test('an exception that nobody caught', () => {
  const message = 'ZeroDivisionError: division by zero';
  const banner = runBanner(report({ kind: 'exception', message, line: 7 }, 31), true);
  expect(banner?.fact).toBe('Line 7 raised ZeroDivisionError: division by zero');
  expect(banner?.sentence).toBe('All 31 steps up to it can be used.');
});

test('a limit', () => {
  const message = 'Stopped at the limit of 1,000,000 instructions';
  const banner = runBanner(report({ kind: 'limit', message, line: 3 }, 100_004), true);
  expect(banner?.fact).toBe(message);
  expect(banner?.sentence).toBe('Line 3 was still running. All 100,004 recorded steps can be used.');
  expect(banner?.actions.map(({ label }) => label)).toEqual(['Go to the last step', 'Raise the limit and run again']);
});

test('our own mistake is never told as the author’s', () => {
  const banner = runBanner(report({ kind: 'bug', message: 'assertion failed', line: 3 }, 4), true);
  expect(banner?.fact).toBe('Heapwright made a mistake in this step');
  expect(banner?.sentence).toBe('Your file is safe. Other steps can be used.');
});

test('files', () => {
  expect(newerBanner('This file needs Heapwright 2.1 or later.', '1.4').fact).toBe(
    'This file needs Heapwright 2.1 or later',
  );
  expect(newerBanner('This file needs Heapwright 2.1 or later.', '1.4').sentence).toBe(
    'You have 1.4. Nothing was changed.',
  );
  expect(journalBanner(new Date(2026, 10, 23, 9, 41)).fact).toBe('Unsaved work from 09:41 was found');
});

test('of several the gravest is shown, of equals the newest', () => {
  const error = newerBanner('x', '1');
  expect(gravest([error, wrongDropBanner()])).toBe(error);
  expect(gravest([])).toBeNull();
});
