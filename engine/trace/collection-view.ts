/** The collector at one moment, and one collection phase by phase: what the collector view shows. Plain data. */
import type { ObjectId, StepIndex } from './state.js';

/** The generations between collections. */
export interface CollectorState {
  readonly enabled: boolean;
  readonly generations: readonly GenerationView[];
}

export interface GenerationView {
  /** Objects of the program in it, */
  readonly tracked: readonly ObjectId[];
  /** and of the interpreter: these are counted and not simulated. */
  readonly others: number;
  /** Collected when the count is above the threshold. */
  readonly count: number;
  readonly threshold: number;
}

/** The phases as they are shown. */
export type Phase = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** One collection from its start to its end, as it was recorded. */
export interface CollectionTrace {
  readonly generation: 0 | 1 | 2;
  readonly collected: number;
  readonly from: StepIndex;
  readonly to: StepIndex;
  /** What was looked at, in the order of its list. */
  readonly objects: readonly CollectedObject[];
  readonly events: readonly CollectorEvent[];
  /** For each phase, the number of its first event; a phase without events has that of the next one. */
  readonly phases: readonly number[];
  /** Events that are left out: there were too many to tell. */
  readonly omitted: number;
}

export interface CollectedObject {
  readonly id: ObjectId;
  readonly tag: string;
  readonly type: string;
  /** A name or a value where it has a short one. */
  readonly text: string | null;
  /** Its count when the collection began: the collector never changes that. */
  readonly count: number;
  /** What was taken from the copy, and what was left of it. */
  readonly taken: number;
  readonly left: number;
  /** The generation that it was in. */
  readonly generation: 0 | 1 | 2;
  /** What became of it: reached from outside; reached by what was; unreachable and freed; unreachable and alive after all. */
  readonly fate: 'outside' | 'rescued' | 'collected' | 'revived';
}

export type CollectorEvent = { readonly phase: Phase; readonly step: StepIndex } & (
  | { readonly kind: 'merge'; readonly generation: 0 | 1; readonly objects: number }
  | { readonly kind: 'copy'; readonly object: ObjectId; readonly after: number }
  /** One reference from inside: `from` holds `object` by `name`. */
  | {
      readonly kind: 'subtract';
      readonly from: ObjectId;
      readonly object: ObjectId;
      readonly name: string;
      readonly before: number;
      readonly after: number;
    }
  /** More than 0 is left: something outside holds it. */
  | { readonly kind: 'reach'; readonly object: ObjectId; readonly left: number }
  /** Nothing is left: it goes to the other tray, for now. */
  | { readonly kind: 'suspect'; readonly object: ObjectId }
  /** What is reached holds it by `name`: it is reached too; `back`: it had been put aside already. */
  | {
      readonly kind: 'rescue';
      readonly from: ObjectId;
      readonly object: ObjectId;
      readonly name: string;
      readonly back: boolean;
    }
  /** A weak reference to it is cleared. */
  | { readonly kind: 'weaken'; readonly object: ObjectId }
  /** The callback of a weak reference is called. */
  | { readonly kind: 'callback'; readonly object: ObjectId }
  | { readonly kind: 'finalize'; readonly object: ObjectId }
  /** A finalizer has made it reachable again. */
  | { readonly kind: 'revive'; readonly object: ObjectId }
  /** It drops what it refers to. */
  | { readonly kind: 'clear'; readonly object: ObjectId }
  | { readonly kind: 'free'; readonly object: ObjectId }
);
