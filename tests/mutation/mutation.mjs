/**
 * Breaks one rule of memory at a time (`changes.mjs`) in a copy of the sources: the tests (`harness.ts`) must notice each. A
 * change whose text is no longer there fails, too. `node tests/mutation/mutation.mjs [WORD...]`: only those whose names have
 * one of the words. The tests themselves are those of the suite, so that what is noticed here is noticed there.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { CHANGES } from './changes.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const MOST_MILLISECONDS = 120_000;

const scratch = mkdtempSync(join(tmpdir(), 'heapwright-mutation-'));
for (const folder of [
  'engine',
  'tests/mutation',
  'tests/programs',
  'tests/engine/heap',
  'package.json',
  'tsconfig.json',
])
  cpSync(join(ROOT, folder), join(scratch, folder), { recursive: true });
symlinkSync(join(ROOT, 'node_modules'), join(scratch, 'node_modules'));

/** What the tests say of the sources as they are now; null where they find nothing. */
async function finding(first) {
  const bundle = await rolldown({
    input: join(scratch, 'tests/mutation/harness.ts'),
    platform: 'node',
    logLevel: 'silent',
  });
  const file = join(scratch, 'harness.mjs');
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  const { status, stdout, error } = spawnSync(
    process.execPath,
    ['--stack-size=3900', file, join(scratch, 'tests'), first],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: MOST_MILLISECONDS,
    },
  );
  // A change that makes a program run on and on, or the engine fail, has been noticed as well.
  if (error !== undefined) return 'it takes too long';
  return status === 0 ? null : stdout.trim() || 'the engine fails';
}

const words = process.argv.slice(2);
const chosen = CHANGES.filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));
const failures = [];
const before = await finding('');
if (before !== null) failures.push(`Without any change: ${before}.`);
for (const [name, path, find, replace, first] of before === null ? chosen : []) {
  const place = join(scratch, 'engine', path);
  const text = readFileSync(place, 'utf8');
  if (text.split(find).length !== 2) {
    failures.push(`${name}: its text is not in engine/${path} exactly once.`);
    continue;
  }
  writeFileSync(
    place,
    text.replace(find, () => replace),
  );
  const found = await finding(first);
  writeFileSync(place, text);
  process.stdout.write(found === null ? `NOT NOTICED: ${name}\n` : `${name}: ${found}\n`);
  if (found === null) failures.push(`${name}: nothing noticed.`);
}
rmSync(scratch, { recursive: true });
for (const failure of failures) process.stdout.write(`${failure}\n`);
process.stdout.write(`${chosen.length - failures.length} of ${chosen.length} changes noticed.\n`);
process.exit(failures.length > 0 ? 1 : 0);
