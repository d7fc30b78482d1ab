/**
 * How fast the window is with 30, 300 and 3,000 objects: frames while panning and zooming, time from a key to the next
 * step's picture, time to show the other views. Builds nothing: `npm run build` first. Prints a table.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';

const ROOT = join(import.meta.dirname, '../..');
const SIZES = process.argv.slice(2).map(Number);
const FRAME = 1000 / 60;

/** Small lists, each holding the one before: nothing is shared, nothing is written in a slot. */
const program = (objects) =>
  `xs = []\nlast = None\nfor i in range(${objects}):\n    last = [last] if i % 10 else [i]\n    xs.append(last)\n` +
  Array.from({ length: 12 }, (_, at) => `v${at} = [xs[${at}]]`).join('\n') +
  '\nimport gc\nn = gc.collect()\n';

async function serve() {
  const host = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), 'open', '--browser'], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) => {
    host.stdout.on('data', (chunk) => {
      const found = /^Heapwright is at (\S+)/m.exec(String(chunk));
      if (found) resolve(found[1]);
    });
  });
  return { url, end: () => host.kill() };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const worst = (values) => Math.max(0, ...values);
const ms = (value) => `${value.toFixed(0)} ms`;

/** The times between frames while something is done 60 times. */
async function frames(page, act) {
  await page.evaluate(() => {
    globalThis.frameTimes = [];
    const tick = (time) => {
      globalThis.frameTimes.push(time);
      globalThis.ticking = requestAnimationFrame(tick);
    };
    globalThis.ticking = requestAnimationFrame(tick);
  });
  for (let turn = 0; turn < 60; turn++) await act(turn);
  const times = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.ticking);
    return globalThis.frameTimes;
  });
  const between = times.slice(1).map((time, at) => time - times[at]);
  const dropped = between.reduce((sum, time) => sum + Math.max(0, Math.round(time / FRAME) - 1), 0);
  return { median: median(between), worst: worst(between), dropped, frames: between.length };
}

/** From a key press to the second frame after the step has changed. */
async function stepTimes(page, key, count) {
  const times = [];
  for (let turn = 0; turn < count; turn++) {
    times.push(
      await page.evaluate(async (name) => {
        const slider = document.querySelector('[role=slider]');
        const before = slider.getAttribute('aria-valuenow');
        const start = performance.now();
        slider.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
        while (slider.getAttribute('aria-valuenow') === before && performance.now() - start < 10_000)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - start;
      }, key),
    );
  }
  return times;
}

async function viewTime(page, key, ready) {
  const start = performance.now();
  await page.keyboard.press(key);
  await ready();
  return performance.now() - start;
}

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const executablePath = existsSync(chromium.executablePath()) ? undefined : system;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const host = await serve();
const rows = [];
for (const size of SIZES.length > 0 ? SIZES : [30, 300, 3000]) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(host.url);
  await page.getByRole('button', { name: /New program/ }).click();
  await page.getByRole('textbox', { name: 'Program' }).click();
  await page.keyboard.insertText(program(size));
  await page.keyboard.press('Control+Enter');
  const slider = page.getByRole('slider', { name: 'Step' });
  await page.waitForFunction(
    () => Number(document.querySelector('[role=slider]')?.getAttribute('aria-valuemax')) > 0,
    null,
    {
      timeout: 60_000,
    },
  );
  await slider.focus();
  await page.keyboard.press('End');
  await page.waitForTimeout(1500);
  const canvas = await page.locator('.canvas').boundingBox();
  await page.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
  const pan = await frames(page, (turn) => page.keyboard.press(turn % 40 < 20 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight'));
  const zoom = await frames(page, (turn) => page.mouse.wheel(0, turn % 20 < 10 ? 40 : -40));
  await slider.focus();
  const back = await stepTimes(page, 'ArrowLeft', 10);
  const forward = await stepTimes(page, 'ArrowRight', 10);
  const memory = await viewTime(page, 'Control+2', () => page.getByText(/pools taken/).waitFor());
  const inMemory = await stepTimes(page, 'ArrowLeft', 5);
  await page.keyboard.press('End');
  const collector = await viewTime(page, 'Control+3', () => page.getByRole('group', { name: 'Collector' }).waitFor());
  rows.push({
    objects: size,
    'pan, median frame': ms(pan.median),
    'pan, worst': ms(pan.worst),
    'pan, dropped': `${pan.dropped} of ${pan.frames + pan.dropped}`,
    'zoom, worst': ms(zoom.worst),
    'zoom, dropped': `${zoom.dropped} of ${zoom.frames + zoom.dropped}`,
    'new step': ms(median(back)),
    'seen step': ms(median(forward)),
    'memory map': ms(memory),
    'step in it': ms(median(inMemory)),
    collector: ms(collector),
  });
  await page.close();
}
await browser.close();
host.end();
for (const key of Object.keys(rows[0]))
  process.stdout.write(`${key.padEnd(20)}${rows.map((row) => String(row[key]).padStart(16)).join('')}\n`);
