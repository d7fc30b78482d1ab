/** The recording of the last run and the moment that is shown of it. */
import type { EngineApi, Limits, Moment, RunReport } from '../../engine/protocol.js';
import type { CollectionTrace, CollectorState } from '../../engine/trace/collection-view.js';
import type { MemoryMap, Tenant } from '../../engine/trace/heap-view.js';
import type { Arrival, Inspection, Life, ObjectId, State, StepIndex, Timeline } from '../../engine/trace/state.js';
import { plannedSteps } from '../scene/storyboard.js';
import { keptStates } from './kept-states.js';

export type Unit = 'line' | 'instruction' | 'event';

const KEPT_STATES = 120;
export class Recording {
  readonly #engine: EngineApi;
  readonly #kept = keptStates(KEPT_STATES);
  readonly #onMistake: (error: Error) => void;
  #wanted: Moment | null = null;
  #isFetching = false;
  /** Counts recordings, so that an answer about an earlier one is thrown away. */
  #generation = 0;

  /** Report of the run that is shown. */
  report = $state.raw<RunReport | null>(null);
  /** The program that was run, to tell whether it was edited since. */
  ranText = $state<string | null>(null);
  state = $state.raw<State | null>(null);
  /** States over the whole run, for a layout in which nothing moves. */
  samples = $state.raw<readonly State[]>([]);
  unit = $state<Unit>('line');
  isRunning = $state(false);
  /** Instructions executed so far in the run under way. */
  progress = $state(0);

  readonly timeline: Timeline | null = $derived(this.report?.timeline ?? null);
  readonly step = $derived(this.state?.step ?? 0);
  readonly steps = $derived(this.timeline?.steps ?? 0);

  constructor(engine: EngineApi, onMistake: (error: Error) => void) {
    this.#engine = engine;
    this.#onMistake = onMistake;
  }

  /** Runs a program; where it does not compile, the recording before stays shown. */
  async run(text: string, filename: string, stdin: string, limits: Limits): Promise<RunReport> {
    const generation = this.#generation;
    this.isRunning = true;
    this.progress = 0;
    try {
      const report = await this.#engine.run({ text, filename, stdin, limits });
      if (report.timeline && generation === this.#generation)
        await this.#take(report, text, this.state ? this.step : 1);
      return report;
    } finally {
      this.isRunning = false;
    }
  }

  async stop(): Promise<void> {
    if (this.isRunning) await this.#engine.stop();
  }

  /** Takes a stored recording; `step` is shown. Rejects where it is damaged. */
  async load(stored: Uint8Array, text: string, step: number): Promise<RunReport> {
    const generation = this.#generation;
    const report = await this.#engine.load(stored);
    if (generation === this.#generation) await this.#take(report, text, step);
    return report;
  }

  /** The recording in its stored form, or null when nothing has run. */
  async stored(): Promise<Uint8Array | null> {
    return this.report ? this.#engine.recording() : null;
  }

  /** Forgets the recording, and ends a run under way: a new document. */
  clear(): void {
    void this.stop();
    this.#generation++;
    this.#kept.clear();
    this.#wanted = null;
    this.report = null;
    this.ranText = null;
    this.state = null;
    this.samples = [];
  }

  async #take(report: RunReport, text: string, step: number): Promise<void> {
    const generation = ++this.#generation;
    this.#kept.clear();
    this.#wanted = null;
    const steps = report.timeline?.steps ?? 0;
    const first = await this.#engine.state({ step: Math.min(Math.max(step, 0), steps) });
    const samples = await this.#sample(steps);
    if (generation !== this.#generation) return;
    for (const state of samples) this.#kept.keep(state);
    this.report = report;
    this.ranText = text;
    this.samples = samples;
    this.state = first;
  }

  /** The states that the places of the run are planned over. */
  async #sample(steps: number): Promise<readonly State[]> {
    const samples: State[] = [];
    for (const step of plannedSteps(steps)) samples.push(await this.#engine.state({ step }));
    return samples;
  }

  /** Shows a moment; of several asked for quickly, the newest is shown. */
  goTo(moment: Moment): void {
    if (!this.timeline) return;
    this.#wanted = moment;
    const kept = 'step' in moment ? this.#kept.find(moment.step) : undefined;
    if (kept && !this.#isFetching) {
      this.#wanted = null;
      this.state = kept;
    } else if (!this.#isFetching) void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.#isFetching = true;
    const generation = this.#generation;
    try {
      while (this.#wanted) {
        const moment = this.#wanted;
        this.#wanted = null;
        const state = await this.#engine.state(moment);
        if (generation !== this.#generation) break;
        if ('step' in moment) this.#kept.keep(state);
        this.state = state;
      }
    } catch (error) {
      this.#onMistake(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#isFetching = false;
    }
  }

  goToStep(step: number): void {
    this.goTo({ step: Math.min(Math.max(Math.round(step), 0), this.steps) });
  }

  /** The states of the next and the previous step, where they are at hand. */
  beside(): readonly State[] {
    return [this.step + 1, this.step - 1].flatMap((step) => this.#kept.find(step) ?? []);
  }

  /** One step or instruction on (1) or back (-1). */
  move(direction: 1 | -1): void {
    const { state } = this;
    if (!state) return;
    const waiting = this.#wanted;
    if (this.unit !== 'instruction') {
      const from = waiting && 'step' in waiting ? waiting.step : state.step;
      this.goToStep(from + direction);
      return;
    }
    const from = waiting && 'instruction' in waiting ? waiting.instruction : state.instruction;
    const last = this.timeline?.instructions ?? 0;
    this.goTo({ instruction: Math.min(Math.max(from + direction, 0), last) });
  }

  /** The moment that is shown, as the engine is asked for it. */
  momentOf(state: State): Moment {
    return this.unit === 'instruction' ? { instruction: state.instruction } : { step: state.step };
  }

  async inspect(state: State, object: ObjectId): Promise<Inspection | null> {
    return this.#ask(() => this.#engine.inspect(this.momentOf(state), object), null);
  }

  /** The whole heap, block by block. */
  async memory(state: State): Promise<MemoryMap | null> {
    return this.#ask(() => this.#engine.memory(this.momentOf(state)), null);
  }

  /** Who lived in the block at an address, the last first. */
  async tenants(state: State, address: number): Promise<readonly Tenant[]> {
    return this.#ask(() => this.#engine.tenants(state.step, address), []);
  }

  /** An object over the whole run. */
  async life(at: StepIndex, object: ObjectId): Promise<Life | null> {
    return this.#ask(() => this.#engine.life(at, object), null);
  }

  /** Since when those who hold an object at a step do. */
  async arrivals(at: StepIndex, object: ObjectId): Promise<readonly Arrival[]> {
    return this.#ask(() => this.#engine.arrivals(at, object), []);
  }

  /** The generations at a step. */
  async collector(step: StepIndex): Promise<CollectorState | null> {
    return this.#ask(() => this.#engine.collector(step), null);
  }

  /** The collection that begins in a step, the `index`-th of those. */
  async collection(step: StepIndex, index: number): Promise<CollectionTrace | null> {
    return this.#ask(() => this.#engine.collection(step, index), null);
  }

  async #ask<Result>(ask: () => Promise<Result>, otherwise: Result): Promise<Result> {
    try {
      return await ask();
    } catch (error) {
      this.#onMistake(error instanceof Error ? error : new Error(String(error)));
      return otherwise;
    }
  }
}
