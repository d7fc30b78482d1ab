/** Starts `layout.ts`, which is TypeScript: Vite makes a module of it. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const SEED = resolve(import.meta.dirname, '../programs/seed');
const named = process.argv.slice(2).map((file) => resolve(file));
const files =
  named.length > 0
    ? named
    : readdirSync(SEED)
        .filter((name) => name.endsWith('.py'))
        .map((name) => join(SEED, name));
const { module } = await runnerImport(join(import.meta.dirname, 'layout.ts'), { configFile: false, logLevel: 'error' });
module.measureLayouts(files);
