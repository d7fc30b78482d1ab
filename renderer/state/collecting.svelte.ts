/** The generations at the step that is shown, the collection that runs in it, and how far that has been walked through. */
import type { CollectionTrace, CollectorState } from '../../engine/trace/collection-view.js';
import type { CollectionSpan, State } from '../../engine/trace/state.js';
import { sentenceOf } from './collection-walk.js';
import type { Recording } from './recording.svelte.js';

export class Collecting {
  readonly #recording: Recording;
  readonly #say: (text: string) => void;
  /** The step is come to from behind: its collection is shown at its end. */
  entersAtEnd = false;
  #traced = 0;

  generations = $state.raw<CollectorState | null>(null);
  trace = $state.raw<CollectionTrace | null>(null);
  /** How many events of the collection have happened in what is shown. */
  event = $state(0);
  /** Which of the collections of this step. */
  index = $state(0);
  /** The collections that run in this step, or go on in it. */
  readonly here: readonly CollectionSpan[] = $derived.by(
    () =>
      this.#recording.timeline?.collections.filter(
        ({ from, to }) => from <= this.#recording.step && this.#recording.step <= to,
      ) ?? [],
  );

  constructor(recording: Recording, say: (text: string) => void) {
    this.#recording = recording;
    this.#say = say;
  }

  clear(): void {
    this.trace = null;
    this.generations = null;
  }

  /** Reads the generations, and the collection of this step. */
  async read(state: State | null): Promise<void> {
    const span = this.here[Math.min(this.index, this.here.length - 1)];
    const known = this.trace;
    const generations = state ? await this.#recording.collector(state.step) : null;
    const isSame = span && known?.from === span.from && known.to === span.to && known.generation === span.generation;
    const kept = isSame && this.#traced === span.index ? known : null;
    const trace = kept ?? (span ? await this.#recording.collection(span.from, span.index) : null);
    if (state !== this.#recording.state) return;
    this.generations = generations;
    if (!kept) {
      this.trace = trace;
      this.#traced = span?.index ?? 0;
      this.event = this.entersAtEnd ? (trace?.events.length ?? 0) : 0;
    }
    this.entersAtEnd = false;
  }

  choose(index: number): void {
    this.index = index;
    this.trace = null;
    void this.read(this.#recording.state);
  }

  /** One event on (1) or back (-1); false where there is none left. */
  move(direction: 1 | -1): boolean {
    const to = this.event + direction;
    if (!this.trace || to < 0 || to > this.trace.events.length) return false;
    this.goTo(to);
    return true;
  }

  goTo(event: number): void {
    const { trace } = this;
    if (!trace) return;
    this.event = Math.min(Math.max(event, 0), trace.events.length);
    const now = trace.events[this.event - 1] ?? null;
    this.#say(`Event ${this.event} of ${trace.events.length}. ${sentenceOf(trace, this.#recording.state, now)}`);
  }
}
