/** The golden figures. `UPDATE=1` writes them; look at each before you commit it. */
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { toPng } from '../../renderer/export/png.js';
import { toSvg } from '../../renderer/export/svg.js';
import { scene } from '../../renderer/scene/figure.js';
import { FIGURES } from './figures.js';
import { figureFonts, rasteriser } from './scene/fonts.js';

const FOLDER = fileURLToPath(new URL('../figures/', import.meta.url));
const update = process.env['UPDATE'] === '1';
/** A folder to draw PNG files into, to look at. */
const pictures = process.env['PICTURES'];

describe('golden figures', () => {
  for (const [name, { state, options }] of Object.entries(FIGURES)) {
    test(name, async () => {
      const svg = toSvg(scene(state, options));
      const file = `${FOLDER}${name}.svg`;
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        writeFileSync(`${pictures}/${name}.png`, await toPng(svg, { wasm: rasteriser(), fonts: figureFonts() }));
      }
      if (update) writeFileSync(file, svg);
      else if (pictures === undefined)
        expect(existsSync(file) ? readFileSync(file, 'utf8') : '', `run with UPDATE=1 to write ${name}.svg`).toBe(svg);
    });
  }
});
