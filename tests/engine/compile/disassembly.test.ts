import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { disassemble } from './disassemble.js';
import { codeOf } from './program.js';

/** Programs with what CPython 3.12.1 compiles them to, recorded from it. */
const RECORDED = readFileSync(new URL('disassembly.txt', import.meta.url), 'utf8')
  .split('=== ')
  .slice(1)
  .map((part) => {
    const [name = '', ...rest] = part.split('\n');
    const [source = '', table = ''] = rest.join('\n').split('---\n');
    return { name, source, table: table.trimEnd() };
  });

describe('code is that of CPython 3.12.1', () => {
  test.each(RECORDED)('$name', ({ source, table }) => {
    expect(disassemble(codeOf(source)).join('\n')).toBe(table);
  });
});
