import type { AddressMap } from '../memory/address-map.js';
import type { Image } from '../memory/image.js';
import type { Memory } from '../memory/memory.js';
import { PageChanges } from './page-change.js';

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
  /** What differs from the beginning of the stretch before, page by page; see `page-change.ts`. */
  readonly pages: Uint8Array;
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

/** What a stretch keeps besides: twelve numbers. */
const STRETCH_HEAD = 96;

/** Bytes kept: logs and checkpoints. */
export function recordingBytes(recording: Recording): number {
  let bytes = 0;
  for (const stretch of recording.stretches) bytes += stretch.log.length + stretch.pages.length + STRETCH_HEAD;
  return bytes;
}

/** Writes a recording while the machine runs: cuts the log into stretches and notes the pages that changed. */
export class Recorder {
  readonly #memory: Memory;
  readonly #stretches: Stretch[] = [];
  readonly #pages: PageChanges;
  #open: Omit<Stretch, 'log'>;

  /** Begins with the memory as it is: everything in it is part of the first checkpoint. */
  constructor(memory: Memory) {
    this.#memory = memory;
    this.#pages = new PageChanges(memory.words);
    memory.takeLog();
    this.#open = this.#checkpoint(0, 0);
  }

  #checkpoint(instructions: number, lines: number): Omit<Stretch, 'log'> {
    const memory = this.#memory;
    const pages = this.#pages.note(Int32Array.from(memory.dirtyPages).sort());
    memory.clean();
    return { instructions, lines, registers: registersOf(memory), pages };
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
