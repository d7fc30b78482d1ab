/**
 * The session file, `.heapwright`: types only. UTF-8 JSON, keys in the order below, two spaces of indent, one line feed
 * at the end; the recording last, so that a change of a note is a change of a line near the top.
 * Reader and writer stand beside this file (`read.ts`, `write.ts`).
 */
import type { Limits } from '../protocol.js';
import type { ObjectId, StepIndex } from '../trace/state.js';

export const FORMAT = 'heapwright';
/** Raised when an older reader could misread the file; `migrate.ts` brings older files up. */
export const VERSION = 1;

export interface Session {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** The release that wrote the file: `0.1.0`. */
  readonly writtenBy: string;
  readonly title: string;
  readonly filename: string;
  /** Python profile; more will follow. */
  readonly python: '3.12';
  readonly limits: Limits;
  /** The program and its scripted input, as arrays of lines so that the file diffs by line. */
  readonly program: readonly string[];
  readonly stdin: readonly string[];
  readonly view: View;
  readonly keyFrames: readonly KeyFrame[];
  readonly notes: readonly Note[];
  readonly places: readonly Place[];
  /** Null for a program that has not run. */
  readonly recording: StoredRecording | null;
}

export interface View {
  readonly theme: 'light' | 'dark' | 'print' | 'contrast';
  /** Pixels of an exported figure. */
  readonly width: number;
  readonly height: number;
  /** Every value is drawn as an object of its own, small ones too. */
  readonly strict?: true;
}

export interface KeyFrame {
  readonly step: StepIndex;
  readonly title: string;
  readonly caption: string;
  readonly speakerNotes: string;
  /** Names and objects that are not drawn in this frame. */
  readonly hidden: readonly Anchor[];
}

/** What a note, a place or a hiding speaks of. `name` finds it again after the program was edited: `Node #2`, `xs`. */
export type Anchor =
  | { readonly kind: 'object'; readonly object: ObjectId; readonly name: string }
  | { readonly kind: 'slot'; readonly object: ObjectId; readonly slot: string; readonly name: string }
  | { readonly kind: 'reference'; readonly object: ObjectId; readonly slot: string; readonly name: string }
  | { readonly kind: 'frame'; readonly object: ObjectId; readonly name: string }
  | { readonly kind: 'line'; readonly line: number };

export interface Note {
  readonly from: StepIndex;
  readonly to: StepIndex;
  readonly text: string;
  readonly anchor: Anchor;
}

/** Where the author has put a box, in figure pixels (1920 x 1080 page), from the step on at which it was moved. */
export interface Place {
  readonly anchor: Anchor;
  readonly x: number;
  readonly y: number;
}

export interface StoredRecording {
  /** Hex SHA-256 of the stored bytes before base64. */
  readonly sha256: string;
  /** Base64 in lines of 120 characters. */
  readonly data: readonly string[];
}
