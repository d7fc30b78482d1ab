/**
 * Where everything stands. Frames stand in a column at the left; each name's objects in a band to the right of it, an
 * object right of its holder, its siblings below it. Places are chosen for all states at once, so that nothing that
 * lives moves; two things share a place only when they never live together.
 */
import type { ObjectId, State } from '../../engine/trace/state.js';
import type { Content } from './content.js';
import { forest, type Item, type Tree } from './forest.js';
import type { Point, Rect } from './mark.js';
import { measure, type Measured } from './measure.js';
import { FRAME_GAP, frameHeight, MARGIN, pageOf, type Page } from './page.js';
import type { Placement } from './scene.js';
import { DEFAULT_VIEW, type ViewOptions } from './view.js';

/** Gaps between boxes: generous where there is room, the least that arrows can pass where there is not. */
const TIGHT = { across: 72, down: 48 };
const GAPS = [{ across: 120, down: 72 }, { across: 88, down: 64 }, TIGHT];
/** Boxes of different bands and columns are at least this far apart sideways. */
const CLEAR = 48;
const LABEL_ROOM = 48;
/** For the words `12 more frames`. */
const FOLD_ROOM = 40;
const LOOP_ROOM = 40;
const GROWTH = 0.125;
/** So many objects of a run are planned, those that are there for longest; the rest find a place when they are drawn. */
const MOST_PLANNED = 200;
/** So many objects of all states together are looked at. */
const MOST_SURVEYED = 8_000;
const MOST_GROWTH = 5;

type Gap = typeof TIGHT;

/** A box with the room that it wants around it: words above, a loop at the lower right. */
interface Placed extends Rect {
  readonly item: Item;
  /** From the rectangle's upper edge to the box's. */
  readonly above: number;
}

/** Places for all objects over all of `states`: the same for every state, whatever the order they are shown in. */
export function plan(states: readonly State[], options: ViewOptions = DEFAULT_VIEW): Placement {
  return arrange(
    surveyed(states).map((state) => ({ state, measured: measure(state, options) })),
    options,
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
  return arrange([{ state, measured: measure(state, options) }], options, previous);
}

interface Moment {
  readonly state: State;
  readonly measured: Measured;
}

function arrange(moments: readonly Moment[], options: ViewOptions, previous: Placement | null): Placement {
  const stackWidth = Math.max(previous?.stackWidth ?? 0, ...moments.map(({ measured }) => measured.stackWidth));
  const items = itemsOf(moments);
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
    if (objects) return { width: page.width, height: page.height, stackWidth, frames: stack.frames, objects };
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

/** Those that are there in the most states, in the order given; all where they are few. */
function longest(items: readonly Item[]): readonly Item[] {
  if (items.length <= MOST_PLANNED) return items;
  const byLife = [...items].sort((a, b) => b.last - b.first - (a.last - a.first));
  const kept = new Set(byLife.slice(0, MOST_PLANNED));
  return items.filter((item) => kept.has(item));
}

/** One item for each object that is drawn in any state. */
function itemsOf(moments: readonly Moment[]): Item[] {
  const items = new Map<ObjectId, Item>();
  moments.forEach(({ measured }, at) => {
    const { content, objects } = measured;
    for (const { object, head, tail } of content.objects) {
      const box = objects.get(object.id);
      if (!box) continue;
      const group = object.state === 'freed' ? 2 : object.state === 'unreachable' ? 1 : 0;
      let item = items.get(object.id);
      if (!item) {
        item = {
          id: object.id,
          width: 0,
          height: 0,
          first: at,
          last: at,
          rank: Infinity,
          group,
          labelled: false,
          loops: false,
          leaf: object.text !== null && object.slots.length === 0,
          children: new Set(),
        };
        items.set(object.id, item);
      }
      item.width = Math.max(item.width, box.width);
      item.height = Math.max(item.height, box.height);
      item.last = at;
      item.group = Math.min(item.group, group);
      item.labelled ||= group === 1;
      for (const row of [...head, ...tail]) {
        if (row.show.kind !== 'arrow') continue;
        if (row.show.to === object.id) item.loops = true;
        item.children.add(row.show.to);
      }
    }
    content.frames.forEach(({ rows }, depth) => {
      rows.forEach((row, i) => {
        const item = row.to === null ? undefined : items.get(row.to);
        if (item) item.rank = Math.min(item.rank, depth * 1000 + i);
      });
    });
  });
  return [...items.values()];
}

/** Each frame stands below the one that called it, with room for all names that one has while the callee lives. */
function stackFrames(
  moments: readonly Moment[],
  previous: Placement | null,
  { top, stack }: Page,
): {
  frames: Map<ObjectId, Point>;
  bottom: number;
} {
  const below = new Map<ObjectId, { above: ObjectId | null; room: number }>();
  let extra = 0;
  let folded = top;
  for (const { state, measured } of moments) {
    const unbound = state.frames.reduce((sum, frame) => sum + frame.unbound.length, 0);
    extra = Math.max(extra, unbound * 44 + 100);
    if (measured.content.omitted.frames > 0) {
      folded = Math.max(folded, foldedStack(measured.content, { x: stack, y: top }).bottom);
      continue;
    }
    let above: { id: ObjectId; height: number } | null = null;
    for (const { frame, rows } of measured.content.frames) {
      const known = below.get(frame.id);
      const room = Math.max(known?.room ?? 0, above?.height ?? 0);
      below.set(frame.id, { above: above?.id ?? null, room });
      above = { id: frame.id, height: frameHeight(rows.length) };
    }
  }
  const frames = new Map<ObjectId, Point>();
  for (const [id, { above, room }] of below) {
    const known = previous?.frames.get(id);
    const base = above === null ? undefined : frames.get(above);
    frames.set(id, known ?? { x: stack, y: base ? base.y + room + FRAME_GAP : top });
  }
  let bottom = folded;
  for (const { measured } of moments) {
    if (measured.content.omitted.frames > 0) continue;
    for (const { frame, rows } of measured.content.frames) {
      bottom = Math.max(bottom, (frames.get(frame.id)?.y ?? top) + frameHeight(rows.length));
    }
  }
  return { frames, bottom: bottom + extra };
}

/** A stack with a fold: the oldest frame, the room for the words, the newest ones. These move as the stack grows. */
export function foldedStack(
  { frames }: Content,
  start: Point,
): { places: Map<ObjectId, Point>; words: Point; bottom: number } {
  const places = new Map<ObjectId, Point>();
  let { y } = start;
  let words = start;
  frames.forEach(({ frame, rows }, i) => {
    places.set(frame.id, { x: start.x, y });
    y += frameHeight(rows.length) + FRAME_GAP;
    if (i > 0) return;
    words = { x: start.x, y: y - FRAME_GAP / 2 };
    y += FOLD_ROOM;
  });
  return { places, words, bottom: y - FRAME_GAP };
}

/**
 * Places the trees on a page, or gives undefined when they do not fit. With `side` bands may stand side by side; with
 * `force` the page's lower edge does not count.
 */
function pack(
  trees: readonly Tree[],
  fixed: ReadonlyMap<ObjectId, Point>,
  page: Page,
  gap: Gap,
  side: boolean,
  force: boolean,
): Map<ObjectId, Point> | undefined {
  const placed: Placed[] = [];
  const free: { tree: Tree; near: Placed | null }[] = [];
  const separate = (tree: Tree, near: Placed | null): Tree | undefined => {
    const at = fixed.get(tree.item.id);
    if (at) {
      const here = { item: tree.item, ...at, ...room(tree.item), above: 0 };
      placed.push(here);
      for (const child of tree.children) {
        const loose = separate(child, here);
        if (loose) free.push({ tree: loose, near: here });
      }
      return undefined;
    }
    const children = tree.children.map((child) => separate(child, near)).filter((child) => child !== undefined);
    return { item: tree.item, children };
  };
  for (const tree of trees) {
    const loose = separate(tree, null);
    if (loose) free.push({ tree: loose, near: null });
  }
  for (const { tree, near } of free) {
    const beside = near === null ? null : attach(tree, near, placed, page, gap);
    const band = beside ?? stand(tree, placed, page, gap, side, force);
    if (!band) return undefined;
    placed.push(...band);
  }
  return new Map(placed.map(({ item, x, y, above }) => [item.id, { x: Math.round(x), y: Math.round(y + above) }]));
}

function room(item: Item): { width: number; height: number } {
  const loop = item.loops ? LOOP_ROOM : 0;
  return { width: item.width + loop, height: item.height + loop };
}

/** A tree's boxes with the root at `x`, 0: each child right of its parent, or on a new line where the page ends. */
function grow(tree: Tree, x: number, page: Page, gap: Gap, above = tree.item.labelled ? LABEL_ROOM : 0): Placed[] {
  const size = room(tree.item);
  const height = size.height + above;
  const placed: Placed[] = [{ item: tree.item, x, y: 0, width: size.width, height, above }];
  for (const child of tree.children) {
    const beside = x + size.width + gap.across;
    const fits = beside + child.item.width <= page.right;
    const below = grow(child, fits ? beside : page.heap, page, gap, 0);
    placed.push(...settled(below, placed, fits ? above : height + gap.down, gap));
  }
  return placed;
}

/** Moves boxes down from `y` until they are clear of those that stand. */
function settled(boxes: readonly Placed[], standing: readonly Placed[], y: number, gap: Gap): Placed[] {
  const pairs = boxes.flatMap((box) => standing.filter((other) => meets(box, other)).map((other) => ({ box, other })));
  let down = y;
  for (let push = 1; push > 0;) {
    push = 0;
    for (const { box, other } of pairs) {
      const top = box.y + down;
      const clash = top - gap.down < other.y + other.height && other.y < top + box.height + gap.down;
      if (clash) push = Math.max(push, other.y + other.height + gap.down - top);
    }
    down += push;
  }
  return boxes.map((box) => ({ ...box, y: box.y + down }));
}

/** True when two boxes live together and one is not clear of the other sideways. */
function meets(box: Placed, other: Placed): boolean {
  const together = box.item.first <= other.item.last && other.item.first <= box.item.last;
  return together && box.x - CLEAR < other.x + other.width && other.x < box.x + box.width + CLEAR;
}

/** Finds a place beside a holder that cannot move. */
function attach(tree: Tree, near: Placed, placed: readonly Placed[], page: Page, gap: Gap): Placed[] | null {
  const x = near.x + near.width + gap.across;
  if (x + tree.item.width > page.right) return null;
  const band = settled(grow(tree, x, page, gap), placed, near.y, gap);
  return band.every((box) => box.y + box.height <= page.bottom) ? band : null;
}

/** Finds a place for a band: below all others, or with `side` in the highest gap that it fits. */
function stand(
  tree: Tree,
  placed: readonly Placed[],
  page: Page,
  gap: Gap,
  side: boolean,
  force: boolean,
): Placed[] | undefined {
  const together = placed.filter(({ item }) => item.first <= tree.item.last && tree.item.first <= item.last);
  const starts = [page.heap, ...(side ? together.map((box) => box.x + box.width + gap.across) : [])];
  const straight = grow(tree, 0, { ...page, right: Infinity }, gap);
  const width = Math.max(...straight.map((box) => box.x + box.width));
  const floor = side ? page.heapTop : Math.max(page.heapTop, ...together.map((box) => box.y + box.height + gap.down));
  let best: { band: Placed[]; y: number; x: number } | undefined;
  const wraps = page.heap + width > page.right;
  for (const x of wraps ? [page.heap] : new Set(starts)) {
    if (!wraps && x + width > page.right) continue;
    const grown = wraps ? grow(tree, x, page, gap) : straight.map((box) => ({ ...box, x: box.x + x }));
    const band = settled(grown, placed, floor, gap);
    const y = band[0]?.y ?? 0;
    const bottom = Math.max(...band.map((box) => box.y + box.height));
    const better = !best || y < best.y || (y === best.y && x < best.x);
    if ((bottom <= page.bottom || force) && better) best = { band, y, x };
  }
  return best?.band;
}
