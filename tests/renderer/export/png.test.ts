import { expect, test } from 'vitest';
import { toPng } from '../../../renderer/export/png.js';
import { fromWoff } from '../../../renderer/export/woff.js';
import { figureFonts, rasteriser } from '../scene/fonts.js';

const machine = { wasm: rasteriser(), fonts: figureFonts() };

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="108" viewBox="0 0 192 108"><rect width="192" height="108" fill="#FFFFFF"/>${content}</svg>`;
}

function label(family: string, text: string, weight = 400): string {
  return svg(
    `<text x="10" y="60" font-family="${family}" font-size="36" font-weight="${String(weight)}" fill="#000000">${text}</text>`,
  );
}

/** Width and height from the header. */
function sizeOf(png: Uint8Array): number[] {
  const data = new DataView(png.buffer, png.byteOffset);
  return [data.getUint32(16), data.getUint32(20)];
}

test('a figure is drawn at one, two and four times its size', async () => {
  for (const scale of [1, 2, 4])
    expect(sizeOf(await toPng(svg(''), machine, scale))).toEqual([192 * scale, 108 * scale]);
});

test('text draws pixels in both families and weights', async () => {
  const blank = await toPng(svg(''), machine);
  const drawn: string[] = [];
  for (const family of ['Inter', "'IBM Plex Mono'"]) {
    for (const weight of [400, 700])
      drawn.push(Buffer.from(await toPng(label(family, 'rc 2', weight), machine)).toString('base64'));
  }
  expect(new Set([...drawn, Buffer.from(blank).toString('base64')]).size).toBe(5);
});

test('comparison signs do not become ligatures', async () => {
  const together = await toPng(label("'IBM Plex Mono'", '!='), machine);
  const apart = await toPng(label("'IBM Plex Mono'", '!<tspan>=</tspan>'), machine);
  expect(Buffer.from(together).equals(Buffer.from(apart))).toBe(true);
});

test('same figure, same bytes; no fonts, no figure', async () => {
  expect(await toPng(label('Inter', 'x'), machine)).toEqual(await toPng(label('Inter', 'x'), machine));
  await expect(toPng(svg(''), { ...machine, fonts: [] })).rejects.toThrow('without fonts');
});

test('a font of another kind is refused', () => {
  expect(() => fromWoff(new Uint8Array(100))).toThrow('not a WOFF 1.0 font');
});
