import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { startEngine } from '../../app/engine-host.js';
import { test } from './folder.js';

/** A worker that answers `check` with the text, sends progress on `run` and never answers, and dies on `load`. */
const WORKER = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, call, args }) => {
    if (call === 'check') parentPort.postMessage({ id, result: args[0] });
    if (call === 'state') parentPort.postMessage({ id, error: 'There is no such step.' });
    if (call === 'run') parentPort.postMessage({ progress: { instructions: 7 } });
    if (call === 'load') throw new Error('a defect');
  });
`;

/** A worker whose run reads no messages, but looks at the flag. */
const BUSY_WORKER = `
  const { parentPort } = require('node:worker_threads');
  let flag;
  parentPort.on('message', ({ id, call, stopFlag }) => {
    if (stopFlag) flag = new Int32Array(stopFlag);
    if (call === 'run') {
      parentPort.postMessage({ progress: { instructions: 7 } });
      while (Atomics.load(flag, 0) === 0);
    }
    if (call) parentPort.postMessage({ id, result: call });
  });
`;

const PROGRAM = { text: '', filename: '', stdin: '', limits: { instructions: 1, memory: 1, recursion: 1, output: 1 } };

test('calls are answered, failures are sentences, and a worker that dies is started anew', async ({ folder }) => {
  const file = join(folder, 'worker.cjs');
  await writeFile(file, WORKER);
  const progress = vi.fn();
  const lost = vi.fn();
  const { engine, close } = startEngine(file, { progress, lost });
  expect(await engine.check('a')).toBe('a');
  await expect(engine.state({ step: 9 })).rejects.toThrow('There is no such step.');

  const running = engine.run(PROGRAM);
  await vi.waitFor(() => expect(progress).toHaveBeenCalledWith({ instructions: 7 }));
  await expect(Promise.all([running, engine.load(new Uint8Array())])).rejects.toThrow(
    'The engine has stopped. Run the program again.',
  );
  expect(lost).toHaveBeenCalledTimes(1);
  expect(await engine.check('b')).toBe('b');
  await close();
  expect(lost).toHaveBeenCalledTimes(1);
  await expect(engine.check('c')).rejects.toThrow();
});

test('a worker that does not stop is ended', async ({ folder }) => {
  const file = join(folder, 'worker.cjs');
  await writeFile(file, WORKER);
  const lost = vi.fn();
  const { engine, close } = startEngine(file, { progress: () => undefined, lost });
  await engine.check('started');
  await expect(engine.stop()).rejects.toThrow('The engine has stopped.');
  expect(lost).toHaveBeenCalledTimes(1);
  await close();
});

test('a run that reads no messages is stopped all the same, twice', async ({ folder }) => {
  const file = join(folder, 'worker.cjs');
  await writeFile(file, BUSY_WORKER);
  const progress = vi.fn();
  const { engine, close } = startEngine(file, { progress, lost: () => undefined });
  for (const time of [1, 2]) {
    const running = engine.run(PROGRAM);
    await vi.waitFor(() => expect(progress).toHaveBeenCalledTimes(time));
    await engine.stop();
    expect(await running).toBe('run');
  }
  await close();
});
