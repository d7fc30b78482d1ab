import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TYPE_ROWS } from '../../../engine/object/type-table.js';

/** The stream that programs print to is simulated as far as they print. */
const OWN: ReadonlySet<string> = new Set(['textIO']);

test('the structs of the types are as large as those of CPython 3.12.1, and as free to be extended', () => {
  const told = readFileSync(join(import.meta.dirname, 'structs.txt'), 'utf8')
    .trimEnd()
    .split('\n');
  const rows = TYPE_ROWS.filter(({ key }) => !OWN.has(key)).map(({ key, basicSize, itemSize, gc, inheritable }) =>
    [key, basicSize, itemSize, gc ? 'collected' : '-', inheritable ? 'base' : '-'].join(' '),
  );
  expect(rows).toEqual(told);
});
