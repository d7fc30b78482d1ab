/** The figure that the window exports is the one that the command line draws: the same bytes. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './hosts.js';

const CLI = join(import.meta.dirname, '../../dist/cli.js');

const PROGRAM = `class Node:
    def __init__(self, name):
        self.name = name

a = Node('left')
b = Node('right')
a.next = b
b.next = a
del a, b
`;

test.use({ host: 'browser' });

test('window and command line draw the same bytes', async ({ app }) => {
  const { page, folder } = app;
  await page.getByRole('button', { name: /New program/ }).click();
  await page.getByRole('textbox', { name: 'Program' }).click();
  await page.keyboard.insertText(PROGRAM);
  await page.keyboard.press('ControlOrMeta+Enter');
  const step = page.getByRole('slider', { name: 'Step' });
  await expect(step).toHaveAttribute('aria-valuemax', /[1-9]/);
  await step.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('k');
  const last = (await step.getAttribute('aria-valuenow'))!;
  const session = join(folder, 'pair.heapwright');
  await writeFile(session, await app.save('pair.heapwright'));

  await page.keyboard.press('ControlOrMeta+e');
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  const exported = await readFile(await (await download).path(), 'utf8');

  const drawn = join(folder, 'drawn.svg');
  await promisify(execFile)(process.execPath, [CLI, 'figure', session, '--step', last, '-o', drawn]);
  expect(exported).toBe(await readFile(drawn, 'utf8'));
  expect(exported).toContain('UNREACHABLE');
});
