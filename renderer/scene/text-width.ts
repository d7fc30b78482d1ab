/**
 * The width of a text, by arithmetic on advances that were measured once from the fonts we ship; kerning is left out.
 * The table is kept true by a test that reads the fonts.
 */
import { INTER, UNITS_PER_EM } from './inter-advances.js';
import type { Family, TextMark, Weight } from './mark.js';
import { stroke, type PathMark } from './mark.js';

/** IBM Plex Mono: every letter is three fifths of the size. */
const MONO_ADVANCE = 0.6;
/** For letters that the table lacks: about as wide as the widest Latin lower case letters. */
const UNKNOWN_ADVANCE = 0.65;

/** Letters that fill a square in every font: East Asian ones and pictographs. */
function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint <= 0x115f) ||
    (codePoint >= 0x2e80 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    codePoint >= 0x1f000
  );
}

/** The width in pixels of `text` set in `size` pixels. */
export function textWidth(text: string, size: number, family: Family, weight: Weight = 400): number {
  const table = weight === 700 ? INTER.bold : INTER.regular;
  let width = 0;
  for (const letter of text) {
    const codePoint = letter.codePointAt(0) ?? 0;
    if (isWide(codePoint)) width += 1;
    else if (family === 'mono') width += MONO_ADVANCE;
    else width += (table[letter] ?? UNKNOWN_ADVANCE * UNITS_PER_EM) / UNITS_PER_EM;
  }
  return width * size;
}

/** The width of a text mark. */
export function widthOf(mark: TextMark): number {
  return textWidth(mark.text, mark.size, mark.family, mark.weight);
}

/** A line through a text: drawn, since not every program that opens an SVG knows `text-decoration`. */
export function strike(mark: TextMark): PathMark {
  const width = widthOf(mark);
  const x = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2;
  const y = mark.y - mark.size * 0.29;
  return stroke(
    [
      { x: x - 3, y },
      { x: x + width + 3, y },
    ],
    { stroke: mark.fill, width: 3 },
  );
}

/** The text cut to at most `most` letters, the last of them an ellipsis where it was cut. */
export function cut(text: string, most: number): string {
  if (isWithin(text, most)) return text;
  const letters = Array.from(text.slice(0, 2 * most));
  return `${letters.slice(0, most - 1).join('')}…`;
}

/** True for a text of at most `most` letters; one of a million is not read for that. */
export function isWithin(text: string, most: number): boolean {
  return text.length <= most || (text.length <= 2 * most && Array.from(text).length <= most);
}

/** The lines of a text broken at spaces, none wider than `width` pixels or `letters` letters; a longer word stands alone. */
export function wrapped(text: string, width: number, size: number, family: Family, letters = Infinity): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && (longer.length > letters || textWidth(longer, size, family) > width)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}
