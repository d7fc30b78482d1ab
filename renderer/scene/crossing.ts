/** Where arrows cross, and which of them a figure can best do without. */
import type { Point } from './mark.js';
import { around } from './rect.js';

/** An arrow as far as crossings go. */
export interface Line {
  readonly points: readonly Point[];
  readonly fromStack: boolean;
}

/** More than this, and the least important references are written as tags. */
export const MOST_CROSSINGS = 4;

/** Crossings of all arrows. */
export function allCrossings(arrows: readonly Pick<Line, 'points'>[]): number {
  let count = 0;
  arrows.forEach((a, i) => {
    for (const b of arrows.slice(i + 1)) count += crossings(a.points, b.points);
  });
  return count;
}

/**
 * The arrows that are best written as tags, so that few enough crossings remain: of many crossings, long, and not of a
 * frame as long as there is another.
 */
export function leastImportant<Each extends Line>(arrows: readonly Each[]): Each[] {
  const crossed = new Map(arrows.map((arrow) => [arrow, new Set<Each>()]));
  arrows.forEach((a, i) => {
    for (const b of arrows.slice(i + 1)) {
      if (crossings(a.points, b.points) === 0) continue;
      crossed.get(a)?.add(b);
      crossed.get(b)?.add(a);
    }
  });
  const score = (arrow: Each): number => {
    const others = crossed.get(arrow)?.size ?? 0;
    if (others === 0) return -Infinity;
    const span = around(arrow.points.map((point) => ({ ...point, width: 0, height: 0 })));
    return others * 1000 + span.width + span.height - (arrow.fromStack ? 1_000_000 : 0);
  };
  const written: Each[] = [];
  for (let left = allCrossings(arrows); left > MOST_CROSSINGS;) {
    const worst = arrows.reduce((best, arrow) => (score(arrow) > score(best) ? arrow : best));
    const others = crossed.get(worst) ?? new Set();
    if (others.size === 0) break;
    for (const other of others) {
      left -= crossings(worst.points, other.points);
      crossed.get(other)?.delete(worst);
    }
    crossed.delete(worst);
    written.push(worst);
  }
  return written;
}

/** How many times two lines cross; touching ends do not count. */
function crossings(a: readonly Point[], b: readonly Point[]): number {
  let count = 0;
  for (let i = 1; i < a.length; i++) {
    for (let k = 1; k < b.length; k++) {
      const [p, q, r, s] = [a[i - 1], a[i], b[k - 1], b[k]];
      if (p && q && r && s && cross(p, q, r, s)) count += 1;
    }
  }
  return count;
}

function cross(p: Point, q: Point, r: Point, s: Point): boolean {
  const firstFlat = p.y === q.y;
  if (firstFlat === (r.y === s.y)) return false;
  const [flat, flatEnd, tall, tallEnd] = firstFlat ? [p, q, r, s] : [r, s, p, q];
  const isBetween = (value: number, one: number, two: number): boolean =>
    value > Math.min(one, two) && value < Math.max(one, two);
  return isBetween(tall.x, flat.x, flatEnd.x) && isBetween(flat.y, tall.y, tallEnd.y);
}
