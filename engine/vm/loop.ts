import { Frame } from '../memory/address-map.js';
import { ExceptionField } from '../object/struct.js';
import { setExceptionField, makeTraceback } from '../object/exception.js';
import { makeCompactInt } from '../object/int.js';
import { T } from '../object/type-table.js';
import { currentInfo, frameObjectOf, popFrame, resume } from './frame.js';
import { FAIL, GO, type Machine, Stop } from './machine.js';

/** Called between instructions, so that a recording can be cut into stretches and limits kept. */
export interface Watch {
  /** Bytes of log after which `stretch` is called. */
  readonly stretchBytes: number;
  stretch(): void;
  /** How many instructions may run, in all. */
  readonly instructionLimit: number;
}

/**
 * `_PyEval_EvalFrameDefault` (Python/ceval.c): runs the current frame, and those that it calls, until the frame `baseFrame`
 * ends; `thrown`: it begins with the current exception (`throwflag`). True when it returned (its value is `memory.kept`), false when an exception left it (it is the current one).
 */
export function runLoop(machine: Machine, watch: Watch, thrown = false): boolean {
  const memory = machine.memory;
  const outer = machine.baseFrame;
  machine.baseFrame = memory.fp;
  try {
    if (thrown && !unwind(machine)) return false;
    for (;;) {
      const info = machine.info;
      const pc = machine.next;
      const previous = memory.pc;
      let line = false;
      if (info.starts[pc] === 1 && (info.lines[pc] !== machine.line || pc <= previous)) {
        line = true;
        machine.lines++;
      }
      machine.line = info.lines[pc] || machine.line;
      if (memory.length > watch.stretchBytes) watch.stretch();
      memory.begin(pc, pc === previous + 1, line);
      machine.next = pc + 1;
      if (++machine.instructions > watch.instructionLimit) {
        machine.instructions--;
        throw new Stop('limit', `${watch.instructionLimit.toLocaleString('en-US')} instructions`);
      }
      const signal = info.handlers[pc]!(machine, info.args[pc]!);
      if (signal === GO) continue;
      if (signal === FAIL) {
        if (unwind(machine)) continue;
        return false;
      }
      return true;
    }
  } finally {
    machine.baseFrame = outer;
  }
}

/**
 * Finds the handler of the current exception: pops the value stack to its depth, pushes the exception, and goes on there
 * (`exception_unwind`). Frames without one are left. False when the base frame was left.
 */
function unwind(machine: Machine): boolean {
  const memory = machine.memory;
  for (;;) {
    const info = machine.info;
    const pc = memory.pc;
    addTraceback(machine);
    const entry = info.exceptions.find(({ start, end }) => pc >= start && pc < end);
    if (entry !== undefined) {
      const floor = memory.fp + Frame.localsPlus + (info.slots + entry.depth) * 8;
      while (memory.sp > floor) popMaybe(machine);
      if (entry.lasti) {
        const lasti = makeCompactInt(machine, info.units[pc]!);
        memory.push(lasti);
      }
      memory.push(machine.fetch());
      machine.next = entry.target;
      machine.standsAt = -1;
      return true;
    }
    while (memory.sp > memory.fp + Frame.localsPlus + info.slots * 8) popMaybe(machine);
    const base = memory.fp === machine.baseFrame;
    popFrame(machine, 'raise');
    machine.standsAt = -1;
    if (base) {
      returnTo(machine);
      return false;
    }
    returnTo(machine);
  }
}

function popMaybe(machine: Machine): void {
  if (machine.top() === 0) machine.memory.drop();
  else machine.pop();
}

/** After a frame was left: its caller's code is the running one again. */
export function returnTo(machine: Machine): void {
  if (machine.memory.fp === 0) return;
  const info = currentInfo(machine);
  resume(machine, info, machine.memory.pc + 1);
  machine.line = info.lines[Math.max(machine.memory.pc, 0)] || machine.line;
}

/** `PyTraceBack_Here`: the frame that the exception passes is added in front, unless it is the first entry already. */
function addTraceback(machine: Machine): void {
  const memory = machine.memory;
  if (machine.reraising) {
    machine.reraising = false;
    return;
  }
  const exception = machine.fetch();
  const frame = frameObjectOf(machine, memory.fp);
  const next = machine.field(exception, ExceptionField.traceback);
  if (next !== 0) machine.retain(next);
  const line = machine.info.positions[memory.pc]?.line ?? 0;
  const traceback = makeTraceback(machine, next, frame, machine.info.units[memory.pc] ?? 0, line);
  setExceptionField(machine, exception, ExceptionField.traceback, traceback);
  machine.restore(exception);
}

/** `_Py_CheckRecursiveCall` for Python frames. */
export function enterRecursion(machine: Machine): boolean {
  if (machine.depth >= machine.recursionLimit && !machine.allowDeeper()) {
    machine.raise(T.RecursionError, 'maximum recursion depth exceeded');
    return false;
  }
  machine.depth++;
  return true;
}
