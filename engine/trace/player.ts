import { PAGE_SHIFT, PAGE_SIZE } from '../memory/image.js';
import { applyPage, type PageChange, readPages } from './page-change.js';
import { type OnNote, peekInstruction, Replay } from '../memory/replay.js';
import type { Recording, Stretch } from './recording.js';

/**
 * Brings an image to any moment of a recording: the pages of the nearest checkpoint before it, then the changes up to it.
 * Executes nothing.
 */
export class Player {
  readonly recording: Recording;
  readonly image: Replay;
  /** For each page its versions: the stretch at whose beginning it changed, and how. */
  readonly #versions = new Map<number, Version[]>();
  /** The number of the version that the image holds of a page, from 1; 0 or none: the page is empty; -1: unknown. */
  readonly #held = new Map<number, number>();
  #stretch = -1;

  constructor(recording: Recording) {
    this.recording = recording;
    this.image = new Replay(recording.map);
    recording.stretches.forEach((stretch, index) => {
      for (const change of readPages(stretch.pages)) {
        const versions = this.#versions.get(change.page);
        if (versions === undefined) this.#versions.set(change.page, [{ stretch: index, change }]);
        else versions.push({ stretch: index, change });
      }
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
    this.#restore(index);
    this.image.start(stretch.log);
    Object.assign(this.image, stretch.registers);
    this.#stretch = index;
    return stretch;
  }

  /** Brings every page to its version at the beginning of a stretch. */
  #restore(index: number): void {
    const image = this.image;
    for (const page of image.dirtyPages) {
      this.#held.set(page, -1);
      if (!this.#versions.has(page)) image.bytes.fill(0, page << PAGE_SHIFT, (page << PAGE_SHIFT) + PAGE_SIZE);
    }
    image.clean();
    for (const [page, versions] of this.#versions) {
      const wanted = versionsUpTo(versions, index);
      const held = this.#held.get(page) ?? 0;
      if (held === wanted) continue;
      this.#held.set(page, wanted);
      let from = held >= 0 && held < wanted ? held : 0;
      for (let whole = wanted - 1; whole >= from; whole--) if (versions[whole]!.change.count === 0) from = whole;
      if (wanted === 0) image.bytes.fill(0, page << PAGE_SHIFT, (page << PAGE_SHIFT) + PAGE_SIZE);
      for (let each = from; each < wanted; each++) {
        const version = versions[each]!;
        applyPage(this.recording.stretches[version.stretch]!.pages, version.change, image.bytes);
      }
    }
  }
}

interface Version {
  readonly stretch: number;
  readonly change: PageChange;
}

/** How many of a page's versions lie at or before the beginning of a stretch. */
function versionsUpTo(versions: readonly Version[], stretch: number): number {
  let low = 0;
  let high = versions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (versions[middle]!.stretch <= stretch) low = middle + 1;
    else high = middle;
  }
  return low;
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
