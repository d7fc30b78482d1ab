import { intValue, makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { internStr, isStr } from '../../object/str.js';
import { sizeOf } from '../../object/size.js';
import { T } from '../../object/type-table.js';
import type { Native, NativeRow } from '../machine.js';

/** The functions of the module `sys` (Python/sysmodule.c) that programs on memory use. */
function row(name: string, least: number, most: number, call: Native): NativeRow {
  return { name, owner: 'sys', least, most, keywords: null, call };
}

export const SYS_FUNCTIONS: readonly NativeRow[] = [
  row('getrefcount', 1, 1, (machine, [object]) => makeInt(machine, machine.words[object! >> 2]! >>> 0)),
  row('getsizeof', 1, 2, (machine, [object]) => {
    return makeInt(machine, sizeOf({ words: machine.words, bytes: machine.memory.bytes }, object!), 1, true);
  }),
  row('intern', 1, 1, (machine, [text]) => {
    if (!isStr(machine, text!)) {
      const name = machine.typeName(machine.typeOf(text!));
      return machine.raise(T.TypeError, `intern() argument must be str, not ${name}`);
    }
    return internStr(machine, machine.retain(text!));
  }),
  row('getrecursionlimit', 0, 0, (machine) => makeInt(machine, machine.recursionLimit)),
  row('setrecursionlimit', 1, 1, (machine, [limit]) => {
    machine.recursionLimit = Math.min(1000, Math.max(10, Number(intValue(machine.words, limit!))));
    return NONE;
  }),
];
