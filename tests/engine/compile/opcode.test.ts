import { expect, test } from 'vitest';
import { ASSEMBLED_OPCODES, cacheUnits, Op, opcodeAt, stackEffect } from '../../../engine/compile/opcode.js';

test('every instruction has a number of its own', () => {
  const codes = Object.values(Op);
  expect(new Set(codes).size).toBe(codes.length);
  for (const [name, code] of Object.entries(Op)) expect(opcodeAt(code).name).toBe(name);
});

test('an argument stands for something from HAVE_ARGUMENT on', () => {
  for (const { code, argument } of ASSEMBLED_OPCODES) expect(argument !== 'none').toBe(code >= 90);
});

test('caches and effects on the stack', () => {
  expect([Op.LOAD_ATTR, Op.LOAD_GLOBAL, Op.CALL, Op.POP_TOP].map(cacheUnits)).toEqual([9, 4, 3, 0]);
  expect(stackEffect(Op.CALL, 2, false)).toBe(-3);
  expect(stackEffect(Op.UNPACK_EX, 1 + (2 << 8), false)).toBe(3);
  expect(stackEffect(Op.SETUP_CLEANUP, 0, true)).toBe(2);
});

test('a number that 3.12 does not use is refused', () => {
  expect(() => opcodeAt(200)).toThrow(RangeError);
});
