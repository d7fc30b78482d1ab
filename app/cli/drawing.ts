/** Draws steps of one run so that all its figures have one size and lie on each other. */
import type { State, StepIndex } from '../../engine/trace/state.js';
import { toSvg } from '../../renderer/export/svg.js';
import { textTwin } from '../../renderer/export/text-twin.js';
import { scene } from '../../renderer/scene/figure.js';
import { plan } from '../../renderer/scene/layout.js';
import type { Arguments } from './command.js';
import type { Loaded } from './engine.js';
import { viewOf } from './figure-view.js';
import type { Input } from './input.js';

/** Up to so many steps the places are planned over the whole run, else over the steps that are drawn. */
const MOST_PLANNED = 500;

export interface Figure {
  readonly step: StepIndex;
  readonly svg: string;
  /** One sentence for each place that may be hard to read. */
  readonly warnings: readonly string[];
}

export async function* drawn(
  args: Arguments,
  { program, session }: Input,
  { engine, report }: Loaded,
  steps: readonly StepIndex[],
): AsyncGenerator<Figure> {
  const all = report.timeline?.steps ?? 0;
  const shown = all <= MOST_PLANNED ? Array.from({ length: all + 1 }, (_, step) => step) : steps;
  const states: State[] = [];
  for (const step of shown) states.push(await engine.state({ step }));
  const bare = { ...viewOf(args, session, program.text, 0), hidden: [], notes: [], title: null };
  const placement = plan(states, bare);
  for (const step of steps) {
    const state = await engine.state({ step });
    const figure = scene(state, viewOf(args, session, program.text, step), placement);
    const svg = toSvg(figure, { description: textTwin(state) });
    yield { step, svg, warnings: figure.warnings.map(({ text }) => text) };
  }
}
