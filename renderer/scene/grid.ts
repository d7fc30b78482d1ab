/**
 * The lines on which arrows may run, and what runs there already. Lines are not evenly spaced: they lie beside the
 * boxes and through the ends of arrows, so that a path over the grid is a drawing without small jogs.
 */
import type { Point, Rect } from './mark.js';
import { bottom, right } from './rect.js';

/** Two arrows side by side are this far apart. */
export const LANE = 24;
/** No arrow runs nearer to a box than this. */
export const CLEARANCE = 12;

export class Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly table: Table;
  /** 1 where the edge to the next node on the right, or below, is closed. */
  readonly #closedRight: Uint8Array;
  readonly #closedDown: Uint8Array;
  /** How many arrows run along each edge, and beside it nearer than a lane. */
  readonly #usedRight: Int16Array;
  readonly #usedDown: Int16Array;
  readonly #nearRight: Int16Array;
  readonly #nearDown: Int16Array;

  constructor(xs: Iterable<number>, ys: Iterable<number>, closed: readonly Rect[]) {
    this.xs = sortedUnique(xs);
    this.ys = sortedUnique(ys);
    const size = this.xs.length * this.ys.length;
    this.#closedRight = new Uint8Array(size);
    this.#closedDown = new Uint8Array(size);
    this.#usedRight = new Int16Array(size);
    this.#usedDown = new Int16Array(size);
    this.#nearRight = new Int16Array(size);
    this.#nearDown = new Int16Array(size);
    this.table = new Table(size * 4);
    for (const rect of closed) this.#close(rect);
  }

  node(column: number, row: number): number {
    return row * this.xs.length + column;
  }

  column(node: number): number {
    return node % this.xs.length;
  }

  row(node: number): number {
    return Math.floor(node / this.xs.length);
  }

  at(node: number): Point {
    return { x: this.xs[this.column(node)] ?? 0, y: this.ys[this.row(node)] ?? 0 };
  }

  /** True when the edge from a node to the right, or downward, passes through a box. */
  isClosed(node: number, horizontal: boolean): boolean {
    return (horizontal ? this.#closedRight[node] : this.#closedDown[node]) === 1;
  }

  /** How many arrows run along the edge that begins at a node. */
  used(node: number, horizontal: boolean): number {
    return (horizontal ? this.#usedRight[node] : this.#usedDown[node]) ?? 0;
  }

  /** How many arrows run beside that edge, too near. */
  near(node: number, horizontal: boolean): number {
    return (horizontal ? this.#nearRight[node] : this.#nearDown[node]) ?? 0;
  }

  /** True when a path crosses, covers or crowds what runs on the grid; the path itself must not be on it. */
  isDisturbed(points: readonly Point[]): boolean {
    return points.some((b, i) => {
      const a = points[i - 1];
      if (!a) return false;
      const horizontal = a.y === b.y;
      const [along, across] = horizontal ? [this.xs, this.ys] : [this.ys, this.xs];
      const line = firstAtLeast(across, horizontal ? a.y : a.x);
      const ends = horizontal ? [a.x, b.x] : [a.y, b.y];
      const high = firstAtLeast(along, Math.max(...ends));
      for (let k = firstAtLeast(along, Math.min(...ends)); k < high; k++) {
        const node = horizontal ? this.node(k, line) : this.node(line, k);
        if (this.used(node, horizontal) > 0 || this.near(node, horizontal) > 0 || this.used(node, !horizontal) > 0)
          return true;
      }
      return false;
    });
  }

  /** Enters (`by` 1) or removes (`by` -1) an arrow's path. */
  mark(points: readonly Point[], by: 1 | -1): void {
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1];
      const b = points[i];
      if (!a || !b) continue;
      if (a.y === b.y) this.#markAlong(this.xs, this.ys, a.x, b.x, a.y, by, true);
      else this.#markAlong(this.ys, this.xs, a.y, b.y, a.x, by, false);
    }
  }

  #markAlong(
    along: readonly number[],
    across: readonly number[],
    from: number,
    to: number,
    at: number,
    by: number,
    horizontal: boolean,
  ): void {
    const low = Math.max(0, firstAtLeast(along, Math.min(from, to)) - 1);
    const high = firstAtLeast(along, Math.max(from, to));
    const used = horizontal ? this.#usedRight : this.#usedDown;
    const near = horizontal ? this.#nearRight : this.#nearDown;
    for (let k = firstAtLeast(across, at - LANE + 1); k < across.length && (across[k] ?? 0) < at + LANE; k++) {
      const counts = across[k] === at ? used : near;
      for (let i = low; i < high; i++) {
        const node = horizontal ? this.node(i, k) : this.node(k, i);
        counts[node] = (counts[node] ?? 0) + by;
      }
    }
  }

  #close(rect: Rect): void {
    const { xs, ys } = this;
    const left = firstAbove(xs, rect.x);
    const top = firstAbove(ys, rect.y);
    const endX = firstAtLeast(xs, right(rect));
    const endY = firstAtLeast(ys, bottom(rect));
    for (let row = top; row < endY; row++) {
      for (let column = Math.max(0, left - 1); column < endX; column++) this.#closedRight[this.node(column, row)] = 1;
    }
    for (let column = left; column < endX; column++) {
      for (let row = Math.max(0, top - 1); row < endY; row++) this.#closedDown[this.node(column, row)] = 1;
    }
  }
}

/** For the search: what each node costs by each direction, and from where it was reached; made anew without being emptied. */
class Table {
  readonly cost: Float64Array;
  readonly from: Int32Array;
  /** The search in which a state was last reached. */
  readonly #reached: Int32Array;
  #search = 0;

  constructor(states: number) {
    this.cost = new Float64Array(states);
    this.from = new Int32Array(states);
    this.#reached = new Int32Array(states);
  }

  /** A search begins: nothing is reached yet. */
  begin(): void {
    this.#search++;
  }

  /** True when a state was not reached in this search before; it comes from nowhere then. */
  reach(state: number): boolean {
    if (this.#reached[state] === this.#search) return false;
    this.#reached[state] = this.#search;
    this.from[state] = -1;
    return true;
  }
}

function sortedUnique(values: Iterable<number>): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** Index of the first value not below `least`. */
export function firstAtLeast(values: readonly number[], least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(values: readonly number[], limit: number): number {
  const at = firstAtLeast(values, limit);
  return values[at] === limit ? at + 1 : at;
}
