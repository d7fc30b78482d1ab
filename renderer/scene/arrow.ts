/** An arrow's marks. */
import { polygon, stroke, type Mark, type Point, type Rect } from './mark.js';
import { bottom, right } from './rect.js';
import type { Arrow } from './scene.js';

export const CORNER = 14;
export const HALO = 3;
const DOT = 7;
const HEAD = { length: 22, half: 10, notch: 5 };
/** Between a tip and the middle of the border that it touches. */
const TOUCH = 3;

type Drawing = Pick<Arrow, 'stroke' | 'strokeWidth' | 'dash' | 'weak' | 'halo'>;

/** The line's last point drawn back so that its tip touches the border from outside. */
export function touching(points: readonly Point[]): Point[] {
  return shortened(points, TOUCH);
}

function shortened(points: readonly Point[], by: number): Point[] {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return [...points];
  const length = Math.max(1, Math.abs(tip.x - before.x) + Math.abs(tip.y - before.y));
  const share = Math.min(by, length - 1) / length;
  return [...points.slice(0, -1), { x: tip.x + (before.x - tip.x) * share, y: tip.y + (before.y - tip.y) * share }];
}

/** Where the line leaves its own box: the halo begins there, so that it does not cut the box's border. */
function outside(points: readonly Point[], from: Rect): Point[] {
  const [dot, next] = points;
  if (!dot || !next) return [];
  const exit =
    dot.y === next.y
      ? { x: Math.min(next.x, right(from) + 4), y: dot.y }
      : { x: dot.x, y: Math.min(next.y, bottom(from) + 4) };
  return [exit, ...points.slice(1)];
}

/** Halo, line, head and dot at absolute positions, from the bottom up. */
export function arrowMarks(points: readonly Point[], from: Rect, drawing: Drawing): Mark[] {
  const dot = points[0];
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!dot || !tip || !before) return [];
  const line = shortened(points, drawing.weak ? 2 : HEAD.length - HEAD.notch - 1);
  return [
    stroke(outside(shortened(points, HEAD.length), from), {
      stroke: drawing.halo.stroke,
      width: drawing.halo.strokeWidth,
      radius: CORNER,
    }),
    stroke(line, { stroke: drawing.stroke, width: drawing.strokeWidth, radius: CORNER, dash: drawing.dash }),
    ...head(tip, before, drawing),
    { kind: 'circle', x: dot.x, y: dot.y, radius: DOT, fill: drawing.stroke },
  ];
}

function head(tip: Point, before: Point, { stroke: colour, strokeWidth, weak }: Drawing): Mark[] {
  const dx = Math.sign(before.x - tip.x);
  const dy = Math.sign(before.y - tip.y);
  const at = (back: number, side: number): Point => ({
    x: tip.x + dx * back + dy * side,
    y: tip.y + dy * back + dx * side,
  });
  const wings = [at(HEAD.length, HEAD.half), tip, at(HEAD.length, -HEAD.half)];
  if (weak) return [stroke(wings, { stroke: colour, width: strokeWidth })];
  return [polygon([...wings, at(HEAD.length - HEAD.notch, 0)], colour)];
}
