/** The engine's side of the wall: calls come in as messages, and their results go out as messages. */
import type { EngineApi, FromEngine, Progress, ToEngine } from './protocol.js';

/**
 * Lent to the worker before the first call: a host that puts 1 into its one Int32 ends the run under way, which a message
 * could not, since a run does not pause to read any. The host puts 0 there before each run.
 */
export interface StopFlag {
  readonly stopFlag: SharedArrayBuffer;
}

/** Both a Node worker's port and a browser worker's global, seen alike. */
export interface Port {
  send(message: FromEngine): void;
  receive(listener: (message: ToEngine | StopFlag) => void): void;
}

/** Makes the engine; it asks `isStopping` now and then during a run. */
export type CreateEngine = (onProgress: (progress: Progress) => void, isStopping: () => boolean) => EngineApi;

/** Only these can be called over the wall, whatever else an engine object has. */
const CALLS: { readonly [Call in keyof EngineApi]: true } = {
  run: true,
  stop: true,
  load: true,
  recording: true,
  state: true,
  inspect: true,
  memory: true,
  tenants: true,
  life: true,
  arrivals: true,
  collector: true,
  collection: true,
  check: true,
};

/** Answers each call once, with its result or with one sentence; progress goes out unasked. */
export function serveEngine(port: Port, createEngine: CreateEngine): void {
  let stopFlag: Int32Array = new Int32Array(1);
  const engine = createEngine(
    (progress) => port.send({ progress }),
    () => Atomics.load(stopFlag, 0) === 1,
  );

  const answer = async ({ id, call, args }: ToEngine): Promise<FromEngine> => {
    if (!Object.hasOwn(CALLS, call)) return { id, error: 'The engine has no such call.' };
    try {
      const method = engine[call] as (...args: unknown[]) => Promise<unknown>;
      return { id, result: await method.apply(engine, [...args]) };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : 'The engine failed.' };
    }
  };

  port.receive((message) => {
    if ('stopFlag' in message) stopFlag = new Int32Array(message.stopFlag);
    else void answer(message).then((reply) => port.send(reply));
  });
}
