/**
 * The order of the heap: which object stands to the right of which. References are followed depth first from the names,
 * in slot order; one that leads back to an object under way closes a cycle and is left out, so that the rest has a
 * direction. Each object then stands right of the holder that is itself furthest from the names.
 */
import type { ObjectId } from '../../engine/trace/state.js';

/** An object to be placed, over all states in which it is drawn. */
export interface Item {
  readonly id: ObjectId;
  /** The largest box that it has. */
  width: number;
  height: number;
  /** First and last state in which it is drawn, as indices. */
  readonly first: number;
  last: number;
  /** Where names hold it: frame and slot in order, least first; infinity when none ever does. */
  rank: number;
  /** 0 reachable at some time, 1 only ever unreachable, 2 only a ghost. */
  group: number;
  /** Room wanted above for the words UNREACHABLE. */
  labelled: boolean;
  /** Its arrow to itself needs room at the lower right. */
  loops: boolean;
  /** A plain value: it stands beside the first name that holds it, not right of a container. */
  readonly leaf: boolean;
  /** What it refers to, in slot order. */
  readonly children: Set<ObjectId>;
}

export interface Tree {
  readonly item: Item;
  readonly children: readonly Tree[];
}

/** Arranges items, given in reading order, as trees in the order in which they are to stand. */
export function forest(items: readonly Item[]): Tree[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const inOrder = [...items].sort((a, b) => a.group - b.group || compare(a.rank, b.rank));
  const underWay = new Set<Item>();
  const done: Item[] = [];
  const visited = new Set<Item>();
  const forward = new Map<Item, Item[]>();

  const visit = (item: Item): void => {
    visited.add(item);
    underWay.add(item);
    const targets: Item[] = [];
    for (const id of item.children) {
      const target = byId.get(id);
      if (!target || underWay.has(target) || (target.leaf && target.rank < Infinity)) continue;
      targets.push(target);
      if (!visited.has(target)) visit(target);
    }
    forward.set(item, targets);
    underWay.delete(item);
    done.push(item);
  };
  for (const item of inOrder) if (!visited.has(item)) visit(item);

  const layer = new Map<Item, number>();
  const parent = new Map<Item, Item>();
  for (const item of done.reverse()) {
    const next = (layer.get(item) ?? 0) + 1;
    for (const target of forward.get(item) ?? []) {
      if ((layer.get(target) ?? 0) >= next) continue;
      layer.set(target, next);
      parent.set(target, item);
    }
  }
  const grown = (item: Item): Tree => ({
    item,
    children: (forward.get(item) ?? []).filter((target) => parent.get(target) === item).map(grown),
  });
  return inOrder.filter((item) => !parent.has(item)).map(grown);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
