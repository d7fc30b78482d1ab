/**
 * The engine in a worker thread that the main process owns: a program of the author's never freezes a window, and an
 * engine that crashes is started anew.
 */
import { Worker } from 'node:worker_threads';
import type { EngineApi, FromEngine, Progress, ToEngine } from '../engine/protocol.js';
import type { StopFlag } from '../engine/serve.js';

export interface EngineHost {
  readonly engine: EngineApi;
  /** Ends the worker; calls under way are rejected. */
  close(): Promise<void>;
}

export interface EngineListener {
  progress(progress: Progress): void;
  /** The worker has crashed; the next call starts another one, without a recording. */
  lost(sentence: string): void;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Simulated memory is at most 128 MB; the rest is for what a recording keeps. */
const HEAP_MEGABYTES = 4096;
/** How long a run may take to end itself when it is asked to. */
const STOP_PATIENCE = 3000;
const LOST = 'The engine has stopped. Run the program again.';

/** @param file The worker's bundle, `dist/engine/worker.js`. */
export function startEngine(file: string | URL, listener: EngineListener): EngineHost {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  let lastId = 0;
  let closed = false;

  const drop = (of: Worker): void => {
    if (worker !== of) return;
    worker = null;
    for (const { reject } of pending.values()) reject(new Error(LOST));
    pending.clear();
    if (!closed) listener.lost(LOST);
  };

  const start = (): Worker => {
    const started = new Worker(file, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      env: {},
      stdin: false,
    });
    started.on('message', (message: FromEngine) => {
      if ('progress' in message) return listener.progress(message.progress);
      const call = pending.get(message.id);
      pending.delete(message.id);
      if ('error' in message) call?.reject(new Error(message.error));
      else call?.resolve(message.result);
    });
    started.postMessage({ stopFlag: stopFlag.buffer } satisfies StopFlag);
    started.on('error', () => drop(started));
    started.on('exit', () => drop(started));
    return started;
  };

  const ask = (call: keyof EngineApi, args: readonly unknown[]): Promise<never> => {
    if (closed) return Promise.reject(new Error(LOST));
    worker ??= start();
    const id = ++lastId;
    const message: ToEngine = { id, call, args };
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve: resolve as (result: unknown) => void, reject });
      worker?.postMessage(message);
    });
  };

  return {
    engine: {
      run(program) {
        Atomics.store(stopFlag, 0, 0);
        return ask('run', [program]);
      },
      async stop() {
        Atomics.store(stopFlag, 0, 1);
        const stuck = worker;
        const impatience = setTimeout(() => void stuck?.terminate(), STOP_PATIENCE);
        try {
          await ask('stop', []);
        } finally {
          clearTimeout(impatience);
        }
      },
      load: (recording) => ask('load', [recording]),
      recording: () => ask('recording', []),
      state: (moment) => ask('state', [moment]),
      inspect: (moment, object) => ask('inspect', [moment, object]),
      memory: (moment) => ask('memory', [moment]),
      tenants: (step, address) => ask('tenants', [step, address]),
      collector: (step) => ask('collector', [step]),
      collection: (step, index) => ask('collection', [step, index]),
      life: (at, object) => ask('life', [at, object]),
      arrivals: (at, object) => ask('arrivals', [at, object]),
      check: (text) => ask('check', [text]),
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}
