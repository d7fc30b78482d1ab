import { PAGE_SIZE } from '../memory/image.js';

/**
 * What a checkpoint keeps of the pages that changed since the one before: for each page its number (as the distance from
 * the page before, LEB128), a count, and that many words, each as its place in the page (a byte) and its value (four).
 * A count of 0 says that the whole page follows. A page is written whole when the words since it last was would take more.
 */
const PAGE_WORDS = PAGE_SIZE / 4;
const WORD_BYTES = 5;
/** Pages in a piece of the mirror, as a power of two. */
const PIECE_SHIFT = 7;

export class PageChanges {
  readonly #words: Int32Array;
  /** The words at the checkpoint before, in pieces that are made when a page of theirs first changes. */
  readonly #before: (Int32Array | undefined)[] = [];
  /** Bytes written for a page since it was last written whole; -1: never. */
  readonly #since: Int16Array;
  #out = new Uint8Array(1 << 16);
  #length = 0;

  constructor(words: Int32Array) {
    this.#words = words;
    this.#since = new Int16Array(words.length / PAGE_WORDS).fill(-1);
  }

  /** Notes the changes of these pages (ascending) since the last call. */
  note(pages: Int32Array): Uint8Array {
    this.#length = 0;
    let previous = 0;
    for (const page of pages) if (this.#page(page, page - previous)) previous = page;
    return this.#out.slice(0, this.#length);
  }

  #page(page: number, distance: number): boolean {
    const words = this.#words;
    const before = (this.#before[page >> PIECE_SHIFT] ??= new Int32Array(PAGE_WORDS << PIECE_SHIFT));
    const start = page * PAGE_WORDS;
    const end = start + PAGE_WORDS;
    const shift = (page & -(1 << PIECE_SHIFT)) * PAGE_WORDS;
    if (isSame(words, start, before, start - shift)) return false;
    let changed = 0;
    for (let at = start; at < end; at++) if (words[at] !== before[at - shift]) changed++;
    if (this.#length + PAGE_SIZE + 16 > this.#out.length) this.#grow();
    this.#number(distance);
    const since = this.#since[page]!;
    const whole = since < 0 || since + changed * WORD_BYTES > PAGE_SIZE;
    this.#since[page] = whole ? 0 : since + changed * WORD_BYTES;
    this.#out[this.#length++] = whole ? 0 : changed;
    for (let at = start; at < end; at++) {
      const word = words[at]!;
      if (!whole) {
        if (word === before[at - shift]) continue;
        this.#out[this.#length++] = at - start;
      }
      before[at - shift] = word;
      this.#out[this.#length++] = word;
      this.#out[this.#length++] = word >> 8;
      this.#out[this.#length++] = word >> 16;
      this.#out[this.#length++] = word >> 24;
    }
    return true;
  }

  #number(value: number): void {
    while (value > 0x7f) {
      this.#out[this.#length++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    this.#out[this.#length++] = value;
  }

  #grow(): void {
    const larger = new Uint8Array(this.#out.length * 2);
    larger.set(this.#out);
    this.#out = larger;
  }
}

/** True when a page holds the same words in both: most pages that were touched do, since counts go up and down again. */
function isSame(words: Int32Array, at: number, before: Int32Array, there: number): boolean {
  for (const end = at + PAGE_WORDS; at < end; at += 8, there += 8) {
    const differs =
      (words[at]! ^ before[there]!) |
      (words[at + 1]! ^ before[there + 1]!) |
      (words[at + 2]! ^ before[there + 2]!) |
      (words[at + 3]! ^ before[there + 3]!) |
      (words[at + 4]! ^ before[there + 4]!) |
      (words[at + 5]! ^ before[there + 5]!) |
      (words[at + 6]! ^ before[there + 6]!) |
      (words[at + 7]! ^ before[there + 7]!);
    if (differs !== 0) return false;
  }
  return true;
}

/** Where the changes of a page stand in the bytes of a checkpoint. */
export interface PageChange {
  readonly page: number;
  /** The count: 0 for a whole page. */
  readonly count: number;
  readonly at: number;
}

/** The pages of a checkpoint, in order. */
export function* readPages(pages: Uint8Array): IterableIterator<PageChange> {
  let at = 0;
  let page = 0;
  while (at < pages.length) {
    let byte = pages[at++]!;
    let distance = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = pages[at++]!;
      distance |= (byte & 0x7f) << shift;
    }
    page += distance;
    const count = pages[at++]!;
    yield { page, count, at };
    at += count === 0 ? PAGE_SIZE : count * WORD_BYTES;
  }
}

/** Writes the changes of a page into memory: `count` words, or the whole page, from place `at` of a checkpoint. */
export function applyPage(pages: Uint8Array, page: number, count: number, at: number, bytes: Uint8Array): void {
  const start = page * PAGE_SIZE;
  if (count === 0) {
    bytes.set(pages.subarray(at, at + PAGE_SIZE), start);
    return;
  }
  for (const end = at + count * WORD_BYTES; at < end; at += WORD_BYTES) {
    const to = start + pages[at]! * 4;
    bytes[to] = pages[at + 1]!;
    bytes[to + 1] = pages[at + 2]!;
    bytes[to + 2] = pages[at + 3]!;
    bytes[to + 3] = pages[at + 4]!;
  }
}
