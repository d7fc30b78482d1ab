import { PAGE_SHIFT, PAGE_SIZE } from '../memory/image.js';
import { Replay, type OnNote } from '../memory/replay.js';
import type { Recording, Stretch } from './recording.js';

/**
 * Brings an image to any moment of a recording: the pages of the nearest checkpoint before it, then the changes up to it.
 * Executes nothing.
 */
export class Player {
  readonly recording: Recording;
  readonly image: Replay;
  /** For each page: in which stretches it has a copy, and which that is. */
  readonly #copies = new Map<number, { stretches: number[]; at: number[] }>();
  /** For each page the stretch whose copy the image holds, where it is not dirty. */
  readonly #held = new Map<number, number>();
  #stretch = -1;

  constructor(recording: Recording) {
    this.recording = recording;
    this.image = new Replay(recording.map);
    recording.stretches.forEach((stretch, index) => {
      stretch.pages.forEach((page, at) => {
        const copies = this.#copies.get(page);
        if (copies === undefined) this.#copies.set(page, { stretches: [index], at: [at] });
        else {
          copies.stretches.push(index);
          copies.at.push(at);
        }
      });
    });
  }

  /** The state before instruction number `instruction` (0 is the first); beyond the last, the end. */
  seekInstruction(instruction: number, onNote?: OnNote): void {
    const index = lastBefore(this.recording.stretches, (stretch) => stretch.instructions <= instruction);
    const stretch = this.#enter(index, (image, from) => from.instructions + image.instructions <= instruction);
    this.image.advance(instruction - stretch.instructions, Infinity, onNote);
  }

  /** The state after `lines` line steps: before the one that follows, or at the module's return. */
  seekStep(lines: number, onNote?: OnNote): void {
    if (lines >= this.recording.lines) return this.seekInstruction(Math.max(this.recording.end, this.#lastLine()), onNote);
    const index = lastBefore(this.recording.stretches, (stretch) => stretch.lines <= lines);
    const stretch = this.#enter(index, (image, from) => from.lines + image.lines <= lines);
    this.image.advance(Infinity, lines - stretch.lines, onNote);
  }

  /** The instruction at which the last line step is over: the module's return, or what follows finalizers at exit. */
  #lastLine(): number {
    return this.recording.end;
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
    this.#restore(index);
    this.image.start(stretch.log);
    Object.assign(this.image, stretch.registers);
    this.#stretch = index;
    return stretch;
  }

  #restore(index: number): void {
    for (const page of this.image.dirtyPages) this.#held.delete(page);
    const unknown = new Set(this.image.dirtyPages);
    this.image.clean();
    for (const [page, copies] of this.#copies) {
      const which = lastAtMost(copies.stretches, index);
      const held = this.#held.get(page);
      const wanted = which < 0 ? -1 : copies.stretches[which]!;
      if (held === wanted && !unknown.has(page)) continue;
      if (held === undefined && wanted === -1 && !unknown.has(page)) continue;
      const at = page << PAGE_SHIFT;
      if (which < 0) {
        this.image.bytes.fill(0, at, at + PAGE_SIZE);
      } else {
        const from = copies.at[which]! * PAGE_SIZE;
        this.image.bytes.set(this.recording.stretches[wanted]!.content.subarray(from, from + PAGE_SIZE), at);
      }
      this.#held.set(page, wanted);
      unknown.delete(page);
    }
    // Pages that only the changes after the last checkpoint touch have no copy: they were empty before.
    for (const page of unknown) this.image.bytes.fill(0, page << PAGE_SHIFT, (page + 1) << PAGE_SHIFT);
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

function lastAtMost(values: readonly number[], most: number): number {
  let low = -1;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle]! <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
