/**
 * The changes that memory can undergo, one row each: the alphabet of the recording.
 *
 * A recording is a run of these, a few bytes each, as a database's redo log is: where both sides know a value (it is
 * already in memory), the change names the place and not the value. `image.ts` holds what each does, `memory.ts` writes
 * them while the machine runs, `replay.ts` reads them. A byte of the log is
 *
 *     7        6        5..0
 *     begins   begins   kind of change
 *     an       a line
 *     instruction
 *
 * followed by the operands of the row:
 *   n     unsigned number, LEB128
 *   i     signed number, zigzag LEB128
 *   @     address of an object: distance in 16 bytes from the last `@` or `w`, zigzag LEB128
 *   w     address of a word: distance in words from the last `@` or `w`, zigzag LEB128
 *   b     bytes: their number, then themselves
 */
export const INSTRUCTION = 0x80;
export const LINE = 0x40;
export const KIND = 0x3f;

export const Change = {
  /** Nothing but the marks of an instruction. */
  none: 0,
  /** n: the instruction that begins here is number n of its code, not the next one. */
  jump: 1,
  /** n: push local n of the frame, +1. */
  pushLocal: 2,
  /** n: push constant n of the frame's code, +1. */
  pushConst: 3,
  /** @: push a reference that the machine holds already. */
  push: 4,
  /** @: push, +1. */
  pushNew: 5,
  pushNull: 6,
  /** Take the top away: its reference goes elsewhere. */
  drop: 7,
  /** n */
  dropMany: 8,
  /** n: native calls hold n references less */
  letGo: 9,
  /** @: count +1 */
  retain: 10,
  /** @: count -1 */
  release: 11,
  /** Count of the top -1; it stays on the stack. */
  releaseTop: 12,
  /** Count of the one under the top -1. */
  releaseSecond: 13,
  /** Count of the top -1, and off the stack. */
  pop: 14,
  /** Two off the stack, the block taken last onto it. */
  resultOfTwo: 15,
  /** w i: word := value */
  put: 16,
  /** i: the word 8 bytes after the last one put := value */
  putNext: 17,
  /** w @: word := address */
  point: 18,
  /** @: the word 8 bytes after the last one put := address */
  pointNext: 19,
  /** n i: word n of the runtime region := value */
  putRuntime: 20,
  /** n i: word n of the runtime region += value */
  addRuntime: 21,
  /** @: a native call holds a reference to this object from here on */
  hold: 22,
  /** w w n: n bytes move, ranges may overlap */
  move: 23,
  /** w n: n bytes := 0 */
  clear: 24,
  /** w b */
  bytes: 25,
  /** n: take the first free block of the pool at n * 16 KiB; it is born */
  take: 26,
  /** @: the block goes to the head of its pool's free list */
  give: 27,
  /** @: a block that no pool gave (a large one, one from a free list) is born */
  birth: 28,
  /** n i: take a block of the pool at n * 16 KiB and make an int of one digit in it */
  takeInt: 29,
  /** The block released last goes back to its pool. */
  giveReleased: 30,
  /** @: append to the young generation's ring */
  track: 31,
  /** @: take out of its ring */
  untrack: 32,
  /** w n: the frame of a generator runs on; n (0 or 1) words of the caller's stack move onto its own */
  resume: 33,
  /** n b: a note that changes nothing: what the changes around it mean, see `Note` */
  note: 34,
  /** w i: word += value */
  add: 35,
  /** n: push the object at n * 16 of the static region, which is immortal */
  pushStatic: 36,
  /** n: two off the stack, such an object onto it */
  resultStatic: 37,
  /** @: the top gives way to another object: the new one's count +1, the old one's -1 */
  swapTop: 38,
  /** n: the top moves into local n, and the count of what was there -1 */
  storeLocal: 39,
  /** n: count of local n -1; the slot keeps the pointer */
  releaseLocal: 40,
  /** @ n n: function: a new frame for it, with the top n of the stack moved into its first locals, and n more dropped */
  enter: 41,
  /** The top of the stack leaves it and is kept for `leave`. */
  keep: 42,
  /** The frame ends, the caller runs on. n: bits of `Leave`; a frame that no generator has releases function and code */
  leave: 43,
  /** @ n: an object of the static type at n * 16 of the static region begins: count 1, type */
  init: 44,
  /** @ n: the same with an empty GC head in front */
  initGc: 45,
  /** @ @: an object of another type, with an empty pre-header of 32 bytes in front */
  initManaged: 46,
  /** @ @: the same with a GC head only */
  initHeapType: 47,
  /** A block with a GC head was taken: count of generation 0 +1 */
  youngUp: 48,
  /** One was given back: count of generation 0 -1 */
  youngDown: 49,
  /** @: three words from 16 on, 8 apart, are start, step and length of an iterator: start += step, length -= 1 */
  advanceRange: 50,
  /** Push local 0 to 7, +1: these eight kinds are `pushLocal` with its operand in them. */
  pushLocal0: 51,
  /** The top moves into local 0 to 4: these five are `storeLocal` with its operand in them. */
  storeLocal0: 59,
} as const;

/** How many locals have kinds of their own. */
export const SHORT_PUSHES = 8;
export const SHORT_STORES = 5;

/** Notes: the meaning of the changes around them. */
export const Note = {
  /** A collection of generation (first byte) begins. */
  collectionStart: 1,
  /** Its next phase begins: number of the phase. */
  collectionPhase: 2,
  /** It ends; little-endian 32-bit: collected. */
  collectionStop: 3,
  /** An exception is raised. */
  raise: 4,
  /** Little-endian 32-bit address each: a collection calls the callback of this weak reference, */
  weakCallback: 5,
  /** calls the finalizer of this object, */
  finalize: 6,
  /** has this object drop what it refers to. */
  clear: 7,
} as const;
