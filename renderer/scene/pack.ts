/** Places trees of boxes on a page: clear of each other, children right of their parents, those of a node below it. */
import type { ObjectId } from '../../engine/trace/state.js';
import type { Tree } from './forest.js';
import type { Item } from './item.js';
import type { Point, Rect } from './mark.js';
import type { Page } from './page.js';

export interface Gap {
  readonly across: number;
  readonly down: number;
}

/** Boxes of different bands and columns are at least this far apart sideways. */
export const CLEAR = 48;
const LABEL_ROOM = 48;
const LOOP_ROOM = 40;
/** Between a node and its children below it, and between these. */
const LEVEL = 72;
const SIBLING = 40;

/** A box with the room that it wants around it: words above, a loop at the lower right. */
interface Placed extends Rect {
  readonly item: Item;
  /** From the rectangle's upper edge to the box's. */
  readonly above: number;
}

/**
 * Places the trees on a page, or gives undefined when they do not fit. With `side` bands may stand side by side; with
 * `force` the page's lower edge does not count.
 */
export function pack(
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

/** The size of an item with the room for its loop. */
export function room(item: Item): { width: number; height: number } {
  const loop = item.loops ? LOOP_ROOM : 0;
  return { width: item.width + loop, height: item.height + loop };
}

/** A tree's boxes with the root at `x`, 0: each child right of its parent, or on a new line where the page ends. */
function grow(tree: Tree, x: number, page: Page, gap: Gap, above = tree.item.labelled ? LABEL_ROOM : 0): Placed[] {
  const size = room(tree.item);
  const height = size.height + above;
  const placed: Placed[] = [{ item: tree.item, x, y: 0, width: size.width, height, above }];
  if (tree.item.isNode) return hang(tree, placed, page, gap);
  for (const child of tree.children) {
    const beside = x + size.width + gap.across;
    const fits = beside + child.item.width <= page.right;
    const below = grow(child, fits ? beside : page.heap, page, gap, 0);
    placed.push(...settled(below, placed, fits ? above : height + gap.down, gap));
  }
  return placed;
}

/** A node, its children below it: left ones left of its middle, right ones right of it, the node above their middle. */
function hang(tree: Tree, [root]: readonly Placed[], page: Page, gap: Gap): Placed[] {
  if (!root) return [];
  const { item } = tree;
  const below: Placed[] = [];
  const middles: { side: 'left' | 'right' | null; at: number }[] = [];
  const inOrder = [...tree.children].sort((a, b) => sideRank(item, a) - sideRank(item, b));
  for (const child of inOrder) {
    const hung = grow(child, 0, { ...page, right: Infinity }, gap, 0);
    const left = Math.min(...hung.map((box) => box.x));
    const boxes = hung.map((box) => ({ ...box, x: box.x - left, y: box.y + root.height + LEVEL }));
    const settledBoxes = turned(settled(boxes.map(turnedBox), below.map(turnedBox), 0, { across: 0, down: SIBLING }));
    below.push(...settledBoxes);
    const [top] = settledBoxes;
    if (top) middles.push({ side: item.children.get(child.item.id)?.side ?? null, at: top.x + top.width / 2 });
  }
  const first = middles[0];
  const last = middles.at(-1);
  if (!first || !last) return [root];
  const half = (root.width + SIBLING) / 2;
  const isOneSided = first.side !== null && first.side === last.side;
  const middle = !isOneSided ? (first.at + last.at) / 2 : first.side === 'left' ? last.at + half : first.at - half;
  const shift = Math.max(0, root.width / 2 - middle);
  const x = root.x + middle + shift - root.width / 2;
  return [{ ...root, x }, ...below.map((box) => ({ ...box, x: box.x + root.x + shift }))];
}

function sideRank(parent: Item, { item }: Tree): number {
  const side = parent.children.get(item.id)?.side ?? null;
  return side === 'left' ? 0 : side === null ? 1 : 2;
}

/** With across and down exchanged, so that what settles downward settles to the right. */
function turnedBox(box: Placed): Placed {
  return { ...box, x: box.y, y: box.x, width: box.height, height: box.width };
}

function turned(boxes: readonly Placed[]): Placed[] {
  return boxes.map(turnedBox);
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
  return band.every((box) => isOn(page, box)) ? band : null;
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
    const better = !best || y < best.y || (y === best.y && x < best.x);
    if ((force || band.every((box) => isOn(page, box))) && better) best = { band, y, x };
  }
  return best?.band;
}

function isOn(page: Page, { x, y, width, height }: Placed): boolean {
  return x + width <= page.right && y + height <= page.bottom;
}
