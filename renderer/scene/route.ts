/**
 * The router: the ways of all arrows between boxes. Each way is the cheapest on the grid by length, bends, crossings and
 * nearness to other arrows; after a first round every arrow is taken out and laid again with all others in place.
 */
import { CLEARANCE, firstAtLeast, Grid, LANE } from './grid.js';
import type { Point, Rect } from './mark.js';
import { search, type Budget, type Goal, type Start } from './search.js';
import { bottom, crosses, inflated, right } from './rect.js';
import type { Exit } from './field.js';

/** An arrow to be laid, from the dot in a slot of one box to the border of another or the same. */
export interface Wire {
  readonly id: string;
  /** The id of the slot where it starts. */
  readonly slot: string;
  readonly from: Rect;
  readonly dot: Point;
  readonly exits: readonly Exit[];
  readonly to: Rect;
  /** The box inside which the target stands, or null: it is entered with the target. */
  readonly host: Rect | null;
  /** It starts in a frame, and is to enter on the left. */
  readonly fromStack: boolean;
}

export interface Ground {
  /** What arrows go round: frames and objects. */
  readonly boxes: readonly Rect[];
  /** Words that arrows keep off. */
  readonly words: readonly Rect[];
  /** Between the frames and the heap: where the lanes lie. */
  readonly channel: { readonly left: number; readonly rule: number; readonly right: number };
  readonly width: number;
  readonly height: number;
}

/** Depth of a lane before a border that an arrow enters: head and corner. */
const APPROACH = 40;
const LOOP = 40;
/** From the lower edge of what stands inside another to the arrow that enters it. */
const ENTRY = 14;
const SNAP = 12;
/** Between the arrivals of arrows that may come in any order. */
const ROOMY = 48;
/** What each pixel costs that an arrow arrives above or below its turn. */
const OUT_OF_TURN = 12;
/** No arrow runs along the rule. */
const OFF_RULE = 16;
/** Up to so many arrows each is laid again in every round; above, only those that others disturb. */
const FEW = 16;
/** Above so many arrows one round has to do. */
const MANY = 40;
/** Above so many boxes there are fewer lanes beside each. */
const CROWDED = 12;

const SIDE_COST = { left: 0, top: 70, bottom: 70, right: 160 } as const;
type Side = keyof typeof SIDE_COST;

/** Lays arrows on one ground; what is laid stays there until it is taken out or laid anew. */
export class Router {
  readonly #ground: Ground;
  readonly #grid: Grid;
  readonly #arrivals: ReadonlyMap<Rect, readonly Wire[]>;
  /** The nearest first. */
  readonly #wires: readonly Wire[];
  readonly #ways = new Map<Wire, readonly Point[]>();
  readonly #tips = new Map<Wire, Point>();
  readonly #budget: Budget = { each: 40_000, left: 500_000 };

  constructor(wires: readonly Wire[], ground: Ground) {
    this.#ground = ground;
    this.#grid = gridOf(wires, ground);
    const others = wires.filter((wire) => wire.from !== wire.to);
    this.#arrivals = arrivalsOf(others);
    this.#wires = [...others].sort((a, b) => distance(a) - distance(b));
    for (const wire of wires) if (wire.from === wire.to) this.#enter(wire, loop(wire));
  }

  /** The ways from dots to tips of all that is laid. */
  get ways(): ReadonlyMap<Wire, readonly Point[]> {
    return this.#ways;
  }

  /** Lays all arrows; one that has no way is missing from `ways`. */
  layAll(): void {
    const rounds = this.#wires.length > MANY ? 1 : 3;
    for (let round = 0; round < rounds; round++) {
      const isChanged = this.#layAgain(this.#wires, this.#wires.length <= FEW);
      if (!isChanged) break;
    }
  }

  /** Lays again what others disturb, now that some are gone. */
  improve(): void {
    this.#layAgain(
      [...this.#ways.keys()].filter((wire) => wire.from !== wire.to),
      false,
    );
  }

  /** Lays one arrow between those that lie; false when it has no way. */
  lay(wire: Wire): boolean {
    const arrivals = this.#arrivals.get(wire.to) ?? [wire];
    const points = lay(wire, this.#grid, this.#ground, arrivals, [...this.#tips.values()], this.#budget);
    if (points) this.#enter(wire, points);
    return points !== null;
  }

  takeOut(wire: Wire): void {
    const points = this.#ways.get(wire);
    if (!points) return;
    this.#grid.mark(points, -1);
    this.#ways.delete(wire);
    this.#tips.delete(wire);
  }

  #enter(wire: Wire, points: readonly Point[]): void {
    this.#grid.mark(points, 1);
    this.#ways.set(wire, points);
    const tip = points.at(-1);
    if (tip && wire.from !== wire.to) this.#tips.set(wire, tip);
  }

  /** Lays each arrow with all others in place, with `all` also those that nothing disturbs; true when a way is new. */
  #layAgain(wires: readonly Wire[], all: boolean): boolean {
    let isChanged = false;
    for (const wire of wires) {
      const old = this.#ways.get(wire);
      if (old) {
        this.#grid.mark(old, -1);
        const isUndisturbed = !all && !this.#grid.isDisturbed(old);
        this.#grid.mark(old, 1);
        if (isUndisturbed) continue;
        this.takeOut(wire);
      }
      const isLaid = this.lay(wire);
      if (!isLaid && old) this.#enter(wire, old);
      const now = this.#ways.get(wire);
      isChanged ||= isLaid && (!old || !now || !same(old, now));
    }
    return isChanged;
  }
}

/** The arrows that enter each box, the highest start first. */
function arrivalsOf(wires: readonly Wire[]): Map<Rect, Wire[]> {
  const arrivals = new Map<Rect, Wire[]>();
  for (const wire of [...wires].sort((a, b) => a.dot.y - b.dot.y)) {
    const known = arrivals.get(wire.to);
    if (known) known.push(wire);
    else arrivals.set(wire.to, [wire]);
  }
  return arrivals;
}

function same(a: readonly Point[], b: readonly Point[]): boolean {
  return a.length === b.length && a.every((point, i) => point.x === b[i]?.x && point.y === b[i]?.y);
}

function distance(wire: Wire): number {
  const dx = Math.max(0, wire.to.x - wire.dot.x, wire.dot.x - right(wire.to));
  const dy = Math.max(0, wire.to.y - wire.dot.y, wire.dot.y - bottom(wire.to));
  return dx + dy;
}

function gridOf(wires: readonly Wire[], ground: Ground): Grid {
  const { channel } = ground;
  const xs = new Set<number>([channel.left - LANE, ground.width - APPROACH]);
  for (let x = channel.rule + LANE + 2; x < channel.right - LANE; x += LANE) xs.add(x);
  const ys = new Set<number>();
  for (const box of ground.boxes) {
    for (const x of [box.x - APPROACH, right(box) + LANE]) xs.add(x);
    for (const y of [box.y - LANE, bottom(box) + LANE]) ys.add(y);
    if (ground.boxes.length > MANY) continue;
    for (const x of [box.x - APPROACH - LANE, right(box) + 2 * LANE, right(box) + APPROACH]) xs.add(x);
    for (const depth of ground.boxes.length > CROWDED ? [2 * LANE] : [APPROACH, 2 * LANE, 3 * LANE]) {
      ys.add(box.y - depth);
      ys.add(bottom(box) + depth);
    }
  }
  for (const wire of wires) {
    if (wire.exits.includes('right')) ys.add(wire.dot.y);
    if (wire.exits.includes('down')) xs.add(wire.dot.x);
  }
  const targets = new Map<Rect, number>();
  for (const wire of wires) {
    if (wire.host) ys.add(entryOf(wire));
    else targets.set(wire.to, (targets.get(wire.to) ?? 0) + 1);
  }
  for (const [box, count] of targets) {
    for (const y of ports(box.y, box.height, count)) ys.add(y);
    for (const x of ports(box.x, box.width, 2)) xs.add(x);
  }
  const inside = (limit: number) => (value: number) => value > 8 && value < limit - 8;
  const closed = [
    ...ground.boxes.map((box) => inflated(box, CLEARANCE)),
    ...ground.words.map((words) => inflated(words, 4)),
  ];
  const isOffRule = (x: number): boolean => Math.abs(x - channel.rule) > OFF_RULE;
  return new Grid(
    [...xs].filter(inside(ground.width)).filter(isOffRule),
    [...ys].filter(inside(ground.height)),
    closed,
  );
}

/** Evenly spread places along a side, for so many arrivals. */
function ports(start: number, length: number, count: number): number[] {
  const most = Math.min(count, Math.max(1, Math.floor((length - 24) / LANE)));
  return Array.from({ length: most }, (_, i) => Math.round(start + (length * (i + 1)) / (most + 1)));
}

/** A reference to the object itself: a loop under the right corner. */
function loop(wire: Wire): Point[] {
  const { dot, from } = wire;
  const outX = right(from) + LOOP;
  const outY = bottom(from) + LOOP;
  if (wire.exits.includes('down')) {
    const y = bottom(from) - Math.min(44, from.height / 3);
    return [dot, { x: dot.x, y: outY }, { x: outX, y: outY }, { x: outX, y }, { x: right(from), y }];
  }
  const x = right(from) - 64;
  return [dot, { x: outX, y: dot.y }, { x: outX, y: outY }, { x, y: outY }, { x, y: bottom(from) }];
}

function lay(
  wire: Wire,
  grid: Grid,
  ground: Ground,
  arrivals: readonly Wire[],
  tips: readonly Point[],
  budget: Budget,
): Point[] | null {
  const starts = wire.exits.map((exit) => startOf(wire, exit, grid)).filter((start) => start !== null);
  const goals = goalsOf(wire, grid, ground, arrivals, tips);
  const found = search(grid, starts, goals, budget);
  if (!found) return null;
  return snapped(simplified([wire.dot, ...found.nodes.map((node) => grid.at(node)), found.goal.tip]), wire, ground);
}

/** An end is moved by up to 12 px rather than a jog drawn. */
function snapped(points: readonly Point[], wire: Wire, ground: Ground): Point[] {
  const [dot, one, two, next] = points;
  if (!dot || !one || !two || !next || one.x !== two.x || Math.abs(one.y - two.y) > SNAP) return [...points];
  const start = { x: dot.x, y: two.y };
  const isBlocked = ground.boxes.some(
    (box) => box !== wire.from && box !== wire.to && crosses(start, next, inflated(box, 8)),
  );
  return isBlocked ? [...points] : [start, ...points.slice(3)];
}

/** The first node outside the box on the line by which the arrow leaves. */
function startOf(wire: Wire, exit: Exit, grid: Grid): Start | null {
  const horizontal = exit === 'right';
  const border = horizontal ? right(wire.from) : bottom(wire.from);
  const along = horizontal ? grid.xs : grid.ys;
  const across = horizontal ? grid.ys : grid.xs;
  const line = firstAtLeast(across, horizontal ? wire.dot.y : wire.dot.x);
  const first = firstAtLeast(along, border + CLEARANCE);
  if (across[line] !== (horizontal ? wire.dot.y : wire.dot.x) || first >= along.length) return null;
  return { node: horizontal ? grid.node(first, line) : grid.node(line, first), horizontal, cost: 0 };
}

/** Where an arrow may arrive: on each side, by lines that meet it away from its corners. */
function goalsOf(wire: Wire, grid: Grid, ground: Ground, arrivals: readonly Wire[], tips: readonly Point[]): Goal[] {
  if (wire.host) return entries(wire, wire.host, grid, ground, tips);
  const box = wire.to;
  const count = arrivals.length;
  const turn = turnOf(wire, arrivals);
  const goals: Goal[] = [];
  const add = (side: Side): void => {
    const horizontal = side === 'left' || side === 'right';
    const along = horizontal ? grid.xs : grid.ys;
    const across = horizontal ? grid.ys : grid.xs;
    const start = horizontal ? box.y : box.x;
    const length = horizontal ? box.height : box.width;
    const spread = new Set(ports(start, length, horizontal ? count : 2));
    const border = side === 'left' ? box.x : side === 'right' ? right(box) : side === 'top' ? box.y : bottom(box);
    const forward = side === 'left' || side === 'top';
    const lane = laneBefore(along, border, forward);
    if (lane === null) return;
    const inset = horizontal ? 18 : 28;
    for (let k = firstAtLeast(across, start + inset); k < across.length; k++) {
      const at = across[k] ?? 0;
      if (at > start + length - inset) break;
      const node = horizontal ? grid.node(lane, k) : grid.node(k, lane);
      const tip = horizontal ? { x: border, y: at } : { x: at, y: border };
      const from = grid.at(node);
      if (ground.boxes.some((other) => other !== box && crosses(from, tip, inflated(other, 4)))) continue;
      if (ground.words.some((words) => crosses(from, tip, words))) continue;
      const crowd = tips.reduce((sum, other) => sum + crowding(tip, other), 0);
      const cost = SIDE_COST[side] + (wire.fromStack && side !== 'left' ? 500 : 0) + (spread.has(at) ? 0 : 30) + crowd;
      const late = side === 'left' && turn !== null ? OUT_OF_TURN * Math.max(0, Math.abs(at - turn) - SNAP) : 0;
      goals.push({ node, horizontal, forward, cost: cost + late, tip });
    }
  };
  add('left');
  add('top');
  add('bottom');
  add('right');
  return goals;
}

/** The height at which an arrow enters a box for what stands inside: below the middle, where the index is not. */
function entryOf({ to }: Wire): number {
  return Math.round(to.y + to.height - ENTRY);
}

/** The one way to what stands inside a box: from the left, level with it. */
function entries(wire: Wire, host: Rect, grid: Grid, ground: Ground, tips: readonly Point[]): Goal[] {
  const row = firstAtLeast(grid.ys, entryOf(wire));
  const lane = laneBefore(grid.xs, host.x, true);
  if (lane === null || grid.ys[row] !== entryOf(wire)) return [];
  const tip = { x: wire.to.x, y: entryOf(wire) };
  const node = grid.node(lane, row);
  const from = grid.at(node);
  if (ground.boxes.some((other) => other !== host && crosses(from, tip, inflated(other, 4)))) return [];
  const cost = tips.reduce((sum, other) => sum + crowding(tip, other), 0);
  return [{ node, horizontal: true, forward: true, cost, tip }];
}

/**
 * Where on the left side of a box that several names hold it is this name's turn to arrive, or null where there is room
 * for any order: on a low box arrows in another order than their names would cross.
 */
function turnOf(wire: Wire, arrivals: readonly Wire[]): number | null {
  const { y, height } = wire.to;
  const isLow = height < ROOMY * (arrivals.length + 1);
  if (arrivals.length < 2 || !isLow || !arrivals.every((each) => each.fromStack)) return null;
  const places = ports(y, height, arrivals.length);
  const turn = Math.round((arrivals.indexOf(wire) * (places.length - 1)) / (arrivals.length - 1));
  return places[turn] ?? null;
}

/** What it costs to arrive near another tip: heads that touch are hard to tell apart. */
function crowding(tip: Point, other: Point): number {
  const apart = Math.abs(other.x - tip.x) + Math.abs(other.y - tip.y);
  return apart < LANE ? 700 : apart < 1.5 * LANE ? 100 : 0;
}

/** The lane from which an arrow enters a border: at the approach's depth, or nearer where space is short. */
function laneBefore(along: readonly number[], border: number, forward: boolean): number | null {
  for (const depth of [APPROACH - 2, LANE]) {
    const limit = forward ? border - depth : border + depth;
    const k = forward ? firstAtLeast(along, limit + 1e-6) - 1 : firstAtLeast(along, limit);
    const line = along[k];
    if (line !== undefined && Math.abs(line - border) <= APPROACH + LANE) return k;
  }
  return null;
}

/** The same line without points on the way. */
function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && last.x === point.x && last.y === point.y) continue;
    if (
      last &&
      before &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    ) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}
