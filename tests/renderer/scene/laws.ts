/** The laws of a figure's geometry: what is broken, in sentences. No sentence means that all hold. */
import type { Mark, Rect } from '../../../renderer/scene/mark.js';
import { crosses, inflated, overlaps } from '../../../renderer/scene/rect.js';
import type { Part, Scene } from '../../../renderer/scene/scene.js';
import { widthOf } from '../../../renderer/scene/text-width.js';

const MARGIN = 64;
const SMALLEST = 28;

export function brokenLaws(scene: Scene): string[] {
  const { scale } = scene;
  const boxes = [...scene.frames, ...scene.objects];
  const words = scene.labels.filter((part) => part.id !== 'rule');
  const broken: string[] = [];
  const claim = (holds: boolean, sentence: string): void => {
    if (!holds) broken.push(sentence);
  };

  const isInside = (a: Part, b: Part): boolean =>
    scene.objects.some((each) => each.id === b.id && a.id === `object:${String(each.within)}`);
  for (const { id, rect, within } of scene.objects) {
    const host = scene.objects.find((each) => each.object === within);
    claim(within === null || (host !== undefined && inside(rect, host.rect)), `${id} is not inside its host`);
  }
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) claim(isInside(a, b) || !overlaps(a.rect, b.rect), `${a.id} overlaps ${b.id}`);
    for (const label of words) claim(!overlaps(a.rect, label.rect), `${label.id} lies on ${a.id}`);
    for (const note of scene.notes.filter((part) => part.id.startsWith('note'))) {
      claim(!overlaps(a.rect, note.rect), `${note.id} lies on ${a.id}`);
    }
  });
  words.forEach((a, i) => {
    for (const b of words.slice(i + 1)) claim(!overlaps(a.rect, b.rect), `${a.id} overlaps ${b.id}`);
  });

  for (const part of [...boxes, ...scene.labels, ...scene.notes]) {
    const { x, y, width, height } = part.rect;
    const margin = part.id.startsWith('pin') ? 8 : MARGIN * scale - 1;
    claim(x >= margin && x + width <= scene.width - margin, `${part.id} is outside the side margins`);
    claim(y >= 24 && y + height <= scene.height - 24, `${part.id} is outside the page`);
    for (const text of texts(part))
      claim(text.size >= SMALLEST * scale - 0.01, `${part.id} has text of ${String(text.size)} px`);
  }

  for (const box of boxes) {
    const inks = texts(box).map((text) => ({ text: text.text, rect: text.rect }));
    inks.forEach((a, i) => {
      claim(inside(a.rect, { ...box.rect, x: 0, y: 0 }), `"${a.text}" sticks out of ${box.id}`);
      for (const b of inks.slice(i + 1))
        claim(!overlaps(a.rect, b.rect), `"${a.text}" overlaps "${b.text}" in ${box.id}`);
    });
    for (const slot of box.slots) claim(inside(slot.rect, inflated(box.rect, 0.01)), `${slot.id} is outside ${box.id}`);
  }

  for (const arrow of scene.arrows) {
    const owner = boxes.find((box) => box.slots.some((slot) => slot.id === arrow.slot));
    const slot = owner?.slots.find((each) => each.id === arrow.slot);
    const target = scene.objects.find((box) => box.object === arrow.to);
    const [dot] = arrow.points;
    const tip = arrow.points.at(-1);
    if (!owner || !slot || !target || !dot || !tip) {
      broken.push(`${arrow.id} has no ends`);
      continue;
    }
    claim(inside({ ...dot, width: 0, height: 0 }, slot.rect), `${arrow.id} does not start in its slot`);
    claim(distance(tip, target.rect) <= 4 * scale, `${arrow.id} does not touch ${target.id}`);
    arrow.points.slice(1).forEach((point, i) => {
      const before = arrow.points[i] ?? point;
      claim(before.x === point.x || before.y === point.y, `${arrow.id} is not orthogonal`);
      claim(
        point.x > 4 && point.y > 4 && point.x < scene.width - 4 && point.y < scene.height - 4,
        `${arrow.id} leaves the page`,
      );
      for (const box of boxes) {
        if ((i === 0 && box === owner) || isInside(box, target)) continue;
        claim(!crosses(before, point, inflated(box.rect, -1)), `${arrow.id} runs through ${box.id}`);
      }
      for (const label of words) claim(!crosses(before, point, label.rect), `${arrow.id} runs through ${label.id}`);
    });
  }
  return broken;
}

function texts(part: Part): { text: string; size: number; rect: Rect }[] {
  return part.marks.flatMap((mark: Mark) => {
    if (mark.kind !== 'text') return [];
    const width = widthOf(mark);
    const x = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2;
    return [
      { text: mark.text, size: mark.size, rect: { x, y: mark.y - mark.size * 0.72, width, height: mark.size * 0.72 } },
    ];
  });
}

function inside(rect: Rect, outer: Rect): boolean {
  return (
    rect.x >= outer.x &&
    rect.y >= outer.y &&
    rect.x + rect.width <= outer.x + outer.width &&
    rect.y + rect.height <= outer.y + outer.height
  );
}

function distance(point: { x: number; y: number }, rect: Rect): number {
  const dx = Math.max(rect.x - point.x, 0, point.x - rect.x - rect.width);
  const dy = Math.max(rect.y - point.y, 0, point.y - rect.y - rect.height);
  return Math.max(dx, dy);
}
