/** What of a scene lies at a point of it. */
import type { Point, Rect } from '../scene/mark.js';
import type { Arrow, Scene } from '../scene/scene.js';

const NEAR = 12;

/** The id of what lies at the point, the topmost first: note, slot, box, arrow; null for the ground. */
export function hit(scene: Scene, at: Point): string | null {
  const note = scene.notes.findLast((part) => isInside(part.rect, at));
  if (note) return note.id;
  const box = [...scene.frames, ...scene.objects].findLast((part) => isInside(part.rect, at));
  if (box) return box.slots.find((slot) => isInside(slot.rect, at))?.id ?? box.id;
  return scene.arrows.findLast((arrow) => isNear(arrow, at))?.id ?? null;
}

export function isInside(rect: Rect, at: Point): boolean {
  return rect.x <= at.x && at.x <= rect.x + rect.width && rect.y <= at.y && at.y <= rect.y + rect.height;
}

function isNear(arrow: Arrow, at: Point): boolean {
  return arrow.points.some((end, i) => {
    const start = arrow.points[i - 1];
    return start !== undefined && distanceTo(start, end, at) <= NEAR;
  });
}

function distanceTo(start: Point, end: Point, at: Point): number {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - start.x) * dx + (at.y - start.y) * dy) / length));
  return Math.hypot(at.x - start.x - along * dx, at.y - start.y - along * dy);
}
