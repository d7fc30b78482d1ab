import { expect, test } from 'vitest';
import { hit } from '../../../renderer/graph/hit.js';
import { follow, holder, nextBox, nextSlot, readingOrder } from '../../../renderer/graph/walk.js';
import { planner } from '../../../renderer/graph/plan.js';
import { DEFAULT_VIEW } from '../../../renderer/scene/view.js';
import type { Selection } from '../../../renderer/state/selection.js';
import { stateAt } from '../fake-engine.js';

const samples = Array.from({ length: 20 }, (_, step) => stateAt(step));
const plan = planner();
const scene = plan.sceneOf(stateAt(16), DEFAULT_VIEW, samples);

test('boxes in reading order: frames, then rows of objects', () => {
  expect(readingOrder(scene).map(({ id }) => id)).toEqual([
    'frame:1',
    'object:11',
    'object:10',
    'object:20',
    'object:21',
  ]);
});

test('Down goes through all boxes and stays at the last', () => {
  let at: Selection | null = null;
  const seen: string[] = [];
  for (let i = 0; i < 6; i++) {
    at = nextBox(scene, at, 1);
    seen.push(at && 'object' in at ? `${at.kind} ${at.object}` : '');
  }
  expect(seen).toEqual(['frame 1', 'object 11', 'object 10', 'object 20', 'object 21', 'object 21']);
});

test('slots, references and holders', () => {
  const slot = nextSlot(scene, { kind: 'object', object: 20 }, 1);
  expect(slot).toEqual({ kind: 'slot', object: 20, slot: 'name' });
  const next = nextSlot(scene, slot, 1);
  expect(follow(scene, next)).toEqual({ kind: 'object', object: 21 });
  expect(follow(scene, slot)).toBeNull();
  expect(holder(scene, 10, null)).toEqual({ kind: 'slot', object: 1, slot: 'pair' });
  expect(holder(scene, 10, { kind: 'slot', object: 1, slot: 'pair' })).toEqual({ kind: 'slot', object: 11, slot: '2' });
});

test('a point finds the topmost thing', () => {
  const list = scene.objects.find(({ object }) => object === 11);
  const cell = list?.slots[0];
  if (!list || !cell) throw new Error('The list is not drawn');
  expect(hit(scene, { x: list.rect.x + 4, y: list.rect.y + 4 })).toBe('object:11');
  expect(hit(scene, { x: cell.rect.x + 4, y: cell.rect.y + 4 })).toBe(cell.id);
  const arrow = scene.arrows.find(({ owner }) => owner === 1);
  const bend = arrow?.points[2];
  expect(bend && hit(scene, bend)).toBe(arrow?.id);
  expect(hit(scene, { x: 1, y: 1 })).toBeNull();
});

test('nothing that lives moves between two steps', () => {
  const place = (step: number, object: number) =>
    plan.sceneOf(stateAt(step), DEFAULT_VIEW, samples).objects.find((box) => box.object === object)?.rect;
  for (let step = 7; step < 18; step++)
    for (const object of [10, 11, 20]) {
      const { x, y } = place(step, object) ?? {};
      expect({ x, y }).toEqual({ x: place(7, object)?.x, y: place(7, object)?.y });
    }
});

test('an author’s place is where the box stands', () => {
  const places = [{ object: 11, x: 800, y: 640 }];
  const moved = plan
    .sceneOf(stateAt(16), { ...DEFAULT_VIEW, places }, samples)
    .objects.find((box) => box.object === 11);
  expect([moved?.rect.x, moved?.rect.y]).toEqual([800, 640]);
});
