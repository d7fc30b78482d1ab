import type { Location } from '../syntax/tree.js';

export const NO_LOCATION: Location = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };

/** A place in the code that jumps name before it is known where it is. */
export type Label = number;

/** Instructions in the order they are generated; the argument of a jump or block push is a label. */
export interface PlainInstruction {
  readonly op: number;
  readonly arg: number;
  readonly location: Location;
}

/** What the code generator writes: instructions, and where the labels are among them. */
export class InstructionSequence {
  readonly #instructions: PlainInstruction[] = [];
  /** Index of the instruction after each label; -1 while it is not placed. */
  readonly #positions: number[] = [];

  get instructions(): readonly PlainInstruction[] {
    return this.#instructions;
  }

  add(op: number, arg: number, location: Location): void {
    this.#instructions.push({ op, arg, location });
  }

  /** Puts an instruction before all others; labels stay with theirs. */
  prepend(op: number, arg: number, location: Location): void {
    this.#instructions.unshift({ op, arg, location });
    this.#positions.forEach((position, label) => {
      if (position >= 0) this.#positions[label] = position + 1;
    });
  }

  newLabel(): Label {
    return this.#positions.push(-1) - 1;
  }

  place(label: Label): void {
    this.#positions[label] = this.#instructions.length;
  }

  /** Index of the instruction that a label stands before. */
  positionOf(label: Label): number {
    return this.#positions[label] ?? -1;
  }

  get labelPositions(): readonly number[] {
    return this.#positions;
  }
}
