/** The compiled rasteriser and the fonts of figures, from their packages. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Rasteriser } from '../../renderer/export/png.js';
import { fromWoff } from '../../renderer/export/woff.js';
import { Refusal } from './command.js';

const WASM = '@resvg/resvg-wasm/index_bg.wasm';
const FONTS = [
  '@fontsource/inter/files/inter-latin-400-normal.woff',
  '@fontsource/inter/files/inter-latin-700-normal.woff',
  '@fontsource/inter/files/inter-latin-ext-400-normal.woff',
  '@fontsource/inter/files/inter-latin-ext-700-normal.woff',
  '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff',
  '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-700-normal.woff',
];

export async function loadRasteriser(): Promise<Rasteriser> {
  const { resolve } = createRequire(import.meta.url);
  try {
    const [wasm, ...fonts] = await Promise.all([WASM, ...FONTS].map((name) => readFile(resolve(name))));
    return { wasm: wasm!, fonts: fonts.map(fromWoff) };
  } catch {
    throw new Refusal('PNG needs the packages @resvg/resvg-wasm and @fontsource; npm ci installs them.');
  }
}
