/**
 * A model of the module `electron`, as far as Heapwright uses it. It proves that main, preload and page agree with each
 * other and with this model; not that they agree with Electron. Out of its reach: native menus and keys, the sandbox,
 * a world of its own for the preload script, the archive, file associations.
 */
const { EventEmitter } = require('node:events');
const { mkdirSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { startChromium } = require('./chromium.cjs');
const { Menu } = require('./menu.cjs');
const { protocol } = require('./protocol.cjs');
const { ipcMain, isPrevented, windowClass } = require('./window.cjs');

const app = new EventEmitter();
const userData = process.env.STANDIN_USER_DATA ?? mkdtempSync(join(tmpdir(), 'standin-data-'));
let markReady;
const ready = new Promise((resolve) => (markReady = resolve));
let chromium = null;
let version = '';

Object.assign(app, {
  isPackaged: false,
  whenReady: () => ready,
  getVersion: () => version,
  getPath(name) {
    const folder = join(userData, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  },
  enableSandbox() {},
  addRecentDocument() {},
  requestSingleInstanceLock: () => true,
  commandLine: { appendSwitch() {} },
  quit() {
    if (isPrevented(app, 'before-quit')) return;
    for (const window of exports.BrowserWindow.getAllWindows()) {
      window.close();
      if (!window.isDestroyed()) return;
    }
    if (!isPrevented(app, 'will-quit')) app.exit();
  },
  exit: (status = 0) => void chromium.end().finally(() => process.exit(status)),
});

/** Nothing here asks a person: a test puts its own answer in place of each. */
const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showMessageBox: async () => ({ response: 2, checkboxChecked: false }),
  showErrorBox() {},
};

const session = { defaultSession: { setPermissionRequestHandler() {}, setPermissionCheckHandler() {} } };

exports.app = app;
exports.dialog = dialog;
exports.ipcMain = ipcMain;
exports.Menu = Menu;
exports.protocol = protocol;
exports.session = session;

/** Gives what releases `ready`: the main module has run and, under Playwright, the test is attached too. */
exports.start = async function start(manifest) {
  version = manifest.version;
  chromium = await startChromium(process.env.HEAPWRIGHT_CHROMIUM ?? '/usr/bin/chromium');
  exports.BrowserWindow = windowClass(app, chromium.context);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => app.exit(1));

  let waitingFor = process.execArgv.some((argument) => argument.startsWith('--inspect')) ? 2 : 1;
  const release = () => {
    if (--waitingFor === 0) markReady();
  };
  globalThis.__playwright_run = release;
  process.stderr.write(`DevTools listening on ${chromium.address}\n`);
  return release;
};
