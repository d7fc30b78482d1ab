/**
 * States written by hand, so that a test reads like a sentence:
 *
 *     const h = heap('xs and ys name one list');
 *     const xs = h.list(1, 2, 3);
 *     h.module({ xs, ys: xs });
 *     const state = h.state();
 *
 * Numbers, strings, booleans and null stand for Python's. Counts are the references that the state holds.
 */
import type { Frame, HeapObject, ObjectId, Shape, Slot, State } from '../../engine/trace/state.js';

export interface Ref {
  readonly id: ObjectId;
}

export type Value = Ref | number | string | boolean | null;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<Omit<HeapObject, 'slots'>> & { slots: Mutable<Slot>[] };

export function heap(title: string): Heap {
  return new Heap(title);
}

export class Heap {
  readonly #title: string;
  readonly #objects = new Map<ObjectId, Draft>();
  readonly #leaves = new Map<string, Ref>();
  readonly #frames: (Mutable<Omit<Frame, 'slots'>> & { slots: Mutable<Slot>[] })[] = [];
  readonly #counts = new Map<ObjectId, number>();
  #next = 1;
  #step = 12;
  #steps = 31;
  #line: number | null = 7;

  constructor(title: string) {
    this.#title = title;
  }

  at(step: number, steps: number, line: number | null): this {
    this.#step = step;
    this.#steps = steps;
    this.#line = line;
    return this;
  }

  list(...items: Value[]): Ref {
    return this.#container('list', 'list', items, true);
  }

  tuple(...items: Value[]): Ref {
    return this.#container('tuple', 'tuple', items, false);
  }

  set(...items: Value[]): Ref {
    return this.#container('set', 'set', items, true);
  }

  dict(...entries: [Value, Value][]): Ref {
    const slots = entries.map(([key, value]): Mutable<Slot> => {
      const keyId = this.#ref(key).id;
      return { name: this.#objects.get(keyId)?.text ?? '', part: 'entry', key: keyId, to: this.#ref(value).id };
    });
    return this.#add({ type: 'dict', shape: 'dict', slots, length: slots.length, size: 64 });
  }

  instance(type: string, attributes: Record<string, Value> = {}): Ref {
    return this.#add({ type, shape: 'instance', slots: this.#slots(attributes, 'attribute'), size: 48 });
  }

  /** Any other object with named fields: a function, a cell, a class, an exception. */
  other(shape: Shape, type: string, text: string | null, fields: Record<string, Value> = {}): Ref {
    return this.#add({ type, shape, text, slots: this.#slots(fields, 'field'), mutable: shape !== 'method' });
  }

  /** A leaf object of its own, not shared with equal ones. */
  fresh(value: number | string): Ref {
    return this.#leaf(value, false);
  }

  /** Binds an attribute, an item or an entry anew; `was` tells what it held before. */
  put(owner: Ref, name: string, value: Value, was?: Value): this {
    const slots = this.#draft(owner).slots;
    let slot = slots.find((each) => each.name === name);
    if (!slot) slots.push((slot = { name, part: 'attribute', to: null }));
    slot.to = this.#ref(value).id;
    if (was !== undefined) slot.was = was === null ? null : this.#ref(was).id;
    return this;
  }

  weak(owner: Ref, name: string): this {
    const slot = this.#draft(owner).slots.find((each) => each.name === name);
    if (slot) slot.weak = true;
    return this;
  }

  /** Where it lies, as it is written: `@C130`. */
  tag(ref: Ref, tag: string): this {
    this.#draft(ref).tag = tag;
    return this;
  }

  mark(state: HeapObject['state'], ...refs: Ref[]): this {
    for (const ref of refs) this.#draft(ref).state = state;
    return this;
  }

  /** The count before this step. */
  countWas(ref: Ref, count: number): this {
    this.#draft(ref).countWas = count;
    return this;
  }

  /** References that the state does not show. */
  count(ref: Ref, count: number): this {
    this.#counts.set(ref.id, count);
    return this;
  }

  omitted(ref: Ref, omitted: number): this {
    const draft = this.#draft(ref);
    draft.omitted = omitted;
    draft.length = draft.slots.length + omitted;
    return this;
  }

  module(names: Record<string, Value>, more: Partial<Frame> = {}): Ref {
    return this.frame('<module>', names, { kind: 'module', ...more });
  }

  frame(name: string, names: Record<string, Value>, more: Partial<Frame> = {}): Ref {
    const id = more.id ?? 9000 + this.#frames.length;
    const slots = this.#slots(names, 'name');
    this.#frames.push({ kind: 'function', line: 1, active: true, unbound: [], stack: [], ...more, id, name, slots });
    this.#frames.forEach((frame, i) => (frame.active = i === this.#frames.length - 1));
    return { id };
  }

  /** What a name of the newest frame held before. */
  was(name: string, value: Value): this {
    const slot = this.#frames.at(-1)?.slots.find((each) => each.name === name);
    if (slot) slot.was = value === null ? null : this.#ref(value).id;
    return this;
  }

  state(): State {
    const counts = new Map<ObjectId, number>();
    const count = (slot: Slot): void => {
      if (slot.to !== null && slot.weak !== true) counts.set(slot.to, (counts.get(slot.to) ?? 0) + 1);
      if (slot.key !== undefined) counts.set(slot.key, (counts.get(slot.key) ?? 0) + 1);
    };
    for (const object of this.#objects.values()) if (object.state !== 'freed') object.slots.forEach(count);
    for (const frame of this.#frames) frame.slots.forEach(count);
    const objects = [...this.#objects.values()].map((object): HeapObject => ({
      ...object,
      count: object.count === 'immortal' ? 'immortal' : (this.#counts.get(object.id) ?? counts.get(object.id) ?? 0),
    }));
    return {
      step: this.#step,
      steps: this.#steps,
      instruction: this.#step * 4,
      instructions: this.#steps * 4,
      line: this.#line,
      nextLine: this.#line === null ? 1 : this.#line + 1,
      frames: [...this.#frames],
      objects,
      output: '',
      sentence: { title: this.#title, text: '' },
      heap: { arenas: 1, pools: 3, blocks: objects.length, bytes: 0 },
      collection: null,
      problem: null,
    };
  }

  #container(type: string, shape: Shape, items: readonly Value[], mutable: boolean): Ref {
    const slots = items.map((item, i): Mutable<Slot> => ({ name: String(i), part: 'item', to: this.#ref(item).id }));
    return this.#add({ type, shape, slots, length: items.length, mutable, size: 56 + 8 * items.length });
  }

  #slots(values: Record<string, Value>, part: Slot['part']): Mutable<Slot>[] {
    return Object.entries(values).map(([name, value]) => ({ name, part, to: this.#ref(value).id }));
  }

  #ref(value: Value): Ref {
    return typeof value === 'object' && value !== null ? value : this.#leaf(value, true);
  }

  #leaf(value: number | string | boolean | null, shared: boolean): Ref {
    const text =
      value === null
        ? 'None'
        : value === true
          ? 'True'
          : value === false
            ? 'False'
            : typeof value === 'string'
              ? `'${value}'`
              : String(value);
    const shape: Shape =
      value === null
        ? 'none'
        : typeof value === 'boolean'
          ? 'bool'
          : typeof value === 'string'
            ? 'str'
            : Number.isInteger(value)
              ? 'int'
              : 'float';
    const known = shared ? this.#leaves.get(text) : undefined;
    if (known) return known;
    const type = shape === 'none' ? 'NoneType' : shape;
    const builtin = shape === 'none' || shape === 'bool' || (shape === 'int' && Math.abs(Number(value)) < 257);
    const ref = this.#add({
      type,
      shape,
      text,
      length: typeof value === 'string' ? value.length : null,
      mutable: false,
      builtin,
      generation: null,
      size: 28,
      ...(builtin ? { count: 'immortal' as const, tag: '@static' } : {}),
    });
    if (shared) this.#leaves.set(text, ref);
    return ref;
  }

  #draft(ref: Ref): Draft {
    const draft = this.#objects.get(ref.id);
    if (!draft) throw new Error(`no object ${String(ref.id)}`);
    return draft;
  }

  #add(fields: Partial<Draft> & Pick<Draft, 'type' | 'shape'>): Ref {
    const id = this.#next++;
    const pool = 'ABCDEFGH'[Math.floor(id / 10) % 8] ?? 'A';
    this.#objects.set(id, {
      id,
      address: 0x7f0000100000 + 64 * id,
      tag: `@${pool}${String(id % 10)}`,
      text: null,
      length: null,
      slots: [],
      omitted: 0,
      count: 0,
      mutable: true,
      generation: 0,
      size: 64,
      state: 'normal',
      builtin: false,
      ...fields,
    });
    return { id };
  }
}
