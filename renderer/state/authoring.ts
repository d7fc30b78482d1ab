/** What the author adds at the moment that is shown: key frames, notes, places. */
import type { ObjectId } from '../../engine/trace/state.js';
import { toAnchor } from './selection.js';
import * as stories from './story.js';
import type { Workspace } from './workspace.svelte.js';

export function toggleKeyFrame(workspace: Workspace): void {
  const { state, document, keyFrame } = workspace;
  if (!state || !document) return;
  const { step } = state;
  if (keyFrame) document.edit((story) => stories.removeKeyFrame(story, step));
  else document.edit((story) => stories.addKeyFrame(story, step, state.sentence.title));
  workspace.say(keyFrame ? `Key frame at step ${step} removed.` : `Key frame added at step ${step}.`);
}

export function goToKeyFrame(workspace: Workspace, direction: 1 | -1): void {
  const frame = stories.neighbourKeyFrame(workspace.story, workspace.recording.step, direction);
  if (frame) workspace.goToStep(frame.step);
}

/** A new, empty note on what is selected, at this step; it is selected, so that it can be written. */
export function addNote(workspace: Workspace): void {
  const { state, document, selection } = workspace;
  if (!state || !document || !selection) return;
  const anchor = toAnchor(state, selection);
  if (!anchor) return;
  document.edit((story) => stories.addNote(story, { from: state.step, to: state.step, text: '', anchor }));
  workspace.select({ kind: 'note', note: document.story.notes.length - 1 });
  workspace.isSheetOpen = true;
}

/** The next note by the step at which it begins, after the one that is selected. */
export function goToNote(workspace: Workspace, direction: 1 | -1): void {
  const { selection, story, recording } = workspace;
  const order = story.notes.map((note, index) => ({ note, index })).sort((a, b) => a.note.from - b.note.from);
  const at = selection?.kind === 'note' ? order.findIndex(({ index }) => index === selection.note) : -1;
  const start = at < 0 && direction === -1 ? 0 : at;
  const next = order.at((start + direction + order.length) % Math.max(order.length, 1));
  if (!next) return;
  if (recording.step < next.note.from || recording.step > next.note.to) workspace.goToStep(next.note.from);
  workspace.select({ kind: 'note', note: next.index });
}

/** Sets down a box at a place of the page; null gives it back to the layout. */
export function placeBox(workspace: Workspace, object: ObjectId, at: { x: number; y: number } | null): void {
  const { state, document } = workspace;
  workspace.dragged = null;
  const anchor = state && toAnchor(state, { kind: 'object', object });
  if (anchor?.kind === 'object') document?.edit((story) => stories.place(story, anchor, at));
}

export function isPlacedByAuthor(workspace: Workspace, object: ObjectId | null): boolean {
  return workspace.story.places.some((place) => stories.placedObject(place) === object);
}
