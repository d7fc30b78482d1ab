/**
 * The order of the heap: which object stands beside which. References are followed depth first from the names, in slot
 * order; one that leads back to an object under way closes a cycle and is left out, so that the rest has a direction, and
 * of two objects that refer to each other over a run that reference counts that is there for longer. Each object then
 * stands beside the holder that is itself furthest from the names, those left out that hold it in passing.
 */
import type { Child, Item } from './item.js';

/** How much longer than the reference that was found first another one back must be there. */
const OUTWEIGHS = 1.5;

/** A holder that holds for a smaller part of the time than the longest one does not decide where a thing stands. */
const FLEETING = 0.25;

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
    for (const [id, child] of inSlotOrder(item)) {
      const target = byId.get(id);
      if (!target || underWay.has(target) || (target.leaf && target.rank < Infinity)) continue;
      if ((target.children.get(item.id)?.weight ?? 0) > child.weight * OUTWEIGHS) continue;
      targets.push(target);
      if (!visited.has(target)) visit(target);
    }
    forward.set(item, targets);
    underWay.delete(item);
    done.push(item);
  };
  for (const item of inOrder) if (!visited.has(item)) visit(item);

  const strongest = new Map<Item, number>();
  for (const [item, targets] of forward) {
    for (const target of targets) {
      strongest.set(target, Math.max(strongest.get(target) ?? 0, weightOf(item, target)));
    }
  }
  const layer = new Map<Item, number>();
  const parent = new Map<Item, Item>();
  for (const item of done.reverse()) {
    const next = (layer.get(item) ?? 0) + 1;
    for (const target of forward.get(item) ?? []) {
      if ((layer.get(target) ?? 0) >= next) continue;
      if (weightOf(item, target) < FLEETING * (strongest.get(target) ?? 0)) continue;
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

function weightOf(holder: Item, { id }: Item): number {
  return holder.children.get(id)?.weight ?? 0;
}

function inSlotOrder({ children }: Item): (readonly [number, Child])[] {
  return [...children].sort(([, a], [, b]) => a.order - b.order);
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
