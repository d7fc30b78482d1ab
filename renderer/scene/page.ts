/**
 * The page: its margins and zones, in pixels of a figure of 1920 x 1080 before the projector switch enlarges it. A page
 * that must hold more keeps its ratio.
 */
import type { ViewOptions } from './view.js';

export const MARGIN = 64;
/** The projector switch enlarges everything by this: 28 px become 36. */
export const PROJECTOR = 36 / 28;
/** From the right edge of the stack's boxes to the rule, to the words above the heap, and to its first column. */
const TO_RULE = 52;
const TO_HEAP_LABEL = 96;
const TO_HEAP = 156;
const TOP = 176;
const HEAP_TOP = 200;
const FOOT = 120;
const POOL_STRIP = 166;
/** The program at the left: 32 px letters, lines of at most 40. */
const CODE_LETTER = 19.2;
const CODE_LETTERS = 40;
const CODE_GUTTER = 84;
const CODE_GAP = 48;

/** Of a frame's box: above its first name, and for each name. */
export const FRAME_HEADER = 66;
export const FRAME_ROW = 64;
export const FRAME_GAP = 28;

/** Height of a frame's box with so many names. */
export function frameHeight(rows: number): number {
  return rows === 0 ? FRAME_HEADER : FRAME_HEADER + FRAME_ROW * rows + 2;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** The program's zone, or null: it is not shown. */
  readonly code: { readonly x: number; readonly width: number; readonly letters: number } | null;
  /** The stack's boxes begin here. */
  readonly stack: number;
  /** Left edge of the heap's first column; its boxes end at `right`. */
  readonly heap: number;
  readonly right: number;
  readonly rule: number;
  readonly heapLabel: number;
  /** Where the stack's boxes and the heap's boxes begin. */
  readonly top: number;
  readonly heapTop: number;
  /** Boxes end here; below are the pool's strip and the legend. */
  readonly bottom: number;
}

/** The page for a stack of boxes `stackWidth` wide, `scale` times the size that was asked for. */
export function pageOf(options: ViewOptions, stackWidth: number, scale: number): Page {
  const enlarged = options.projector ? PROJECTOR : 1;
  const width = Math.round((options.width * scale) / enlarged);
  const height = Math.round((options.height * scale) / enlarged);
  const longest = Math.max(1, ...(options.code?.lines ?? []).map((line) => Array.from(line).length));
  const letters = Math.min(CODE_LETTERS, longest);
  const code = options.code && { x: MARGIN, width: Math.ceil(CODE_GUTTER + CODE_LETTER * letters + 16), letters };
  const stack = MARGIN + (code ? code.width + CODE_GAP : 0);
  const edge = stack + stackWidth;
  return {
    width,
    height,
    code,
    stack,
    heap: edge + TO_HEAP,
    right: width - MARGIN,
    rule: edge + TO_RULE,
    heapLabel: edge + TO_HEAP_LABEL,
    top: TOP,
    heapTop: HEAP_TOP,
    bottom: height - FOOT - (options.pool === null ? 0 : POOL_STRIP),
  };
}
