/** Slots as they are to be drawn: with a value written in them, or with an arrow leaving. */
import type { HeapObject, ObjectId, Shape, Slot } from '../../engine/trace/state.js';
import { cut, isWithin } from './text-width.js';
import type { ViewOptions } from './view.js';

/** How a slot is filled: with a value, or with the start of an arrow, or with the name of an object's place. */
export type Show =
  | { readonly kind: 'value'; readonly text: string }
  /** `text` is what would be written in place of the arrow. */
  | { readonly kind: 'arrow'; readonly to: ObjectId; readonly weak: boolean; readonly text: string }
  /** The object itself stands in the slot. */
  | { readonly kind: 'nested'; readonly to: ObjectId }
  | { readonly kind: 'tag'; readonly to: ObjectId; readonly text: string }
  | { readonly kind: 'stub' }
  | { readonly kind: 'empty' };

export interface Row {
  /** `slot:OWNER:NAME` */
  readonly id: string;
  readonly name: string;
  readonly owner: ObjectId;
  readonly to: ObjectId | null;
  readonly show: Show;
  /** What it referred to before this step, where it changed. */
  readonly before: ObjectId | null;
  /** The former value in short, struck beside the present one; null when there is none to tell. */
  readonly was: string | null;
  /** It held something else, or nothing, before this step. */
  readonly changed: boolean;
}

/** What rows are made with. */
export interface RowContext {
  readonly objects: ReadonlyMap<ObjectId, HeapObject>;
  readonly options: ViewOptions;
  /** Slots whose references are written as tags, not drawn as arrows. */
  readonly tagged: ReadonlySet<string>;
  readonly isHidden: (object: ObjectId) => boolean;
  /** True when an object is drawn inside the one that holds it. */
  readonly isNested: (object: ObjectId, holder: ObjectId) => boolean;
}

/** The most letters of a value that is written into a slot. */
const INLINE_LETTERS: Partial<Record<Shape, number>> = { none: 4, bool: 5, int: 14, float: 14, str: 14 };
const WAS_LETTERS = 8;

/** True when the value is written into the slots that refer to the object. */
export function isInline(object: HeapObject, options: ViewOptions): boolean {
  return !options.strict && isShort(object);
}

/** True for a value of few letters. */
function isShort(object: HeapObject): boolean {
  const letters = INLINE_LETTERS[object.shape];
  return letters !== undefined && object.text !== null && isWithin(object.text, letters);
}

/** The rows of a frame (`ownerState` null) or an object. */
export function rowsOf(
  owner: ObjectId,
  slots: readonly Slot[],
  ownerState: HeapObject['state'] | null,
  context: RowContext,
): Row[] {
  const seen = new Map<string, number>();
  return slots.map((slot) => {
    const count = (seen.get(slot.name) ?? 0) + 1;
    seen.set(slot.name, count);
    const id = `slot:${String(owner)}:${slot.name}${count > 1 ? `#${String(count)}` : ''}`;
    const changed = slot.was !== undefined && ownerState !== 'new' && ownerState !== 'freed';
    return {
      id,
      name: slot.name,
      owner,
      to: slot.to,
      show: showOf(slot, id, owner, ownerState === 'freed', context),
      before: changed ? (slot.was ?? null) : null,
      was: changed && slot.was !== undefined ? wasText(slot.was, context) : null,
      changed,
    };
  });
}

function showOf(slot: Slot, id: string, owner: ObjectId, isFreed: boolean, context: RowContext): Show {
  const target = slot.to === null ? undefined : context.objects.get(slot.to);
  if (!target) return { kind: 'empty' };
  if (context.isNested(target.id, owner)) return { kind: 'nested', to: target.id };
  if (isInline(target, context.options)) return { kind: 'value', text: target.text ?? '' };
  if (isFreed) return { kind: 'stub' };
  if (context.tagged.has(id) || context.isHidden(target.id)) {
    return { kind: 'tag', to: target.id, text: tagText(target) };
  }
  return { kind: 'arrow', to: target.id, weak: slot.weak === true, text: tagText(target) };
}

/** What is written for a reference that is not drawn: a short value says more than its place. */
function tagText(object: HeapObject): string {
  return object.text !== null && object.text.length <= 4 ? object.text : object.tag;
}

/** A short value is named by itself, drawn as an object or not: several have the same place, `@static`. */
function wasText(was: ObjectId | null, { objects }: RowContext): string | null {
  const object = was === null ? undefined : objects.get(was);
  if (!object) return null;
  return cut(isShort(object) ? (object.text ?? '') : object.tag, WAS_LETTERS);
}
