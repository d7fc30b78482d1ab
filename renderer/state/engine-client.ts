/** The engine in a web worker, behind the same interface as everywhere. */
import type { EngineApi, FromEngine, Progress, ToEngine } from '../../engine/protocol.js';

const CALLS = ['run', 'stop', 'load', 'recording', 'state', 'inspect', 'check'] as const satisfies (keyof EngineApi)[];

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
  let last = 0;
  let worker = start();

  function start(): Worker {
    const started = new Worker(url, { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<FromEngine>) => {
      receive(data);
    };
    started.onerror = (event) => {
      event.preventDefault();
      if (started === worker) lose();
    };
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

  function lose(): void {
    const sentence = 'The engine stopped unexpectedly. Your program and notes are kept.';
    worker.terminate();
    const calls = [...waiting.values()];
    waiting.clear();
    worker = start();
    for (const call of calls) call.reject(new Error(sentence));
    onLost(sentence);
  }

  const call =
    (name: keyof EngineApi) =>
    (...args: readonly unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, call: name, args } satisfies ToEngine);
      });

  return Object.fromEntries(CALLS.map((name) => [name, call(name)])) as unknown as EngineApi;
}
