import { POOL_SHIFT, Runtime, STATIC } from './address-map.js';
import { Change, INSTRUCTION, KIND, LINE } from './change.js';
import { Image } from './image.js';

/** Called for each note of a stretch of log that is applied. */
export type OnNote = (which: number, data: Uint8Array) => void;

/**
 * An image that is brought from moment to moment by applying a log. It executes nothing: it needs neither the machine
 * nor the allocator nor the collector.
 */
export class Replay extends Image {
  #base = 0;
  #log: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** Marks seen since `start`. */
  instructions = 0;
  lines = 0;

  /** A stretch of log is to be applied from its beginning. */
  start(log: Uint8Array): void {
    this.#log = log;
    this.#at = 0;
    this.#base = 0;
    this.instructions = 0;
    this.lines = 0;
  }

  get position(): number {
    return this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#log.length;
  }

  /**
   * Applies changes until the next one would begin instruction number `instructions` or line number `lines` (counted
   * from `start`, from 0), or until the end of the log.
   */
  advance(instructions: number, lines: number, onNote?: OnNote): void {
    const log = this.#log;
    while (this.#at < log.length) {
      const head = log[this.#at]!;
      if ((head & INSTRUCTION) !== 0) {
        if (this.instructions >= instructions) return;
        if ((head & LINE) !== 0) {
          if (this.lines >= lines) return;
          this.lines++;
        }
        this.instructions++;
      }
      this.#apply(onNote);
    }
  }

  /** The number of the instruction that the next change begins; where it begins none, of the present one. */
  nextInstruction(): number {
    return peekInstruction(this.#log, this.#at, this.pc);
  }

  /** Applies one change. */
  step(onNote?: OnNote): void {
    const head = this.#log[this.#at]!;
    if ((head & INSTRUCTION) !== 0) this.instructions++;
    if ((head & LINE) !== 0) this.lines++;
    this.#apply(onNote);
  }

  #number(): number {
    const log = this.#log;
    let byte = log[this.#at++]!;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = log[this.#at++]!;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }

  #signed(): number {
    const value = this.#number();
    return (value >>> 1) ^ -(value & 1);
  }

  #object(): number {
    const address = this.#base + (this.#signed() << 4);
    this.#base = address & -16;
    return address;
  }

  #word(): number {
    const address = this.#base + (this.#signed() << 2);
    this.#base = address & -16;
    return address;
  }

  #data(): Uint8Array {
    const length = this.#number();
    const data = this.#log.subarray(this.#at, this.#at + length);
    this.#at += length;
    return data;
  }

  #apply(onNote?: OnNote): void {
    const head = this.#log[this.#at++]!;
    const kind = head & KIND;
    if ((head & INSTRUCTION) !== 0) {
      this.pc = kind === Change.jump ? this.#number() : this.pc + 1;
      if (kind === Change.jump) return;
    }
    if (kind >= Change.storeLocal0) return this.storeLocalWord(kind - Change.storeLocal0);
    if (kind >= Change.pushLocal0) {
      const object = this.local(kind - Change.pushLocal0);
      this.pushWord(object);
      return this.countUp(object);
    }
    switch (kind) {
      case Change.none:
        return;
      case Change.pushLocal: {
        const object = this.local(this.#number());
        this.pushWord(object);
        return this.countUp(object);
      }
      case Change.pushConst: {
        const object = this.constant(this.#number());
        this.pushWord(object);
        return this.countUp(object);
      }
      case Change.push:
        return this.pushWord(this.#object());
      case Change.pushNew: {
        const object = this.#object();
        this.pushWord(object);
        return this.countUp(object);
      }
      case Change.pushNull:
        return this.pushWord(0);
      case Change.drop:
        this.sp -= 8;
        return;
      case Change.dropMany:
        this.sp -= 8 * this.#number();
        return;
      case Change.letGo:
        return this.addTo(Runtime.nativeHeldCount, -this.#number());
      case Change.retain:
        return this.countUp(this.#object());
      case Change.release:
        return this.countDown(this.#object());
      case Change.releaseTop:
        return this.countDown(this.words[(this.sp - 8) >> 2]!);
      case Change.releaseSecond:
        return this.countDown(this.words[(this.sp - 16) >> 2]!);
      case Change.pop:
        this.sp -= 8;
        return this.countDown(this.words[this.sp >> 2]!);
      case Change.resultOfTwo:
        return this.resultWord();
      case Change.put:
        this.putAt = this.#word();
        return this.setWord(this.putAt, this.#signed());
      case Change.putNext:
        this.putAt += 8;
        return this.setWord(this.putAt, this.#signed());
      case Change.point:
        this.putAt = this.#word();
        return this.setWord(this.putAt, this.#object());
      case Change.pointNext:
        this.putAt += 8;
        return this.setWord(this.putAt, this.#object());
      case Change.putRuntime: {
        const address = this.#number() << 2;
        return this.setWord(address, this.#signed());
      }
      case Change.addRuntime: {
        const address = this.#number() << 2;
        return this.addTo(address, this.#signed());
      }
      case Change.add: {
        const address = this.#word();
        return this.addTo(address, this.#signed());
      }
      case Change.hold:
        return this.holdObject(this.#object());
      case Change.move: {
        const to = this.#word();
        const from = this.#word();
        return this.copyRange(to, from, this.#number());
      }
      case Change.clear: {
        const at = this.#word();
        return this.clearRange(at, this.#number());
      }
      case Change.bytes: {
        const at = this.#word();
        return this.setBytes(at, this.#data());
      }
      case Change.take:
        this.takeBlock(this.#number() << POOL_SHIFT);
        this.#base = this.block;
        return;
      case Change.give:
        return this.giveBlock(this.#object());
      case Change.giveReleased:
        return this.giveBlock(this.released);
      case Change.birth:
        return this.bear(this.#object());
      case Change.takeInt: {
        const pool = this.#number() << POOL_SHIFT;
        return this.takeIntBlock(pool, this.#signed());
      }
      case Change.track:
        return this.appendYoung(this.#object());
      case Change.untrack:
        return this.unlinkFromRing(this.#object());
      case Change.resume: {
        const fp = this.#word();
        return this.resumeFrame(fp, this.#number());
      }
      case Change.pushStatic:
        return this.pushWord(STATIC + (this.#number() << 4));
      case Change.resultStatic:
        this.sp -= 16;
        return this.pushWord(STATIC + (this.#number() << 4));
      case Change.swapTop:
        return this.swapTopWord(this.#object());
      case Change.storeLocal:
        return this.storeLocalWord(this.#number());
      case Change.releaseLocal:
        return this.countDown(this.local(this.#number()));
      case Change.enter: {
        const func = this.#object();
        const args = this.#number();
        return this.enterFunction(func, args, this.#number());
      }
      case Change.keep:
        this.sp -= 8;
        this.kept = this.words[this.sp >> 2]!;
        return;
      case Change.leave:
        return this.leaveFrame(this.#number());
      case Change.init:
      case Change.initGc: {
        const object = this.#object();
        const type = STATIC + (this.#number() << 4);
        if (kind === Change.initGc) this.initHead(object, 16);
        return this.initObject(object, type);
      }
      case Change.initManaged:
      case Change.initHeapType: {
        const object = this.#object();
        const type = this.#object();
        this.initHead(object, kind === Change.initManaged ? 32 : 16);
        return this.initObject(object, type);
      }
      case Change.youngUp:
        return this.countYoung(1);
      case Change.youngDown:
        return this.countYoung(-1);
      case Change.advanceRange:
        return this.advanceRangeWords(this.#object());
      case Change.note: {
        const which = this.#number();
        const data = this.#data();
        onNote?.(which, data);
        return;
      }
      default:
        throw new Error(`unknown change ${kind}`);
    }
  }
}

/** The number of the instruction that begins at a place of a log, when number `pc` was the one before. */
export function peekInstruction(log: Uint8Array, at: number, pc: number): number {
  const head = log[at] ?? 0;
  if ((head & INSTRUCTION) === 0) return pc;
  if ((head & KIND) !== Change.jump) return pc + 1;
  let value = 0;
  for (let shift = 0, place = at + 1; ; shift += 7, place++) {
    const byte = log[place]!;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}
