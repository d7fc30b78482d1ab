import { isCallable } from '../callable.js';
import { setItem } from '../../object/dict.js';
import { copyDict, mergeInto } from '../../object/dict-copy.js';
import { EMPTY_KEYS, NONE, NOT_IMPLEMENTED } from '../../object/statics.js';
import { intern, makeStr } from '../../object/str.js';
import { DefaultDictField, DictField } from '../../object/struct.js';
import { copyToTuple, makeTuple } from '../../object/tuple.js';
import { rowIndex, T } from '../../object/type-table.js';
import { fillDict } from '../fill-dict.js';
import type { Machine, Native } from '../machine.js';
import { method, type NativeType, newObject, setField, trackNew } from './native-type.js';

/** `collections.defaultdict` (Modules/_collectionsmodule.c): a dict that makes what is missing. */
function create(machine: Machine, type: number): number {
  const dict = newObject(machine, type);
  machine.memory.point(dict + DictField.keys, EMPTY_KEYS);
  return trackNew(machine, dict);
}

/** `defdict_init`: the first argument is the factory, the others are the dict's. */
function init(machine: Machine, dict: number, args: readonly number[], names: readonly string[]): boolean {
  const positional = args.length - names.length;
  const factory = positional > 0 ? args[0]! : NONE;
  if (factory !== NONE && !isCallable(machine, factory)) {
    machine.raise(T.TypeError, 'first argument must be callable or None');
    return false;
  }
  if (positional > 2) {
    machine.raise(T.TypeError, `dict expected at most 1 argument, got ${positional - 1}`);
    return false;
  }
  setField(machine, dict, DefaultDictField.factory, machine.retain(factory));
  if (positional > 1 && !fillDict(machine, dict, args[1]!)) return false;
  return names.every((name, index) => setItem(machine, dict, intern(machine, name), args[positional + index]!));
}

const missing: Native = (machine, [key], _names, self) => {
  const factory = machine.field(self, DefaultDictField.factory);
  if (factory === 0 || factory === NONE) return machine.raiseWith(T.KeyError, [machine.retain(key!)]);
  const value = machine.ops.call(factory, []);
  if (value === 0) return 0;
  machine.hold(value);
  const stored = machine.ops.setItem(self, key!, value);
  machine.drop();
  if (stored) return value;
  machine.release(value);
  return 0;
};

const active = new WeakMap<Machine, number[]>();

const repr: Native = (machine, _args, _names, self) => {
  const running = active.get(machine) ?? [];
  active.set(machine, running);
  const plain = copyDict(machine, self);
  machine.hold(plain);
  const base = machine.ops.repr(plain);
  machine.drop();
  machine.release(plain);
  const factory = machine.field(self, DefaultDictField.factory) || NONE;
  let text: string | null = '...';
  if (!running.includes(factory)) {
    running.push(factory);
    text = machine.ops.repr(factory);
    running.pop();
  }
  if (base === null || text === null) return 0;
  return makeStr(machine, `${machine.typeName(machine.typeOf(self)).split('.').at(-1)!}(${text}, ${base})`);
};

function copy(machine: Machine, self: number): number {
  const factory = machine.field(self, DefaultDictField.factory) || NONE;
  return machine.ops.call(machine.typeOf(self), [factory, self]);
}

/** `a | b` of which at least one is a defaultdict: with its factory. */
const union: (reflected: boolean) => Native =
  (reflected) =>
  (machine, [other], _names, self) => {
    if (!machine.isInstance(other!, T.dict)) return NOT_IMPLEMENTED;
    const factory = machine.field(self, DefaultDictField.factory) || NONE;
    const [left, right] = reflected ? [other!, self] : [self, other!];
    const made = machine.ops.call(machine.typeOf(self), [factory, left]);
    if (made === 0) return 0;
    machine.hold(made);
    const merged = mergeInto(machine, made, right);
    machine.drop();
    if (merged) return made;
    machine.release(made);
    return 0;
  };

/** `defdict_dealloc`: the factory first, then the dict. */
export function installDefaultDict(machine: Machine): void {
  const buryDict = machine.burials[rowIndex(T.dict)]!;
  machine.burials[rowIndex(T.defaultdict)] = (dict) => {
    machine.untrack(dict);
    machine.dismantle(dict, (object) => machine.releaseFields(object, [DefaultDictField.factory]));
    machine.memory.put(dict + DefaultDictField.factory, 0);
    buryDict(dict);
  };
}

export const DEFAULTDICT_TYPE: NativeType = {
  key: 'defaultdict',
  make: (machine, type, args, names) => {
    const dict = create(machine, type);
    machine.hold(dict);
    const done = init(machine, dict, args, names);
    machine.drop();
    if (done) return dict;
    machine.release(dict);
    return 0;
  },
  create,
  init,
  methods: [
    method('__missing__', 1, 1, missing),
    method('__repr__', 0, 0, repr),
    method('copy', 0, 0, (machine, _args, _names, self) => copy(machine, self)),
    method('__copy__', 0, 0, (machine, _args, _names, self) => copy(machine, self)),
    method('__or__', 1, 1, union(false)),
    method('__ror__', 1, 1, union(true)),
    method('__reduce__', 0, 0, (machine, _args, _names, self) => {
      const factory = machine.field(self, DefaultDictField.factory);
      const args = factory === 0 || factory === NONE ? copyToTuple(machine, []) : copyToTuple(machine, [factory]);
      const items = machine.ops.getAttribute(self, intern(machine, 'items'));
      const view = items === 0 ? 0 : machine.ops.call(items, []);
      machine.releaseMaybe(items);
      const iterator = view === 0 ? 0 : machine.ops.iterate(view);
      machine.releaseMaybe(view);
      if (iterator === 0) return 0;
      return makeTuple(machine, [machine.retain(machine.typeOf(self)), args, NONE, NONE, iterator]);
    }),
    method(
      '__init__',
      0,
      Infinity,
      (machine, args, names, self) => (init(machine, self, args, names) ? NONE : 0),
      'any',
    ),
  ],
  getsets: [
    {
      name: 'default_factory',
      get: (machine, dict) => machine.retain(machine.field(dict, DefaultDictField.factory) || NONE),
      set: (machine, dict, value) => {
        setField(machine, dict, DefaultDictField.factory, value === 0 ? 0 : machine.retain(value));
        return true;
      },
    },
  ],
};
