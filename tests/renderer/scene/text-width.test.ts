import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cut, textWidth, wrapped } from '../../../renderer/scene/text-width.js';
import { advances, font, unitsPerEm } from './fonts.js';

const TABLE = fileURLToPath(new URL('../../../renderer/scene/inter-advances.ts', import.meta.url));

function measured(weight: number): Record<string, number> {
  return Object.fromEntries(
    ['latin', 'latin-ext']
      .flatMap((subset) => [...advances(font('inter', subset, weight))])
      .filter(([letter]) => {
        const code = letter.codePointAt(0) ?? 0;
        return (code >= 0x20 && code < 0x180) || (code >= 0x2010 && code < 0x2040) || code === 0x2212;
      }),
  );
}

function quoted(letter: string): string {
  return letter === "'" ? `"'"` : letter === '\\' ? `'\\\\'` : `'${letter}'`;
}

function tableText(): string {
  const rows = (weight: number): string => {
    const entries = Object.entries(measured(weight)).map(([letter, width]) => [letter, width] as const);
    return entries.map(([letter, width]) => `[${quoted(letter)}, ${String(width)}]`).join(', ');
  };
  return [
    '/** Advances of Inter in font units, read from the font files; `UPDATE=1` on the text width test writes this file. */',
    '',
    `export const UNITS_PER_EM = ${String(unitsPerEm(font('inter', 'latin', 400)))};`,
    '',
    '// prettier-ignore',
    'export const INTER: { readonly regular: Readonly<Record<string, number>>; readonly bold: Readonly<Record<string, number>> } = {',
    `  regular: Object.fromEntries([${rows(400)}] satisfies [string, number][]),`,
    `  bold: Object.fromEntries([${rows(700)}] satisfies [string, number][]),`,
    '};',
    '',
  ].join('\n');
}

test('the table of advances is that of the fonts we ship', async () => {
  if (process.env['UPDATE'] === '1') writeFileSync(TABLE, tableText());
  const { INTER } = await import('../../../renderer/scene/inter-advances.js');
  expect(INTER.regular).toEqual(measured(400));
  expect(INTER.bold).toEqual(measured(700));
  expect(
    [...advances(font('ibm-plex-mono', 'latin', 400)).values()].every((width) => width === 600 || width === 0),
  ).toBe(true);
});

test('widths add up', () => {
  expect(textWidth('pair', 36, 'mono')).toBeCloseTo(86.4);
  expect(textWidth('数', 36, 'mono')).toBe(36);
  expect(textWidth('rc 2', 28, 'sans', 700)).toBeGreaterThan(50);
  expect(textWidth('rc 2', 28, 'sans', 700)).toBeLessThan(64);
});

test('long texts are cut and wrapped', () => {
  expect(cut('abcdefgh', 8)).toBe('abcdefgh');
  expect(cut('abcdefghi', 8)).toBe('abcdefg…');
  expect(wrapped('del a dropped one count: rc 3 to 2', 370, 30, 'sans')).toEqual([
    'del a dropped one count:',
    'rc 3 to 2',
  ]);
});
