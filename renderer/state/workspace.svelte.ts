/** All that the window shows and does: one document, one recording, one moment, one selection. */
import type { Host, RecentFile } from '../../app/bridge.js';
import type { MemoryMap } from '../../engine/trace/heap-view.js';
import type { Inspection, Life, ObjectId, State } from '../../engine/trace/state.js';
import { planner } from '../graph/plan.js';
import type { Scene } from '../scene/scene.js';
import { DEFAULT_VIEW, view } from '../scene/view.js';
import type { AuthorPlace, FigureNote, Target, ViewOptions } from '../scene/view.js';
import type { Anchor } from '../../engine/session/format.js';
import { stepAnnouncement } from './announcement.js';
import { Collecting } from './collecting.svelte.js';
import * as banners from './banner.js';
import type { Banner } from './banner.js';
import type { OpenDocument } from './document.svelte.js';
import { NOISE_PRESETS } from './noise.js';
import { Recording } from './recording.svelte.js';
import { Regions } from './regions.svelte.js';
import { isSame, subject } from './selection.js';
import type { Selection } from './selection.js';
import { SettingsStore } from './settings.svelte.js';
import * as stories from './story.js';

export type Mode = 'step' | 'author' | 'present';
export type View = 'objects' | 'memory' | 'collector' | 'bytes';
export type Dialog = 'export' | 'settings' | 'unsaved' | 'keys' | 'about' | 'go to';
export type Answer = 'save' | 'discard' | 'cancel';

export interface Seen {
  readonly id: ObjectId;
  readonly name: string;
  /** The step at which it was seen to be freed. */
  readonly freedAt: number | null;
}

/** What the diagram can be asked to do by a command. */
export interface DiagramControl {
  fit(): void;
  zoom(factor: number): void;
  pan(x: number, y: number): void;
  /** Brings a selection into sight. */
  reveal(selection: Selection): void;
}

const PLAY_INTERVAL = 1000;
const QUIET_TIME = 400;
/** A limit raised by the banner's button grows this many times. */
const RAISE = 10;

export class Workspace {
  readonly host: Host;
  readonly settings: SettingsStore;
  readonly recording: Recording;
  readonly regions: Regions;
  readonly collecting: Collecting;
  readonly plan = planner();
  document = $state.raw<OpenDocument | null>(null);
  recent = $state.raw<readonly RecentFile[]>([]);

  selection = $state.raw<Selection | null>(null);
  inspection = $state.raw<Inspection | null>(null);
  /** The selected object over the whole run. */
  life = $state.raw<Life | null>(null);
  /** The whole heap at this moment, where a view shows it. */
  heap = $state.raw<MemoryMap | null>(null);
  /** The object that was inspected last: what is told of it where it does not live. */
  seen = $state.raw<Seen | null>(null);
  /** Where the walk has come from, for going back. */
  trail = $state.raw<readonly Selection[]>([]);
  mode = $state<Mode>('step');
  view = $state<View>('objects');
  /** How the presentation stands, while there is one. */
  presentation = $state.raw({ isBlack: false, showsTime: false, since: 0 });
  /** Which of the noise presets. */
  noise = $state(0);
  /** What the author has hidden in this window. */
  hidden = $state.raw<readonly Target[]>([]);
  projector = $state(false);
  dialog = $state<Dialog | null>(null);
  /** The details as a sheet over a narrow window. */
  isSheetOpen = $state(false);
  isRenaming = $state(false);
  isPlaying = $state(false);
  /** The file whose recording is being read: what is saved meanwhile waits for it. */
  opening = $state.raw<{ readonly name: string; readonly done: Promise<void> } | null>(null);
  banners = $state.raw<readonly Banner[]>([]);
  /** Warnings that were closed: they come back from the toolbar. */
  closed = $state.raw<readonly Banner[]>([]);
  /** What the live region says. */
  said = $state('');
  /** Where a box is while it is dragged. */
  dragged = $state.raw<AuthorPlace | null>(null);
  diagram: DiagramControl | null = null;
  /** Puts the cursor of the editor on a line. */
  goToLine: (line: number) => void = () => undefined;

  /** The run that the life was read of. */
  #lifeOf: unknown = null;
  #details = '';
  #answer: ((answer: Answer) => void) | null = null;
  #playing: ReturnType<typeof setInterval> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  readonly story = $derived(this.document?.story ?? stories.EMPTY_STORY);
  readonly banner: Banner | null = $derived(banners.gravest(this.banners));
  readonly isEditedSinceRun = $derived.by(
    () => this.recording.ranText !== null && this.document !== null && this.recording.ranText !== this.document.text,
  );
  readonly state: State | null = $derived.by(() => this.recording.state);
  readonly subject: ObjectId | null = $derived.by(() => subject(this.state, this.selection));
  readonly keyFrame = $derived.by(() => stories.keyFrameAt(this.story, this.recording.step));
  readonly notes = $derived.by(() => stories.notesAt(this.story, this.recording.step));
  readonly options: ViewOptions = $derived.by(() => this.#optionsFor(this.notes));
  readonly scene: Scene | null = $derived.by(() =>
    this.state ? this.plan.sceneOf(this.state, this.options, this.recording.samples) : null,
  );

  constructor(findHost: (askUnsaved: () => Promise<Answer>) => Host) {
    this.host = findHost(() => this.#ask());
    this.settings = new SettingsStore(this.host);
    this.regions = new Regions(this.settings);
    this.recording = new Recording(this.host.engine, (error) => this.mistake(error));
    this.collecting = new Collecting(
      this.recording,
      (text) => this.settings.value.announce === 'off' || this.say(text),
    );
    this.host.on('progress', ({ instructions }) => {
      this.recording.progress = instructions;
    });
    this.host.on('engineLost', (sentence) => {
      this.recording.clear();
      this.addBanner(banners.engineLostBanner(sentence));
    });
  }

  #optionsFor(notes: ReturnType<typeof stories.notesAt>): ViewOptions {
    const places = this.story.places.flatMap(({ anchor, x, y }) =>
      anchor.kind === 'object' && anchor.object !== this.dragged?.object ? [{ object: anchor.object, x, y }] : [],
    );
    return view({
      theme: this.settings.theme,
      strict: this.document?.strict ?? false,
      projector: this.projector,
      hidden: this.hidden,
      // Between two instructions the value stack is what there is to see.
      hiding: { ...(NOISE_PRESETS[this.noise] ?? DEFAULT_VIEW).hiding, stack: this.recording.unit !== 'instruction' },
      places: this.dragged ? [...places, this.dragged] : places,
      notes: notes.flatMap(({ note }): FigureNote[] => {
        const target = targetOf(note.anchor);
        return target ? [{ text: note.text === '' ? ' ' : note.text, target }] : [];
      }),
      ...this.#page(),
    });
  }

  #page(): { width: number; height: number } {
    return { width: this.document?.view.width ?? 1920, height: this.document?.view.height ?? 1080 };
  }

  /** Draws the steps beside the one that is shown, so that going there is at once. To be called when there is time. */
  prepare(): void {
    for (const state of this.recording.beside())
      this.plan.sceneOf(state, this.#optionsFor(stories.notesAt(this.story, state.step)), this.recording.samples);
  }

  /** The picture of this step as it is exported: with the author's choices, without what is only on screen. */
  figure(choices: Partial<ViewOptions>): Scene | null {
    if (!this.state) return null;
    const frame = stories.keyFrameAt(this.story, this.state.step);
    const named: Partial<ViewOptions> = {
      title: frame === undefined || frame.title === '' ? null : frame.title,
      hidden: [...this.hidden, ...(frame?.hidden.flatMap((anchor) => targetOf(anchor) ?? []) ?? [])],
    };
    return this.plan.sceneOf(this.state, { ...this.options, ...named, ...choices }, this.recording.samples);
  }

  // Documents: see files.ts

  async #ask(): Promise<Answer> {
    this.dialog = 'unsaved';
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** The answer given in the dialog about unsaved work. */
  answer(answer: Answer): void {
    this.dialog = null;
    this.#answer?.(answer);
    this.#answer = null;
  }

  /** Puts a document, or the welcome screen, in place of the present one. */
  replace(document: OpenDocument | null): void {
    this.pause();
    this.recording.clear();
    this.banners = [];
    this.selection = null;
    this.collecting.clear();
    this.heap = null;
    this.hidden = [];
    this.mode = 'step';
    this.trail = [];
    this.isSheetOpen = false;
    this.isRenaming = false;
    this.document = document;
  }

  // Running and moving in time

  async run(): Promise<void> {
    const { document, recording } = this;
    if (!document || recording.isRunning) return;
    this.pause();
    this.banners = [];
    const hadRun = recording.report !== null;
    try {
      const report = await recording.run(document.text, document.filename, document.stdin, document.limits);
      if (document === this.document) this.report(report, hadRun);
    } catch (error) {
      this.mistake(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** What the end of a run says: its banner, and the step that is shown. */
  report(report: Parameters<typeof banners.runBanner>[0], hadRun: boolean): void {
    const banner = banners.runBanner(report, hadRun);
    if (banner) this.addBanner(banner);
    if (report.problem?.kind === 'bug') this.#details = report.problem.message;
    if (this.state) this.announce(this.state);
  }

  raiseLimit(): void {
    const { document } = this;
    if (!document) return;
    document.limits = { ...document.limits, instructions: document.limits.instructions * RAISE };
    void this.run();
  }

  /** Moves by what the transport is set to. */
  move(direction: 1 | -1): void {
    if (this.recording.unit === 'event' && this.collecting.move(direction)) return;
    this.collecting.entersAtEnd = direction === -1;
    this.recording.move(direction);
  }

  goToStep(step: number): void {
    this.recording.goToStep(step);
  }

  play(): void {
    if (this.recording.step >= this.recording.steps) this.goToStep(0);
    this.isPlaying = true;
    this.#playing = setInterval(() => {
      if (this.recording.step >= this.recording.steps) this.pause();
      else this.move(1);
    }, PLAY_INTERVAL);
  }

  pause(): void {
    this.isPlaying = false;
    clearInterval(this.#playing);
  }

  /** Says a step; while steps fly past, only the last of them. */
  announce(state: State): void {
    const kind = this.settings.value.announce;
    clearTimeout(this.#quiet);
    if (kind === 'off') return;
    this.#quiet = setTimeout(() => this.say(stepAnnouncement(state, kind)), this.isPlaying ? QUIET_TIME : 60);
  }

  say(text: string): void {
    this.said = text;
  }

  // Selection

  select(selection: Selection | null, reveals = false): void {
    if (!isSame(selection, this.selection)) this.selection = selection;
    if (selection && reveals) this.diagram?.reveal(selection);
  }

  /** Takes what is selected out of the diagram; a name's slot, an object or a frame. */
  hide(): void {
    const { selection } = this;
    if (!selection || selection.kind === 'note' || selection.kind === 'block') return;
    const target: Target = selection.kind === 'reference' ? { ...selection, kind: 'slot' } : selection;
    this.hidden = [...this.hidden, target];
    this.selection = null;
    this.say(`Hidden. ${this.hidden.length} hidden by you; Shift H shows them.`);
  }

  /** The next of the noise presets; it is said what that hides. */
  nextNoise(): void {
    this.noise = (this.noise + 1) % NOISE_PRESETS.length;
    this.say(NOISE_PRESETS[this.noise]?.name ?? '');
  }

  /** Goes along a reference, and remembers the way back. */
  walk(selection: Selection | null): void {
    if (!selection) return;
    if (this.selection) this.trail = [...this.trail, this.selection].slice(-100);
    this.select(selection, true);
  }

  walkBack(): void {
    const last = this.trail.at(-1);
    this.trail = this.trail.slice(0, -1);
    if (last) this.select(last, true);
  }

  async inspectSubject(state: State | null, object: ObjectId | null): Promise<void> {
    if (!state || object === null) {
      this.inspection = null;
      return;
    }
    const inspection = await this.recording.inspect(state, object);
    if (state !== this.state || object !== this.subject) return;
    this.inspection = inspection;
    if (!inspection) return;
    const { type, tag, state: fate } = inspection.object;
    this.seen = { id: object, name: `${type} ${tag}`, freedAt: fate === 'freed' ? state.step : null };
  }

  /** Reads the life of the selected object, once for each selection: it is the same at all steps. */
  async readLife(state: State | null, object: ObjectId | null): Promise<void> {
    if (!state || object === null) this.life = null;
    else if (this.life?.id !== object || this.#lifeOf !== this.recording.report) {
      this.#lifeOf = this.recording.report;
      const life = await this.recording.life(state.step, object);
      if (object === this.subject && (life || this.life?.id !== object)) this.life = life;
    }
  }

  /** Reads the heap for the memory map; while steps fly past, what is read of an earlier one is thrown away. */
  async readHeap(state: State | null): Promise<void> {
    const heap = state ? await this.recording.memory(state) : null;
    if (state === this.state) this.heap = heap;
  }

  // Banners

  addBanner(banner: Banner): void {
    this.banners = [...this.banners, banner];
  }

  close(banner: Banner): void {
    this.banners = this.banners.filter((other) => other !== banner);
    this.closed = [...this.closed.filter((other) => other.fact !== banner.fact), banner];
  }

  reopen(): void {
    this.banners = [...this.banners, ...this.closed];
    this.closed = [];
  }

  /** Takes a banner away for good. */
  dismiss(banner: Banner): void {
    this.banners = this.banners.filter((other) => other !== banner);
  }

  /** A defect of ours has shown: the user is told that, and can copy what it was. */
  mistake(error: Error): void {
    this.#details = error.message;
    if (!this.banners.some(({ fact }) => fact === banners.bugBanner().fact)) this.addBanner(banners.bugBanner());
  }

  /** What a report about a mistake of ours needs: release, host, step, the sentence. Nothing of the program. */
  details(): string {
    const { platform } = this.host;
    const where = this.state ? `step ${this.state.step} of ${this.state.steps}` : 'no recording';
    return `Heapwright ${platform.version}, ${platform.host} on ${platform.system}, ${where}. ${this.#details}`.trim();
  }
}

/** What the figure can pin a note to; a line of code is not drawn in it. */
function targetOf(anchor: Anchor): Target | null {
  switch (anchor.kind) {
    case 'object':
    case 'frame':
      return { kind: anchor.kind, object: anchor.object };
    case 'slot':
    case 'reference':
      return { kind: 'slot', object: anchor.object, slot: anchor.slot };
    case 'line':
      return null;
  }
}
