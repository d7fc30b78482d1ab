/** The golden figures. `UPDATE=1` writes them; look at each before you commit it. */
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { toPng } from '../../renderer/export/png.js';
import { toSvg } from '../../renderer/export/svg.js';
import { scene } from '../../renderer/scene/figure.js';
import { THEMES, type ThemeName } from '../../renderer/scene/theme.js';
import { FIGURES } from './figures.js';
import { figureFonts, rasteriser } from './scene/fonts.js';

const FOLDER = fileURLToPath(new URL('../figures/', import.meta.url));
const update = process.env['UPDATE'] === '1';
/** A folder to draw PNG files into, to look at: `npm run gallery`. */
const pictures = process.env['PICTURES'] ?? '';
const themes = Object.keys(THEMES) as ThemeName[];

describe.skipIf(pictures !== '')('golden figures', () => {
  for (const [name, { state, options }] of Object.entries(FIGURES)) {
    test(name, () => {
      const svg = toSvg(scene(state, options));
      const file = `${FOLDER}${name}.svg`;
      if (update) writeFileSync(file, svg);
      else
        expect(existsSync(file) ? readFileSync(file, 'utf8') : '', `run with UPDATE=1 to write ${name}.svg`).toBe(svg);
    });
  }
});

/** The page: a row for each figure, at a quarter of its size first, as from the back row. */
function page(): string {
  const row = (name: string): string => {
    const images = themes.map((theme) => `<a href="${name}.${theme}.png"><img src="${name}.${theme}.png" alt=""></a>`);
    return `<h2>${name}</h2><p>${images.join('')}</p>`;
  };
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>body{font-family:sans-serif;background:#888}img{width:480px;margin:4px}</style>${Object.keys(FIGURES).map(row).join('\n')}\n`;
}

describe.skipIf(pictures === '')('pictures', { timeout: 60_000 }, () => {
  test.each(Object.entries(FIGURES))('%s', async (name, { state, options }) => {
    mkdirSync(pictures, { recursive: true });
    for (const theme of themes) {
      const svg = toSvg(scene(state, { ...options, theme }));
      const png = await toPng(svg, { wasm: rasteriser(), fonts: figureFonts() });
      writeFileSync(`${pictures}/${name}.${theme}.png`, png);
    }
    writeFileSync(`${pictures}/index.html`, page());
  });
});
