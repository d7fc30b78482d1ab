/** The text of a program by lines, and its columns counted in UTF-16 units (as editors do) or UTF-8 bytes (as CPython does). */
export class SourceLines {
  readonly #lines: readonly string[];
  readonly #byteOffsets = new Map<number, readonly number[]>();

  /** @param text with `\n` line ends only. */
  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  get count(): number {
    return this.#lines.length;
  }

  /** The line without its end; empty beyond the last one. `line` is 1-based. */
  at(line: number): string {
    return this.#lines[line - 1] ?? '';
  }

  /** The UTF-8 column of a UTF-16 column. */
  toBytes(line: number, column: number): number {
    const offsets = this.#offsets(line);
    if (offsets.length === 0) return column;
    return offsets[Math.min(column, offsets.length - 1)] ?? column;
  }

  /** The UTF-16 column of a UTF-8 column. */
  fromBytes(line: number, byteColumn: number): number {
    const offsets = this.#offsets(line);
    if (offsets.length === 0) return byteColumn;
    const column = offsets.findIndex((offset) => offset >= byteColumn);
    return column < 0 ? offsets.length - 1 : column;
  }

  /** Byte offsets of each UTF-16 unit of a line and of its end; empty for a line of ASCII, where they are the columns. */
  #offsets(line: number): readonly number[] {
    let offsets = this.#byteOffsets.get(line);
    if (offsets === undefined) {
      offsets = byteOffsets(this.at(line));
      this.#byteOffsets.set(line, offsets);
    }
    return offsets;
  }
}

function byteOffsets(text: string): readonly number[] {
  let ascii = true;
  for (let unit = 0; unit < text.length && ascii; unit++) ascii = text.charCodeAt(unit) < 0x80;
  if (ascii) return [];
  const offsets: number[] = [];
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    for (let unit = 0; unit < character.length; unit++) offsets.push(bytes);
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  offsets.push(bytes);
  return offsets;
}
