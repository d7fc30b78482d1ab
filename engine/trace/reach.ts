import { Frame as FrameField, Runtime } from '../memory/address-map.js';
import { isGeneratorFrame } from '../object/generator.js';
import { visitAllReferences, visitFrame } from '../object/referents.js';
import { CodeObject, GC_HEAD, TYPE, TypeField } from '../object/struct.js';
import { isStaticType, T, TYPE_ROWS } from '../object/type-table.js';
import { AddressSet } from './address-set.js';
import { readHeld } from './held.js';
import { type ImageReader, isStaticAddress, type Running } from './identity.js';
import { text } from './literal.js';
import { entries } from './slots.js';

/** Visits the tracked objects of a generation (0 to 2), in the order of its ring. */
export function visitGeneration(memory: ImageReader, generation: number, visit: (object: number) => void): void {
  const ring = Runtime.generations + generation * 32;
  for (let head = memory.words[ring >> 2]! & ~1; head !== ring && head !== 0; head = memory.words[head >> 2]! & ~1)
    visit(head + GC_HEAD);
}

/** A reference that no object holds: from a frame, or from the interpreter. */
export interface Root {
  readonly object: number;
  readonly holder: string;
  readonly frame: number;
}

/** All roots, one entry for each counted reference. */
export function* roots(memory: Running): IterableIterator<Root> {
  const at = (address: number): number => memory.words[address >> 2]!;
  for (const [place, holder] of INTERPRETER_ROOTS) {
    if (at(place) !== 0) yield { object: at(place), holder, frame: 0 };
  }
  for (const object of readHeld(memory).references) yield { object, holder: 'a call of the interpreter', frame: 0 };
  const made: number[] = [];
  for (const dict of subclassDicts(memory)) {
    if (!isStaticAddress(dict)) made.push(dict);
    else
      visitAllReferences(memory, dict, (object) => {
        if (!isStaticAddress(object)) made.push(object);
      });
  }
  for (const object of made) yield { object, holder: 'subclasses of a builtin type', frame: 0 };
  const arena = at(Runtime.parserArena);
  for (let index = 0; index < at(Runtime.parserArenaCount); index++) {
    yield { object: at(arena + index * 8), holder: 'parser arena (script being run)', frame: 0 };
  }
  for (let fp = memory.fp; fp !== 0; fp = at(fp + FrameField.previous)) {
    const held: Root[] = [];
    const name = text(memory, at(at(fp + FrameField.code) + CodeObject.qualname));
    if (isGeneratorFrame(fp)) {
      // The generator itself holds what its frame does; only while its code runs nothing says how deep the stack is.
      const from = fp === memory.fp ? fp + FrameField.localsPlus : memory.sp;
      for (let place = from; place < memory.sp; place += 8) {
        if (at(place) !== 0) held.push({ object: at(place), holder: `frame of ${name}`, frame: fp });
      }
    } else if (fp === memory.fp) {
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

/** The dicts of the subclasses of builtin types: these have them, and no object. */
export function* subclassDicts(memory: ImageReader): IterableIterator<number> {
  for (const { address, inheritable } of TYPE_ROWS) {
    const dict = inheritable ? memory.words[(address + TypeField.subclasses) >> 2]! : 0;
    if (dict !== 0) yield dict;
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

/** Every object of the heap that frames or the interpreter reach, following counted references. */
function reachable(memory: Running): AddressSet {
  const seen = new AddressSet(memory.map);
  const modules = new Set<number>();
  const pending: number[] = [];
  const reach = (object: number): void => {
    if (isStaticAddress(object)) {
      if (object === 0 || isStaticType(object) || memory.words[(object + TYPE) >> 2] !== T.module) return;
      if (modules.has(object)) return;
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

/** Tracked objects that nothing reaches, and what only they reach. */
export function unreachableObjects(memory: Running): ReadonlySet<number> {
  const lost = new Set<number>();
  if (memory.fp === 0) return lost;
  const alive = reachable(memory);
  const pending: number[] = [];
  const lose = (object: number): void => {
    if (isStaticAddress(object) || alive.has(object) || lost.has(object)) return;
    lost.add(object);
    pending.push(object);
  };
  for (let generation = 0; generation < 3; generation++) visitGeneration(memory, generation, lose);
  for (let next = 0; next < pending.length; next++) visitAllReferences(memory, pending[next]!, lose);
  return lost;
}
