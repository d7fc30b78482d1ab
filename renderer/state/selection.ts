/** What is selected: one thing, the same in every region. */
import type { HeapObject, ObjectId, State } from '../../engine/trace/state.js';
import type { Anchor } from '../../engine/session/format.js';

export type Selection =
  | { readonly kind: 'object'; readonly object: ObjectId }
  | { readonly kind: 'frame'; readonly object: ObjectId }
  /** `slot` is the name with `#2` and so on where the owner has several of that name, as in the scene's ids. */
  | { readonly kind: 'slot'; readonly object: ObjectId; readonly slot: string }
  | { readonly kind: 'reference'; readonly object: ObjectId; readonly slot: string }
  /** A block without an object of its own, by its address. */
  | { readonly kind: 'block'; readonly address: number }
  /** `note` is the index in the document. */
  | { readonly kind: 'note'; readonly note: number };

/** The id by which the scene knows it, or null for what the scene does not draw. */
export function toSceneId(selection: Selection): string | null {
  switch (selection.kind) {
    case 'object':
    case 'frame':
      return `${selection.kind}:${selection.object}`;
    case 'slot':
      return `slot:${selection.object}:${selection.slot}`;
    case 'reference':
      return `arrow:${selection.object}:${selection.slot}`;
    case 'block':
    case 'note':
      return null;
  }
}

/** The selection that a scene's id names; null for titles, chips and notes. */
export function fromSceneId(id: string): Selection | null {
  const [kind, owner = '', ...rest] = id.split(':');
  const object = Number(owner);
  const slot = rest.join(':');
  if (kind === 'object' || kind === 'frame') return { kind, object };
  if (kind === 'slot') return { kind, object, slot };
  return kind === 'arrow' ? { kind: 'reference', object, slot } : null;
}

export function isSame(a: Selection | null, b: Selection | null): boolean {
  return a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b));
}

/** What a slot with a scene's name refers to at this moment; null where it is empty or gone. */
export function slotTarget(state: State, owner: ObjectId, slot: string): ObjectId | null {
  const holder =
    state.frames.find((frame) => frame.id === owner) ?? state.objects.find((object) => object.id === owner);
  if (!holder) return null;
  const slots = 'stack' in holder ? [...holder.slots, ...holder.stack] : holder.slots;
  const seen = new Map<string, number>();
  for (const { name, to } of slots) {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    if (slot === (count > 1 ? `${name}#${count}` : name)) return to;
  }
  return null;
}

/** The object that the details speak of: the thing itself, or what a slot or reference leads to. */
export function subject(state: State | null, selection: Selection | null): ObjectId | null {
  if (!state || !selection) return null;
  if (selection.kind === 'object') return selection.object;
  if (selection.kind === 'slot' || selection.kind === 'reference')
    return slotTarget(state, selection.object, selection.slot);
  return null;
}

/** The object with this identity, drawn or not. */
export function findObject(state: State | null, id: ObjectId | null): HeapObject | undefined {
  return id === null ? undefined : state?.objects.find((object) => object.id === id);
}

/** How a selection is written into the session: by identity, and by a name that finds it again after an edit. */
export function toAnchor(state: State, selection: Selection): Anchor | null {
  switch (selection.kind) {
    case 'object':
      return { kind: 'object', object: selection.object, name: objectName(state, selection.object) };
    case 'frame':
      return { kind: 'frame', object: selection.object, name: ownerName(state, selection.object) };
    case 'slot':
    case 'reference':
      return { ...selection, name: `${ownerName(state, selection.object)}.${selection.slot}` };
    case 'block':
    case 'note':
      return null;
  }
}

/** `Node #2`: the second Node by birth among those of its type; or the first name that holds it, where it has one. */
function objectName(state: State, id: ObjectId): string {
  const object = findObject(state, id);
  if (!object) return `#${id}`;
  const alike = state.objects.filter(({ type }) => type === object.type);
  return `${object.type} #${alike.indexOf(object) + 1}`;
}

function ownerName(state: State, id: ObjectId): string {
  return state.frames.find((frame) => frame.id === id)?.name ?? objectName(state, id);
}
