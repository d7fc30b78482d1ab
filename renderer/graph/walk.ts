/** Walking the drawing by keyboard: boxes in reading order, slots in a box, references there and back. */
import type { ObjectId } from '../../engine/trace/state.js';
import type { FrameBox, ObjectBox, Scene, SlotBox } from '../scene/scene.js';
import type { Selection } from '../state/selection.js';
import { fromSceneId } from '../state/selection.js';

type Box = FrameBox | ObjectBox;

/** Frames from the oldest, then objects by rows of the page, left to right. */
export function readingOrder(scene: Scene): readonly Box[] {
  const rows = [...scene.objects].sort((a, b) => {
    const shareRow = a.rect.y < b.rect.y + b.rect.height / 2 && b.rect.y < a.rect.y + a.rect.height / 2;
    return shareRow ? a.rect.x - b.rect.x : a.rect.y - b.rect.y;
  });
  return [...scene.frames, ...rows];
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

/** Where the reference of the selected slot leads; of a box, its first reference. */
export function follow(scene: Scene, selection: Selection | null): Selection | null {
  if (!selection) return null;
  const owner = ownerOf(selection);
  const arrow = scene.arrows.find(
    (candidate) =>
      candidate.owner === owner &&
      (!('slot' in selection) || candidate.slot === `slot:${candidate.owner}:${selection.slot}`),
  );
  return arrow ? { kind: 'object', object: arrow.to } : null;
}

/** The slot that holds the selected object; asked again with `after`, the holder after that one. */
export function holder(scene: Scene, target: ObjectId, after: Selection | null): Selection | null {
  const arrows = scene.arrows.filter((arrow) => arrow.to === target);
  const at = arrows.findIndex((arrow) => after?.kind === 'slot' && arrow.slot === `slot:${after.object}:${after.slot}`);
  const next = arrows[(at + 1) % Math.max(arrows.length, 1)];
  return next ? fromSceneId(next.slot) : null;
}
