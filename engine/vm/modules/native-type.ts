import { giveValues, makeInstance } from '../../object/instance.js';
import { isStaticType, rowOf, T, type TypeKey } from '../../object/type-table.js';
import type { Getset, Machine, Native, NativeRow } from '../machine.js';
import { declareMembers } from '../static-members.js';

/** A type that a module defines: how it is made, what its objects do. */
export interface NativeType {
  readonly key: TypeKey;
  /** `tp_new` and `tp_init` in one. */
  readonly make?: (machine: Machine, type: number, args: readonly number[], names: readonly string[]) => number;
  /** `tp_new` and `tp_init` for classes made from it, where these are two steps. */
  readonly create?: (machine: Machine, type: number) => number;
  readonly init?: (machine: Machine, object: number, args: readonly number[], names: readonly string[]) => boolean;
  /** `tp_iternext`: a new reference, 0 at the end and after an exception. The object is its own iterator. */
  readonly next?: (machine: Machine, object: number) => number;
  readonly methods?: readonly NativeRow[];
  readonly getsets?: readonly Getset[];
}

/** A method: `self` comes after the names of keywords. */
export function method(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | 'any' | null = null,
): NativeRow {
  return { name, owner: '', least, most, keywords, call };
}

export function installNativeType(machine: Machine, type: NativeType): void {
  const address = T[type.key];
  const next = type.next;
  const owner = rowOf(address).name.split('.').at(-1)!;
  const rows = (type.methods ?? []).map((each) => ({ ...each, owner }));
  if (next !== undefined) {
    machine.nexts.set(address, next);
    rows.push(
      { ...method('__iter__', 0, 0, (_machine, _args, _names, self) => _machine.retain(self)), owner },
      {
        ...method('__next__', 0, 0, (_machine, _args, _names, self) => {
          const item = next(_machine, self);
          return item !== 0 || _machine.raised ? item : _machine.raiseWith(T.StopIteration, []);
        }),
        owner,
      },
    );
  }
  machine.ownSlots.add(address);
  const make = type.make;
  if (make !== undefined) {
    const create = type.create;
    machine.constructors.set(address, { tuple: true, make });
    machine.nativeCreators.set(address, create === undefined ? make : (_machine, of) => create(_machine, of));
    if (type.init !== undefined) machine.nativeInits.set(address, type.init);
  }
  declareMembers(machine, type.key, rows, type.getsets ?? []);
}

/** A new object of such a type or of a class made from it: its fields are empty. Not tracked yet where it is of the type itself. */
export function newObject(machine: Machine, type: number): number {
  if (!isStaticType(type)) {
    const object = makeInstance(machine, type);
    giveValues(machine, object, type);
    return object;
  }
  const size = rowOf(type).basicSize;
  const object = machine.makeGc(type, size);
  machine.memory.clear(object + 16, size - 16);
  return object;
}

/** Tracks an object that `newObject` made, once its fields are set. */
export function trackNew(machine: Machine, object: number): number {
  if (!machine.isTracked(object)) machine.track(object);
  return object;
}

/** Sets a reference field to a new reference that is handed over; the old one is released. */
export function setField(machine: Machine, object: number, offset: number, value: number): void {
  const old = machine.field(object, offset);
  machine.memory.point(object + offset, value);
  machine.releaseMaybe(old);
}

/** The truth of a new reference, which is released; -1 after an exception, or where there is none. */
export function truthOf(machine: Machine, result: number): number {
  if (result === 0) return -1;
  const truth = machine.ops.truth(result);
  machine.release(result);
  return truth;
}
