import { intern } from '../object/str.js';
import { isStaticType, T, TYPE_ROWS } from '../object/type-table.js';
import { describe } from './attribute.js';
import type { Machine } from './machine.js';

/** Special methods of classes: how `update_one_slot` and `lookup_maybe_method` (Objects/typeobject.c) find and call them. */
export function installSpecials(machine: Machine): void {
  let names = new Map<string, Map<number, number>>();
  let epoch = machine.typeEpoch;
  machine.ops.special = (type, name) => {
    if (isStaticType(type) && !machine.ownSlots.has(type)) return 0;
    if (epoch !== machine.typeEpoch) {
      names = new Map();
      epoch = machine.typeEpoch;
    }
    let cache = names.get(name);
    if (cache === undefined) names.set(name, (cache = new Map<number, number>()));
    let found = cache.get(type);
    if (found === undefined) {
      const key = intern(machine, name);
      found = machine.ops.lookup(type, key);
      const layout = TYPE_ROWS[machine.layoutOf(type)]!.address;
      const native = machine.ops.lookup(layout, key) === found;
      if (native && !(machine.ownSlots.has(layout) && machine.ops.lookupOwn(layout, key) === found)) found = 0;
      cache.set(type, found);
    }
    return found;
  };
  machine.ops.callSpecial = (method, self, args) => {
    const kind = machine.typeOf(method);
    if (kind === T.function || kind === T.methodDescriptor || kind === T.wrapperDescriptor) {
      return machine.ops.call(method, [self, ...args]);
    }
    const bound = describe(machine, method, self, machine.typeOf(self));
    if (bound === 0) return 0;
    machine.hold(bound);
    const result = machine.ops.call(bound, args);
    machine.drop();
    machine.release(bound);
    return result;
  };
}

/** `_PyObject_LookupSpecial`: the method of the type, bound; 0 where there is none, or after an exception. */
export function boundSpecial(machine: Machine, object: number, name: string): number {
  const type = machine.typeOf(object);
  const found = machine.ops.lookup(type, intern(machine, name));
  return found === 0 ? 0 : describe(machine, found, object, type);
}

/** The same where it is of a builtin type: it lives for as long as `run` takes, which does what it would. */
export function whileBound(machine: Machine, object: number, name: string, run: () => number): number {
  const bound = boundSpecial(machine, object, name);
  if (bound !== 0) machine.hold(bound);
  const result = run();
  if (bound === 0) return result;
  machine.drop();
  machine.release(bound);
  return result;
}
