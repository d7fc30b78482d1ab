import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { JournalFile } from '../../app/journal.js';
import { RecentFiles } from '../../app/recent.js';
import { SettingsFile } from '../../app/settings.js';
import { test } from './folder.js';

test('settings that a person has broken fall back one by one', async ({ folder }) => {
  const path = join(folder, 'settings.json');
  await writeFile(path, '{"theme": "pink", "textSize": 150, "__proto__": {"x": 1}, "layout": {"left": "wide"}}');
  const settings = new SettingsFile(path);
  await settings.load();
  expect(settings.present).toEqual({ theme: 'system', textSize: 150, singleKeys: true, announce: 'short', layout: {} });
});

test('a file that is no JSON counts as absent', async ({ folder }) => {
  const path = join(folder, 'settings.json');
  await writeFile(path, '{');
  const settings = new SettingsFile(path);
  await settings.load();
  expect(settings.present.theme).toBe('system');
});

test('the ten newest files are kept, each once', async ({ folder }) => {
  const recent = new RecentFiles(join(folder, 'recent.json'));
  for (const number of [...Array(12).keys(), 5]) await recent.add(`/course/${number}.heapwright`);
  const again = new RecentFiles(join(folder, 'recent.json'));
  await again.load();
  expect(again.list().map(({ name }) => parseInt(name))).toEqual([5, 11, 10, 9, 8, 7, 6, 4, 3, 2]);
});

test('of two writes of the journal the later one stands', async ({ folder }) => {
  const journal = new JournalFile(join(folder, 'journal.json'));
  const entry = (text: string) => ({ name: 'a', text, time: 1 });
  await Promise.all([journal.write(entry('x'.repeat(1_000_000))), journal.write(entry('later'))]);
  expect(await journal.read()).toEqual(entry('later'));
  await Promise.all([journal.write(entry('last')), journal.write(null)]);
  expect(await journal.read()).toBeNull();
  await expect(readFile(join(folder, 'journal.json'))).rejects.toThrow();
});
