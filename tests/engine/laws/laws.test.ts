import { expect, test } from 'vitest';
import { CONFORMANCE, PROGRAMS } from '../../programs/program.js';
import { expectCleanAudit, expectDeterminism, expectRoundTrip, expectSeeking, recordingOf } from './laws.js';

test.each(PROGRAMS)('$name keeps the laws', { timeout: 60_000 }, ({ program }) => {
  const run = recordingOf(program)!;
  expectDeterminism(program, run);
  expectRoundTrip(run);
  expectSeeking(run);
  expectCleanAudit(run);
});

test.skipIf(CONFORMANCE.length === 0).each(CONFORMANCE)(
  'conformance $name keeps the laws where it runs',
  { timeout: 60_000 },
  ({ program }) => {
    const run = recordingOf(program);
    if (run === undefined) return expect(run).toBeUndefined();
    expectDeterminism(program, run);
    expectCleanAudit(run);
  },
);
