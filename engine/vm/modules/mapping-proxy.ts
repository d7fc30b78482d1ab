import { boolObject, makeInt } from '../../object/int.js';
import { intern, makeStr } from '../../object/str.js';
import { T } from '../../object/type-table.js';
import { contains } from '../contains.js';
import { hash, lastHash } from '../hash.js';
import type { Machine, Native } from '../machine.js';
import { method, type NativeType } from './native-type.js';

const MAPPING = 16;

/** `PyDictProxy_New` (Objects/descrobject.c): a mapping that is only read. */
export function makeProxy(machine: Machine, mapping: number): number {
  const proxy = machine.makeGc(T.mappingproxy, 24);
  machine.memory.point(proxy + MAPPING, machine.retain(mapping));
  machine.track(proxy);
  return proxy;
}

function mappingOf(machine: Machine, proxy: number): number {
  return machine.field(proxy, MAPPING);
}

/** A method of the mapping, called as it is. */
function forward(name: string, least: number, most: number): ReturnType<typeof method> {
  const call: Native = (machine, args, _names, self) => {
    const found = machine.ops.getAttribute(mappingOf(machine, self), intern(machine, name));
    if (found === 0) return 0;
    machine.hold(found);
    const result = machine.ops.call(found, [...args]);
    machine.drop();
    machine.release(found);
    return result;
  };
  return method(name, least, most, call);
}

function plain(machine: Machine, object: number): number {
  return machine.typeOf(object) === T.mappingproxy ? mappingOf(machine, object) : object;
}

const OR = 7;

export const PROXY_TYPE: NativeType = {
  key: 'mappingproxy',
  make: (machine, _type, args, names) => {
    if (args.length !== 1 || names.some((name) => name !== 'mapping')) {
      return machine.raise(T.TypeError, "mappingproxy() missing required argument 'mapping' (pos 1)");
    }
    const type = machine.typeOf(args[0]!);
    const bad = machine.isSubtype(type, T.list) || machine.isSubtype(type, T.tuple);
    if (bad || machine.ops.lookup(type, intern(machine, '__getitem__')) === 0) {
      return machine.raise(T.TypeError, `mappingproxy() argument must be a mapping, not ${machine.typeName(type)}`);
    }
    return makeProxy(machine, args[0]!);
  },
  methods: [
    method('__getitem__', 1, 1, (machine, [key], _names, self) => machine.ops.getItem(mappingOf(machine, self), key!)),
    method('__contains__', 1, 1, (machine, [key], _names, self) => {
      const found = contains(machine, mappingOf(machine, self), key!);
      return found < 0 ? 0 : boolObject(found === 1);
    }),
    method('__len__', 0, 0, (machine, _args, _names, self) => {
      const size = machine.ops.size(mappingOf(machine, self));
      return size < 0 ? 0 : makeInt(machine, size);
    }),
    method('__iter__', 0, 0, (machine, _args, _names, self) => machine.ops.iterate(mappingOf(machine, self))),
    method('__repr__', 0, 0, (machine, _args, _names, self) => {
      const text = machine.ops.repr(mappingOf(machine, self));
      return text === null ? 0 : makeStr(machine, `mappingproxy(${text})`);
    }),
    method('__hash__', 0, 0, (machine, _args, _names, self) =>
      hash(machine, mappingOf(machine, self)) ? makeInt(machine, BigInt.asIntN(64, lastHash(machine))) : 0,
    ),
    method('__str__', 0, 0, (machine, _args, _names, self) => machine.ops.call(T.str, [mappingOf(machine, self)])),
    method('__or__', 1, 1, (machine, [other], _names, self) =>
      machine.ops.binary(OR, plain(machine, self), plain(machine, other!)),
    ),
    method('__ror__', 1, 1, (machine, [other], _names, self) =>
      machine.ops.binary(OR, plain(machine, other!), plain(machine, self)),
    ),
    ...['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'].map((name, operation) =>
      method(name, 1, 1, (machine, [other], _names, self) =>
        machine.ops.compare(operation, mappingOf(machine, self), plain(machine, other!)),
      ),
    ),
    forward('__reversed__', 0, 0),
    forward('get', 1, 2),
    forward('keys', 0, 0),
    forward('values', 0, 0),
    forward('items', 0, 0),
    forward('copy', 0, 0),
  ],
};
