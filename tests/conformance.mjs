/**
 * Holds the built command line against what the real CPython 3.12 did, where those records are: the folder of the
 * variable HEAPWRIGHT_CONFORMANCE, or `../shared/conformance`. The checkers are Python programs. Without records or
 * without a Python this is left out, and says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const RECORDS = resolve(ROOT, process.env.HEAPWRIGHT_CONFORMANCE ?? '../shared/conformance');
const CHECKS = [
  { checker: 'check_programs.py', records: 'programs/seed', command: 'run', options: [] },
  { checker: 'check_blocks.py', records: 'blocks', command: 'blocks', options: [] },
  // The rest is explained line by line in tests/differences/.
  { checker: 'check_requests.py', records: 'requests', command: 'requests', options: ['--min', '98'] },
];

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);
if (!existsSync(RECORDS) || python === undefined) {
  const missing = python === undefined ? 'there is no Python to run its checkers' : 'its records are not here';
  process.stdout.write(`Conformance left out: ${missing}.\n`);
  process.exit(0);
}

let failed = false;
for (const { checker, records, command, options } of CHECKS) {
  const cli = [process.execPath, join(ROOT, 'dist/cli.js'), command];
  const { status } = spawnSync(python, [join(RECORDS, checker), join(RECORDS, records), ...options, '--', ...cli], {
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
