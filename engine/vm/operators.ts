import { BinaryOperation, NB_INPLACE } from '../compile/opcode.js';
import { isByteArray } from '../object/bytearray.js';
import { isBytes } from '../object/bytes.js';
import { NOT_IMPLEMENTED } from '../object/statics.js';
import { intern, isStr } from '../object/str.js';
import { isStaticType, T } from '../object/type-table.js';
import { setOperation } from './builtins/set-methods.js';
import { complexOperation } from './complex-arithmetic.js';
import { appendBytesInPlace, repeatBytesInPlace, sequenceOperation } from './concatenation.js';
import { extendList } from './extend.js';
import { floatOperation } from './float-arithmetic.js';
import { boolOperation, intOperation } from './int-arithmetic.js';
import { formatPercent, formatPercentBytes } from './percent.js';
import { type Machine, Stop } from './machine.js';

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
  const sequence = sequenceOperation(machine, plain, left, right);
  if (sequence !== NOT_IMPLEMENTED) return sequence;
  const sign = inPlace ? `${row.sign === '** or pow()' ? '**' : row.sign}=` : row.sign;
  const names = `'${machine.typeName(machine.typeOf(left))}' and '${machine.typeName(machine.typeOf(right))}'`;
  return machine.raise(T.TypeError, `unsupported operand type(s) for ${sign}: ${names}`);
}

/** `binary_iop1` and the in-place methods of list. `NOT_IMPLEMENTED` (borrowed) where there is none. */
function inPlaceOperation(machine: Machine, plain: number, row: OperationRow, left: number, right: number): number {
  const type = machine.typeOf(left);
  if (machine.isSubtype(type, T.list) && plain === Operation.Add) {
    return extendList(machine, left, right) ? machine.retain(left) : 0;
  }
  const sets = setOperation(machine, row.sign, true, left, right);
  if (sets !== null) return sets;
  if (isByteArray(machine, left) && plain === Operation.Add) return appendBytesInPlace(machine, left, right);
  if (isByteArray(machine, left) && plain === Operation.Mult) return repeatBytesInPlace(machine, left, right);
  if (isStaticType(type)) return NOT_IMPLEMENTED;
  return special(machine, `__i${row.method}__`, left, right);
}

/** Calls a special method of a class; `NOT_IMPLEMENTED` where the class has none or it says so. */
function special(machine: Machine, name: string, self: number, other: number): number {
  const type = machine.typeOf(self);
  if (isStaticType(type)) return NOT_IMPLEMENTED;
  const method = machine.ops.lookup(type, intern(machine, name));
  return method === 0 ? NOT_IMPLEMENTED : machine.ops.call(method, [self, other]);
}

/** `binary_op1`: the right operand goes first when its class is a subclass of the left one's. */
function numberOperation(machine: Machine, plain: number, row: OperationRow, left: number, right: number): number {
  const leftType = machine.typeOf(left);
  const rightType = machine.typeOf(right);
  const rightFirst = leftType !== rightType && machine.isSubtype(rightType, leftType);
  if (rightFirst) {
    const result = special(machine, `__r${row.method}__`, right, left);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  let result = special(machine, `__${row.method}__`, left, right);
  if (result !== NOT_IMPLEMENTED) return result;
  if (plain === Operation.Mod && isStr(machine, left)) return formatPercent(machine, left, right);
  if (plain === Operation.Mod && (isBytes(machine, left) || isByteArray(machine, left))) {
    return formatPercentBytes(machine, left, right);
  }
  if (!rightFirst && leftType !== rightType) {
    result = special(machine, `__r${row.method}__`, right, left);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const numbers = numericOperation(machine, plain, left, right);
  if (numbers !== NOT_IMPLEMENTED) return numbers;
  const sets = setOperation(machine, row.sign, false, left, right);
  if (sets !== null) return sets;
  if (plain === Operation.BitOr && machine.isSubtype(leftType, T.dict) && machine.isSubtype(rightType, T.dict)) {
    throw new Stop('unsupported', 'the | operator on dicts is not simulated yet');
  }
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
