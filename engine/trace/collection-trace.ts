import { Runtime } from '../memory/address-map.js';
import { Note } from '../memory/change.js';
import type { Replay } from '../memory/replay.js';
import { visitReferents } from '../object/referents.js';
import { firstWeakref } from '../object/weakref.js';
import { GC_HEAD, TYPE, WeakrefField } from '../object/struct.js';
import type { CollectedObject, CollectionTrace, CollectorEvent, CollectorState, Phase } from './collection-view.js';
import { copiedCounts, type CopiedCounts } from './copied-counts.js';
import { blockOf, identityOf, type ImageReader, isAlive, tagOf } from './identity.js';
import { literal, typeName } from './literal.js';
import { visitGeneration } from './reach.js';
import { layoutKey, slotsOf } from './slots.js';
import type { StateReader } from './state-at.js';
import type { ObjectId, StepIndex } from './state.js';

/** Events that are told of one collection. */
const MOST_EVENTS = 4000;
/** Objects of which it is told when they die. */
const MOST_WATCHED = 400;

/** The generations at a step. */
export function collectorState(reader: StateReader, step: StepIndex): CollectorState {
  reader.player.seekStep(Math.min(step, reader.steps));
  const { image } = reader.player;
  return {
    enabled: image.get(Runtime.gcEnabled) !== 0,
    generations: [0, 1, 2].map((generation) => {
      const head = Runtime.generations + generation * 32;
      const tracked: ObjectId[] = [];
      visitGeneration(image, generation, (object) => tracked.push(identityOf(image, object)));
      return { tracked, others: image.get(head + 24), count: image.get(head + 20), threshold: image.get(head + 16) };
    }),
  };
}

/** The collection that begins in a step, the `index`-th of those; null where there is none. */
export function collectionTrace(reader: StateReader, step: StepIndex, index: number): CollectionTrace | null {
  const { player } = reader;
  player.seekStep(Math.max(step - 1, 0));
  let seen = -1;
  let watch: Watch | null = null;
  let trace: CollectionTrace | null = null;
  for (let to = step; to <= reader.steps && trace === null; to++) {
    player.seekStep(to, (note, data) => {
      if (trace !== null) return;
      if (note === Note.collectionStart && ++seen === index)
        watch = new Watch(player.image, data[0]! as 0 | 1 | 2, player.lines);
      if (watch?.take(note, data, player.lines)) trace = watch.trace();
    });
    if (watch === null) break;
  }
  return trace;
}

/** Follows one collection by its notes. */
class Watch {
  readonly #image: Replay;
  readonly #generation: 0 | 1 | 2;
  readonly #from: StepIndex;
  readonly #generations = new Map<number, 0 | 1 | 2>();
  readonly #ids = new Map<number, ObjectId>();
  readonly #blocks = new Map<number, number>();
  readonly #events: CollectorEvent[] = [];
  #counts: CopiedCounts | null = null;
  #objects: Omit<CollectedObject, 'fate'>[] = [];
  #suspects: number[] = [];
  readonly #weak = new Map<number, number>();
  #watched = new Set<number>();
  readonly #revived = new Set<number>();
  #phase: Phase = 1;
  #step: StepIndex;
  #collected = 0;
  #omitted = 0;

  constructor(image: Replay, generation: 0 | 1 | 2, step: StepIndex) {
    this.#image = image;
    this.#generation = generation;
    this.#from = step;
    this.#step = step;
    for (const each of [0, 1, 2] as const) {
      if (each > generation) break;
      let objects = 0;
      visitGeneration(image, each, (object) => {
        this.#generations.set(object, each);
        objects++;
      });
      if (each < generation) this.#tell({ kind: 'merge', phase: 1, step, generation: each as 0 | 1, objects });
    }
  }

  #tell(event: CollectorEvent): void {
    if (this.#events.length < MOST_EVENTS) this.#events.push(event);
    else this.#omitted++;
  }

  /** Takes a note; true at the end of the collection. */
  take(note: number, data: Uint8Array, step: StepIndex): boolean {
    this.#step = step;
    this.#findDead();
    if (note === Note.collectionPhase) this.#begin(data[0]!);
    const object = data.length === 4 ? wordOf(data) : 0;
    if (note === Note.weakCallback || (note === Note.collectionPhase && data[0] === 5)) this.#weaken();
    if (note === Note.weakCallback) this.#tellOf('callback', 5, object);
    if (note === Note.finalize) this.#tellOf('finalize', 5, object);
    if (note === Note.clear) this.#tellOf('clear', 7, object);
    if (note !== Note.collectionStop) return false;
    this.#collected = wordOf(data);
    return true;
  }

  #tellOf(kind: 'callback' | 'finalize' | 'clear' | 'weaken' | 'revive' | 'free', phase: Phase, object: number): void {
    this.#tell({ kind, phase, step: this.#step, object: this.#idOf(object) });
  }

  #idOf(object: number): ObjectId {
    return this.#ids.get(object) ?? identityOf(this.#image, object);
  }

  /** The phases of the collector are noted as they begin; their numbers are `collect.ts`'s. */
  #begin(phase: number): void {
    if (phase === 1) this.#copy();
    if (phase === 4)
      for (const object of this.#suspects) this.#weak.set(object, weakrefCount(this.#image.words, object));
    if (phase === 6) this.#phase = 6;
    if (phase === 7) {
      this.#phase = 7;
      const doomed = new Set(this.#ring(Runtime.generations + 0x90));
      for (const object of this.#suspects) {
        if (doomed.has(object) || !this.#isAlive(object)) continue;
        this.#revived.add(object);
        this.#tellOf('revive', 6, object);
      }
    }
    if (phase === 5) this.#phase = 5;
  }

  /** All weak references to what is unreachable are cleared before the first callback is called. */
  #weaken(): void {
    for (const [object, before] of this.#weak) {
      const now = this.#isAlive(object) ? weakrefCount(this.#image.words, object) : 0;
      for (let count = now; count < before; count++) this.#tellOf('weaken', 5, object);
    }
    this.#weak.clear();
  }

  #ring(head: number): number[] {
    const found: number[] = [];
    for (let at = this.#image.get(head) & ~1; at !== head && at !== 0; at = this.#image.get(at) & ~1)
      found.push(at + GC_HEAD);
    return found;
  }

  /** What the phases up to the unreachable list do follows from memory as it is now. */
  #copy(): void {
    const image = this.#image;
    const members: number[] = [];
    visitGeneration(image, this.#generation, (object) => members.push(object));
    const counts = copiedCounts(
      members,
      (object) => image.words[object >> 2]!,
      (object, visitor) => visitReferents(image, object, visitor),
    );
    this.#counts = counts;
    for (const object of members) {
      this.#ids.set(object, identityOf(image, object));
      this.#blocks.set(object, blockOf(image, object));
      if (counts.left.has(object)) this.#objects.push(this.#describe(object, counts.left.get(object)!));
    }
    const names = new ReferenceNames(image);
    for (const event of counts.events) {
      const step = this.#step;
      const object = this.#idOf(event.object);
      if (event.kind === 'subtract' || event.kind === 'rescue') {
        const name = names.next(event.kind, event.from, event.object);
        this.#tell({ ...event, step, object, from: this.#idOf(event.from), name });
      } else this.#tell({ ...event, step, object });
    }
    this.#suspects = [...counts.unreachable];
    this.#watched = new Set(this.#suspects.slice(0, MOST_WATCHED));
    this.#phase = 4;
  }

  #describe(object: number, left: number): Omit<CollectedObject, 'fate'> {
    const image = this.#image;
    const key = layoutKey(image, object);
    const count = image.words[object >> 2]!;
    const text = literal(image, object, key);
    return {
      id: identityOf(image, object),
      tag: tagOf(image, object),
      type: typeName(image, image.words[(object + TYPE) >> 2]!),
      text: text !== null && text.length <= 40 ? text : null,
      count,
      taken: count - left,
      left,
      generation: this.#generations.get(object) ?? this.#generation,
    };
  }

  #isAlive(object: number): boolean {
    return isAlive(this.#image, object, this.#blocks.get(object)!, this.#ids.get(object)!);
  }

  #findDead(): void {
    if (this.#phase < 5) return;
    for (const object of this.#watched) {
      if (this.#isAlive(object)) continue;
      this.#watched.delete(object);
      this.#tellOf('free', this.#phase, object);
    }
  }

  trace(): CollectionTrace {
    this.#findDead();
    const unreachable = new Set([...(this.#counts?.unreachable ?? [])].map((object) => this.#ids.get(object)!));
    const revived = new Set([...this.#revived].map((object) => this.#ids.get(object)!));
    const objects = this.#objects.map((object): CollectedObject => {
      const isLost = unreachable.has(object.id);
      const fate = revived.has(object.id) ? 'revived' : isLost ? 'collected' : object.left > 0 ? 'outside' : 'rescued';
      return { ...object, fate };
    });
    const phases = [1, 2, 3, 4, 5, 6, 7].map((phase) => {
      const first = this.#events.findIndex((event) => event.phase >= phase);
      return first < 0 ? this.#events.length : first;
    });
    const [generation, from, to] = [this.#generation, this.#from, this.#step];
    return {
      generation,
      collected: this.#collected,
      from,
      to,
      objects,
      events: this.#events,
      phases,
      omitted: this.#omitted,
    };
  }
}

/** How many weak references there are to an object. */
function weakrefCount(words: Int32Array, object: number): number {
  let count = 0;
  for (let at = firstWeakref(words, object, words[(object + TYPE) >> 2]!); at !== 0; count++)
    at = words[(at + WeakrefField.next) >> 2]!;
  return count;
}

function wordOf(data: Uint8Array): number {
  return data[0]! | (data[1]! << 8) | (data[2]! << 16) | (data[3]! << 24);
}

/** By what name one object refers to another: of several references, one name after the other. */
class ReferenceNames {
  readonly #image: ImageReader;
  readonly #given = new Map<string, number>();

  constructor(image: ImageReader) {
    this.#image = image;
  }

  next(kind: string, from: number, to: number): string {
    const key = `${kind} ${from} ${to}`;
    const given = this.#given.get(key) ?? 0;
    this.#given.set(key, given + 1);
    if (this.#image.words[(from + TYPE) >> 2] === to) return 'its type';
    const slots = slotsOf(this.#image, from).slots.filter((slot) => slot.to === to);
    const slot = slots[given] ?? slots[0];
    if (slot === undefined) return '';
    return slot.part === 'item' ? `item ${slot.name}` : slot.name;
  }
}
