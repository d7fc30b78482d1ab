import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const INSTALL_TIME = 5 * 60 * 1000;

/** Chromium's executable: the one of the variable, Playwright's own, the system's; null where there is none. */
function findChromium(): string | null {
  const chosen = [process.env['HEAPWRIGHT_CHROMIUM'] ?? '', chromium.executablePath(), ...SYSTEM];
  return chosen.find((path) => path !== '' && existsSync(path)) ?? null;
}

/** The same; where there is none, one is installed: Playwright's, else Debian's package when we are root. */
export function chromiumPath(): string {
  const ways = [
    ['npx', 'playwright', 'install', 'chromium'],
    ...(process.getuid?.() === 0
      ? [
          ['apt-get', 'update'],
          ['apt-get', 'install', '-y', 'chromium'],
        ]
      : []),
  ];
  for (const [command, ...args] of ways) {
    const found = findChromium();
    if (found !== null) return found;
    spawnSync(command!, args, { stdio: 'inherit', timeout: INSTALL_TIME, shell: process.platform === 'win32' });
  }
  const found = findChromium();
  if (found === null)
    throw new Error('There is no Chromium. Set HEAPWRIGHT_CHROMIUM, or run: npx playwright install chromium');
  return found;
}
