import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Chromium's executable: the one of the variable, Playwright's own, the system's; null where there is none. */
export function findChromium(): string | null {
  const chosen = [process.env['HEAPWRIGHT_CHROMIUM'] ?? '', chromium.executablePath(), ...SYSTEM];
  return chosen.find((path) => path !== '' && existsSync(path)) ?? null;
}
