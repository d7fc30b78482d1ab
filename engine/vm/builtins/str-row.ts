import { isStr, textOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import type { Machine, Native, NativeRow } from '../machine.js';

/** A method of str. */
export function strRow(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | null = null,
): NativeRow {
  return { name, owner: 'str', least, most, keywords, call };
}

/** The text of an argument that must be a str, or null after an exception. */
export function textArgument(machine: Machine, argument: number, name: string): string | null {
  if (isStr(machine, argument)) return textOf(machine, argument);
  machine.raise(T.TypeError, `${name} must be str, not ${machine.typeName(machine.typeOf(argument))}`);
  return null;
}
