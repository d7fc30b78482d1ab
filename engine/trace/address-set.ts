import type { AddressMap } from '../memory/address-map.js';
import { ARENAS } from '../memory/address-map.js';

/** A set of addresses of the heap, 16 bytes apart: a byte each, over the part of the heap that is asked about. */
export class AddressSet {
  readonly #map: AddressMap;
  #small = new Uint8Array(1 << 12);
  #large = new Uint8Array(1 << 8);

  constructor(map: AddressMap) {
    this.#map = map;
  }

  has(address: number): boolean {
    const large = address >= this.#map.large;
    const marks = large ? this.#large : this.#small;
    return marks[(address - (large ? this.#map.large : ARENAS)) >> 4] === 1;
  }

  /** True when the address was not in it before. */
  add(address: number): boolean {
    const large = address >= this.#map.large;
    const place = (address - (large ? this.#map.large : ARENAS)) >> 4;
    let marks = large ? this.#large : this.#small;
    if (place >= marks.length) {
      const larger = new Uint8Array(Math.max(marks.length * 2, place + 1));
      larger.set(marks);
      marks = larger;
      if (large) this.#large = larger;
      else this.#small = larger;
    }
    if (marks[place] === 1) return false;
    marks[place] = 1;
    return true;
  }
}
