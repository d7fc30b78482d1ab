/** Windows, their contents, and what crosses between page and main. A window is a page of Chromium. */
const { EventEmitter } = require('node:events');
const { readFileSync } = require('node:fs');
const { codec } = require('./codec.cjs');
const { installPreload } = require('./page.cjs');
const { toPageUrl, fromPageUrl, answerRequest } = require('./protocol.cjs');
const { encode, decode } = codec();

/** Emits an event that listeners can prevent; tells whether one did. */
exports.isPrevented = function isPrevented(emitter, name, ...values) {
  const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
  emitter.emit(name, event, ...values);
  return event.defaultPrevented;
};

const handlers = new Map();
exports.ipcMain = {
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

/** Answers an invocation as Electron does: a handler's error becomes text. */
async function invoke(event, channel, text) {
  const handler = handlers.get(channel);
  if (!handler) return JSON.stringify({ error: `Error: No handler registered for '${channel}'` });
  try {
    return JSON.stringify({ result: encode(await handler(event, ...decode(text))) });
  } catch (error) {
    return JSON.stringify({ error: String(error) });
  }
}

class WebContents extends EventEmitter {
  constructor(window) {
    super();
    this.window = window;
    this.mainFrame = {
      get url() {
        return fromPageUrl(window.page.url());
      },
    };
  }
  getURL() {
    return this.mainFrame.url;
  }
  send(channel, ...values) {
    const message = [channel, encode(values)];
    this.window.page.evaluate((sent) => globalThis.__standinReceive(...sent), message).catch(() => undefined);
  }
  setWindowOpenHandler() {}
}

exports.windowClass = function windowClass(app, context) {
  const windows = new Set();

  return class BrowserWindow extends EventEmitter {
    static getAllWindows = () => [...windows];
    static fromWebContents = (contents) => contents.window;
    #opened;
    #title;

    constructor(options) {
      super();
      this.options = options;
      this.#title = options.title;
      this.webContents = new WebContents(this);
      windows.add(this);
      this.#opened = this.#open();
    }

    async #open() {
      const { width, height, webPreferences } = this.options;
      this.page = await context.newPage();
      const cdp = await context.newCDPSession(this.page);
      this.targetId = (await cdp.send('Target.getTargetInfo')).targetInfo.targetId;
      await this.page.setViewportSize({ width, height });
      await this.page.route('**/*', answerRequest);
      await this.page.exposeBinding('__standin', ({ frame }, channel, text) => {
        const { mainFrame } = this.webContents;
        const senderFrame = frame === this.page.mainFrame() ? mainFrame : { url: frame.url() };
        return invoke({ sender: this.webContents, senderFrame }, channel, text);
      });
      const bundle = readFileSync(webPreferences.preload, 'utf8');
      const args = JSON.stringify(webPreferences.additionalArguments);
      await this.page.addInitScript(
        `(${installPreload})(${codec}, ${args}, function (require, module, exports, process) {${bundle}\n});`,
      );
      this.page.once('load', () => this.emit('ready-to-show'));
      this.page.on('close', () => this.#gone());
    }

    async loadURL(url) {
      await this.#opened;
      await this.page.goto(toPageUrl(url));
    }

    close() {
      if (!this.isDestroyed() && !exports.isPrevented(this, 'close')) this.destroy();
    }

    destroy() {
      this.#gone();
      this.page.close().catch(() => undefined);
    }

    #gone() {
      if (!windows.delete(this)) return;
      this.emit('closed');
      if (windows.size === 0) app.emit('window-all-closed');
    }

    isDestroyed() {
      return !windows.has(this);
    }
    setTitle(title) {
      this.#title = title;
    }
    getTitle() {
      return this.#title;
    }
    show() {}
    focus() {}
    setDocumentEdited() {}
    setRepresentedFilename() {}
  };
};
