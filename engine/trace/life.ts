import { isAlive } from './identity.js';
import { BASE } from '../memory/address-map.js';
import { blockOf, identityOf } from './identity.js';
import { inspect } from './inspect.js';
import type { Arrival, Life, ObjectId, StepIndex } from './state.js';
import type { StateReader } from './state-at.js';

/** As many points as a lane can show. */
const MOST_POINTS = 2000;
/** Changes at which it is asked who holds the object. */
const MOST_ASKED = 40;

/**
 * An object over the whole run: when it was made and freed, its count along the timeline. `at` is a step at which it
 * lives. Births and deaths are found by halving the run, since an object lives once.
 */
export function lifeOf(reader: StateReader, at: StepIndex, id: ObjectId): Life | null {
  const object = reader.atStep(at).objects.find((each) => each.id === id);
  if (object === undefined) return null;
  const place = object.address - BASE;
  const { image } = reader.player;
  reader.player.seekStep(at);
  const block = blockOf(image, place);
  const lives = (step: StepIndex): boolean => {
    reader.player.seekStep(step);
    return identityOf(image, place) === id && isAlive(image, place, block, id);
  };
  const known = object.state === 'freed' ? at - 1 : at;
  const from = firstStep(0, known, lives);
  const to = firstStep(known, reader.steps + 1, (step) => !lives(step));
  const span = Math.max(1, Math.ceil(reader.steps / MOST_POINTS));
  const counts: { step: StepIndex; count: number }[] = [];
  for (let step = from; step < to; step += span) {
    reader.player.seekStep(step);
    const count = image.words[place >> 2]!;
    if (counts.at(-1)?.count !== count) counts.push({ step, count });
  }
  return { id, from, to: to > reader.steps ? null : to, span, counts, line: from === 0 ? null : reader.lineOf(from) };
}

/** Since when each of those who hold an object at a step does; those that are not known are left out. */
export function arrivalsOf(reader: StateReader, at: StepIndex, id: ObjectId): Arrival[] {
  const life = lifeOf(reader, at, id);
  if (life === null) return [];
  const steps = life.counts.map(({ step }) => step).filter((step) => step <= at);
  const since = new Map<string, StepIndex>();
  let last: readonly string[] = [];
  let isWhole = steps.length <= MOST_ASKED;
  for (const step of [...steps.slice(-MOST_ASKED), at]) {
    const holders = inspect(reader, { step }, id)?.holders.filter(({ dropped }) => dropped !== true) ?? [];
    const present = new Set(holders.flatMap(({ text }) => namesIn(text)));
    for (const known of [...since.keys()]) if (!present.has(known)) since.delete(known);
    // Of those that hold it where the telling begins in the middle it is not known how long they have.
    if (isWhole) for (const name of present) if (!since.has(name)) since.set(name, step);
    isWhole = true;
    last = holders.map(({ text }) => text);
  }
  return last.flatMap((text) => {
    const steps = namesIn(text).flatMap((name) => since.get(name) ?? []);
    return steps.length === 0 ? [] : [{ text, steps: [...new Set(steps)].sort((a, b) => a - b) }];
  });
}

/** The names of one holder each by itself: `xs, ys in <module>` is two references that came at times of their own. */
function namesIn(text: string): readonly string[] {
  const [, names, where] = /^(.+?) ((?:in|of) .*)$/.exec(text) ?? [];
  return names === undefined || where === undefined ? [text] : names.split(', ').map((name) => `${name} ${where}`);
}

function firstStep(low: StepIndex, high: StepIndex, holds: (at: StepIndex) => boolean): StepIndex {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
