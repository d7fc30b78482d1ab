/** The engine as a worker: the same bundle in a Node worker thread and in a browser's web worker. */
import { createEngine } from './index.js';
import type { FromEngine, ToEngine } from './protocol.js';
import { serveEngine } from './serve.js';
import type { Port } from './serve.js';

/** What the two kinds of worker offer; neither is in the engine's own world of types. */
interface NodePort {
  postMessage(message: FromEngine): void;
  on(event: 'message', listener: (message: ToEngine) => void): void;
}
interface WorkerGlobal {
  readonly process?: { getBuiltinModule?(name: string): { readonly parentPort: NodePort | null } };
  postMessage(message: FromEngine): void;
  addEventListener(event: 'message', listener: (event: { readonly data: ToEngine }) => void): void;
}

function hostPort(): Port {
  const world = globalThis as unknown as WorkerGlobal;
  const node = world.process?.getBuiltinModule?.('node:worker_threads').parentPort;
  if (node)
    return { send: (message) => node.postMessage(message), receive: (listener) => node.on('message', listener) };
  return {
    send: (message) => world.postMessage(message),
    receive: (listener) => world.addEventListener('message', ({ data }) => listener(data)),
  };
}

serveEngine(hostPort(), createEngine);
