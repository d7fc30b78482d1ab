import { Op } from '../../compile/opcode.js';
import { NONE } from '../../object/statics.js';
import { ExceptionField } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { FAIL, GO, type Handler, type Machine, type Signal } from '../machine.js';
import { boundSpecial } from '../special.js';

/** The with statement. */

function noProtocol(machine: Machine, manager: number, rest: string): Signal {
  if (!machine.raised) {
    const name = machine.typeName(machine.typeOf(manager));
    machine.raise(T.TypeError, `'${name}' object does not support the context manager protocol${rest}`);
  }
  return FAIL;
}

/** BEFORE_WITH: the manager gives way to its bound `__exit__` and what its `__enter__` returns. */
function beforeWith(machine: Machine): Signal {
  const memory = machine.memory;
  const manager = machine.top();
  const enter = boundSpecial(machine, manager, '__enter__');
  if (enter === 0) return noProtocol(machine, manager, '');
  machine.hold(enter);
  const exit = boundSpecial(machine, manager, '__exit__');
  if (exit === 0) {
    machine.drop();
    machine.release(enter);
    return noProtocol(machine, manager, ' (missed __exit__ method)');
  }
  memory.point(memory.sp - 8, exit);
  machine.release(manager);
  const result = machine.ops.call(enter, []);
  machine.drop();
  machine.release(enter);
  if (result === 0) {
    machine.pop();
    return FAIL;
  }
  memory.push(result);
  return GO;
}

export const WITH: Readonly<Record<number, Handler>> = {
  [Op.BEFORE_WITH]: beforeWith,
  [Op.WITH_EXCEPT_START]: (machine) => {
    const exception = machine.top();
    const traceback = machine.field(exception, ExceptionField.traceback) || NONE;
    const result = machine.ops.call(machine.top(3), [machine.typeOf(exception), exception, traceback]);
    if (result === 0) return FAIL;
    machine.memory.push(result);
    return GO;
  },
};
