/** How objects are drawn that make a structure, the same over all states of a run. */
import type { HeapObject, ObjectId } from '../../engine/trace/state.js';
import type { ViewOptions } from './view.js';

/** The same for all states of a run, so that nothing changes its form between two steps. */
export interface Forms {
  /** Objects that are drawn inside the one that holds them, which is named. */
  readonly nested: ReadonlyMap<ObjectId, ObjectId>;
  /** Those that have others inside. */
  readonly hosts: ReadonlySet<ObjectId>;
  /** Types whose instances form trees, each with the attributes that lead to children. */
  readonly branching: ReadonlyMap<string, readonly string[]>;
  /** Attributes that lead from a node up to its parent: `Node.parent`. */
  readonly upward: ReadonlySet<string>;
}

/** Each object for itself. */
export const NO_FORMS: Forms = { nested: new Map(), hosts: new Set(), branching: new Map(), upward: new Set() };

/** The forms without what the author has put somewhere. */
export function released(forms: Forms, places: ViewOptions['places']): Forms {
  if (!places.some(({ object }) => forms.nested.has(object))) return forms;
  const nested = new Map(forms.nested);
  for (const { object } of places) nested.delete(object);
  return { ...forms, nested };
}

/** True when an instance is drawn as cells, its children below it. */
export function isNode({ shape, type }: HeapObject, forms: Forms): boolean {
  return shape === 'instance' && forms.branching.has(type);
}

/** How an attribute is named in `upward`. */
export function upwardKey(type: string, slot: string): string {
  return `${type}.${slot}`;
}
