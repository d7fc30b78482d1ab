import { HeldAs, NATIVE_HELD, NATIVE_HELD_MOST, Runtime } from '../memory/address-map.js';
import type { Memory } from '../memory/memory.js';
import type { Heap } from '../heap/heap.js';
import { GC_HEAD, GC_NEXT, GC_PREV, MANAGED_HEAD, TYPE, TypeField, TypeFlag } from './struct.js';
import { isStaticType, rowOf, TYPE_ROWS, TYPE_STRUCT } from './type-table.js';
import { ARENAS, STATIC } from '../memory/address-map.js';

/** `PyTrash_UNWIND_LEVEL`: how many deallocators of containers may be nested. */
const TRASHCAN_DEPTH = 50;

/** What the objects need of the machine above them. Each is set once, when the machine is made. */
export interface Hooks {
  /** `PyObject_CallFinalizerFromDealloc`: runs `__del__`; true when the object is alive again. */
  finalize(object: number): boolean;
  /** `PyObject_RichCompare(a, b, Py_EQ)`: 1, 0, or -1 when an exception was raised. */
  equal(a: number, b: number): number;
  /** `handle_callback`: calls the callback of a weak reference that has just died; its exceptions are told and ignored. */
  weakCallback(reference: number, callback: number): void;
  /** `PyObject_Hash` of what is no str: the hash in `hashLow`, `hashHigh`; false when an exception was raised. */
  hash(object: number): boolean;
}

/**
 * Memory as a space of objects: they are made, counted and buried here. A burial (`tp_dealloc`) is looked up by the type's
 * row in `burials`, so that no type needs to know the others.
 */
export class ObjectSpace {
  readonly memory: Memory;
  readonly heap: Heap;
  readonly words: Int32Array;
  hooks: Hooks = {
    finalize: () => false,
    equal: (a, b) => (a === b ? 1 : 0),
    weakCallback: () => {},
    hash: () => false,
  };
  /** `tp_dealloc` by number of the static type's row. */
  readonly burials: ((object: number) => void)[];
  /** An allocation went over the young generation's threshold: the eval breaker shall collect. */
  wantsCollection = false;
  /** Every allocation of a container asks for one. */
  wantsAlways = false;
  /** 64 bits of hash, as two words. */
  hashLow = 0;
  hashHigh = 0;
  /** Interned strings by text: all immortal. */
  readonly interned = new Map<string, number>();
  readonly #internedText = new Map<number, string>();
  /** While the interpreter starts up, objects go to the static region and not to the arenas. */
  booting = false;
  /** The program is loaded: its names are interned. */
  loaded = false;
  staticTop = 0;
  /** The objects made while it does. */
  #booted: number[] = [];
  #nesting = 0;
  readonly #trash: number[] = [];
  /**
   * What native calls and burials have in hand, innermost last: counted references and marked words, see `HeldAs`; 0 where
   * a block is given back already. The first `#revealed` are told in memory, of those put off the first `#trashRevealed`.
   */
  readonly #inHand: number[] = [];
  #revealed = 0;
  #trashRevealed = 0;
  readonly #watermarks: number[] = [];

  constructor(memory: Memory, heap: Heap) {
    this.memory = memory;
    this.heap = heap;
    this.words = memory.words;
    this.burials = TYPE_ROWS.map((row) => () => {
      throw new Error(`no burial for ${row.name}`);
    });
  }

  typeOf(object: number): number {
    return this.words[(object + TYPE) >> 2]!;
  }

  field(object: number, offset: number): number {
    return this.words[(object + offset) >> 2]!;
  }

  flagsOf(type: number): number {
    return this.words[(type + TypeField.flags) >> 2]!;
  }

  /** Bytes in front of an object of this type: 0, 16 or 32 (`_PyType_PreHeaderSize`). */
  headOf(type: number): number {
    const flags = this.flagsOf(type);
    if ((flags & (TypeFlag.managedDict | TypeFlag.managedWeakref)) !== 0) return MANAGED_HEAD;
    return (flags & TypeFlag.haveGc) !== 0 ? GC_HEAD : 0;
  }

  /** The row of the static type whose struct an object of `type` starts with. */
  layoutOf(type: number): number {
    if (isStaticType(type)) return (type - STATIC) / TYPE_STRUCT;
    return this.words[(type + TypeField.dealloc) >> 2]!;
  }

  /** `Py_DECREF`. */
  release(object: number): void {
    if (this.memory.release(object)) this.bury(object);
  }

  /** `Py_XDECREF`. */
  releaseMaybe(object: number): void {
    if (object !== 0 && this.memory.release(object)) this.bury(object);
  }

  retain(object: number): number {
    this.memory.retain(object);
    return object;
  }

  /** `_Py_Dealloc`: the count has fallen to 0. */
  bury(object: number): void {
    const type = this.words[(object + TYPE) >> 2]!;
    const layout = isStaticType(type) ? (type - STATIC) / TYPE_STRUCT : CLASS_INSTANCE;
    this.burials[layout]!(object);
  }

  /**
   * Runs the burial of a container, or puts it off when 50 are nested (`Py_TRASHCAN_BEGIN`, Objects/object.c): a chain of
   * those put off is emptied, last first, when the nesting is back to none.
   */
  nested(object: number, burial: (object: number) => void): void {
    if (this.#nesting >= TRASHCAN_DEPTH) {
      this.#trash.push(object);
      return;
    }
    this.#nesting++;
    this.dismantle(object, burial);
    this.#nesting--;
    if (this.#nesting > 0 || this.#trash.length === 0) return;
    this.#nesting++;
    while (this.#trash.length > 0) this.bury(this.#trash.pop()!);
    this.#nesting--;
  }

  /** Runs a burial during which other objects may die, and Python code run: the object's count is 0, its block still its own. */
  dismantle(object: number, burial: (object: number) => void): void {
    const place = this.#inHand.length;
    this.#inHand.push(object | HeldAs.dying);
    burial(object);
    this.#inHand.length = place;
  }

  /** A block is given back before its object's burial is over. */
  #givenBack(object: number): void {
    const dying = object | HeldAs.dying;
    for (let last = this.#inHand.length - 1; last >= 0; last--) {
      if (this.#inHand[last] !== dying && this.#inHand[last] !== 0) return;
      this.#inHand[last] = 0;
    }
  }

  /** `call`, while the object whose burial runs is alive again. */
  whileFinalized(object: number, call: () => void): void {
    const place = this.#inHand.length - 1;
    this.#inHand[place] = object;
    call();
    this.#inHand[place] = object | HeldAs.dying;
  }

  /**
   * A native call keeps a counted reference while Python code may run; `drop` takes the last one off the list again,
   * without releasing it.
   */
  hold(object: number): void {
    this.#inHand.push(object);
  }

  drop(count = 1): void {
    // Popping is quicker than setting the length.
    for (; count > 0; count--) this.#inHand.pop();
  }

  /** The reference held last (0), or one before it, gives way to another. */
  holdInstead(object: number, depth = 0): void {
    this.#inHand[this.#inHand.length - 1 - depth] = object;
  }

  /**
   * Python code is about to run for a native call or a burial: what these have in hand is written where a reader of
   * memory finds it. Returns how many words, for `conceal`.
   */
  reveal(): number {
    this.#watermarks.push(this.#revealed, this.#trashRevealed);
    let shown = 0;
    for (let index = this.#revealed; index < this.#inHand.length; index++) {
      const word = this.#inHand[index]!;
      if (word === 0) continue;
      if ((word & 3) === 0) this.memory.hold(word);
      else this.#mark(word);
      shown++;
    }
    for (let index = this.#trashRevealed; index < this.#trash.length; index++, shown++) {
      this.#mark(this.#trash[index]! | HeldAs.dying);
    }
    this.#revealed = this.#inHand.length;
    this.#trashRevealed = this.#trash.length;
    return shown;
  }

  /** The Python code is over. */
  conceal(count: number): void {
    this.#trashRevealed = this.#watermarks.pop()!;
    this.#revealed = this.#watermarks.pop()!;
    if (count > 0) this.memory.letGo(count);
  }

  #mark(word: number): void {
    const count = this.words[Runtime.nativeHeldCount >> 2]!;
    if (count < NATIVE_HELD_MOST) this.memory.put(NATIVE_HELD + count * 4, word);
    this.memory.addRuntime(Runtime.nativeHeldCount, 1);
  }

  /**
   * `Py_XDECREF` of `count` slots, 8 bytes apart, from the first or from the last on. What has been let go of is wiped
   * before anything dies that could run Python code. `orphan`: the block of the slots, where no object has it any more.
   */
  releaseSlots(first: number, count: number, fromLast: boolean, orphan = 0): void {
    const words = this.words;
    let wiped = 0;
    let held = false;
    for (let done = 1; done <= count; done++) {
      const value = words[(first + (fromLast ? count - done : done - 1) * 8) >> 2]!;
      if (value === 0 || !this.memory.release(value)) continue;
      if (this.isGc(value)) {
        this.memory.clear(first + (fromLast ? count - done : wiped) * 8, (done - wiped) * 8);
        wiped = done;
        if (orphan !== 0 && !held) {
          this.#inHand.push(first | HeldAs.slots, (count << 2) | HeldAs.slots, orphan);
          held = true;
        }
      }
      this.bury(value);
    }
    if (held) this.drop(3);
  }

  /** `Py_XDECREF` of fields, in order, wiped likewise. */
  releaseFields(object: number, fields: readonly number[]): void {
    let wiped = 0;
    for (let index = 0; index < fields.length; index++) {
      const value = this.field(object, fields[index]!);
      if (value === 0 || !this.memory.release(value)) continue;
      if (this.isGc(value)) for (; wiped <= index; wiped++) this.memory.put(object + fields[wiped]!, 0);
      this.bury(value);
    }
  }

  /** The object, no longer tracked. */
  untracked(object: number): number {
    this.untrack(object);
    return object;
  }

  /** An object without pre-header: count 1, type set, the rest as the block was. */
  makePlain(type: number, size: number): number {
    const object = this.booting ? this.#makeBooted(0, size) : this.heap.allocate('o', size);
    this.memory.init(object, type, false);
    return object;
  }

  /** An object of a static type with GC head, not yet tracked (`_PyObject_GC_New`). `size` leaves out the head. */
  makeGc(type: number, size: number): number {
    const object = this.booting ? this.#makeBooted(GC_HEAD, size) : GC_HEAD + this.allocateGc(size + GC_HEAD);
    this.memory.init(object, type, true);
    return object;
  }

  /** An object of a class was made in the static region. */
  noteBooted(object: number): void {
    this.#booted.push(object);
  }

  #makeBooted(head: number, size: number): number {
    const object = head + this.makeStatic(size + head);
    this.#booted.push(object);
    return object;
  }

  /**
   * Runs `call` with everything that it makes in the static region. Afterwards these objects are immortal: they are the
   * interpreter's own, whatever the program does with them.
   */
  whileBooting<Result>(call: () => Result): Result {
    if (this.booting) return call();
    this.#booted = [];
    this.booting = true;
    this.heap.boot = (size) => this.makeStatic(size);
    try {
      return call();
    } finally {
      this.booting = false;
      this.heap.boot = null;
      for (const object of this.#booted) this.memory.put(object, -1);
      this.#booted = [];
    }
  }

  /** `gc_alloc` (Modules/gcmodule.c): a block with a head; counts it, and wants a collection when there are too many. */
  allocateGc(size: number): number {
    if (this.booting) return this.makeStatic(size);
    const block = this.heap.allocate('o', size);
    this.memory.youngUp();
    const words = this.words;
    if (
      (words[Runtime.youngCount >> 2]! > words[Runtime.youngThreshold >> 2]! || this.wantsAlways) &&
      words[Runtime.gcEnabled >> 2] !== 0 &&
      words[Runtime.youngThreshold >> 2] !== 0 &&
      words[Runtime.gcCollecting >> 2] === 0 &&
      words[Runtime.currentException >> 2] === 0
    ) {
      this.wantsCollection = true;
    }
    return block;
  }

  /** `PyObject_GC_Del`: gives the block back that starts `head` bytes before the object. */
  freeGc(object: number, head: number): void {
    this.untrack(object);
    this.#givenBack(object);
    if (object < ARENAS) return;
    if (this.words[Runtime.youngCount >> 2]! > 0) this.memory.youngDown();
    this.heap.free('o', object - head);
  }

  /** `tp_free` of a type with a GC head. */
  freeObject(object: number): void {
    this.freeGc(object, this.headOf(this.typeOf(object)));
  }

  makeStatic(size: number): number {
    const at = this.staticTop;
    this.staticTop = (at + size + 15) & -16;
    if (this.staticTop > STATIC_END) throw new Error('the static region is full');
    return at;
  }

  isTracked(object: number): boolean {
    return this.words[(object + GC_NEXT) >> 2] !== 0;
  }

  /** Objects of the static region are never tracked. */
  track(object: number): void {
    if (object < ARENAS) return;
    this.memory.track(object);
  }

  untrack(object: number): void {
    if (this.words[(object + GC_NEXT) >> 2] !== 0) this.memory.untrack(object);
  }

  /** A type whose objects have a GC head (`PyType_IS_GC`). */
  isGcType(type: number): boolean {
    return (this.flagsOf(type) & TypeFlag.haveGc) !== 0;
  }

  /** `PyObject_IS_GC`: static types are not, though their type says so. */
  isGc(object: number): boolean {
    return this.isGcType(this.typeOf(object)) && !isStaticType(object);
  }

  isSubtype(type: number, base: number): boolean {
    for (let at = type; at !== 0; at = this.words[(at + TypeField.base) >> 2]!) if (at === base) return true;
    if (isStaticType(type)) return false;
    const mro = this.words[(type + TypeField.mro) >> 2]!;
    const length = mro === 0 ? 0 : this.words[(mro + 16) >> 2]!;
    for (let index = 0; index < length; index++) if (this.words[(mro + 24 + index * 8) >> 2] === base) return true;
    return false;
  }

  /** A type whose objects are classes (`PyType_Check`). */
  isMetaclass(type: number): boolean {
    return (this.words[(type + TypeField.flags) >> 2]! & TypeFlag.typeSubclass) !== 0;
  }

  isInstance(object: number, type: number): boolean {
    const own = this.typeOf(object);
    return own === type || this.isSubtype(own, type);
  }

  /** The text of an interned string, from a table: names are asked for again and again. */
  nameText(name: number, read: (object: number) => string): string {
    if (this.words[name >> 2]! >= 0) return read(name);
    let text = this.#internedText.get(name);
    if (text === undefined) {
      text = read(name);
      this.#internedText.set(name, text);
    }
    return text;
  }

  finalizedBit(object: number): boolean {
    return (this.words[(object + GC_PREV) >> 2]! & 1) !== 0;
  }

  typeName(type: number): string {
    return isStaticType(type) ? rowOf(type).name : this.className(type);
  }

  /** Set by the string type: the text of a class's name. */
  className: (type: number) => string = () => '?';
}

/** The burial of instances of classes made by `class` statements: after those of the static types. */
export const CLASS_INSTANCE = TYPE_ROWS.length;

const STATIC_END = NATIVE_HELD;
