import { BinaryOperation, NB_INPLACE } from '../compile/opcode.js';
import { floatValue, makeFloat } from '../object/float.js';
import { bigValue, boolObject, compactValue, digitCount, intValue, isCompactInt, makeInt } from '../object/int.js';
import { allocateList, listItems, listLength } from '../object/list.js';
import { EMPTY_TUPLE, NOT_IMPLEMENTED } from '../object/statics.js';
import { intern, isStr, makeStr, strLength, textOf } from '../object/str.js';
import { ListField } from '../object/struct.js';
import { copyToTuple, tupleItems, tupleLength } from '../object/tuple.js';
import { isStaticType, T } from '../object/type-table.js';
import { setOperation } from './builtins/set-methods.js';
import { extendList } from './extend.js';
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

/**
 * The result of an operation on two ints of one digit, where it is a number below 2**53 and needs no exception; NaN
 * otherwise. `operation` as BINARY_OP numbers it, in-place ones included.
 */
export function compactResult(operation: number, a: number, b: number): number {
  switch (operation >= NB_INPLACE ? operation - NB_INPLACE : operation) {
    case Operation.Add:
      return a + b;
    case Operation.Sub:
      return a - b;
    case Operation.Mult: {
      const product = a * b;
      return Math.abs(product) <= Number.MAX_SAFE_INTEGER ? product + 0 : NaN;
    }
    case Operation.FloorDiv:
      return b === 0 ? NaN : Math.floor(a / b) + 0;
    case Operation.Mod: {
      if (b === 0) return NaN;
      const rest = a % b;
      return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
    }
    case Operation.BitAnd:
      return a & b;
    case Operation.BitOr:
      return a | b;
    case Operation.BitXor:
      return a ^ b;
    case Operation.RShift:
      return b < 0 ? NaN : a >> Math.min(b, 31);
    default:
      return NaN;
  }
}

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
  if (!rightFirst && leftType !== rightType) {
    result = special(machine, `__r${row.method}__`, right, left);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const leftFloat = machine.isSubtype(leftType, T.float);
  const rightFloat = machine.isSubtype(rightType, T.float);
  const leftInt = machine.isSubtype(leftType, T.int);
  const rightInt = machine.isSubtype(rightType, T.int);
  if (leftInt && rightInt) {
    if (leftType === T.bool && rightType === T.bool && BOOL_OPERATIONS.has(plain)) {
      const value = compactResult(plain, compactValue(machine.words, left), compactValue(machine.words, right));
      return boolObject(value === 1);
    }
    return intOperation(machine, plain, left, right);
  }
  if ((leftFloat || leftInt) && (rightFloat || rightInt)) return floatOperation(machine, plain, left, right);
  const sets = setOperation(machine, row.sign, false, left, right);
  if (sets !== null) return sets;
  if (plain === Operation.Mod && isStr(machine, left))
    throw new Stop('unsupported', 'the % operator on strings is not simulated yet');
  if (plain === Operation.BitOr && machine.isSubtype(leftType, T.dict) && machine.isSubtype(rightType, T.dict)) {
    throw new Stop('unsupported', 'the | operator on dicts is not simulated yet');
  }
  return NOT_IMPLEMENTED;
}

const BOOL_OPERATIONS: ReadonlySet<number> = new Set([Operation.BitAnd, Operation.BitOr, Operation.BitXor]);

function intOperation(machine: Machine, plain: number, left: number, right: number): number {
  const words = machine.words;
  if (isCompactInt(words, left) && isCompactInt(words, right)) {
    const result = compactResult(plain, compactValue(words, left), compactValue(words, right));
    if (!Number.isNaN(result)) {
      return makeInt(machine, result, plain === Operation.Mult && Math.abs(result) >= 1 << 30 ? 2 : 1);
    }
  }
  const a = bigValue(words, left);
  const b = bigValue(words, right);
  const leftDigits = digitCount(words, left);
  const rightDigits = digitCount(words, right);
  const longer = Math.max(leftDigits, rightDigits);
  switch (plain) {
    case Operation.Add:
      return makeInt(machine, a + b, a < 0n !== b < 0n ? longer : longer + 1);
    case Operation.Sub:
      return makeInt(machine, a - b, a < 0n !== b < 0n ? longer + 1 : longer);
    case Operation.Mult:
      return makeInt(machine, a * b, leftDigits + rightDigits);
    case Operation.FloorDiv:
      return b === 0n
        ? divisionByZero(machine, 'integer division or modulo by zero')
        : makeInt(machine, floorDivide(a, b));
    case Operation.Mod:
      return b === 0n ? divisionByZero(machine, 'integer modulo by zero') : makeInt(machine, a - floorDivide(a, b) * b);
    case Operation.Div:
      return b === 0n ? divisionByZero(machine, 'division by zero') : trueDivide(machine, a, b);
    case Operation.BitAnd:
      return makeInt(machine, a & b);
    case Operation.BitOr:
      return makeInt(machine, a | b);
    case Operation.BitXor:
      return makeInt(machine, a ^ b);
    case Operation.LShift:
      if (b < 0n) return machine.raise(T.ValueError, 'negative shift count');
      checkSize(a === 0n ? 0n : bitLength(a) + b);
      return makeInt(machine, a << b);
    case Operation.RShift:
      return b < 0n ? machine.raise(T.ValueError, 'negative shift count') : makeInt(machine, a >> b);
    case Operation.Pow:
      if (b < 0n) return floatOperation(machine, plain, left, right);
      checkSize(a === 0n || a === 1n || a === -1n ? 0n : bitLength(a) * b);
      return makeInt(machine, a ** b);
    default:
      return NOT_IMPLEMENTED;
  }
}

/** The largest number of bits that an int may have: a power or shift beyond it is refused before it is computed. */
const MOST_BITS = 8_000_000n;

function checkSize(bits: bigint): void {
  if (bits > MOST_BITS) throw new Stop('limit', `${MOST_BITS.toLocaleString('en-US')} bits of an int`);
}

function bitLength(value: bigint): bigint {
  return BigInt((value < 0n ? -value : value).toString(2).length);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function divisionByZero(machine: Machine, message: string): number {
  return machine.raise(T.ZeroDivisionError, message);
}

/** `long_true_divide`: correctly rounded. */
function trueDivide(machine: Machine, a: bigint, b: bigint): number {
  const quotient = Number(a) / Number(b);
  const exact = Number.isSafeInteger(Number(a)) && Number.isSafeInteger(Number(b));
  if (exact) return makeFloat(machine, quotient);
  const negative = a < 0n !== b < 0n;
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  if (x === 0n) return makeFloat(machine, negative ? -0 : 0);
  const shift = BigInt(y.toString(2).length - x.toString(2).length + 66);
  const scaled = shift >= 0n ? (x << shift) / y : x / (y << -shift);
  const rest = shift >= 0n ? (x << shift) % y : x % (y << -shift);
  const value = Number(scaled | (rest === 0n ? 0n : 1n)) * 2 ** -Number(shift);
  if (!Number.isFinite(value)) return machine.raise(T.OverflowError, 'integer division result too large for a float');
  return makeFloat(machine, negative ? -value : value);
}

/** The value as a double, or null after an exception. */
export function toDouble(machine: Machine, object: number): number | null {
  if (machine.isSubtype(machine.typeOf(object), T.float)) return floatValue(machine.memory.floats, object);
  const value = Number(intValue(machine.words, object));
  if (Number.isFinite(value)) return value;
  machine.raise(T.OverflowError, 'int too large to convert to float');
  return null;
}

function floatOperation(machine: Machine, plain: number, left: number, right: number): number {
  const a = toDouble(machine, left);
  const b = a === null ? null : toDouble(machine, right);
  if (a === null || b === null) return 0;
  switch (plain) {
    case Operation.Add:
      return makeFloat(machine, a + b);
    case Operation.Sub:
      return makeFloat(machine, a - b);
    case Operation.Mult:
      return makeFloat(machine, a * b);
    case Operation.Div:
      return b === 0 ? divisionByZero(machine, 'float division by zero') : makeFloat(machine, a / b);
    case Operation.FloorDiv:
      return b === 0 ? divisionByZero(machine, 'float floor division by zero') : makeFloat(machine, floorOf(a, b));
    case Operation.Mod:
      return b === 0 ? divisionByZero(machine, 'float modulo') : makeFloat(machine, moduloOf(a, b));
    case Operation.Pow:
      if (a === 0 && b < 0) return divisionByZero(machine, '0.0 cannot be raised to a negative power');
      if (a < 0 && !Number.isInteger(b) && Number.isFinite(b))
        throw new Stop('unsupported', 'complex numbers are not simulated yet');
      if (a === 1 || (a === -1 && !Number.isFinite(b))) return makeFloat(machine, 1);
      return finite(machine, a, b, a ** b);
    default:
      return NOT_IMPLEMENTED;
  }
}

function finite(machine: Machine, a: number, b: number, result: number): number {
  const overflow = !Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b);
  if (!overflow) return makeFloat(machine, result);
  return machine.raiseWith(T.OverflowError, [makeInt(machine, 34), makeStr(machine, 'Numerical result out of range')]);
}

/** `float_rem`: the sign of the divisor. */
export function moduloOf(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** `_float_div_mod`. */
export function floorOf(a: number, b: number): number {
  const quotient = (a - moduloOf(a, b)) / b;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** Concatenation and repetition. */
function sequenceOperation(machine: Machine, plain: number, left: number, right: number): number {
  if (plain === Operation.Add) return concatenate(machine, left, right);
  if (plain !== Operation.Mult) return NOT_IMPLEMENTED;
  if (isSequence(machine, left)) return repeat(machine, left, right);
  if (isSequence(machine, right)) return repeat(machine, right, left);
  return NOT_IMPLEMENTED;
}

function isSequence(machine: Machine, object: number): boolean {
  return [T.list, T.tuple, T.str].some((type) => machine.isInstance(object, type));
}

function concatenate(machine: Machine, left: number, right: number): number {
  for (const [type, noun] of [
    [T.str, 'str'],
    [T.list, 'list'],
    [T.tuple, 'tuple'],
  ] as const) {
    if (!machine.isInstance(left, type)) continue;
    if (!machine.isInstance(right, type)) {
      const name = machine.typeName(machine.typeOf(right));
      return machine.raise(T.TypeError, `can only concatenate ${noun} (not "${name}") to ${noun}`);
    }
    if (type === T.str) return concatenateText(machine, left, right);
    if (type === T.list)
      return listOf(machine, [...listItems(machine.words, left), ...listItems(machine.words, right)]);
    if (tupleLength(machine.words, left) === 0 && machine.typeOf(right) === T.tuple) return machine.retain(right);
    if (tupleLength(machine.words, right) === 0 && machine.typeOf(left) === T.tuple) return machine.retain(left);
    return copyToTuple(machine, [...tupleItems(machine.words, left), ...tupleItems(machine.words, right)]);
  }
  return NOT_IMPLEMENTED;
}

/** `PyUnicode_Concat`: an empty operand gives the other one. */
function concatenateText(machine: Machine, left: number, right: number): number {
  if (strLength(machine.words, left) === 0) return machine.retain(right);
  if (strLength(machine.words, right) === 0) return machine.retain(left);
  return makeStr(machine, textOf(machine, left) + textOf(machine, right));
}

/** A list of borrowed items, with exactly their room. */
export function listOf(machine: Machine, items: readonly number[]): number {
  const list = allocateList(machine, items.length);
  const at = machine.field(list, ListField.items);
  items.forEach((item, index) => machine.memory.point(at + index * 8, machine.retain(item)));
  return list;
}

function repeat(machine: Machine, sequence: number, times: number): number {
  if (!machine.isSubtype(machine.typeOf(times), T.int)) {
    const name = machine.typeName(machine.typeOf(times));
    return machine.raise(T.TypeError, `can't multiply sequence by non-int of type '${name}'`);
  }
  const count = Math.max(0, Number(intValue(machine.words, times)));
  const isText = machine.isInstance(sequence, T.str);
  const length = isText ? strLength(machine.words, sequence) : machine.field(sequence, 16);
  if (length * count > 50_000_000) return machine.raise(T.MemoryError, '');
  if (isText) return count === 1 ? machine.retain(sequence) : makeStr(machine, textOf(machine, sequence).repeat(count));
  if (machine.isInstance(sequence, T.tuple)) {
    if (count === 1 && machine.typeOf(sequence) === T.tuple) return machine.retain(sequence);
    const items = tupleItems(machine.words, sequence);
    if (items.length === 0 || count === 0) return EMPTY_TUPLE;
    return copyToTuple(
      machine,
      Array.from({ length: length * count }, (_, index) => items[index % length]!),
    );
  }
  const items = listItems(machine.words, sequence);
  return listOf(
    machine,
    Array.from({ length: listLength(machine.words, sequence) * count }, (_, index) => items[index % length]!),
  );
}
