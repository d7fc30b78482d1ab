/** What main does for one window: its document, its dialogs, its place in the bridge. */
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { basename, dirname, join } from 'node:path';
import type { HostCalls, HostEvents, Journal, MenuState, Opened, Saved, SaveRequest, Settings } from './bridge.js';
import { CHANNEL } from './channel.js';
import { OpenDocument, failed, isLike, withExtensionOf } from './document.js';
import { writeDurably } from './files.js';
import type { JournalFile } from './journal.js';
import type { RecentFiles } from './recent.js';
import type { SettingsFile } from './settings.js';
import { askUnsaved } from './window.js';
import type { UnsavedAnswer } from './window.js';

/** What all windows of the app have in common. */
export interface Desk {
  readonly recent: RecentFiles;
  readonly settings: SettingsFile;
  readonly journal: JournalFile;
  /** The menu is to be made anew. */
  menuChanged(): void;
  /** The user wants to keep a window that was about to close, and with it the app. */
  stayed(): void;
}

const OPEN_FILTERS = [
  { name: 'Sessions and Python programs', extensions: ['heapwright', 'py'] },
  { name: 'All files', extensions: ['*'] },
];
const SESSION_FILTERS = [{ name: 'Heapwright session', extensions: ['heapwright'] }];
const PROGRAM_FILTERS = [{ name: 'Python program', extensions: ['py'] }];

export class WindowHost implements HostCalls {
  readonly window: BrowserWindow;
  readonly #desk: Desk;
  readonly #document = new OpenDocument();
  #initial: string | null;
  #name = 'Untitled';
  #unsaved = false;
  #menu: MenuState | null = null;
  /** Told how the next save ends, while a closing window waits for it. */
  #whenSaved: ((saved: boolean) => void) | null = null;

  constructor(window: BrowserWindow, desk: Desk, initial: string | null) {
    this.window = window;
    this.#desk = desk;
    this.#initial = initial;
    window.on('close', (event) => {
      if (!this.#unsaved) return;
      event.preventDefault();
      void this.#mayLose().then((may) => (may ? this.#closeForGood() : this.#desk.stayed()));
    });
  }

  /** What the window says that it can do; null before it has said so. */
  get menu(): MenuState | null {
    return this.#menu;
  }

  send<E extends keyof HostEvents>(event: E, payload: HostEvents[E]): void {
    if (!this.window.isDestroyed()) this.window.webContents.send(CHANNEL.event(event), payload);
  }

  /** Shows a file that comes from outside the page, once the present one may go. */
  async handOver(path: string): Promise<void> {
    if (this.#unsaved && !(await this.#mayLose())) return;
    const opened = await this.#open(path);
    if (opened.kind === 'opened') this.send('opened', opened);
    else if (opened.kind === 'failed') dialog.showErrorBox('Heapwright cannot open this file', opened.reason);
  }

  async openInitial(): Promise<Opened> {
    const path = this.#initial;
    this.#initial = null;
    return path === null ? { kind: 'cancelled' } : this.#open(path);
  }

  async openFile(): Promise<Opened> {
    const { filePaths } = await dialog.showOpenDialog(this.window, { properties: ['openFile'], filters: OPEN_FILTERS });
    const path = filePaths[0];
    return path === undefined ? { kind: 'cancelled' } : this.#open(path);
  }

  async openRecent(id: string): Promise<Opened> {
    if (!this.#desk.recent.has(id)) return { kind: 'failed', reason: 'This file is not among the recent ones.' };
    const opened = await this.#open(id);
    if (opened.kind === 'failed') {
      await this.#desk.recent.remove(id);
      this.#desk.menuChanged();
    }
    return opened;
  }

  recentFiles() {
    return Promise.resolve(this.#desk.recent.list());
  }

  newDocument(): Promise<void> {
    this.#document.forget();
    return Promise.resolve();
  }

  async saveFile(request: SaveRequest): Promise<Saved> {
    const saved = await this.#save(request);
    if (saved.kind === 'saved' && this.#document.path !== null) {
      this.#unsaved = false;
      await this.#remember(this.#document.path);
      await this.#desk.journal.write(null);
    }
    this.#whenSaved?.(saved.kind === 'saved');
    return saved;
  }

  async saveExport(name: string, bytes: Uint8Array): Promise<Saved> {
    const { filePath } = await dialog.showSaveDialog(this.window, { defaultPath: basename(name) });
    if (!filePath) return { kind: 'cancelled' };
    try {
      await writeDurably(filePath, bytes);
      return { kind: 'saved', name: basename(filePath) };
    } catch (error) {
      return failed(filePath, error);
    }
  }

  setDocument(name: string, unsaved: boolean): Promise<void> {
    this.#name = name;
    this.#unsaved = unsaved;
    this.window.setTitle(`${unsaved ? '● ' : ''}${name} - Heapwright`);
    this.window.setDocumentEdited(unsaved);
    this.window.setRepresentedFilename(this.#document.path ?? '');
    return Promise.resolve();
  }

  askUnsaved(): Promise<UnsavedAnswer> {
    return askUnsaved(this.window, this.#name);
  }

  writeJournal(text: string | null): Promise<void> {
    return this.#desk.journal.write(text === null ? null : { name: this.#name, text, time: Date.now() });
  }

  readJournal(): Promise<Journal | null> {
    return this.#desk.journal.read();
  }

  settings(): Promise<Settings> {
    return Promise.resolve(this.#desk.settings.present);
  }

  changeSettings(change: Partial<Settings>): Promise<Settings> {
    return this.#desk.settings.change(change);
  }

  setMenu(state: MenuState): Promise<void> {
    this.#menu = state;
    this.#desk.menuChanged();
    return Promise.resolve();
  }

  async #open(path: string): Promise<Opened> {
    const opened = await this.#document.open(path);
    if (opened.kind === 'opened') await this.#remember(path);
    return opened;
  }

  async #save({ text, how, name }: SaveRequest): Promise<Saved> {
    const known = this.#document.path;
    const place = known !== null && isLike(name, known) ? known : null;
    if (place !== null && how === 'save') return this.#document.save(text);
    if (place !== null && how === 'overwrite') return this.#document.saveTo(place, text);
    const proposed = withExtensionOf(name, basename(name));
    const { filePath } = await dialog.showSaveDialog(this.window, {
      defaultPath: place ?? (known === null ? proposed : join(dirname(known), proposed)),
      filters: isLike(name, '.py') ? PROGRAM_FILTERS : SESSION_FILTERS,
    });
    return filePath ? this.#document.saveTo(withExtensionOf(name, filePath), text) : { kind: 'cancelled' };
  }

  async #remember(path: string): Promise<void> {
    await this.#desk.recent.add(path);
    app.addRecentDocument(path);
    this.#desk.menuChanged();
  }

  /** Whether the unsaved work may go: it was saved through the page, or given up. */
  async #mayLose(): Promise<boolean> {
    const answer = await this.askUnsaved();
    if (answer !== 'save') return answer === 'discard';
    return new Promise((resolve) => {
      this.#whenSaved?.(false);
      this.#whenSaved = (saved) => {
        this.#whenSaved = null;
        resolve(saved);
      };
      this.send('command', 'file.save');
    });
  }

  async #closeForGood(): Promise<void> {
    await this.#desk.journal.write(null);
    this.window.destroy();
  }
}
