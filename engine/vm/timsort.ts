/**
 * `listsort` of Objects/listobject.c, 3.12 (powersort merges of natural runs): the same comparisons in the same order. It
 * sorts places, the numbers of items; what they stand for is the caller's.
 */
const MIN_GALLOP = 7;
const LONGEST_SHORT = 64;

/** What a sort asks of its caller. */
export interface Sorting {
  /** Whether the item of one place is less than that of another; throws `Stopped` after an exception. */
  less(a: number, b: number): boolean;
  /** A merge needs room for so many items (`merge_getmem`). */
  room(items: number): void;
}

/** Thrown by `less` when a comparison raised an exception: the places are a permutation still. */
export class Stopped extends Error {}

interface Run {
  readonly base: number;
  length: number;
  power: number;
}

/** Sorts places in place. After `Stopped` they are all there, in the order that CPython leaves. */
export function timsort(places: number[], sorting: Sorting): void {
  new Sorter(places, sorting).sort();
}

class Sorter {
  readonly #places: number[];
  readonly #sorting: Sorting;
  readonly #pending: Run[] = [];
  #minGallop = MIN_GALLOP;

  constructor(places: number[], sorting: Sorting) {
    this.#places = places;
    this.#sorting = sorting;
  }

  sort(): void {
    const length = this.#places.length;
    const shortest = shortestRun(length);
    let low = 0;
    while (low < length) {
      const left = length - low;
      let run = this.#countRun(low, length);
      if (run < shortest) {
        const forced = Math.min(left, shortest);
        this.#insertionSort(low, low + forced, low + run);
        run = forced;
      }
      this.#foundRun(low, run);
      low += run;
    }
    while (this.#pending.length > 1) {
      let at = this.#pending.length - 2;
      if (at > 0 && this.#pending[at - 1]!.length < this.#pending[at + 1]!.length) at--;
      this.#mergeAt(at);
    }
  }

  #less(a: number, b: number): boolean {
    return this.#sorting.less(a, b);
  }

  /** `count_run`; a descending run is reversed. */
  #countRun(low: number, high: number): number {
    const places = this.#places;
    let at = low + 1;
    if (at === high) return 1;
    const descending = this.#less(places[at]!, places[at - 1]!);
    for (at++; at < high; at++) if (this.#less(places[at]!, places[at - 1]!) !== descending) break;
    if (descending) places.splice(low, at - low, ...places.slice(low, at).reverse());
    return at - low;
  }

  /** `binarysort`: places from `start` on go into the sorted ones before them. */
  #insertionSort(low: number, high: number, start: number): void {
    const places = this.#places;
    for (let next = start === low ? start + 1 : start; next < high; next++) {
      const pivot = places[next]!;
      let left = low;
      let right = next;
      do {
        const middle = left + ((right - left) >> 1);
        if (this.#less(pivot, places[middle]!)) right = middle;
        else left = middle + 1;
      } while (left < right);
      places.copyWithin(left + 1, left, next);
      places[left] = pivot;
    }
  }

  /** `found_new_run`: merges by the powers of the runs' boundaries. */
  #foundRun(base: number, length: number): void {
    const pending = this.#pending;
    const last = pending.at(-1);
    if (last !== undefined) {
      const power = powerOf(last.base, last.length, length, this.#places.length);
      while (pending.length > 1 && pending[pending.length - 2]!.power > power) this.#mergeAt(pending.length - 2);
      pending[pending.length - 1]!.power = power;
    }
    pending.push({ base, length, power: 0 });
  }

  /** `merge_at`. */
  #mergeAt(at: number): void {
    const [a, b] = [this.#pending[at]!, this.#pending[at + 1]!];
    const [lengthA, lengthB] = [a.length, b.length];
    a.length = lengthA + lengthB;
    this.#pending.splice(at + 1, 1);
    const places = this.#places;
    const skipped = this.#gallopRight(places[b.base]!, places, a.base, lengthA, 0);
    const low = a.base + skipped;
    const countA = lengthA - skipped;
    if (countA === 0) return;
    const countB = this.#gallopLeft(places[low + countA - 1]!, places, b.base, lengthB, lengthB - 1);
    if (countB <= 0) return;
    if (countA <= countB) this.#mergeLow(low, countA, b.base, countB);
    else this.#mergeHigh(low, countA, b.base, countB);
  }

  /** `gallop_left`: how many of a run are less than a key. */
  #gallopLeft(key: number, run: readonly number[], base: number, length: number, hint: number): number {
    let last = 0;
    let offset = 1;
    if (this.#less(run[base + hint]!, key)) {
      const most = length - hint;
      while (offset < most && this.#less(run[base + hint + offset]!, key)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = Math.min(offset, most) + hint;
      last += hint;
    } else {
      const most = hint + 1;
      while (offset < most && !this.#less(run[base + hint - offset]!, key)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      [last, offset] = [hint - Math.min(offset, most), hint - last];
    }
    for (last++; last < offset;) {
      const middle = last + ((offset - last) >> 1);
      if (this.#less(run[base + middle]!, key)) last = middle + 1;
      else offset = middle;
    }
    return offset;
  }

  /** `gallop_right`: how many of a run are not greater than a key. */
  #gallopRight(key: number, run: readonly number[], base: number, length: number, hint: number): number {
    let last = 0;
    let offset = 1;
    if (this.#less(key, run[base + hint]!)) {
      const most = hint + 1;
      while (offset < most && this.#less(key, run[base + hint - offset]!)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      [last, offset] = [hint - Math.min(offset, most), hint - last];
    } else {
      const most = length - hint;
      while (offset < most && !this.#less(key, run[base + hint + offset]!)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      offset = Math.min(offset, most) + hint;
      last += hint;
    }
    for (last++; last < offset;) {
      const middle = last + ((offset - last) >> 1);
      if (this.#less(key, run[base + middle]!)) offset = middle;
      else last = middle + 1;
    }
    return offset;
  }

  /** `merge_lo`: the left run, the shorter one, is copied out and merged from the left. */
  #mergeLow(low: number, lengthA: number, baseB: number, lengthB: number): void {
    this.#sorting.room(lengthA);
    const places = this.#places;
    const kept = places.slice(low, low + lengthA);
    let [to, a, b, countA, countB] = [low, 0, baseB, lengthA, lengthB];
    const takeA = (count: number): void => {
      for (; count > 0; count--, countA--) places[to++] = kept[a++]!;
    };
    const takeB = (count: number): void => {
      for (; count > 0; count--, countB--) places[to++] = places[b++]!;
    };
    try {
      takeB(1);
      let gallop = this.#minGallop;
      while (countB > 0 && countA > 1) {
        let [wonA, wonB] = [0, 0];
        while (wonA < gallop && wonB < gallop) {
          if (this.#less(places[b]!, kept[a]!)) {
            takeB(1);
            wonB++;
            wonA = 0;
            if (countB === 0) return;
          } else {
            takeA(1);
            wonA++;
            wonB = 0;
            if (countA === 1) return;
          }
        }
        gallop++;
        do {
          if (gallop > 1) gallop--;
          this.#minGallop = gallop;
          wonA = this.#gallopRight(places[b]!, kept, a, countA, 0);
          takeA(wonA);
          if (wonA > 0 && countA <= 1) return;
          takeB(1);
          if (countB === 0) return;
          wonB = this.#gallopLeft(kept[a]!, places, b, countB, 0);
          takeB(wonB);
          if (wonB > 0 && countB === 0) return;
          takeA(1);
          if (countA === 1) return;
        } while (wonA >= MIN_GALLOP || wonB >= MIN_GALLOP);
        gallop++;
        this.#minGallop = gallop;
      }
    } catch (error) {
      for (; countA > 0; countA--) places[to++] = kept[a++]!;
      countB = 0;
      throw error;
    } finally {
      if (countA === 1) takeB(countB);
      takeA(countA);
    }
  }

  /** `merge_hi`: the right run is copied out and merged from the right. */
  #mergeHigh(low: number, lengthA: number, baseB: number, lengthB: number): void {
    this.#sorting.room(lengthB);
    const places = this.#places;
    const kept = places.slice(baseB, baseB + lengthB);
    let [to, a, b, countA, countB] = [baseB + lengthB - 1, baseB - 1, lengthB - 1, lengthA, lengthB];
    a = low + lengthA - 1;
    const takeA = (count: number): void => {
      for (; count > 0; count--, countA--) places[to--] = places[a--]!;
    };
    const takeB = (count: number): void => {
      for (; count > 0; count--, countB--) places[to--] = kept[b--]!;
    };
    try {
      takeA(1);
      let gallop = this.#minGallop;
      while (countA > 0 && countB > 1) {
        let [wonA, wonB] = [0, 0];
        while (wonA < gallop && wonB < gallop) {
          if (this.#less(kept[b]!, places[a]!)) {
            takeA(1);
            wonA++;
            wonB = 0;
            if (countA === 0) return;
          } else {
            takeB(1);
            wonB++;
            wonA = 0;
            if (countB === 1) return;
          }
        }
        gallop++;
        do {
          if (gallop > 1) gallop--;
          this.#minGallop = gallop;
          wonA = countA - this.#gallopRight(kept[b]!, places, low, countA, countA - 1);
          takeA(wonA);
          if (wonA > 0 && countA === 0) return;
          takeB(1);
          if (countB === 1) return;
          wonB = countB - this.#gallopLeft(places[a]!, kept, 0, countB, countB - 1);
          takeB(wonB);
          if (wonB > 0 && countB <= 1) return;
          takeA(1);
          if (countA === 0) return;
        } while (wonA >= MIN_GALLOP || wonB >= MIN_GALLOP);
        gallop++;
        this.#minGallop = gallop;
      }
    } catch (error) {
      for (; countB > 0; countB--) places[to--] = kept[b--]!;
      countA = 0;
      throw error;
    } finally {
      if (countB === 1) takeA(countA);
      takeB(countB);
    }
  }
}

/** `merge_compute_minrun`. */
function shortestRun(length: number): number {
  let rest = 0;
  let left = length;
  while (left >= LONGEST_SHORT) {
    rest |= left & 1;
    left >>= 1;
  }
  return left + rest;
}

/** `powerloop`. */
function powerOf(start: number, lengthA: number, lengthB: number, all: number): number {
  let a = 2 * start + lengthA;
  let b = a + lengthA + lengthB;
  for (let power = 1; ; power++) {
    if (a >= all) {
      a -= all;
      b -= all;
    } else if (b >= all) {
      return power;
    }
    a *= 2;
    b *= 2;
  }
}
