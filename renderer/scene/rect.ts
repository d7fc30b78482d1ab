/** Arithmetic of rectangles. */
import type { Point, Rect } from './mark.js';

export function right(rect: Rect): number {
  return rect.x + rect.width;
}

export function bottom(rect: Rect): number {
  return rect.y + rect.height;
}

/** The rectangle grown by `by` on every side. */
export function inflated(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

/** True when the two share an area, not merely an edge. */
export function overlaps(a: Rect, b: Rect): boolean {
  return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
}

/** True when an axis-parallel segment passes through the inside of a rectangle. */
export function crosses(from: Point, to: Point, rect: Rect): boolean {
  return (
    Math.min(from.x, to.x) < right(rect) &&
    rect.x < Math.max(from.x, to.x) + (from.x === to.x ? 1e-9 : 0) &&
    Math.min(from.y, to.y) < bottom(rect) &&
    rect.y < Math.max(from.y, to.y) + (from.y === to.y ? 1e-9 : 0)
  );
}

export function moved(rect: Rect, by: Point): Rect {
  return { x: rect.x + by.x, y: rect.y + by.y, width: rect.width, height: rect.height };
}

/** The smallest rectangle around all; at least one is needed. */
export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return { x, y, width: Math.max(...rects.map(right)) - x, height: Math.max(...rects.map(bottom)) - y };
}
