import type { HeapObject, Sentence, Slot, State } from './state.js';

/** What a sentence needs besides the state. */
export interface Happening {
  /** The line that ran, without indent. */
  readonly code: string;
  /** What it printed. */
  readonly printed: string;
  readonly framesBefore: readonly string[];
}

const MOST_TITLE = 48;

/** A title of at most 48 characters and one or two sentences for what happened in a step. */
export function sentenceFor(state: Omit<State, 'sentence'>, happening: Happening): Sentence {
  if (state.step === 0) return { title: 'Before the first line', text: 'Nothing has run yet.' };
  return {
    title: cut(title(state, happening)),
    text: details(state, happening).slice(0, 3).join(' ') || 'No count changes.',
  };
}

function cut(text: string): string {
  return text.length <= MOST_TITLE ? text : `${text.slice(0, MOST_TITLE - 1)}…`;
}

/** A value or an object, in a few words. */
function nameOf(state: Omit<State, 'sentence'>, id: number | null): string {
  const object = state.objects.find((each) => each.id === id);
  if (object === undefined) return 'nothing';
  return describe(object);
}

function describe(object: HeapObject): string {
  switch (object.shape) {
    case 'none':
    case 'bool':
    case 'int':
    case 'float':
    case 'str':
      return object.text !== null && object.text.length <= 24 ? object.text : `a ${object.type}`;
    case 'function':
      return `the function ${object.text ?? ''}`.trim();
    case 'class':
      return `the class ${object.text ?? ''}`.trim();
    case 'module':
      return `the module ${object.text ?? ''}`.trim();
    default:
      return `${object.type} ${object.tag}`;
  }
}

function title(state: Omit<State, 'sentence'>, happening: Happening): string {
  if (state.problem !== null) return state.problem.message;
  const before = happening.framesBefore;
  const active = state.frames.at(-1);
  if (state.frames.length > before.length && active !== undefined) {
    return active.kind === 'class' ? `The body of class ${active.name} begins` : `${active.name} is called`;
  }
  if (state.collection !== null) {
    const { collected } = state.collection;
    return collected === 0
      ? 'The collector finds no garbage'
      : `The collector finds ${collected} unreachable object${collected === 1 ? '' : 's'}`;
  }
  const gone = state.frames.flatMap((frame) => frame.unbound);
  if (gone.length > 0 && happening.code.startsWith('del ')) {
    const lost = state.objects.some((object) => object.state === 'unreachable' && object.countWas !== undefined);
    const freed = state.objects.some((object) => object.state === 'freed');
    return `del ${gone.join(', ')} removes ${lost || freed ? 'the last name' : 'a name'}`;
  }
  const bound = active?.slots.find(isBinding);
  if (bound !== undefined) return `${bound.name} refers to ${nameOf(state, bound.to)}`;
  if (happening.printed !== '') return `prints ${happening.printed.trimEnd().split('\n')[0] ?? ''}`;
  if (state.frames.length < before.length) return `${before.at(-1) ?? 'The call'} returns`;
  const changed = changedSlot(state);
  if (changed !== null) return changed;
  return happening.code;
}

function changedSlot(state: Omit<State, 'sentence'>): string | null {
  for (const object of state.objects) {
    if (object.state === 'freed') continue;
    const slot = object.slots.find((each) => each.was !== undefined);
    if (slot !== undefined && object.state !== 'new')
      return `${slotWords(slot)} of ${object.type} ${object.tag} changes`;
  }
  return null;
}

function slotWords(slot: Slot): string {
  return slot.part === 'item' ? `item ${slot.name}` : slot.name;
}

function details(state: Omit<State, 'sentence'>, happening: Happening): string[] {
  const told: string[] = [];
  const tellable = state.objects.filter(
    (object) => !['function', 'class', 'module', 'code', 'builtin'].includes(object.shape),
  );
  for (const object of tellable) {
    if (object.state !== 'freed' && object.countWas !== undefined) {
      told.push(`The count of ${describe(object)} goes from ${object.countWas} to ${object.count}.`);
    }
  }
  const lost = tellable.filter((object) => object.state === 'unreachable');
  if (lost.some((object) => object.countWas !== undefined)) {
    told.push(lost.length === 1 ? 'No name reaches it.' : `No name reaches the ${lost.length} objects.`);
  }
  const freed = tellable.filter((object) => object.state === 'freed');
  if (freed.length > 0) told.push(`${list(freed.map(describe))} ${freed.length === 1 ? 'is' : 'are'} freed.`);
  const fresh = tellable.filter((object) => object.state === 'new');
  if (fresh.length > 0) told.push(`${list(fresh.map(describe))} ${fresh.length === 1 ? 'is' : 'are'} new.`);
  if (told.length === 0 && happening.printed !== '')
    told.push(`The program prints ${happening.printed.trimEnd().slice(0, 60)}.`);
  if (told.length === 0) {
    const bound = state.frames.at(-1)?.slots.find(isBinding);
    const object = bound === undefined ? undefined : state.objects.find((each) => each.id === bound.to);
    if (object?.count === 'immortal') told.push(`${describe(object)} is immortal: its count never changes.`);
  }
  return told;
}

function list(words: readonly string[]): string {
  if (words.length <= 1) return capital(words.join(''));
  if (words.length > 3) return `${words.length} objects`;
  return capital(`${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`);
}

function capital(text: string): string {
  return text.charAt(0) === 'a' && text.startsWith('a ') ? `A${text.slice(1)}` : text;
}

/** A name of the program's own that was bound in this step. */
function isBinding(slot: Slot): boolean {
  return slot.was !== undefined && slot.to !== null && !/^__.*__$/u.test(slot.name);
}
