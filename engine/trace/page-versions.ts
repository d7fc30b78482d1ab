import { PAGE_SHIFT, PAGE_SIZE, type Image } from '../memory/image.js';
import { applyPage, readPages } from './page-change.js';
import type { Stretch } from './recording.js';

/** Of a page that was changed since the last restoring: nobody knows its version. */
const UNKNOWN = -1;

/**
 * The versions of each page over the stretches of a recording, as flat tables: the versions of page `p` are those from
 * `#first[p]` to `#first[p + 1]`, in the order of the stretches at whose beginnings they were written.
 */
export class PageVersions {
  readonly #stretches: readonly Stretch[];
  readonly #first: Int32Array;
  readonly #stretch: Int32Array;
  /** How many words a version changes; 0: it is the whole page. */
  readonly #count: Uint8Array;
  /** Where it stands in the pages of its stretch. */
  readonly #at: Int32Array;
  /** The number of the version that the image holds of each page, from 1; 0: the page is empty. */
  readonly #held: Int32Array;
  /** Pages that have a version, ascending. */
  readonly #pages: Int32Array;

  constructor(stretches: readonly Stretch[], pages: number) {
    this.#stretches = stretches;
    const first = new Int32Array(pages + 1);
    for (const stretch of stretches) for (const { page } of readPages(stretch.pages)) first[page + 1]!++;
    const versioned: number[] = [];
    for (let page = 0; page < pages; page++) {
      if (first[page + 1]! > 0) versioned.push(page);
      first[page + 1]! += first[page]!;
    }
    this.#pages = Int32Array.from(versioned);
    const total = first[pages]!;
    this.#first = first;
    this.#stretch = new Int32Array(total);
    this.#count = new Uint8Array(total);
    this.#at = new Int32Array(total);
    this.#held = new Int32Array(pages);
    const next = first.slice(0, pages);
    stretches.forEach((stretch, index) => {
      for (const { page, count, at } of readPages(stretch.pages)) {
        const version = next[page]!++;
        this.#stretch[version] = index;
        this.#count[version] = count;
        this.#at[version] = at;
      }
    });
  }

  /** Brings every page of an image to its version at the beginning of a stretch. */
  restore(image: Image, stretch: number): void {
    const held = this.#held;
    const first = this.#first;
    for (const page of image.dirtyPages) {
      held[page] = UNKNOWN;
      if (first[page] === first[page + 1]) empty(image, page);
    }
    image.clean();
    for (const page of this.#pages) {
      const start = first[page]!;
      const wanted = this.#upTo(start, first[page + 1]!, stretch) - start;
      if (held[page] !== wanted) this.#bring(image, page, start, wanted);
    }
  }

  /** The first of the versions from `low` to `high` that is later than the beginning of a stretch. */
  #upTo(low: number, high: number, stretch: number): number {
    const stretches = this.#stretch;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (stretches[middle]! <= stretch) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #bring(image: Image, page: number, start: number, wanted: number): void {
    const held = this.#held[page]!;
    this.#held[page] = wanted;
    if (wanted === 0) return empty(image, page);
    let from = held >= 0 && held < wanted ? held : 0;
    for (let whole = wanted - 1; whole > from; whole--) if (this.#count[start + whole] === 0) from = whole;
    for (let version = start + from; version < start + wanted; version++) {
      const pages = this.#stretches[this.#stretch[version]!]!.pages;
      applyPage(pages, page, this.#count[version]!, this.#at[version]!, image.bytes);
    }
  }
}

function empty(image: Image, page: number): void {
  image.bytes.fill(0, page << PAGE_SHIFT, (page << PAGE_SHIFT) + PAGE_SIZE);
}
