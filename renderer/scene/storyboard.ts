/**
 * The pictures of one run lie on each other: places are planned over the whole run, whoever draws it. Window, export and
 * command line all come through here, so that the same step of the same run is the same figure everywhere.
 */
import type { State, StepIndex } from '../../engine/trace/state.js';
import { scene } from './figure.js';
import { released } from './form.js';
import { layout, plan } from './layout.js';
import { measure } from './measure.js';
import type { Placement, Scene } from './scene.js';
import { isStackPlaced } from './stack.js';
import { type ViewOptions, view } from './view.js';

/** So many states of a run are planned over; of a longer run evenly chosen ones. */
const MOST_PLANNED = 120;

/** The steps, ascending, whose states `planRun` wants of a run of so many steps. */
export function plannedSteps(steps: number): StepIndex[] {
  const count = Math.min(steps, MOST_PLANNED - 1);
  return Array.from({ length: count + 1 }, (_, index) => (count === 0 ? 0 : Math.round((index * steps) / count)));
}

/** The options that places depend on. */
function planOptions({ strict, projector, width, height, hiding, code }: ViewOptions): ViewOptions {
  return view({ strict, projector, width, height, hiding, code });
}

/** A text that is the same for options that give the same places. */
export function planKey(options: ViewOptions): string {
  return JSON.stringify(planOptions(options));
}

/** Places over the states of `plannedSteps`. */
export function planRun(states: readonly State[], options: ViewOptions): Placement {
  return plan(states, planOptions(options));
}

/** The picture of a state of the run; what the plan does not know finds a place beside it, the author's places win. */
export function pictureOf(state: State, options: ViewOptions, planned: Placement): Scene {
  const bare = planOptions(options);
  const placement = isPlaced(state, planned, bare) ? planned : layout(planned, state, bare);
  return scene(state, options, withPlaces(placement, options));
}

function withPlaces(placement: Placement, options: ViewOptions): Placement {
  if (options.places.length === 0) return placement;
  const objects = new Map(placement.objects);
  const { nested } = placement.forms;
  for (const { object, x, y } of options.places) {
    if (objects.has(object) || nested.has(object)) objects.set(object, { x, y });
  }
  return { ...placement, objects, forms: released(placement.forms, options.places) };
}

/** Whether all that is drawn of the state has its place. */
function isPlaced(state: State, placement: Placement, options: ViewOptions): boolean {
  const { content } = measure(state, options, placement.forms);
  return (
    content.objects.every(({ object, within }) => within !== null || placement.objects.has(object.id)) &&
    isStackPlaced(content, placement)
  );
}
