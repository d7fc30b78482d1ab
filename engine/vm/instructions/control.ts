import { Op } from '../../compile/opcode.js';
import { FrameState } from '../../memory/address-map.js';
import { collectIfWanted } from '../eval-breaker.js';
import { popFrame } from '../frame.js';
import { resumeInline } from '../generator.js';
import { returnTo } from '../loop.js';
import { frameState, isGeneratorFrame } from '../../object/generator.js';
import { nextOfRange } from '../../object/range.js';
import { FALSE, NONE, TRUE } from '../../object/statics.js';
import { TYPE } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { FAIL, GO, type Handler, type Machine, RETURNED, type Signal } from '../machine.js';

/** Jumps, loops, returns. */

function jumpIf(machine: Machine, target: number, wanted: boolean): Signal {
  const value = machine.top();
  if (value === TRUE || value === FALSE) {
    machine.memory.drop();
    if ((value === TRUE) === wanted) machine.next = target;
    return GO;
  }
  const truth = machine.ops.truth(value);
  if (truth < 0) return FAIL;
  machine.pop();
  if ((truth === 1) === wanted) machine.next = target;
  return GO;
}

function jumpIfNone(machine: Machine, target: number, wanted: boolean): Signal {
  const isNone = machine.top() === NONE;
  machine.pop();
  if (isNone === wanted) machine.next = target;
  return GO;
}

/** The top of the stack goes to the caller. */
function returnTop(machine: Machine): Signal {
  const base = machine.memory.fp === machine.baseFrame;
  const owned = isGeneratorFrame(machine.memory.fp);
  popFrame(machine, base ? 'keep' : 'push');
  returnTo(machine);
  // Of a generator that FOR_ITER or SEND runs: where these go on at the end.
  if (owned && !base) machine.next = machine.info.args[machine.memory.pc]!;
  return base ? RETURNED : GO;
}

function forIter(machine: Machine, target: number): Signal {
  const iterator = machine.top();
  const type = machine.words[(iterator + TYPE) >> 2];
  if (type === T.generator && frameState(machine, iterator) < FrameState.executing)
    return resumeInline(machine, iterator, 0);
  const item = type === T.range_iterator ? nextOfRange(machine, iterator) : machine.ops.next(iterator);
  if (item !== 0) {
    machine.memory.push(item);
    return GO;
  }
  if (machine.raised) return FAIL;
  machine.pop();
  machine.next = target + 1;
  return GO;
}

export const CONTROL: Readonly<Record<number, Handler>> = {
  [Op.RESUME]: (machine, where) => (where < 2 ? collectIfWanted(machine) : GO),
  [Op.JUMP_FORWARD]: (machine, target) => {
    machine.next = target;
    return GO;
  },
  [Op.JUMP_BACKWARD]: (machine, target) => {
    machine.next = target;
    return collectIfWanted(machine);
  },
  [Op.JUMP_BACKWARD_NO_INTERRUPT]: (machine, target) => {
    machine.next = target;
    return GO;
  },
  [Op.POP_JUMP_IF_TRUE]: (machine, target) => jumpIf(machine, target, true),
  [Op.POP_JUMP_IF_FALSE]: (machine, target) => jumpIf(machine, target, false),
  [Op.POP_JUMP_IF_NONE]: (machine, target) => jumpIfNone(machine, target, true),
  [Op.POP_JUMP_IF_NOT_NONE]: (machine, target) => jumpIfNone(machine, target, false),
  [Op.GET_ITER]: (machine) => machine.replace(1, machine.ops.iterate(machine.top())),
  [Op.FOR_ITER]: forIter,
  [Op.RETURN_VALUE]: returnTop,
  [Op.RETURN_CONST]: (machine, index) => {
    machine.memory.pushConst(index);
    return returnTop(machine);
  },
};
