import { Frame, FrameState, GeneratorField, isStackFrame } from '../memory/address-map.js';
import type { ObjectSpace } from './space.js';
import { CodeObject, FunctionObject } from './struct.js';
import { T } from './type-table.js';

/** Generators (Objects/genobject.c): the frame is a part of the object, and suspended in it between two values. */

/** Whether a frame is a part of a generator: those of ordinary calls lie on the data stack. */
export function isGeneratorFrame(fp: number): boolean {
  return !isStackFrame(fp);
}

export function generatorOf(fp: number): number {
  return fp - GeneratorField.frame;
}

export function frameOf(generator: number): number {
  return generator + GeneratorField.frame;
}

/** `gi_frame_state`, one of `FrameState`. */
export function frameState(reader: { readonly words: Int32Array }, generator: number): number {
  return reader.words[(generator + GeneratorField.flags) >> 2]! >> 24;
}

export function setFrameState(space: ObjectSpace, generator: number, state: number): void {
  space.memory.put(generator + GeneratorField.flags, state << 24);
}

/** Whether a generator can still give values, or is doing so. */
export function isLive(reader: { readonly words: Int32Array }, generator: number): boolean {
  return frameState(reader, generator) < FrameState.completed;
}

/** `FRAME_OWNED_BY_GENERATOR` in the byte at 70 of a frame. */
const OWNED_BY_GENERATOR = 1 << 16;

/**
 * `_Py_MakeCoro` and RETURN_GENERATOR: a new tracked generator, into which the running frame at `fp` moves, with its
 * references; `depth` locals of it, `pc` its instruction.
 */
export function makeGenerator(space: ObjectSpace, fp: number, pc: number, depth: number): number {
  const memory = space.memory;
  const func = space.field(fp, Frame.func);
  const code = space.field(fp, Frame.code);
  const room = space.field(code, CodeObject.localsPlusCount) + space.field(code, CodeObject.stackSize);
  const generator = space.makeGc(T.generator, GeneratorField.frame + Frame.localsPlus + 8 * room);
  memory.clear(generator + GeneratorField.weakList, GeneratorField.frame - GeneratorField.weakList);
  memory.point(generator + GeneratorField.name, space.retain(space.field(func, FunctionObject.name)));
  memory.point(generator + GeneratorField.qualname, space.retain(space.field(func, FunctionObject.qualname)));
  space.track(generator);
  const frame = frameOf(generator);
  memory.move(frame, fp, Frame.localsPlus + depth * 8);
  memory.put(frame + Frame.previous, 0);
  memory.put(frame + Frame.prevInstr, pc);
  memory.put(frame + Frame.stackTop, depth);
  memory.put(frame + Frame.returnOffset, OWNED_BY_GENERATOR);
  setFrameState(space, generator, FrameState.created);
  return generator;
}
