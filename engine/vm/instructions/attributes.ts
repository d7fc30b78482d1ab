import { Op } from '../../compile/opcode.js';
import { loadMethod } from '../attribute.js';
import { FAIL, GO, type Handler, type Machine, type Signal } from '../machine.js';

/** Attributes of objects. */

function loadAttribute(machine: Machine, argument: number): Signal {
  const name = machine.info.names[argument >> 1]!;
  const memory = machine.memory;
  const owner = machine.top();
  if ((argument & 1) !== 0) {
    const found = loadMethod(machine, owner, name);
    if (found.value === 0) return FAIL;
    if (found.unbound) {
      memory.point(memory.sp - 8, found.value);
      memory.push(owner);
      return GO;
    }
    memory.put(memory.sp - 8, 0);
    memory.push(found.value);
    machine.release(owner);
    return GO;
  }
  return machine.replace(1, machine.ops.getAttribute(owner, name));
}

export const ATTRIBUTES: Readonly<Record<number, Handler>> = {
  [Op.LOAD_ATTR]: loadAttribute,
  [Op.STORE_ATTR]: (machine, argument) => {
    const owner = machine.top();
    if (!machine.ops.setAttribute(owner, machine.info.names[argument]!, machine.top(1))) return FAIL;
    machine.release(machine.top(1));
    machine.release(owner);
    machine.memory.dropMany(2);
    return GO;
  },
  [Op.DELETE_ATTR]: (machine, argument) => {
    if (!machine.ops.setAttribute(machine.top(), machine.info.names[argument]!, 0)) return FAIL;
    machine.pop();
    return GO;
  },
};
