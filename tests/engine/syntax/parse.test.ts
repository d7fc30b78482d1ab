import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../engine/compile/compile.js';
import { parse } from '../../../engine/syntax/parse.js';
import type { Expression, Literal, Statement } from '../../../engine/syntax/tree.js';

function statementsOf(text: string): readonly Statement[] {
  const result = parse(text);
  if ('problem' in result) throw new Error(result.problem.message);
  return result.tree.body;
}

function expressionOf(text: string): Expression {
  const [statement] = statementsOf(text);
  if (statement?.nodeType !== 'Expr') throw new Error('an expression was asked for');
  return statement.value;
}

describe('literals are told apart by the source', () => {
  const cases: readonly (readonly [string, Literal])[] = [
    ['1', { kind: 'int', value: 1n }],
    ['1.0', { kind: 'float', value: 1 }],
    ['1e5', { kind: 'float', value: 100000 }],
    ['0x_ff', { kind: 'int', value: 255n }],
    ['1_000', { kind: 'int', value: 1000n }],
    ['123456789012345678901', { kind: 'int', value: 123456789012345678901n }],
    ['2j', { kind: 'complex', real: 0, imag: 2 }],
    ['True', { kind: 'bool', value: true }],
    ['None', { kind: 'none' }],
    ['...', { kind: 'ellipsis' }],
    ["'...'", { kind: 'str', value: '...' }],
    ["b'\\xff'", { kind: 'bytes', value: Uint8Array.of(255) }],
  ];
  test.each(cases)('%s', (text, literal) => {
    expect(expressionOf(text)).toMatchObject({ nodeType: 'Constant', value: literal });
  });
});

test('columns count UTF-8 bytes, and numbers after other letters are found', () => {
  const node = expressionOf("'é😀' + 1.0");
  expect(node).toMatchObject({ end_col_offset: 14, right: { col_offset: 11, value: { kind: 'float' } } });
});

test('names are normalised', () => {
  expect(expressionOf('ﬁ')).toMatchObject({ id: 'fi' });
});

test('line ends of all systems are the same', () => {
  expect(statementsOf('\uFEFFa\r\nb\rc\n').map(({ lineno }) => lineno)).toEqual([1, 2, 3]);
});

test('a sequence pattern needs no brackets', () => {
  const [match] = statementsOf('match p:\n    case a, 2 if b: c = é, 1\n');
  const [only] = match?.nodeType === 'Match' ? match.cases : [];
  expect(only?.pattern).toMatchObject({ nodeType: 'MatchSequence', col_offset: 9, end_col_offset: 13 });
  expect(only?.guard).toMatchObject({ col_offset: 17, end_col_offset: 18 });
  expect(only?.body[0]).toMatchObject({ col_offset: 20, end_col_offset: 29 });
});

test.each([
  ['async def f(): pass', 'async functions are not simulated'],
  [
    "'\\N{BULLET}'",
    'The names of characters in \\N{...} are not known here; write the character, or its number as \\u....',
  ],
])('%s is not simulated', (text, message) => {
  const parsed = parse(text);
  const result = 'problem' in parsed ? parsed : compile(parsed.tree, 'program.py');
  expect(result).toMatchObject({ problem: { kind: 'unsupported', line: 1, message } });
});

describe('no text brings it down', () => {
  const check = (text: string): void => {
    const parsed = parse(text);
    const result = 'problem' in parsed ? parsed : compile(parsed.tree, 'program.py');
    if ('problem' in result) expect(result.problem.kind).not.toBe('bug');
  };

  test('deep nesting', () => {
    const deep = ['('.repeat(3000), '-'.repeat(20000) + '1', 'a' + '.b'.repeat(20000), 'a+'.repeat(20000) + 'a'];
    const results = deep.map((text) => {
      const parsed = parse(text);
      return 'problem' in parsed ? parsed : compile(parsed.tree, 'program.py');
    });
    for (const result of results) expect(result).toHaveProperty('problem');
    deep.forEach(check);
  });

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), check), { numRuns: 300, seed: 1 });
  });

  test('any tokens in any order', () => {
    const words = (
      'if else elif while for in def class return yield try except finally with as match case lambda not and or is ' +
      'import from global del pass break a b 1 2.5 "s" f"{a}" ( ) [ ] { } , : ; . = == := + - * ** / @ -> ~ ! \n \n\u0020 \n\u0020\u0020'
    ).split(' ');
    const text = fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(text, check), { numRuns: 1500, seed: 2 });
  });
});
