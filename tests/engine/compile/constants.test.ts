import { expect, test } from 'vitest';
import type { Code, Constant } from '../../../engine/compile/code.js';
import { codeOf } from './program.js';

function innerCode(code: Code, name: string): Code {
  const constant = code.consts.find((each) => each.kind === 'code' && each.code.name === name);
  if (constant?.kind !== 'code') throw new Error(`no code object is called ${name}`);
  return constant.code;
}

function find(code: Code, wanted: (constant: Constant) => boolean): Constant {
  const constant = code.consts.find(wanted);
  if (constant === undefined) throw new Error('no such constant');
  return constant;
}

test('a constant of several functions is one object', () => {
  const code = codeOf("def f(): return (1000, 'text')\ndef g(): return (1000, 'text'), 'text'\n");
  const isTuple = (constant: Constant): boolean => constant.kind === 'tuple' && constant.items[0]?.kind === 'int';
  const first = find(innerCode(code, 'f'), isTuple);
  const outer = find(innerCode(code, 'g'), (constant) => constant.kind === 'tuple');
  if (outer.kind !== 'tuple' || first.kind !== 'tuple') throw new Error('tuples were asked for');
  expect(outer.items[0]).toBe(first);
  expect(outer.items[1]).toBe(first.items[1]);
});

test('equal constants of different types stay apart', () => {
  const { consts } = codeOf('a = 0\nb = 0.0\nc = -0.0\nd = False\n');
  expect(consts.map(({ kind }) => kind)).toEqual(['int', 'float', 'float', 'bool', 'none']);
});

test('NaN equals nothing', () => {
  const { consts } = codeOf('a = 1e400 - 1e400\nb = 1e400 - 1e400\n');
  expect(consts.filter(({ kind }) => kind === 'float')).toHaveLength(2);
});

test('a finally block compiled twice has its function once', () => {
  const { consts } = codeOf('try:\n    a\nfinally:\n    b = lambda: 1\n');
  expect(consts.filter(({ kind }) => kind === 'code')).toHaveLength(1);
});

test.each([
  ['2 ** 200', 'too large'],
  ['"x" * 5000', 'too long'],
  ['1 // 0', 'fails'],
  ['1 << -1', 'fails'],
  ['[] + []', 'no constants'],
])('%s is left to run time: %s', (expression) => {
  const { bytecode } = codeOf(`x = ${expression}\n`);
  expect(bytecode.includes(122)).toBe(true);
});

test.each([
  ['7 // -2', -4n],
  ['-7 % 3', 2n],
  ['-7 >> 1', -4n],
  ['True + True', 2n],
  ['~5 ^ 3', -7n],
  ['2 ** 60', 2n ** 60n],
])('%s is %s', (expression, value) => {
  expect(codeOf(`x = ${expression}\n`).consts[0]).toEqual({ kind: 'int', value });
});

test.each([
  ['7.5 // -2', -4],
  ['-7.5 % 2', 0.5],
  ['1 / 3', 1 / 3],
  ['(2 ** 62 + 1) / 2 ** 61', 2],
  ['2 ** -1', 0.5],
  ['-0.0 * 1', -0],
])('%s is %s', (expression, value) => {
  expect(codeOf(`x = ${expression}\n`).consts[0]).toEqual({ kind: 'float', value });
});
