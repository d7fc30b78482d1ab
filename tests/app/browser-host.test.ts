import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect } from 'vitest';
import { serveBrowser } from '../../app/browser-host.js';
import { test } from './folder.js';

interface Got {
  readonly status: number;
  readonly text: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

function get(url: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { path, headers, method }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

async function build(folder: string): Promise<string> {
  await mkdir(join(folder, 'renderer/assets'), { recursive: true });
  await mkdir(join(folder, 'engine'));
  await writeFile(join(folder, 'renderer/index.html'), 'page');
  await writeFile(join(folder, 'renderer/.secret.js'), 'secret');
  await writeFile(join(folder, 'renderer/note.txt'), 'no type');
  await writeFile(join(folder, 'engine/worker.js'), 'worker');
  await writeFile(join(folder, 'cli.js'), 'secret');
  return folder;
}

test('the page, the engine, and nothing beside them', async ({ folder }) => {
  const host = (await serveBrowser({ dist: await build(folder), port: null, initial: null }))!;
  const status = async (path: string) => (await get(host.url, path)).status;
  try {
    expect(await get(host.url, '/')).toMatchObject({ status: 200, text: 'page' });
    expect(await get(host.url, '/index.html?step=3')).toMatchObject({ status: 200, text: 'page' });
    expect(await get(host.url, '/engine/worker.js')).toMatchObject({ status: 200, text: 'worker' });
    for (const path of [
      '/../cli.js',
      '/%2e%2e/cli.js',
      '/engine/../cli.js',
      '/engine/..%2fcli.js',
      '/engine/%2e%2e%2fcli.js',
      '/engine\\..\\cli.js',
      '/.secret.js',
      '/note.txt',
      '/assets',
      '/%00',
      '/%',
      '//etc/passwd',
    ])
      expect([path, await status(path)]).toEqual([path, 404]);
    expect(await status('/initial.json')).toBe(204);
    expect((await get(host.url, '/', {}, 'POST')).status).toBe(405);
  } finally {
    await host.close();
  }
});

test('a strict policy goes with every answer', async ({ folder }) => {
  const host = (await serveBrowser({ dist: await build(folder), port: null, initial: null }))!;
  for (const path of ['/', '/none.js']) {
    const { headers } = await get(host.url, path);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  await host.close();
});

test('another name for the loopback address, and another site, are refused', async ({ folder }) => {
  const initial = { name: 'a.py', text: 'secret' };
  const host = (await serveBrowser({ dist: await build(folder), port: null, initial }))!;
  const { port } = new URL(host.url);
  const status = async (headers: Record<string, string>) => (await get(host.url, '/initial.json', headers)).status;
  expect(await status({})).toBe(200);
  expect(await status({ host: `localhost:${port}` })).toBe(200);
  expect(await status({ host: `evil.example:${port}` })).toBe(403);
  expect(await status({ host: '127.0.0.1:1' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' })).toBe(200);
  await host.close();
});

test('a port that is taken is no crash', async ({ folder }) => {
  const first = (await serveBrowser({ dist: await build(folder), port: null, initial: null }))!;
  const port = Number(new URL(first.url).port);
  expect(await serveBrowser({ dist: folder, port, initial: null })).toBeNull();
  await first.close();
});
