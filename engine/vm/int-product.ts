import { bigValue, compactValue, isCompactInt, makeInt } from '../object/int.js';
import { digitsOf, makeRoomy, releaseScratch, scratch, signedDigits } from '../object/int-room.js';
import { T } from '../object/type-table.js';
import { type Machine, Stop } from './machine.js';

/** Objects/longobject.c: products, quotients and rests of ints, with the blocks that each asks for. */

/** The most bits that an int may have here: a result beyond them is refused before it is computed. */
const MOST_BITS = 8_000_000;

export function checkBits(bits: number | bigint): void {
  if (bits > MOST_BITS) throw new Stop('limit', `${MOST_BITS.toLocaleString('en-US')} bits of an int`);
}

/** `long_mul`. */
export function multiply(machine: Machine, left: number, right: number): number {
  const words = machine.words;
  if (isCompactInt(words, left) && isCompactInt(words, right)) {
    return makeInt(machine, BigInt(compactValue(words, left)) * BigInt(compactValue(words, right)));
  }
  const digits = signedDigits(machine, left) + signedDigits(machine, right);
  checkBits(30 * digits - 60);
  const product = bigValue(words, left) * bigValue(words, right);
  return product === 0n ? makeInt(machine, 0) : makeInt(machine, product, digits, true);
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** `l_divmod`, of a divisor that is not 0: quotient and rest, both new references. */
export function divide(machine: Machine, left: number, right: number): [quotient: number, rest: number] {
  const a = bigValue(machine.words, left);
  const b = bigValue(machine.words, right);
  const leftDigits = signedDigits(machine, left);
  const rightDigits = signedDigits(machine, right);
  const quotient = floorDivide(a, b);
  const rest = a - quotient * b;
  if (leftDigits <= 1 && rightDigits <= 1) return [makeInt(machine, quotient), makeInt(machine, rest)];
  const truncated = a / b;
  const remainder = a - truncated * b;
  let first: number;
  let second: number;
  if (truncated === 0n && leftDigits <= rightDigits) {
    second = machine.typeOf(left) === T.int ? machine.retain(left) : makeInt(machine, a, 1, true);
    first = makeInt(machine, 0);
  } else if (rightDigits === 1) {
    first = makeRoomy(machine, truncated, leftDigits);
    second = makeInt(machine, remainder);
  } else {
    const v = scratch(machine, leftDigits + 1);
    second = makeInt(machine, remainder, rightDigits, true);
    first = makeRoomy(machine, truncated, Math.max(1, leftDigits - rightDigits + 1));
    releaseScratch(machine, v);
  }
  if (remainder !== 0n && a < 0n !== b < 0n) {
    const one = makeInt(machine, rest);
    machine.release(second);
    const other = makeInt(machine, quotient, digitsOf(truncated) + 1, true);
    machine.release(first);
    return [other, one];
  }
  return [first, second];
}
