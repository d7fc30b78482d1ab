import { blockSizeOf, Pool, poolCapacity, poolOf } from '../memory/heap-layout.js';
import type { Moment } from '../protocol.js';
import { visitAllReferences } from '../object/referents.js';
import { blockOf, identityOf, isStaticAddress, poolLetter, type Running, tagOf } from './identity.js';
import { typeName } from './literal.js';
import { roots, visitGeneration } from './reach.js';
import type { StateReader } from './state-at.js';
import type { BlockView, HeapObject, Holder, Inspection, ObjectId, PoolView, State, StructField } from './state.js';
import { objectParts, objectSizes } from './part-view.js';
import { fieldsOf } from './struct-view.js';
import { TYPE } from '../object/struct.js';

/** Blocks of a pool that are shown at most. */
const MOST_BLOCKS = 64;

/** All about one object at a moment: who holds it, its fields, its pool. Null where it is not in the state. */
export function inspect(reader: StateReader, moment: Moment, id: ObjectId): Inspection | null {
  const state = 'step' in moment ? reader.atStep(moment.step) : reader.atInstruction(moment.instruction);
  const object = state.objects.find((each) => each.id === id);
  if (object === undefined) return null;
  const image = reader.player.image;
  const at = object.address - BASE;
  if (object.state === 'freed')
    return { object, holders: [], fields: [], pool: poolView(image, at, state, id), parts: [], sizes: null };
  const now = fieldsOf(image, at);
  const before = fieldsBefore(reader, state, moment, id, at);
  const fields = now.map((field) => {
    const old = before?.find((each) => each.offset === field.offset);
    const changed = old !== undefined && old.bytes.join() !== field.bytes.join();
    return changed ? { ...field, changed, was: old.meaning } : { ...field, changed };
  });
  restore(reader, moment);
  return {
    object,
    holders: holdersOf(image, at, state),
    fields,
    pool: poolView(image, at, state, id),
    parts: objectParts(image, at),
    sizes: objectSizes(image, at),
  };
}

const BASE = 0x7f00_0000_0000;

function restore(reader: StateReader, moment: Moment): void {
  if ('step' in moment) reader.player.seekStep(Math.min(moment.step, reader.steps));
  else reader.player.seekInstruction(moment.instruction);
}

/** The fields of the object before this step, or null where it was not there. */
function fieldsBefore(
  reader: StateReader,
  state: State,
  moment: Moment,
  id: ObjectId,
  at: number,
): Omit<StructField, 'changed'>[] | null {
  if ('step' in moment) {
    if (state.step === 0) return null;
    reader.player.seekStep(state.step - 1);
  } else {
    if (state.instruction === 0) return null;
    reader.player.seekInstruction(state.instruction - 1);
  }
  return identityOf(reader.player.image, at) === id ? fieldsOf(reader.player.image, at) : null;
}

/** One entry for each holder; together their references are the count. */
function holdersOf(memory: Running, at: number, state: State): Holder[] {
  const drawn = new Map(state.objects.map((object) => [object.address - BASE, object]));
  const found: Holder[] = [];
  const names = new Map<string, number>();
  for (const root of roots(memory)) {
    if (root.object !== at) continue;
    const local = root.frame === 0 ? null : frameName(state, root.frame, at);
    const words = local ?? root.holder;
    names.set(words, (names.get(words) ?? 0) + 1);
    const known = found.findIndex((holder) => holder.text === words);
    const holder: Holder = {
      text: words,
      object: null,
      frame: root.frame === 0 ? null : -(root.frame >> 4),
      references: names.get(words)!,
      drawn: local !== null,
    };
    if (known < 0) found.push(holder);
    else found[known] = holder;
  }
  for (const holder of liveObjects(memory)) {
    let references = 0;
    visitAllReferences(memory, holder, (referent) => {
      if (referent === at) references++;
    });
    if (references === 0) continue;
    found.push(objectHolder(memory, holder, at, references, drawn.get(holder) ?? null, state));
  }
  return found;
}

/** The names by which a frame's slots hold an object. */
function frameName(state: State, frame: number, at: number): string | null {
  const shown = state.frames.find((each) => each.id === -(frame >> 4));
  const id = state.objects.find((object) => object.address - BASE === at)?.id;
  if (shown === undefined || shown.kind === 'module') return null;
  const names = shown.slots.filter((slot) => slot.to === id).map((slot) => slot.name);
  return names.length === 0 ? `value stack of ${shown.name}` : `${names.join(', ')} in ${shown.name}`;
}

function objectHolder(
  memory: Running,
  holder: number,
  at: number,
  references: number,
  shown: HeapObject | null,
  state: State,
): Holder {
  const type = typeName(memory, memory.words[(holder + TYPE) >> 2]!);
  const target = state.objects.find((object) => object.address - BASE === at)?.id;
  const module = state.frames.find((frame) => frame.kind === 'module');
  const names = module?.slots.filter((slot) => slot.to === target).map((slot) => slot.name) ?? [];
  if (shown !== null) {
    const slots = shown.slots
      .filter((slot) => slot.to === target)
      .map((slot) => (slot.part === 'item' ? `item ${slot.name}` : slot.name));
    const where = slots.length === 0 ? '' : `${slots.join(', ')} of `;
    return { text: `${where}${shown.type} ${shown.tag}`, object: shown.id, frame: null, references, drawn: true };
  }
  if (type === 'dict' && names.length > 0 && names.length === references) {
    return { text: `${names.join(', ')} in <module>`, object: null, frame: module!.id, references, drawn: true };
  }
  const what =
    type === 'tuple' ? 'a tuple, such as the constants of a code object' : `${type} ${tagOf(memory, holder)}`;
  return { text: what, object: null, frame: null, references, drawn: false };
}

/** Every object of the heap that something reaches, or that the collector tracks. */
export function liveObjects(memory: Running): Set<number> {
  const seen = new Set<number>();
  const pending: number[] = [];
  const reach = (object: number): void => {
    if (object === 0 || isStaticAddress(object) || seen.has(object)) return;
    seen.add(object);
    pending.push(object);
  };
  for (const root of roots(memory)) reach(root.object);
  for (let generation = 0; generation < 3; generation++) visitGeneration(memory, generation, reach);
  while (pending.length > 0) visitAllReferences(memory, pending.pop()!, reach);
  return seen;
}

/** The pool of an object: its first blocks, and the object's own where it lies further on. */
function poolView(memory: Running, at: number, state: State, selected: ObjectId): PoolView | null {
  if (isStaticAddress(at)) return null;
  const block = blockOf(memory, at);
  if (block >= memory.map.large) return null;
  const word = (address: number): number => memory.words[address >> 2]!;
  const pool = poolOf(block);
  const size = blockSizeOf(word(pool + Pool.sizeIndex));
  const order = new Map<number, number>();
  for (let free = word(pool + Pool.freeBlock); free !== 0 && !order.has(free); free = word(free))
    order.set(free, order.size + 1);
  const owners = new Map(
    state.objects
      .filter((object) => !object.builtin && object.state !== 'freed')
      .map((object) => [blockOf(memory, object.address - BASE), object]),
  );
  const capacity = poolCapacity(size);
  const own = (block - pool - Pool.overhead) / size;
  const shown = Array.from({ length: Math.min(capacity, MOST_BLOCKS) }, (_, index) => index);
  if (own >= shown.length) shown.push(own);
  const blocks = shown.map((index): BlockView => {
    const address = pool + Pool.overhead + index * size;
    const owner = owners.get(address);
    const place = order.get(address);
    const untouched = address - pool >= word(pool + Pool.nextOffset);
    return {
      index,
      state: place !== undefined ? 'free' : untouched ? 'untouched' : 'used',
      ...(place === undefined ? {} : { order: place }),
      ...(owner === undefined || place !== undefined ? {} : { object: owner.id }),
      ...(owner?.state === 'unreachable' ? { unreachable: true as const } : {}),
      ...(owner?.id === selected || index === own ? { selected: true as const } : {}),
    };
  });
  return {
    letter: poolLetter(pool),
    address: BASE + pool,
    blockSize: size,
    capacity,
    used: word(pool + Pool.count),
    blocks,
  };
}
