/**
 * What the author of a lesson writes down: which moments are its key frames, and what is said there. Moments are lines,
 * not steps, so that an outline outlives changes of the engine; the session file beside it is made from both.
 */

/** A moment: after line L has run for the VISITth time, the first time when it is left out. */
export type Moment = `${number}` | `${number}:${number}`;

export interface Outline {
  /** Every value is drawn as an object of its own: where the lesson is about which object a name has. */
  readonly strict?: true;
  /** In the order of the run. */
  readonly frames: readonly OutlineFrame[];
  readonly notes: readonly OutlineNote[];
}

export interface OutlineFrame {
  readonly at: Moment;
  /** At most 48 characters. */
  readonly title: string;
  /** One or two sentences. */
  readonly caption: string;
  readonly speakerNotes: string;
}

export interface OutlineNote {
  readonly from: Moment;
  readonly to: Moment;
  /** An object, by a name of the running frame and attributes: `a.ref`. */
  readonly on: string;
  /** When that leads to the object, if not at `from`. */
  readonly when?: Moment;
  /** Two lines of 26 characters at most. */
  readonly text: string;
}
