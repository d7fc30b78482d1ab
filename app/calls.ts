/** Main's side of the bridge: every call of the tables is handled, and refused unless its sender and arguments are right. */
import { BrowserWindow, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import type { EngineApi } from '../engine/protocol.js';
import { CALLS, ENGINE_CALLS } from './bridge.js';
import type { HostCalls } from './bridge.js';
import { CHANNEL, PAGE } from './channel.js';
import type { Reply } from './channel.js';

type Method = (...args: unknown[]) => Promise<unknown>;

/** Serves a window's calls; `hostOf` finds who answers for a window, and undefined refuses it. */
export function serveCalls(hostOf: (window: BrowserWindow) => HostCalls | undefined, engine: EngineApi): void {
  const serve = (
    channel: string,
    schema: v.GenericSchema<readonly unknown[]>,
    methodOf: (window: BrowserWindow) => Method | undefined,
  ): void =>
    ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<Reply> => {
      const window = senderOf(event);
      const method = window && methodOf(window);
      if (!method) return { error: 'This page may not ask that.' };
      const checked = v.safeParse(schema, args);
      if (!checked.success) return { error: `${channel} was asked in a wrong way.` };
      try {
        return { result: await method(...checked.output) };
      } catch (error) {
        return { error: error instanceof Error ? error.message : 'It failed.' };
      }
    });

  for (const [name, schema] of Object.entries(CALLS)) {
    serve(CHANNEL.host(name), schema, (window) => {
      const host = hostOf(window);
      return host && (host[name as keyof HostCalls].bind(host) as Method);
    });
  }
  for (const [name, schema] of Object.entries(ENGINE_CALLS)) {
    const method = engine[name as keyof EngineApi].bind(engine) as Method;
    serve(CHANNEL.engine(name), schema, (window) => (hostOf(window) ? method : undefined));
  }
}

/** The window whose own page has sent it; no frame within the page, and no other page. */
function senderOf(event: IpcMainInvokeEvent): BrowserWindow | null {
  const frame = event.senderFrame;
  if (!frame || frame !== event.sender.mainFrame || !isPage(frame.url)) return null;
  return BrowserWindow.fromWebContents(event.sender);
}

function isPage(url: string): boolean {
  return url === PAGE || url.startsWith(`${PAGE}#`) || url.startsWith(`${PAGE}?`);
}
