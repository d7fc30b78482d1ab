/** The public surface of the engine: what hosts, the command line, figures and tests use. */
import type { Code } from './compile/code.js';
import { inspect } from './trace/inspect.js';
import type { EngineApi, Program, Progress, RunReport } from './protocol.js';
import { compileProgram, type Run, runProgram } from './run.js';
import { StateReader } from './trace/state-at.js';
import { readRecording, type StoredRun, writeRecording } from './trace/stored.js';
import { collectionTrace, collectorState } from './trace/collection-trace.js';
import { arrivalsOf, lifeOf } from './trace/life.js';
import { memoryMap } from './trace/memory-map.js';
import { tenantsOf } from './trace/tenants.js';
import { readTimeline } from './trace/timeline.js';

export { placeBlocks } from './heap/place.js';
export { compileProgram, runProgram } from './run.js';
export type { Run, RunOptions } from './run.js';
export { requestLines } from './requests.js';
export { audit } from './trace/audit.js';
export type { AuditProblem, AuditReport } from './trace/audit.js';
export { recordingBytes } from './trace/recording.js';
export { StateReader } from './trace/state-at.js';
export { readRecording } from './trace/stored.js';
export { readTimeline } from './trace/timeline.js';
export { DEFAULT_LIMITS } from './protocol.js';

/** A finished run in the form that states are read from. */
export function storedRun(run: Run, program: Program): StoredRun {
  const { recording, prints, problem, status, output, errors } = run;
  return { recording, prints, problem, status, output, errors, source: program.text.split('\n') };
}

/** Runs a program, or says what is wrong with it. */
export function runText(
  program: Program,
  onProgress?: (instructions: number) => boolean,
): { run: Run; code: Code } | { problem: RunReport['problem'] } {
  const compiled = compileProgram(program.text, program.filename);
  if ('problem' in compiled) return compiled;
  const { code, warnings } = compiled;
  return { code, run: runProgram(program, code, { warnings, ...(onProgress === undefined ? {} : { onProgress }) }) };
}

/** An engine with one recording at a time. `isStopping` is asked now and then while a program runs. */
export function createEngine(
  onProgress: (progress: Progress) => void,
  isStopping: () => boolean = () => false,
): EngineApi {
  let stored: StoredRun | null = null;
  let reader: StateReader | null = null;

  const keep = (run: StoredRun): RunReport => {
    stored = run;
    reader = new StateReader(run);
    const { status, problem, output, errors } = run;
    return { status, problem, output, errors, timeline: readTimeline(run.recording) };
  };
  const present = (): StateReader => {
    if (reader === null) throw new Error('Nothing has run yet.');
    return reader;
  };

  return {
    run(program) {
      return Promise.resolve().then(() => {
        const result = runText(program, (instructions) => {
          onProgress({ instructions });
          return isStopping();
        });
        if ('problem' in result) return { status: 2, problem: result.problem, output: '', errors: '', timeline: null };
        return keep(storedRun(result.run, program));
      });
    },
    stop: () => Promise.resolve(),
    load: (bytes) => Promise.resolve().then(() => keep(readRecording(bytes))),
    recording() {
      return Promise.resolve().then(() => {
        if (stored === null) throw new Error('Nothing has run yet.');
        return writeRecording(stored);
      });
    },
    state: (moment) =>
      Promise.resolve().then(() =>
        'step' in moment ? present().atStep(moment.step) : present().atInstruction(moment.instruction),
      ),
    inspect: (moment, object) => Promise.resolve().then(() => inspect(present(), moment, object)),
    memory: (moment) => Promise.resolve().then(() => memoryMap(present(), moment)),
    tenants: (step, address) => Promise.resolve().then(() => tenantsOf(present(), step, address)),
    collector: (step) => Promise.resolve().then(() => collectorState(present(), step)),
    collection: (step, index) => Promise.resolve().then(() => collectionTrace(present(), step, index)),
    life: (at, object) => Promise.resolve().then(() => lifeOf(present(), at, object)),
    arrivals: (at, object) => Promise.resolve().then(() => arrivalsOf(present(), at, object)),
    check(text) {
      return Promise.resolve().then(() => {
        const compiled = compileProgram(text, 'program.py');
        return 'problem' in compiled ? compiled.problem : null;
      });
    },
  };
}
