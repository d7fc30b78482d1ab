import { type AddressMap, Frame, INT_TYPE, POOL_COUNT, POOL_FREE, POOL_SHIFT, POOL_SIZE, Runtime } from './address-map.js';

/** Pages are what a checkpoint copies. */
export const PAGE_SHIFT = 10;
export const PAGE_SIZE = 1 << PAGE_SHIFT;

/**
 * The bytes of the address space, three registers, and what each kind of change does to them.
 *
 * The machine changes memory through `Memory`, which extends this and logs; a replay calls the same methods with what it
 * reads from the log. So forwards is forwards by construction. Addresses are byte offsets; words are 32 bits.
 */
export class Image {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly floats: Float64Array;
  readonly map: AddressMap;
  /** Frame that runs; top of its value stack (the next free place); number of its current instruction. */
  fp = 0;
  sp = 0;
  pc = -1;
  /** The block taken last, and the object released last: implied operands of some changes. */
  block = 0;
  released = 0;
  /** Where the last `put` went. */
  putAt = 0;
  /** Pages changed since `clean()`, each once. */
  readonly dirty: Uint8Array;
  dirtyPages: number[] = [];

  constructor(map: AddressMap) {
    const buffer = new ArrayBuffer(map.total);
    this.map = map;
    this.words = new Int32Array(buffer);
    this.bytes = new Uint8Array(buffer);
    this.floats = new Float64Array(buffer);
    this.dirty = new Uint8Array(map.total >> PAGE_SHIFT);
  }

  touch(address: number): void {
    const page = address >>> PAGE_SHIFT;
    if (this.dirty[page] === 0) {
      this.dirty[page] = 1;
      this.dirtyPages.push(page);
    }
  }

  clean(): void {
    for (const page of this.dirtyPages) this.dirty[page] = 0;
    this.dirtyPages = [];
  }

  get(address: number): number {
    return this.words[address >> 2]!;
  }

  /** Local `index` of the running frame, or 0. */
  local(index: number): number {
    return this.words[(this.fp + Frame.localsPlus + index * 8) >> 2]!;
  }

  /** Constant `index` of the running code: `co_consts` is at 24, a tuple's items start at 24. */
  constant(index: number): number {
    const code = this.words[this.fp >> 2]!;
    const consts = this.words[(code + 24) >> 2]!;
    return this.words[(consts + 24 + index * 8) >> 2]!;
  }

  protected setWord(address: number, value: number): void {
    this.words[address >> 2] = value;
    this.touch(address);
  }

  protected addTo(address: number, value: number): void {
    this.words[address >> 2]! += value;
    this.touch(address);
  }

  /** `Py_INCREF` (Include/object.h): nothing for an immortal object. */
  protected countUp(object: number): void {
    const count = this.words[object >> 2]!;
    if (count >= 0) {
      this.words[object >> 2] = count + 1;
      this.touch(object);
    }
  }

  /** The counting half of `Py_DECREF`; what dies is told apart by the caller. */
  protected countDown(object: number): void {
    this.released = object;
    const count = this.words[object >> 2]!;
    if (count >= 0) {
      this.words[object >> 2] = count - 1;
      this.touch(object);
    }
  }

  protected pushWord(value: number): void {
    this.words[this.sp >> 2] = value;
    this.touch(this.sp);
    this.sp += 8;
  }

  protected setLocalWord(index: number): void {
    this.sp -= 8;
    this.setWord(this.fp + Frame.localsPlus + index * 8, this.words[this.sp >> 2]!);
  }

  protected resultWord(): void {
    this.sp -= 16;
    this.pushWord(this.block);
  }

  protected copyRange(to: number, from: number, length: number): void {
    if (length === 0) return;
    this.bytes.copyWithin(to, from, from + length);
    this.touchRange(to, length);
  }

  protected clearRange(at: number, length: number): void {
    if (length === 0) return;
    this.bytes.fill(0, at, at + length);
    this.touchRange(at, length);
  }

  protected setBytes(at: number, data: Uint8Array): void {
    if (data.length === 0) return;
    this.bytes.set(data, at);
    this.touchRange(at, data.length);
  }

  protected touchRange(at: number, length: number): void {
    const last = (at + length - 1) >>> PAGE_SHIFT;
    for (let page = at >>> PAGE_SHIFT; page <= last; page++) this.touch(page << PAGE_SHIFT);
  }

  /** The next serial number becomes the identity of what lies at `address`. */
  protected bear(address: number): void {
    const serial = this.words[Runtime.serial >> 2]! + 1;
    this.words[Runtime.serial >> 2] = serial;
    this.touch(Runtime.serial);
    const at = this.map.births + (address >> 4) * 4;
    this.words[at >> 2] = serial;
    this.touch(at);
    this.block = address;
  }

  /** First half of `pymalloc_alloc` (Objects/obmalloc.c): the pool's first free block, whose link becomes the first. */
  protected takeBlock(pool: number): void {
    const words = this.words;
    const block = words[(pool + POOL_FREE) >> 2]!;
    words[(pool + POOL_FREE) >> 2] = words[block >> 2]!;
    words[(pool + POOL_COUNT) >> 2]! += 1;
    this.touch(pool);
    this.bear(block);
  }

  /** First half of `pymalloc_free`. */
  protected giveBlock(block: number): void {
    const words = this.words;
    const pool = block & -POOL_SIZE;
    this.setWord(block, words[(pool + POOL_FREE) >> 2]!);
    words[(pool + POOL_FREE) >> 2] = block;
    words[(pool + POOL_COUNT) >> 2]! -= 1;
    this.touch(pool);
  }

  /** `_PyLong_FromMedium` (Objects/longobject.c): 16 bytes of head, `lv_tag`, one digit. */
  protected takeIntBlock(pool: number, value: number): void {
    this.takeBlock(pool);
    const at = this.block >> 2;
    const words = this.words;
    words[at] = 1;
    words[at + 1] = 0;
    words[at + 2] = INT_TYPE;
    words[at + 4] = value < 0 ? 10 : 8;
    words[at + 5] = 0;
    words[at + 6] = value < 0 ? -value : value;
    this.touch(this.block);
    this.touch(this.block + 24);
  }

  /** `gc_list_append` to generation 0; `object` lies 16 bytes after its head (Modules/gcmodule.c). */
  protected appendYoung(object: number): void {
    const words = this.words;
    const head = object - 16;
    const ring = Runtime.generations;
    const last = words[(ring + 8) >> 2]!;
    words[last >> 2] = head;
    words[(head + 8) >> 2] = last | (words[(head + 8) >> 2]! & 3);
    words[head >> 2] = ring;
    words[(ring + 8) >> 2] = head;
    this.touch(last);
    this.touch(head);
    this.touch(ring);
  }

  /** `_PyObject_GC_UNTRACK` (Include/internal/pycore_object.h): the finalised bit stays. */
  protected unlinkFromRing(object: number): void {
    const words = this.words;
    const head = object - 16;
    const next = words[head >> 2]! & ~1;
    const prev = words[(head + 8) >> 2]! & ~3;
    words[prev >> 2] = next | (words[prev >> 2]! & 1);
    words[(next + 8) >> 2] = prev | (words[(next + 8) >> 2]! & 3);
    words[head >> 2] = 0;
    words[(head + 8) >> 2]! &= 1;
    this.touch(prev);
    this.touch(next);
    this.touch(head);
  }

  protected enterFrame(fp: number, depth: number, pc: number): void {
    this.fp = fp;
    this.sp = fp + Frame.localsPlus + depth * 8;
    this.pc = pc;
  }

  /** The pool number that `take` changes carry. */
  static poolNumber(pool: number): number {
    return pool >> POOL_SHIFT;
  }
}
