/** An engine in the process of the command line, with a program run in it or a recording loaded. */
import type { EngineApi, RunReport } from '../../engine/protocol.js';
import { recordingBytes } from '../../engine/session/read.js';
import type { Io } from './io.js';
import { createEngine } from '../../engine/index.js';
import type { Input } from './input.js';

export interface Loaded {
  readonly engine: EngineApi;
  readonly report: RunReport;
}

export function newEngine(): EngineApi {
  return createEngine(() => undefined);
}

/** The stored recording where there is one, else the program is run. A problem is said on standard error. */
export async function load({ program, session }: Input, io: Io): Promise<Loaded> {
  const engine = newEngine();
  const bytes = session?.recording ? recordingBytes(session.recording) : null;
  const report = bytes ? await engine.load(bytes) : await engine.run(program);
  if (!bytes) io.error(report.errors);
  return { engine, report };
}
