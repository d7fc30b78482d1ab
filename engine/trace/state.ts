/**
 * The state of memory at one moment, as read from the memory image: frames on the stack, objects on the heap.
 * Plain data: it crosses the worker's wall by structured clone, and everything drawn or told derives from it.
 */
import type { Problem } from '../problem.js';

/** Identity of an object over the whole recording: the serial number of its birth. Addresses are reused, these are not. */
export type ObjectId = number;
/** A line step: 0 is before the first line, `steps` is after the last. The state at step k is after k lines have run. */
export type StepIndex = number;
/** An instruction: 0 is before the first one. */
export type InstructionIndex = number;

export interface State {
  readonly step: StepIndex;
  readonly steps: number;
  readonly instruction: InstructionIndex;
  readonly instructions: number;
  /** The line that has just run, or null before the first. */
  readonly line: number | null;
  /** The line that runs next, or null at the end. */
  readonly nextLine: number | null;
  /** Oldest (the module) first; the running one last. Empty once the program has ended and its module is gone. */
  readonly frames: readonly Frame[];
  /** Every object that frames reach, the unreachable ones that still live, and those freed in this step. By birth. */
  readonly objects: readonly HeapObject[];
  /** All that has been printed so far. */
  readonly output: string;
  readonly sentence: Sentence;
  readonly heap: HeapFigures;
  /** The collection that ran in this step, if any. */
  readonly collection: Collection | null;
  /** The uncaught exception or limit that ended the run, at the last step only. */
  readonly problem: Problem | null;
}

/** What happened in this step, in words. */
export interface Sentence {
  /** One line, at most 48 characters: `del b removes the last name`. */
  readonly title: string;
  /** One or two sentences: `The count of Node @C6 goes from 2 to 1. No name reaches the two nodes.` */
  readonly text: string;
}

export interface HeapFigures {
  readonly arenas: number;
  readonly pools: number;
  /** Blocks handed out, large ones included. */
  readonly blocks: number;
  readonly bytes: number;
}

export interface Collection {
  readonly generation: 0 | 1 | 2;
  readonly collected: number;
}

export interface Frame {
  readonly id: ObjectId;
  readonly kind: 'module' | 'function' | 'class' | 'generator';
  /** `<module>`, or the function's qualified name. */
  readonly name: string;
  /** The line it stands at. */
  readonly line: number;
  /** True for the newest frame. */
  readonly active: boolean;
  /** Local names (a module's globals) in order of binding; unbound locals have `to: null`. Dunder names included. */
  readonly slots: readonly Slot[];
  /** Names that were unbound in this step. */
  readonly unbound: readonly string[];
  /** The value stack, bottom first. Mostly empty at line steps. */
  readonly stack: readonly Slot[];
}

export interface Slot {
  /** What it is called: `x`, `0`, a dict key's literal such as `'left'`, `stack[0]`. */
  readonly name: string;
  readonly part: 'name' | 'item' | 'attribute' | 'entry' | 'field' | 'stack';
  /** The key object of a dict entry. */
  readonly key?: ObjectId;
  /** What it refers to, or null: an empty slot. */
  readonly to: ObjectId | null;
  /** Present when the slot held something else before this step (null: it was empty or did not exist). */
  readonly was?: ObjectId | null;
  /** A reference that is not counted: a weak one. */
  readonly weak?: true;
}

/** How an object is drawn; many types share one. */
export type Shape =
  | 'none'
  | 'bool'
  | 'int'
  | 'float'
  | 'complex'
  | 'str'
  | 'bytes'
  | 'list'
  | 'tuple'
  | 'dict'
  | 'set'
  | 'range'
  | 'slice'
  | 'instance'
  | 'class'
  | 'function'
  | 'method'
  | 'builtin'
  | 'module'
  | 'cell'
  | 'code'
  | 'frame'
  | 'generator'
  | 'iterator'
  | 'exception'
  | 'traceback'
  | 'weakref'
  | 'other';

export interface HeapObject {
  readonly id: ObjectId;
  /** The address that `id()` returns; exact, below 2**53. */
  readonly address: number;
  /** A short name for the place: `@C6` is block 6 of the third pool; `@static` is outside the heap. */
  readonly tag: string;
  /** The type's name: `list`, `Node`. */
  readonly type: string;
  readonly shape: Shape;
  /** Source text of a leaf value (`10`, `'left'`, `None`), a name for a function or class; null for containers. */
  readonly text: string | null;
  /** `len()` where it has one. */
  readonly length: number | null;
  readonly slots: readonly Slot[];
  /** How many slots were left out of `slots` (a long list). */
  readonly omitted: number;
  /** The reference count, or `immortal`. */
  readonly count: number | 'immortal';
  /** The count before this step, where it differs. */
  readonly countWas?: number;
  readonly mutable: boolean;
  /** In a generation of the collector, or null: not tracked. */
  readonly generation: 0 | 1 | 2 | null;
  /** `sys.getsizeof`, in bytes. */
  readonly size: number;
  /** `new` and `changed` are of this step; `freed` died in this step; `unreachable` lives, but no frame reaches it. */
  readonly state: 'normal' | 'new' | 'changed' | 'unreachable' | 'freed';
  /** Made by the interpreter before the program began (None, small ints, builtins). */
  readonly builtin: boolean;
}

/** All about one object at one moment: what the inspector and the pool strip show. */
export interface Inspection {
  readonly object: HeapObject;
  readonly holders: readonly Holder[];
  readonly fields: readonly StructField[];
  /** The pool that its block lies in; null for static objects and large blocks. */
  readonly pool: PoolView | null;
  /** The blocks that it has besides its own. */
  readonly parts: readonly ObjectPart[];
  /** Null where it does not live any more. */
  readonly sizes: ObjectSizes | null;
}

/** A block that belongs to an object and is not its own: the items of a list, the keys of a dict. */
export interface ObjectPart {
  readonly what: string;
  readonly tag: string;
  /** Bytes that it needs, and that its block has. */
  readonly size: number;
  readonly room: number;
  /** Its first words. */
  readonly fields: readonly Omit<StructField, 'changed'>[];
}

/** What `sys.getsizeof` is made of, and what it leaves out. */
export interface ObjectSizes {
  /** Before the object: the collector's links, weak references, dict. */
  readonly head: number;
  readonly struct: number;
  /** Bytes of the block that it lies in. */
  readonly room: number;
  /** The objects that it refers to, and their own sizes together: in no size but theirs. */
  readonly referents: number;
  readonly referentBytes: number;
}

/** An object over the whole run. */
export interface Life {
  readonly id: ObjectId;
  /** The step that made it (0: before the first line), and the step in which it was freed. */
  readonly from: StepIndex;
  readonly to: StepIndex | null;
  /** The line that made it. */
  readonly line: number | null;
  /** How many steps apart the counts were read. */
  readonly span: number;
  /** Its count from each of these steps on; below 0: immortal. */
  readonly counts: readonly { readonly step: StepIndex; readonly count: number }[];
}

/** Since when a holder holds: a step for each of its references that came by itself. */
export interface Arrival {
  readonly text: string;
  readonly steps: readonly StepIndex[];
}

export interface Holder {
  /** In words: `b in <module>`, `next of Node @C4`, `constant of <module>`, `parser arena (script being run)`. */
  readonly text: string;
  /** The holding object, or null for a frame and the interpreter. */
  readonly object: ObjectId | null;
  readonly frame: ObjectId | null;
  /** How many references this holder accounts for. */
  readonly references: number;
  /** True when the object that holds is drawn in the diagram. */
  readonly drawn: boolean;
  /** The holder let go in this step. */
  readonly dropped?: true;
}

/** Eight bytes or less of an object's struct. */
export interface StructField {
  /** Relative to `id()`: the collector's head is at -16. */
  readonly offset: number;
  /** CPython's name: `ob_refcnt`. */
  readonly name: string;
  readonly bytes: readonly number[];
  /** Decoded: `2`, `list`, `Node @C4`. */
  readonly meaning: string;
  readonly changed: boolean;
  /** What it meant before this step, where it changed. */
  readonly was?: string;
  /** No field: what the compiler or the allocator leaves between. */
  readonly filler?: true;
}

export interface PoolView {
  /** `C` in `@C6`. */
  readonly letter: string;
  readonly address: number;
  readonly blockSize: number;
  /** How many blocks the pool has room for, and how many are in use. */
  readonly capacity: number;
  readonly used: number;
  /** The first blocks, at most 64, then those of the selected object if it lies further on. */
  readonly blocks: readonly BlockView[];
}

export interface BlockView {
  readonly index: number;
  readonly state: 'used' | 'free' | 'untouched';
  /** Place in the free list, from 1: the order in which blocks are handed out. */
  readonly order?: number;
  /** The object in it, where the block is an object's own. */
  readonly object?: ObjectId;
  readonly unreachable?: true;
  readonly selected?: true;
}

/** The whole run at a glance, for the tracks of the timeline; at most 2,000 marks, each of one step or more. */
export interface Timeline {
  readonly steps: number;
  readonly instructions: number;
  readonly marks: readonly StepMark[];
  readonly calls: readonly Call[];
  /** Every collection, in order. */
  readonly collections: readonly CollectionSpan[];
}

/** When a collection ran: finalizers and callbacks run lines of their own meanwhile. */
export interface CollectionSpan {
  readonly generation: 0 | 1 | 2;
  readonly collected: number;
  readonly from: StepIndex;
  readonly to: StepIndex;
  /** Which one of those that begin in its step it is, from 0. */
  readonly index: number;
}

export interface StepMark {
  readonly step: StepIndex;
  /** How many steps it stands for. */
  readonly span: number;
  /** The line that ran, of the first of them. */
  readonly line: number;
  readonly allocations: number;
  readonly frees: number;
  readonly bytes: number;
  /** Blocks in use after it, and arenas. */
  readonly blocks: number;
  readonly arenas: number;
  readonly collection: boolean;
}

export interface Call {
  readonly name: string;
  readonly from: StepIndex;
  readonly to: StepIndex;
  readonly depth: number;
}
