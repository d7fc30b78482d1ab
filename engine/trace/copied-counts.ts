import type { Phase } from './collection-view.js';

/** A reference from one object that is looked at to another. */
export interface InnerReference {
  readonly from: number;
  readonly to: number;
}

/** What one of the first phases does, in the order in which it does it; objects by address. */
export type CountEvent =
  | { readonly kind: 'copy'; readonly phase: Phase; readonly object: number; readonly after: number }
  | {
      readonly kind: 'subtract';
      readonly phase: Phase;
      readonly from: number;
      readonly object: number;
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: 'reach'; readonly phase: Phase; readonly object: number; readonly left: number }
  | { readonly kind: 'suspect'; readonly phase: Phase; readonly object: number }
  | {
      readonly kind: 'rescue';
      readonly phase: Phase;
      readonly from: number;
      readonly object: number;
      readonly back: boolean;
    };

export interface CopiedCounts {
  readonly events: readonly CountEvent[];
  /** What was left of each count after the references from inside were taken. */
  readonly left: ReadonlyMap<number, number>;
  readonly unreachable: ReadonlySet<number>;
}

/**
 * `update_refs`, `subtract_refs` and `move_unreachable` (Modules/gcmodule.c) on copies: what they did can be told from
 * the counts and references at their beginning alone.
 */
export function copiedCounts(
  members: readonly number[],
  countOf: (object: number) => number,
  visit: (object: number, visitor: (referent: number) => void) => void,
): CopiedCounts {
  const events: CountEvent[] = [];
  const refs = new Map<number, number>();
  for (const object of members) {
    const after = countOf(object);
    if (after < 0) continue;
    refs.set(object, after);
    events.push({ kind: 'copy', phase: 2, object, after });
  }
  const young = [...refs.keys()];
  for (const from of young) {
    visit(from, (object) => {
      const before = refs.get(object);
      if (before === undefined) return;
      refs.set(object, before - 1);
      events.push({ kind: 'subtract', phase: 3, from, object, before, after: before - 1 });
    });
  }
  const left = new Map(refs);
  return { events, left, unreachable: suspects(young, refs, visit, events) };
}

/** One walk over the list, which grows at its end while it goes on. */
function suspects(
  young: number[],
  refs: Map<number, number>,
  visit: (object: number, visitor: (referent: number) => void) => void,
  events: CountEvent[],
): ReadonlySet<number> {
  const aside = new Set<number>();
  const passed = new Set<number>();
  for (let next = 0; next < young.length; next++) {
    const from = young[next]!;
    if (refs.get(from)! === 0) {
      aside.add(from);
      events.push({ kind: 'suspect', phase: 4, object: from });
      continue;
    }
    events.push({ kind: 'reach', phase: 4, object: from, left: refs.get(from)! });
    visit(from, (object) => {
      if (!refs.has(object) || passed.has(object)) return;
      const back = aside.delete(object);
      if (back) young.push(object);
      else if (refs.get(object) !== 0) return;
      refs.set(object, 1);
      events.push({ kind: 'rescue', phase: 4, from, object, back });
    });
    passed.add(from);
  }
  return aside;
}
