import { BinaryIntrinsic, Op, UnaryIntrinsic } from '../../compile/opcode.js';
import { Frame } from '../../memory/address-map.js';
import { setExceptionField } from '../../object/exception.js';
import { smallInt } from '../../object/statics.js';
import { listItems } from '../../object/list.js';
import { EMPTY_TUPLE, NONE } from '../../object/statics.js';
import { intern, makeStr } from '../../object/str.js';
import { ExceptionField, FunctionObject } from '../../object/struct.js';
import { copyToTuple, tupleItems } from '../../object/tuple.js';
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

/** What the module of type parameters makes of these: a new reference, or 0. */
function typeParameter(machine: Machine, maker: string, args: readonly number[]): number {
  const module = machine.ops.importName(intern(machine, '_typeparams'), smallInt(0), NONE);
  const make = module === 0 ? 0 : machine.ops.getAttribute(module, intern(machine, maker));
  machine.releaseMaybe(module);
  if (make === 0) return 0;
  machine.hold(make);
  const made = machine.ops.call(make, args);
  machine.drop();
  machine.release(make);
  return made;
}

/** SET_FUNCTION_TYPE_PARAMS: the function keeps them. */
function setTypeParameters(machine: Machine, func: number, parameters: number): number {
  const old = machine.field(func, FunctionObject.typeParams);
  machine.memory.point(func + FunctionObject.typeParams, machine.retain(parameters));
  machine.releaseMaybe(old);
  return machine.retain(func);
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
  [UnaryIntrinsic.TYPEVAR]: (machine, name) => typeParameter(machine, 'TypeVar', [name]),
  [UnaryIntrinsic.PARAMSPEC]: (machine, name) => typeParameter(machine, 'ParamSpec', [name]),
  [UnaryIntrinsic.TYPEVARTUPLE]: (machine, name) => typeParameter(machine, 'TypeVarTuple', [name]),
  [UnaryIntrinsic.SUBSCRIPT_GENERIC]: (machine, given) => typeParameter(machine, 'generic', [given]),
  [UnaryIntrinsic.TYPEALIAS]: (machine, parts) =>
    typeParameter(machine, 'TypeAliasType', tupleItems(machine.words, parts)),
};

const INTRINSICS_2: Readonly<Record<number, (machine: Machine, first: number, second: number) => number>> = {
  [BinaryIntrinsic.PREP_RERAISE_STAR]: prepareReraise,
  [BinaryIntrinsic.TYPEVAR_WITH_BOUND]: (machine, ...args) => typeParameter(machine, 'TypeVar', args),
  [BinaryIntrinsic.TYPEVAR_WITH_CONSTRAINTS]: (machine, ...args) => typeParameter(machine, 'several', args),
  [BinaryIntrinsic.SET_FUNCTION_TYPE_PARAMS]: setTypeParameters,
};

/** Whether CALL_INTRINSIC_1 with this argument is simulated. */
export function isSimulatedIntrinsic(number: number): boolean {
  return INTRINSICS_1[number] !== undefined;
}

export const INTRINSICS: Readonly<Record<number, Handler>> = {
  [Op.CALL_INTRINSIC_2]: (machine, number) =>
    machine.replace(2, INTRINSICS_2[number]!(machine, machine.top(1), machine.top())),
  [Op.CALL_INTRINSIC_1]: (machine, number) => machine.replace(1, INTRINSICS_1[number]!(machine, machine.top())),
};
