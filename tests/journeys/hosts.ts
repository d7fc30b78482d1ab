/**
 * The hosts that a journey is made on: the browser host in a Chromium, and the desktop app, with the real Electron where
 * its runtime is installed and with the stand-in where it is not. A journey sees the same thing in both: `AppUnderTest`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base } from '@playwright/test';
import type { Browser, ElectronApplication, Page } from '@playwright/test';
import { findElectron } from '../../app/electron-runtime.js';
import { chromiumPath } from './chromium.js';

export { expect } from '@playwright/test';

const ROOT = join(import.meta.dirname, '../..');

export interface AppUnderTest {
  readonly page: Page;
  /** A folder of the test's own. */
  readonly folder: string;
  /** Saves by Mod+S, into the file of that name where a place is asked for, and gives its text. */
  save(name: string): Promise<string>;
  /** Opens a file of that text by Mod+O. */
  open(name: string, text: string): Promise<void>;
}

/** The desktop app, which has dialogs and a window that can be closed. */
export interface DesktopUnderTest extends AppUnderTest {
  readonly electron: ElectronApplication;
  /** Whether it is the real Electron. */
  readonly real: boolean;
}

async function temporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'heapwright-journey-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

/** Starts the desktop app with its own settings folder. */
export async function launchDesktop(folder: string, args: readonly string[] = []): Promise<ElectronApplication> {
  const real = findElectron();
  return _electron.launch({
    executablePath: real ?? join(ROOT, 'tests/standin/electron'),
    args: [
      ...(real && process.platform === 'linux' ? ['--no-sandbox'] : []),
      `--user-data-dir=${folder}`,
      ROOT,
      ...args,
    ],
    cwd: ROOT,
    env: { ...definedEnvironment(), STANDIN_USER_DATA: folder, HEAPWRIGHT_CHROMIUM: chromiumPath() },
  });
}

/** The page of the first window, once it is ours: a new window begins blank. */
export async function firstPage(electron: ElectronApplication): Promise<Page> {
  const page = await electron.firstWindow();
  await page.waitForURL(/\/index\.html$/);
  return page;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Answers the next dialogs for a place with this path. */
export async function answerPath(electron: ElectronApplication, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

export function desktop(electron: ElectronApplication, page: Page, folder: string): DesktopUnderTest {
  return {
    electron,
    page,
    folder,
    real: findElectron() !== null,
    async save(name) {
      const path = join(folder, name);
      await answerPath(electron, path);
      await page.keyboard.press('ControlOrMeta+s');
      return waitForFile(path);
    },
    async open(name, text) {
      const path = join(folder, name);
      await writeFile(path, text);
      await answerPath(electron, path);
      await page.keyboard.press('ControlOrMeta+o');
    },
  };
}

async function waitForFile(path: string): Promise<string> {
  for (let wait = 0; wait < 100; wait++) {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${path} was not written`);
}

/** Serves the build for a browser, as the command line does; gives the address. */
export async function serveApp(args: readonly string[] = []): Promise<{ url: string; end: () => void }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), 'open', '--browser', ...args], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /^Heapwright is at (\S+)/m.exec(String(chunk));
      if (found) resolve(found[1]!);
    });
    child.once('exit', (status) => reject(new Error(`the host ended with ${status}`)));
  });
  return { url, end: () => void child.kill() };
}

function browserApp(page: Page, folder: string): AppUnderTest {
  return {
    page,
    folder,
    async save(name) {
      const download = page.waitForEvent('download');
      await page.keyboard.press('ControlOrMeta+s');
      const path = join(folder, name);
      await (await download).saveAs(path);
      return readFile(path, 'utf8');
    },
    async open(name, text) {
      const path = join(folder, name);
      await writeFile(path, text);
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('ControlOrMeta+o');
      await (await chooser).setFiles(path);
    },
  };
}

/** Pickers of the browser open native dialogs, which no test can answer: without them the page downloads and uploads. */
async function withoutPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(globalThis, name);
  });
}

export const test = base.extend<{ host: 'browser' | 'desktop'; app: AppUnderTest; onDesktop: DesktopUnderTest }>({
  host: ['browser', { option: true }],
  onDesktop: async ({}, use) => {
    await temporaryFolder(async (folder) => {
      const electron = await launchDesktop(folder);
      const page = await firstPage(electron);
      await use(desktop(electron, page, folder));
      await end(electron);
    });
  },
  app: async ({ host, browser }, use) => {
    await temporaryFolder(async (folder) => {
      if (host === 'desktop') {
        const electron = await launchDesktop(folder);
        await use(desktop(electron, await firstPage(electron), folder));
        await end(electron);
      } else {
        await inBrowser(browser, folder, use);
      }
    });
  },
});

async function inBrowser(browser: Browser, folder: string, use: (app: AppUnderTest) => Promise<void>): Promise<void> {
  const server = await serveApp();
  const page = await browser.newPage({ acceptDownloads: true, viewport: { width: 1440, height: 900 } });
  await withoutPickers(page);
  await page.goto(server.url);
  await use(browserApp(page, folder));
  await page.close();
  server.end();
}

/** Ends the app whatever it would ask. */
export async function end(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ app }) => app.exit(0)).catch(() => undefined);
  await electron.close().catch(() => undefined);
}
