/** Walking the drawing by keyboard: boxes in reading order, slots in a box, references there and back. */
import type { ObjectId } from '../../engine/trace/state.js';
import type { FrameBox, ObjectBox, Scene, SlotBox } from '../scene/scene.js';
import type { Selection } from '../state/selection.js';
import { fromSceneId } from '../state/selection.js';

type Box = FrameBox | ObjectBox;

/** Frames from the oldest, then objects by rows of the page, left to right; what stands inside one follows it. */
export function readingOrder(scene: Scene): readonly Box[] {
  const rows = scene.objects
    .filter(({ within }) => within === null)
    .sort((a, b) => {
      const shareRow = a.rect.y < b.rect.y + b.rect.height / 2 && b.rect.y < a.rect.y + a.rect.height / 2;
      return shareRow ? a.rect.x - b.rect.x : a.rect.y - b.rect.y;
    });
  const inside = (host: ObjectBox): ObjectBox[] => scene.objects.filter(({ within }) => within === host.object);
  return [...scene.frames, ...rows.flatMap((box) => [box, ...inside(box)])];
}

function ownerOf(selection: Selection | null): ObjectId | null {
  return selection && 'object' in selection ? selection.object : null;
}

export function boxOf(scene: Scene, selection: Selection | null): Box | undefined {
  const owner = ownerOf(selection);
  if (owner === null) return undefined;
  return scene.objects.find((box) => box.object === owner) ?? scene.frames.find((box) => box.frame === owner);
}

/** The next box (1) or the one before (-1); with nothing selected the first or the last. */
export function nextBox(scene: Scene, selection: Selection | null, direction: 1 | -1): Selection | null {
  const order = readingOrder(scene);
  const box = boxOf(scene, selection);
  const from = box ? order.indexOf(box) : direction === 1 ? -1 : order.length;
  const next = order[Math.min(Math.max(from + direction, 0), order.length - 1)];
  return next ? fromSceneId(next.id) : null;
}

/** The slot's own name in the ids of the scene. */
export function slotKey(slot: SlotBox): string {
  return slot.id.slice(`slot:${slot.owner}:`.length);
}

/** The next slot of the selected box, or null where it has none. */
export function nextSlot(scene: Scene, selection: Selection | null, direction: 1 | -1): Selection | null {
  const slots = boxOf(scene, selection)?.slots ?? [];
  const at =
    selection?.kind === 'slot' || selection?.kind === 'reference'
      ? slots.findIndex((slot) => slotKey(slot) === selection.slot)
      : direction === 1
        ? -1
        : slots.length;
  const slot = slots[Math.min(Math.max(at + direction, 0), slots.length - 1)];
  return slot ? { kind: 'slot', object: slot.owner, slot: slotKey(slot) } : null;
}

/** Where the reference of the selected slot leads, drawn or written; of a box, its first reference. */
export function follow(scene: Scene, selection: Selection | null): Selection | null {
  const boxes = new Set(scene.objects.map((box) => box.object));
  const slot = boxOf(scene, selection)?.slots.find(
    (each) =>
      each.to !== null &&
      boxes.has(each.to) &&
      (!selection || !('slot' in selection) || slotKey(each) === selection.slot),
  );
  return slot && slot.to !== null ? { kind: 'object', object: slot.to } : null;
}

/** The slot that holds the selected object; asked again with `after`, the holder after that one. */
export function holder(scene: Scene, target: ObjectId, after: Selection | null): Selection | null {
  const slots = [...scene.frames, ...scene.objects].flatMap((box) => box.slots.filter(({ to }) => to === target));
  const at = slots.findIndex((slot) => after?.kind === 'slot' && slot.id === `slot:${after.object}:${after.slot}`);
  const next = slots[(at + 1) % Math.max(slots.length, 1)];
  return next ? fromSceneId(next.id) : null;
}
