import { Runtime } from '../memory/address-map.js';
import { LARGE_HEAD, LARGE_USED } from '../memory/heap-layout.js';
import type { Memory } from '../memory/memory.js';

/**
 * The system heap: requests of 0 or of more than 512 bytes. The real one is the C library's and its addresses are its own
 * affair; this one is simple: a word of size in front of each block, blocks of a size reused last freed first, the
 * last block grows and shrinks where it lies.
 */
export class LargeBlocks {
  readonly #memory: Memory;
  /** Free blocks by whole size. */
  readonly #free = new Map<number, number[]>();

  constructor(memory: Memory) {
    this.#memory = memory;
    memory.putRuntime(Runtime.largeTop, memory.map.large);
  }

  get #top(): number {
    return this.#memory.get(Runtime.largeTop);
  }

  static wholeSize(size: number): number {
    return LARGE_HEAD + ((Math.max(size, 1) + 15) & -16);
  }

  /** The block's address, or 0 when memory is at its limit. */
  allocate(size: number): number {
    const whole = LargeBlocks.wholeSize(size);
    const chunk = this.#free.get(whole)?.pop() ?? this.#extend(whole);
    if (chunk === 0) return 0;
    this.#memory.put(chunk + 8, whole | LARGE_USED);
    this.#memory.birth(chunk + LARGE_HEAD);
    return chunk + LARGE_HEAD;
  }

  #extend(whole: number): number {
    const chunk = this.#top;
    if (chunk + whole > this.#memory.map.largeEnd) return 0;
    this.#memory.putRuntime(Runtime.largeTop, chunk + whole);
    return chunk;
  }

  free(block: number): void {
    const chunk = block - LARGE_HEAD;
    const whole = this.#memory.get(chunk + 8) & -16;
    if (chunk + whole === this.#top) {
      this.#memory.putRuntime(Runtime.largeTop, chunk);
      return;
    }
    this.#memory.put(chunk + 8, whole);
    const list = this.#free.get(whole);
    if (list) list.push(chunk);
    else this.#free.set(whole, [chunk]);
  }

  /** True when the block can have the new size where it lies. */
  resize(block: number, size: number): boolean {
    const chunk = block - LARGE_HEAD;
    const had = this.#memory.get(chunk + 8) & -16;
    const whole = LargeBlocks.wholeSize(size);
    if (whole === had) return true;
    if (chunk + had !== this.#top || chunk + whole > this.#memory.map.largeEnd) return false;
    this.#memory.put(chunk + 8, whole | LARGE_USED);
    this.#memory.putRuntime(Runtime.largeTop, chunk + whole);
    return true;
  }

  /** Bytes that the block has room for. */
  sizeOf(block: number): number {
    return (this.#memory.get(block - 8) & -16) - LARGE_HEAD;
  }
}
