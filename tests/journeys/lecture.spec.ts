/** A lecturer's way through the app: type, run, step, save, close, open again. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { answerPath, expect, test } from './hosts.js';

const PROGRAM = 'a = [1, 2]\nb = a\ndel a\nprint(b)\n';

async function typeProgram(page: Page): Promise<void> {
  await page.getByRole('button', { name: /New program/ }).click();
  const editor = page.getByRole('textbox', { name: 'Program' });
  await editor.click();
  await page.keyboard.insertText(PROGRAM);
  await expect(editor).toContainText('print(b)');
}

async function runProgram(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(step(page)).toHaveAttribute('aria-valuemax', '4');
}

const step = (page: Page) => page.getByRole('slider', { name: 'Step' });

/** Leaves the editor, where the arrows belong to the text. */
async function leaveEditor(page: Page): Promise<void> {
  await step(page).focus();
}

for (const host of ['browser', 'desktop'] as const) {
  test.describe(`on the ${host} host`, () => {
    test.use({ host });

    test('a program is typed, run, and walked in both directions', async ({ app: { page } }) => {
      await typeProgram(page);
      await runProgram(page);
      await expect(page.getByRole('region', { name: 'Program' })).toContainText('[1, 2]');
      await leaveEditor(page);
      await page.keyboard.press('End');
      await expect(step(page)).toHaveAttribute('aria-valuenow', '4');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await expect(step(page)).toHaveAttribute('aria-valuenow', '2');
      await expect(step(page)).toHaveAttribute('aria-valuetext', /Step 2 of 4/);
      await page.keyboard.press('ArrowRight');
      await expect(step(page)).toHaveAttribute('aria-valuenow', '3');
      await page.keyboard.press('Home');
      await expect(step(page)).toHaveAttribute('aria-valuenow', '0');
    });

    test('a session is saved, opened again, and saved to the same bytes', async ({ app }) => {
      const { page } = app;
      await typeProgram(page);
      await runProgram(page);
      await leaveEditor(page);
      await page.keyboard.press('End');
      await page.keyboard.press('k');
      const first = await app.save('first.heapwright');
      expect(JSON.parse(first)).toMatchObject({
        format: 'heapwright',
        program: PROGRAM.split('\n'),
        keyFrames: [{ step: 4 }],
      });

      await app.open('again.heapwright', first);
      await expect(step(page)).toHaveAttribute('aria-valuemax', '4');
      await expect(page.getByRole('textbox', { name: 'Program' })).toContainText('print(b)');
      await page.keyboard.press('ControlOrMeta+s');
      expect(await app.save('again.heapwright')).toBe(first);
    });

    test('a program with an error says so and shows no recording', async ({ app: { page } }) => {
      await page.getByRole('button', { name: /New program/ }).click();
      await page.getByRole('textbox', { name: 'Program' }).click();
      await page.keyboard.insertText('x = 1\nif x\n    pass\n');
      await page.keyboard.press('ControlOrMeta+Enter');
      await expect(page.getByText(/expected ':'/).first()).toBeVisible();
    });
  });
}

test('closing the desktop window after an edit asks, and the file holds what was typed', async ({ onDesktop }) => {
  const { electron, page, folder } = onDesktop;
  await typeProgram(page);
  await answerPath(electron, `${folder}/typed.heapwright`);
  await electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  const gone = electron.waitForEvent('close');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await gone;
  expect(JSON.parse(await readFile(`${folder}/typed.heapwright`, 'utf8'))).toMatchObject({
    program: PROGRAM.split('\n'),
  });
});
