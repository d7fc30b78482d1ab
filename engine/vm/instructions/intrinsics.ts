import { BinaryIntrinsic, Op } from '../../compile/opcode.js';
import { Frame } from '../../memory/address-map.js';
import { setExceptionField } from '../../object/exception.js';
import { listItems } from '../../object/list.js';
import { EMPTY_TUPLE, NONE } from '../../object/statics.js';
import { makeStr } from '../../object/str.js';
import { ExceptionField } from '../../object/struct.js';
import { copyToTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { prepareReraise } from '../exception-group.js';
import type { Handler, Machine } from '../machine.js';
import { unary } from '../unary.js';

/** CALL_INTRINSIC_1 and CALL_INTRINSIC_2 (Python/intrinsics.c). */

/** Borrowed operand; a new reference, or 0. */
type Intrinsic1 = (machine: Machine, value: number) => number;

/** `stopiteration_error`: a StopIteration may not leave a generator; it becomes the cause of a RuntimeError. */
function stopIterationError(machine: Machine, exception: number): number {
  if (!machine.isInstance(exception, T.StopIteration)) return machine.retain(exception);
  const message = makeStr(machine, 'generator raised StopIteration');
  const error = machine.ops.call(T.RuntimeError, [message]);
  setExceptionField(machine, error, ExceptionField.cause, machine.retain(exception));
  machine.memory.put(error + ExceptionField.suppressContext, 1);
  setExceptionField(machine, error, ExceptionField.context, machine.retain(exception));
  machine.release(message);
  return error;
}

const INTRINSICS_1: Readonly<Record<number, Intrinsic1>> = {
  2: (machine, module) => {
    const locals = machine.field(machine.memory.fp, Frame.locals);
    return machine.ops.importStar(module, locals) ? NONE : 0;
  },
  3: stopIterationError,
  5: (machine, value) => unary(machine, '+', value),
  6: (machine, list) => {
    const items = listItems(machine.words, list);
    return items.length === 0 ? EMPTY_TUPLE : copyToTuple(machine, items);
  },
};

const INTRINSICS_2: Readonly<Record<number, (machine: Machine, first: number, second: number) => number>> = {
  [BinaryIntrinsic.PREP_RERAISE_STAR]: prepareReraise,
};

/** Whether an intrinsic with so many operands is simulated. */
export function isSimulatedIntrinsic(operands: 1 | 2, number: number): boolean {
  return (operands === 1 ? INTRINSICS_1 : INTRINSICS_2)[number] !== undefined;
}

export const INTRINSICS: Readonly<Record<number, Handler>> = {
  [Op.CALL_INTRINSIC_2]: (machine, number) =>
    machine.replace(2, INTRINSICS_2[number]!(machine, machine.top(1), machine.top())),
  [Op.CALL_INTRINSIC_1]: (machine, number) => machine.replace(1, INTRINSICS_1[number]!(machine, machine.top())),
};
