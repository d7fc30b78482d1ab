/**
 * Structures that readers expect to see drawn in their own way, found over all states of a run: rows of a matrix stand
 * inside the list that holds them, nodes of a tree are cells side by side with their children below.
 */
import type { HeapObject, ObjectId, Slot, State } from '../../engine/trace/state.js';
import { choose } from './choose.js';
import { NO_FORMS, upwardKey, type Forms } from './form.js';
import { isInline } from './row.js';
import type { ViewOptions } from './view.js';

/** A row has at most so many items, with at most so many letters in all. */
const MOST_ITEMS = 8;
const MOST_LETTERS = 30;
/** What is so in fewer of the states is so in passing. */
const PASSING = 0.2;

/** The forms of all that is drawn in the states of a run. */
export function formsOf(states: readonly State[], options: ViewOptions): Forms {
  const nested = nestedOf(states, options);
  return { nested, hosts: new Set(nested.values()), ...treesOf(states) };
}

/**
 * Short collections of plain values that one item of one container holds, whenever they are drawn at all; of a container
 * that holds nothing else, and two of them or more at some time.
 */
function nestedOf(states: readonly State[], options: ViewOptions): Map<ObjectId, ObjectId> {
  const hosts = new Map<ObjectId, ObjectId>();
  const alone = new Set<ObjectId>();
  const drawn = new Set<ObjectId>();
  /** What each container holds over the states, and the most that it holds at once. */
  const held = new Map<ObjectId, { items: Set<ObjectId>; most: number }>();
  const mixed = new Set<ObjectId>();
  for (const state of states) {
    const { frames, objects } = choose(state, options, NO_FORMS);
    const named = new Set(frames.flatMap(({ rows }) => rows.map(({ to }) => to)));
    const byId = new Map(state.objects.map((object) => [object.id, object]));
    const living = objects.map(({ object }) => object).filter((object) => object.state !== 'freed');
    const holders = holdersOf(living, byId);
    for (const object of living) {
      if (isHost(object)) {
        const known = held.get(object.id) ?? { items: new Set(), most: 0 };
        for (const { to } of object.slots) {
          const item = to === null ? undefined : byId.get(to);
          if (item && isCollection(item)) known.items.add(item.id);
          else mixed.add(object.id);
        }
        held.set(object.id, { ...known, most: Math.max(known.most, object.slots.length) });
      }
      drawn.add(object.id);
      if (!isCollection(object)) continue;
      const [holder, ...others] = holders.get(object.id) ?? [];
      const isRow = holder && others.length === 0 && isHost(holder) && isShortRow(object, byId, options);
      // The way to a value of a dict would cross its key.
      const isCovered = holder?.shape === 'dict' && named.has(object.id);
      if (!isRow || isCovered || (hosts.get(object.id) ?? holder.id) !== holder.id) alone.add(object.id);
      else hosts.set(object.id, holder.id);
    }
  }
  const isTable = (host: ObjectId): boolean => {
    const { items, most } = held.get(host) ?? { items: new Set(), most: 0 };
    const isRow = (item: ObjectId): boolean => !drawn.has(item) || (hosts.get(item) === host && !alone.has(item));
    return most > 1 && !mixed.has(host) && [...items].every(isRow);
  };
  return new Map([...hosts].filter(([, host]) => isTable(host)));
}

/** Who of those that are drawn holds each collection, once for each reference. */
function holdersOf(
  drawn: readonly HeapObject[],
  objects: ReadonlyMap<ObjectId, HeapObject>,
): Map<ObjectId, HeapObject[]> {
  const holders = new Map<ObjectId, HeapObject[]>();
  for (const holder of drawn) {
    for (const { to, weak } of holder.slots) {
      const object = to === null || weak === true ? undefined : objects.get(to);
      if (!object || !isCollection(object)) continue;
      const known = holders.get(object.id);
      if (known) known.push(holder);
      else holders.set(object.id, [holder]);
    }
  }
  return holders;
}

function isCollection({ type }: HeapObject): boolean {
  return type === 'list' || type === 'tuple' || type === 'set' || type === 'frozenset';
}

function isHost({ shape }: HeapObject): boolean {
  return shape === 'list' || shape === 'tuple' || shape === 'dict';
}

function isShortRow(
  { slots, omitted }: HeapObject,
  objects: ReadonlyMap<ObjectId, HeapObject>,
  options: ViewOptions,
): boolean {
  if (omitted > 0 || slots.length > MOST_ITEMS) return false;
  const items = slots.flatMap(({ to }) => (to === null ? [] : [objects.get(to)]));
  const letters = items.reduce((sum, item) => sum + (item?.text?.length ?? 0), 0);
  return letters <= MOST_LETTERS && items.every((item) => item !== undefined && isInline(item, options));
}

/** Types of which some instance has two children of the same type, and none has two parents. */
function treesOf(states: readonly State[]): Pick<Forms, 'branching' | 'upward'> {
  const linksOf = states.map((state) => linksAmongEqual(state));
  const upward = upwardOf(linksOf);
  const branching = new Map<string, readonly string[]>();
  for (const links of linksOf) {
    const down = links.filter(({ type, name }) => !upward.has(upwardKey(type, name)));
    const pairs = new Set(down.map(({ from, to }) => `${String(from)} ${String(to)}`));
    const oneWay = down.filter(({ from, to }) => !pairs.has(`${String(to)} ${String(from)}`));
    const parents = new Map<ObjectId, Set<ObjectId>>();
    const children = new Map<ObjectId, Set<ObjectId>>();
    for (const { from, to } of oneWay) {
      parents.set(to, (parents.get(to) ?? new Set()).add(from));
      children.set(from, (children.get(from) ?? new Set()).add(to));
    }
    const confused = new Set(oneWay.flatMap(({ type, to }) => ((parents.get(to)?.size ?? 0) > 1 ? [type] : [])));
    for (const { type, from } of oneWay) {
      if (!confused.has(type) && (children.get(from)?.size ?? 0) > 1) branching.set(type, []);
    }
  }
  for (const { type, name } of linksOf.flat()) {
    const names = branching.get(type);
    if (names && !names.includes(name) && !upward.has(upwardKey(type, name))) branching.set(type, [...names, name]);
  }
  return { branching, upward: new Set([...upward].filter((key) => branching.has(key.slice(0, key.lastIndexOf('.'))))) };
}

interface Link {
  readonly type: string;
  readonly name: string;
  readonly from: ObjectId;
  readonly to: ObjectId;
}

/** The references between different instances of one type. */
function linksAmongEqual(state: State): Link[] {
  const objects = new Map(state.objects.map((object) => [object.id, object]));
  const isLink = (object: HeapObject, { to, weak }: Slot): boolean =>
    to !== null && to !== object.id && weak !== true && objects.get(to)?.type === object.type;
  return state.objects
    .filter(({ shape, state: role }) => shape === 'instance' && role !== 'freed')
    .flatMap((object) =>
      object.slots
        .filter((slot) => isLink(object, slot))
        .map(({ name, to }) => ({ type: object.type, name, from: object.id, to: to! })),
    );
}

/** Attributes by which several objects refer to one, and not just in passing: children that know their parent. */
function upwardOf(linksOf: readonly (readonly Link[])[]): Set<string> {
  const present = new Map<string, number>();
  const shared = new Map<string, number>();
  const countAll = (counts: Map<string, number>, keys: ReadonlySet<string>): void => {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const links of linksOf) {
    const targets = new Set<string>();
    const keys = new Set<string>();
    const twice = new Set<string>();
    for (const { type, name, to } of links) {
      const key = upwardKey(type, name);
      const target = `${key} ${String(to)}`;
      keys.add(key);
      if (targets.has(target)) twice.add(key);
      targets.add(target);
    }
    countAll(present, keys);
    countAll(shared, twice);
  }
  return new Set([...shared].filter(([key, count]) => count >= PASSING * (present.get(key) ?? 0)).map(([key]) => key));
}
