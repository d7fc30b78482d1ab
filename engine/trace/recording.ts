import type { AddressMap } from '../memory/address-map.js';
import { PAGE_SHIFT, PAGE_SIZE, type Image } from '../memory/image.js';
import type { Memory } from '../memory/memory.js';

/** The registers of an image, at the beginning of a stretch. */
export interface Registers {
  readonly fp: number;
  readonly sp: number;
  readonly pc: number;
  readonly block: number;
  readonly released: number;
  readonly putAt: number;
  readonly kept: number;
  readonly stackTop: number;
}

export function registersOf(image: Image): Registers {
  const { fp, sp, pc, block, released, putAt, kept, stackTop } = image;
  return { fp, sp, pc, block, released, putAt, kept, stackTop };
}

/** A stretch of the log, and what is known at its beginning: the checkpoint. */
export interface Stretch {
  /** Instructions and line steps before it. */
  readonly instructions: number;
  readonly lines: number;
  readonly registers: Registers;
  /** The pages that differ from those of the stretch before, and their content at the beginning of this one. */
  readonly pages: Uint32Array;
  readonly content: Uint8Array;
  readonly log: Uint8Array;
}

/** A whole run: its stretches, in order. Frozen once the run is over. */
export interface Recording {
  readonly map: AddressMap;
  readonly stretches: readonly Stretch[];
  readonly instructions: number;
  readonly lines: number;
  /** The instruction that the module's return is: the last line step ends before it. */
  readonly end: number;
}

/** Bytes kept: logs and checkpoints. */
export function recordingBytes(recording: Recording): number {
  let bytes = 0;
  for (const stretch of recording.stretches) bytes += stretch.log.length + stretch.content.length + stretch.pages.length * 4 + 64;
  return bytes;
}

/** Writes a recording while the machine runs: cuts the log into stretches and copies the pages that changed. */
export class Recorder {
  readonly #memory: Memory;
  readonly #stretches: Stretch[] = [];
  /** The last copy of each page. */
  readonly #latest = new Map<number, Uint8Array>();
  #open: Omit<Stretch, 'log'>;

  /** Begins with the memory as it is: everything in it is part of the first checkpoint. */
  constructor(memory: Memory) {
    this.#memory = memory;
    memory.takeLog();
    this.#open = this.#checkpoint(0, 0);
  }

  #checkpoint(instructions: number, lines: number): Omit<Stretch, 'log'> {
    const memory = this.#memory;
    const pages: number[] = [];
    const copies: Uint8Array[] = [];
    for (const page of memory.dirtyPages.sort((a, b) => a - b)) {
      const now = memory.bytes.subarray(page << PAGE_SHIFT, (page << PAGE_SHIFT) + PAGE_SIZE);
      const before = this.#latest.get(page);
      if (before !== undefined && samePage(before, now)) continue;
      const copy = now.slice();
      this.#latest.set(page, copy);
      pages.push(page);
      copies.push(copy);
    }
    memory.clean();
    const content = new Uint8Array(copies.length * PAGE_SIZE);
    copies.forEach((copy, index) => content.set(copy, index * PAGE_SIZE));
    return { instructions, lines, registers: registersOf(memory), pages: Uint32Array.from(pages), content };
  }

  /** Ends the present stretch, between two instructions. */
  cut(instructions: number, lines: number): void {
    this.#stretches.push({ ...this.#open, log: this.#memory.takeLog() });
    this.#open = this.#checkpoint(instructions, lines);
  }

  finish(instructions: number, lines: number, end: number): Recording {
    this.#stretches.push({ ...this.#open, log: this.#memory.takeLog() });
    return { map: this.#memory.map, stretches: this.#stretches, instructions, lines, end };
  }
}

function samePage(a: Uint8Array, b: Uint8Array): boolean {
  const left = new Int32Array(a.buffer, a.byteOffset, PAGE_SIZE / 4);
  const right = new Int32Array(b.buffer, b.byteOffset, PAGE_SIZE / 4);
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}
