import { Frame, Runtime } from '../memory/address-map.js';
import { Note } from '../memory/change.js';
import { CodeObject } from '../object/struct.js';
import { CodeLines } from './code-lines.js';
import { identityOf } from './identity.js';
import { text } from './literal.js';
import { Player } from './player.js';
import type { Recording } from './recording.js';
import { readHeap } from './state-at.js';
import type { Call, CollectionSpan, StepMark, Timeline } from './state.js';

/** As many marks as a timeline can show: beyond, one stands for several steps. */
const MOST_MARKS = 2000;

interface OpenCall {
  readonly name: string;
  readonly from: number;
  readonly depth: number;
  readonly code: number;
}

/** Walks over a recording once, from its beginning to its end. */
export function readTimeline(recording: Recording): Timeline {
  const player = new Player(recording);
  const image = player.image;
  const lines = new CodeLines(image);
  const steps = recording.lines;
  const span = Math.max(1, Math.ceil(steps / MOST_MARKS));
  const marks: StepMark[] = [];
  const calls: Call[] = [];
  const collections: CollectionSpan[] = [];
  const follow = followCollections(collections);
  let open: OpenCall[] = [];
  player.seekStep(0);
  for (let step = 1; step <= steps; step += span) {
    const last = Math.min(step + span - 1, steps);
    const code = image.fp === 0 ? 0 : image.get(image.fp + Frame.code);
    const next = player.nextInstruction();
    const line = code === 0 || next === null ? 0 : lines.lineAt(code, identityOf(image, code), next);
    const births = image.get(Runtime.serial);
    const given = image.given;
    let collection = false;
    player.seekStep(last, (note, data) => {
      if (note === Note.collectionStart) collection = true;
      follow(note, data, player.lines);
    });
    const { bytes, blocks, arenas } = readHeap(image);
    marks.push({
      step,
      span: last - step + 1,
      line,
      allocations: image.get(Runtime.serial) - births,
      frees: image.given - given,
      bytes,
      blocks,
      arenas,
      collection,
    });
    if (span === 1) open = followCalls(player, open, calls, step);
  }
  for (const call of open) calls.push({ name: call.name, from: call.from, to: steps, depth: call.depth });
  return {
    steps,
    instructions: recording.instructions,
    marks,
    calls: calls.sort((a, b) => a.from - b.from || a.depth - b.depth),
    collections,
  };
}

/** Adds each collection to a list as its end is passed. */
function followCollections(found: CollectionSpan[]): (note: number, data: Uint8Array, step: number) => void {
  let open: Omit<CollectionSpan, 'collected' | 'to'> | null = null;
  let last = { step: -1, index: -1 };
  return (note, data, step) => {
    if (note === Note.collectionStart) {
      last = { step, index: last.step === step ? last.index + 1 : 0 };
      open = { generation: data[0]! as 0 | 1 | 2, from: step, index: last.index };
    }
    if (note !== Note.collectionStop || open === null) return;
    const collected = data[0]! | (data[1]! << 8) | (data[2]! << 16) | (data[3]! << 24);
    found.push({ ...open, collected, to: step });
    open = null;
  };
}

/** Which calls are open after a step; those that ended are added to `calls`. */
function followCalls(player: Player, open: readonly OpenCall[], calls: Call[], step: number): OpenCall[] {
  const image = player.image;
  const codes: number[] = [];
  for (let fp = image.fp; fp !== 0; fp = image.get(fp + Frame.previous)) codes.unshift(image.get(fp + Frame.code));
  const now: OpenCall[] = [];
  codes.slice(1).forEach((code, depth) => {
    const known = open[depth];
    if (known !== undefined && known.code === code && now.length === depth) now.push(known);
    else now.push({ name: text(image, image.get(code + CodeObject.name)), from: step + 1, depth, code });
  });
  for (const call of open)
    if (!now.includes(call)) calls.push({ name: call.name, from: call.from, to: step, depth: call.depth });
  return now;
}
