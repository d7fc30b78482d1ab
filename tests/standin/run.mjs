/**
 * Runs a built Electron app without Electron: its main bundle in Node, with the module `electron` replaced by
 * `electron.cjs`, for `import` by a loader hook and for the inspector's `require`.
 */
import { readFileSync } from 'node:fs';
import Module, { createRequire, register } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const standin = new URL('./electron.cjs', import.meta.url).href;
const hook = `export function resolve(specifier, context, next) {
  return specifier === 'electron'
    ? { url: ${JSON.stringify(standin)}, format: 'commonjs', shortCircuit: true }
    : next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`, pathToFileURL('./'));

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  request === 'electron' ? fileURLToPath(standin) : resolveFilename.call(Module, request, ...rest);

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const folder = resolve(names[0] ?? '.');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
process.argv = [process.argv[0], folder, ...names.slice(1)];

const { start } = createRequire(import.meta.url)('./electron.cjs');
const release = await start(manifest);
await import(pathToFileURL(join(folder, manifest.main)).href);
release();
