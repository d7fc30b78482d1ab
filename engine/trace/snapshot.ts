import { Frame as FrameField, Runtime, toVirtual } from '../memory/address-map.js';
import { isExceptionRow, visitAllReferences, visitFrame } from '../object/referents.js';
import { sizeOf } from '../object/size.js';
import { CodeObject, DictField, GC_HEAD, SIZE, TYPE } from '../object/struct.js';
import { isStaticType, T, type TypeKey } from '../object/type-table.js';
import { AddressSet } from './address-set.js';
import type { CodeLines } from './code-lines.js';
import { blockOf, identityOf, type ImageReader, isStaticAddress, tagOf } from './identity.js';
import { readHeld } from './held.js';
import { literal, text, typeName } from './literal.js';
import { entries, layoutKey, locals, type RawSlot, slotsOf } from './slots.js';
import type { Frame, HeapObject, ObjectId, Shape } from './state.js';

/** The registers that say which frame runs. */
export interface Running extends ImageReader {
  readonly fp: number;
  readonly sp: number;
  readonly pc: number;
}

export interface RawFrame {
  readonly id: ObjectId;
  readonly address: number;
  readonly code: number;
  readonly kind: Frame['kind'];
  readonly name: string;
  readonly line: number;
  readonly slots: readonly RawSlot[];
  readonly stack: readonly number[];
}

/** One object as memory has it. */
export interface RawObject extends Omit<HeapObject, 'slots' | 'state' | 'countWas'> {
  readonly at: number;
  /** Where its block begins. */
  readonly block: number;
  readonly slots: readonly RawSlot[];
  readonly unreachable: boolean;
}

/** Memory at one moment: frames, and the objects that they reach or that nothing reaches any more. */
export interface Snapshot {
  readonly frames: readonly RawFrame[];
  readonly objects: ReadonlyMap<ObjectId, RawObject>;
  /** Identities by address, of the objects above. */
  readonly ids: ReadonlyMap<number, ObjectId>;
}

/** More objects than this are not read: a figure folds long before. */
const MOST_OBJECTS = 600;

const CO_OPTIMIZED = 1;
const CO_GENERATOR = 0x20;

/** The frames on the stack, oldest first. */
export function readFrames(memory: Running, lines: CodeLines): RawFrame[] {
  const at = (address: number): number => memory.words[address >> 2]!;
  const frames: RawFrame[] = [];
  for (let fp = memory.fp; fp !== 0; fp = at(fp + FrameField.previous)) {
    const code = at(fp + FrameField.code);
    const flags = at(code + CodeObject.flags);
    const running = fp === memory.fp;
    const slots = at(code + CodeObject.localsPlusCount);
    const base = fp + FrameField.localsPlus + slots * 8;
    const top = running ? memory.sp : fp + FrameField.localsPlus + at(fp + FrameField.stackTop) * 8;
    const stack: number[] = [];
    for (let place = base; place < top; place += 8) if (at(place) !== 0) stack.push(at(place));
    const optimized = (flags & CO_OPTIMIZED) !== 0;
    const name = text(memory, at(code + CodeObject.qualname));
    const dict = at(fp + FrameField.locals);
    frames.unshift({
      id: -(fp >> 4),
      address: fp,
      code,
      kind:
        name === '<module>' ? 'module' : !optimized ? 'class' : (flags & CO_GENERATOR) !== 0 ? 'generator' : 'function',
      name,
      line: lines.lineAt(code, identityOf(memory, code), running ? memory.pc : at(fp + FrameField.prevInstr)),
      slots: optimized || dict === 0 ? [...locals(memory, fp)] : [...entries(memory, dict, 'name')],
      stack,
    });
  }
  return frames;
}

const SHAPES: Partial<Record<TypeKey, Shape>> = {
  NoneType: 'none',
  bool: 'bool',
  int: 'int',
  float: 'float',
  complex: 'complex',
  str: 'str',
  bytes: 'bytes',
  list: 'list',
  tuple: 'tuple',
  dict: 'dict',
  set: 'set',
  frozenset: 'set',
  range: 'range',
  slice: 'slice',
  type: 'class',
  function: 'function',
  method: 'method',
  builtin: 'builtin',
  methodDescriptor: 'builtin',
  module: 'module',
  cell: 'cell',
  code: 'code',
  frame: 'frame',
  generator: 'generator',
  traceback: 'traceback',
  weakref: 'weakref',
};

function shapeOf(key: TypeKey, exactlyStatic: boolean): Shape {
  if (isExceptionRow(key)) return 'exception';
  if (/[iI]terator$/u.test(key)) return 'iterator';
  const shape = SHAPES[key];
  if (shape !== undefined) return shape;
  return key === 'object' && !exactlyStatic ? 'instance' : 'other';
}

/** What has a length: where it is kept. */
const LENGTHS: Partial<Record<TypeKey, number>> = {
  str: SIZE,
  bytes: SIZE,
  list: SIZE,
  tuple: SIZE,
  dict: DictField.used,
};

const IMMUTABLE: ReadonlySet<Shape> = new Set([
  'none',
  'bool',
  'int',
  'float',
  'complex',
  'str',
  'bytes',
  'tuple',
  'range',
  'slice',
  'method',
  'builtin',
  'code',
]);

/** The tracked objects of each generation, in the order of its ring. */
export function readGenerations(memory: ImageReader): readonly (readonly number[])[] {
  return [0, 1, 2].map((generation) => {
    const found: number[] = [];
    const ring = Runtime.generations + generation * 32;
    for (let head = memory.words[ring >> 2]! & ~1; head !== ring && head !== 0; head = memory.words[head >> 2]! & ~1) {
      found.push(head + GC_HEAD);
    }
    return found;
  });
}

/** Every object of the heap that frames or the interpreter reach, following counted references. */
function reachable(memory: Running): AddressSet {
  const seen = new AddressSet(memory.map);
  const modules = new Set<number>();
  const pending: number[] = [];
  const reach = (object: number): void => {
    if (isStaticAddress(object)) {
      if (
        object === 0 ||
        isStaticType(object) ||
        memory.words[(object + TYPE) >> 2] !== T.module ||
        modules.has(object)
      )
        return;
      modules.add(object);
      visitModule(memory, object, reach);
    } else if (seen.add(object)) {
      pending.push(object);
    }
  };
  for (const root of roots(memory)) reach(root.object);
  while (pending.length > 0) visitAllReferences(memory, pending.pop()!, reach);
  return seen;
}

/** Of the interpreter's own modules only lists such as `gc.garbage` can hold what the program made. */
function visitModule(memory: ImageReader, module: number, reach: (object: number) => void): void {
  const dict = memory.words[(module + 16) >> 2]!;
  if (dict === 0) return;
  for (const { to } of entries(memory, dict, 'entry'))
    if (memory.words[(to + TYPE) >> 2] === T.list) visitAllReferences(memory, to, reach);
}

/** A reference that no object holds: from a frame, or from the interpreter. */
export interface Root {
  readonly object: number;
  readonly holder: string;
  readonly frame: number;
}

/** All of them, one entry for each counted reference. */
export function* roots(memory: Running): IterableIterator<Root> {
  const at = (address: number): number => memory.words[address >> 2]!;
  for (const [place, holder] of INTERPRETER_ROOTS) {
    if (at(place) !== 0) yield { object: at(place), holder, frame: 0 };
  }
  for (const object of readHeld(memory).references) yield { object, holder: 'a call of the interpreter', frame: 0 };
  const arena = at(Runtime.parserArena);
  for (let index = 0; index < at(Runtime.parserArenaCount); index++) {
    yield { object: at(arena + index * 8), holder: 'parser arena (script being run)', frame: 0 };
  }
  for (let fp = memory.fp; fp !== 0; fp = at(fp + FrameField.previous)) {
    const held: Root[] = [];
    const name = text(memory, at(at(fp + FrameField.code) + CodeObject.qualname));
    if (fp === memory.fp) {
      for (const field of [FrameField.frameObject, FrameField.locals, FrameField.func, FrameField.code]) {
        if (at(fp + field) !== 0) held.push({ object: at(fp + field), holder: `frame of ${name}`, frame: fp });
      }
      for (let place = fp + FrameField.localsPlus; place < memory.sp; place += 8) {
        if (at(place) !== 0) held.push({ object: at(place), holder: `frame of ${name}`, frame: fp });
      }
    } else {
      visitFrame(memory, fp, (object) => held.push({ object, holder: `frame of ${name}`, frame: fp }));
    }
    yield* held;
  }
}

const INTERPRETER_ROOTS: readonly (readonly [place: number, holder: string])[] = [
  [Runtime.mainModule, 'sys.modules'],
  [Runtime.mainFunction, 'the interpreter, which runs it'],
  [Runtime.mainCode, 'the interpreter, which runs it'],
  [Runtime.lastException, 'sys.last_exc'],
  [Runtime.currentException, 'the exception being raised'],
  [Runtime.handledException, 'the exception being handled'],
];

/** Reads everything that a figure can show. Without the unreachable objects it is quick, however large the heap. */
export function takeSnapshot(memory: Running, lines: CodeLines, withUnreachable = true): Snapshot {
  const frames = readFrames(memory, lines);
  const ids = new Map<number, ObjectId>();
  const raw = new Map<number, Omit<RawObject, 'generation' | 'unreachable'>>();
  const pending: number[] = [];
  const want = (object: number): void => {
    if (object !== 0 && !ids.has(object) && ids.size < MOST_OBJECTS) {
      ids.set(object, identityOf(memory, object));
      pending.push(object);
    }
  };
  const drain = (): void => {
    for (let next = 0; next < pending.length; next++) {
      const object = readObject(memory, pending[next]!);
      raw.set(object.at, object);
      for (const slot of object.slots) {
        want(slot.to);
        if (slot.key !== undefined && slot.part === 'entry') want(slot.key);
      }
    }
    pending.length = 0;
  };
  for (const frame of frames) {
    for (const slot of frame.slots) want(slot.to);
    for (const object of frame.stack) want(object);
  }
  drain();
  const generations = readGenerations(memory);
  const lost = withUnreachable ? unreachableObjects(memory, generations) : new Set<number>();
  for (const object of lost) want(object);
  drain();
  const tracked = new Map<number, 0 | 1 | 2>();
  generations.forEach((members, generation) => {
    for (const object of members) if (ids.has(object)) tracked.set(object, generation as 0 | 1 | 2);
  });
  const objects = new Map<ObjectId, RawObject>();
  for (const object of raw.values()) {
    objects.set(object.id, { ...object, generation: tracked.get(object.at) ?? null, unreachable: lost.has(object.at) });
  }
  return { frames, objects, ids };
}

/** Tracked objects that nothing reaches, and what only they reach. */
function unreachableObjects(memory: Running, generations: readonly (readonly number[])[]): ReadonlySet<number> {
  const lost = new Set<number>();
  if (memory.fp === 0) return lost;
  const alive = reachable(memory);
  const visit = (object: number): void => {
    if (isStaticAddress(object) || alive.has(object) || lost.has(object)) return;
    lost.add(object);
    visitAllReferences(memory, object, visit);
  };
  for (const members of generations) for (const object of members) if (!alive.has(object)) visit(object);
  return lost;
}

function readObject(memory: ImageReader, at: number): Omit<RawObject, 'generation' | 'unreachable'> {
  const type = memory.words[(at + TYPE) >> 2]!;
  const key = layoutKey(memory, at);
  const shape = shapeOf(key, isStaticType(type));
  const count = memory.words[at >> 2]!;
  const length = LENGTHS[key];
  const { slots, omitted } = slotsOf(memory, at);
  return {
    id: identityOf(memory, at),
    at,
    block: blockOf(memory, at),
    address: toVirtual(at),
    tag: tagOf(memory, at),
    type: typeName(memory, type),
    shape,
    text: literal(memory, at, key),
    length: length === undefined ? null : memory.words[(at + length) >> 2]!,
    slots,
    omitted,
    count: count < 0 ? 'immortal' : count,
    mutable: !IMMUTABLE.has(shape),
    size: sizeOf(memory, at),
    builtin: isStaticAddress(at),
  };
}
