import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openInBrowser, fetchElectron, findElectron, hasDisplay, runElectron } from '../electron-runtime.js';
import { serveBrowser } from '../browser-host.js';
import { Refusal } from './command.js';
import type { Arguments, Command, Status } from './command.js';
import { textOf } from './input.js';
import type { Io } from './io.js';

/** The app, seen from the command line's bundle `dist/cli.js`. */
const DIST = fileURLToPath(new URL('.', import.meta.url));
const APP = fileURLToPath(new URL('..', import.meta.url));

export const OPEN: Command = {
  name: 'open',
  summary: 'Opens the app, on a file where one is named.',
  operands: ['[FILE]'],
  options: {
    browser: { help: 'Serve it on the loopback address, for a browser' },
    port: { value: 'N', help: 'With --browser: the port (default: the first free one from 7410)' },
  },
  async run(args, io) {
    const file = args.operands[0] ?? null;
    if (args.has('browser') || args.text('port') !== null) return serve(file, args, io);
    const why = await openWindow(file, io);
    if (why === null) return 0;
    io.output(`${why} The same app is served for a browser instead.\n`);
    return serve(file, args, io);
  },
};

/** Null once the window has been closed again, or the reason why there is none. */
async function openWindow(file: string | null, io: Io): Promise<string | null> {
  if (!hasDisplay()) return 'There is no display for a window.';
  let executable = findElectron();
  if (executable === null) {
    io.output("Fetching Electron's runtime, once.\n");
    executable = await fetchElectron();
  }
  if (executable === null) return "Electron's runtime cannot be had on this machine.";
  const end = await runElectron(executable, APP, file);
  return end === 'failed' ? 'Electron does not start on this machine.' : null;
}

/** Serves until the process is ended. */
async function serve(file: string | null, args: Arguments, io: Io): Promise<Status> {
  const port = args.whole('port', 1, 65535);
  const initial = file === null ? null : { name: basename(file), text: await textOf(file, io) };
  const host = await serveBrowser({ dist: DIST, port, initial });
  if (!host) throw new Refusal(port === null ? 'No port is free.' : `Port ${port} is in use.`);
  io.output(`Heapwright is at ${host.url}\n`);
  openInBrowser(host.url);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await host.close();
  return 0;
}
