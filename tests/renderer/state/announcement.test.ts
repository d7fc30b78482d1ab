import { expect, test } from 'vitest';
import { objectName, stepAnnouncement } from '../../../renderer/state/announcement.js';
import {
  findObject,
  fromSceneId,
  slotTarget,
  subject,
  toAnchor,
  toSceneId,
} from '../../../renderer/state/selection.js';
import { stateAt } from '../fake-engine.js';

const state = stateAt(16);

test('a step is said in one breath', () => {
  expect(stepAnnouncement(state, 'short')).toBe(
    'Step 16 of 19, line 17. del b removes the last name. Count of Node C6, 2 to 1.',
  );
  expect(stepAnnouncement(stateAt(18), 'short')).toContain('2 objects were freed.');
});

test('an object is named with what it refers to and what holds it', () => {
  const node = findObject(state, 21);
  expect(node && objectName(state, node)).toBe(
    "Node at C6, count 1, unreachable, name is 'right', next refers to Node at C4, held by next of Node at C4",
  );
});

test('a selection and its id in the scene are two names of one thing', () => {
  for (const id of ['object:21', 'frame:1', 'slot:1:pair', 'arrow:20:next', 'slot:4:a:b'])
    expect(toSceneId(fromSceneId(id) ?? { kind: 'block', address: 0 })).toBe(id);
  expect(fromSceneId('zone:stack')).toBeNull();
});

test('details speak of what a slot leads to', () => {
  expect(slotTarget(state, 20, 'next')).toBe(21);
  expect(subject(state, { kind: 'slot', object: 1, slot: 'pair' })).toBe(10);
  expect(subject(state, { kind: 'frame', object: 1 })).toBeNull();
});

test('an anchor carries a name that finds its object again', () => {
  expect(toAnchor(state, { kind: 'object', object: 21 })).toEqual({ kind: 'object', object: 21, name: 'Node #2' });
});
