/** The window in a real browser, built as it is shipped, under the strictest content policy, with the fake engine. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from 'playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { build } from 'vite';

export const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; img-src 'self' data: blob:; font-src 'self'";

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
};

export interface WindowServer {
  open(options?: BrowserContextOptions): Promise<{ page: Page; problems: string[] }>;
  /** Closes the windows that are open. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Builds the page once and serves it on loopback. `problems` gathers console errors and refusals of the policy. */
export async function serveWindow(): Promise<WindowServer> {
  const folder = mkdtempSync(join(tmpdir(), 'heapwright-window-'));
  const quiet = { configFile: false, logLevel: 'error' } as const;
  await build({
    ...quiet,
    root: 'renderer',
    base: './',
    plugins: [svelte({ configFile: '../svelte.config.js' })],
    build: { outDir: folder, emptyOutDir: true, minify: false, target: 'chrome150' },
  });
  await build({
    ...quiet,
    build: {
      outDir: join(folder, 'engine'),
      emptyOutDir: true,
      minify: false,
      lib: { entry: 'tests/renderer/fake-worker.ts', formats: ['es'], fileName: 'worker' },
    },
  });
  const server = await listen(folder);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await launch();
  return {
    async open(options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme: 'light',
        ...options,
      });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(`http://127.0.0.1:${port}/index.html`);
      return { page, problems };
    },
    async clear() {
      for (const context of browser.contexts()) await context.close();
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

function listen(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    const file = join(folder, path);
    if (!existsSync(file)) {
      response.writeHead(path === '/initial.json' ? 204 : 404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': KINDS[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Playwright's own Chromium where there is one, else the system's. */
function launch(): Promise<Browser> {
  const own = chromium.executablePath();
  return chromium.launch({
    ...(existsSync(own) ? {} : { executablePath: '/usr/bin/chromium' }),
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
