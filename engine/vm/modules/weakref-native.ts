import { makeInt } from '../../object/int.js';
import { makeList } from '../../object/list.js';
import { NONE } from '../../object/statics.js';
import { deleteItem, getWithHash, hashKey } from '../../object/dict.js';
import { WeakrefField } from '../../object/struct.js';
import { T } from '../../object/type-table.js';
import { isWeakref, weakListOffset, weakrefsOf } from '../../object/weakref.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { newProxy } from '../proxy.js';
import type { ModuleRow } from './module-row.js';

/** The functions of the module `_weakref` (Modules/_weakref.c). */
function row(name: string, least: number, most: number, call: Native): NativeRow {
  return { name, owner: '_weakref', least, most, keywords: null, call };
}

function listed(machine: Machine, object: number): number[] {
  return weakListOffset(machine.words, machine.typeOf(object)) === 0 ? [] : weakrefsOf(machine, object);
}

const WEAKREF_FUNCTIONS: readonly NativeRow[] = [
  row('getweakrefcount', 1, 1, (machine, [object]) => makeInt(machine, listed(machine, object!).length)),
  row('getweakrefs', 1, 1, (machine, [object]) => {
    const found = listed(machine, object!);
    return makeList(
      machine,
      found.map((each) => machine.retain(each)),
    );
  }),
  row('proxy', 1, 2, (machine, [object, callback]) => {
    return newProxy(machine, object!, callback === undefined || callback === NONE ? 0 : callback);
  }),
  row('_remove_dead_weakref', 2, 2, (machine, [dict, key]) => {
    if (!machine.isInstance(dict!, T.dict)) {
      const message = `_remove_dead_weakref() argument 1 must be dict, not ${machine.typeName(machine.typeOf(dict!))}`;
      return machine.raise(T.TypeError, message);
    }
    const value = hashKey(machine, key!) ? getWithHash(machine, dict!, key!, machine.hashLow, machine.hashHigh) : -1;
    if (value <= 0) return value < 0 ? 0 : NONE;
    if (!isWeakref(machine, value)) return machine.raise(T.TypeError, 'not a weakref');
    if (machine.field(value, WeakrefField.object) === NONE) deleteItem(machine, dict!, key!);
    return machine.raised ? 0 : NONE;
  }),
];

/** The module `_weakref`. */
export const WEAKREF_NATIVE: ModuleRow = {
  name: '_weakref',
  functions: WEAKREF_FUNCTIONS,
  types: {
    ref: 'weakref',
    ReferenceType: 'weakref',
    ProxyType: 'weakProxy',
    CallableProxyType: 'weakCallableProxy',
  },
};
