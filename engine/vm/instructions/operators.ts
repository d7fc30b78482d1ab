import { Op } from '../../compile/opcode.js';
import { boolObject, compactValue, isCompactInt } from '../../object/int.js';
import { LARGEST_SMALL_INT, SMALLEST_INT, smallInt } from '../../object/statics.js';
import { TYPE } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { compactResult } from '../compact-arithmetic.js';
import { contains } from '../contains.js';
import { unary } from '../unary.js';
import { warmBinary } from '../warm-operators.js';
import { FAIL, GO, type Handler, type Machine, type Signal } from '../machine.js';

/** Arithmetic, comparison, truth. Ints of one digit are done here, all else by the operations on objects. */
const DIGIT_LIMIT = 1 << 30;

function bothCompact(machine: Machine, left: number, right: number): boolean {
  const words = machine.words;
  return (
    words[(left + TYPE) >> 2] === T.int &&
    words[(right + TYPE) >> 2] === T.int &&
    isCompactInt(words, left) &&
    isCompactInt(words, right)
  );
}

/** The operands of the top two are released, left first; both are exact ints. */
function releaseInts(machine: Machine): void {
  const memory = machine.memory;
  if (memory.releaseSecond()) machine.heap.freeReleased();
  if (memory.releaseTop()) machine.heap.freeReleased();
}

function binary(machine: Machine, operation: number): Signal {
  const right = machine.top();
  const left = machine.top(1);
  if (bothCompact(machine, left, right)) {
    const words = machine.words;
    const result = compactResult(operation, compactValue(words, left), compactValue(words, right));
    if (result > -DIGIT_LIMIT && result < DIGIT_LIMIT) {
      if (result >= SMALLEST_INT && result <= LARGEST_SMALL_INT) {
        releaseInts(machine);
        machine.memory.resultStatic(smallInt(result));
        return GO;
      }
      machine.heap.allocateInt(result);
      releaseInts(machine);
      machine.memory.resultOfTwo();
      return GO;
    }
  }
  return warmBinary(machine, operation, left, right) ?? machine.replace(2, machine.ops.binary(operation, left, right));
}

function compare(machine: Machine, argument: number): Signal {
  const operation = argument >> 4;
  const right = machine.top();
  const left = machine.top(1);
  if (bothCompact(machine, left, right)) {
    const a = compactValue(machine.words, left);
    const b = compactValue(machine.words, right);
    const holds =
      operation === 0
        ? a < b
        : operation === 1
          ? a <= b
          : operation === 2
            ? a === b
            : operation === 3
              ? a !== b
              : operation === 4
                ? a > b
                : a >= b;
    releaseInts(machine);
    machine.memory.resultStatic(boolObject(holds));
    return GO;
  }
  return machine.replace(2, machine.ops.compare(operation, left, right));
}

function unaryHandler(sign: '-' | '~' | '+'): Handler {
  return (machine) => machine.replace(1, unary(machine, sign, machine.top()));
}

export const OPERATORS: Readonly<Record<number, Handler>> = {
  [Op.BINARY_OP]: binary,
  [Op.COMPARE_OP]: compare,
  [Op.UNARY_NEGATIVE]: unaryHandler('-'),
  [Op.UNARY_INVERT]: unaryHandler('~'),
  [Op.IS_OP]: (machine, invert) =>
    machine.replace(2, boolObject((machine.top(1) === machine.top()) === (invert === 0))),
  [Op.CONTAINS_OP]: (machine, invert) => {
    const found = contains(machine, machine.top(), machine.top(1));
    if (found < 0) return FAIL;
    return machine.replace(2, boolObject((found === 1) === (invert === 0)));
  },
  [Op.BINARY_SUBSCR]: (machine) => machine.replace(2, machine.ops.getItem(machine.top(1), machine.top())),
  [Op.STORE_SUBSCR]: (machine) => {
    if (!machine.ops.setItem(machine.top(1), machine.top(), machine.top(2))) return FAIL;
    return dropInOrder(machine, [2, 1, 0]);
  },
  [Op.DELETE_SUBSCR]: (machine) => {
    if (!machine.ops.deleteItem(machine.top(1), machine.top())) return FAIL;
    return dropInOrder(machine, [1, 0]);
  },
};

/** Releases entries of the stack in an order of their own, then drops them all. */
function dropInOrder(machine: Machine, depths: readonly number[]): Signal {
  depths.forEach((depth, index) => {
    const value = machine.top(depth);
    if (!machine.memory.release(value)) return;
    if (machine.isGc(value))
      for (const gone of depths.slice(0, index + 1)) machine.memory.put(machine.memory.sp - 8 - gone * 8, 0);
    machine.bury(value);
  });
  machine.memory.dropMany(depths.length);
  return GO;
}
