/**
 * The cheapest way over the grid, by A*. A state of the search is a node and the direction in which it was reached, since
 * a bend costs. The estimate is the distance to the rectangle of the goals and the bends that it takes to get there, which
 * never overestimates.
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

/** What searches may yet cost: each takes away the states that it looks at, `each` at most. */
export interface Budget {
  readonly each: number;
  left: number;
}

/** Finds the way from any start to any goal; null where there is none, or none within the budget. */
export function search(
  grid: Grid,
  starts: readonly Start[],
  goals: readonly Goal[],
  budget: Budget,
): { nodes: number[]; goal: Goal } | null {
  if (goals.length === 0) return null;
  const goalsAt = new Map<number, Goal[]>();
  for (const goal of goals) goalsAt.set(goal.node, [...(goalsAt.get(goal.node) ?? []), goal]);
  const { xs, ys } = grid;
  const columns = xs.length;
  const across = distances(
    xs,
    goals.map((goal) => xs[grid.column(goal.node)]!),
  );
  const down = distances(
    ys,
    goals.map((goal) => ys[grid.row(goal.node)]!),
  );

  const table = grid.table;
  const { cost, from } = table;
  table.begin();
  const heap = new Heap();
  let best: { state: number; goal: Goal; cost: number } | null = null;
  for (const start of starts) {
    const state = start.node * 4 + (start.horizontal ? RIGHT : DOWN);
    table.reach(state);
    cost[state] = start.cost;
    heap.push(state, start.cost + estimate(across[grid.column(start.node)]!, down[grid.row(start.node)]!, state & 3));
  }
  let looks = Math.min(budget.each, budget.left);
  budget.left -= looks;
  while (heap.size > 0 && looks-- > 0) {
    const key = heap.topKey;
    const state = heap.pop();
    if (best && key >= best.cost) break;
    const direction = state & 3;
    const node = state >> 2;
    const here = cost[state]!;
    const column = node % columns;
    const row = (node - column) / columns;
    if (key > here + estimate(across[column]!, down[row]!, direction) + 1e-9) continue;
    for (const goal of goalsAt.get(node) ?? []) {
      const wanted = goal.horizontal ? (goal.forward ? RIGHT : LEFT) : goal.forward ? DOWN : UP;
      if (direction === (wanted ^ 1)) continue;
      const total = here + goal.cost + (direction === wanted ? 0 : BEND);
      if (!best || total < best.cost) best = { state, goal, cost: total };
    }
    for (let next = 0; next < 4; next++) {
      if (next === (direction ^ 1)) continue;
      const horizontal = next < 2;
      const nextColumn = next === RIGHT ? column + 1 : next === LEFT ? column - 1 : column;
      const nextRow = next === DOWN ? row + 1 : next === UP ? row - 1 : row;
      if (nextColumn < 0 || nextColumn >= columns || nextRow < 0 || nextRow >= ys.length) continue;
      const neighbour = nextRow * columns + nextColumn;
      // An edge has the number of the node at its left or upper end.
      const edge = neighbour < node ? neighbour : node;
      if (grid.isClosed(edge, horizontal)) continue;
      const length = horizontal ? Math.abs(xs[nextColumn]! - xs[column]!) : Math.abs(ys[nextRow]! - ys[row]!);
      const total =
        here +
        length +
        (next === direction ? 0 : BEND) +
        grid.used(edge, horizontal) * (OVERLAP + LANE * length) +
        (grid.near(edge, horizontal) > 0 ? NEAR * length : 0) +
        (acrossAt(grid, neighbour, nextColumn, nextRow, !horizontal) ? CROSSING : 0);
      const reached = neighbour * 4 + next;
      if (!table.reach(reached) && total >= cost[reached]!) continue;
      cost[reached] = total;
      from[reached] = state;
      heap.push(reached, total + estimate(across[nextColumn]!, down[nextRow]!, next));
    }
  }
  budget.left += Math.max(0, looks);
  if (!best) return null;
  const nodes: number[] = [];
  for (let state = best.state; state >= 0; state = from[state]!) nodes.push(state >> 2);
  return { nodes: nodes.reverse(), goal: best.goal };
}

/**
 * The least bends on the way from a node, by the direction in which it was reached (its bits), to a rectangle that lies so
 * many signs away across and down: the index is `(across + 1) * 12 + (down + 1) * 4 + direction`.
 */
const LEAST_BENDS = Uint8Array.from({ length: 36 }, (_, index) => {
  const across = Math.floor(index / 12) - 1;
  const down = (Math.floor(index / 4) % 3) - 1;
  const direction = index & 3;
  const wanted = [...(across === 0 ? [] : [across > 0 ? RIGHT : LEFT]), ...(down === 0 ? [] : [down > 0 ? DOWN : UP])];
  if (wanted.length === 0) return 0;
  if (wanted.includes(direction)) return wanted.length - 1;
  return wanted.length === 2 || wanted.includes(direction ^ 1) ? 2 : 1;
});

/** How far it is from each line to the range of the lines wanted: negative where that lies before it. */
function distances(lines: readonly number[], wanted: readonly number[]): Float64Array {
  const low = Math.min(...wanted);
  const high = Math.max(...wanted);
  return Float64Array.from(lines, (line) => (line < low ? low - line : line > high ? high - line : 0));
}

/** What it costs at least from a state to a rectangle at such distances. */
function estimate(across: number, down: number, direction: number): number {
  const bends = LEAST_BENDS[(Math.sign(across) + 1) * 12 + (Math.sign(down) + 1) * 4 + direction]!;
  return Math.abs(across) + Math.abs(down) + bends * BEND;
}

/** True when another arrow runs through a node in the given direction. */
function acrossAt(grid: Grid, node: number, column: number, row: number, horizontal: boolean): boolean {
  if (grid.used(node, horizontal) > 0) return true;
  return horizontal
    ? column > 0 && grid.used(node - 1, true) > 0
    : row > 0 && grid.used(node - grid.xs.length, false) > 0;
}

/** A binary heap, least key first; equal keys come out in the order of their entry. */
class Heap {
  #keys = new Float64Array(1 << 10);
  #orders = new Int32Array(1 << 10);
  #values = new Int32Array(1 << 10);
  #count = 0;
  size = 0;

  get topKey(): number {
    return this.#keys[0]!;
  }

  push(value: number, key: number): void {
    if (this.size === this.#keys.length) this.#grow();
    const keys = this.#keys;
    let at = this.size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      // What came before goes first.
      if (keys[up]! <= key) break;
      this.#move(up, at);
      at = up;
    }
    this.#set(at, key, this.#count++, value);
  }

  /** Takes out the first; there must be one. */
  pop(): number {
    const [keys, orders] = [this.#keys, this.#orders];
    const top = this.#values[0]!;
    const last = --this.size;
    const key = keys[last]!;
    const order = orders[last]!;
    const isBefore = (a: number, itsKey: number, itsOrder: number): boolean =>
      keys[a]! < itsKey || (keys[a]! === itsKey && orders[a]! < itsOrder);
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= last) break;
      if (child + 1 < last && isBefore(child + 1, keys[child]!, orders[child]!)) child++;
      if (!isBefore(child, key, order)) break;
      this.#move(child, at);
      at = child;
    }
    this.#set(at, key, order, this.#values[last]!);
    return top;
  }

  #set(at: number, key: number, order: number, value: number): void {
    this.#keys[at] = key;
    this.#orders[at] = order;
    this.#values[at] = value;
  }

  #move(from: number, to: number): void {
    this.#set(to, this.#keys[from]!, this.#orders[from]!, this.#values[from]!);
  }

  #grow(): void {
    const larger = this.#keys.length * 2;
    const [keys, orders, values] = [this.#keys, this.#orders, this.#values];
    this.#keys = new Float64Array(larger);
    this.#orders = new Int32Array(larger);
    this.#values = new Int32Array(larger);
    this.#keys.set(keys);
    this.#orders.set(orders);
    this.#values.set(values);
  }
}
