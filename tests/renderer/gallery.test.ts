/** The golden figures. `UPDATE=1` writes them; look at each before you commit it. */
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { toPng } from '../../renderer/export/png.js';
import { toSvg } from '../../renderer/export/svg.js';
import { scene } from '../../renderer/scene/figure.js';
import type { Scene } from '../../renderer/scene/scene.js';
import { THEMES, type ThemeName } from '../../renderer/scene/theme.js';
import { FIGURES } from './figures.js';
import { run, RUN_FIGURES } from './run-figures.js';
import { figureFonts, rasteriser } from './scene/fonts.js';

const FOLDER = fileURLToPath(new URL('../figures/', import.meta.url));
const update = process.env['UPDATE'] === '1';
/** A folder to draw PNG files into, to look at: `npm run gallery`. */
const pictures = process.env['PICTURES'] ?? '';
const themes = Object.keys(THEMES) as ThemeName[];

function checkGolden(name: string, drawn: Scene): void {
  const svg = toSvg(drawn);
  const file = `${FOLDER}${name}.svg`;
  if (update) writeFileSync(file, svg);
  else expect(existsSync(file) ? readFileSync(file, 'utf8') : '', `run with UPDATE=1 to write ${name}.svg`).toBe(svg);
}

describe.skipIf(pictures !== '')('golden figures', () => {
  test.each(Object.entries(FIGURES))('%s', (name, { state, options }) => checkGolden(name, scene(state, options)));

  test.each(RUN_FIGURES)('steps of $name', ({ program, steps, name, choices }) => {
    const { picture } = run(program, choices);
    for (const step of steps) checkGolden(`${name}-${String(step)}`, picture(step));
  });
});

/** The page: a row for each figure, at a quarter of its size first, as from the back row. */
function page(names: readonly string[]): string {
  const row = (name: string): string => {
    const images = themes.map((theme) => `<a href="${name}.${theme}.png"><img src="${name}.${theme}.png" alt=""></a>`);
    return `<h2>${name}</h2><p>${images.join('')}</p>`;
  };
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>body{font-family:sans-serif;background:#888}img{width:480px;margin:4px}</style>${names.map(row).join('\n')}\n`;
}

describe.skipIf(pictures === '')('pictures', { timeout: 120_000 }, () => {
  const paint = async (name: string, drawn: (theme: ThemeName) => Scene): Promise<void> => {
    mkdirSync(pictures, { recursive: true });
    for (const theme of themes) {
      const png = await toPng(toSvg(drawn(theme)), { wasm: rasteriser(), fonts: figureFonts() });
      writeFileSync(`${pictures}/${name}.${theme}.png`, png);
    }
  };

  test.each(Object.entries(FIGURES))('%s', (name, { state, options }) =>
    paint(name, (theme) => scene(state, { ...options, theme })),
  );

  test.each(RUN_FIGURES)('steps of $name', async ({ program, steps, name, choices }) => {
    const { picture } = run(program, choices);
    for (const step of steps) await paint(`${name}-${String(step)}`, (theme) => picture(step, { theme }));
  });

  test('the page that shows them', () => {
    const ofRuns = RUN_FIGURES.flatMap(({ name, steps }) => steps.map((step) => `${name}-${String(step)}`));
    writeFileSync(`${pictures}/index.html`, page([...Object.keys(FIGURES), ...ofRuns]));
  });
});
