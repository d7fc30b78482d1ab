/** `co_linetable`: which source range each instruction comes from (Objects/locations.md, Python/assemble.c). */
import type { Location } from '../syntax/tree.js';

const SHORT_FORMS = 0;
const ONE_LINE_FORMS = 10;
const NO_COLUMNS = 13;
const LONG = 14;
const NONE = 15;

export class LineTable {
  readonly #bytes: number[] = [];
  #line: number;

  constructor(firstLine: number) {
    this.#line = firstLine;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  /** Adds a range for the next `size` units of code. */
  add(location: Location, size: number): void {
    for (let left = size; left > 0; left -= 8) this.#entry(location, Math.min(left, 8));
  }

  #entry(location: Location, size: number): void {
    const { lineno: line, end_lineno: endLine, col_offset: column, end_col_offset: endColumn } = location;
    if (line < 0) {
      this.#start(NONE, size);
      return;
    }
    const delta = line - this.#line;
    this.#line = line;
    if (column < 0 || endColumn < 0) {
      if (endLine === line || endLine === -1) {
        this.#start(NO_COLUMNS, size);
        this.#signed(delta);
        return;
      }
    } else if (endLine === line) {
      const width = endColumn - column;
      if (delta === 0 && column < 80 && width >= 0 && width < 16) {
        this.#start(SHORT_FORMS + (column >> 3), size);
        this.#bytes.push(((column & 7) << 4) | width);
        return;
      }
      if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
        this.#start(ONE_LINE_FORMS + delta, size);
        this.#bytes.push(column, endColumn);
        return;
      }
    }
    this.#start(LONG, size);
    this.#signed(delta);
    this.#unsigned(endLine - line);
    this.#unsigned(column + 1);
    this.#unsigned(endColumn + 1);
  }

  #start(form: number, size: number): void {
    this.#bytes.push(0x80 | (form << 3) | (size - 1));
  }

  #unsigned(value: number): void {
    let left = value >>> 0;
    for (; left >= 64; left >>>= 6) this.#bytes.push(0x40 | (left & 0x3f));
    this.#bytes.push(left);
  }

  #signed(value: number): void {
    this.#unsigned(value < 0 ? (-value << 1) | 1 : value << 1);
  }
}

/** The two ranges are equal. */
export function sameLocation(a: Location, b: Location): boolean {
  return (
    a === b ||
    (a.lineno === b.lineno &&
      a.end_lineno === b.end_lineno &&
      a.col_offset === b.col_offset &&
      a.end_col_offset === b.end_col_offset)
  );
}
