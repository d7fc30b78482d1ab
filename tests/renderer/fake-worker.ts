/** The fake engine behind the same wall as the real one. */
import { serveEngine } from '../../engine/serve.js';
import { fakeEngine } from './fake-engine.js';

const scope = self as unknown as Worker;
serveEngine(
  {
    send: (message) => scope.postMessage(message),
    receive(listener) {
      scope.onmessage = ({ data }) => listener(data as Parameters<typeof listener>[0]);
    },
  },
  fakeEngine,
);
