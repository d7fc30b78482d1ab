import { expect, test } from 'vitest';
import type { EngineApi, FromEngine, ToEngine } from '../../engine/protocol.js';
import { serveEngine } from '../../engine/serve.js';
import type { StopFlag } from '../../engine/serve.js';

function served(engine: Partial<EngineApi>) {
  const sent: FromEngine[] = [];
  let receive: (message: ToEngine | StopFlag) => void = () => undefined;
  const port = {
    send: (message: FromEngine) => void sent.push(message),
    receive: (listener: typeof receive) => void (receive = listener),
  };
  serveEngine(port, (onProgress, isStopping) => {
    onProgress({ instructions: 5 });
    return { ...engine, recording: () => Promise.resolve(Uint8Array.of(isStopping() ? 1 : 0)) } as EngineApi;
  });
  const stopFlag = new SharedArrayBuffer(4);
  receive({ stopFlag });
  const ask = async (call: string, ...args: unknown[]) => {
    receive({ id: sent.length, call: call as keyof EngineApi, args });
    await new Promise((resolve) => setTimeout(resolve));
    return sent.at(-1);
  };
  return { ask, stop: () => Atomics.store(new Int32Array(stopFlag), 0, 1) };
}

test('a call gives its result, a failure its sentence, and what is no call is refused', async () => {
  const { ask } = served({
    check: (text) => Promise.resolve({ kind: 'syntax', message: text, line: 1, column: 0 }),
    state: () => Promise.reject(new Error('There is no such step.')),
  });
  expect(await ask('check', 'x')).toEqual({ id: 1, result: { kind: 'syntax', message: 'x', line: 1, column: 0 } });
  expect(await ask('state', { step: 1 })).toEqual({ id: 2, error: 'There is no such step.' });
  for (const call of ['constructor', '__proto__', 'toString', 'eval'])
    expect(await ask(call)).toMatchObject({ error: 'The engine has no such call.' });
});

test('a stop is seen by the flag, without a message', async () => {
  const { ask, stop } = served({});
  expect(await ask('recording')).toMatchObject({ result: Uint8Array.of(0) });
  stop();
  expect(await ask('recording')).toMatchObject({ result: Uint8Array.of(1) });
});
