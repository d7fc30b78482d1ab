/**
 * What a host asks of the engine worker, and what it gets. One interface; the worker, the Electron main process, the
 * browser page and the tests are all built from it.
 */
import type { Problem } from './problem.js';
import type { CollectionTrace, CollectorState } from './trace/collection-view.js';
import type { MemoryMap, Tenant } from './trace/heap-view.js';
import type {
  Arrival,
  Inspection,
  InstructionIndex,
  Life,
  ObjectId,
  State,
  StepIndex,
  Timeline,
} from './trace/state.js';

export interface Limits {
  readonly instructions: number;
  /** Bytes of simulated memory. */
  readonly memory: number;
  readonly recursion: number;
  /** Characters printed. */
  readonly output: number;
}

export const DEFAULT_LIMITS: Limits = {
  instructions: 10_000_000,
  memory: 64 * 1024 * 1024,
  recursion: 1000,
  output: 1_000_000,
};

export interface Program {
  readonly text: string;
  /** Shown in tracebacks. */
  readonly filename: string;
  /** Lines that `input()` reads. */
  readonly stdin: string;
  readonly limits: Limits;
  /** Collects this generation whenever a container was allocated, as soon as CPython would look; absent: by its thresholds. */
  readonly collectAlways?: 0 | 1 | 2;
}

export interface RunReport {
  /** 0 done, 1 uncaught exception, 2 did not compile, 3 a limit was reached; else what `sys.exit` was given. */
  readonly status: number;
  readonly problem: Problem | null;
  readonly output: string;
  /** The traceback and other text on standard error. */
  readonly errors: string;
  /** Null when nothing has run. */
  readonly timeline: Timeline | null;
}

/** A moment: a line step, or a single instruction. */
export type Moment = { readonly step: StepIndex } | { readonly instruction: InstructionIndex };

export interface EngineApi {
  /** Compiles and runs a program, and keeps its recording; where it does not compile the last recording stays. */
  run(program: Program): Promise<RunReport>;
  /** Ends a run under way; its report follows, with what was recorded until then (status 3). */
  stop(): Promise<void>;
  /** Takes a stored recording in place of the present one; executes nothing. Rejects with a sentence when it is damaged. */
  load(recording: Uint8Array): Promise<RunReport>;
  /** The recording in its stored form (compressed), for a session file. */
  recording(): Promise<Uint8Array>;
  state(moment: Moment): Promise<State>;
  inspect(moment: Moment, object: ObjectId): Promise<Inspection | null>;
  /** The whole heap, block by block. */
  memory(moment: Moment): Promise<MemoryMap>;
  /** Who lived in the block at an address up to a step, the last first. */
  tenants(step: StepIndex, address: number): Promise<readonly Tenant[]>;
  /** The generations at a step. */
  collector(step: StepIndex): Promise<CollectorState>;
  /** The collection that begins in a step, the `index`-th of those, phase by phase. */
  collection(step: StepIndex, index: number): Promise<CollectionTrace | null>;
  /** An object over the whole run; `at` is a step in which it is told of. */
  life(at: StepIndex, object: ObjectId): Promise<Life | null>;
  /** Since when those who hold an object at a step do. */
  arrivals(at: StepIndex, object: ObjectId): Promise<readonly Arrival[]>;
  /** The first problem that the compiler sees, or null. Runs nothing. */
  check(text: string): Promise<Problem | null>;
}

/** Sent unasked while a run is under way, about four times a second. */
export interface Progress {
  readonly instructions: number;
}

/** The three kinds of message over the wall. */
export type ToEngine = { readonly id: number; readonly call: keyof EngineApi; readonly args: readonly unknown[] };
export type FromEngine =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly progress: Progress };
