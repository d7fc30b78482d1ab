/** Draws steps of one run so that all its figures have one size and lie on each other. */
import type { State, StepIndex } from '../../engine/trace/state.js';
import { toSvg } from '../../renderer/export/svg.js';
import { textTwin } from '../../renderer/export/text-twin.js';
import { pictureOf, plannedSteps, planRun } from '../../renderer/scene/storyboard.js';
import type { Arguments } from './command.js';
import type { Loaded } from './engine.js';
import { viewOf } from './figure-view.js';
import { panelFigure } from './panel-figure.js';
import type { Input } from './input.js';

export interface Figure {
  readonly step: StepIndex;
  readonly svg: string;
  /** What to draw it at so that a PNG has the pixels asked for, though the page had to grow. */
  readonly fit: number;
  /** One sentence for each place that may be hard to read. */
  readonly warnings: readonly string[];
}

export async function* drawn(
  args: Arguments,
  { program, session }: Input,
  { engine, report }: Loaded,
  steps: readonly StepIndex[],
): AsyncGenerator<Figure> {
  const kind = args.oneOf('view', ['objects', 'memory', 'collector', 'struct']) ?? 'objects';
  if (kind !== 'objects') {
    for (const step of steps) {
      const state = await engine.state({ step });
      const options = viewOf(args, session, program.text, step);
      const figure = await panelFigure(kind, engine, report, state, options, args.text('object'));
      yield {
        step,
        svg: toSvg(figure, { description: textTwin(state) }),
        fit: options.width / figure.width,
        warnings: [],
      };
    }
    return;
  }
  const states: State[] = [];
  for (const step of plannedSteps(report.timeline?.steps ?? 0)) states.push(await engine.state({ step }));
  const planned = planRun(states, viewOf(args, session, program.text, 0));
  for (const step of steps) {
    const state = await engine.state({ step });
    const options = viewOf(args, session, program.text, step);
    const figure = pictureOf(state, options, planned);
    const svg = toSvg(figure, { description: textTwin(state) });
    yield { step, svg, fit: options.width / figure.width, warnings: figure.warnings.map(({ text }) => text) };
  }
}
