/** What of a state is drawn, before anything has a size. */
import type { Frame, HeapObject, ObjectId, Shape } from '../../engine/trace/state.js';
import type { Row } from './row.js';
import type { Omitted } from './scene.js';

/** Names longer than this are cut: of a frame, of a field. */
export const FRAME_NAME_LETTERS = 16;
export const FIELD_NAME_LETTERS = 14;

export interface FrameContent {
  readonly frame: Frame;
  readonly rows: readonly Row[];
}

/**
 * How the slots are arranged: a row of cells, loose cells, a table of keys and values, a table of indices and values,
 * named fields, named cells side by side.
 */
export type Body = 'cells' | 'loose' | 'entries' | 'grid' | 'fields' | 'node';

export interface ObjectContent {
  readonly object: HeapObject;
  readonly body: Body;
  /** A leaf's value or a function's name, cut to its length; null where there is none. */
  readonly text: string | null;
  /** What was cut off, in words: `42 characters`. */
  readonly cutNote: string | null;
  /** Rows before the fold, and after it. */
  readonly head: readonly Row[];
  readonly tail: readonly Row[];
  /** How many slots the fold hides. */
  readonly more: number;
  /** The object inside which it is drawn, or null. */
  readonly within: ObjectId | null;
}

export interface Content {
  /** Without those that are folded: `omitted.frames` of them follow the first. */
  readonly frames: readonly FrameContent[];
  /** In reading order: what the frames reach, depth first; then the unreachable; then the freed. */
  readonly objects: readonly ObjectContent[];
  readonly omitted: Omitted;
  /** Shapes whose values were written into slots. */
  readonly inlined: ReadonlySet<Shape>;
}
