import { Frame } from '../memory/address-map.js';
import { CellField, SuperField } from '../object/struct.js';
import { NONE } from '../object/statics.js';
import { T } from '../object/type-table.js';
import { currentInfo } from './frame.js';
import type { Constructor, Machine } from './machine.js';

/** `super_vectorcall` and `super_init_impl` (Objects/typeobject.c): the object is made first, then filled. */
export const makeSuper: Constructor['make'] = (machine, _type, args, names) => {
  if (names.length > 0) return machine.raise(T.TypeError, 'super() takes no keyword arguments');
  if (args.length > 2) return machine.raise(T.TypeError, `super() expected at most 2 arguments, got ${args.length}`);
  const made = machine.makeGc(T.super, 40);
  machine.memory.clear(made + SuperField.type, 24);
  machine.track(made);
  if (fill(machine, made, args)) return made;
  machine.release(made);
  return 0;
};

function fill(machine: Machine, made: number, args: readonly number[]): boolean {
  const [type, self] = args.length === 0 ? ofRunningMethod(machine) : args;
  if (type === undefined) return false;
  if (!machine.isInstance(type, T.type)) {
    const name = machine.typeName(machine.typeOf(type));
    machine.raise(T.TypeError, `super() argument 1 must be a type, not ${name}`);
    return false;
  }
  const object = self === undefined || self === NONE ? 0 : self;
  const objectType = object === 0 ? 0 : startOf(machine, type, object);
  if (object !== 0 && objectType === 0) {
    machine.raise(T.TypeError, 'super(type, obj): obj must be an instance or subtype of type');
    return false;
  }
  machine.memory.point(made + SuperField.type, machine.retain(type));
  if (object === 0) return true;
  machine.memory.point(made + SuperField.object, machine.retain(object));
  machine.memory.point(made + SuperField.objectType, machine.retain(objectType));
  return true;
}

/** `supercheck`: the class in whose order the look-up goes; 0 where there is none. */
function startOf(machine: Machine, type: number, object: number): number {
  if (machine.isInstance(object, T.type) && machine.isSubtype(object, type)) return object;
  const own = machine.typeOf(object);
  return machine.isSubtype(own, type) ? own : 0;
}

const CO_FAST_CELL = 0x40;
const CO_FAST_FREE = 0x80;

/** `super_init_without_args`: the class in the cell `__class__` and the first argument of the frame that runs. */
function ofRunningMethod(machine: Machine): readonly number[] {
  const fp = machine.memory.fp;
  const { code } = currentInfo(machine);
  const fail = (message: string): readonly number[] => {
    machine.raise(T.RuntimeError, `super(): ${message}`);
    return [];
  };
  const slot = (index: number): number => machine.field(fp, Frame.localsPlus + index * 8);
  if (code.argCount === 0) return fail('no arguments');
  const isCell = (code.localsPlusKinds[0]! & CO_FAST_CELL) !== 0;
  const first = isCell && slot(0) !== 0 ? machine.field(slot(0), CellField.ref) : slot(0);
  if (first === 0) return fail('arg[0] deleted');
  const place = code.localsPlusNames.findIndex((name, index) => {
    return name === '__class__' && (code.localsPlusKinds[index]! & CO_FAST_FREE) !== 0;
  });
  if (place < 0) return fail('__class__ cell not found');
  if (slot(place) === 0) return fail('bad __class__ cell');
  const type = machine.field(slot(place), CellField.ref);
  if (type === 0) return fail('empty __class__ cell');
  if (machine.isInstance(type, T.type)) return [type, first];
  return fail(`__class__ is not a type (${machine.typeName(machine.typeOf(type))})`);
}
