import { expect, test } from 'vitest';
import { COMMANDS } from '../../../app/commands.js';
import type { Command } from '../../../app/commands.js';
import { chord, commandOf, isSingleKey, keyLabel } from '../../../renderer/state/keymap.js';
import type { Stroke } from '../../../renderer/state/keymap.js';

const stroke = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('Mod is Ctrl, on macOS Command', () => {
  expect(chord(stroke('Enter', { ctrlKey: true }), 'linux')).toBe('Mod+Enter');
  expect(chord(stroke('Enter', { metaKey: true }), 'mac')).toBe('Mod+Enter');
  expect(commandOf(chord(stroke('Enter', { ctrlKey: true }), 'mac'))).toBeUndefined();
});

test('letters are keys whatever their case, signs whatever Shift', () => {
  expect(chord(stroke('k'), 'linux')).toBe('K');
  expect(chord(stroke('N', { shiftKey: true }), 'linux')).toBe('Shift+N');
  expect(commandOf(chord(stroke('?', { shiftKey: true }), 'linux'))).toBe('help.keys');
  expect(commandOf(chord(stroke('+', { ctrlKey: true, shiftKey: true }), 'linux'))).toBe('view.zoomIn');
});

test('a digit is a digit with Shift too', () => {
  const held = { ctrlKey: true, shiftKey: true, code: 'Digit2' };
  expect(commandOf(chord(stroke('@', held), 'linux'))).toBe('view.modeAuthor');
});

test('single keys are those without Mod, Alt or an F', () => {
  expect(['K', 'Shift+N', 'ArrowRight', 'Space'].map(isSingleKey)).toEqual([true, true, true, true]);
  expect(['Mod+K', 'F8', 'Shift+F6', 'Alt+ArrowUp'].map(isSingleKey)).toEqual([false, false, false, false]);
});

test('no key does two things', () => {
  const keys = (COMMANDS as readonly Command[]).flatMap(({ key, also }) => [key, ...(also ?? [])]).filter(Boolean);
  expect(new Set(keys).size).toBe(keys.length);
});

test('keys as people read them', () => {
  expect(keyLabel('Mod+Shift+Enter', 'linux')).toBe('Ctrl Shift Enter');
  expect(keyLabel('ArrowRight', 'linux')).toBe('→');
  expect(keyLabel('Mod+K', 'mac')).toBe('⌘ K');
});
