/** What the live region and the tree beside the canvas say. */
import type { Frame, HeapObject, ObjectId, State } from '../../engine/trace/state.js';

/** `Node at C6`: an object by type and place. */
export function spoken(object: HeapObject): string {
  return object.tag === '@static' ? object.type : `${object.type} at ${object.tag.replace('@', '')}`;
}

/** One step: `Step 16 of 19, line 17. del b removes the last name. Count of Node C6, 2 to 1.` */
export function stepAnnouncement(state: State, kind: 'short' | 'full'): string {
  const line = state.line === null ? '' : `, line ${state.line}`;
  const head = `Step ${state.step} of ${state.steps}${line}. ${withStop(state.sentence.title)}`;
  if (kind === 'short') return `${head}${changesOf(state)}`;
  return `${head} ${withStop(state.sentence.text)}${changesOf(state)}`;
}

function withStop(text: string): string {
  return text === '' || /[.?!]$/.test(text) ? text : `${text}.`;
}

function changesOf(state: State): string {
  const counts = state.objects
    .filter((object) => object.countWas !== undefined && object.state !== 'freed' && !object.builtin)
    .slice(0, 3)
    .map((object) => ` Count of ${object.type} ${object.tag.replace('@', '')}, ${object.countWas} to ${object.count}.`);
  const freed = state.objects.filter((object) => object.state === 'freed').length;
  return counts.join('') + (freed > 0 ? ` ${freed === 1 ? 'One object was' : `${freed} objects were`} freed.` : '');
}

const value = (state: State, id: ObjectId | null): string => {
  const object = state.objects.find((other) => other.id === id);
  if (!object) return 'nothing';
  return object.text ?? spoken(object);
};

/** `Node at C6, count 1, unreachable, next refers to Node at C4, held by next of Node at C4` */
export function objectName(state: State, object: HeapObject): string {
  const parts = [spoken(object)];
  if (object.text !== null) parts.push(object.text);
  parts.push(object.count === 'immortal' ? 'immortal' : `count ${object.count}`);
  if (object.state !== 'normal') parts.push(object.state);
  for (const slot of object.slots.slice(0, 8)) parts.push(`${slot.name} ${refers(state, slot.to)}`);
  if (object.slots.length + object.omitted > 8) parts.push(`${object.slots.length + object.omitted - 8} more`);
  const holders = heldBy(state, object.id);
  if (holders.length > 0) parts.push(`held by ${holders.slice(0, 4).join(' and ')}`);
  return parts.join(', ');
}

/** `<module>, 2 names, pair refers to tuple at A1` */
export function frameName(state: State, frame: Frame, shown: readonly string[]): string {
  const slots = frame.slots.filter((slot) => shown.includes(slot.name) && slot.to !== null);
  const parts = [`frame ${frame.name}`, `${slots.length} ${slots.length === 1 ? 'name' : 'names'}`];
  for (const slot of slots.slice(0, 8)) parts.push(`${slot.name} ${refers(state, slot.to)}`);
  return parts.join(', ');
}

/** `next refers to Node at C4` or `name is 'left'`. */
export function slotName(state: State, name: string, to: ObjectId | null): string {
  return `${name} ${refers(state, to)}`;
}

function refers(state: State, to: ObjectId | null): string {
  const target = state.objects.find((object) => object.id === to);
  if (!target) return 'is empty';
  return target.text === null ? `refers to ${spoken(target)}` : `is ${value(state, to)}`;
}

/** In words, every frame and object that refers to it at this moment. */
export function heldBy(state: State, id: ObjectId): readonly string[] {
  const frames = state.frames.flatMap((frame) =>
    [...frame.slots, ...frame.stack].filter((slot) => slot.to === id).map((slot) => `${slot.name} in ${frame.name}`),
  );
  const objects = state.objects.flatMap((object) =>
    object.state === 'freed'
      ? []
      : object.slots.filter((slot) => slot.to === id).map((slot) => `${slot.name} of ${spoken(object)}`),
  );
  return [...frames, ...objects];
}
