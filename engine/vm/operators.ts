import { BinaryOperation, NB_INPLACE } from '../compile/opcode.js';
import { isByteArray } from '../object/bytearray.js';
import { isBytes } from '../object/bytes.js';
import { NOT_IMPLEMENTED } from '../object/statics.js';
import { intern, isStr } from '../object/str.js';
import { BuiltinField } from '../object/struct.js';
import { isStaticType, T } from '../object/type-table.js';
import { setOperation } from './builtins/set-methods.js';
import { complexOperation } from './complex-arithmetic.js';
import { appendBytesInPlace, isSequence, repeatBytesInPlace, sequenceOperation } from './concatenation.js';
import { checkRoom, repeatCount } from './concatenation.js';
import { extendList } from './extend.js';
import { fillDict } from './fill-dict.js';
import { repeatListInPlace } from './list-slice.js';
import { copyDict } from '../object/dict-copy.js';
import { listLength } from '../object/list.js';
import { viewOperation } from './view-algebra.js';
import { floatOperation } from './float-arithmetic.js';
import { boolOperation, intOperation } from './int-arithmetic.js';
import { formatPercent, formatPercentBytes } from './percent.js';
import type { Machine } from './machine.js';
import { uniteTypes } from './modules/union.js';

/** Arithmetic on objects: Objects/abstract.c and the number methods of the types. */
const Operation = BinaryOperation;

interface OperationRow {
  readonly sign: string;
  readonly method: string;
}

/** Signs and special methods by number of the operation. */
const ROWS: Readonly<Record<number, OperationRow>> = {
  [Operation.Add]: { sign: '+', method: 'add' },
  [Operation.BitAnd]: { sign: '&', method: 'and' },
  [Operation.FloorDiv]: { sign: '//', method: 'floordiv' },
  [Operation.LShift]: { sign: '<<', method: 'lshift' },
  [Operation.MatMult]: { sign: '@', method: 'matmul' },
  [Operation.Mult]: { sign: '*', method: 'mul' },
  [Operation.Mod]: { sign: '%', method: 'mod' },
  [Operation.BitOr]: { sign: '|', method: 'or' },
  [Operation.Pow]: { sign: '** or pow()', method: 'pow' },
  [Operation.RShift]: { sign: '>>', method: 'rshift' },
  [Operation.Sub]: { sign: '-', method: 'sub' },
  [Operation.Div]: { sign: '/', method: 'truediv' },
  [Operation.BitXor]: { sign: '^', method: 'xor' },
};

export function installOperators(machine: Machine): void {
  machine.ops.binary = (operation, left, right) => binary(machine, operation, left, right);
}

function binary(machine: Machine, operation: number, left: number, right: number): number {
  const inPlace = operation >= NB_INPLACE;
  const plain = inPlace ? operation - NB_INPLACE : operation;
  const row = ROWS[plain]!;
  if (inPlace) {
    const done = inPlaceOperation(machine, plain, row, left, right);
    if (done !== NOT_IMPLEMENTED) return done;
  }
  const result = numberOperation(machine, plain, row, left, right);
  if (result !== NOT_IMPLEMENTED) return result;
  const sequence = sequenceFallback(machine, plain, row, left, right);
  if (sequence !== NOT_IMPLEMENTED) return sequence;
  const sign = inPlace ? `${row.sign === '** or pow()' ? '**' : row.sign}=` : row.sign;
  const names = `'${machine.typeName(machine.typeOf(left))}' and '${machine.typeName(machine.typeOf(right))}'`;
  const hint = plain === Operation.RShift && !inPlace && isPrint(machine, left) ? PRINT_HINT : '';
  return machine.raise(T.TypeError, `unsupported operand type(s) for ${sign}: ${names}${hint}`);
}

/** What is meant by `print >> file`. */
const PRINT_HINT = '. Did you mean "print(<message>, file=<output_stream>)"?';

function isPrint(machine: Machine, object: number): boolean {
  if (machine.typeOf(object) !== T.builtin) return false;
  return machine.natives[machine.field(object, BuiltinField.ml)]!.name === 'print';
}

/** `sq_concat` of the left operand, `sq_repeat` of either; a class with the method of the operator has no such slot. */
function sequenceFallback(machine: Machine, plain: number, row: OperationRow, left: number, right: number): number {
  const owns = (object: number) => machine.ops.special(machine.typeOf(object), `__${row.method}__`) !== 0;
  if (!owns(left)) return sequenceOperation(machine, plain, left, right);
  const repeatsRight = plain === Operation.Mult && isSequence(machine, right) && !owns(right);
  return repeatsRight ? sequenceOperation(machine, plain, right, left) : NOT_IMPLEMENTED;
}

/** `binary_iop1`. `NOT_IMPLEMENTED` (borrowed) where there is none. */
function inPlaceOperation(machine: Machine, plain: number, row: OperationRow, left: number, right: number): number {
  if (machine.ops.special(machine.typeOf(left), `__i${row.method}__`) !== 0) {
    return special(machine, `__i${row.method}__`, left, right);
  }
  return nativeInPlace(machine, plain, left, right);
}

/** The in-place methods of the builtin types. */
export function nativeInPlace(machine: Machine, plain: number, left: number, right: number): number {
  if (machine.isInstance(left, T.list) && plain === Operation.Add) {
    return extendList(machine, left, right) ? machine.retain(left) : 0;
  }
  const sets = setOperation(machine, ROWS[plain]!.sign, true, left, right);
  if (sets !== null) return sets;
  if (plain === Operation.BitOr && machine.isInstance(left, T.dict))
    return fillDict(machine, left, right) ? machine.retain(left) : 0;
  if (plain === Operation.Mult && machine.isInstance(left, T.list)) {
    const count = repeatCount(machine, right);
    if (count === null) return 0;
    checkRoom(listLength(machine.words, left) * count * 8);
    return repeatListInPlace(machine, left, count);
  }
  if (isByteArray(machine, left) && plain === Operation.Add) return appendBytesInPlace(machine, left, right);
  if (isByteArray(machine, left) && plain === Operation.Mult) return repeatBytesInPlace(machine, left, right);
  return NOT_IMPLEMENTED;
}

/** Calls a special method of a class; `NOT_IMPLEMENTED` where the class has none or it says so. */
function special(machine: Machine, name: string, self: number, other: number): number {
  const method = machine.ops.special(machine.typeOf(self), name);
  return method === 0 ? NOT_IMPLEMENTED : machine.ops.callSpecial(method, self, [other]);
}

/** True where a class has the slot of an operation from its own methods (`slot_nb_add`). */
function definesOperation(machine: Machine, type: number, row: OperationRow): boolean {
  if (isStaticType(type) && !machine.ownSlots.has(type)) return false;
  return machine.ops.special(type, `__${row.method}__`) !== 0 || machine.ops.special(type, `__r${row.method}__`) !== 0;
}

/** `method_is_overloaded`: the right operand's class has a reflected method that is not the left one's. */
function isOverloaded(machine: Machine, left: number, right: number, name: string): boolean {
  const key = intern(machine, name);
  const own = machine.ops.lookup(right, key);
  return own !== 0 && own !== machine.ops.lookup(left, key);
}

/** `SLOT1BINFULL`: the methods of the classes of both operands. */
function ownOperation(machine: Machine, row: OperationRow, left: number, right: number): number {
  const leftType = machine.typeOf(left);
  const rightType = machine.typeOf(right);
  const reflected = `__r${row.method}__`;
  let askRight = leftType !== rightType && definesOperation(machine, rightType, row);
  if (definesOperation(machine, leftType, row)) {
    if (askRight && machine.isSubtype(rightType, leftType) && isOverloaded(machine, leftType, rightType, reflected)) {
      const result = special(machine, reflected, right, left);
      if (result !== NOT_IMPLEMENTED) return result;
      askRight = false;
    }
    const result = special(machine, `__${row.method}__`, left, right);
    if (result !== NOT_IMPLEMENTED || leftType === rightType) return result;
  }
  return askRight ? special(machine, reflected, right, left) : NOT_IMPLEMENTED;
}

/** `binary_op1`: the right operand goes first when its class is a subclass of the left one's. */
function numberOperation(machine: Machine, plain: number, row: OperationRow, left: number, right: number): number {
  const leftType = machine.typeOf(left);
  const rightType = machine.typeOf(right);
  const leftOwn = definesOperation(machine, leftType, row);
  const rightOwn = leftType === rightType ? leftOwn : definesOperation(machine, rightType, row);
  if (!leftOwn && !rightOwn) return nativeNumber(machine, plain, left, right);
  if (leftOwn && rightOwn) return ownOperation(machine, row, left, right);
  const first = leftOwn || machine.isSubtype(rightType, leftType) ? 'own' : 'native';
  for (const which of first === 'own' ? ['own', 'native'] : ['native', 'own']) {
    const result =
      which === 'own' ? ownOperation(machine, row, left, right) : nativeNumber(machine, plain, left, right);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return NOT_IMPLEMENTED;
}

/** The operation as the builtin types define it: `NOT_IMPLEMENTED` where they do not. */
export function nativeNumber(machine: Machine, plain: number, left: number, right: number): number {
  const leftType = machine.typeOf(left);
  const rightType = machine.typeOf(right);
  if (plain === Operation.Mod && isStr(machine, left)) return formatPercent(machine, left, right);
  if (plain === Operation.Mod && (isBytes(machine, left) || isByteArray(machine, left))) {
    return formatPercentBytes(machine, left, right);
  }
  const numbers = numericOperation(machine, plain, left, right);
  if (numbers !== NOT_IMPLEMENTED) return numbers;
  const sets = setOperation(machine, ROWS[plain]!.sign, false, left, right);
  if (sets !== null) return sets;
  if (plain === Operation.BitOr && machine.isSubtype(leftType, T.dict) && machine.isSubtype(rightType, T.dict))
    return mergedDict(machine, left, right);
  if (plain === Operation.BitOr) {
    const union = uniteTypes(machine, left, right);
    if (union !== NOT_IMPLEMENTED) return union;
  }
  const views = viewOperation(machine, ROWS[plain]!.sign, left, right);
  if (views !== null) return views;
  return NOT_IMPLEMENTED;
}

/** The number methods of the builtin types, in the order in which the operands' types know each other. */
export function numericOperation(machine: Machine, plain: number, left: number, right: number): number {
  const leftKind = numberKind(machine, left);
  const rightKind = leftKind === 0 ? 0 : numberKind(machine, right);
  if (leftKind === 0 || rightKind === 0) return NOT_IMPLEMENTED;
  switch (Math.max(leftKind, rightKind)) {
    case BOOL: {
      const result = boolOperation(machine, plain, left, right);
      return result === NOT_IMPLEMENTED ? intOperation(machine, plain, left, right) : result;
    }
    case INT:
      return intOperation(machine, plain, left, right);
    case FLOAT:
      return floatOperation(machine, plain, left, right);
    default:
      return complexOperation(machine, plain, left, right);
  }
}

const BOOL = 1;
const INT = 2;
const FLOAT = 3;
const COMPLEX = 4;

/** Which builtin number an object is, the wider ones above; 0 for none. */
function numberKind(machine: Machine, object: number): number {
  const type = machine.typeOf(object);
  if (type === T.bool) return BOOL;
  if (machine.isSubtype(type, T.int)) return INT;
  if (machine.isSubtype(type, T.float)) return FLOAT;
  return machine.isSubtype(type, T.complex) ? COMPLEX : 0;
}

/** `dict_or`: a copy, updated. */
function mergedDict(machine: Machine, left: number, right: number): number {
  const copy = copyDict(machine, left);
  machine.hold(copy);
  const done = fillDict(machine, copy, right);
  machine.drop();
  if (done) return copy;
  machine.release(copy);
  return 0;
}
