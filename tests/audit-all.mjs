/**
 * Audits every step of every program of the folders given (else of this suite's own): `node tests/audit-all.mjs [FOLDER...]`.
 * `--collect-always N` is handed on. Takes at most ten minutes, and says what it had no time for.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const MOST_SECONDS = 600;
const MOST_SECONDS_EACH = 60;

const args = process.argv.slice(2);
const at = args.indexOf('--collect-always');
const options = at < 0 ? [] : args.splice(at, 2);
const folders = args.length > 0 ? args : [join(ROOT, 'tests/programs')];
const programs = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)))
  .filter((name) => name.endsWith('.py'))
  .sort();

const start = performance.now();
let clean = 0;
let left = 0;
let refused = 0;
const findings = [];
for (const program of programs) {
  if (performance.now() - start > MOST_SECONDS * 1000) {
    left++;
    continue;
  }
  const command = [join(ROOT, 'dist/cli.js'), 'audit', ...options, program];
  const { stdout, error } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    timeout: MOST_SECONDS_EACH * 1000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error !== undefined) left++;
  else if (/ 0 findings\n$/u.test(stdout)) clean++;
  else if (!/ findings\n$/u.test(stdout)) refused++;
  else findings.push(`${program}\n${stdout.split('\n').slice(0, 3).join('\n')}`);
}
for (const finding of findings) process.stdout.write(`${finding}\n`);
process.stdout.write(`${clean} clean, ${findings.length} with findings, ${left} had no time, ${refused} do not run.\n`);
process.exit(findings.length > 0 ? 1 : 0);
