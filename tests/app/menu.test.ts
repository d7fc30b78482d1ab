import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../app/commands.js';
import type { CommandId } from '../../app/commands.js';
import { menuTemplate } from '../../app/menu.js';

const nothing = { command: () => undefined, openRecent: () => undefined };
const itemsOf = (menu: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
  menu.submenu as MenuItemConstructorOptions[];
const titles = (template: MenuItemConstructorOptions[]): unknown[] => template.map(({ label }) => label);

test('every command has an id and keys of its own', () => {
  const keys = COMMANDS.flatMap((row) => ['key' in row ? row.key : [], 'also' in row ? row.also : []].flat());
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('what a window does not offer is absent, and what is of no use now is disabled', () => {
  const state = {
    available: ['step.run', 'step.stop', 'view.strict'] as CommandId[],
    flags: [],
    checked: ['view.strict'] as CommandId[],
  };
  const template = menuTemplate(state, [], 'linux', nothing);
  expect(titles(template)).toEqual(['File', 'Edit', 'View', 'Step']);
  expect(itemsOf(template[3]!).map(({ label, enabled, accelerator }) => [label, enabled, accelerator])).toEqual([
    ['Run', true, 'CommandOrControl+Enter'],
    ['Stop', false, 'CommandOrControl+.'],
  ]);
  expect(itemsOf(template[2]!)[0]).toMatchObject({ label: 'Strict objects', type: 'checkbox', checked: true });
  expect(itemsOf(template[2]!)[0]).not.toHaveProperty('accelerator');
});

test('no menu begins or ends with a line, and recent files stand below Open', () => {
  const available = COMMANDS.map(({ id }) => id);
  const recent = [{ id: '/c/a.heapwright', name: 'a.heapwright', folder: '/c' }];
  const template = menuTemplate({ available, flags: [], checked: [] }, recent, 'windows', nothing);
  for (const menu of template) {
    const types = itemsOf(menu).map(({ type }) => type);
    expect([types[0], types.at(-1)]).not.toContain('separator');
  }
  expect(titles(itemsOf(template[0]!))).toEqual(expect.arrayContaining(['Open…', 'Open recent']));
});

test('macOS has the app menu first, with Settings and Quit', () => {
  const template = menuTemplate({ available: ['edit.settings'], flags: [], checked: [] }, [], 'mac', nothing);
  expect(titles(template).slice(0, 2)).toEqual(['Heapwright', 'File']);
  expect(titles(itemsOf(template[0]!))).toEqual(expect.arrayContaining(['Settings', 'Quit']));
  expect(titles(itemsOf(template[1]!))).not.toContain('Quit');
});
