/** How calls and events are named between preload and main, and what an answer looks like. */

export const CHANNEL = {
  host: (call: string) => `host:${call}`,
  engine: (call: string) => `engine:${call}`,
  event: (event: string) => `event:${event}`,
} as const;

/** The result, or one sentence. */
export type Reply = { readonly result: unknown } | { readonly error: string };

/** A command line switch by which main tells the preload script the version. */
export const VERSION_SWITCH = '--heapwright-version=';

/** Where the page lives in Electron. */
export const SCHEME = 'app';
export const PAGE = `${SCHEME}://bundle/index.html`;
