/** How a state is to be drawn: everything that is the author's choice and not in the program's memory. */
import type { ObjectId, PoolView } from '../../engine/trace/state.js';
import type { ThemeName } from './theme.js';

/** What a note points at, or a hiding hides. A slot is named as in the state: `next`, `0`, `xs` for a frame's name. */
export type Target =
  | { readonly kind: 'object'; readonly object: ObjectId }
  | { readonly kind: 'frame'; readonly object: ObjectId }
  | { readonly kind: 'slot'; readonly object: ObjectId; readonly slot: string };

/** A numbered pin on its target and a box with its text. Notes are numbered in order, from 1. */
export interface FigureNote {
  readonly text: string;
  readonly target: Target;
}

/** Where the author has put an object's upper left corner, in pixels of the figure before the projector switch. */
export interface AuthorPlace {
  readonly object: ObjectId;
  readonly x: number;
  readonly y: number;
}

/** What is left out unless something other than a module's name holds it; a chip says what and how many. */
export interface Hiding {
  /** Names that begin and end with two underscores. */
  readonly dunder: boolean;
  readonly functions: boolean;
  readonly classes: boolean;
  readonly modules: boolean;
  /** The value stack: iterators of loops, operands that wait for a call. */
  readonly stack: boolean;
}

export interface CodeStrip {
  /** The whole program. */
  readonly lines: readonly string[];
}

export interface ViewOptions {
  readonly theme: ThemeName;
  /** Draws every object, small values too. */
  readonly strict: boolean;
  /** The projector switch: everything grows by 36/28 and lines thicken. */
  readonly projector: boolean;
  readonly hiding: Hiding;
  /** Objects, slots and frames hidden by the author. */
  readonly hidden: readonly Target[];
  readonly places: readonly AuthorPlace[];
  readonly notes: readonly FigureNote[];
  /** The page in pixels; it grows in the same ratio when the memory does not fit. */
  readonly width: number;
  readonly height: number;
  /** Replaces the step's own title. */
  readonly title: string | null;
  readonly code: CodeStrip | null;
  /** A pool drawn as a strip of blocks below the heap. */
  readonly pool: PoolView | null;
  /** No page colour. */
  readonly transparent: boolean;
}

export const DEFAULT_VIEW: ViewOptions = {
  theme: 'light',
  strict: false,
  projector: false,
  hiding: { dunder: true, functions: true, classes: true, modules: true, stack: true },
  hidden: [],
  places: [],
  notes: [],
  width: 1920,
  height: 1080,
  title: null,
  code: null,
  pool: null,
  transparent: false,
};

/** The default view with some of its choices replaced; a choice that is undefined is none. */
export function view(choices: Partial<ViewOptions> = {}): ViewOptions {
  const made = Object.entries(choices).filter(([, choice]) => choice !== undefined);
  return { ...DEFAULT_VIEW, ...Object.fromEntries(made) };
}
