/**
 * Pictures of the window beside the design's: `UPDATE=1` writes them anew. They depend a little on the fonts of the
 * machine: a folder for each platform, and three pixels of a hundred may differ.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import type { BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CYCLE } from '../fake-engine.js';
import { serveWindow } from '../window.js';
import type { WindowServer } from '../window.js';

const FOLDER = join(import.meta.dirname, 'screens', process.platform);
const HAS_BROWSER = existsSync(chromium.executablePath()) || existsSync('/usr/bin/chromium');
const UPDATES = process.env['UPDATE'] === '1';
const ALLOWED = 0.03;
let server: WindowServer;

beforeAll(async () => {
  if (HAS_BROWSER) server = await serveWindow();
}, 120_000);
afterAll(async () => {
  if (HAS_BROWSER) await server.close();
});

/** The share of pixels that differ visibly; 1 for pictures of different sizes. */
async function difference(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(
    async ([first = '', second = '']) => {
      const pixels = async (base64: string): Promise<ImageData | null> => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        return context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? null;
      };
      const [left, right] = [await pixels(first), await pixels(second)];
      if (!left || !right || left.width !== right.width || left.height !== right.height) return 1;
      let different = 0;
      for (let i = 0; i < left.data.length; i += 4) {
        const off = [0, 1, 2].some((c) => Math.abs((left.data[i + c] ?? 0) - (right.data[i + c] ?? 0)) > 40);
        if (off) different++;
      }
      return different / (left.data.length / 4);
    },
    [a.toString('base64'), b.toString('base64')],
  );
}

async function matches(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(1, 1);
  await page.waitForTimeout(300);
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const path = join(FOLDER, `${name}.png`);
  if (UPDATES) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, taken);
  } else if (existsSync(path)) {
    const share = await difference(page, taken, readFileSync(path));
    if (share > ALLOWED) writeFileSync(path.replace('.png', '.actual.png'), taken);
    expect(share).toBeLessThanOrEqual(ALLOWED);
  }
}

async function lesson(options: BrowserContextOptions, isNarrow: boolean): Promise<Page> {
  const { page } = await server.open({ reducedMotion: 'reduce', ...options });
  await page.getByRole('button', { name: 'New program' }).click();
  if (isNarrow) await page.getByRole('tab', { name: 'Code' }).click();
  const field = page.getByRole('textbox', { name: 'Program' });
  await field.click();
  await field.fill(CYCLE.trimEnd());
  await page.keyboard.press('Control+Enter');
  if (isNarrow) await page.getByRole('tab', { name: 'Diagram' }).click();
  await page.getByText('Step 1 of 19', { exact: true }).waitFor();
  for (const step of [6, 9, 14, 18, 16]) {
    await page.keyboard.press('Control+g');
    await page.getByLabel('Step, 0 to 19').fill(String(step));
    await page.keyboard.press('Enter');
    await page.getByText(`Step ${step} of 19`, { exact: true }).waitFor();
    await page.getByRole('tree').focus();
    await page.keyboard.press('k');
  }
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await page.getByRole('treeitem', { name: /^Node at C6/, selected: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('n');
  await page.keyboard.type('Each node is held only by the other.');
  await page.keyboard.press('Enter');
  if (isNarrow) await page.getByRole('tab', { name: 'Diagram' }).click();
  await page.getByRole('tree').focus();
  await page.keyboard.press('Escape');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown');
  await page.getByRole('tree').blur();
  return page;
}

describe.skipIf(!HAS_BROWSER)('the screens', { timeout: 60_000 }, () => {
  test.each<[string, BrowserContextOptions]>([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['1024-light', { viewport: { width: 1024, height: 700 } }],
    ['1024-dark', { viewport: { width: 1024, height: 700 }, colorScheme: 'dark' }],
    ['zoom-light', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }],
    ['zoom-dark', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2, colorScheme: 'dark' }],
  ])('%s', async (name, options) => {
    const page = await lesson(options, name.startsWith('zoom'));
    await matches(page, `main-${name}`);
    await page.context().close();
    const { page: welcome } = await server.open({ reducedMotion: 'reduce', ...options });
    await welcome.getByRole('button', { name: 'New program' }).waitFor();
    await matches(welcome, `welcome-${name}`);
    await welcome.context().close();
  });
});
