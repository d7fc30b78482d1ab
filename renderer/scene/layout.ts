/**
 * Where everything stands. Frames stand in a column at the left; each name's objects in a band to the right of it, an
 * object right of its holder, its siblings below it. Places are chosen for all states at once, so that nothing that
 * lives moves; two things share a place only when they never live together.
 */
import type { ObjectId, State } from '../../engine/trace/state.js';
import { forest, type Tree } from './forest.js';
import type { Forms } from './form.js';
import { itemsOf, longest, type Item } from './item.js';
import type { Point } from './mark.js';
import { measure } from './measure.js';
import type { Moment } from './moment.js';
import { CLEAR, pack, room } from './pack.js';
import { MARGIN, pageOf, type Page } from './page.js';
import type { Placement } from './scene.js';
import { stackFrames } from './stack.js';
import { formsOf } from './structure.js';
import { DEFAULT_VIEW, type ViewOptions } from './view.js';

/** Gaps between boxes: generous where there is room, the least that arrows can pass where there is not. */
const TIGHT = { across: 72, down: 48 };
const GAPS = [{ across: 120, down: 72 }, { across: 88, down: 64 }, TIGHT];
const GROWTH = 0.0625;
/** So many objects of all states together are looked at. */
const MOST_SURVEYED = 8_000;
const MOST_GROWTH = 5;

/** Places for all objects over all of `states`: the same for every state, whatever the order they are shown in. */
export function plan(states: readonly State[], options: ViewOptions = DEFAULT_VIEW): Placement {
  const seen = surveyed(states);
  const forms = formsOf(seen, options);
  return arrange(
    seen.map((state) => ({ state, measured: measure(state, options, forms) })),
    options,
    forms,
    null,
  );
}

/** The states, or of large ones evenly chosen ones: measuring all would take longer than anyone waits. */
export function surveyed(states: readonly State[]): readonly State[] {
  const objects = states.reduce((sum, state) => sum + state.objects.length, 0);
  const stride = Math.max(1, Math.ceil(objects / MOST_SURVEYED));
  return states.filter((_, at) => at % stride === 0 || at === states.length - 1);
}

/** Places for one more state: what `previous` knows keeps its place, the rest finds one beside it. */
export function layout(previous: Placement | null, state: State, options: ViewOptions = DEFAULT_VIEW): Placement {
  const forms = previous?.forms ?? formsOf([state], options);
  return arrange([{ state, measured: measure(state, options, forms) }], options, forms, previous);
}

function arrange(
  moments: readonly Moment[],
  options: ViewOptions,
  forms: Forms,
  previous: Placement | null,
): Placement {
  const stackWidth = Math.max(previous?.stackWidth ?? 0, ...moments.map(({ measured }) => measured.stackWidth));
  const items = itemsOf(moments, forms);
  const trees = forest(longest(items));
  const fixed = new Map<ObjectId, Point>(previous?.objects);
  for (const place of options.places) fixed.set(place.object, { x: place.x, y: place.y });
  const least = pageOf(options, stackWidth, 1).width;
  const most = Math.max(0, (previous?.width ?? 0) / least - 1);
  const stack = stackFrames(moments, previous, pageOf(options, stackWidth, 1));
  const first = leastGrowth(items, pageOf(options, stackWidth, 1), moments.length);
  for (let growth = Math.max(first, Math.round(most / GROWTH)); ; growth++) {
    const page = pageOf(options, stackWidth, 1 + growth * GROWTH);
    const last = growth * GROWTH >= MOST_GROWTH;
    if (stack.bottom > page.bottom && !last) continue;
    const objects = nicest(trees, fixed, page, last);
    if (objects) return { width: page.width, height: page.height, stackWidth, forms, frames: stack.frames, objects };
  }
}

/** The most generous arrangement that fits the page: bands below each other before bands side by side. */
function nicest(
  trees: readonly Tree[],
  fixed: ReadonlyMap<ObjectId, Point>,
  page: Page,
  force: boolean,
): Map<ObjectId, Point> | undefined {
  const densest = pack(trees, fixed, page, TIGHT, true, force);
  if (!densest) return undefined;
  for (const side of [false, true]) {
    for (const gap of GAPS) {
      const objects = pack(trees, fixed, page, gap, side, false);
      if (objects) return objects;
    }
  }
  return densest;
}

/** The first growth at which the page can hold the widest box, and the area of all that live at the busiest moment. */
function leastGrowth(items: readonly Item[], page: Page, states: number): number {
  const widest = Math.max(0, ...items.map((item) => room(item).width));
  let busiest = 0;
  for (let at = 0; at < states; at++) {
    const living = items.filter((item) => item.first <= at && at <= item.last);
    const area = living.reduce((sum, item) => sum + (item.width + CLEAR) * (item.height + TIGHT.down), 0);
    busiest = Math.max(busiest, area);
  }
  let growth = 0;
  while (growth * GROWTH < MOST_GROWTH) {
    const scale = 1 + growth * GROWTH;
    const width = page.width * scale - MARGIN - page.heap;
    if (width >= widest && width * (page.height * scale - page.heapTop) >= busiest) break;
    growth += 1;
  }
  return growth;
}
