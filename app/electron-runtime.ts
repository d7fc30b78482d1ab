/** Finds Electron's runtime on this machine, and a display to show a window on. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FETCH_TIME = 5 * 60 * 1000;

/** The folder of Electron's package, or null where it is not installed. */
function electronPackage(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The path of Electron's executable, or null: its package comes without it until it is fetched. */
export function findElectron(): string | null {
  const folder = electronPackage();
  if (folder === null || !existsSync(join(folder, 'path.txt'))) return null;
  const executable = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'),
    readFileSync(join(folder, 'path.txt'), 'utf8'),
  );
  return existsSync(executable) ? executable : null;
}

/** Fetches the runtime by Electron's own script, as `npx electron` would; null where it cannot be had. */
export async function fetchElectron(): Promise<string | null> {
  const folder = electronPackage();
  if (folder === null) return null;
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: FETCH_TIME });
    child.on('error', () => resolve());
    child.on('exit', () => resolve());
  });
  return findElectron();
}

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** How a window ended: `failed` when Electron did not come up at all. */
export type WindowEnd = 'closed' | 'failed';

const COMES_UP_WITHIN = 5000;

/** Opens the app in its window and waits until it ends. */
export function runElectron(executable: string, app: string, file: string | null): Promise<WindowEnd> {
  const started = Date.now();
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const args = [...(asRoot ? ['--no-sandbox'] : []), app, ...(file === null ? [] : [file])];
  return new Promise((resolve) => {
    const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'ignore'] });
    child.on('error', () => resolve('failed'));
    child.on('exit', (status) => resolve(status !== 0 && Date.now() - started < COMES_UP_WITHIN ? 'failed' : 'closed'));
  });
}

/** Shows an address in the default browser, where there is one; that there is none is no failure. */
export function openInBrowser(url: string): void {
  if (!hasDisplay()) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
