import { expect, test } from 'vitest';
import * as addresses from '../../../engine/memory/address-map.js';
import { Change, Note } from '../../../engine/memory/change.js';
import * as statics from '../../../engine/object/statics.js';
import * as structs from '../../../engine/object/struct.js';
import { TYPE_ROWS } from '../../../engine/object/type-table.js';

/**
 * A recording that is stored is memory and a log: whoever reads it must know where things stand. So what is in this list
 * stays as it is, and what is new gets a place of its own. `-u` is for additions alone; a line that changes makes every
 * session that was ever saved unreadable.
 */
test('what recordings are read by stays where it is', async () => {
  const lines: string[] = [];
  const tell = (name: string, value: unknown): void => {
    if (typeof value === 'number') lines.push(`${name} ${value}`);
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) tell(`${name}.${key}`, part);
  };
  for (const { key, address } of TYPE_ROWS) tell(`type ${key}`, address);
  for (const [name, value] of Object.entries({ ...addresses, ...statics, ...structs, Change, Note })) tell(name, value);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('layout.txt');
});
