/** Pictures of the states of one recording: places are planned over the whole run, so that nothing drifts. */
import type { State } from '../../engine/trace/state.js';
import type { Rect } from '../scene/mark.js';
import { surveyed } from '../scene/layout.js';
import { measure, measureFrames } from '../scene/measure.js';
import { pageOf } from '../scene/page.js';
import type { Placement, Scene } from '../scene/scene.js';
import { framePlaces } from '../scene/stack.js';
import { pictureOf, planKey, planRun } from '../scene/storyboard.js';
import type { ViewOptions } from '../scene/view.js';

interface Planned {
  readonly key: string;
  readonly samples: readonly State[];
  readonly placement: Placement;
  /** Around all boxes of the sampled states. */
  readonly extent: Rect;
}

export interface Plan {
  /** The picture of a state; `samples` are states over the whole run. */
  sceneOf(state: State, options: ViewOptions, samples: readonly State[]): Scene;
  /** What the run needs of the page, in pixels of the last picture; null before the first. */
  extent(): Rect | null;
}

export function planner(): Plan {
  let planned: Planned | null = null;
  let scale = 1;
  /** The last picture of each state, with the options it was drawn with. */
  const drawings = new WeakMap<State, { readonly key: string; readonly drawn: Scene }>();

  function placementOf(state: State, options: ViewOptions, samples: readonly State[]): Placement {
    const key = planKey(options);
    if (planned?.key !== key || planned.samples !== samples) {
      const states = samples.length > 0 ? samples : [state];
      const placement = planRun(states, options);
      planned = { key, samples, placement, extent: extentOf(states, placement, options) };
    }
    return planned.placement;
  }

  return {
    sceneOf(state, options, samples) {
      const placement = placementOf(state, options, samples);
      const key = JSON.stringify(options);
      const kept = drawings.get(state);
      const drawn = kept?.key === key ? kept.drawn : pictureOf(state, options, placement);
      drawings.set(state, { key, drawn });
      scale = drawn.scale;
      return drawn;
    },
    extent() {
      if (!planned) return null;
      const { x, y, width, height } = planned.extent;
      return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
    },
  };
}

function extentOf(states: readonly State[], placement: Placement, options: ViewOptions): Rect {
  const rects = surveyed(states).flatMap((state): Rect[] => {
    const measured = measure(state, options, placement.forms);
    const frames = measureFrames(measured, placement.stackWidth, options);
    const page = pageOf(options, placement.stackWidth, 1);
    const at = (places: Placement['objects'], sizes: typeof measured.objects): Rect[] =>
      [...sizes].flatMap(([id, { width, height }]) => {
        const corner = places.get(id);
        return corner ? [{ ...corner, width, height }] : [];
      });
    return [...at(framePlaces(measured.content, placement, page), frames), ...at(placement.objects, measured.objects)];
  });
  if (rects.length === 0) return { x: 0, y: 0, width: placement.width, height: placement.height };
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  };
}
