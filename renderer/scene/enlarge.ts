/** The projector switch: a scene drawn larger. */
import { transformed, type Rect } from './mark.js';
import type { Part, Scene, SlotBox } from './scene.js';

/** The scene with every length multiplied. */
export function enlarged(whole: Scene, scale: number): Scene {
  const rect = (each: Rect): Rect => ({
    x: each.x * scale,
    y: each.y * scale,
    width: each.width * scale,
    height: each.height * scale,
  });
  const part = <P extends Part>(each: P): P => ({
    ...each,
    rect: rect(each.rect),
    marks: each.marks.map((mark) => transformed(mark, 0, 0, scale)),
  });
  const slots = (each: readonly SlotBox[]): SlotBox[] => each.map((slot) => ({ ...slot, rect: rect(slot.rect) }));
  return {
    ...whole,
    width: Math.round(whole.width * scale),
    height: Math.round(whole.height * scale),
    labels: whole.labels.map(part),
    notes: whole.notes.map(part),
    frames: whole.frames.map((frame) => ({ ...part(frame), slots: slots(frame.slots) })),
    objects: whole.objects.map((each) => ({ ...part(each), radius: each.radius * scale, slots: slots(each.slots) })),
    arrows: whole.arrows.map((arrow) => ({
      ...arrow,
      points: arrow.points.map((point) => ({ x: point.x * scale, y: point.y * scale })),
      radius: arrow.radius * scale,
      strokeWidth: arrow.strokeWidth * scale,
      dash: arrow.dash?.map((length) => length * scale) ?? null,
      halo: { ...arrow.halo, strokeWidth: arrow.halo.strokeWidth * scale },
      marks: arrow.marks.map((mark) => transformed(mark, 0, 0, scale)),
    })),
  };
}
