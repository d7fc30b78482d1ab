/** The engine's side of the wall: calls come in as messages, and their results go out as messages. */
import type { EngineApi, FromEngine, Progress, ToEngine } from './protocol.js';

/** Both a Node worker's port and a browser worker's global, seen alike. */
export interface Port {
  send(message: FromEngine): void;
  receive(listener: (message: ToEngine) => void): void;
}

/** Only these can be called over the wall, whatever else an engine object has. */
const CALLS: { readonly [Call in keyof EngineApi]: true } = {
  run: true,
  stop: true,
  load: true,
  recording: true,
  state: true,
  inspect: true,
  check: true,
};

/** Answers each call once, with its result or with one sentence; progress goes out unasked. */
export function serveEngine(port: Port, createEngine: (onProgress: (progress: Progress) => void) => EngineApi): void {
  const engine = createEngine((progress) => port.send({ progress }));

  const answer = async ({ id, call, args }: ToEngine): Promise<FromEngine> => {
    if (!Object.hasOwn(CALLS, call)) return { id, error: 'The engine has no such call.' };
    try {
      const method = engine[call] as (...args: unknown[]) => Promise<unknown>;
      return { id, result: await method.apply(engine, [...args]) };
    } catch (error) {
      return { id, error: error instanceof Error ? error.message : 'The engine failed.' };
    }
  };

  port.receive((message) => void answer(message).then((reply) => port.send(reply)));
}
