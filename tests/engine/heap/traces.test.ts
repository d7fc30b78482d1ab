import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { placeBlocks } from '../../../engine/heap/place.js';

/** Requests recorded from CPython 3.12.1's allocator: parts of longer traces. */
const OWN = join(import.meta.dirname, 'traces');
const CONFORMANCE = join(import.meta.dirname, '../../../../shared/conformance/blocks');

function read(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function traces(folder: string): [name: string, operations: string, answers: string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ops(\.gz)?$/.test(name))
    .map((name) => [name, join(folder, name), join(folder, name.replace('.ops', '.out'))]);
}

test.each(traces(OWN))('%s: each block lies where CPython puts it', (_, operations, answers) => {
  expect(placeBlocks(read(operations))).toEqual({ lines: read(answers).trimEnd().split('\n') });
});

test.skipIf(!existsSync(CONFORMANCE)).each(traces(CONFORMANCE))(
  'conformance %s',
  { timeout: 60_000 },
  (_, operations, answers) => {
    const placed = placeBlocks(read(operations));
    expect('lines' in placed && placed.lines.join('\n') === read(answers).trimEnd()).toBe(true);
  },
);

test('a line that is no request is named', () => {
  expect(placeBlocks('m 1 16\nx 2')).toEqual({ problem: 'Line 2: expected "m ID SIZE", "r ID SIZE" or "f ID"' });
  expect(placeBlocks('f 1')).toEqual({ problem: 'Line 1: no block 1 to free' });
});
