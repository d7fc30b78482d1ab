/**
 * The wall between a window and whoever hosts it: one interface, `Host`, and one table of the calls that cross. The
 * preload script and the main process are both built from the table; the browser page has a host of its own that keeps
 * the same interface. A window never names a path: the host remembers which file a window has open.
 */
import * as v from 'valibot';
import type { EngineApi, Progress } from '../engine/protocol.js';
import { COMMAND_IDS } from './commands.js';
import type { CommandId, Flag } from './commands.js';

/** The name under which the preload script puts the host on the window of the page. */
export const HOST_KEY = 'heapwright';

export interface OpenedFile {
  readonly kind: 'opened';
  /** File name without its folder: `week-06.heapwright`. */
  readonly name: string;
  readonly text: string;
}

/** Nothing opened: the user has changed their mind, or a sentence says why not. */
export type Opened = OpenedFile | { readonly kind: 'cancelled' } | { readonly kind: 'failed'; readonly reason: string };

/** `changed`: another program has written the file since it was opened or saved; nothing was overwritten. */
export type Saved =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'changed'; readonly name: string }
  | { readonly kind: 'failed'; readonly reason: string };

export interface SaveRequest {
  readonly text: string;
  /** `save` asks for a place only where there is none yet; `overwrite` saves although the file has changed on disk. */
  readonly how: 'save' | 'save as' | 'overwrite';
  /** The name proposed where a place is asked for: a program (`.py`) or, with any other name, a session. */
  readonly name: string;
}

export interface RecentFile {
  /** Opaque; only good for `openRecent`. */
  readonly id: string;
  readonly name: string;
  /** The folder, for telling two files of one name apart. */
  readonly folder: string;
}

/** Unsaved work that an earlier run of the app has left behind. */
export interface Journal {
  readonly name: string;
  readonly text: string;
  /** When it was written, in milliseconds since 1970. */
  readonly time: number;
}

export interface MenuState {
  /** What this window can do at all; all other commands are absent from the menu. */
  readonly available: readonly CommandId[];
  readonly flags: readonly Flag[];
  /** Toggles that are on. */
  readonly checked: readonly CommandId[];
}

export const SETTINGS = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark', 'print', 'contrast']), 'system'),
  /** Per cent. */
  textSize: v.fallback(v.picklist([100, 112, 125, 150, 200]), 100),
  /** Whether single keys (K, S, Space…) work. */
  singleKeys: v.fallback(v.boolean(), true),
  /** What the live region says of a step. */
  announce: v.fallback(v.picklist(['short', 'full', 'off']), 'short'),
  /** Sizes of regions in pixels by name, as the window likes to call them: `objects.left`. */
  layout: v.fallback(v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.number(), v.finite())), {}),
});
export type Settings = Readonly<v.InferOutput<typeof SETTINGS>>;

export interface Platform {
  readonly host: 'electron' | 'browser';
  readonly system: 'mac' | 'windows' | 'linux';
  readonly version: string;
}

/** What a window may ask; each call has its row in `CALLS`. */
export interface HostCalls {
  /** The file that the app was started with, once; `cancelled` where there is none. */
  openInitial(): Promise<Opened>;
  openFile(): Promise<Opened>;
  openRecent(id: string): Promise<Opened>;
  recentFiles(): Promise<readonly RecentFile[]>;
  /** A new document without a place on disk: the next `save` asks for one. */
  newDocument(): Promise<void>;
  saveFile(request: SaveRequest): Promise<Saved>;
  /** Asks for a place and writes there; the document stays what it is. */
  saveExport(name: string, bytes: Uint8Array): Promise<Saved>;
  /** The name in the title bar, and whether there is work that closing would lose. */
  setDocument(name: string, unsaved: boolean): Promise<void>;
  /** Asks what becomes of unsaved work before another document takes its place. */
  askUnsaved(): Promise<'save' | 'discard' | 'cancel'>;
  /** Keeps unsaved work safe from a crash; null once it is saved or given up. */
  writeJournal(text: string | null): Promise<void>;
  /** What a crash has left, or null. It is kept until `writeJournal` is called. */
  readJournal(): Promise<Journal | null>;
  settings(): Promise<Settings>;
  changeSettings(change: Partial<Settings>): Promise<Settings>;
  setMenu(state: MenuState): Promise<void>;
}

/** What the host tells a window unasked. */
export interface HostEvents {
  readonly progress: Progress;
  /** A command chosen in the native menu. */
  readonly command: CommandId;
  /** A file that the system or a second start of the app hands over; the unsaved question has been asked already. */
  readonly opened: OpenedFile;
  /** The engine has crashed and was started anew: its recording is gone. The sentence says so. */
  readonly engineLost: string;
}

export interface Host extends HostCalls {
  readonly engine: EngineApi;
  readonly platform: Platform;
  /** Calls the listener at each event until the returned function is called. */
  on<E extends keyof HostEvents>(event: E, listener: (payload: HostEvents[E]) => void): () => void;
}

const TEXT_LIMIT = 256 * 1024 * 1024;
const text = v.pipe(v.string(), v.maxLength(TEXT_LIMIT));
const name = v.pipe(v.string(), v.maxLength(255));
const command = v.picklist(COMMAND_IDS);
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= TEXT_LIMIT);

type ArgumentTable<Calls> = {
  readonly [Call in keyof Calls]: Calls[Call] extends (...args: infer Args) => unknown ? v.GenericSchema<Args> : never;
};

/** Every call of a window with the shape of its arguments. The channel of a call is `host:` and its name. */
export const CALLS: ArgumentTable<HostCalls> = {
  openInitial: v.strictTuple([]),
  openFile: v.strictTuple([]),
  openRecent: v.strictTuple([v.pipe(v.string(), v.maxLength(4096))]),
  recentFiles: v.strictTuple([]),
  newDocument: v.strictTuple([]),
  saveFile: v.strictTuple([v.strictObject({ text, how: v.picklist(['save', 'save as', 'overwrite']), name })]),
  saveExport: v.strictTuple([name, bytes]),
  setDocument: v.strictTuple([name, v.boolean()]),
  askUnsaved: v.strictTuple([]),
  writeJournal: v.strictTuple([v.nullable(text)]),
  readJournal: v.strictTuple([]),
  settings: v.strictTuple([]),
  changeSettings: v.strictTuple([v.partial(SETTINGS)]),
  setMenu: v.strictTuple([
    v.strictObject({
      available: v.array(command),
      flags: v.array(v.picklist(['run', 'selection', 'changes', 'story', 'running'])),
      checked: v.array(command),
    }),
  ]),
};

const moment = v.union([v.strictObject({ step: whole }), v.strictObject({ instruction: whole })]);

/** What the interpreter has from the start, and frames, have numbers below 0. */
const identity = v.pipe(v.number(), v.safeInteger());

/** Every call of the engine likewise. The channel is `engine:` and the name. */
export const ENGINE_CALLS: ArgumentTable<EngineApi> = {
  run: v.strictTuple([
    v.strictObject({
      text,
      filename: name,
      stdin: text,
      limits: v.strictObject({ instructions: whole, memory: whole, recursion: whole, output: whole }),
    }),
  ]),
  stop: v.strictTuple([]),
  load: v.strictTuple([bytes]),
  recording: v.strictTuple([]),
  state: v.strictTuple([moment]),
  inspect: v.strictTuple([moment, identity]),
  memory: v.strictTuple([moment]),
  tenants: v.strictTuple([whole, whole]),
  life: v.strictTuple([whole, identity]),
  arrivals: v.strictTuple([whole, identity]),
  collector: v.strictTuple([whole]),
  collection: v.strictTuple([whole, whole]),
  check: v.strictTuple([text]),
};

/** Every event; the channel is `event:` and the name. */
export const EVENTS: { readonly [E in keyof HostEvents]: true } = {
  progress: true,
  command: true,
  opened: true,
  engineLost: true,
};
