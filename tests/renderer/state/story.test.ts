import { expect, test } from 'vitest';
import type { Anchor, Note } from '../../../engine/session/format.js';
import { begin, change, redo, undo } from '../../../renderer/state/history.js';
import * as stories from '../../../renderer/state/story.js';

const anchor: Anchor & { kind: 'object' } = { kind: 'object', object: 21, name: 'Node #2' };
const note: Note = { from: 16, to: 17, text: 'Each is held by the other.', anchor };

test('key frames stand in the order of their steps, one at each', () => {
  const story = [9, 3, 9].reduce((made, step) => stories.addKeyFrame(made, step, `step ${step}`), stories.EMPTY_STORY);
  expect(story.keyFrames.map(({ step }) => step)).toEqual([3, 9]);
  expect(stories.neighbourKeyFrame(story, 3, 1)?.step).toBe(9);
  expect(stories.neighbourKeyFrame(story, 3, -1)).toBeUndefined();
  expect(stories.keyFrameAt(stories.renameKeyFrame(story, 9, 'gone'), 9)?.title).toBe('gone');
  expect(stories.removeKeyFrame(story, 3).keyFrames.map(({ step }) => step)).toEqual([9]);
});

test('a note is shown at its steps only', () => {
  const story = stories.addNote(stories.EMPTY_STORY, note);
  expect([15, 16, 17, 18].map((step) => stories.notesAt(story, step).length)).toEqual([0, 1, 1, 0]);
  expect(stories.changeNote(story, 0, { text: 'x' }).notes[0]?.text).toBe('x');
  expect(stories.removeNote(story, 0).notes).toEqual([]);
});

test('an object has one place, and none when it is given back', () => {
  const once = stories.place(stories.EMPTY_STORY, anchor, { x: 8, y: 16 });
  const twice = stories.place(once, anchor, { x: 24, y: 16 });
  expect(twice.places).toEqual([{ anchor, x: 24, y: 16 }]);
  expect(stories.place(twice, anchor, null).places).toEqual([]);
});

test('undo and redo go through the same values', () => {
  const first = begin(stories.EMPTY_STORY);
  const second = change(first, stories.addNote(first.present, note));
  expect(undo(second).present).toBe(first.present);
  expect(redo(undo(second)).present).toBe(second.present);
  expect(undo(first)).toBe(first);
  expect(redo(second)).toBe(second);
  expect(change(second, second.present)).toBe(second);
});
