/** The host of a page in a browser: files through the browser's own pickers, what is to be kept in its storage. */
import type { Host, HostEvents, Journal, OpenedFile, Saved, SaveRequest, Settings } from '../../app/bridge.js';
import { engineClient } from './engine-client.js';

/** What Chromium's file pickers give and TypeScript's library does not know. */
interface FilePickers {
  showOpenFilePicker?(options: object): Promise<readonly FileSystemFileHandle[]>;
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  textSize: 100,
  singleKeys: true,
  announce: 'short',
  layout: {},
};

const KINDS = [
  {
    description: 'Heapwright sessions and Python programs',
    accept: { 'application/x-heapwright': ['.heapwright'], 'text/x-python': ['.py'] },
  },
];
const SETTINGS_KEY = 'heapwright.settings';
const JOURNAL_KEY = 'heapwright.journal';

type Listeners = { [E in keyof HostEvents]: Set<(payload: HostEvents[E]) => void> };

/** `askUnsaved` shows the question in the page: a browser has no dialog of its own for it. */
export function browserHost(askUnsaved: Host['askUnsaved'], release: string): Host {
  const pickers = window as unknown as FilePickers;
  const listeners: Listeners = { progress: new Set(), command: new Set(), opened: new Set(), engineLost: new Set() };
  let file: { handle: FileSystemFileHandle; modified: number } | null = null;
  let documentName = 'Heapwright';
  let isUnsaved = false;

  function emit<E extends keyof HostEvents>(event: E, payload: HostEvents[E]): void {
    for (const listener of listeners[event]) listener(payload);
  }

  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault();
  });

  async function openFile(): Promise<OpenedFile | { kind: 'cancelled' } | { kind: 'failed'; reason: string }> {
    try {
      if (!pickers.showOpenFilePicker) return await openByInput();
      const [handle] = await pickers.showOpenFilePicker({ types: KINDS });
      if (!handle) return { kind: 'cancelled' };
      const chosen = await handle.getFile();
      file =
        chosen.name.endsWith('.heapwright') || chosen.name.endsWith('.py')
          ? { handle, modified: chosen.lastModified }
          : null;
      return { kind: 'opened', name: chosen.name, text: await chosen.text() };
    } catch (error) {
      return isAbort(error) ? { kind: 'cancelled' } : { kind: 'failed', reason: 'The file could not be read.' };
    }
  }

  async function write(handle: FileSystemFileHandle, text: string): Promise<Saved> {
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
    file = { handle, modified: (await handle.getFile()).lastModified };
    return { kind: 'saved', name: handle.name };
  }

  async function saveFile({ text, how, name }: SaveRequest): Promise<Saved> {
    try {
      if (how !== 'save as' && file) {
        if (how === 'save' && (await file.handle.getFile()).lastModified !== file.modified)
          return { kind: 'changed', name: file.handle.name };
        return await write(file.handle, text);
      }
      if (pickers.showSaveFilePicker)
        return await write(await pickers.showSaveFilePicker({ suggestedName: name, types: KINDS }), text);
      download(name, text);
      return { kind: 'saved', name };
    } catch (error) {
      return isAbort(error) ? { kind: 'cancelled' } : { kind: 'failed', reason: 'The file could not be written.' };
    }
  }

  return {
    platform: { host: 'browser', system: systemOf(navigator.userAgent), version: release },
    engine: engineClient(
      new URL('engine/worker.js', document.baseURI),
      (progress) => emit('progress', progress),
      (sentence) => emit('engineLost', sentence),
    ),
    on(event, listener) {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
    openInitial,
    openFile,
    openRecent: () => Promise.resolve({ kind: 'failed', reason: 'A browser keeps no list of files.' }),
    recentFiles: () => Promise.resolve([]),
    newDocument() {
      file = null;
      return Promise.resolve();
    },
    saveFile,
    saveExport(name, bytes) {
      download(name, bytes);
      return Promise.resolve({ kind: 'saved', name });
    },
    setDocument(name, unsaved) {
      documentName = name;
      isUnsaved = unsaved;
      document.title = `${documentName}${unsaved ? ' (edited)' : ''}`;
      return Promise.resolve();
    },
    askUnsaved,
    writeJournal(text) {
      const journal: Journal | null = text === null ? null : { name: documentName, text, time: Date.now() };
      keep(JOURNAL_KEY, journal);
      return Promise.resolve();
    },
    readJournal: () => Promise.resolve(kept<Journal>(JOURNAL_KEY)),
    settings: () => Promise.resolve({ ...DEFAULT_SETTINGS, ...kept<Partial<Settings>>(SETTINGS_KEY) }),
    changeSettings(change) {
      const settings = { ...DEFAULT_SETTINGS, ...kept<Partial<Settings>>(SETTINGS_KEY), ...change };
      keep(SETTINGS_KEY, settings);
      return Promise.resolve(settings);
    },
    setMenu: () => Promise.resolve(),
  };
}

/** The file that the server was started with, where it was started with one. */
async function openInitial(): Promise<OpenedFile | { kind: 'cancelled' }> {
  const response = await fetch(new URL('initial.json', document.baseURI)).catch(() => null);
  if (response?.status !== 200) return { kind: 'cancelled' };
  const { name, text } = (await response.json()) as Pick<OpenedFile, 'name' | 'text'>;
  return { kind: 'opened', name, text };
}

function openByInput(): Promise<OpenedFile | { kind: 'cancelled' }> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.heapwright,.py';
    input.oncancel = () => resolve({ kind: 'cancelled' });
    input.onchange = () => {
      const chosen = input.files?.[0];
      if (!chosen) resolve({ kind: 'cancelled' });
      else void chosen.text().then((text) => resolve({ kind: 'opened', name: chosen.name, text }));
    };
    input.click();
  });
}

function download(name: string, data: string | Uint8Array): void {
  const blob = new Blob([typeof data === 'string' ? data : new Uint8Array(data)]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Storage may be full or forbidden: then nothing is kept, and the work goes on. */
function keep(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}

function kept<Value>(key: string): Value | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function systemOf(agent: string): 'mac' | 'windows' | 'linux' {
  if (/Mac/.test(agent)) return 'mac';
  return /Windows/.test(agent) ? 'windows' : 'linux';
}
