/** Which step of a run a command line means: by number, by line, or by the title of a key frame. */
import type { EngineApi, RunReport } from '../../engine/protocol.js';
import type { Session } from '../../engine/session/format.js';
import type { StepIndex } from '../../engine/trace/state.js';
import { Refusal } from './command.js';
import type { Arguments, Option } from './command.js';

export const MOMENT_OPTIONS: Readonly<Record<string, Option>> = {
  step: { value: 'N', help: 'The state after N lines have run (default: the last)' },
  line: { value: 'L[:VISIT]', help: 'The state after line L has run for the VISITth time (default: the first)' },
  frame: { value: 'NAME', help: 'The key frame of a session with this title' },
};

/** The step chosen, which exists in the run. Throws a `Refusal`. */
export async function momentOf(
  args: Arguments,
  report: RunReport,
  session: Session | null,
  engine: EngineApi,
): Promise<StepIndex> {
  const { timeline } = report;
  if (!timeline) throw new Refusal(report.problem?.message ?? 'Nothing has run.');
  const { steps } = timeline;
  const chosen = ['step', 'line', 'frame'].filter((name) => args.text(name) !== null);
  if (chosen.length > 1) throw new Refusal(`--${chosen[0]} and --${chosen[1]} exclude each other.`);

  const frame = args.text('frame');
  if (frame !== null) {
    const found = session?.keyFrames.find(({ title }) => title === frame);
    if (!found) throw new Refusal(`There is no key frame "${frame}".`);
    return existing(found.step, steps);
  }
  const visit = args.text('line');
  if (visit !== null) return stepOfVisit(visit, steps, engine);
  return existing(args.whole('step', 0, Number.MAX_SAFE_INTEGER) ?? steps, steps);
}

function existing(step: StepIndex, steps: StepIndex): StepIndex {
  if (step > steps) throw new Refusal(`The run has ${steps} steps; there is no step ${step}.`);
  return step;
}

async function stepOfVisit(text: string, steps: StepIndex, engine: EngineApi): Promise<StepIndex> {
  const [, line, visit = '1'] = /^(\d{1,9})(?::([1-9]\d{0,8}))?$/.exec(text) ?? [];
  if (line === undefined) throw new Refusal(`--line is a line, or line:visit, not "${text}".`);
  let left = Number(visit);
  for (let step = 1; step <= steps; step++) {
    const state = await engine.state({ step });
    if (state.line === Number(line) && --left === 0) return step;
  }
  throw new Refusal(visit === '1' ? `Line ${line} does not run.` : `Line ${line} does not run ${visit} times.`);
}
