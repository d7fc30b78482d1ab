/** Asking the timeline: questions about an object, and their answers as steps to jump to and things to select. */
import type { Holder, Life, ObjectId, State, StepIndex } from '../../engine/trace/state.js';
import { findObject } from './selection.js';
import type { Selection } from './selection.js';

export type QuestionKind = 'freed' | 'changed' | 'alive' | 'made' | 'holds';

export interface Question {
  readonly kind: QuestionKind;
  readonly object: ObjectId;
  /** `When was list @A3 freed?` */
  readonly text: string;
}

export interface Answer {
  readonly text: string;
  readonly step: StepIndex | null;
  readonly selection: Selection | null;
}

/** Answers that are listed at most. */
export const MOST_ANSWERS = 7;

const FORMS: readonly { readonly kind: QuestionKind; readonly words: (name: string) => string }[] = [
  { kind: 'freed', words: (name) => `When was ${name} freed?` },
  { kind: 'changed', words: (name) => `When did ${name} change?` },
  { kind: 'alive', words: (name) => `Why is ${name} alive?` },
  { kind: 'made', words: (name) => `Where was ${name} made?` },
  { kind: 'holds', words: (name) => `Who holds ${name}?` },
];

/** What can be asked: about the object that the words name, else about the selected one. */
export function questions(state: State, query: string, subject: ObjectId | null): readonly Question[] {
  const words = query
    .toLowerCase()
    .split(/[^\w@.]+/u)
    .filter((word) => word !== '');
  const object = namedIn(state, words) ?? subject;
  if (object === null) return [];
  const name = nameOf(state, object);
  const known = ['freed', 'change', 'changed', 'alive', 'made', 'holds', 'when', 'where', 'why', 'who'];
  const asked = words.filter((word) => known.some((each) => each.startsWith(word) && word.length > 2));
  const all = FORMS.map(({ kind, words: form }): Question => ({ kind, object, text: form(name) }));
  const fits = all.filter(({ text }) => asked.every((word) => text.toLowerCase().includes(word.slice(0, 5))));
  return fits.length > 0 ? fits : all;
}

/** The object that one of the words names: by a name of a frame, or by its tag. */
function namedIn(state: State, words: readonly string[]): ObjectId | null {
  for (const word of words) {
    const slot = state.frames
      .toReversed()
      .flatMap(({ slots }) => slots)
      .find(({ name, to }) => to !== null && name.toLowerCase() === word);
    if (slot?.to != null) return slot.to;
    const tagged = state.objects.find(({ tag }) => tag.toLowerCase() === word || tag.toLowerCase() === `@${word}`);
    if (tagged && !tagged.builtin) return tagged.id;
  }
  return null;
}

function nameOf(state: State, id: ObjectId): string {
  const object = findObject(state, id);
  return object ? `${object.type} ${object.tag}` : 'it';
}

/** The answers, the nearest to now first where they are many. */
export function answers(
  question: Question,
  state: State,
  life: Life | null,
  holders: readonly Holder[],
): readonly Answer[] {
  const at = (step: StepIndex, text: string): Answer => ({ text, step, selection: null });
  const say = (text: string): readonly Answer[] => [{ text, step: null, selection: null }];
  switch (question.kind) {
    case 'freed':
      if (!life) return say('It has not been seen to live.');
      return life.to === null ? say('Never in this run.') : [at(life.to, `Freed in step ${life.to}`)];
    case 'made':
      if (!life || life.from === 0) return say('Before the first line.');
      return [at(life.from, `Made in step ${life.from}${life.line === null ? '' : `, line ${life.line}`}`)];
    case 'changed': {
      if (!life || life.counts.length === 0) return say('It has not been seen to live.');
      const nearest = [...life.counts]
        .sort((a, b) => Math.abs(a.step - state.step) - Math.abs(b.step - state.step))
        .slice(0, MOST_ANSWERS)
        .sort((a, b) => a.step - b.step);
      return nearest.map(({ step, count }) => at(step, `Step ${step}: count ${count < 0 ? 'immortal' : count}`));
    }
    case 'holds': {
      const held = holders.filter(({ dropped }) => dropped !== true).slice(0, MOST_ANSWERS);
      if (held.length === 0) return say('Nobody does.');
      return held.map(({ text, object, frame, references }) => ({
        text: references > 1 ? `${text}, ${references} times` : text,
        step: null,
        selection:
          object !== null ? { kind: 'object', object } : frame !== null ? { kind: 'frame', object: frame } : null,
      }));
    }
    case 'alive':
      return whyAlive(state, question.object);
  }
}

interface Hop {
  readonly from: ObjectId;
  readonly name: string;
}

/** The shortest way from a name on the stack to an object, one answer for each reference on it. */
function whyAlive(state: State, object: ObjectId): readonly Answer[] {
  const hops = new Map<ObjectId, Hop | null>();
  const pending: ObjectId[] = [];
  const reach = (to: ObjectId | null, hop: Hop): void => {
    if (to === null || hops.has(to)) return;
    hops.set(to, hop);
    pending.push(to);
  };
  for (const frame of state.frames)
    for (const { name, to } of [...frame.slots, ...frame.stack]) reach(to, { from: frame.id, name });
  for (let next = 0; next < pending.length && !hops.has(object); next++) {
    const from = pending[next] ?? 0;
    for (const { name, to, weak } of findObject(state, from)?.slots ?? []) if (!weak) reach(to, { from, name });
  }
  if (!hops.has(object)) {
    const found = findObject(state, object);
    const text =
      found?.state === 'unreachable'
        ? 'No name reaches it: it waits for the collector.'
        : found && found.state !== 'freed'
          ? 'No name reaches it: the interpreter or something that is not drawn holds it.'
          : 'It is not alive.';
    return [{ text, step: null, selection: null }];
  }
  const way: Answer[] = [];
  for (let at: ObjectId = object; ;) {
    const hop = hops.get(at);
    if (!hop) break;
    const frame = state.frames.find(({ id }) => id === hop.from);
    const holder = frame ? `in ${frame.name}` : `of ${nameOf(state, hop.from)}`;
    way.unshift({
      text: `${hop.name} ${holder} refers to ${nameOf(state, at)}`,
      step: null,
      selection: { kind: 'slot', object: hop.from, slot: hop.name },
    });
    if (frame) break;
    at = hop.from;
  }
  return way.slice(-MOST_ANSWERS);
}

/** The step of the next (1) or previous (-1) change of an object's count, or null. */
export function changeBeside(life: Life | null, step: StepIndex, direction: 1 | -1): StepIndex | null {
  const steps = [...(life?.counts.map((each) => each.step) ?? []), ...(life?.to == null ? [] : [life.to])];
  const found = direction === 1 ? steps.find((each) => each > step) : steps.findLast((each) => each < step);
  return found ?? null;
}
