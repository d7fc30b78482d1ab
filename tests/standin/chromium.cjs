/** The Chromium whose pages are the windows. */
const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { chromium } = require('playwright-core');

const FLAGS = [
  '--headless=new',
  '--hide-scrollbars',
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-startup-window',
  '--remote-debugging-port=0',
];

/** Starts it; gives its address for Playwright, a context for pages, and a way to end it. */
exports.startChromium = async function startChromium(executable) {
  const profile = mkdtempSync(join(tmpdir(), 'standin-'));
  const child = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const end = async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.on('exit', () => child.kill('SIGKILL'));

  const address = await new Promise((resolve, reject) => {
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += chunk;
      const found = /^DevTools listening on (ws:\/\/\S+)/m.exec(text);
      if (found) resolve(found[1]);
    });
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`Chromium ended with ${status}: ${text}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  return { address, context: browser.contexts()[0], end };
};
