/**
 * Where things lie in the simulated address space.
 *
 * An address is a byte offset into one flat buffer, below 2**31; 0 is NULL. What a program sees of an address (`id()`,
 * the hex view) is `BASE + offset`, a 64-bit number such as Linux hands out: the upper half of every pointer is the same,
 * so only the lower half is kept in memory (`toVirtual`).
 *
 * ```
 * 0        runtime    thread state, generations, free lists, used pools, arena records
 * 64 KiB   static     static types, None, small ints, one-character strings, builtins: made before the program begins
 * 2 MiB    stack      the data stack: frames of ordinary calls
 * 8 MiB    arenas     1 MiB each, aligned
 * ...      large      the system heap: requests over 512 bytes
 * ...      births     one word for every 16 bytes below: the serial number of the block's allocation
 * ```
 */
export const KIB = 1024;
export const MIB = 1024 * KIB;

export const STATIC = 64 * KIB;
export const STACK = 2 * MIB;
export const STACK_END = 8 * MIB;

/** Whether a frame lies on the data stack: others are parts of generators, in the heap or among the interpreter's own. */
export function isStackFrame(fp: number): boolean {
  return fp >= STACK && fp < STACK_END;
}
export const ARENAS = 8 * MIB;

/** Added to an offset to make the address that a program sees. */
export const BASE = 0x7f00_0000_0000;

/** The fixed places of the runtime region. */
export const Runtime = {
  /** `tstate->cframe->current_frame`: kept in registers while running, written at a checkpoint. */
  serial: 0x10,
  /** `gcstate->generations[g]`: head (16 bytes), threshold, count (4 bytes each); 32 bytes each; then the permanent one. */
  generations: 0x40,
  youngThreshold: 0x50,
  youngCount: 0x54,
  /** Rings that live only while a collection runs follow the permanent generation, at 0xd0, 0xe0 and 0xf0. */
  longLivedTotal: 0x100,
  /** `ntimes_arena_allocated` and `narenas_highwater`. */
  arenasMapped: 0x104,
  arenasHighwater: 0x10c,
  longLivedPending: 0x108,
  gcEnabled: 0x110,
  gcCollecting: 0x118,
  gcDebug: 0x120,
  /** `interp->slice_cache`: the slice that died last, for the next one. */
  sliceCache: 0x124,
  /** `tstate->exc_info`: where the exception being handled is kept while a generator runs; 0: at `handledException`. */
  handledItem: 0x128,
  /** `tstate->current_exception`. */
  currentException: 0x130,
  /** `tstate->exc_info->exc_value`: the exception being handled. */
  handledException: 0x138,
  /** References that the interpreter itself holds: the main module, its function and code. */
  mainModule: 0x140,
  mainFunction: 0x148,
  mainCode: 0x150,
  /** The exception that ended the program (`sys.last_exc`). */
  lastException: 0x158,
  /** How many constants the parser's arena holds, and where their addresses are listed. */
  parserArenaCount: 0x160,
  parserArena: 0x168,
  /** How many references native calls hold while they wait for Python code; their addresses are listed from `NATIVE_HELD` on. */
  nativeHeldCount: 0x170,
  /** Where the large blocks end. */
  largeTop: 0x178,
  /** How many modules the interpreter has (at most 32), and their addresses, a word each. */
  moduleCount: 0x17c,
  modules: 0x180,
  /** `usedpools`: a pool header of its own for each size class, of which only the two links count. */
  usedPools: 0x200,
  usableArenas: 0x800,
  unusedArenas: 0x804,
  /** `nfp2lasta[0..64]`. */
  lastArenaWithFree: 0x808,
  /** Heads of the free lists, 16 bytes each: first, count. */
  freeLists: 0xb00,
  freeListsEnd: 0x1000,
  arenaRecords: 0x1000,
} as const;

export const ARENA_RECORD_SIZE = 48;
export const MAX_ARENAS = Math.floor((STATIC - Runtime.arenaRecords) / ARENA_RECORD_SIZE);

/** The address that a program sees. */
export function toVirtual(offset: number): number {
  return offset === 0 ? 0 : BASE + offset;
}

/** Sizes of the regions that depend on how much memory a run may use. */
export interface AddressMap {
  readonly arenasEnd: number;
  readonly large: number;
  readonly largeEnd: number;
  readonly births: number;
  readonly total: number;
}

/** `limit`: bytes that arenas and large blocks may take, each. */
export function addressMap(limit: number): AddressMap {
  const room = Math.min(Math.max(1, Math.ceil(limit / MIB)), MAX_ARENAS, 512) * MIB;
  const arenasEnd = ARENAS + room;
  const largeEnd = arenasEnd + room;
  return { arenasEnd, large: arenasEnd, largeEnd, births: largeEnd, total: largeEnd + largeEnd / 4 };
}

/** The references that native calls hold, a word each: the last 16 KiB of the static region. */
export const NATIVE_HELD_MOST = 4096;
export const NATIVE_HELD = STACK - NATIVE_HELD_MOST * 4;

/** What a word of that list is besides a reference, in its lowest bits. */
export const HeldAs = {
  /** An object that is being taken apart: nothing counts a reference to it, and its block is not given back yet. */
  dying: 1,
  /** Slots that no object has any more: the first one's address; their number, times 4, and their block are the next two words. */
  slots: 2,
  /** A key table that no dict has any more. */
  keys: 3,
} as const;

/** Static types lie at the start of the static region, `int` first: one kind of change makes ints by itself. */
export const INT_TYPE = STATIC;

/** `obmalloc`'s pools: 16 KiB, the count of blocks in use at 0, the head of the list of free blocks at 8. */
export const POOL_SHIFT = 14;
export const POOL_SIZE = 1 << POOL_SHIFT;
export const POOL_COUNT = 0;
export const POOL_FREE = 8;

/** `_PyInterpreterFrame` (Include/internal/pycore_frame.h). */
export const Frame = {
  code: 0,
  previous: 8,
  func: 16,
  globals: 24,
  builtins: 32,
  locals: 40,
  frameObject: 48,
  /** Kept as the number of an instruction in its code (inline caches and EXTENDED_ARG not counted); -1 before the first. */
  prevInstr: 56,
  /** Entries on the value stack, counted from `localsplus` as CPython does. */
  stackTop: 64,
  /** `return_offset` (16 bits) and `owner` (8 bits at 70). */
  returnOffset: 68,
  localsPlus: 72,
} as const;

/** `PyGenObject` (Include/cpython/genobject.h): its frame is in it. */
export const GeneratorField = {
  weakList: 16,
  name: 24,
  qualname: 32,
  /** `gi_exc_state`: the exception that its code is handling, and the item in use before. */
  handled: 40,
  previousHandled: 48,
  origin: 56,
  /** Four bytes, the last of which is `gi_frame_state`. */
  flags: 64,
  frame: 72,
} as const;

/** `PyFrameState` (Include/internal/pycore_frame.h). */
export const FrameState = { created: -2, suspended: -1, executing: 0, completed: 1, cleared: 4 } as const;

/** How a frame is left: what was kept goes to the caller; its references stay with a generator; which goes on later. */
export const Leave = { push: 1, owned: 2, suspended: 4 } as const;

/** The fields of a code object that the rules of a frame need (Include/cpython/code.h). */
export const CodeField = { consts: 24, stackSize: 64, localsPlusCount: 72 } as const;

/** The same of a function (Include/cpython/funcobject.h). */
export const FunctionField = { globals: 16, builtins: 24, code: 48 } as const;
