/** A figure as the bytes of a file. What draws PNG is loaded when it is first needed. */
import { toSvg } from '../export/svg.js';
import { textTwin } from '../export/text-twin.js';
import type { State } from '../../engine/trace/state.js';
import type { Scene } from '../scene/scene.js';

export type FigureFormat = 'svg' | 'png';

export async function drawFigure(
  figure: Scene,
  state: State,
  format: FigureFormat,
  scale: number,
): Promise<Uint8Array> {
  const svg = toSvg(figure, { description: textTwin(state) });
  if (format === 'svg') return new TextEncoder().encode(svg);
  const { toPng } = await import('../export/png.js');
  return toPng(svg, await rasteriser(), scale);
}

/** `cycle-step-16.svg` */
export function figureName(document: string, step: number, format: FigureFormat): string {
  return `${document.replace(/\.(heapwright|py)$/, '') || 'figure'}-step-${step}.${format}`;
}

async function rasteriser(): Promise<{ wasm: ArrayBuffer; fonts: readonly Uint8Array[] }> {
  const [{ fromWoff }, wasm, ...fonts] = await Promise.all([
    import('../export/woff.js'),
    load(new URL('../../node_modules/@resvg/resvg-wasm/index_bg.wasm', import.meta.url)),
    load(new URL('../../node_modules/@fontsource/inter/files/inter-latin-400-normal.woff', import.meta.url)),
    load(new URL('../../node_modules/@fontsource/inter/files/inter-latin-700-normal.woff', import.meta.url)),
    load(new URL('../../node_modules/@fontsource/inter/files/inter-latin-ext-400-normal.woff', import.meta.url)),
    load(new URL('../../node_modules/@fontsource/inter/files/inter-latin-ext-700-normal.woff', import.meta.url)),
    load(
      new URL(
        '../../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff',
        import.meta.url,
      ),
    ),
    load(
      new URL(
        '../../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-700-normal.woff',
        import.meta.url,
      ),
    ),
  ]);
  return { wasm, fonts: fonts.map((font) => fromWoff(new Uint8Array(font))) };
}

async function load(url: URL): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error('A file of the app is missing: install it again.');
  return response.arrayBuffer();
}
