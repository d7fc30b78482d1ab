/** An engine in the process of the command line, with a program run in it or a recording loaded. */
import { createEngine } from '../../engine/index.js';
import type { EngineApi, RunReport } from '../../engine/protocol.js';
import { recordingBytes } from '../../engine/session/read.js';
import type { Io } from './io.js';
import type { Input } from './input.js';

export interface Loaded {
  readonly engine: EngineApi;
  readonly report: RunReport;
}

export function newEngine(): EngineApi {
  return createEngine(
    () => undefined,
    () => false,
  );
}

/** The stored recording where there is one, else the program is run. A problem is said on standard error. */
export async function load({ program, session }: Input, io: Io): Promise<Loaded> {
  const engine = newEngine();
  const bytes = session?.recording ? recordingBytes(session.recording) : null;
  const report = bytes ? await engine.load(bytes) : await engine.run(program);
  if (!bytes) sayErrors(report, io);
  return { engine, report };
}

/** What the program has printed as errors, and a limit or a refusal, which no traceback tells. */
export function sayErrors({ errors, problem }: RunReport, io: Io): void {
  io.error(errors);
  if (problem && !errors.includes(problem.message))
    io.error(`${problem.line === null ? '' : `Line ${problem.line}: `}${problem.message}\n`);
}
