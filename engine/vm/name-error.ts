import { intern, makeStr } from '../object/str.js';
import { ExceptionField } from '../object/struct.js';
import { makeTuple } from '../object/tuple.js';
import { makeException } from '../object/exception.js';
import { T } from '../object/type-table.js';
import type { Machine } from './machine.js';

/** `_PyEval_FormatExcCheckArg`: the name goes into the exception, for the suggestion that a traceback makes. */
export function raiseNameError(machine: Machine, text: string, name: number): 0 {
  const exception = makeException(
    machine,
    T.NameError,
    makeTuple(machine, [makeStr(machine, `name '${text}' is not defined`)]),
  );
  machine.memory.point(exception + ExceptionField.extra, machine.retain(name));
  return machine.raiseException(exception);
}

/** An AttributeError that knows the object and the name. */
export function raiseAttributeError(machine: Machine, object: number, name: string, message: string): 0 {
  const exception = makeException(machine, T.AttributeError, makeTuple(machine, [makeStr(machine, message)]));
  const key = intern(machine, name);
  machine.memory.point(exception + ExceptionField.extra, machine.retain(object));
  machine.memory.pointNext(key);
  return machine.raiseException(exception);
}
