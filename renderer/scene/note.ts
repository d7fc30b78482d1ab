/** Notes: a numbered pin on the thing, and a box with the words in free space near it. */
import { box, type Point, type Rect } from './mark.js';
import type { Page } from './page.js';
import { bottom, inflated, overlaps, right } from './rect.js';
import type { Part } from './scene.js';
import { text } from './sign.js';
import { cut, textWidth, wrapped } from './text-width.js';
import type { Theme } from './theme.js';

export const PIN = 24;
const SIZE = 30;
const PITCH = 42;
const PAD = 20;
const MOST_WIDTH = 392;
const MOST_LETTERS = 26;
const MOST_LINES = 3;
const STEP = 16;

/** The pin at a corner of what the note speaks of. */
export function pin(number: number, at: Point, theme: Theme): Part {
  return {
    id: `pin:${String(number)}`,
    rect: { x: at.x - PIN, y: at.y - PIN, width: 2 * PIN, height: 2 * PIN },
    marks: [
      { kind: 'circle', x: PIN, y: PIN, radius: PIN, fill: theme.ink },
      text({ x: PIN, y: PIN + 10 }, String(number), { size: 28, fill: theme.onInk, bold: true, anchor: 'middle' }),
    ],
  };
}

/** The first corner, from the upper right, at which a pin covers none of the words; the upper right where all are taken. */
export function pinPlace(target: Rect, words: readonly Rect[]): Point {
  const [left, far, top, low] = [target.x - 4, right(target) + 4, target.y - 4, bottom(target) + 4];
  const corners = [
    { x: far, y: top },
    { x: far, y: low },
    { x: left, y: low },
    { x: left, y: top },
  ];
  const isClear = ({ x, y }: Point): boolean => {
    const outline = { x: x - PIN, y: y - PIN, width: 2 * PIN, height: 2 * PIN };
    return !words.some((each) => overlaps(outline, each));
  };
  return corners.find(isClear) ?? { x: far, y: top };
}

export interface NoteResult {
  readonly parts: readonly Part[];
  /** It did not find free space, or its text was cut. */
  readonly problem: 'no room' | 'cut' | null;
}

/** Places a note's box as near to its target as free space allows; `taken` are the rectangles to keep clear of. */
export function note(
  number: number,
  words: string,
  target: Rect,
  taken: readonly Rect[],
  page: Page,
  theme: Theme,
): NoteResult {
  const all = wrapped(words, MOST_WIDTH, SIZE, 'sans', MOST_LETTERS);
  const lines = all.slice(0, MOST_LINES);
  if (all.length > MOST_LINES)
    lines[MOST_LINES - 1] = cut(`${lines[MOST_LINES - 1] ?? ''}${' '.repeat(MOST_LETTERS)}`, MOST_LETTERS).replace(
      / +…$/,
      '…',
    );
  const width = Math.ceil(Math.max(...lines.map((line) => textWidth(line, SIZE, 'sans')), 60)) + 2 * PAD + 8;
  const height = PITCH * lines.length + 2 * 14;
  const at = freeSpace(width, height, target, taken, page);
  if (!at) return { parts: [], problem: 'no room' };
  return {
    parts: [
      {
        id: `note:${String(number)}`,
        rect: { ...at, width, height },
        marks: [
          box({ x: 0, y: 0, width, height }, { fill: theme.note, stroke: theme.ink, width: 3, radius: 8 }),
          ...lines.map((line, i) =>
            text({ x: PAD + 8, y: 14 + 31 + PITCH * i }, line, { size: SIZE, fill: theme.ink }),
          ),
        ],
      },
      pin(number, at, theme),
    ],
    problem: all.length > MOST_LINES ? 'cut' : null,
  };
}

function freeSpace(width: number, height: number, target: Rect, taken: readonly Rect[], page: Page): Point | null {
  const centre = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
  let best: (Point & { distance: number }) | null = null;
  for (let y = page.heapTop; y + height <= page.bottom + 24; y += STEP) {
    for (let x = page.heap; x + width <= page.right; x += STEP) {
      const dx = Math.max(0, x - right(target), target.x - x - width);
      const dy = Math.max(0, y - target.y - target.height, target.y - y - height);
      const distance = dx + dy + Math.abs(x + width / 2 - centre.x) / 8 + (y + height < target.y ? 40 : 0);
      if (best && best.distance <= distance) continue;
      const rect = inflated({ x, y, width, height }, PIN);
      if (!taken.some((other) => overlaps(rect, other))) best = { x, y, distance };
    }
  }
  return best && { x: best.x, y: best.y };
}
