/** `npm run gallery`: every golden scene in the four themes as PNG, and a page to look through them, in `gallery/`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/renderer/gallery.test.ts'], {
  cwd: root,
  env: { ...process.env, PICTURES: `${root}gallery` },
  stdio: 'inherit',
});
if (status === 0) process.stdout.write('gallery/index.html shows them all.\n');
process.exitCode = status ?? 1;
