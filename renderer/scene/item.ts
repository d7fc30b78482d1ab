/** What is to be placed: each object over all states in which it is drawn, with what it refers to. */
import type { HeapObject, ObjectId } from '../../engine/trace/state.js';
import { isNode, upwardKey, type Forms } from './form.js';
import type { Moment } from './moment.js';

export interface Item {
  readonly id: ObjectId;
  /** The largest box that it has. */
  width: number;
  height: number;
  /** First and last state in which it is drawn, as indices. */
  readonly first: number;
  last: number;
  /** Where names hold it: frame and slot in order, least first; infinity when none ever does. */
  rank: number;
  /** 0 reachable at some time, 1 only ever unreachable, 2 only a ghost. */
  group: number;
  /** Room wanted above for the words UNREACHABLE. */
  labelled: boolean;
  /** Its arrow to itself needs room at the lower right. */
  loops: boolean;
  /** A plain value: it stands beside the first name that holds it, not right of a container. */
  readonly leaf: boolean;
  /** A node of a tree: its children stand below it. */
  readonly isNode: boolean;
  /** What it refers to. */
  readonly children: Map<ObjectId, Child>;
}

/** A reference over all states. */
export interface Child {
  /** In how many states it is there. */
  weight: number;
  /** The place of its slot among the others of its holder, as last seen. */
  order: number;
  /** Of a node with two attributes for children: the first or the second. */
  side: 'left' | 'right' | null;
}

/** So many objects of a run are planned, those that are there for longest; the rest find a place when they are drawn. */
const MOST_PLANNED = 200;

/** Those that are there in the most states, in the order given; all where they are few. */
export function longest(items: readonly Item[]): readonly Item[] {
  if (items.length <= MOST_PLANNED) return items;
  const byLife = [...items].sort((a, b) => b.last - b.first - (a.last - a.first));
  const kept = new Set(byLife.slice(0, MOST_PLANNED));
  return items.filter((item) => kept.has(item));
}

/** One item for each object that is drawn in any state. */
export function itemsOf(moments: readonly Moment[], forms: Forms): Item[] {
  // What is there in a state may be there in steps around it that are not looked at.
  const between = isWhole(moments) ? 0 : 1;
  const items = new Map<ObjectId, Item>();
  moments.forEach(({ measured }, at) => {
    const { content, objects } = measured;
    for (const { object, head, tail, within } of content.objects) {
      const box = objects.get(object.id);
      if (!box || within !== null) continue;
      const group = object.state === 'freed' ? 2 : object.state === 'unreachable' ? 1 : 0;
      let item = items.get(object.id);
      if (!item) {
        item = {
          id: object.id,
          width: 0,
          height: 0,
          first: at - between,
          last: at + between,
          rank: Infinity,
          group,
          labelled: false,
          loops: false,
          leaf: object.text !== null && object.slots.length === 0,
          isNode: isNode(object, forms),
          children: new Map(),
        };
        items.set(object.id, item);
      }
      item.width = Math.max(item.width, box.roomWidth);
      item.height = Math.max(item.height, box.height);
      item.last = at + between;
      item.group = Math.min(item.group, group);
      item.labelled ||= group === 1;
      [...head, ...tail].forEach(({ name, show }, order) => {
        if (show.kind !== 'arrow') return;
        if (show.to === object.id) item.loops = true;
        if (!forms.upward.has(upwardKey(object.type, name))) {
          addChild(item.children, show.to, order, sideOf(object, name, forms));
        }
      });
    }
    content.frames.forEach(({ rows }, depth) => {
      rows.forEach((row, i) => {
        const item = row.to === null ? undefined : items.get(row.to);
        if (item) item.rank = Math.min(item.rank, depth * 1000 + i);
      });
    });
  });
  return [...items.values()];
}

function addChild(children: Map<ObjectId, Child>, id: ObjectId, order: number, side: Child['side']): void {
  const known = children.get(id);
  if (!known) children.set(id, { weight: 1, order, side });
  else Object.assign(known, { weight: known.weight + 1, order, side });
}

/** On which side of a node the child stands that an attribute holds, where there are two such attributes. */
function sideOf(object: HeapObject, name: string, forms: Forms): Child['side'] {
  const links = forms.branching.get(object.type);
  if (links?.length !== 2) return null;
  return name === links[0] ? 'left' : name === links[1] ? 'right' : null;
}

/** True when no step lies between the states. */
function isWhole(moments: readonly Moment[]): boolean {
  const [first] = moments;
  const last = moments.at(-1);
  return !first || !last || last.state.step - first.state.step < moments.length;
}
