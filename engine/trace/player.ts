import { type OnNote, peekInstruction, Replay } from '../memory/replay.js';
import { PageVersions } from './page-versions.js';
import type { Recording, Stretch } from './recording.js';

/**
 * Brings an image to any moment of a recording: the pages of the nearest checkpoint before it, then the changes up to it.
 * Executes nothing.
 */
export class Player {
  readonly recording: Recording;
  readonly image: Replay;
  readonly #versions: PageVersions;
  #stretch = -1;

  constructor(recording: Recording) {
    this.recording = recording;
    this.image = new Replay(recording.map);
    this.#versions = new PageVersions(recording.stretches, this.image.dirty.length);
  }

  /** The state before instruction number `instruction` (0 is the first); beyond the last, the end. */
  seekInstruction(instruction: number, onNote?: OnNote): void {
    const index = lastBefore(this.recording.stretches, (stretch) => stretch.instructions <= instruction);
    const stretch = this.#enter(index, (image, from) => from.instructions + image.instructions <= instruction);
    this.image.advance(instruction - stretch.instructions, Infinity, onNote);
  }

  /** The state after `lines` line steps: before the one that follows, or at the module's return. */
  seekStep(lines: number, onNote?: OnNote): void {
    if (lines >= this.recording.lines) return this.seekInstruction(this.recording.end, onNote);
    const index = lastBefore(this.recording.stretches, (stretch) => stretch.lines <= lines);
    const stretch = this.#enter(index, (image, from) => from.lines + image.lines <= lines);
    this.image.advance(Infinity, lines - stretch.lines, onNote);
  }

  /** The number, in its code, of the instruction that comes next; null at the end of the recording. */
  nextInstruction(): number | null {
    if (!this.image.done) return this.image.nextInstruction();
    const following = this.recording.stretches[this.#stretch + 1];
    return following === undefined ? null : peekInstruction(following.log, 0, this.image.pc);
  }

  /** How many instructions are over at the present moment. */
  get instruction(): number {
    const stretch = this.recording.stretches[this.#stretch];
    return stretch === undefined ? 0 : stretch.instructions + this.image.instructions;
  }

  get lines(): number {
    const stretch = this.recording.stretches[this.#stretch];
    return stretch === undefined ? 0 : stretch.lines + this.image.lines;
  }

  /** Starts a stretch, unless the image is in it already and not past the moment wanted. */
  #enter(index: number, isBefore: (image: Replay, stretch: Stretch) => boolean): Stretch {
    const stretch = this.recording.stretches[index]!;
    if (this.#stretch === index && isBefore(this.image, stretch)) return stretch;
    this.#versions.restore(this.image, index);
    this.image.start(stretch.log);
    Object.assign(this.image, stretch.registers);
    this.#stretch = index;
    return stretch;
  }
}

function lastBefore(stretches: readonly Stretch[], holds: (stretch: Stretch) => boolean): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(stretches[middle]!)) low = middle;
    else high = middle - 1;
  }
  return low;
}
