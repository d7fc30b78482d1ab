import { type AddressMap, POOL_SHIFT, Runtime, STATIC } from './address-map.js';
import { Change, INSTRUCTION, LINE, SHORT_PUSHES, SHORT_STORES } from './change.js';
import { Image } from './image.js';

const FIRST_CAPACITY = 1 << 16;

/**
 * The memory of a running machine: every method below makes one change and writes it to the log. There is no other way
 * to change memory.
 */
export class Memory extends Image {
  /** The changes since the log was last taken. */
  log = new Uint8Array(FIRST_CAPACITY);
  length = 0;
  /** Marks that the next change carries. */
  #mark = 0;
  /** The address that the next one is written relative to. */
  #base = 0;

  constructor(map: AddressMap) {
    super(map);
  }

  /** Ends the present stretch of log; the next one starts from scratch, at a moment whose image is known. */
  takeLog(): Uint8Array {
    this.flushMark();
    const taken = this.log.slice(0, this.length);
    this.length = 0;
    this.#base = 0;
    return taken;
  }

  /** An instruction begins: number `pc` of its code, and the first of a line or not. */
  begin(pc: number, sequential: boolean, line: boolean): void {
    if (this.#mark !== 0) this.#kind(Change.none);
    this.#mark = line ? INSTRUCTION | LINE : INSTRUCTION;
    this.pc = pc;
    if (!sequential) {
      this.#kind(Change.jump);
      this.#number(pc);
    }
  }

  flushMark(): void {
    if (this.#mark !== 0) this.#kind(Change.none);
  }

  #kind(kind: number): void {
    if (this.length + 24 > this.log.length) this.#grow(24);
    this.log[this.length++] = kind | this.#mark;
    this.#mark = 0;
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.log.length * 2, this.length + by));
    larger.set(this.log);
    this.log = larger;
  }

  #number(value: number): void {
    while (value > 0x7f) {
      this.log[this.length++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    this.log[this.length++] = value;
  }

  #signed(value: number): void {
    this.#number(((value << 1) ^ (value >> 31)) >>> 0);
  }

  #object(address: number): void {
    this.#signed((address - this.#base) >> 4);
    this.#base = address & -16;
  }

  #word(address: number): void {
    this.#signed((address - this.#base) >> 2);
    this.#base = address & -16;
  }

  pushLocal(index: number): void {
    if (index < SHORT_PUSHES) {
      this.#kind(Change.pushLocal0 + index);
    } else {
      this.#kind(Change.pushLocal);
      this.#number(index);
    }
    const object = this.local(index);
    this.pushWord(object);
    this.countUp(object);
  }

  pushConst(index: number): void {
    this.#kind(Change.pushConst);
    this.#number(index);
    const object = this.constant(index);
    this.pushWord(object);
    this.countUp(object);
  }

  push(object: number): void {
    this.#kind(Change.push);
    this.#object(object);
    this.pushWord(object);
  }

  pushNew(object: number): void {
    this.#kind(Change.pushNew);
    this.#object(object);
    this.pushWord(object);
    this.countUp(object);
  }

  pushNull(): void {
    this.#kind(Change.pushNull);
    this.pushWord(0);
  }

  drop(): void {
    this.#kind(Change.drop);
    this.sp -= 8;
  }

  dropMany(count: number): void {
    if (count === 0) return;
    this.#kind(Change.dropMany);
    this.#number(count);
    this.sp -= 8 * count;
  }

  /** A native call keeps a counted reference while it waits for Python code. */
  hold(object: number): void {
    this.#kind(Change.hold);
    this.#object(object);
    this.holdObject(object);
  }

  /** The last `count` of those held are no longer. */
  letGo(count: number): void {
    this.#kind(Change.letGo);
    this.#number(count);
    this.addTo(Runtime.nativeHeldCount, -count);
  }

  retain(object: number): void {
    if (this.words[object >> 2]! < 0) return;
    this.#kind(Change.retain);
    this.#object(object);
    this.countUp(object);
  }

  /** Count -1; true when it fell to 0: the caller must then bury the object. */
  release(object: number): boolean {
    if (this.words[object >> 2]! < 0) return false;
    this.#kind(Change.release);
    this.#object(object);
    this.countDown(object);
    return this.words[object >> 2] === 0;
  }

  /** As `release`, of the top of the stack, which stays there. */
  releaseTop(): boolean {
    const object = this.words[(this.sp - 8) >> 2]!;
    if (this.words[object >> 2]! < 0) return false;
    this.#kind(Change.releaseTop);
    this.countDown(object);
    return this.words[object >> 2] === 0;
  }

  releaseSecond(): boolean {
    const object = this.words[(this.sp - 16) >> 2]!;
    if (this.words[object >> 2]! < 0) return false;
    this.#kind(Change.releaseSecond);
    this.countDown(object);
    return this.words[object >> 2] === 0;
  }

  /** Takes the top off the stack and counts it down; true when it must be buried (it is `released`). */
  pop(): boolean {
    this.#kind(Change.pop);
    this.sp -= 8;
    const object = this.words[this.sp >> 2]!;
    this.countDown(object);
    return this.words[object >> 2] === 0;
  }

  resultOfTwo(): void {
    this.#kind(Change.resultOfTwo);
    this.resultWord();
  }

  put(address: number, value: number): void {
    this.#kind(Change.put);
    this.#word(address);
    this.#signed(value);
    this.setWord(address, value);
    this.putAt = address;
  }

  /** As `put`, 8 bytes after the last one: only for a run of fields with nothing in between that could put elsewhere. */
  putNext(value: number): void {
    this.#kind(Change.putNext);
    this.#signed(value);
    this.putAt += 8;
    this.setWord(this.putAt, value);
  }

  point(address: number, object: number): void {
    this.#kind(Change.point);
    this.#word(address);
    this.#object(object);
    this.setWord(address, object);
    this.putAt = address;
  }

  pointNext(object: number): void {
    this.#kind(Change.pointNext);
    this.#object(object);
    this.putAt += 8;
    this.setWord(this.putAt, object);
  }

  putRuntime(address: number, value: number): void {
    this.#kind(Change.putRuntime);
    this.#number(address >> 2);
    this.#signed(value);
    this.setWord(address, value);
  }

  addRuntime(address: number, value: number): void {
    this.#kind(Change.addRuntime);
    this.#number(address >> 2);
    this.#signed(value);
    this.addTo(address, value);
  }

  add(address: number, value: number): void {
    this.#kind(Change.add);
    this.#word(address);
    this.#signed(value);
    this.addTo(address, value);
  }

  /** `memmove`: word-aligned ends. */
  move(to: number, from: number, length: number): void {
    if (length === 0) return;
    this.#kind(Change.move);
    this.#word(to);
    this.#word(from);
    this.#number(length);
    this.copyRange(to, from, length);
  }

  clear(at: number, length: number): void {
    if (length === 0) return;
    this.#kind(Change.clear);
    this.#word(at);
    this.#number(length);
    this.clearRange(at, length);
  }

  write(at: number, data: Uint8Array): void {
    if (data.length === 0) return;
    this.#kind(Change.bytes);
    this.#word(at);
    this.#data(data);
    this.setBytes(at, data);
  }

  #data(data: Uint8Array): void {
    if (this.length + data.length + 8 > this.log.length) this.#grow(data.length + 8);
    this.#number(data.length);
    this.log.set(data, this.length);
    this.length += data.length;
  }

  take(pool: number): void {
    this.#kind(Change.take);
    this.#number(pool >> POOL_SHIFT);
    this.takeBlock(pool);
    this.#base = this.block;
  }

  give(block: number): void {
    this.#kind(Change.give);
    this.#object(block);
    this.giveBlock(block);
  }

  /** The object that `release` or `pop` brought to 0 has no pre-header and goes back to its pool. */
  giveReleased(): void {
    this.#kind(Change.giveReleased);
    this.giveBlock(this.released);
  }

  birth(address: number): void {
    this.#kind(Change.birth);
    this.#object(address);
    this.bear(address);
  }

  /** `value` fits one digit, and is no small int. The new int is `block`. */
  takeInt(pool: number, value: number): void {
    this.#kind(Change.takeInt);
    this.#number(pool >> POOL_SHIFT);
    this.#signed(value);
    this.takeIntBlock(pool, value);
  }

  track(object: number): void {
    this.#kind(Change.track);
    this.#object(object);
    this.appendYoung(object);
  }

  untrack(object: number): void {
    this.#kind(Change.untrack);
    this.#object(object);
    this.unlinkFromRing(object);
  }

  /** The frame `fp` of a generator runs on where it stands; `args` (0 or 1) words of the caller's stack move onto its own. */
  resume(fp: number, args: number): void {
    this.#kind(Change.resume);
    this.#word(fp);
    this.#number(args);
    this.resumeFrame(fp, args);
  }

  /** Says what the changes around it mean. */
  note(which: number, data: Uint8Array): void {
    this.#kind(Change.note);
    this.#number(which);
    this.#data(data);
  }

  /** `object` is immortal and lies in the static region. */
  pushStatic(object: number): void {
    this.#kind(Change.pushStatic);
    this.#number((object - STATIC) >> 4);
    this.pushWord(object);
  }

  resultStatic(object: number): void {
    this.#kind(Change.resultStatic);
    this.#number((object - STATIC) >> 4);
    this.sp -= 16;
    this.pushWord(object);
  }

  /** The top gives way to `object`; true when the old one (it is `released`) must be buried. */
  swapTop(object: number): boolean {
    this.#kind(Change.swapTop);
    this.#object(object);
    this.swapTopWord(object);
    return this.words[this.released >> 2] === 0;
  }

  /** The top moves into local `index`; true when what was there (it is `released`) must be buried. */
  storeLocal(index: number): boolean {
    if (index < SHORT_STORES) {
      this.#kind(Change.storeLocal0 + index);
    } else {
      this.#kind(Change.storeLocal);
      this.#number(index);
    }
    this.storeLocalWord(index);
    return this.released !== 0 && this.words[this.released >> 2] === 0;
  }

  /** Counts local `index` down, which is not empty; true when it must be buried (it is `released`). */
  releaseLocal(index: number): boolean {
    const object = this.local(index);
    if (this.words[object >> 2]! < 0) return false;
    this.#kind(Change.releaseLocal);
    this.#number(index);
    this.countDown(object);
    return this.words[object >> 2] === 0;
  }

  /** A frame for `func`, with the top `args` of the stack in its first locals, and `dropped` more words taken off. */
  enter(func: number, args: number, dropped: number): void {
    this.#kind(Change.enter);
    this.#object(func);
    this.#number(args);
    this.#number(dropped);
    this.enterFunction(func, args, dropped);
  }

  keep(): void {
    this.#kind(Change.keep);
    this.sp -= 8;
    this.kept = this.words[this.sp >> 2]!;
  }

  /** The frame's function and code must not die by this; see `leave` in `change.ts`. `how`: bits of `Leave`. */
  leave(how: number): void {
    this.#kind(Change.leave);
    this.#number(how);
    this.leaveFrame(how);
  }

  /** An object of a static type begins: count 1. `gc`: with an empty GC head in front. */
  init(object: number, type: number, gc: boolean): void {
    this.#kind(gc ? Change.initGc : Change.init);
    this.#object(object);
    this.#number((type - STATIC) >> 4);
    if (gc) this.initHead(object, 16);
    this.initObject(object, type);
  }

  /** An instance of a class begins: count 1. `head`: bytes of its pre-header, 16 or 32, left empty. */
  initInstance(object: number, type: number, head: number): void {
    this.#kind(head === 32 ? Change.initManaged : Change.initHeapType);
    this.#object(object);
    this.#object(type);
    this.initHead(object, head);
    this.initObject(object, type);
  }

  youngUp(): void {
    this.#kind(Change.youngUp);
    this.countYoung(1);
  }

  youngDown(): void {
    this.#kind(Change.youngDown);
    this.countYoung(-1);
  }

  /** A range iterator hands out its next number. */
  advanceRange(iterator: number): void {
    this.#kind(Change.advanceRange);
    this.#object(iterator);
    this.advanceRangeWords(iterator);
  }
}
