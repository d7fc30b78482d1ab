/** An SVG figure as PNG bytes, drawn by resvg compiled to WebAssembly: the same in the page and on the command line. */
import { initWasm, Resvg } from '@resvg/resvg-wasm';

export interface Rasteriser {
  /** `index_bg.wasm` of @resvg/resvg-wasm, or the compiled module. */
  readonly wasm: BufferSource | WebAssembly.Module;
  /** TrueType fonts: Inter and IBM Plex Mono, regular and bold. See `woff.ts`. */
  readonly fonts: readonly Uint8Array[];
}

let ready: Promise<void> | null = null;

/**
 * Draws a figure at `scale` times its size (1, 2 or 4 for exports). Rejects when no font is given, since the figure would
 * have no text.
 */
export async function toPng(svg: string, { wasm, fonts }: Rasteriser, scale = 1): Promise<Uint8Array> {
  if (fonts.length === 0) throw new Error('a figure cannot be drawn without fonts');
  ready ??= initWasm(wasm);
  await ready;
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontBuffers: [...fonts],
      defaultFontFamily: 'Inter',
      sansSerifFamily: 'Inter',
      monospaceFamily: 'IBM Plex Mono',
    },
    textRendering: 2,
    shapeRendering: 2,
  });
  try {
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
