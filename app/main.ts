/** The desktop app: one instance, one window, one engine. */
import { Menu, app, protocol, session } from 'electron';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findAsset } from './assets.js';
import { serveCalls } from './calls.js';
import { SCHEME } from './channel.js';
import { startEngine } from './engine-host.js';
import { JournalFile } from './journal.js';
import { menuTemplate } from './menu.js';
import { systemOf } from './platform.js';
import { RecentFiles } from './recent.js';
import { SettingsFile } from './settings.js';
import { WindowHost } from './window-host.js';
import type { Desk } from './window-host.js';
import { createWindow } from './window.js';

const DIST = fileURLToPath(new URL('..', import.meta.url));

let host: WindowHost | null = null;
/** A file that the system has handed over before there is a window to show it. */
let waiting: string | null = null;
/** The app is to end once its window, which may have a question to ask, has closed. */
let quitting = false;

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
app.enableSandbox();
app.commandLine.appendSwitch('disable-background-networking');

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  waiting = fileAmong(process.argv, process.cwd());
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show(path);
  });
  app.on('second-instance', (_, argv, folder) => {
    host?.window.show();
    host?.window.focus();
    const path = fileAmong(argv, folder);
    if (path !== null) show(path);
  });
  app.on('before-quit', () => (quitting = true));
  app.on('window-all-closed', () => {
    if (quitting || process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(open);
}

function show(path: string): void {
  if (host) void host.handOver(path);
  else waiting = path;
}

/** The file named on a command line: the first argument that is no switch, after the app's own path. */
function fileAmong(argv: readonly string[], folder: string): string | null {
  const names = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  const name = names[app.isPackaged ? 0 : 1];
  return name === undefined ? null : resolve(folder, name);
}

async function open(): Promise<void> {
  lockDown();
  const stored = (name: string): string => join(app.getPath('userData'), name);
  const desk: Desk = {
    recent: new RecentFiles(stored('recent.json')),
    settings: new SettingsFile(stored('settings.json')),
    journal: new JournalFile(stored('journal.json')),
    menuChanged: () => showMenu(desk),
    stayed: () => (quitting = false),
  };
  await Promise.all([desk.recent.load(), desk.settings.load()]);

  const { engine, close } = startEngine(unpacked(join(DIST, 'engine', 'worker.js')), {
    progress: (progress) => host?.send('progress', progress),
    lost: (sentence) => host?.send('engineLost', sentence),
  });
  app.on('will-quit', () => void close());
  serveCalls((window) => (host?.window === window ? host : undefined), engine);

  const openWindow = (): void => {
    const window = createWindow({ preload: join(DIST, 'preload', 'preload.cjs'), version: app.getVersion() });
    host = new WindowHost(window, desk, waiting);
    waiting = null;
    window.on('closed', () => (host = null));
    showMenu(desk);
  };
  app.on('activate', () => {
    if (!host) openWindow();
  });
  openWindow();
}

/** The page gets the files of the build and nothing else: no permission but to copy, no other origin. */
function lockDown(): void {
  protocol.handle(SCHEME, async ({ method, url }) => {
    const asset = method === 'GET' ? await findAsset(DIST, new URL(url).pathname) : null;
    return asset ? new Response(asset.bytes, { headers: asset.headers }) : new Response(null, { status: 404 });
  });
  const allowed = (permission: string): boolean => permission === 'clipboard-sanitized-write';
  session.defaultSession.setPermissionRequestHandler((_, permission, answer) => answer(allowed(permission)));
  session.defaultSession.setPermissionCheckHandler((_, permission) => allowed(permission));
}

function showMenu(desk: Desk): void {
  const template = menuTemplate(host?.menu ?? null, desk.recent.list(), systemOf(process.platform), {
    command: (id) => host?.send('command', id),
    openRecent: (file) => show(file.id),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** A worker cannot start from inside the archive of a packed app: its bundle lies beside it. */
function unpacked(path: string): string {
  return path.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
}
