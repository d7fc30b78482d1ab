import { Frame, FrameState, Leave } from '../memory/address-map.js';
import { isGeneratorFrame, setFrameState, generatorOf } from '../object/generator.js';
import { FrameObjectField } from '../object/struct.js';
import { rowIndex, T } from '../object/type-table.js';
import type { CodeInfo, Machine } from './machine.js';

/**
 * Frames of ordinary calls lie on the data stack (`_PyInterpreterFrame`, Include/internal/pycore_frame.h): head, locals
 * with cells and free variables, value stack. A frame object is made only when somebody asks for it, and takes the frame
 * over when it outlives the call (`take_ownership`, Python/frame.c).
 */
const OWNED_BY_FRAME_OBJECT = 2 << 16;

/** Makes the running frame's code the one that the loop works on; `next` is its next instruction. */
export function resume(machine: Machine, info: CodeInfo, next: number): void {
  machine.info = info;
  machine.next = next;
}

/** The decoded code of the running frame. */
export function currentInfo(machine: Machine): CodeInfo {
  return machine.infos.get(machine.words[machine.memory.fp >> 2]!)!;
}

/** The frame object of a frame, borrowed (`_PyFrame_GetFrameObject`). */
export function frameObjectOf(machine: Machine, fp: number): number {
  const known = machine.field(fp, Frame.frameObject);
  if (known !== 0) return known;
  const info = machine.infos.get(machine.field(fp, Frame.code))!;
  const object = machine.makeGc(T.frame, 120 + 8 * (info.slots + info.code.stackSize));
  const memory = machine.memory;
  memory.clear(object + FrameObjectField.back, 32);
  memory.point(object + FrameObjectField.frame, fp);
  memory.point(fp + Frame.frameObject, object);
  return object;
}

/** How a frame ends: its value goes onto the caller's stack, or only into `memory.kept`; or there is none. */
export type FrameEnd = 'push' | 'keep' | 'raise';

/**
 * Clears the running frame's slots and leaves it (`_PyEvalFrameClearAndPop`). Its value, if any, lies on its stack until
 * then: finalizers may run Python code meanwhile.
 */
export function popFrame(machine: Machine, end: FrameEnd): void {
  const memory = machine.memory;
  const fp = memory.fp;
  const push = end === 'push' ? Leave.push : 0;
  machine.leaving.push(fp);
  if (isGeneratorFrame(fp)) {
    setFrameState(machine, generatorOf(fp), FrameState.cleared);
    machine.leaveHandled(generatorOf(fp));
    clearFrame(machine, true);
    machine.leaving.pop();
    if (end !== 'raise') memory.keep();
    memory.leave(push | Leave.owned);
    machine.depth--;
    return;
  }
  clearFrame(machine, false);
  machine.leaving.pop();
  const code = machine.field(fp, Frame.code);
  if (machine.words[code >> 2] === 1) {
    memory.put(fp + Frame.code, 0);
    machine.release(code);
  }
  if (end !== 'raise') memory.keep();
  memory.leave(push);
  machine.depth--;
}

/** `_PyFrame_ClearExceptCode`. The function is left to `leave` unless it dies here, or the frame is a generator's. */
function clearFrame(machine: Machine, owned: boolean): void {
  const memory = machine.memory;
  const fp = memory.fp;
  const frameObject = machine.field(fp, Frame.frameObject);
  if (frameObject !== 0) {
    memory.put(fp + Frame.frameObject, 0);
    if (machine.words[frameObject >> 2]! > 1) {
      takeOwnership(machine, frameObject, fp, machine.info.slots);
      machine.release(frameObject);
      return;
    }
    machine.release(frameObject);
  }
  const slots = machine.info.slots;
  const words = machine.words;
  let wiped = 0;
  for (let index = 0; index < slots; index++) {
    if (words[(fp + Frame.localsPlus + index * 8) >> 2] === 0 || !memory.releaseLocal(index)) continue;
    const gone = memory.released;
    if (machine.isGc(gone)) {
      memory.clear(fp + Frame.localsPlus + wiped * 8, (index + 1 - wiped) * 8);
      wiped = index + 1;
    }
    machine.bury(gone);
  }
  const locals = machine.field(fp, Frame.locals);
  if (locals !== 0) {
    memory.put(fp + Frame.locals, 0);
    machine.release(locals);
  }
  const func = machine.field(fp, Frame.func);
  if (func !== 0 && (owned || words[func >> 2] === 1)) {
    memory.put(fp + Frame.func, 0);
    machine.release(func);
  }
}

/** The frame of a generator that dies is cleared where it stands. */
export function clearSuspended(machine: Machine, fp: number): void {
  const memory = machine.memory;
  const depth = machine.field(fp, Frame.stackTop);
  const frameObject = machine.field(fp, Frame.frameObject);
  if (frameObject !== 0) {
    memory.put(fp + Frame.frameObject, 0);
    if (machine.words[frameObject >> 2]! > 1) takeOwnership(machine, frameObject, fp, depth);
    machine.release(frameObject);
  }
  machine.releaseSlots(fp + Frame.localsPlus, machine.field(fp, Frame.stackTop), false);
  memory.put(fp + Frame.stackTop, 0);
  for (const field of [Frame.locals, Frame.func]) {
    const value = machine.field(fp, field);
    memory.put(fp + field, 0);
    machine.releaseMaybe(value);
  }
}

/** The frame that called this one, 0 for none; those that are being cleared are passed over. */
export function callerOf(machine: Machine, fp: number): number {
  let caller = machine.field(fp, Frame.previous);
  while (machine.leaving.includes(caller)) caller = machine.field(caller, Frame.previous);
  return caller;
}

/** The frame moves into its frame object, which outlives the call; `depth`: locals and stack entries that it has. */
function takeOwnership(machine: Machine, object: number, fp: number, depth: number): void {
  const memory = machine.memory;
  const data = object + FrameObjectField.data;
  const size = Frame.localsPlus + depth * 8;
  if (fp === memory.fp) memory.put(fp + Frame.prevInstr, machine.standsAt < 0 ? memory.pc : machine.standsAt);
  memory.put(fp + Frame.stackTop, depth);
  memory.move(data, fp, size);
  memory.point(object + FrameObjectField.frame, data);
  memory.retain(machine.field(fp, Frame.code));
  memory.put(data + Frame.returnOffset, OWNED_BY_FRAME_OBJECT);
  memory.put(fp + Frame.func, 0);
  if (isGeneratorFrame(fp)) {
    memory.put(fp + Frame.locals, 0);
    memory.put(fp + Frame.stackTop, 0);
  }
  const previous = callerOf(machine, fp);
  memory.put(data + Frame.previous, 0);
  if (previous !== 0) memory.point(object + FrameObjectField.back, machine.retain(frameObjectOf(machine, previous)));
  if (!machine.isTracked(object)) machine.track(object);
}

/** `frame_dealloc`: a frame object that owns its frame clears it; one that does not only goes. */
export function installFrames(machine: Machine): void {
  const bury = (object: number): void => {
    const data = object + FrameObjectField.data;
    if (machine.field(object, FrameObjectField.frame) === data) {
      const func = machine.field(data, Frame.func);
      machine.memory.put(data + Frame.func, 0);
      machine.releaseMaybe(func);
      machine.releaseSlots(data + Frame.localsPlus, machine.field(data, Frame.stackTop), false);
      machine.releaseFields(data, [Frame.locals, Frame.code]);
    }
    machine.releaseFields(object, [FrameObjectField.back]);
    machine.freeObject(object);
  };
  machine.burials[rowIndex(T.frame)] = (object) => {
    machine.untrack(object);
    machine.dismantle(object, bury);
  };
}

/** The line that a frame stands at: of its current instruction. */
export function lineOfFrame(machine: Machine, fp: number): number {
  const info = machine.infos.get(machine.field(fp, Frame.code));
  const pc = fp === machine.memory.fp ? machine.memory.pc : machine.field(fp, Frame.prevInstr);
  return info?.positions[Math.max(pc, 0)]?.line ?? 0;
}

/** The names of a frame's slots come from its code. */
export function slotName(info: CodeInfo, index: number): string {
  return info.code.localsPlusNames[index]!;
}

/** The number of the instruction that a frame stands at. */
export function instructionOf(machine: Machine, fp: number): number {
  return fp === machine.memory.fp ? machine.memory.pc : machine.field(fp, Frame.prevInstr);
}

/**
 * The line that a request of the allocators is made at: of the frame that runs, which one that is being cleared does not;
 * before its first line a frame is at the line of its `def`.
 */
export function requestLine(machine: Machine): number {
  const fp = machine.memory.fp;
  if (fp !== 0 && machine.leaving.at(-1) === fp) {
    const caller = callerOf(machine, fp);
    return caller === 0 ? 0 : lineOfFrame(machine, caller) || machine.line;
  }
  const { code, lines } = machine.info;
  for (let pc = machine.memory.pc; pc >= 0; pc--) if (lines[pc]! > 0) return machine.line;
  return machine.memory.pc < 0 ? machine.line : code.firstLine;
}
