import { Frame } from '../../memory/address-map.js';
import { makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { FrameObjectField, TracebackField } from '../../object/struct.js';
import { callerOf, frameObjectOf, instructionOf, lineOfFrame } from '../frame.js';
import { localsOfFrame } from '../frame-locals.js';
import type { Getset, Machine } from '../machine.js';

/** What frames (Objects/frameobject.c) and tracebacks (Python/traceback.c) tell of themselves. */
function computed(name: string, get: (machine: Machine, object: number) => number): Getset {
  return { name, get, set: null };
}

/** The frame that a frame object stands for. */
function frameIn(machine: Machine, object: number): number {
  return machine.field(object, FrameObjectField.frame);
}

/** A reference that the frame holds. */
function held(name: string, offset: number): Getset {
  return computed(name, (machine, object) => machine.retain(machine.field(frameIn(machine, object), offset)));
}

/** Where an instruction lies in its code, in bytes. */
function offsetInCode(machine: Machine, fp: number): number {
  const info = machine.infos.get(machine.field(fp, Frame.code))!;
  const instruction = instructionOf(machine, fp);
  return instruction < 0 ? -1 : info.units[instruction]! * 2;
}

export const FRAME_ATTRIBUTES: readonly Getset[] = [
  computed('f_back', (machine, object) => {
    const known = machine.field(object, FrameObjectField.back);
    if (known !== 0) return machine.retain(known);
    const caller = callerOf(machine, frameIn(machine, object));
    return caller === 0 ? NONE : machine.retain(frameObjectOf(machine, caller));
  }),
  held('f_code', Frame.code),
  held('f_globals', Frame.globals),
  held('f_builtins', Frame.builtins),
  computed('f_locals', (machine, object) => localsOfFrame(machine, frameIn(machine, object))),
  computed('f_lineno', (machine, object) => {
    const line = lineOfFrame(machine, frameIn(machine, object));
    return line === 0 ? NONE : makeInt(machine, line, 1, true);
  }),
  computed('f_lasti', (machine, object) => makeInt(machine, offsetInCode(machine, frameIn(machine, object)), 1, true)),
  computed('f_trace', (machine, object) => machine.retain(machine.field(object, FrameObjectField.trace) || NONE)),
];

export const TRACEBACK_ATTRIBUTES: readonly Getset[] = [
  computed('tb_next', (machine, object) => machine.retain(machine.field(object, TracebackField.next) || NONE)),
  computed('tb_frame', (machine, object) => machine.retain(machine.field(object, TracebackField.frame))),
  computed('tb_lineno', (machine, object) => makeInt(machine, machine.field(object, TracebackField.line), 1, true)),
  computed('tb_lasti', (machine, object) => {
    return makeInt(machine, machine.field(object, TracebackField.instruction) * 2, 1, true);
  }),
];
