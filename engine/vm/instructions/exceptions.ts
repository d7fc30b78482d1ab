import { Op } from '../../compile/opcode.js';
import { isException, isExceptionClass, setExceptionField } from '../../object/exception.js';
import { boolObject, compactValue } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { ExceptionField } from '../../object/struct.js';
import { tupleItems } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { matchGroup } from '../exception-group.js';
import { FAIL, GO, type Handler, type Machine, type Signal } from '../machine.js';

/** Raising and handling. */

/** A class that is raised is called first; 0 after an exception of its own. Takes the reference. */
function toException(machine: Machine, raised: number, wrong = 'exceptions must derive from BaseException'): number {
  if (isExceptionClass(machine, raised)) {
    machine.hold(raised);
    const made = machine.ops.call(raised, []);
    machine.drop();
    machine.release(raised);
    if (made !== 0 && !isException(machine, made)) {
      machine.release(made);
      return machine.raise(T.TypeError, 'exceptions must derive from BaseException');
    }
    return made;
  }
  if (isException(machine, raised)) return raised;
  machine.release(raised);
  return machine.raise(T.TypeError, wrong);
}

/** `do_raise` (Python/ceval.c). */
function raise(machine: Machine, count: number): Signal {
  if (count === 0) {
    const handled = machine.handledException();
    if (handled === 0) {
      machine.raise(T.RuntimeError, 'No active exception to reraise');
      return FAIL;
    }
    machine.reraising = true;
    machine.restore(machine.retain(handled));
    return FAIL;
  }
  let cause = 0;
  if (count === 2) {
    cause = machine.top();
    machine.memory.drop();
  }
  const raised = machine.top();
  machine.memory.drop();
  machine.hold(cause);
  const exception = toException(machine, raised);
  machine.drop();
  if (exception === 0) {
    machine.releaseMaybe(cause);
    return FAIL;
  }
  if (cause !== 0) {
    machine.hold(exception);
    const value = cause === NONE ? 0 : toException(machine, cause, 'exception causes must derive from BaseException');
    machine.drop();
    if (value === 0 && cause !== NONE) {
      machine.release(exception);
      return FAIL;
    }
    setExceptionField(machine, exception, ExceptionField.cause, value);
    machine.memory.put(exception + ExceptionField.suppressContext, 1);
  }
  machine.raiseException(exception);
  return FAIL;
}

/** `_PyEval_CheckExceptTypeValid` and the match itself: 1, 0, or -1. */
function matches(machine: Machine, exception: number, type: number): number {
  const types = machine.typeOf(type) === T.tuple ? tupleItems(machine.words, type) : [type];
  if (!types.every((each) => isExceptionClass(machine, each))) {
    machine.raise(T.TypeError, 'catching classes that do not inherit from BaseException is not allowed');
    return -1;
  }
  return types.some((each) => machine.isInstance(exception, each)) ? 1 : 0;
}

/** `check_except_star_type_valid`: groups are taken apart, not caught. */
function takesStar(machine: Machine, type: number): boolean {
  const types = machine.typeOf(type) === T.tuple ? tupleItems(machine.words, type) : [type];
  if (!types.every((each) => isExceptionClass(machine, each))) {
    machine.raise(T.TypeError, 'catching classes that do not inherit from BaseException is not allowed');
    return false;
  }
  if (!types.some((each) => machine.isSubtype(each, T.BaseExceptionGroup))) return true;
  machine.raise(T.TypeError, 'catching ExceptionGroup with except* is not allowed. Use except instead.');
  return false;
}

/** CHECK_EG_MATCH: exception and type give way to the rest and what matches, which is handled from now on. */
function checkGroupMatch(machine: Machine): Signal {
  const found = takesStar(machine, machine.top()) ? matchGroup(machine, machine.top(1), machine.top()) : null;
  if (found === null) return FAIL;
  machine.hold(found.match);
  machine.hold(found.rest);
  machine.pop();
  machine.pop();
  machine.drop(2);
  machine.memory.push(found.rest);
  machine.memory.push(found.match);
  if (found.match === NONE) return GO;
  const handled = machine.ownHandledException();
  machine.setHandled(machine.retain(found.match));
  machine.releaseMaybe(handled);
  return GO;
}

export const EXCEPTIONS: Readonly<Record<number, Handler>> = {
  [Op.RAISE_VARARGS]: raise,
  [Op.RERAISE]: (machine, depth) => {
    const exception = machine.top();
    if (depth > 0) machine.standsAt = machine.info.units.indexOf(compactValue(machine.words, machine.top(depth)));
    machine.memory.drop();
    machine.reraising = true;
    machine.restore(exception);
    return FAIL;
  },
  [Op.PUSH_EXC_INFO]: (machine) => {
    const memory = machine.memory;
    const exception = machine.top();
    const previous = machine.ownHandledException();
    memory.point(memory.sp - 8, previous === 0 ? NONE : previous);
    memory.push(exception);
    machine.setHandled(machine.retain(exception));
    return GO;
  },
  [Op.POP_EXCEPT]: (machine) => {
    const current = machine.ownHandledException();
    const previous = machine.top();
    machine.memory.drop();
    machine.setHandled(previous === NONE ? 0 : previous);
    machine.releaseMaybe(current);
    return GO;
  },
  [Op.CHECK_EG_MATCH]: checkGroupMatch,
  [Op.CHECK_EXC_MATCH]: (machine) => {
    const matched = matches(machine, machine.top(1), machine.top());
    if (matched < 0) return FAIL;
    machine.pop();
    machine.memory.pushStatic(boolObject(matched === 1));
    return GO;
  },
};
