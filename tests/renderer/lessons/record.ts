/** Makes the session of a lesson from its program and its outline. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { createEngine } from '../../../engine/index.js';
import { DEFAULT_LIMITS } from '../../../engine/protocol.js';
import type { EngineApi } from '../../../engine/protocol.js';
import { FORMAT, VERSION } from '../../../engine/session/format.js';
import type { Session } from '../../../engine/session/format.js';
import { recordingBytes } from '../../../engine/session/read.js';
import { storeRecording, toLines } from '../../../engine/session/write.js';
import type { State } from '../../../engine/trace/state.js';
import type { Moment, Outline } from '../../../renderer/lessons/outline.js';
import type { Lesson } from '../../../renderer/state/lesson.js';

export const FOLDER = join(import.meta.dirname, '../../../renderer/lessons');

/** What there is of a lesson before its session is made. */
export interface Draft {
  readonly lesson: Lesson;
  readonly program: string;
  readonly outline: Outline;
}

export async function draft(lesson: Lesson): Promise<Draft> {
  const { OUTLINE } = (await import(`../../../renderer/lessons/${lesson.id}.ts`)) as { readonly OUTLINE: Outline };
  return { lesson, program: readFileSync(join(FOLDER, `${lesson.id}.py`), 'utf8'), outline: OUTLINE };
}

/** A run of a lesson's program with the state after every step. */
export class Run {
  readonly #states: readonly State[];

  private constructor(
    readonly engine: EngineApi,
    states: readonly State[],
  ) {
    this.#states = states;
  }

  static async ofProgram({ lesson, program }: Draft): Promise<Run> {
    const engine = createEngine(() => undefined);
    const report = await engine.run({
      text: program,
      filename: `${lesson.id}.py`,
      stdin: '',
      limits: DEFAULT_LIMITS,
    });
    if (report.status !== 0 || !report.timeline) throw new Error(`${lesson.id}.py: ${report.problem?.message}`);
    return new Run(engine, await statesOf(engine, report.timeline.steps));
  }

  static async ofSession({ recording }: Session): Promise<Run> {
    const engine = createEngine(() => undefined);
    const { timeline } = await engine.load(recordingBytes(recording!)!);
    return new Run(engine, await statesOf(engine, timeline!.steps));
  }

  /** The state at a moment of an outline; throws where the line does not run so often. */
  at(moment: Moment): State {
    const [line, visit = 1] = moment.split(':').map(Number);
    const state = this.#states.filter((each) => each.line === line)[visit - 1];
    if (!state) throw new Error(`Line ${moment} does not run.`);
    return state;
  }

  /** The state after so many steps. */
  step(step: number): State | undefined {
    return this.#states[step];
  }
}

async function statesOf(engine: EngineApi, steps: number): Promise<State[]> {
  const states: State[] = [];
  for (let step = 0; step <= steps; step++) states.push(await engine.state({ step }));
  return states;
}

/** The identity of what a name of the running frame and attributes lead to, `a.ref`. */
export function objectAt(state: State, path: string): number {
  const [name, ...attributes] = path.split('.');
  let to = state.frames.at(-1)?.slots.find((slot) => slot.name === name)?.to ?? null;
  for (const attribute of attributes) {
    const object = state.objects.find(({ id }) => id === to);
    to = object?.slots.find((slot) => slot.name === attribute)?.to ?? null;
  }
  if (to === null) throw new Error(`${path} refers to nothing at step ${state.step}.`);
  return to;
}

/** The session of a lesson, with the steps and identities of the run. */
export async function sessionOf({ lesson, program, outline }: Draft, run: Run): Promise<Session> {
  return {
    format: FORMAT,
    version: VERSION,
    writtenBy: version,
    title: lesson.title,
    filename: `${lesson.id}.py`,
    python: '3.12',
    limits: DEFAULT_LIMITS,
    program: toLines(program),
    stdin: [],
    view: { theme: 'light', width: 1920, height: 1080, ...(outline.strict && { strict: true }) },
    keyFrames: outline.frames.map(({ at, title, caption, speakerNotes }) => ({
      step: run.at(at).step,
      title,
      caption,
      speakerNotes,
      hidden: [],
    })),
    notes: outline.notes.map(({ from, to, on, when = from, text }) => ({
      from: run.at(from).step,
      to: run.at(to).step,
      text,
      anchor: { kind: 'object', object: objectAt(run.at(when), on), name: on },
    })),
    places: [],
    recording: storeRecording(await run.engine.recording()),
  };
}
