import {
  type AddressMap,
  CodeField,
  Frame,
  FrameState,
  FunctionField,
  GeneratorField,
  INT_TYPE,
  isStackFrame,
  Leave,
  NATIVE_HELD,
  NATIVE_HELD_MOST,
  POOL_COUNT,
  POOL_FREE,
  POOL_SHIFT,
  POOL_SIZE,
  Runtime,
  STACK,
} from './address-map.js';

/** Pages are what a checkpoint copies. */
export const PAGE_SHIFT = 9;
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
  /** The value on its way to the caller. */
  kept = 0;
  /** Blocks that went back to their pools so far. */
  given = 0;
  /** Where the next frame of an ordinary call goes. */
  stackTop = STACK;
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

  /** Constant `index` of the running code; a tuple's items start at 24. */
  constant(index: number): number {
    const code = this.words[this.fp >> 2]!;
    const consts = this.words[(code + CodeField.consts) >> 2]!;
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

  protected holdObject(object: number): void {
    const count = this.words[Runtime.nativeHeldCount >> 2]!;
    if (count < NATIVE_HELD_MOST) this.setWord(NATIVE_HELD + count * 4, object);
    this.setWord(Runtime.nativeHeldCount, count + 1);
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
    this.given++;
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

  protected initObject(object: number, type: number): void {
    const at = object >> 2;
    this.words[at] = 1;
    this.words[at + 1] = 0;
    this.words[at + 2] = type;
    this.words[at + 3] = 0;
    this.touch(object);
  }

  /** `head`: bytes in front of the object, 16 or 32. */
  protected initHead(object: number, head: number): void {
    for (let at = (object - head) >> 2; at < object >> 2; at++) this.words[at] = 0;
    this.touch(object - head);
    this.touch(object - 16);
  }

  protected countYoung(by: number): void {
    this.words[Runtime.youngCount >> 2]! += by;
    this.touch(Runtime.youngCount);
  }

  protected advanceRangeWords(iterator: number): void {
    const at = (iterator + 16) >> 2;
    this.words[at]! += this.words[at + 2]!;
    this.words[at + 4]! -= 1;
    this.touch(iterator + 16);
    this.touch(iterator + 32);
  }

  protected swapTopWord(object: number): void {
    const at = (this.sp - 8) >> 2;
    const old = this.words[at]!;
    this.countUp(object);
    this.words[at] = object;
    this.touch(this.sp - 8);
    this.countDown(old);
  }

  protected storeLocalWord(index: number): void {
    const at = this.fp + Frame.localsPlus + index * 8;
    const old = this.words[at >> 2]!;
    this.sp -= 8;
    this.setWord(at, this.words[this.sp >> 2]!);
    if (old !== 0) this.countDown(old);
    else this.released = 0;
  }

  /**
   * `_PyEvalFramePushAndInit` (Python/ceval.c) where the arguments fit the parameters: a frame on the data stack, the
   * arguments moved into its first slots, the other slots empty, code counted, the function's reference moved in.
   */
  protected enterFunction(func: number, args: number, dropped: number): void {
    const words = this.words;
    const code = words[(func + FunctionField.code) >> 2]!;
    const fp = this.stackTop;
    const slots = words[(code + CodeField.localsPlusCount) >> 2]!;
    this.stackTop = fp + Frame.localsPlus + 8 * (slots + words[(code + CodeField.stackSize) >> 2]!);
    const from = this.sp - 8 * args;
    const caller = this.fp;
    if (caller !== 0) {
      this.sp = from - 8 * dropped;
      words[(caller + Frame.prevInstr) >> 2] = this.pc;
      words[(caller + Frame.stackTop) >> 2] = (this.sp - caller - Frame.localsPlus) >> 3;
      this.touch(caller);
      this.touch(caller + Frame.stackTop);
    }
    const at = fp >> 2;
    words[at] = code;
    words[at + 2] = caller;
    words[at + 4] = func;
    words[at + 6] = words[(func + FunctionField.globals) >> 2]!;
    words[at + 8] = words[(func + FunctionField.builtins) >> 2]!;
    words[at + 10] = 0;
    words[at + 12] = 0;
    words[at + 14] = -1;
    words[at + 16] = 0;
    words[at + 17] = 0;
    const locals = at + Frame.localsPlus / 4;
    for (let index = 0; index < args; index++) words[locals + index * 2] = words[(from >> 2) + index * 2]!;
    for (let index = args; index < slots; index++) words[locals + index * 2] = 0;
    this.touchRange(fp, Frame.localsPlus + 8 * slots);
    this.countUp(code);
    this.fp = fp;
    this.sp = fp + Frame.localsPlus + slots * 8;
    this.pc = -1;
  }

  /** The end of `_PyEvalFrameClearAndPop`: locals are gone already. */
  protected leaveFrame(how: number): void {
    const words = this.words;
    const fp = this.fp;
    const caller = words[(fp + Frame.previous) >> 2]!;
    if ((how & Leave.owned) === 0) {
      const func = words[(fp + Frame.func) >> 2]!;
      const code = words[fp >> 2]!;
      if (func !== 0) this.countDown(func);
      if (code !== 0) this.countDown(code);
    } else if (!isStackFrame(fp)) {
      this.#unlink(fp, (how & Leave.suspended) !== 0);
    }
    if (isStackFrame(fp)) this.stackTop = fp;
    this.fp = caller;
    if (caller === 0) return;
    this.sp = caller + Frame.localsPlus + 8 * words[(caller + Frame.stackTop) >> 2]!;
    this.pc = words[(caller + Frame.prevInstr) >> 2]!;
    if (!isStackFrame(caller)) this.setWord(caller + Frame.stackTop, -1);
    if ((how & Leave.push) !== 0) this.pushWord(this.kept);
  }

  /** The frame of a generator leaves the chain: for now (YIELD_VALUE), or cleared and for good. */
  #unlink(fp: number, suspended: boolean): void {
    const words = this.words;
    words[(fp + Frame.previous) >> 2] = 0;
    words[(fp + Frame.stackTop) >> 2] = 0;
    this.touchRange(fp, Frame.localsPlus);
    if (!suspended) return;
    words[(fp + Frame.prevInstr) >> 2] = this.pc;
    words[(fp + Frame.stackTop) >> 2] = (this.sp - fp - Frame.localsPlus) >> 3;
    const generator = fp - GeneratorField.frame;
    const previous = generator + GeneratorField.previousHandled;
    this.setWord(Runtime.handledItem, words[previous >> 2]!);
    this.setWord(previous, 0);
    this.setWord(generator + GeneratorField.flags, FrameState.suspended << 24);
  }

  /**
   * The frame of a generator joins the chain (`gen_send_ex2`, Objects/genobject.c): what it handles is in its own item, and
   * while it runs its `stacktop` is -1.
   */
  protected resumeFrame(fp: number, args: number): void {
    const words = this.words;
    const caller = this.fp;
    const generator = fp - GeneratorField.frame;
    this.sp -= 8 * args;
    const moved = args === 0 ? 0 : words[this.sp >> 2]!;
    if (caller !== 0) {
      this.setWord(caller + Frame.prevInstr, this.pc);
      this.setWord(caller + Frame.stackTop, (this.sp - caller - Frame.localsPlus) >> 3);
    }
    this.setWord(generator + GeneratorField.flags, FrameState.executing);
    this.setWord(generator + GeneratorField.previousHandled, words[Runtime.handledItem >> 2]!);
    this.setWord(Runtime.handledItem, generator + GeneratorField.handled);
    this.setWord(fp + Frame.previous, caller);
    this.fp = fp;
    this.sp = fp + Frame.localsPlus + 8 * words[(fp + Frame.stackTop) >> 2]!;
    this.pc = words[(fp + Frame.prevInstr) >> 2]!;
    this.setWord(fp + Frame.stackTop, -1);
    if (args !== 0) this.pushWord(moved);
  }

  /** The pool number that `take` changes carry. */
  static poolNumber(pool: number): number {
    return pool >> POOL_SHIFT;
  }
}
