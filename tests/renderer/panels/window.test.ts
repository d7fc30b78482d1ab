import { existsSync, readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CYCLE } from '../fake-engine.js';
import { serveWindow } from '../window.js';
import type { WindowServer } from '../window.js';

const HAS_BROWSER = existsSync(chromium.executablePath()) || existsSync('/usr/bin/chromium');
let server: WindowServer;
let problems: string[] = [];

beforeAll(async () => {
  if (HAS_BROWSER) server = await serveWindow();
}, 120_000);
afterEach(async () => {
  if (HAS_BROWSER) await server.clear();
});
afterAll(async () => {
  if (HAS_BROWSER) await server.close();
});

/** A window in which the lesson has run, at a step of it. */
async function lesson(step = 16, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await blank(options);
  await write(page, CYCLE);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Step 1 of 19', { exact: true }).waitFor();
  await goTo(page, step);
  return page;
}

async function blank(options: BrowserContextOptions = {}): Promise<Page> {
  const opened = await server.open(options);
  problems = opened.problems;
  await opened.page.getByRole('button', { name: 'New program' }).click();
  return opened.page;
}

async function write(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Program' });
  await field.click();
  await field.fill(text);
}

async function goTo(page: Page, step: number): Promise<void> {
  await page.keyboard.press('Control+g');
  await page.getByLabel('Step, 0 to 19').fill(String(step));
  await page.keyboard.press('Enter');
  await page.getByText(`Step ${step} of 19`, { exact: true }).waitFor();
  await page.getByRole('tree').focus();
}

/** Selects the second Node by walking: frame, list, tuple, Node, Node. */
async function walkToNode(page: Page): Promise<void> {
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await page.getByRole('treeitem', { name: /^Node at C6/, selected: true }).waitFor({ state: 'attached' });
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Where a point of the figure is on the screen: the view is at its usual place and zoom. */
async function boxOnScreen(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.canvas').boundingBox();
  if (!box) throw new Error('There is no diagram');
  return { x: box.x, y: box.y };
}

describe.skipIf(!HAS_BROWSER)('the window', { timeout: 60_000, retry: process.env['CI'] ? 1 : 0 }, () => {
  test('says what is missing before anything has run', async () => {
    const page = await blank();
    await expect
      .poll(() => page.locator('.cm-placeholder').textContent())
      .toBe('Type Python here, then press Ctrl Enter.');
    expect(await page.getByText('Run the program to see its memory.').isVisible()).toBe(true);
    expect(await page.getByText('Nothing printed yet.').isVisible()).toBe(true);
    expect(await page.getByText('Choose an object to see its count, fields and bytes.').isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });

  test('shows one moment in every region', async () => {
    const page = await lesson(16);
    await walkToNode(page);
    expect(await page.getByRole('heading', { name: 'del b removes the last name' }).isVisible()).toBe(true);
    expect(await page.getByText('line 17 has run, next is line 19').isVisible()).toBe(true);
    expect(await page.getByRole('slider', { name: 'Step' }).getAttribute('aria-valuetext')).toBe(
      'Step 16 of 19, line 17',
    );
    expect(await page.getByText('2 → 1 in this step').isVisible()).toBe(true);
    expect(await page.getByText('1 drawn + 0 hidden').isVisible()).toBe(true);
    expect(await page.getByText('48-byte blocks, 17 of 340 in use').isVisible()).toBe(true);
    const item = page.getByRole('treeitem', { name: /^Node at C6/ });
    expect(await item.getAttribute('aria-label')).toBe(
      "Node at C6, count 1, unreachable, name is 'right', next refers to Node at C4, held by next of Node at C4",
    );
    expect(await item.getAttribute('aria-selected')).toBe('true');
    await expect
      .poll(() => page.locator('#said').textContent())
      .toContain('Step 16 of 19, line 17. del b removes the last name. Count of Node C6, 2 to 1.');
    expect(problems).toEqual([]);
  });

  test('walks along references and back', async () => {
    const page = await lesson(16);
    await walkToNode(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Node @C4' }).waitFor();
    await page.keyboard.press('Backspace');
    await page.getByRole('heading', { name: 'Node @C6' }).waitFor();
    await page.keyboard.press('Shift+Enter');
    await page
      .getByRole('treeitem', { name: 'next refers to Node at C6', selected: true })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.getByText('Choose an object to see its count, fields and bytes.').waitFor();
  });

  test('keeps notes and key frames, and undoes them', async () => {
    const page = await lesson(16);
    await walkToNode(page);
    await page.keyboard.press('n');
    await page.keyboard.type('Each node is held only by the other.');
    await page.keyboard.press('Enter');
    await page.getByRole('tree').focus();
    await page.keyboard.press('k');
    await page.getByRole('button', { name: 'Remove key frame' }).waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.type('The last name is gone');
    await page.keyboard.press('Enter');
    await page.getByText('key frame 1 of 1: The last name is gone').waitFor();
    expect(await page.getByText('edited', { exact: true }).isVisible()).toBe(true);
    await page.getByRole('tree').focus();
    for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Add key frame' }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: 'Remove key frame' }).waitFor();
    expect(problems).toEqual([]);
  });

  test('a box goes where it is dragged, and back when it is released', async () => {
    const page = await lesson(16);
    const corner = await boxOnScreen(page);
    const before = await page.locator('.painting').screenshot();
    await page.mouse.move(corner.x + 560, corner.y + 230);
    await page.mouse.down();
    await page.mouse.move(corner.x + 580, corner.y + 260, { steps: 4 });
    await page.mouse.up();
    await page.mouse.click(corner.x + 620, corner.y + 250);
    await page.getByRole('button', { name: 'Release place' }).click();
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await expect.poll(async () => Buffer.compare(await page.locator('.painting').screenshot(), before)).toBe(0);
    expect(problems).toEqual([]);
  });

  test.each([
    ['for x in xs', 'Line 1: expected', 'Nothing has run.'],
    [
      'async def f(): pass',
      'Line 1: async functions are not simulated',
      'Nothing has run. Help lists what can be used.',
    ],
    ['1 / 0', 'Line 1 raised ZeroDivisionError: division by zero', 'All 19 steps up to it can be used.'],
    [
      'while True: pass',
      'Stopped at the limit of 1,000,000 instructions',
      'Line 1 was still running. All 19 recorded steps can be used.',
    ],
  ])('%s is told in a banner', async (text, fact, sentence) => {
    const page = await blank();
    await write(page, text);
    await page.keyboard.press('Control+Enter');
    const banner = page.getByRole('alert');
    await banner.waitFor();
    expect(await banner.textContent()).toContain(fact);
    expect(await banner.textContent()).toContain(sentence);
    expect(await violations(page)).toEqual([]);
  });

  test('a long run says how far it is, and can be stopped', async () => {
    const page = await blank();
    await write(page, 'x = 1  # slow');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Running, 240,000 instructions so far').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('Step 1 of 19', { exact: true }).waitFor();
    expect(await page.getByText('Running,').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('work that was not saved is asked about', async () => {
    const page = await blank();
    await write(page, 'x = 1');
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'New program' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save changes to program.py?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Program' }).textContent()).toContain('x = 1');
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'New program' }).click();
    await dialog.getByRole('button', { name: 'Do not save' }).click();
    await page.locator('.cm-placeholder').waitFor();
  });

  test('work of a page that ended is offered again', async () => {
    const { page } = await server.open();
    const text = JSON.stringify({ name: 'week', time: 0, text: 'x' });
    await page.evaluate((kept) => localStorage.setItem('heapwright.journal', kept), text);
    await page.reload();
    await page.getByText(/^Unsaved work from \d\d:\d\d was found$/).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => page.evaluate(() => localStorage.getItem('heapwright.journal'))).toBeNull();
  });

  test('a file of another kind is refused', async () => {
    const page = await blank();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'photo.jpg'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    });
    await page.getByText('This file type cannot be opened').waitFor();
  });

  test('saves a session and opens it again', async () => {
    const page = await lesson(16);
    await page.keyboard.press('k');
    await page.evaluate(() => Reflect.set(window, 'showSaveFilePicker', undefined));
    await page.evaluate(() => Reflect.set(window, 'showOpenFilePicker', undefined));
    // Asked for before the key: the browser is told to hand choosers over some time after, not at once.
    const choosing = page.waitForEvent('filechooser');
    const saving = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const download = await saving;
    expect(download.suggestedFilename()).toBe('program.heapwright');
    const path = await download.path();
    expect(readFileSync(path, 'utf8')).toContain('"format": "heapwright"');
    await expect.poll(() => page.getByText('edited', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Control+o');
    const chooser = await choosing;
    await chooser.setFiles({ name: 'week.heapwright', mimeType: 'text/plain', buffer: readFileSync(path) });
    await page.getByText('key frame 1 of 1').waitFor();
    await page.getByText('Step 16 of 19', { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  test.each(['SVG', 'PNG'])('exports this figure as %s', async (format) => {
    const page = await lesson(16);
    await page.keyboard.press('Control+e');
    await page.getByRole('radio', { name: format }).click();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export', exact: true }).last().click();
    const bytes = readFileSync(await (await saving).path());
    const start = format === 'SVG' ? '<svg xmlns=' : '\u0089PNG';
    expect(bytes.subarray(0, start.length).toString('latin1')).toBe(start);
    expect(problems).toEqual([]);
  });

  test.each<[string, BrowserContextOptions]>([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['1024 x 700', { viewport: { width: 1024, height: 700 } }],
  ])('axe finds nothing: %s', async (name, options) => {
    const { page } = await server.open(options);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'New program' }).click();
    expect(await violations(page)).toEqual([]);
    await write(page, CYCLE);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Step 1 of 19', { exact: true }).waitFor();
    await goTo(page, 16);
    await walkToNode(page);
    await page.keyboard.press('k');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Bytes' }).click();
    expect(await violations(page)).toEqual([]);
    if (name !== 'light') return;
    for (const keys of ['Control+,', 'Control+e', '?', 'Control+g']) {
      await page.getByRole('tab', { name: 'Bytes' }).focus();
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });

  test('at 200 % zoom nothing scrolls sideways and nothing is lost', async () => {
    const page = await blank({ viewport: { width: 720, height: 450 } });
    for (const tab of ['Code', 'Diagram', 'Details']) {
      await page.getByRole('tab', { name: tab }).click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
    }
    expect(await page.getByRole('button', { name: 'Forward' }).isVisible()).toBe(true);
  });

  test('F6 walks the landmarks in order', async () => {
    const page = await lesson(16);
    await page.getByRole('button', { name: 'Run again' }).focus();
    const seen: (string | null)[] = [];
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('F6');
      seen.push(
        await page.evaluate(
          () => document.activeElement?.closest('[data-landmark]')?.getAttribute('aria-label') ?? 'banner',
        ),
      );
    }
    expect(seen).toEqual(['Program', 'Diagram', 'Details', 'Timeline', 'banner']);
  });
});
