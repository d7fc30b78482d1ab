import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { runText, StateReader, storedRun } from '../../../engine/index.js';
import type { Program } from '../../../engine/protocol.js';
import { ARENAS, KIB, MIB, STACK } from '../../../engine/memory/address-map.js';
import { audit } from '../../../engine/trace/audit.js';
import { Player } from '../../../engine/trace/player.js';
import type { Recording } from '../../../engine/trace/recording.js';
import { readRecording, type StoredRun, writeRecording } from '../../../engine/trace/stored.js';

/** At most so many moments of a recording are compared. */
const MOST_MOMENTS = 10;
/** At most so many are audited at line steps; a longer run at instructions spread over it. */
const MOST_AUDITS = 100;

/** A run of a program, or undefined where its text is refused. */
export function recordingOf(program: Program): StoredRun | undefined {
  const result = runText(program);
  return 'problem' in result ? undefined : storedRun(result.run, program);
}

/** Two runs of a program are the same recording, byte for byte. */
export function expectDeterminism(program: Program, first: StoredRun): void {
  expect(Buffer.compare(writeRecording(first), writeRecording(recordingOf(program)!))).toBe(0);
}

/** What is stored reads back as it was. */
export function expectRoundTrip(run: StoredRun): void {
  const bytes = writeRecording(run);
  const read = readRecording(bytes);
  expect(Buffer.compare(writeRecording(read), bytes)).toBe(0);
  expect(read.output).toBe(run.output);
  const last = run.recording.lines;
  expect(new StateReader(read).atStep(last)).toEqual(new StateReader(run).atStep(last));
}

/** A state is the same whether it is reached from before, from behind or from nowhere; so is memory, byte for byte. */
export function expectSeeking(run: StoredRun, most = MOST_MOMENTS): void {
  const steps = momentsOf(run.recording, most);
  const reader = new StateReader(run);
  const forwards = steps.map((step) => reader.atStep(step));
  steps.toReversed().forEach((step, index) => {
    expect(reader.atStep(step)).toEqual(forwards[steps.length - 1 - index]);
  });
  for (const step of [steps[0]!, steps[steps.length >> 1]!, steps.at(-1)!]) {
    expect(new StateReader(run).atStep(step)).toEqual(forwards[steps.indexOf(step)]);
  }
  const walker = new Player(run.recording);
  const images = steps.map((step) => imageAt(walker, step));
  const other = new Player(run.recording);
  steps.toReversed().forEach((step, index) => {
    expect(imageAt(other, step)).toBe(images[steps.length - 1 - index]);
  });
  expect(imageAt(new Player(run.recording), steps.at(-1)!)).toBe(images.at(-1));
}

/** The audit finds nothing. */
export function expectCleanAudit(run: StoredRun): void {
  const { recording } = run;
  const every = recording.lines <= MOST_AUDITS ? 'step' : Math.ceil(recording.instructions / MOST_AUDITS);
  expect(audit(recording, every).problems).toEqual([]);
}

function momentsOf({ lines }: Recording, most: number): number[] {
  const stride = Math.max(1, Math.ceil(lines / most));
  const steps: number[] = [];
  for (let step = 0; step <= lines; step += stride) steps.push(step);
  return steps;
}

/** Memory and registers after a step, as a hash: images are large. Of each region as much as a short program touches. */
function imageAt(player: Player, step: number): string {
  player.seekStep(step);
  const { bytes, map, fp, sp, pc, block, released, stackTop } = player.image;
  const hash = createHash('md5');
  hash.update(bytes.subarray(0, STACK + 256 * KIB));
  hash.update(bytes.subarray(ARENAS, ARENAS + MIB));
  hash.update(bytes.subarray(map.large, map.large + MIB));
  hash.update(bytes.subarray(map.births, map.births + 3 * MIB));
  return [hash.digest('hex'), fp, sp, pc, block, released, stackTop].join(' ');
}
