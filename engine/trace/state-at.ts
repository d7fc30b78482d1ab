import { Frame as FrameField, Runtime } from '../memory/address-map.js';
import { Note } from '../memory/change.js';
import {
  Arena,
  arenaRecord,
  arenaRecordCount,
  blockSizeOf,
  LARGE_HEAD,
  LARGE_USED,
  Pool,
} from '../memory/heap-layout.js';
import type { OnNote } from '../memory/replay.js';
import type { Problem } from '../problem.js';
import { CodeLines } from './code-lines.js';
import { carvedPools, identityOf, type ImageReader, isAlive } from './identity.js';
import { Player } from './player.js';
import type { Recording } from './recording.js';
import { sentenceFor } from './sentence.js';
import { type RawObject, type Snapshot, takeSnapshot } from './snapshot.js';
import type { RawSlot } from './slots.js';
import type {
  Collection,
  Frame,
  HeapFigures,
  HeapObject,
  InstructionIndex,
  ObjectId,
  Slot,
  State,
  StepIndex,
} from './state.js';

/** A run with what is not in memory: its source, its output, its end. */
export interface Stored {
  readonly recording: Recording;
  readonly source: readonly string[];
  /** What was printed, with the number of the instruction that printed it. */
  readonly prints: readonly { readonly instruction: InstructionIndex; readonly text: string }[];
  readonly problem: Problem | null;
}

/** Reads states from a recording; executes nothing. */
export class StateReader {
  readonly #stored: Stored;
  readonly player: Player;
  readonly lines: CodeLines;

  constructor(stored: Stored) {
    this.#stored = stored;
    this.player = new Player(stored.recording);
    this.lines = new CodeLines(this.player.image);
  }

  get steps(): number {
    return this.#stored.recording.lines;
  }

  /** The state after `step` line steps. */
  atStep(step: StepIndex): State {
    const wanted = Math.min(Math.max(Math.trunc(step), 0), this.steps);
    const seek = (at: StepIndex, onNote?: OnNote): void => this.player.seekStep(at, onNote);
    return this.#between(wanted, seek, () => wanted);
  }

  /** The state before instruction `instruction`; changes are those of the instruction before it. */
  atInstruction(instruction: InstructionIndex): State {
    const wanted = Math.min(Math.max(Math.trunc(instruction), 0), this.#stored.recording.instructions);
    const seek = (at: InstructionIndex, onNote?: OnNote): void => this.player.seekInstruction(at, onNote);
    return this.#between(wanted, seek, (after) => after.lines);
  }

  /**
   * The state at a moment, with what changed since the one before it. What was unreachable before matters only where a
   * collection frees it.
   */
  #between(wanted: number, seek: (at: number, onNote?: OnNote) => void, stepOf: (after: Moment) => StepIndex): State {
    if (wanted === 0)
      return this.#state(
        null,
        this.#at(() => seek(0), true),
        stepOf,
        null,
      );
    let before = this.#at(() => seek(wanted - 1), false);
    const collections: Collection[] = [];
    const after = this.#at(() => seek(wanted, collectionsInto(collections)), true);
    if (collections.length > 0) {
      before = this.#at(() => seek(wanted - 1), true);
      seek(wanted);
    }
    return this.#state(before, after, stepOf, collections.at(-1) ?? null);
  }

  /** The line that runs in a step, or null. */
  lineOf(step: StepIndex): number | null {
    this.player.seekStep(Math.max(step - 1, 0));
    const { image } = this.player;
    const code = image.fp === 0 ? 0 : image.get(image.fp + FrameField.code);
    const next = this.player.nextInstruction();
    return code === 0 || next === null ? null : this.lines.lineAt(code, identityOf(image, code), next);
  }

  #at(seek: () => void, whole: boolean): Moment {
    seek();
    const image = this.player.image;
    const snapshot = takeSnapshot(image, this.lines, whole);
    const next = this.player.nextInstruction();
    const code = snapshot.frames.at(-1)?.code ?? 0;
    const nextLine = next === null || code === 0 ? 0 : this.lines.lineAt(code, identityOf(image, code), next);
    return {
      snapshot,
      nextLine,
      instruction: this.player.instruction,
      lines: this.player.lines,
      heap: readHeap(image),
    };
  }

  #state(
    before: Moment | null,
    after: Moment,
    stepOf: (after: Moment) => StepIndex,
    collection: Collection | null,
  ): State {
    const { recording, source, prints, problem } = this.#stored;
    const atEnd = after.instruction >= recording.end;
    const line = before === null ? null : before.nextLine || (before.snapshot.frames.at(-1)?.line ?? null);
    const frames = frameStates(before?.snapshot ?? null, after.snapshot);
    const objects = objectStates(before?.snapshot ?? null, after.snapshot, this.player.image);
    const printed = prints.filter(({ instruction }) => instruction < after.instruction).map(({ text }) => text);
    const already = before === null ? 0 : prints.filter(({ instruction }) => instruction < before.instruction).length;
    const partial: Omit<State, 'sentence'> = {
      step: stepOf(after),
      steps: recording.lines,
      instruction: after.instruction,
      instructions: recording.instructions,
      line,
      nextLine: atEnd ? null : after.nextLine || null,
      frames,
      objects,
      output: printed.join(''),
      heap: after.heap,
      collection,
      problem: atEnd && problem !== null ? problem : null,
    };
    return {
      ...partial,
      sentence: sentenceFor(partial, {
        code: line === null ? '' : (source[line - 1] ?? '').trim(),
        printed: printed.slice(already).join(''),
        framesBefore: before?.snapshot.frames.map((frame) => frame.name) ?? [],
      }),
    };
  }
}

interface Moment {
  readonly snapshot: Snapshot;
  readonly nextLine: number;
  readonly instruction: InstructionIndex;
  readonly lines: number;
  readonly heap: HeapFigures;
}

/** Gathers the collections whose notes are passed on the way. */
function collectionsInto(found: Collection[]): OnNote {
  let generation: Collection['generation'] = 0;
  return (which, data) => {
    if (which === Note.collectionStart) generation = (data[0] ?? 0) as Collection['generation'];
    if (which === Note.collectionStop) {
      const collected = data[0]! | (data[1]! << 8) | (data[2]! << 16) | (data[3]! << 24);
      found.push({ generation, collected });
    }
  };
}

function idOf(snapshot: Snapshot, address: number): ObjectId | null {
  return address === 0 ? null : (snapshot.ids.get(address) ?? null);
}

/** A slot with identities instead of addresses. */
function slotState(slot: RawSlot, snapshot: Snapshot): Slot {
  const to = idOf(snapshot, slot.to);
  const key = slot.key === undefined ? null : idOf(snapshot, slot.key);
  const made: Slot = { name: slot.name, part: slot.part, to, ...(slot.weak === true ? { weak: true } : {}) };
  return key === null ? made : { ...made, key };
}

/** Slots with identities, and with what they held before; of what was not there before all are as they are. */
function slotStates(
  slots: readonly RawSlot[],
  now: Snapshot,
  old: readonly RawSlot[] | null,
  then: Snapshot | null,
): Slot[] {
  if (then === null || old === null) return slots.map((slot) => slotState(slot, now));
  let byName: Map<string, RawSlot> | null = null;
  return slots.map((slot, index) => {
    const made = slotState(slot, now);
    let known = old[index];
    // Mostly a slot stands where it stood.
    if (known === undefined || known.name !== slot.name)
      known = (byName ??= new Map(old.map((each) => [each.name, each]))).get(slot.name);
    const was = known === undefined ? null : idOf(then, known.to);
    return was === made.to ? made : { ...made, was };
  });
}

function frameStates(before: Snapshot | null, after: Snapshot): Frame[] {
  return after.frames.map((frame, index) => {
    const old = before?.frames.find((each) => each.id === frame.id && each.code === frame.code) ?? null;
    const present = new Set(frame.slots.filter((slot) => slot.to !== 0).map((slot) => slot.name));
    return {
      id: frame.id,
      kind: frame.kind,
      name: frame.name,
      line: frame.line,
      active: index === after.frames.length - 1,
      slots: slotStates(frame.slots, after, before === null ? null : (old?.slots ?? []), before),
      unbound: (old?.slots ?? []).filter((slot) => slot.to !== 0 && !present.has(slot.name)).map((slot) => slot.name),
      stack: frame.stack.map((object, place) => ({ name: `stack[${place}]`, part: 'stack', to: idOf(after, object) })),
    };
  });
}

function objectStates(before: Snapshot | null, after: Snapshot, memory: ImageReader): HeapObject[] {
  const states: HeapObject[] = [];
  // An object that was not shown before may yet have lived: then it is older than the youngest of those.
  let youngest = 0;
  for (const id of before?.objects.keys() ?? []) if (id > youngest) youngest = id;
  for (const object of after.objects.values()) {
    const old = before?.objects.get(object.id) ?? null;
    const slots = slotStates(object.slots, after, before === null ? null : (old?.slots ?? null), before);
    const changed =
      old !== null &&
      (old.count !== object.count || old.slots.length !== slots.length || slots.some((slot) => 'was' in slot));
    const isNew = before !== null && old === null && !object.builtin && object.id > youngest;
    const state = object.unreachable ? 'unreachable' : isNew ? 'new' : changed ? 'changed' : 'normal';
    states.push(objectState(object, object.count, slots, state, old === null ? object.count : old.count));
  }
  const gone: RawObject[] = [];
  for (const object of before?.objects.values() ?? []) {
    if (after.objects.has(object.id) || object.builtin || isAlive(memory, object.at, object.block, object.id)) continue;
    gone.push(object);
    states.push(objectState(object, 0, slotStates(object.slots, before!, null, null), 'freed', object.count));
  }
  // What a dead object held shows in its ghost: plain values that live on elsewhere are told too.
  const told = new Set(states.map((state) => state.id));
  for (const { slots } of gone) {
    for (const slot of slots) {
      const value = before!.objects.get(idOf(before!, slot.to) ?? 0);
      if (value === undefined || value.text === null || told.has(value.id)) continue;
      told.add(value.id);
      states.push(objectState(value, value.count, [], 'normal', value.count));
    }
  }
  return states.sort((a, b) => a.id - b.id);
}

/** An object as a state tells it; `was` is its count before. Field by field: spreads took most of a seek. */
function objectState(
  object: RawObject,
  count: HeapObject['count'],
  slots: readonly Slot[],
  state: HeapObject['state'],
  was: HeapObject['count'],
): HeapObject {
  const { id, address, tag, type, shape, text, length, omitted, mutable, generation, size, builtin } = object;
  const made = {
    id,
    address,
    tag,
    type,
    shape,
    text,
    length,
    slots,
    omitted,
    count,
    mutable,
    generation,
    size,
    state,
    builtin,
  };
  return was === count || typeof was !== 'number' ? made : { ...made, countWas: was };
}

/** Arenas, pools in use, blocks and bytes handed out. */
export function readHeap(memory: ImageReader): HeapFigures {
  const at = (address: number): number => memory.words[address >> 2]!;
  let pools = 0;
  let blocks = 0;
  let bytes = 0;
  for (const pool of carvedPools(memory)) {
    const used = at(pool + Pool.count);
    if (used === 0) continue;
    pools++;
    blocks += used;
    bytes += used * blockSizeOf(at(pool + Pool.sizeIndex));
  }
  for (let chunk = memory.map.large; chunk < at(Runtime.largeTop);) {
    const word = at(chunk + 8);
    const whole = word & -16;
    if ((word & LARGE_USED) !== 0) {
      blocks++;
      bytes += whole - LARGE_HEAD;
    }
    chunk += whole;
  }
  let arenas = 0;
  for (let index = 0; index < arenaRecordCount(at); index++) if (at(arenaRecord(index) + Arena.address) !== 0) arenas++;
  return { arenas, pools, blocks, bytes };
}
