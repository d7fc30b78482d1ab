/** The host of this page: what the preload script has put on the window, or the browser itself. */
import type { Host } from '../../app/bridge.js';
import { version } from '../../package.json';
import { browserHost } from './browser-host.js';

declare global {
  interface Window {
    readonly heapwright?: Host;
  }
}

export function findHost(askUnsaved: Host['askUnsaved']): Host {
  return window.heapwright ?? browserHost(askUnsaved, version);
}
