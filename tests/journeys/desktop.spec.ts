/** What the desktop host does for a page, asked through the bridge as the page asks it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { SaveRequest } from '../../app/bridge.js';
import { answerPath, desktop, end, expect, firstPage, launchDesktop, test } from './hosts.js';

const save = (page: Page, text: string, how: SaveRequest['how'] = 'save', name = 'week-06') =>
  page.evaluate((request) => window.heapwright!.saveFile(request), { text, how, name });

/** Answers the next questions with the button of this index, and counts them. */
async function answerQuestions(electron: ElectronApplication, response: number): Promise<() => Promise<number>> {
  await electron.evaluate(({ dialog }, answer) => {
    const asked = globalThis as { questions?: number };
    asked.questions = 0;
    dialog.showMessageBox = () => {
      asked.questions = (asked.questions ?? 0) + 1;
      return Promise.resolve({ response: answer, checkboxChecked: false });
    };
  }, response);
  return () => electron.evaluate(() => (globalThis as { questions?: number }).questions ?? 0);
}

const close = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
const windowCount = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('the page sees the bridge and nothing else of the machine', async ({ onDesktop: { page } }) => {
  const seen = await page.evaluate(() => ({
    platform: window.heapwright!.platform,
    node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in window),
    frozen: Object.isFrozen(window.heapwright),
  }));
  expect(seen).toMatchObject({ platform: { host: 'electron' }, node: [], frozen: true });
  expect(seen.platform.version).toMatch(/^\d+\.\d+\.\d+$/);
});

test('wrong arguments are refused in one sentence', async ({ onDesktop: { page } }) => {
  const refused = await page.evaluate(() => {
    const { saveFile, setMenu, engine } = window.heapwright as unknown as Record<
      string,
      (...args: unknown[]) => Promise<unknown>
    >;
    const state = (engine as unknown as { state(...args: unknown[]): Promise<unknown> }).state;
    const calls = [
      saveFile!('/etc/passwd'),
      setMenu!({ available: ['rm'] }),
      state({ step: -1 }),
      state({ step: 1 }, 2),
    ];
    return Promise.all(calls.map((call) => call.then(String, (error: Error) => error.message)));
  });
  expect(refused).toEqual([
    'host:saveFile was asked in a wrong way.',
    'host:setMenu was asked in a wrong way.',
    'engine:state was asked in a wrong way.',
    'engine:state was asked in a wrong way.',
  ]);
});

test('a file of the machine, another origin, and a path outside the build cannot be had', async ({
  onDesktop: { page },
}) => {
  const got = await page.evaluate(() => {
    const paths = [
      '../main/main.js',
      '%2e%2e/main/main.js',
      'engine/..%2fmain/main.js',
      'https://example.com/',
      'file:///etc/passwd',
    ];
    return Promise.all(
      paths.map((path) =>
        fetch(path).then(
          ({ status }) => status,
          () => 'refused',
        ),
      ),
    );
  });
  expect(got).toEqual([404, 404, 404, 'refused', 'refused']);
});

test('saving asks for a place once, opening gives the same text, and the file is among the recent ones', async ({
  onDesktop,
}) => {
  const { electron, page, folder } = onDesktop;
  await answerPath(electron, join(folder, 'week-06'));
  expect(await save(page, 'one\n')).toEqual({ kind: 'saved', name: 'week-06.heapwright' });
  await answerPath(electron, join(folder, 'elsewhere.heapwright'));
  expect(await save(page, 'two\n')).toEqual({ kind: 'saved', name: 'week-06.heapwright' });
  expect(await readFile(join(folder, 'week-06.heapwright'), 'utf8')).toBe('two\n');
  await answerPath(electron, join(folder, 'week-06.heapwright'));
  expect(await page.evaluate(() => window.heapwright!.openFile())).toEqual({
    kind: 'opened',
    name: 'week-06.heapwright',
    text: 'two\n',
  });
  const recent = await page.evaluate(() => window.heapwright!.recentFiles());
  expect(recent.map(({ name }) => name)).toEqual(['week-06.heapwright']);
  expect(await page.evaluate(([file]) => window.heapwright!.openRecent(file!.id), recent)).toMatchObject({
    kind: 'opened',
  });
  expect(await page.evaluate(() => window.heapwright!.openRecent('/etc/passwd'))).toMatchObject({ kind: 'failed' });
});

test('a file that another program has changed is not overwritten unasked', async ({
  onDesktop: { electron, page, folder },
}) => {
  const path = join(folder, 'week-06.heapwright');
  await answerPath(electron, path);
  await save(page, 'ours\n');
  await writeFile(path, 'theirs\n');
  expect(await save(page, 'ours again\n')).toEqual({ kind: 'changed', name: 'week-06.heapwright' });
  expect(await readFile(path, 'utf8')).toBe('theirs\n');
  expect(await save(page, 'ours again\n', 'overwrite')).toMatchObject({ kind: 'saved' });
  expect(await readFile(path, 'utf8')).toBe('ours again\n');
});

test('a program that was opened is saved as a program, and not overwritten by a session', async ({
  onDesktop: { electron, page, folder },
}) => {
  const path = join(folder, 'cycle.py');
  await writeFile(path, 'a = []\n');
  await answerPath(electron, path);
  expect(await page.evaluate(() => window.heapwright!.openFile())).toMatchObject({ kind: 'opened', name: 'cycle.py' });
  expect(await save(page, 'a = [1]\n', 'save', 'cycle.py')).toEqual({ kind: 'saved', name: 'cycle.py' });
  expect(await save(page, '{}\n')).toEqual({ kind: 'saved', name: 'cycle.py.heapwright' });
  expect(await readFile(path, 'utf8')).toBe('a = [1]\n');
});

test('what cannot be read or written is said in one sentence', async ({ onDesktop: { electron, page, folder } }) => {
  await answerPath(electron, join(folder, 'missing.heapwright'));
  expect(await page.evaluate(() => window.heapwright!.openFile())).toEqual({
    kind: 'failed',
    reason: 'missing.heapwright cannot be read: there is no such file or folder.',
  });
  await answerPath(electron, join(folder, 'no-folder', 'x.heapwright'));
  expect(await save(page, '')).toEqual({
    kind: 'failed',
    reason: 'x.heapwright cannot be written: there is no such file or folder.',
  });
  await writeFile(join(folder, 'latin.py'), Buffer.from([0xe9]));
  await answerPath(electron, join(folder, 'latin.py'));
  expect(await page.evaluate(() => window.heapwright!.openFile())).toEqual({
    kind: 'failed',
    reason: 'latin.py is not text in UTF-8.',
  });
});

test('closing a window with unsaved work asks: cancel keeps it, save saves first, discard closes', async ({
  onDesktop,
}) => {
  const { electron, page, folder } = onDesktop;
  await page.evaluate(() => window.heapwright!.setDocument('week-06', true));
  const questions = await answerQuestions(electron, 2);
  await close(electron);
  await expect.poll(questions).toBe(1);
  expect(await windowCount(electron)).toBe(1);

  await answerPath(electron, join(folder, 'kept.heapwright'));
  await page.evaluate(() => {
    window.heapwright!.on('command', (id) => {
      if (id === 'file.save') void window.heapwright!.saveFile({ text: 'kept\n', how: 'save', name: 'week-06' });
    });
  });
  await answerQuestions(electron, 0);
  const gone = electron.waitForEvent('close');
  await close(electron);
  await gone;
  expect(await readFile(join(folder, 'kept.heapwright'), 'utf8')).toBe('kept\n');
});

test('unsaved work is found after a crash, and gone once it was saved', async ({
  onDesktop: { page, folder, electron },
}) => {
  await page.evaluate(async () => {
    await window.heapwright!.setDocument('week-06', true);
    await window.heapwright!.writeJournal('not saved yet\n');
  });
  await end(electron);

  const second = await launchDesktop(folder);
  const again = desktop(second, await firstPage(second), folder);
  expect(await again.page.evaluate(() => window.heapwright!.readJournal())).toMatchObject({
    name: 'week-06',
    text: 'not saved yet\n',
  });
  await answerPath(second, join(folder, 'week-06.heapwright'));
  await save(again.page, 'saved\n');
  expect(await again.page.evaluate(() => window.heapwright!.readJournal())).toBeNull();
  await end(second);
});

test('a file named at the start is opened, and one named by a second start after the question', async ({}, info) => {
  const folder = info.outputPath('files');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'first.py'), 'a = 1\n');
  await writeFile(join(folder, 'second.py'), 'b = 2\n');
  const electron = await launchDesktop(folder, [join(folder, 'first.py')]);
  const page = await firstPage(electron);
  const initial = () => page.evaluate(() => window.heapwright!.openInitial());
  const first = await initial();
  if (first.kind === 'opened') expect(first).toMatchObject({ name: 'first.py', text: 'a = 1\n' });
  expect(await initial()).toEqual({ kind: 'cancelled' });

  const questions = await answerQuestions(electron, 1);
  await page.evaluate(() => window.heapwright!.setDocument('first.py', true));
  const opened = page.evaluate(() => new Promise((resolve) => window.heapwright!.on('opened', resolve)));
  await electron.evaluate(
    ({ app }, cwd) => app.emit('second-instance', {}, ['electron', '.', 'second.py'], cwd),
    folder,
  );
  expect(await opened).toEqual({ kind: 'opened', name: 'second.py', text: 'b = 2\n' });
  expect(await questions()).toBe(1);
  await end(electron);
});

test('settings last, and a wrong one falls back', async ({ onDesktop: { page, folder, electron } }) => {
  expect(await page.evaluate(() => window.heapwright!.settings())).toMatchObject({ theme: 'system', textSize: 100 });
  await page.evaluate(() => window.heapwright!.changeSettings({ theme: 'dark', layout: { left: 320 } }));
  const path = await electron.evaluate(({ app }) => app.getPath('userData'));
  await end(electron);
  const stored = JSON.parse(await readFile(join(path, 'settings.json'), 'utf8')) as Record<string, unknown>;
  await writeFile(join(path, 'settings.json'), JSON.stringify({ ...stored, textSize: 'huge', unknown: 1 }));

  const second = await launchDesktop(folder);
  const page2 = await firstPage(second);
  expect(await page2.evaluate(() => window.heapwright!.settings())).toEqual({
    theme: 'dark',
    textSize: 100,
    singleKeys: true,
    announce: 'short',
    layout: { left: 320 },
  });
  await end(second);
});

test('the menu offers what the window says it can do, and a chosen item reaches the page', async ({
  onDesktop: { electron, page },
}) => {
  await page.evaluate(() =>
    window.heapwright!.setMenu({ available: ['file.save', 'step.forward'], flags: [], checked: [] }),
  );
  const chosen = page.evaluate(() => new Promise((resolve) => window.heapwright!.on('command', resolve)));
  const items = await electron.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()!;
    for (const id of ['step.forward', 'file.save']) (menu.getMenuItemById(id) as unknown as { click(): void }).click();
    return [menu.getMenuItemById('step.forward')!.enabled, menu.getMenuItemById('step.back')];
  });
  expect(items).toEqual([false, null]);
  expect(await chosen).toBe('file.save');
});
