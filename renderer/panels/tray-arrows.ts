/** References between cards that stand in rows: they run in the gaps between rows and columns, and cross no card. */
import type { CollectionTrace } from '../../engine/trace/collection-view.js';
import type { ObjectId } from '../../engine/trace/state.js';

export interface TrayArrow {
  readonly key: string;
  readonly from: ObjectId;
  readonly to: ObjectId;
  readonly path: string;
  /** Where a label can stand: in the middle of its longest stretch. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface InnerReference {
  readonly from: ObjectId;
  readonly to: ObjectId;
}

/** The references of a collection among some of its objects, each once. */
export function innerReferences(trace: CollectionTrace, among: ReadonlySet<ObjectId>): readonly InnerReference[] {
  const seen = new Map<string, InnerReference>();
  for (const each of trace.events)
    if (each.kind === 'subtract' && among.has(each.from) && among.has(each.object))
      seen.set(`${each.from} ${each.object}`, { from: each.from, to: each.object });
  return [...seen.values()];
}

/** Where the cards of an element stand in it. */
export function cardPlaces(place: HTMLElement): ReadonlyMap<ObjectId, DOMRect> {
  const box = place.getBoundingClientRect();
  const cards = new Map<ObjectId, DOMRect>();
  for (const card of place.querySelectorAll<HTMLElement>('[data-object]')) {
    const rect = card.getBoundingClientRect();
    cards.set(Number(card.dataset['object']), new DOMRect(rect.x - box.x, rect.y - box.y, rect.width, rect.height));
  }
  return cards;
}

/** Parallel lines stand so far apart. */
const LANE = 4;
const LANES = 4;
const RADIUS = 6;

/** One arrow for each reference whose ends are both drawn: down into the gap, along it, and into the target's left side. */
export function trayArrows(
  cards: ReadonlyMap<ObjectId, DOMRect>,
  references: readonly InnerReference[],
): readonly TrayArrow[] {
  const leaving = new Map<ObjectId, number>();
  const entering = new Map<ObjectId, number>();
  return references.flatMap(({ from, to }, at) => {
    const source = cards.get(from);
    const target = cards.get(to);
    if (!source || !target) return [];
    const out = leaving.get(from) ?? 0;
    const into = entering.get(to) ?? 0;
    leaving.set(from, out + 1);
    entering.set(to, into + 1);
    const lane = (at % LANES) * LANE;
    const x = source.left + source.width * 0.25 + (out % 8) * 14;
    const gap = source.bottom + 8 + lane;
    const side = target.left - 10 - lane;
    const y = target.top + 14 + (into % 5) * 11;
    const points = [
      { x, y: source.bottom },
      { x, y: gap },
      { x: side, y: gap },
      { x: side, y },
      { x: target.left - 1, y },
    ];
    const label = { x: (x + side) / 2, y: gap };
    return [{ key: `${from} ${to}`, from, to, path: rounded(points), label }];
  });
}

function rounded(points: readonly { x: number; y: number }[]): string {
  const parts: string[] = [];
  points.forEach((point, at) => {
    const before = points[at - 1];
    const after = points[at + 1];
    if (!before) parts.push(`M${point.x} ${point.y}`);
    else if (!after) parts.push(`L${point.x} ${point.y}`);
    else {
      const a = towards(point, before);
      const b = towards(point, after);
      parts.push(`L${a.x} ${a.y}`, `Q${point.x} ${point.y} ${b.x} ${b.y}`);
    }
  });
  return parts.join(' ');
}

function towards(from: { x: number; y: number }, to: { x: number; y: number }): { x: number; y: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const reach = Math.min(RADIUS, length / 2);
  if (length === 0) return from;
  return { x: from.x + ((to.x - from.x) * reach) / length, y: from.y + ((to.y - from.y) * reach) / length };
}
