/** How a drawn graph is measured: the same definitions for every tool that is compared. */
import type { Scene } from '../../renderer/scene/scene.js';

export type Point = readonly [x: number, y: number];

/** A box by its centre, in pixels. */
export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly route: readonly Point[];
}

export interface DrawnGraph {
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
}

export interface Figures {
  /** Pairs of edges that cross and share no end. */
  readonly crossings: number;
  /** Pairs of boxes that overlap by over a pixel. */
  readonly overlaps: number;
  /** Parts of edges that run through a box that is neither of their ends. */
  readonly throughBoxes: number;
}

/** Boxes and arrows of a figure; what stands inside another counts as part of that one. */
export function graphOf({ frames, objects, arrows }: Scene): DrawnGraph {
  const boxes = [
    ...frames.map(({ frame, rect }) => ({ id: String(frame), rect })),
    ...objects.filter(({ within }) => within === null).map(({ object, rect }) => ({ id: String(object), rect })),
  ].map(({ id, rect: { x, y, width, height } }) => ({ id, x: x + width / 2, y: y + height / 2, width, height }));
  const hosts = new Map(objects.map(({ object, within }) => [object, within ?? object]));
  const edges = arrows.map(({ owner, to, points }) => ({
    from: String(owner),
    to: String(hosts.get(to) ?? to),
    route: points.map(({ x, y }): Point => [x, y]),
  }));
  return { boxes, edges };
}

interface Segment {
  readonly edge: number;
  readonly from: Point;
  readonly to: Point;
}

export function figuresOf({ boxes, edges }: DrawnGraph): Figures {
  const segments = edges.flatMap(({ route }, edge) =>
    route.slice(1).map((to, index): Segment => ({ edge, from: route[index]!, to })),
  );
  return {
    crossings: crossings(edges, segments),
    overlaps: pairs(boxes).filter(([one, other]) => overlap(one, other)).length,
    throughBoxes: segments.reduce((sum, segment) => {
      const { from, to } = edges[segment.edge]!;
      return sum + boxes.filter((box) => box.id !== from && box.id !== to && runsThrough(segment, box)).length;
    }, 0),
  };
}

/** How far the boxes of both drawings have moved on average, in pixels; 0 where they share none. */
export function displacement(before: DrawnGraph, after: DrawnGraph): number {
  const known = new Map(before.boxes.map((box) => [box.id, box]));
  const moves = after.boxes.flatMap((box) => {
    const was = known.get(box.id);
    return was === undefined ? [] : [Math.hypot(box.x - was.x, box.y - was.y)];
  });
  return moves.length === 0 ? 0 : moves.reduce((sum, move) => sum + move, 0) / moves.length;
}

function pairs<Value>(values: readonly Value[]): [Value, Value][] {
  return values.flatMap((one, index) => values.slice(index + 1).map((other): [Value, Value] => [one, other]));
}

function overlap(one: Box, other: Box): boolean {
  const across = (one.width + other.width) / 2 - Math.abs(one.x - other.x);
  const down = (one.height + other.height) / 2 - Math.abs(one.y - other.y);
  return across > 1 && down > 1;
}

function crossings(edges: readonly Edge[], segments: readonly Segment[]): number {
  const found = new Set<string>();
  for (const [one, other] of pairs(segments)) {
    if (one.edge === other.edge) continue;
    const [a, b] = [edges[one.edge]!, edges[other.edge]!];
    if (a.from === b.from || a.from === b.to || a.to === b.from || a.to === b.to) continue;
    if (parted(one, other) && parted(other, one)) found.add(`${one.edge} ${other.edge}`);
  }
  return found.size;
}

/** Whether the ends of one lie on different sides of the line of the other. */
function parted(one: Segment, { from, to }: Segment): boolean {
  const side = ([x, y]: Point): number => (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
  return side(one.from) * side(one.to) < 0;
}

/** Liang and Barsky's clipping, with a box 2 px smaller on each side: a line may touch a border. */
function runsThrough({ from, to }: Segment, box: Box): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const left = box.x - box.width / 2 + 2;
  const right = box.x + box.width / 2 - 2;
  const top = box.y - box.height / 2 + 2;
  const bottom = box.y + box.height / 2 - 2;
  let enter = 0;
  let leave = 1;
  for (const [slope, room] of [
    [-dx, from[0] - left],
    [dx, right - from[0]],
    [-dy, from[1] - top],
    [dy, bottom - from[1]],
  ] as const) {
    if (slope === 0) {
      if (room < 0) return false;
    } else if (slope < 0) {
      enter = Math.max(enter, room / slope);
    } else {
      leave = Math.min(leave, room / slope);
    }
  }
  return leave - enter > 1e-9;
}
