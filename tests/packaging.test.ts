/**
 * The packed app, made by electron-builder around a placeholder for Electron's runtime: what is in it, without starting it.
 * The placeholder has Electron's fuse wire, so that the fuses are set as well.
 */
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const run = promisify(execFile);
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 9;

const reason =
  process.platform !== 'linux'
    ? 'the placeholder is made for Linux alone'
    : existsSync(join(ROOT, 'dist/main/main.js')) && existsSync(join(ROOT, 'dist/engine/worker.js'))
      ? ''
      : 'there is no build; npm run build makes one';

async function placeholder(folder: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-US.pak', 'chrome-sandbox'])
    await writeFile(join(folder, name), name);
  await writeFile(
    join(folder, 'electron'),
    `#!/bin/false\n${SENTINEL}\u0001${String.fromCharCode(FUSES)}${'1'.repeat(FUSES)}\n`,
  );
  await chmod(join(folder, 'electron'), 0o755);
}

test.skipIf(reason !== '')(
  `the packed app holds the build and nothing else ${reason && `(skipped: ${reason})`}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'heapwright-pack-'));
    try {
      await placeholder(join(folder, 'electron'));
      const options = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${join(folder, 'out')}`];
      await run(
        process.execPath,
        [join(ROOT, 'node_modules/electron-builder/cli.js'), '--linux', '--dir', '--publish', 'never', ...options],
        {
          cwd: ROOT,
          timeout: 120_000,
        },
      );
      const packed = join(folder, 'out/linux-unpacked');
      const asar = createRequire(createRequire(import.meta.url).resolve('electron-builder')).resolve(
        '@electron/asar/package.json',
      );
      const { stdout } = await run(process.execPath, [
        join(asar, '../bin/asar.js'),
        'list',
        join(packed, 'resources/app.asar'),
      ]);
      const files = stdout.trim().replaceAll('\\', '/').split('\n');
      expect(files).toEqual(
        expect.arrayContaining([
          '/package.json',
          '/dist/main/main.js',
          '/dist/preload/preload.cjs',
          '/dist/renderer/index.html',
        ]),
      );
      expect(
        files.filter((file) => !/^\/(package\.json|dist(\/(engine|main|preload|renderer)(\/.*)?)?)$/.test(file)),
      ).toEqual([]);
      expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
      expect(existsSync(join(packed, 'resources/app.asar.unpacked/dist/engine/worker.js'))).toBe(true);

      const binary = await readFile(join(packed, 'heapwright'), 'latin1');
      const fuses = binary.slice(binary.indexOf(SENTINEL) + SENTINEL.length + 2).slice(0, FUSES);
      expect({ runAsNode: fuses[0], nodeOptions: fuses[2], inspect: fuses[3], onlyAsar: fuses[5] }).toEqual({
        runAsNode: '0',
        nodeOptions: '0',
        inspect: '0',
        onlyAsar: '1',
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  150_000,
);

const cli = join(ROOT, 'dist/cli.js');

test.skipIf(!existsSync(cli))('the built command line draws a PNG where there is no node_modules', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heapwright-dist-'));
  try {
    await cp(cli, join(folder, 'cli.js'));
    await cp(join(ROOT, 'dist/figure'), join(folder, 'figure'), { recursive: true });
    await writeFile(join(folder, 'x.py'), 'xs = [1]\n');
    await run(process.execPath, ['cli.js', 'figure', 'x.py', '-o', 'x.png'], { cwd: folder, timeout: 60_000 });
    const png = await readFile(join(folder, 'x.png'));
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1920, 1080]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
