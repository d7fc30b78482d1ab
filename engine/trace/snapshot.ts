import { Frame as FrameField, toVirtual } from '../memory/address-map.js';
import { isExceptionRow } from '../object/referents.js';
import { sizeOf } from '../object/size.js';
import { CodeObject, DictField, SetField, SIZE, TYPE } from '../object/struct.js';
import { isStaticType, type TypeKey } from '../object/type-table.js';
import { AddressSet } from './address-set.js';
import type { CodeLines } from './code-lines.js';
import { blockOf, identityOf, type ImageReader, isStaticAddress, type Running, tagOf } from './identity.js';
import { literal, text, typeName } from './literal.js';
import { unreachableObjects, visitGeneration } from './reach.js';
import { entries, layoutKey, locals, type RawSlot, slotsOf } from './slots.js';
import type { Frame, HeapObject, ObjectId, Shape } from './state.js';

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
export interface RawObject extends Omit<HeapObject, 'slots' | 'state' | 'countWas' | 'generation'> {
  generation: HeapObject['generation'];
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
  defaultdict: 'dict',
  deque: 'list',
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
  weakProxy: 'weakref',
  weakCallableProxy: 'weakref',
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
  defaultdict: DictField.used,
  deque: SIZE,
  set: SetField.used,
  frozenset: SetField.used,
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

/**
 * Reads everything that a figure can show. What is not `whole` lacks the unreachable objects and the generations, and is
 * quick however large the heap.
 */
export function takeSnapshot(memory: Running, lines: CodeLines, whole = true): Snapshot {
  const frames = readFrames(memory, lines);
  const ids = new Map<number, ObjectId>();
  const objects = new Map<ObjectId, RawObject>();
  const shown = new AddressSet(memory.map);
  const pending: number[] = [];
  const want = (object: number): void => {
    if (object === 0 || ids.size >= MOST_OBJECTS || ids.has(object)) return;
    ids.set(object, identityOf(memory, object));
    if (!isStaticAddress(object)) shown.add(object);
    pending.push(object);
  };
  let lost: ReadonlySet<number> = new Set();
  const drain = (): void => {
    for (let next = 0; next < pending.length; next++) {
      const object = readObject(memory, pending[next]!, lost.has(pending[next]!));
      objects.set(object.id, object);
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
  // Where the limit leaves no room for them there is no need to look for them through the whole heap.
  if (whole && ids.size < MOST_OBJECTS) {
    lost = unreachableObjects(memory);
    for (const object of lost) want(object);
    drain();
  }
  for (const generation of whole ? ([0, 1, 2] as const) : []) {
    visitGeneration(memory, generation, (object) => {
      if (shown.has(object)) objects.get(ids.get(object)!)!.generation = generation;
    });
  }
  return { frames, objects, ids };
}

function readObject(memory: ImageReader, at: number, unreachable: boolean): RawObject {
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
    generation: null,
    unreachable,
  };
}
