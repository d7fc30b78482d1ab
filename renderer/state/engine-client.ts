/** The engine in a web worker, behind the same interface as everywhere. */
import type { EngineApi, FromEngine, Progress, ToEngine } from '../../engine/protocol.js';
import type { StopFlag } from '../../engine/serve.js';

const CALLS = [
  'load',
  'recording',
  'state',
  'inspect',
  'memory',
  'tenants',
  'life',
  'arrivals',
  'collector',
  'collection',
  'check',
] as const satisfies (keyof EngineApi)[];
const LOST = 'The engine stopped unexpectedly. Your program and notes are kept.';
const ENDED = 'The run was ended, and its recording with it. Your program and notes are kept.';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Starts the worker at `url`. Where it dies it is started anew, with nothing recorded: `onLost` is told a sentence, and
 * the calls that waited are rejected with it.
 */
export function engineClient(
  url: URL,
  onProgress: (progress: Progress) => void,
  onLost: (sentence: string) => void,
): EngineApi {
  const waiting = new Map<number, Waiting>();
  /** A run does not pause to read messages: it is stopped through memory that both sides see, where a page may have any. */
  const flag = 'SharedArrayBuffer' in globalThis ? new Int32Array(new SharedArrayBuffer(4)) : null;
  let last = 0;
  let worker = start();

  function start(): Worker {
    const started = new Worker(url, { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<FromEngine>) => {
      receive(data);
    };
    started.onerror = (event) => {
      event.preventDefault();
      if (started === worker) lose(LOST);
    };
    if (flag) started.postMessage({ stopFlag: flag.buffer } satisfies StopFlag);
    return started;
  }

  function receive(message: FromEngine): void {
    if ('progress' in message) {
      onProgress(message.progress);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) call?.reject(new Error(message.error));
    else call?.resolve(message.result);
  }

  function lose(sentence: string): void {
    worker.terminate();
    const calls = [...waiting.values()];
    waiting.clear();
    worker = start();
    for (const call of calls) call.reject(new Error(sentence));
    onLost(sentence);
  }

  function call(name: keyof EngineApi, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call: name, args } satisfies ToEngine);
    });
  }

  const calls = Object.fromEntries(
    CALLS.map((name) => [name, (...args: readonly unknown[]) => call(name, args)]),
  ) as unknown as Pick<EngineApi, (typeof CALLS)[number]>;
  return {
    ...calls,
    run(program) {
      if (flag) Atomics.store(flag, 0, 0);
      return call('run', [program]) as ReturnType<EngineApi['run']>;
    },
    stop() {
      if (flag) Atomics.store(flag, 0, 1);
      else lose(ENDED);
      return Promise.resolve();
    },
  };
}
