import { toVirtual } from '../../memory/address-map.js';
import { boolObject, makeInt } from '../../object/int.js';
import { makeCallableIterator } from '../../object/lazy-iterator.js';
import { NONE } from '../../object/statics.js';
import { intern, internStr, isStr, textOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { buildClass } from '../build-class.js';
import { isInstanceOf, isSubclassOf } from '../instance-check.js';
import { dir } from './type-methods.js';
import { FOLDS } from './folds.js';
import { PRINTING } from './print.js';
import { hashAny, lastHash } from '../hash.js';
import { localsOfFrame } from '../frame-locals.js';
import { isIterator } from '../iteration.js';
import { isCallable } from '../callable.js';
import { type Machine, type Native, type NativeRow } from '../machine.js';
import { NUMBER_FUNCTIONS } from './number-functions.js';

/** The functions of the module `builtins` (Python/bltinmodule.c). */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: NativeRow['keywords'] = null,
): NativeRow {
  return { name, owner: 'builtins', least, most, keywords, call };
}

/** The name as attributes are kept under: the interned string of its text, if there is one. Borrowed. */
function attributeName(machine: Machine, name: number): number {
  if (isStr(machine, name)) return machine.interned.get(textOf(machine, name)) ?? name;
  return machine.raise(T.TypeError, `attribute name must be string, not '${machine.typeName(machine.typeOf(name))}'`);
}

export const BUILTINS: readonly NativeRow[] = [
  ...NUMBER_FUNCTIONS,
  ...FOLDS,
  row('__build_class__', 2, Infinity, buildClass, 'any'),
  ...PRINTING,
  row('id', 1, 1, (machine, [object]) => makeInt(machine, toVirtual(object!), 2)),
  row('len', 1, 1, (machine, [object]) => {
    const size = machine.ops.size(object!);
    return size < 0 ? 0 : makeInt(machine, size, 1, true);
  }),
  row('isinstance', 2, 2, (machine, [object, classes]) => {
    const found = isInstanceOf(machine, object!, classes!);
    return found < 0 ? 0 : boolObject(found === 1);
  }),
  row('issubclass', 2, 2, (machine, [type, classes]) => {
    const found = isSubclassOf(machine, type!, classes!);
    return found < 0 ? 0 : boolObject(found === 1);
  }),
  row('hash', 1, 1, (machine, [object]) => (hashAny(machine, object!) ? makeInt(machine, lastHash(machine)) : 0)),
  row('iter', 1, 2, (machine, [object, sentinel]) => {
    if (sentinel === undefined) return machine.ops.iterate(object!);
    if (isCallable(machine, object!)) return makeCallableIterator(machine, object!, sentinel);
    return machine.raise(T.TypeError, 'iter(object, sentinel): object must be callable');
  }),
  row('next', 1, 2, (machine, [iterator, otherwise]) => {
    if (!isIterator(machine, iterator!)) {
      const name = machine.typeName(machine.typeOf(iterator!));
      return machine.raise(T.TypeError, `'${name}' object is not an iterator`);
    }
    const item = machine.ops.step(iterator!);
    if (item !== 0) return item;
    if (machine.raised) {
      if (otherwise === undefined || !machine.raisedIs(T.StopIteration)) return 0;
      machine.clearException();
    }
    return otherwise === undefined ? machine.raiseWith(T.StopIteration, []) : machine.retain(otherwise);
  }),
  row('dir', 0, 1, (machine, [object]) => dir(machine, object)),
  row('callable', 1, 1, (machine, [object]) => boolObject(isCallable(machine, object!))),
  row('getattr', 2, 3, (machine, [object, name, otherwise]) => {
    const key = attributeName(machine, name!);
    if (key === 0) return 0;
    const value = machine.ops.getAttribute(object!, key);
    if (value !== 0 || otherwise === undefined || !machine.raisedIs(T.AttributeError)) return value;
    machine.clearException();
    return machine.retain(otherwise);
  }),
  row('hasattr', 2, 2, (machine, [object, name]) => {
    const key = attributeName(machine, name!);
    if (key === 0) return 0;
    const value = machine.ops.getAttribute(object!, key);
    if (value !== 0) {
      machine.release(value);
      return boolObject(true);
    }
    if (!machine.raisedIs(T.AttributeError)) return 0;
    machine.clearException();
    return boolObject(false);
  }),
  row('setattr', 3, 3, (machine, [object, name, value]) => {
    const key = attributeName(machine, name!);
    if (key === 0) return 0;
    return machine.ops.setAttribute(object!, internStr(machine, machine.retain(key)), value!) ? NONE : 0;
  }),
  row('delattr', 2, 2, (machine, [object, name]) => {
    const key = attributeName(machine, name!);
    return key !== 0 && machine.ops.setAttribute(object!, key, 0) ? NONE : 0;
  }),
  row('globals', 0, 0, (machine) => machine.retain(machine.field(machine.memory.fp, 24))),
  row('locals', 0, 0, (machine) => localsOfFrame(machine, machine.memory.fp)),
  row('vars', 0, 1, (machine, [object]) => {
    if (object === undefined) return localsOfFrame(machine, machine.memory.fp);
    const dict = machine.ops.getAttribute(object, intern(machine, '__dict__'));
    if (dict !== 0 || !machine.raisedIs(T.AttributeError)) return dict;
    machine.clearException();
    return machine.raise(T.TypeError, 'vars() argument must have __dict__ attribute');
  }),
];
