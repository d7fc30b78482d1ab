/** What drawing a PNG needs beside the program: the compiled rasteriser and the fonts of figures, by their packages. */
export const RASTERISER = '@resvg/resvg-wasm/index_bg.wasm';

export const FIGURE_FONTS: readonly string[] = [
  '@fontsource/inter/files/inter-latin-400-normal.woff',
  '@fontsource/inter/files/inter-latin-700-normal.woff',
  '@fontsource/inter/files/inter-latin-ext-400-normal.woff',
  '@fontsource/inter/files/inter-latin-ext-700-normal.woff',
  '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff',
  '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-700-normal.woff',
];

/** Where the build puts such a file, relative to the command line's own. */
export function besideBuild(file: string): string {
  return `figure/${file.slice(file.lastIndexOf('/') + 1)}`;
}
