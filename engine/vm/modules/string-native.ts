import { boolObject, makeInt } from '../../object/int.js';
import { makeList } from '../../object/list.js';
import { NONE } from '../../object/statics.js';
import { isStr, makeStr, textOf } from '../../object/str.js';
import { makeTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { readFieldName, readMarkup } from '../format/markup.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import type { ModuleRow } from './module-row.js';

function row(name: string, call: (machine: Machine, text: string) => number): NativeRow {
  const checked: Native = (machine, [text]) => {
    if (isStr(machine, text!)) return call(machine, textOf(machine, text!));
    return machine.raise(T.TypeError, `expected str, got ${machine.typeName(machine.typeOf(text!))}`);
  };
  return { name, owner: '_string', least: 1, most: 1, keywords: null, call: checked };
}

/** An iterator over new references. */
function iteratorOf(machine: Machine, items: readonly number[]): number {
  const list = makeList(machine, items);
  const iterator = machine.ops.iterate(list);
  machine.release(list);
  return iterator;
}

/** `formatter_parser` (Objects/stringlib/unicode_format.h): tuples of the literal, the name, the specification, the conversion. */
const parser = row('formatter_parser', (machine, text) => {
  const { pieces, error } = readMarkup(text);
  if (error !== null) return machine.raise(T.ValueError, error);
  const tuples = pieces.map(({ literal, field }) => {
    const parts = field === null ? [NONE, NONE, NONE] : [makeStr(machine, field.name), makeStr(machine, field.spec)];
    if (field !== null) parts.push(field.conversion === '' ? NONE : makeStr(machine, field.conversion));
    return makeTuple(machine, [makeStr(machine, literal), ...parts]);
  });
  return iteratorOf(machine, tuples);
});

function keyOf(machine: Machine, key: string): number {
  return /^\d+$/u.test(key) ? makeInt(machine, BigInt(key)) : makeStr(machine, key);
}

/** `formatter_field_name_split`: the first name, and an iterator over whether each step is an attribute, and its key. */
const splitter = row('formatter_field_name_split', (machine, text) => {
  const { first, steps, error } = readFieldName(text);
  if (error !== null) return machine.raise(T.ValueError, error);
  const tuples = steps.map(({ attribute, key }) =>
    makeTuple(machine, [boolObject(attribute), attribute ? makeStr(machine, key) : keyOf(machine, key)]),
  );
  return makeTuple(machine, [keyOf(machine, first), iteratorOf(machine, tuples)]);
});

/** The module `_string`. */
export const STRING_NATIVE: ModuleRow = { name: '_string', functions: [parser, splitter] };
