/** All that the window shows and does: one document, one recording, one moment, one selection. */
import type { Host, OpenedFile, RecentFile } from '../../app/bridge.js';
import type { Inspection, ObjectId, State } from '../../engine/trace/state.js';
import { layout, plan } from '../scene/layout.js';
import { scene } from '../scene/figure.js';
import type { Placement, Scene } from '../scene/scene.js';
import { view } from '../scene/view.js';
import type { AuthorPlace, FigureNote, Target, ViewOptions } from '../scene/view.js';
import type { Anchor } from '../../engine/session/format.js';
import { stepAnnouncement } from './announcement.js';
import * as banners from './banner.js';
import type { Banner } from './banner.js';
import { OpenDocument } from './document.svelte.js';
import type { Lesson } from './lesson.js';
import { Recording } from './recording.svelte.js';
import { Regions } from './regions.svelte.js';
import { isSame, subject, toAnchor } from './selection.js';
import type { Selection } from './selection.js';
import { readFile, sessionText } from './session-file.js';
import { SettingsStore } from './settings.svelte.js';
import * as stories from './story.js';

export type Mode = 'step' | 'author' | 'present';
export type View = 'objects' | 'memory' | 'collector' | 'bytes';
export type Dialog = 'export' | 'settings' | 'unsaved' | 'keys' | 'about' | 'go to';
export type Answer = 'save' | 'discard' | 'cancel';

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
  document = $state.raw<OpenDocument | null>(null);
  recent = $state.raw<readonly RecentFile[]>([]);

  selection = $state.raw<Selection | null>(null);
  inspection = $state.raw<Inspection | null>(null);
  /** Where the walk has come from, for going back. */
  trail = $state.raw<readonly Selection[]>([]);
  mode = $state<Mode>('step');
  view = $state<View>('objects');
  strict = $state(false);
  projector = $state(false);
  dialog = $state<Dialog | null>(null);
  /** The details as a sheet over a narrow window. */
  isSheetOpen = $state(false);
  isRenaming = $state(false);
  isPlaying = $state(false);
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

  #details = '';
  #answer: ((answer: Answer) => void) | null = null;
  #playing: ReturnType<typeof setInterval> | undefined;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #plan: { readonly key: string; readonly samples: readonly State[]; placement: Placement } | null = null;

  readonly story = $derived(this.document?.story ?? stories.EMPTY_STORY);
  readonly banner: Banner | null = $derived(banners.gravest(this.banners));
  readonly isEditedSinceRun = $derived.by(
    () => this.recording.ranText !== null && this.document !== null && this.recording.ranText !== this.document.text,
  );
  readonly state: State | null = $derived.by(() => this.recording.state);
  readonly subject: ObjectId | null = $derived.by(() => subject(this.state, this.selection));
  readonly keyFrame = $derived.by(() => stories.keyFrameAt(this.story, this.recording.step));
  readonly notes = $derived.by(() => stories.notesAt(this.story, this.recording.step));
  readonly options: ViewOptions = $derived.by(() => this.#optionsFor());
  readonly scene: Scene | null = $derived.by(() => this.state ? this.#sceneOf(this.state, this.options) : null);

  constructor(findHost: (askUnsaved: () => Promise<Answer>) => Host) {
    this.host = findHost(() => this.#ask());
    this.settings = new SettingsStore(this.host);
    this.regions = new Regions(this.settings);
    this.recording = new Recording(this.host.engine, (error) => this.#mistake(error));
  }

  /** Settings, the file that the app was started with, work that a crash has left. */
  async start(): Promise<void> {
    this.host.on('progress', ({ instructions }) => {
      this.recording.progress = instructions;
    });
    this.host.on('opened', (file) => void this.show(file));
    this.host.on('engineLost', (sentence) => {
      this.recording.clear();
      this.addBanner(banners.engineLostBanner(sentence));
    });
    await this.settings.load();
    this.recent = await this.host.recentFiles();
    const initial = await this.host.openInitial();
    if (initial.kind === 'opened') await this.show(initial);
    if (initial.kind === 'failed') this.addBanner(banners.failureBanner('The file cannot be opened', initial.reason));
    const journal = await this.host.readJournal();
    if (journal) this.addBanner(banners.journalBanner(new Date(journal.time)));
  }

  #optionsFor(): ViewOptions {
    const places = this.story.places.flatMap(({ anchor, x, y }) =>
      anchor.kind === 'object' && anchor.object !== this.dragged?.object ? [{ object: anchor.object, x, y }] : [],
    );
    return view({
      theme: this.settings.theme,
      strict: this.strict,
      projector: this.projector,
      places: this.dragged ? [...places, this.dragged] : places,
      notes: this.notes.flatMap(({ note }): FigureNote[] => {
        const target = targetOf(note.anchor);
        return target ? [{ text: note.text === '' ? ' ' : note.text, target }] : [];
      }),
      ...this.#page(),
    });
  }

  #page(): { width: number; height: number } {
    return { width: this.document?.view.width ?? 1920, height: this.document?.view.height ?? 1080 };
  }

  /** The picture of a state; places are planned over the whole run, without the author's, so that nothing drifts. */
  #sceneOf(state: State, options: ViewOptions): Scene {
    const placement = this.#placementOf(state, options);
    if (options.places.length === 0) return scene(state, options, placement);
    const objects = new Map(placement.objects);
    for (const { object, x, y } of options.places) if (objects.has(object)) objects.set(object, { x, y });
    return scene(state, options, { ...placement, objects });
  }

  #placementOf(state: State, options: ViewOptions): Placement {
    const bare = { ...options, places: [], notes: [] };
    const key = JSON.stringify([options.strict, options.projector, options.width, options.height]);
    const { samples } = this.recording;
    if (this.#plan?.key !== key || this.#plan.samples !== samples) {
      const placement = plan(samples.length > 0 ? samples : [state], bare);
      this.#plan = { key, samples, placement };
    }
    if (!samples.includes(state) && !isPlaced(state, this.#plan.placement))
      this.#plan.placement = layout(this.#plan.placement, state, bare);
    return this.#plan.placement;
  }

  /** The picture of this step as it is exported: with the author's choices, without what is only on screen. */
  figure(choices: Partial<ViewOptions>): Scene | null {
    return this.state ? this.#sceneOf(this.state, { ...this.options, ...choices }) : null;
  }

  // Documents

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

  /** True when the present document may be replaced: it is saved, or given up. */
  async mayReplace(): Promise<boolean> {
    if (!this.document?.isEdited) return true;
    const answer = await this.host.askUnsaved();
    if (answer === 'save') return this.save('save');
    return answer === 'discard';
  }

  async newProgram(): Promise<void> {
    if (!(await this.mayReplace())) return;
    await this.host.newDocument();
    await this.#open('program.py', '', true);
  }

  async open(): Promise<void> {
    if (!(await this.mayReplace())) return;
    await this.#opened(await this.host.openFile());
  }

  async openRecent(id: string): Promise<void> {
    if (!(await this.mayReplace())) return;
    await this.#opened(await this.host.openRecent(id));
  }

  async #opened(answer: Awaited<ReturnType<Host['openFile']>>): Promise<void> {
    if (answer.kind === 'opened') await this.show(answer);
    if (answer.kind === 'failed') this.addBanner(banners.failureBanner('The file cannot be opened', answer.reason));
  }

  async openLesson(lesson: Lesson): Promise<void> {
    if (!(await this.mayReplace())) return;
    await this.host.newDocument();
    await this.#open(lesson.filename, await lesson.load(), true);
  }

  /** A file dropped on the window. */
  async drop(file: File): Promise<void> {
    if (!/\.(py|heapwright)$/.test(file.name)) {
      this.addBanner(banners.wrongDropBanner());
      return;
    }
    if (!(await this.mayReplace())) return;
    await this.host.newDocument();
    await this.#open(file.name, await file.text(), true);
  }

  /** Shows a file that the host has opened. */
  async show(file: OpenedFile): Promise<void> {
    await this.#open(file.name, file.text, false);
    this.recent = await this.host.recentFiles();
  }

  async #open(name: string, text: string, isCopy: boolean): Promise<void> {
    const release = this.host.platform.version;
    const reading = readFile(name, text, release);
    this.banners = [];
    if (!reading.contents) {
      this.addBanner(reading.banner);
      return;
    }
    const { contents } = reading;
    this.pause();
    this.recording.clear();
    this.selection = null;
    this.trail = [];
    this.isSheetOpen = false;
    this.document = new OpenDocument(name, isCopy && text === '' ? 'session' : reading.kind, contents);
    if (reading.banner) this.addBanner(reading.banner);
    if (contents.recording) {
      const first = contents.story.keyFrames[0]?.step ?? 1;
      try {
        const report = await this.recording.load(contents.recording, contents.text, first);
        this.#report(report, true);
      } catch (error) {
        const sentence = error instanceof Error ? error.message : 'The recording cannot be read.';
        this.addBanner(banners.damagedBanner(name, [{ sound: false, name: 'Recording', state: sentence }]));
      }
    }
    this.diagram?.fit();
  }

  /** Saves; true when it is done. */
  async save(how: 'save' | 'save as' | 'overwrite'): Promise<boolean> {
    const { document } = this;
    if (!document) return false;
    const release = this.host.platform.version;
    const recording = this.isEditedSinceRun ? null : await this.recording.stored();
    const contents = document.contents(recording);
    const { keyFrames, notes, places } = contents.story;
    const isPlain = document.kind === 'program' && how !== 'save as' && keyFrames.length + notes.length + places.length === 0;
    const text = isPlain ? contents.text : sessionText(contents, release);
    const name = isPlain ? document.name : document.name.replace(/(\.py|\.heapwright)?$/, '.heapwright');
    const place = document.kind === 'program' && !isPlain ? 'save as' : how;
    const saved = await this.host.saveFile({ text, how: place, name });
    if (saved.kind === 'saved') {
      document.markSaved(saved.name, isPlain ? 'program' : 'session', contents);
      await this.host.writeJournal(null);
      this.recent = await this.host.recentFiles();
      this.say(`${saved.name} is saved.`);
    }
    if (saved.kind === 'changed') this.addBanner(banners.changedOnDiskBanner());
    if (saved.kind === 'failed') this.addBanner(banners.failureBanner(`${name} was not saved`, saved.reason));
    return saved.kind === 'saved';
  }

  /** Keeps unsaved work safe from a crash. */
  async keepJournal(): Promise<void> {
    const { document } = this;
    if (document?.isEdited) await this.host.writeJournal(sessionText(document.contents(null), this.host.platform.version));
  }

  async #restore(): Promise<void> {
    const journal = await this.host.readJournal();
    if (!journal) return;
    const name = journal.name.endsWith('.heapwright') ? journal.name : `${journal.name.replace(/\.py$/, '')}.heapwright`;
    await this.#open(name, journal.text, true);
    this.document?.markUnsaved();
  }

  /** Back to the welcome screen. */
  async showLessons(): Promise<void> {
    if (!(await this.mayReplace())) return;
    await this.host.newDocument();
    this.pause();
    this.recording.clear();
    this.banners = [];
    this.selection = null;
    this.document = null;
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
      this.#report(report, hadRun);
      if (!hadRun) this.diagram?.fit();
    } catch (error) {
      this.#mistake(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #report(report: Parameters<typeof banners.runBanner>[0], hadRun: boolean): void {
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
    if (state === this.state && object === this.subject) this.inspection = inspection;
  }

  // What the author adds

  toggleKeyFrame(): void {
    const { state, document } = this;
    if (!state || !document) return;
    const { step } = state;
    if (this.keyFrame) document.edit((story) => stories.removeKeyFrame(story, step));
    else document.edit((story) => stories.addKeyFrame(story, step, state.sentence.title));
    this.say(this.keyFrame ? `Key frame added at step ${step}.` : `Key frame at step ${step} removed.`);
  }

  goToKeyFrame(direction: 1 | -1): void {
    const frame = stories.neighbourKeyFrame(this.story, this.recording.step, direction);
    if (frame) this.goToStep(frame.step);
  }

  /** A new, empty note on what is selected, at this step; it is selected, so that it can be written. */
  addNote(): void {
    const { state, document, selection } = this;
    if (!state || !document || !selection) return;
    const anchor = toAnchor(state, selection);
    if (!anchor) return;
    document.edit((story) => stories.addNote(story, { from: state.step, to: state.step, text: '', anchor }));
    this.selection = { kind: 'note', note: this.story.notes.length - 1 };
    this.isSheetOpen = true;
  }

  /** The next note by the step at which it begins, after the one that is selected. */
  goToNote(direction: 1 | -1): void {
    const order = this.story.notes.map((note, index) => ({ note, index })).sort((a, b) => a.note.from - b.note.from);
    const { selection } = this;
    const at = selection?.kind === 'note' ? order.findIndex(({ index }) => index === selection.note) : -1;
    const next = order.at((at + direction + order.length) % Math.max(order.length, 1));
    if (!next) return;
    if (this.recording.step < next.note.from || this.recording.step > next.note.to) this.goToStep(next.note.from);
    this.selection = { kind: 'note', note: next.index };
  }

  /** Sets down a box that was dragged or moved by keys, on the grid of 8. */
  place(object: ObjectId, at: { x: number; y: number } | null): void {
    const { state, document } = this;
    this.dragged = null;
    const anchor = state && toAnchor(state, { kind: 'object', object });
    if (anchor?.kind === 'object') document?.edit((story) => stories.place(story, anchor, at));
  }

  isPlacedByAuthor(object: ObjectId | null): boolean {
    return this.story.places.some((place) => stories.placedObject(place) === object);
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

  async act(banner: Banner, { does }: banners.BannerAction): Promise<void> {
    switch (does.kind) {
      case 'go to line':
        this.goToLine(does.line);
        return;
      case 'go to last step':
        this.goToStep(this.recording.steps);
        return;
      case 'raise the limit':
        this.raiseLimit();
        return;
      case 'run':
        await this.run();
        return;
      case 'save as':
        if (await this.save('save as')) this.#dismiss(banner);
        return;
      case 'overwrite':
        if (await this.save('overwrite')) this.#dismiss(banner);
        return;
      case 'restore':
        this.#dismiss(banner);
        await this.#restore();
        return;
      case 'discard':
        this.#dismiss(banner);
        await this.host.writeJournal(null);
        return;
      case 'copy details':
        await navigator.clipboard.writeText(this.details());
        this.say('The details are copied.');
    }
  }

  #dismiss(banner: Banner): void {
    this.banners = this.banners.filter((other) => other !== banner);
  }

  #mistake(error: Error): void {
    this.#details = error.message;
    if (!this.banners.some(({ fact }) => fact === banners.bugBanner().fact)) this.addBanner(banners.bugBanner());
  }

  /** What a report about a mistake of ours needs: release, host, step, the sentence. Nothing of the program. */
  details(): string {
    const { platform } = this.host;
    const where = this.state ? `step ${this.state.step} of ${this.state.steps}` : 'no recording';
    return `Heapwright ${platform.version}, ${platform.host} on ${platform.system}, ${where}. ${this.#details}`.trim();
  }

  /** Objects and names that a search finds at this step, by name, type or address. */
  find(query: string): readonly { readonly selection: Selection; readonly text: string }[] {
    const { state } = this;
    const wanted = query.trim().toLowerCase();
    if (!state || wanted === '') return [];
    const names = state.frames.flatMap((frame) =>
      frame.slots
        .filter(({ name, to }) => to !== null && name.toLowerCase().includes(wanted))
        .map(({ name }) => ({
          selection: { kind: 'slot', object: frame.id, slot: name } as const,
          text: `${name} in ${frame.name}`,
        })),
    );
    const objects = state.objects
      .filter((object) => this.scene?.objects.some((box) => box.object === object.id))
      .filter(({ type, tag, address, text }) =>
        [type, tag, `0x${address.toString(16)}`, text ?? ''].some((part) => part.toLowerCase().includes(wanted)),
      )
      .map(({ id, type, tag }) => ({ selection: { kind: 'object', object: id } as const, text: `${type} ${tag}` }));
    return [...names, ...objects].slice(0, 12);
  }
}

function isPlaced(state: State, placement: Placement): boolean {
  return state.objects.every((object) => object.builtin || placement.objects.has(object.id));
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
