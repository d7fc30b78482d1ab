/**
 * The same app without Electron: the built page served on the loopback address, for a browser on this machine. The page
 * runs the engine in a worker of its own; the server only hands out files of the build and the file it was started with.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECURITY_HEADERS, findAsset } from './assets.js';

const ADDRESS = '127.0.0.1';
/** Tried in this order where no port was asked for; the address stays the same, and with it what the browser has kept. */
const PORTS = [7410, 7411, 7412, 7413, 7414, 0] as const;

export interface BrowserHostOptions {
  /** The build, `dist/`. */
  readonly dist: string;
  /** Null takes the first free one. */
  readonly port: number | null;
  /** The file to show first. */
  readonly initial: { readonly name: string; readonly text: string } | null;
}

export interface BrowserHost {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves until closed. A port that is taken gives null. */
export async function serveBrowser({ dist, port, initial }: BrowserHostOptions): Promise<BrowserHost | null> {
  const server = createServer((request, response) => void answer(request, response, dist, initial));
  for (const each of port === null ? PORTS : [port]) {
    if (await listen(server, each)) {
      return {
        url: `http://${ADDRESS}:${portOf(server)}/`,
        close: () =>
          new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      };
    }
  }
  return null;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  dist: string,
  initial: BrowserHostOptions['initial'],
): Promise<void> {
  const refuse = (status: number): void => void response.writeHead(status, SECURITY_HEADERS).end();
  if (!isOurs(request)) return refuse(403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);

  const path = (request.url ?? '/').split(/[?#]/, 1)[0]!;
  // No file is no mistake: the page asks whether there is one.
  if (path === '/initial.json' && !initial) return refuse(204);
  const asset =
    path === '/initial.json'
      ? {
          bytes: Buffer.from(JSON.stringify(initial)),
          headers: { ...SECURITY_HEADERS, 'content-type': 'application/json; charset=utf-8' },
        }
      : await findAsset(dist, path);
  if (!asset) return refuse(404);
  response.writeHead(200, { ...asset.headers, 'content-length': asset.bytes.length });
  response.end(request.method === 'HEAD' ? undefined : asset.bytes);
}

/**
 * Whether a page of ours asks, or a person by the address bar. Another site that points a name of its own at the loopback
 * address shows in the Host header, and one that links to it from afar in what the browser says of the request.
 */
function isOurs(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  const hosts = [`${ADDRESS}:${port}`, `localhost:${port}`];
  const site = request.headers['sec-fetch-site'] ?? 'none';
  const fromAfar = site !== 'none' && site !== 'same-origin' && request.headers['sec-fetch-mode'] !== 'navigate';
  return hosts.includes(request.headers.host ?? '') && !fromAfar;
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, ADDRESS, () => {
      server.removeListener('error', failed);
      resolve(true);
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
