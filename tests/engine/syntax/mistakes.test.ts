import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../engine/compile/compile.js';
import { parse } from '../../../engine/syntax/parse.js';

/** Wrong programs with line, column and what CPython 3.12.1 says of them, recorded from it. */
const RECORDED = readFileSync(new URL('mistakes.txt', import.meta.url), 'utf8')
  .split(/\n\n(?!\n)/)
  .map((part) => {
    const at = part.lastIndexOf('>>> ');
    return { source: part.slice(0, at), expected: part.slice(at + 4).trimEnd() };
  });

describe('mistakes are told in the words of CPython 3.12.1', () => {
  test.each(RECORDED)('$expected: $source', ({ source, expected }) => {
    const parsed = parse(source);
    const result = 'problem' in parsed ? parsed : compile(parsed.tree, 'program.py');
    if ('code' in result) throw new Error('the program compiles');
    const { line, column, message } = result.problem;
    expect(`${line}:${column} ${message}`).toBe(expected);
  });
});
