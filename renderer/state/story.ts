/** What the author adds to a recording: key frames, notes, places. An immutable value; each edit gives a new one. */
import type { Anchor, KeyFrame, Note, Place } from '../../engine/session/format.js';
import type { ObjectId, StepIndex } from '../../engine/trace/state.js';

export interface Story {
  readonly title: string;
  readonly keyFrames: readonly KeyFrame[];
  readonly notes: readonly Note[];
  readonly places: readonly Place[];
}

export const EMPTY_STORY: Story = { title: '', keyFrames: [], notes: [], places: [] };

export function keyFrameAt(story: Story, step: StepIndex): KeyFrame | undefined {
  return story.keyFrames.find((frame) => frame.step === step);
}

export function addKeyFrame(story: Story, step: StepIndex, title: string): Story {
  const frame: KeyFrame = { step, title, caption: '', speakerNotes: '', hidden: [] };
  const others = story.keyFrames.filter((other) => other.step !== step);
  return { ...story, keyFrames: [...others, frame].sort((a, b) => a.step - b.step) };
}

export function removeKeyFrame(story: Story, step: StepIndex): Story {
  return { ...story, keyFrames: story.keyFrames.filter((frame) => frame.step !== step) };
}

export function renameKeyFrame(story: Story, step: StepIndex, title: string): Story {
  return {
    ...story,
    keyFrames: story.keyFrames.map((frame) => (frame.step === step ? { ...frame, title } : frame)),
  };
}

/** The nearest key frame after (1) or before (-1) the step. */
export function neighbourKeyFrame(story: Story, step: StepIndex, direction: 1 | -1): KeyFrame | undefined {
  return direction === 1
    ? story.keyFrames.find((frame) => frame.step > step)
    : story.keyFrames.findLast((frame) => frame.step < step);
}

export function addNote(story: Story, note: Note): Story {
  return { ...story, notes: [...story.notes, note] };
}

export function changeNote(story: Story, index: number, change: Partial<Note>): Story {
  return { ...story, notes: story.notes.map((note, at) => (at === index ? { ...note, ...change } : note)) };
}

export function removeNote(story: Story, index: number): Story {
  return { ...story, notes: story.notes.filter((_, at) => at !== index) };
}

/** The notes of a step with their indices in the story; the figure numbers them in this order, from 1. */
export function notesAt(story: Story, step: StepIndex): readonly { readonly index: number; readonly note: Note }[] {
  return story.notes.flatMap((note, index) => (note.from <= step && step <= note.to ? [{ index, note }] : []));
}

/** Puts an object's box at a place on the page; null gives it back to the layout. */
export function place(story: Story, anchor: Anchor & { kind: 'object' }, at: { x: number; y: number } | null): Story {
  const others = story.places.filter((other) => placedObject(other) !== anchor.object);
  return { ...story, places: at ? [...others, { anchor, x: at.x, y: at.y }] : others };
}

export function placedObject(place: Place): ObjectId | null {
  return place.anchor.kind === 'object' ? place.anchor.object : null;
}
