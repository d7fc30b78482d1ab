/** The compiled rasteriser and the fonts of figures: beside the built command line, or in their packages. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Rasteriser } from '../../renderer/export/png.js';
import { fromWoff } from '../../renderer/export/woff.js';
import { Refusal } from './command.js';
import { besideBuild, FIGURE_FONTS, RASTERISER } from './figure-files.js';

export async function loadRasteriser(): Promise<Rasteriser> {
  try {
    const [wasm, ...fonts] = await Promise.all([RASTERISER, ...FIGURE_FONTS].map(load));
    return { wasm: wasm!, fonts: fonts.map(fromWoff) };
  } catch {
    throw new Refusal('PNG needs the folder "figure" beside the command line: npm run build makes it.');
  }
}

async function load(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readFile(new URL(besideBuild(file), import.meta.url));
  } catch {
    return readFile(createRequire(import.meta.url).resolve(file));
  }
}
