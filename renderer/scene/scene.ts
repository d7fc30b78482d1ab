/**
 * A figure as plain data with geometry: what the SVG writer prints and the window paints. Everything that stands for a
 * thing of the state names it, so that a click finds the thing and a selection finds its picture. Absolute positions are
 * figure pixels; the marks of a part are relative to the upper left corner of its rectangle, so that equal boxes have
 * equal marks wherever they stand.
 */
import type { ObjectId } from '../../engine/trace/state.js';
import type { Forms } from './form.js';
import type { Mark, Point, Rect } from './mark.js';
import type { Role, ThemeName } from './theme.js';

/** Something drawn: its outline on the page, and its marks relative to the outline's upper left corner. */
export interface Part {
  readonly id: string;
  readonly rect: Rect;
  readonly marks: readonly Mark[];
}

/** The place of a value: in a frame, a cell of a list, an attribute's field. */
export interface SlotBox {
  /** `slot:OWNER:NAME`, with `#2` and so on appended when the owner has several slots of that name. */
  readonly id: string;
  /** The object or frame that it belongs to. */
  readonly owner: ObjectId;
  /** Its name in the state. */
  readonly name: string;
  readonly rect: Rect;
  readonly to: ObjectId | null;
  /** The value is written in the slot; otherwise an arrow leaves it, or it is empty. */
  readonly inline: boolean;
}

export interface FrameBox extends Part {
  /** `frame:ID` */
  readonly id: string;
  readonly frame: ObjectId;
  readonly name: string;
  readonly active: boolean;
  readonly slots: readonly SlotBox[];
}

export interface ObjectBox extends Part {
  /** `object:ID` */
  readonly id: string;
  readonly object: ObjectId;
  readonly role: Role;
  readonly mutable: boolean;
  /** The object inside which it stands, or null. */
  readonly within: ObjectId | null;
  /** Border radius of the outline, for selection rings. */
  readonly radius: number;
  readonly slots: readonly SlotBox[];
}

export interface Arrow {
  /** `arrow:OWNER:NAME`, after its slot. */
  readonly id: string;
  /** The id of the slot where it starts. */
  readonly slot: string;
  readonly owner: ObjectId;
  readonly to: ObjectId;
  /** Orthogonal; the first point is the dot in the slot, the last is the head's tip on the target's border. */
  readonly points: readonly Point[];
  /** Corner radius. */
  readonly radius: number;
  readonly role: Role;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash: readonly number[] | null;
  readonly weak: boolean;
  /** The colour and width of the line beneath, that parts this arrow from those it crosses. */
  readonly halo: { readonly stroke: string; readonly strokeWidth: number };
  /** All of the above as marks at absolute positions: halo, line, head, dot. */
  readonly marks: readonly Mark[];
}

export type WarningKind = 'objects' | 'page' | 'cut' | 'crossings' | 'note' | 'overlap';

/** Something that may not be readable from the back row. */
export interface Warning {
  readonly kind: WarningKind;
  /** One sentence. */
  readonly text: string;
  readonly object: ObjectId | null;
}

/** What is not drawn, and why. */
export interface Omitted {
  /** Names of frames left out by a preset or the author, in order; dunder names apart. */
  readonly names: readonly string[];
  readonly dunder: number;
  /** Slots of value stacks. */
  readonly stack: number;
  readonly functions: number;
  readonly classes: number;
  readonly modules: number;
  /** Frames between the oldest and the newest that are folded. */
  readonly frames: number;
  /** Slots folded into `N more`. */
  readonly slots: number;
  /** Objects that only folded or hidden slots reach. */
  readonly objects: number;
  /** Objects freed in this step beyond those that are drawn. */
  readonly freed: number;
  /** Unreachable objects older than those that are drawn. */
  readonly unreachable: number;
  /** References drawn as tags, not arrows. */
  readonly references: number;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** 1, or 36/28 with the projector switch: what places are multiplied by. */
  readonly scale: number;
  readonly theme: ThemeName;
  /** The page colour, or null for a transparent figure. */
  readonly ground: string | null;
  readonly title: string;
  /** `step 12 / 31` */
  readonly stepLabel: string;
  /** Title, step, zone names, rule, legend, group labels, unbound names, chips. Ids: `title`, `step`, `zone:stack`, … */
  readonly labels: readonly Part[];
  readonly frames: readonly FrameBox[];
  readonly objects: readonly ObjectBox[];
  readonly arrows: readonly Arrow[];
  /** Ids: `note:1`, `pin:1`. */
  readonly notes: readonly Part[];
  readonly warnings: readonly Warning[];
  readonly omitted: Omitted;
  /** Crossings of arrows that remain. */
  readonly crossings: number;
}

/**
 * Where everything stands, over one state or a whole recording: an object never moves between two states of a plan. In
 * pixels of the figure before the projector switch enlarges it: multiply by the scene's `scale`.
 */
export interface Placement {
  readonly width: number;
  readonly height: number;
  /** Width of the boxes of the stack. */
  readonly stackWidth: number;
  /** How structures are drawn. */
  readonly forms: Forms;
  /** Upper left corners of frames, by the calls that lead to them: see `stack.ts`. */
  readonly frames: ReadonlyMap<string, Point>;
  /** Upper left corners. */
  readonly objects: ReadonlyMap<ObjectId, Point>;
}
