/** A window on the page: locked down, and with the question about unsaved work before it closes. */
import { BrowserWindow, dialog } from 'electron';
import { PAGE, VERSION_SWITCH } from './channel.js';

export interface WindowFiles {
  readonly preload: string;
  readonly version: string;
}

/** A page that has crashed is loaded again, but not over and over: milliseconds. */
const CRASH_PAUSE = 10_000;

/** A window that can show our own page and nothing else. */
export function createWindow({ preload, version }: WindowFiles): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 560,
    show: false,
    title: 'Heapwright',
    backgroundColor: '#14171C',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [VERSION_SWITCH + version],
    },
  });
  const { webContents } = window;
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  let crashed = -Infinity;
  webContents.on('render-process-gone', () => {
    if (Date.now() - crashed > CRASH_PAUSE) webContents.reload();
    crashed = Date.now();
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(PAGE);
  return window;
}

export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** Asks what becomes of unsaved work. */
export async function askUnsaved(window: BrowserWindow, name: string): Promise<UnsavedAnswer> {
  const answers: readonly UnsavedAnswer[] = ['save', 'discard', 'cancel'];
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Save the changes to ${name}?`,
    detail: 'What is not saved will be lost.',
    buttons: ['Save', 'Discard', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return answers[response] ?? 'cancel';
}
