import { Op } from '../../compile/opcode.js';
import { FrameState, Leave } from '../../memory/address-map.js';
import { frameState, makeGenerator } from '../../object/generator.js';
import { NONE } from '../../object/statics.js';
import { intern } from '../../object/str.js';
import { ExceptionField } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { fetchStopValue, resumeInline } from '../generator.js';
import { isIterator } from '../iteration.js';
import { returnTo } from '../loop.js';
import { FAIL, GO, type Handler, type Machine, RETURNED, type Signal } from '../machine.js';

/** Generators are made, give values and delegate. */

/** The top of the stack goes to the caller, as `how` says; the frame stays with its generator. */
function leaveToCaller(machine: Machine, how: number): Signal {
  const base = machine.memory.fp === machine.baseFrame;
  machine.memory.keep();
  machine.memory.leave(how | (base ? 0 : Leave.push));
  machine.depth--;
  returnTo(machine);
  return base ? RETURNED : GO;
}

/** SEND: receiver and value; the receiver's next value comes in the value's place, or, at its end, what it returned. */
function send(machine: Machine, target: number): Signal {
  const memory = machine.memory;
  const receiver = machine.top(1);
  const value = machine.top();
  if (machine.typeOf(receiver) === T.generator && frameState(machine, receiver) < FrameState.executing)
    return resumeInline(machine, receiver, 1);
  let result: number;
  if (value === NONE && isIterator(machine, receiver)) {
    result = machine.ops.step(receiver);
  } else {
    const method = machine.ops.getAttribute(receiver, intern(machine, 'send'));
    if (method === 0) return FAIL;
    machine.hold(method);
    result = machine.ops.call(method, [value]);
    machine.drop();
    machine.release(method);
  }
  if (result === 0) {
    result = fetchStopValue(machine);
    if (result === 0) return FAIL;
    machine.next = target;
  }
  memory.drop();
  machine.hold(result);
  machine.release(value);
  machine.drop();
  memory.push(result);
  return GO;
}

export const GENERATORS: Readonly<Record<number, Handler>> = {
  [Op.RETURN_GENERATOR]: (machine) => {
    const memory = machine.memory;
    memory.push(makeGenerator(machine, memory.fp, memory.pc, machine.info.slots));
    return leaveToCaller(machine, Leave.owned);
  },
  [Op.YIELD_VALUE]: (machine) => leaveToCaller(machine, Leave.owned | Leave.suspended),
  [Op.SEND]: send,
  [Op.END_SEND]: (machine) => {
    const memory = machine.memory;
    const receiver = machine.top(1);
    memory.point(memory.sp - 16, machine.top());
    memory.drop();
    machine.release(receiver);
    return GO;
  },
  [Op.GET_YIELD_FROM_ITER]: (machine) => {
    if (machine.typeOf(machine.top()) === T.generator) return GO;
    return machine.replace(1, machine.ops.iterate(machine.top()));
  },
  [Op.CLEANUP_THROW]: (machine) => {
    const memory = machine.memory;
    const exception = machine.top();
    if (!machine.isInstance(exception, T.StopIteration)) {
      machine.reraising = true;
      machine.restore(machine.retain(exception));
      return FAIL;
    }
    const value = machine.retain(machine.field(exception, ExceptionField.extra) || NONE);
    machine.hold(value);
    machine.releaseSlots(memory.sp - 24, 3, false);
    machine.drop();
    memory.dropMany(3);
    memory.pushStatic(NONE);
    memory.push(value);
    return GO;
  },
};
