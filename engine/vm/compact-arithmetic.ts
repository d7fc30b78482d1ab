import { BinaryOperation as Operation, NB_INPLACE } from '../compile/opcode.js';

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
