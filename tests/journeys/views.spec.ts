/** The views beside the diagram, with the real engine: reached by keyboard, read by a screen reader, clean for axe. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './hosts.js';

const CYCLE = `import gc
class Node:
    def __init__(self, value):
        self.value = value
        self.next = None

a = Node('left')
b = Node('right')
a.next = b
b.next = a
xs = list(range(200))
del a
del b
n = gc.collect()
print(n, 'collected')
`;

const slider = (page: Page) => page.getByRole('slider', { name: 'Step' });

async function run(page: Page, program: string): Promise<void> {
  await page.getByRole('button', { name: /New program/ }).click();
  await page.getByRole('textbox', { name: 'Program' }).click();
  await page.keyboard.insertText(program);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(slider(page)).not.toHaveAttribute('aria-valuemax', '0');
}

async function goTo(page: Page, line: number): Promise<void> {
  await slider(page).focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 40; step++) {
    if (
      await slider(page)
        .getAttribute('aria-valuetext')
        .then((text) => text?.endsWith(`line ${line}`))
    )
      return;
    const before = await slider(page).getAttribute('aria-valuenow');
    await page.keyboard.press('ArrowRight');
    await expect(slider(page)).not.toHaveAttribute('aria-valuenow', before ?? '');
  }
  throw new Error(`line ${line} never ran`);
}

/** No violation of axe, in each theme. */
async function isClean(page: Page, themes = ['light', 'dark', 'print', 'contrast']): Promise<void> {
  for (const theme of themes) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => [theme, id, nodes[0]?.html])).toEqual([]);
  }
}

test('the memory map shows where an object lies, who lived there, and what comes next', async ({ app: { page } }) => {
  await run(page, CYCLE);
  await goTo(page, 13);
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('heading', { name: 'Memory map' })).toBeVisible();
  await expect(page.getByText(/^One arena of 1 MiB, \d+ of 64 pools taken\./)).toBeVisible();
  const pool = page
    .getByRole('listbox', { name: 'Pools of arena 0' })
    .getByRole('option', { name: /48-byte blocks.*2 unreachable/ });
  await pool.first().click();
  await page.keyboard.press('Enter');
  const blocks = page.getByRole('listbox', { name: /^Blocks of pool/ });
  await expect(blocks.getByRole('option', { name: /Node, unreachable/ })).toHaveCount(2);
  await expect(blocks.locator(':focus')).toHaveCount(1);
  await blocks
    .getByRole('option', { name: /Node, unreachable/ })
    .first()
    .click();
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details.getByRole('heading', { name: /^Block [A-Z]+\d+/ })).toBeVisible();
  await expect(details).toContainText('line 7');
  await expect(details).toContainText('Next request of 33 to 48 bytes');
  await expect(page.getByRole('list', { name: 'Fields of the struct, in order' })).toContainText('ob_refcnt');
  await isClean(page);
  for (const reading of ['Types', 'Age', 'Sizes']) {
    await page.getByRole('radio', { name: reading }).click();
    await page.keyboard.press('ControlOrMeta+=');
    await isClean(page, ['dark']);
  }
});

test('the same thing is selected in the diagram and in the memory map', async ({ app: { page } }) => {
  await run(page, CYCLE);
  await goTo(page, 11);
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('Node');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+2');
  const chosen = page.getByRole('listbox', { name: /^Blocks of pool/ }).getByRole('option', { selected: true });
  await expect(chosen).toHaveAccessibleName(/Node/);
  const name = (await chosen.getAttribute('aria-label')) ?? '';
  await chosen.focus();
  await page.keyboard.press(']');
  await expect(chosen).not.toHaveAccessibleName(name);
  await page.keyboard.press('[');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Bytes' })).toHaveAttribute('aria-selected', 'true');
});

test('a collection is walked phase by phase and event by event', async ({ app: { page } }) => {
  await run(page, CYCLE);
  await goTo(page, 11);
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByText(/^No collection in this step\. The next one is at step \d+\./)).toBeVisible();
  await page.getByRole('button', { name: /^Go to step/ }).click();
  const view = page.getByRole('group', { name: 'Collector' });
  await expect(view).toContainText('full collection, phase 1 of 7');
  await view.getByRole('button', { name: /Subtract references/ }).click();
  await expect(view).toContainText('so one is taken from its copied count');
  await expect(page.getByRole('status').first()).toContainText(/Event \d+ of \d+/);
  await page.keyboard.press('3');
  await slider(page).focus();
  const step = await slider(page).getAttribute('aria-valuenow');
  await page.keyboard.press('ArrowRight');
  await expect(slider(page)).toHaveAttribute('aria-valuenow', step ?? '');
  await expect(page.getByText(/^event \d+ of \d+ in this collection$/)).toBeVisible();
  await isClean(page);
  await view.getByRole('button', { name: /Free/ }).click();
  const aside = view.getByRole('region', { name: 'Unreachable' });
  await expect(aside).toContainText(/UNREACHABLE\s*2 objects/);
  await aside.getByRole('button', { name: /Node/ }).first().click();
  await expect(aside.getByRole('button', { pressed: true })).toHaveCount(1);
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details).toContainText('asked by line 14');
  await isClean(page, ['dark']);
});

test('the timeline is asked about a name, and the answer is a step', async ({ app: { page } }) => {
  await run(page, CYCLE);
  await goTo(page, 11);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('when was a freed');
  await page.keyboard.press('Enter');
  const found = page.getByRole('listbox', { name: /^When was Node @\w+ freed\?$/ });
  await expect(found.getByRole('option')).toHaveText([/^Freed in step \d+$/]);
  await page.keyboard.press('Enter');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /line 14/);
  await slider(page).focus();
  await page.keyboard.press('ControlOrMeta+ArrowLeft');
  await expect(slider(page)).not.toHaveAttribute('aria-valuetext', /line 14/);
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details.getByRole('button', { name: /since step \d+/ }).first()).toBeVisible();
  await page.getByLabel('Chart').selectOption('count');
  await expect(page.getByText(/^count of Node @\w+: \d now, at most \d$/).first()).toBeVisible();
  await isClean(page, ['light', 'dark']);
  await page.keyboard.press('ControlOrMeta+4');
  const bytes = page.getByRole('region', { name: 'Bytes' });
  await expect(bytes).toContainText('the attributes of an instance');
  await expect(bytes).toContainText('What it leaves out');
  await isClean(page);
});

test('the figure alone is presented, from key frame to key frame', async ({ app: { page } }) => {
  await run(page, CYCLE);
  for (const line of [7, 10, 13]) {
    await goTo(page, line);
    await page.keyboard.press('k');
  }
  await page.keyboard.press('F5');
  const shown = page.getByRole('main', { name: 'Presentation' });
  await expect(shown).toBeVisible();
  await expect(shown.locator('svg').first()).toBeVisible();
  await expect(shown).toContainText('key frame 1 of 3');
  await page.keyboard.press('PageDown');
  await expect(shown).toContainText('key frame 2 of 3');
  await page.keyboard.press('.');
  await expect(shown.locator('.figure')).toBeHidden();
  await page.keyboard.press('.');
  await page.keyboard.press('t');
  await expect(shown.getByText(/^\d:\d\d$/)).toBeVisible();
  await isClean(page, ['light', 'dark']);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Escape');
  await expect(shown).toHaveCount(0);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /line 7, key frame 1/);
});

test('what is selected can be hidden, and the window says so', async ({ app: { page } }) => {
  await run(page, CYCLE);
  await goTo(page, 11);
  const tree = page.getByRole('tree', { name: 'Frames and objects' });
  await tree.focus();
  const list = tree.getByRole('treeitem', { name: /^list at/ });
  await expect(list).toHaveCount(1);
  for (let presses = 0; presses < 8 && (await list.getAttribute('aria-selected')) !== 'true'; presses++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('h');
  await expect(list).toHaveCount(0);
  await page.getByRole('button', { name: '1 hidden by you' }).click();
  await expect(list).toHaveCount(1);
});
