/**
 * The cheapest way over the grid, by A*. A state of the search is a node and the direction in which it was reached, since
 * a bend costs. The estimate is the distance to the nearest goal's rectangle, which never overestimates.
 */
import { LANE, type Grid } from './grid.js';
import type { Point } from './mark.js';

export interface Start {
  readonly node: number;
  readonly horizontal: boolean;
  readonly cost: number;
}

export interface Goal {
  readonly node: number;
  /** The direction of the last stretch, from the node to the tip. */
  readonly horizontal: boolean;
  /** It is entered to the right or downward. */
  readonly forward: boolean;
  readonly cost: number;
  readonly tip: Point;
}

const BEND = 80;
const CROSSING = 170;
const OVERLAP = 1500;
/** For each pixel that runs too near another arrow. */
const NEAR = 3;

const RIGHT = 0;
const LEFT = 1;
const DOWN = 2;
const UP = 3;

/** Finds the way from any start to any goal, or null. */
export function search(
  grid: Grid,
  starts: readonly Start[],
  goals: readonly Goal[],
): { nodes: number[]; goal: Goal } | null {
  if (goals.length === 0) return null;
  const goalsAt = new Map<number, Goal[]>();
  for (const goal of goals) goalsAt.set(goal.node, [...(goalsAt.get(goal.node) ?? []), goal]);
  const ends = goals.map((goal) => grid.at(goal.node));
  const low = { x: Math.min(...ends.map((end) => end.x)), y: Math.min(...ends.map((end) => end.y)) };
  const high = { x: Math.max(...ends.map((end) => end.x)), y: Math.max(...ends.map((end) => end.y)) };
  const estimate = (node: number): number => {
    const { x, y } = grid.at(node);
    return Math.max(0, low.x - x, x - high.x) + Math.max(0, low.y - y, y - high.y);
  };

  const { cost, from } = grid.table;
  cost.fill(Infinity);
  from.fill(-1);
  const heap = new Heap();
  let best: { state: number; goal: Goal; cost: number } | null = null;
  for (const start of starts) {
    const state = start.node * 4 + (start.horizontal ? RIGHT : DOWN);
    cost[state] = start.cost;
    heap.push(state, start.cost + estimate(start.node));
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    if (best && top.key >= best.cost) break;
    const { value: state } = top;
    const direction = state & 3;
    const node = state >> 2;
    const here = cost[state] ?? Infinity;
    if (top.key > here + estimate(node) + 1e-9) continue;
    for (const goal of goalsAt.get(node) ?? []) {
      const wanted = goal.horizontal ? (goal.forward ? RIGHT : LEFT) : goal.forward ? DOWN : UP;
      if (direction === (wanted ^ 1)) continue;
      const total = here + goal.cost + (direction === wanted ? 0 : BEND);
      if (!best || total < best.cost) best = { state, goal, cost: total };
    }
    const column = grid.column(node);
    const row = grid.row(node);
    for (let next = 0; next < 4; next++) {
      if (next === (direction ^ 1)) continue;
      const horizontal = next < 2;
      const edge = next === RIGHT || next === DOWN ? node : next === LEFT ? node - 1 : node - grid.xs.length;
      if (next === RIGHT && column + 1 >= grid.xs.length) continue;
      if (next === LEFT && column === 0) continue;
      if (next === DOWN && row + 1 >= grid.ys.length) continue;
      if (next === UP && row === 0) continue;
      if (grid.isClosed(edge, horizontal)) continue;
      const neighbour =
        next === RIGHT ? node + 1 : next === LEFT ? node - 1 : next === DOWN ? node + grid.xs.length : edge;
      const length = horizontal
        ? Math.abs((grid.xs[grid.column(neighbour)] ?? 0) - (grid.xs[column] ?? 0))
        : Math.abs((grid.ys[grid.row(neighbour)] ?? 0) - (grid.ys[row] ?? 0));
      const total =
        here +
        length +
        (next === direction ? 0 : BEND) +
        grid.used(edge, horizontal) * (OVERLAP + LANE * length) +
        (grid.near(edge, horizontal) > 0 ? NEAR * length : 0) +
        (acrossAt(grid, neighbour, !horizontal) ? CROSSING : 0);
      const state2 = neighbour * 4 + next;
      if (total >= (cost[state2] ?? Infinity)) continue;
      cost[state2] = total;
      from[state2] = state;
      heap.push(state2, total + estimate(neighbour));
    }
  }
  if (!best) return null;
  const nodes: number[] = [];
  for (let state = best.state; state >= 0; state = from[state] ?? -1) nodes.push(state >> 2);
  return { nodes: nodes.reverse(), goal: best.goal };
}

/** True when another arrow runs through a node in the given direction. */
function acrossAt(grid: Grid, node: number, horizontal: boolean): boolean {
  const before = horizontal ? node - 1 : node - grid.xs.length;
  const isFirst = horizontal ? grid.column(node) === 0 : grid.row(node) === 0;
  return grid.used(node, horizontal) > 0 || (!isFirst && grid.used(before, horizontal) > 0);
}

/** A binary heap, least key first; equal keys come out in the order of their entry. */
class Heap {
  readonly #entries: { key: number; order: number; value: number }[] = [];
  #count = 0;

  push(value: number, key: number): void {
    const entries = this.#entries;
    const entry = { key, order: this.#count++, value };
    let at = entries.length;
    entries.push(entry);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = entries[up];
      if (!parent || !isBefore(entry, parent)) break;
      entries[at] = parent;
      at = up;
    }
    entries[at] = entry;
  }

  pop(): { key: number; value: number } | null {
    const entries = this.#entries;
    const top = entries[0];
    const last = entries.pop();
    if (!top || !last) return null;
    if (entries.length > 0) {
      let at = 0;
      for (;;) {
        const left = 2 * at + 1;
        const a = entries[left];
        if (!a) break;
        const b = entries[left + 1];
        const [child, index] = b && isBefore(b, a) ? [b, left + 1] : [a, left];
        if (!isBefore(child, last)) break;
        entries[at] = child;
        at = index;
      }
      entries[at] = last;
    }
    return top;
  }
}

function isBefore(a: { key: number; order: number }, b: { key: number; order: number }): boolean {
  return a.key < b.key || (a.key === b.key && a.order < b.order);
}
