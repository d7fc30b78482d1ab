/** Puts the host on the page's window: each call of the tables becomes an invocation, and nothing else crosses. */
import { contextBridge, ipcRenderer } from 'electron';
import { CALLS, ENGINE_CALLS, EVENTS, HOST_KEY } from './bridge.js';
import type { HostEvents, Platform } from './bridge.js';
import { CHANNEL, VERSION_SWITCH } from './channel.js';
import type { Reply } from './channel.js';
import { systemOf } from './platform.js';

/** Errors cross as plain sentences; Electron would put its own words before those of a thrown error. */
async function invoke(channel: string, args: readonly unknown[]): Promise<unknown> {
  const reply = (await ipcRenderer.invoke(channel, ...args)) as Reply;
  if ('error' in reply) throw new Error(reply.error);
  return reply.result;
}

function callsOf(names: object, channel: (name: string) => string): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(names).map((name) => [name, (...args: readonly unknown[]) => invoke(channel(name), args)]),
  );
}

function on(event: keyof HostEvents, listener: (payload: unknown) => void): () => void {
  if (!Object.hasOwn(EVENTS, event)) throw new Error(`There is no event ${event}.`);
  const relay = (_: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(CHANNEL.event(event), relay);
  return () => void ipcRenderer.removeListener(CHANNEL.event(event), relay);
}

const platform: Platform = {
  host: 'electron',
  system: systemOf(process.platform),
  version: process.argv.find((argument) => argument.startsWith(VERSION_SWITCH))?.slice(VERSION_SWITCH.length) ?? '',
};

contextBridge.exposeInMainWorld(HOST_KEY, {
  ...callsOf(CALLS, CHANNEL.host),
  engine: callsOf(ENGINE_CALLS, CHANNEL.engine),
  platform,
  on,
});
