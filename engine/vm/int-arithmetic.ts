import { BinaryOperation as Operation } from '../compile/opcode.js';
import { makeFloat } from '../object/float.js';
import { bigValue, boolObject, compactValue, isCompactInt, makeInt } from '../object/int.js';
import { bitLength, digitsOf, makeRoomy, releaseScratch, scratch, signedDigits } from '../object/int-room.js';
import { NOT_IMPLEMENTED } from '../object/statics.js';
import { T } from '../object/type-table.js';
import { floatOperation } from './float-arithmetic.js';
import { compactResult } from './compact-arithmetic.js';
import type { Machine } from './machine.js';
import { quotientOf } from './quotient.js';
import { checkBits, divide, multiply } from './int-product.js';
import { powerOf } from './int-power.js';

/** Objects/longobject.c: the number methods of int, with the blocks that each asks for. Borrowed operands. */
export function intOperation(machine: Machine, operation: number, left: number, right: number): number {
  const words = machine.words;
  if (isCompactInt(words, left) && isCompactInt(words, right)) {
    const result = compactResult(operation, compactValue(words, left), compactValue(words, right));
    if (!Number.isNaN(result)) return makeInt(machine, result);
  }
  const a = bigValue(words, left);
  const b = bigValue(words, right);
  const longer = Math.max(signedDigits(machine, left), signedDigits(machine, right));
  switch (operation) {
    case Operation.Add:
      return a < 0n !== b < 0n ? difference(machine, a, -b) : added(machine, a + b, longer);
    case Operation.Sub:
      return a < 0n !== b < 0n ? added(machine, a - b, longer) : difference(machine, a, b);
    case Operation.Mult:
      return multiply(machine, left, right);
    case Operation.FloorDiv:
    case Operation.Mod: {
      if (b === 0n) {
        const what = operation === Operation.Mod ? 'integer modulo by zero' : 'integer division or modulo by zero';
        return machine.raise(T.ZeroDivisionError, what);
      }
      const [quotient, rest] = divide(machine, left, right);
      machine.release(operation === Operation.Mod ? quotient : rest);
      return operation === Operation.Mod ? rest : quotient;
    }
    case Operation.Div:
      return trueDivide(machine, a, b);
    case Operation.BitAnd:
    case Operation.BitOr:
    case Operation.BitXor:
      return bitwise(machine, operation, left, right);
    case Operation.LShift:
      return shiftLeft(machine, left, right);
    case Operation.RShift:
      return shiftRight(machine, left, right);
    case Operation.Pow:
      return b < 0n ? floatOperation(machine, operation, left, right) : powerOf(machine, left, right);
    default:
      return NOT_IMPLEMENTED;
  }
}

/** Operations on bools alone that give a bool (Objects/boolobject.c). */
export function boolOperation(machine: Machine, operation: number, left: number, right: number): number {
  const a = compactValue(machine.words, left);
  const b = compactValue(machine.words, right);
  if (operation === Operation.BitAnd) return boolObject((a & b) === 1);
  if (operation === Operation.BitOr) return boolObject((a | b) === 1);
  return operation === Operation.BitXor ? boolObject(a !== b) : NOT_IMPLEMENTED;
}

/** `x_add`: one digit more than the longer operand. */
function added(machine: Machine, sum: bigint, longer: number): number {
  checkBits(30 * longer);
  return makeRoomy(machine, sum, longer + 1);
}

/** `x_sub`: of operands of one length, only the digits below the highest that differs. */
function difference(machine: Machine, a: bigint, b: bigint): number {
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  const digits = Math.max(digitsOf(x), digitsOf(y));
  if (digitsOf(x) !== digitsOf(y)) return makeRoomy(machine, a - b, digits);
  if (x === y) return makeInt(machine, 0);
  return makeRoomy(machine, a - b, Math.ceil(bitLength(x ^ y) / 30));
}

/** `long_true_divide`: correctly rounded. */
function trueDivide(machine: Machine, a: bigint, b: bigint): number {
  if (b === 0n) return machine.raise(T.ZeroDivisionError, 'division by zero');
  const quotient = quotientOf(a, b);
  if (Number.isFinite(quotient)) return makeFloat(machine, quotient);
  return machine.raise(T.OverflowError, 'integer division result too large for a float');
}

/** `long_bitwise`: complements of negative operands, then a result as long as it can be. */
function bitwise(machine: Machine, operation: number, left: number, right: number): number {
  const a = bigValue(machine.words, left);
  const b = bigValue(machine.words, right);
  const result = operation === Operation.BitAnd ? a & b : operation === Operation.BitOr ? a | b : a ^ b;
  const [lengthA, lengthB] = [signedDigits(machine, left), signedDigits(machine, right)];
  const complements = [...(a < 0n ? [scratch(machine, lengthA)] : []), ...(b < 0n ? [scratch(machine, lengthB)] : [])];
  const [long, short] = [Math.max(lengthA, lengthB), Math.min(lengthA, lengthB)];
  const shortIsNegative = lengthA < lengthB ? a < 0n : b < 0n;
  // A negative number has ones in front without end, so that with "and" the other's length counts, with "or" its own.
  const isLong = operation === Operation.BitXor || (operation === Operation.BitAnd) === shortIsNegative;
  const length = isLong ? long : short;
  const made = makeInt(machine, result, length + (result < 0n ? 1 : 0), true);
  for (const complement of complements) releaseScratch(machine, complement);
  return made;
}

function shiftLeft(machine: Machine, left: number, right: number): number {
  const a = bigValue(machine.words, left);
  const count = bigValue(machine.words, right);
  if (count < 0n) return machine.raise(T.ValueError, 'negative shift count');
  if (a === 0n) return makeInt(machine, 0);
  if (count >= 2n ** 63n) return machine.raise(T.OverflowError, 'too many digits in integer');
  checkBits(BigInt(bitLength(a)) + count);
  const shifted = a << count;
  if (count < 30n && isCompactInt(machine.words, left)) return makeInt(machine, shifted);
  const room = signedDigits(machine, left) + Math.floor(Number(count) / 30) + (count % 30n === 0n ? 0 : 1);
  return makeRoomy(machine, shifted, room);
}

function shiftRight(machine: Machine, left: number, right: number): number {
  const a = bigValue(machine.words, left);
  const count = bigValue(machine.words, right);
  if (count < 0n) return machine.raise(T.ValueError, 'negative shift count');
  if (a === 0n) return makeInt(machine, 0);
  if (count >= 2n ** 40n) return makeInt(machine, a < 0n ? -1 : 0);
  const shifted = a >> count;
  if (isCompactInt(machine.words, left)) return makeInt(machine, shifted);
  if (a < 0n && count === 0n) return machine.retain(left);
  const words = a < 0n && count % 30n === 0n ? Number(count) / 30 - 1 : Math.floor(Number(count) / 30);
  const room = signedDigits(machine, left) - words;
  return room <= 0 ? makeInt(machine, a < 0n ? -1 : 0) : makeRoomy(machine, shifted, room);
}
