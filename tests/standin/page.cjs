/** The page's half: runs the real preload bundle with an `electron` of its own. Injected by its source. */
exports.installPreload = function installPreload(codec, args, preload) {
  if (globalThis !== globalThis.top) return;
  const { encode, decode } = codec();
  const toMain = globalThis.__standin;
  delete globalThis.__standin;

  const listeners = new Map();
  Object.defineProperty(globalThis, '__standinReceive', {
    value: (channel, text) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...decode(text));
    },
  });
  const ipcRenderer = {
    async invoke(channel, ...values) {
      const reply = JSON.parse(await toMain(channel, encode(values)));
      if ('error' in reply) throw new Error(`Error invoking remote method '${channel}': ${reply.error}`);
      return decode(reply.result);
    },
    on(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
    },
    removeListener(channel, listener) {
      listeners.get(channel)?.delete(listener);
    },
  };

  // The bridge copies values and wraps functions: no prototype and no identity crosses it.
  const across = (value) => {
    if (typeof value === 'function')
      return (...values) => {
        const result = value(...values.map(across));
        return result instanceof Promise ? result.then(across) : across(result);
      };
    if (typeof value !== 'object' || value === null) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype && !Array.isArray(value)) return structuredClone(value);
    const entries = Object.entries(value).map(([key, inner]) => [key, across(inner)]);
    return Object.freeze(Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries));
  };
  const contextBridge = {
    exposeInMainWorld(key, api) {
      Object.defineProperty(globalThis, key, { value: across(api), enumerable: true });
    },
  };

  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  preload(require, { exports: {} }, {}, { platform: 'linux', argv: ['electron', ...args], env: {} });
};
