/** Walking through a collection event by event: where each object stands, what is left of its count, and all that in words. */
import type { CollectedObject, CollectionTrace, CollectorEvent, Phase } from '../../engine/trace/collection-view.js';
import type { ObjectId, State } from '../../engine/trace/state.js';

export const PHASES: readonly { readonly phase: Phase; readonly name: string; readonly watch: string }[] = [
  {
    phase: 1,
    name: 'Merge generations',
    watch: 'A collection looks at its generation and all younger ones: their lists become one.',
  },
  {
    phase: 2,
    name: 'Copy counts',
    watch: 'rc is the real count, and the collector never changes it. gc is a copy, to be counted down.',
  },
  {
    phase: 3,
    name: 'Subtract references',
    watch: 'One is taken from gc for each reference from inside the tray. What is left of gc comes from outside.',
  },
  {
    phase: 4,
    name: 'Find unreachable',
    watch: 'An object whose gc is 0 is only a suspect: what is reached rescues all that it refers to.',
  },
  {
    phase: 5,
    name: 'Finalizers',
    watch:
      'Weak references are cleared and their callbacks called; then each finalizer runs once, in the order of the list.',
  },
  {
    phase: 6,
    name: 'Check again',
    watch: 'A finalizer may have made an object reachable: the first phases are done again on what is left.',
  },
  {
    phase: 7,
    name: 'Free',
    watch: 'Each object drops what it refers to. So the counts of the others fall to 0, and they are freed as always.',
  },
];

export type Tray = 'scan' | 'aside' | 'freed';

export interface Standing {
  readonly tray: Tray;
  /** What is left of the copied count; null before it is copied. */
  readonly gc: number | null;
  readonly taken: number;
  /** Words for what has happened to it: `reached`, `rescued`, `finalized`, `revived`, `cleared`. */
  readonly word: string | null;
}

/** A moment of a collection: after so many of its events. */
export interface CollectionMoment {
  readonly phase: Phase;
  /** The event that has happened last; null before the first. */
  readonly event: CollectorEvent | null;
  readonly standing: ReadonlyMap<ObjectId, Standing>;
  /** The members of both trays, in the order of the collector's lists. */
  readonly scan: readonly ObjectId[];
  readonly aside: readonly ObjectId[];
}

const START: Standing = { tray: 'scan', gc: null, taken: 0, word: null };

/** Where all stands after the first `count` events. */
export function momentOf(trace: CollectionTrace, count: number): CollectionMoment {
  const standing = new Map<ObjectId, Standing>(trace.objects.map(({ id }) => [id, START]));
  const scan = new Set(trace.objects.map(({ id }) => id));
  const aside = new Set<ObjectId>();
  const change = (id: ObjectId, to: Partial<Standing>): void => {
    standing.set(id, { ...(standing.get(id) ?? START), ...to });
  };
  for (const event of trace.events.slice(0, count)) {
    switch (event.kind) {
      case 'merge':
        break;
      case 'copy':
        change(event.object, { gc: event.after });
        break;
      case 'subtract':
        change(event.object, { gc: event.after, taken: (standing.get(event.object)?.taken ?? 0) + 1 });
        break;
      case 'reach':
        change(event.object, { word: 'reached' });
        break;
      case 'suspect':
        change(event.object, { tray: 'aside', word: null });
        scan.delete(event.object);
        aside.add(event.object);
        break;
      case 'rescue':
        change(event.object, { tray: 'scan', gc: 1, word: 'rescued' });
        if (event.back) {
          aside.delete(event.object);
          scan.add(event.object);
        }
        break;
      case 'revive':
        change(event.object, { tray: 'scan', word: 'revived' });
        aside.delete(event.object);
        scan.add(event.object);
        break;
      case 'finalize':
        change(event.object, { word: 'finalized' });
        break;
      case 'clear':
        change(event.object, { word: 'cleared' });
        break;
      case 'free':
        change(event.object, { tray: 'freed', word: 'freed' });
        break;
      case 'weaken':
      case 'callback':
        break;
    }
  }
  const event = trace.events[count - 1] ?? null;
  return { phase: event?.phase ?? 1, event, standing, scan: [...scan], aside: [...aside] };
}

/** `Node @C4`, with the names that refer to it where the stack has any: `list @A3, xs`. */
export function collectedName(state: State | null, object: CollectedObject | undefined): string {
  if (!object) return 'an object';
  const name = namesOf(state, object.id)[0] ?? (object.text === null ? '' : object.text);
  return name === '' ? `${object.type} ${object.tag}` : `${object.type} ${object.tag} (${name})`;
}

/** The names of the module that refer to an object. */
export function namesOf(state: State | null, id: ObjectId): readonly string[] {
  const module = state?.frames.find(({ kind }) => kind === 'module');
  return module?.slots.filter(({ to }) => to === id).map(({ name }) => name) ?? [];
}

/** What an event does, in one sentence. */
export function sentenceOf(trace: CollectionTrace, state: State | null, event: CollectorEvent | null): string {
  if (!event)
    return `A collection of generation ${trace.generation} begins: ${trace.objects.length} objects are looked at.`;
  const name = (id: ObjectId): string =>
    collectedName(
      state,
      trace.objects.find((object) => object.id === id),
    );
  switch (event.kind) {
    case 'merge':
      return `Generation ${event.generation} joins generation ${trace.generation}: ${event.objects} ${event.objects === 1 ? 'object' : 'objects'}.`;
    case 'copy':
      return `The count of ${name(event.object)}, ${event.after}, is copied.`;
    case 'subtract':
      return `${name(event.from)} is visited. ${by(event.name)} ${name(event.object)}, so one is taken from its copied count: ${event.before} to ${event.after}.`;
    case 'reach':
      return `gc of ${name(event.object)} is ${event.left}: it is reachable, and so is all that it refers to.`;
    case 'suspect':
      return `gc of ${name(event.object)} is 0: it is put aside, for now.`;
    case 'rescue':
      return event.back
        ? `${name(event.from)} is reachable. ${by(event.name)} ${name(event.object)}, which comes back.`
        : `${name(event.from)} is reachable. ${by(event.name)} ${name(event.object)}, which will stay.`;
    case 'weaken':
      return `A weak reference to ${name(event.object)} is cleared.`;
    case 'callback':
      return 'The callback of a weak reference is called.';
    case 'finalize':
      return `The finalizer of ${name(event.object)} runs.`;
    case 'revive':
      return `${name(event.object)} has become reachable again: it lives on.`;
    case 'clear':
      return `${name(event.object)} drops what it refers to.`;
    case 'free':
      return `The count of ${name(event.object)} falls to 0: it is freed.`;
  }
}

function by(name: string): string {
  return name === '' ? 'It refers to' : `Its ${name} refers to`;
}

/** Types that are mostly the interpreter's own affair: they are counted, and drawn on request. */
const BACKSTAGE = new Set(['function', 'type', 'module', 'getset_descriptor', 'builtin_function_or_method', 'cell']);

/** The objects that are drawn, in the order of the list; the others are hidden behind their number. */
export function onStage(
  trace: CollectionTrace,
  state: State | null,
  all: boolean,
  most: number,
): readonly CollectedObject[] {
  if (all) return trace.objects.slice(0, most * 8);
  const weight = (object: CollectedObject): number => {
    if (object.fate === 'collected' || object.fate === 'revived') return 3;
    if (BACKSTAGE.has(object.type)) return 0;
    return namesOf(state, object.id).length > 0
      ? 2
      : object.fate === 'rescued' && object.type !== 'tuple' && object.type !== 'dict'
        ? 1
        : 0;
  };
  const chosen = trace.objects
    .map((object, at) => ({ object, at, weight: weight(object) }))
    .filter((each) => each.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, most);
  return chosen.sort((a, b) => a.at - b.at).map(({ object }) => object);
}

/** `class Node, module, 2 dicts`: what is not drawn. */
export function hiddenWords(hidden: readonly CollectedObject[]): string {
  const counts = new Map<string, number>();
  for (const { type } of hidden) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${count} of ${type}`)).join(', ');
}
