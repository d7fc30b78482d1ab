import { boolObject } from '../../object/int.js';
import { dictEntries, makeDict, setItem } from '../../object/dict.js';
import { NOT_IMPLEMENTED } from '../../object/statics.js';
import { intern, isStr, makeStr, nameOf } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { equal } from '../compare.js';
import type { Machine, Native } from '../machine.js';
import { method, type NativeType, newObject, trackNew } from './native-type.js';

const DICT = 16;

/** `types.SimpleNamespace`: Objects/namespaceobject.c. */
const repr: Native = (machine, _args, _names, self) => {
  const type = machine.typeOf(self);
  const name = type === T.namespace ? 'namespace' : machine.typeName(type);
  const running = active.get(machine) ?? new Set<number>();
  active.set(machine, running);
  if (running.has(self)) return makeStr(machine, `${name}(...)`);
  running.add(self);
  const parts: string[] = [];
  for (const [key, value] of dictEntries(machine, machine.field(self, DICT))) {
    if (!isStr(machine, key)) continue;
    const text = machine.ops.repr(value);
    if (text === null) break;
    parts.push(`${nameOf(machine, key)}=${text}`);
  }
  running.delete(self);
  return machine.raised ? 0 : makeStr(machine, `${name}(${parts.join(', ')})`);
};

const active = new WeakMap<Machine, Set<number>>();

function compare(wanted: boolean): Native {
  return (machine, [other], _names, self) => {
    if (!machine.isInstance(other!, T.namespace)) return NOT_IMPLEMENTED;
    const same = equal(machine, machine.field(self, DICT), machine.field(other!, DICT));
    return same < 0 ? 0 : boolObject((same === 1) === wanted);
  };
}

function create(machine: Machine, type: number): number {
  const object = newObject(machine, type);
  machine.memory.point(object + DICT, makeDict(machine));
  return trackNew(machine, object);
}

function init(machine: Machine, object: number, args: readonly number[], names: readonly string[]): boolean {
  if (args.length > names.length) {
    machine.raise(T.TypeError, 'no positional arguments expected');
    return false;
  }
  const dict = machine.field(object, DICT);
  return names.every((name, index) => setItem(machine, dict, intern(machine, name), args[index]!));
}

export const NAMESPACE_TYPE: NativeType = {
  key: 'namespace',
  make: (machine, type, args, names) => {
    const object = create(machine, type);
    if (init(machine, object, args, names)) return object;
    machine.release(object);
    return 0;
  },
  create,
  init,
  methods: [
    method('__repr__', 0, 0, repr),
    method('__eq__', 1, 1, compare(true)),
    method('__ne__', 1, 1, compare(false)),
  ],
};
