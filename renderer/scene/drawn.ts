/** A box with its size, before it has a place. */
import type { ObjectId } from '../../engine/trace/state.js';
import type { DrawnSlot } from './field.js';
import type { Mark, Point } from './mark.js';

export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** The width that it may come to have in another step, when its count changes. */
  readonly roomWidth: number;
  /** Corner radius of the outline. */
  readonly radius: number;
  readonly marks: readonly Mark[];
  /** Rectangles and dots are relative to the box. */
  readonly slots: readonly DrawnSlot[];
  /** Upper left corners of the objects that stand inside, relative to the box. */
  readonly inside: ReadonlyMap<ObjectId, Point>;
}
