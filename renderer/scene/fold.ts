/** What is too long is cut or folded, and says how much is left out. */
import type { HeapObject, Shape } from '../../engine/trace/state.js';
import type { Body, FrameContent, ObjectContent } from './content.js';
import { frameHeight, FRAME_GAP } from './page.js';
import type { Row } from './row.js';
import { cut, isWithin } from './text-width.js';

const VALUE_LETTERS = 18;
const MAX_ENTRIES = 6;
const MAX_FIELDS = 8;
const MAX_INDICES = 8;
/** How many cells stay before and after a fold, the most telling first. */
const FOLDS = [
  { head: 5, tail: 2 },
  { head: 4, tail: 2 },
  { head: 3, tail: 2 },
  { head: 2, tail: 1 },
];
const UNFOLDED = 8;
/** Widest row of cells, in pixels; longer ones fold. */
const MAX_CELLS_WIDTH = 1100;
const MORE_WIDTH = 150;
/** Highest stack of frames, in pixels; of a higher one the middle folds. */
const MAX_STACK_HEIGHT = 810;
/** Their text is a name, not a value. */
const NAMED_SHAPES: ReadonlySet<Shape> = new Set([
  'function',
  'class',
  'method',
  'builtin',
  'module',
  'code',
  'generator',
]);

/** The width of a cell that holds `letters` letters of 36 pixels. */
export function cellWidth(letters: number): number {
  return letters === 0 ? 104 : Math.max(104, 24 * letters + 32);
}

/** Letters of the widest text in a row, what was there before included. */
function letters(row: Row): number {
  const now = row.show.kind === 'value' ? Array.from(row.show.text).length : 0;
  return row.was === null ? now : Math.max(now, 1) + Array.from(row.was).length;
}

/** Cuts a leaf's text: the first 18 letters, and what is left in words. */
export function leafText(object: HeapObject): Pick<ObjectContent, 'text' | 'cutNote'> {
  if (object.text === null) return { text: null, cutNote: null };
  if (NAMED_SHAPES.has(object.shape))
    return { text: cut(object.text.replace(/^.*\.<locals>\./, ''), VALUE_LETTERS), cutNote: null };
  if (isWithin(object.text, VALUE_LETTERS + 1)) return { text: object.text, cutNote: null };
  const unit = object.shape === 'int' ? 'digits' : object.shape === 'bytes' ? 'bytes' : 'characters';
  const length =
    object.length ?? (object.shape === 'int' ? object.text.replace('-', '').length : Array.from(object.text).length);
  return { text: cut(object.text, VALUE_LETTERS + 1), cutNote: `${length.toLocaleString('en-US')} ${unit}` };
}

/** Shows what fits: of a long list the first five and the last two, of a dict six rows. */
export function fold(all: readonly Row[], omitted: number, kind: Body): Pick<ObjectContent, 'head' | 'tail' | 'more'> {
  const total = all.length + omitted;
  const kept = (head: number, tail: number): Pick<ObjectContent, 'head' | 'tail' | 'more'> => {
    const isEnd = omitted === 0 || all.at(-1)?.name === String(total - 1);
    const last = isEnd ? tail : 0;
    const first = Math.min(head, all.length - last);
    return { head: all.slice(0, first), tail: last === 0 ? [] : all.slice(-last), more: total - first - last };
  };
  if (kind === 'entries' || kind === 'fields' || kind === 'node' || kind === 'grid') {
    const most = kind === 'entries' ? MAX_ENTRIES : kind === 'grid' ? MAX_INDICES : MAX_FIELDS;
    return total <= most ? kept(all.length, 0) : kept(most, 0);
  }
  const width = (folded: Pick<ObjectContent, 'head' | 'tail'>): number =>
    [...folded.head, ...folded.tail].reduce((sum, row) => sum + cellWidth(letters(row)), 0);
  const whole = kept(all.length, 0);
  if (total <= UNFOLDED && omitted === 0 && width(whole) <= MAX_CELLS_WIDTH) return whole;
  for (const { head, tail } of FOLDS) {
    if (head + tail >= total) continue;
    const folded = kept(head, tail);
    if (width(folded) + MORE_WIDTH <= MAX_CELLS_WIDTH) return folded;
  }
  return total <= 1 ? whole : kept(1, 0);
}

/** Keeps the oldest frame and as many of the newest as fit; `folded` is how many are missing after the first. */
export function foldFrames(frames: readonly FrameContent[]): { kept: readonly FrameContent[]; folded: number } {
  const height = ({ rows }: FrameContent): number => frameHeight(rows.length) + FRAME_GAP;
  const total = frames.reduce((sum, frame) => sum + height(frame), 0);
  const [oldest, ...rest] = frames;
  if (!oldest || total <= MAX_STACK_HEIGHT) return { kept: frames, folded: 0 };
  const kept: FrameContent[] = [];
  let room = MAX_STACK_HEIGHT - height(oldest);
  for (const frame of rest.reverse()) {
    room -= height(frame);
    if (room < 0 && kept.length > 0) break;
    kept.unshift(frame);
  }
  return { kept: [oldest, ...kept], folded: frames.length - 1 - kept.length };
}
