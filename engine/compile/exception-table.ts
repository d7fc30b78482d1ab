/** `co_exceptiontable`: which handler covers which code (Objects/exception_handling_notes.txt, Python/assemble.c). */
import type { Block } from './flow-graph.js';

/** Six bits a byte, most significant first; 0x40 says that more follow, 0x80 marks the start of an entry. */
function pushNumber(bytes: number[], value: number, mark: number): void {
  let first = mark;
  for (const shift of [24, 18, 12, 6]) {
    if (value < 2 ** shift) continue;
    bytes.push(((value >> shift) & 0x3f) | 0x40 | first);
    first = 0;
  }
  bytes.push((value & 0x3f) | first);
}

export class ExceptionTable {
  readonly #bytes: number[] = [];
  #handler: Block | null = null;
  #start = 0;
  #offset = 0;

  /** Counts the next `size` units as covered by `handler`. */
  add(handler: Block | null, size: number): void {
    if (handler?.offset !== this.#handler?.offset) {
      this.#flush();
      this.#start = this.#offset;
      this.#handler = handler;
    }
    this.#offset += size;
  }

  /** The finished table. */
  finish(): Uint8Array {
    this.#flush();
    return Uint8Array.from(this.#bytes);
  }

  #flush(): void {
    const handler = this.#handler;
    if (handler === null) return;
    const lastIndex = handler.preservesOffset ? 1 : 0;
    const depth = handler.startDepth - 1 - lastIndex;
    pushNumber(this.#bytes, this.#start, 0x80);
    pushNumber(this.#bytes, this.#offset - this.#start, 0);
    pushNumber(this.#bytes, handler.offset, 0);
    pushNumber(this.#bytes, (depth << 1) | lastIndex, 0);
  }
}
