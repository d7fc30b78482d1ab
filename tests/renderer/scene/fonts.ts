/** The fonts that we ship, read for the tests. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromWoff } from '../../../renderer/export/woff.js';

const MODULES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** A font of @fontsource as TrueType: `font('inter', 'latin', 700)`. */
export function font(family: 'inter' | 'ibm-plex-mono', subset: string, weight: number): Uint8Array {
  return fromWoff(
    readFileSync(`${MODULES}@fontsource/${family}/files/${family}-${subset}-${String(weight)}-normal.woff`),
  );
}

/** All that a figure needs. */
export function figureFonts(): Uint8Array[] {
  return (['inter', 'ibm-plex-mono'] as const).flatMap((family) =>
    ['latin', 'latin-ext', 'cyrillic'].flatMap((subset) => [font(family, subset, 400), font(family, subset, 700)]),
  );
}

/** The compiled rasteriser. */
export function rasteriser(): Uint8Array {
  return readFileSync(`${MODULES}@resvg/resvg-wasm/index_bg.wasm`);
}

function tables(ttf: Uint8Array): Map<string, DataView> {
  const view = new DataView(ttf.buffer, ttf.byteOffset, ttf.byteLength);
  const found = new Map<string, DataView>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...ttf.subarray(at, at + 4));
    found.set(tag, new DataView(ttf.buffer, ttf.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)));
  }
  return found;
}

function tableAt(all: Map<string, DataView>, tag: string): DataView {
  const table = all.get(tag);
  if (!table) throw new Error(`the font has no ${tag} table`);
  return table;
}

/** Glyph of each character, from a format 4 `cmap`. */
function glyphs(cmap: DataView): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const at = cmap.getUint32(4 + 8 * i + 4);
    if (cmap.getUint16(at) !== 4) continue;
    const segments = cmap.getUint16(at + 6) / 2;
    for (let s = 0; s < segments; s++) {
      const end = cmap.getUint16(at + 14 + 2 * s);
      const startAt = at + 16 + 2 * segments + 2 * s;
      const start = cmap.getUint16(startAt);
      const delta = cmap.getUint16(startAt + 2 * segments);
      const rangeAt = startAt + 4 * segments;
      const range = cmap.getUint16(rangeAt);
      for (let code = start; code <= end && code < 0xffff; code++) {
        const glyph = range === 0 ? code : cmap.getUint16(rangeAt + range + 2 * (code - start));
        if (glyph !== 0) found.set(code, (glyph + delta) & 0xffff);
      }
    }
  }
  return found;
}

/** The advance of each character, in font units, in the order of code points. */
export function advances(ttf: Uint8Array): Map<string, number> {
  const all = tables(ttf);
  const metrics = tableAt(all, 'hmtx');
  const count = tableAt(all, 'hhea').getUint16(34);
  const found = new Map<string, number>();
  for (const [code, glyph] of [...glyphs(tableAt(all, 'cmap'))].sort((a, b) => a[0] - b[0])) {
    found.set(String.fromCodePoint(code), metrics.getUint16(4 * Math.min(glyph, count - 1)));
  }
  return found;
}

export function unitsPerEm(ttf: Uint8Array): number {
  return tableAt(tables(ttf), 'head').getUint16(18);
}
