import { Op } from '../../compile/opcode.js';
import { loadMethod } from '../attribute.js';
import { inlineValues, storeAt } from '../../object/instance.js';
import { sharedIndex } from '../../object/shared-keys.js';
import { MANAGED_DICT, TYPE, TypeField, TypeFlag } from '../../object/struct.js';
import { isStaticType } from '../../object/type-table.js';
import { FAIL, GO, type Handler, type Machine, type Signal } from '../machine.js';

/** Attributes of objects. */

/**
 * The value of an instance attribute that lies in the values array, borrowed, or 0: where the class defines nothing of the
 * name, the instruction remembers the class (and the epoch of types) and the place among the shared keys.
 */
function rememberedSlot(machine: Machine, owner: number, name: number): number {
  const words = machine.words;
  const type = words[(owner + TYPE) >> 2]!;
  const info = machine.info;
  const pc = machine.memory.pc;
  if (info.memoEpoch[pc] !== machine.typeEpoch || info.memoA[pc] !== type) {
    if (isStaticType(type) || (machine.flagsOf(type) & TypeFlag.managedDict) === 0) return 0;
    if (inlineValues(words, owner) === 0 || machine.ops.lookup(type, name) !== 0) return 0;
    if (machine.ops.special(type, '__getattribute__') !== 0) return 0;
    const index = sharedIndex(machine, machine.field(type, TypeField.cachedKeys), name);
    if (index < 0) return 0;
    info.memoEpoch[pc] = machine.typeEpoch;
    info.memoA[pc] = type;
    info.memoB[pc] = index;
  }
  const word = words[(owner + MANAGED_DICT) >> 2]!;
  return (word & 1) === 0 ? 0 : words[(word + 1 + info.memoB[pc]! * 8) >> 2]!;
}

/**
 * The place among the shared keys at which an instance keeps an attribute in its values array, or -1. Remembered like
 * `rememberedSlot`, of classes that do not take assignments into their own hands.
 */
function rememberedPlace(machine: Machine, owner: number, name: number): number {
  const words = machine.words;
  const type = words[(owner + TYPE) >> 2]!;
  const info = machine.info;
  const pc = machine.memory.pc;
  if (info.memoEpoch[pc] !== machine.typeEpoch || info.memoA[pc] !== type) {
    if (isStaticType(type) || (machine.flagsOf(type) & TypeFlag.managedDict) === 0) return -1;
    if (inlineValues(words, owner) === 0 || machine.ops.lookup(type, name) !== 0) return -1;
    if (machine.ops.special(type, '__setattr__') !== 0) return -1;
    const index = sharedIndex(machine, machine.field(type, TypeField.cachedKeys), name);
    if (index < 0) return -1;
    info.memoEpoch[pc] = machine.typeEpoch;
    info.memoA[pc] = type;
    info.memoB[pc] = index;
  }
  return (words[(owner + MANAGED_DICT) >> 2]! & 1) === 0 ? -1 : info.memoB[pc]!;
}

function storeAttribute(machine: Machine, argument: number): Signal {
  const name = machine.info.names[argument]!;
  const owner = machine.top();
  const place = rememberedPlace(machine, owner, name);
  if (place >= 0) storeAt(machine, owner, place, machine.top(1));
  else if (!machine.ops.setAttribute(owner, name, machine.top(1))) return FAIL;
  machine.releaseSlots(machine.memory.sp - 16, 2, false);
  machine.memory.dropMany(2);
  return GO;
}

function loadAttribute(machine: Machine, argument: number): Signal {
  const name = machine.info.names[argument >> 1]!;
  const memory = machine.memory;
  const owner = machine.top();
  if ((argument & 1) !== 0) {
    const found = loadMethod(machine, owner, name);
    if (found.value === 0) return FAIL;
    if (found.unbound) {
      memory.point(memory.sp - 8, found.value);
      memory.push(owner);
      return GO;
    }
    memory.put(memory.sp - 8, 0);
    memory.push(found.value);
    machine.release(owner);
    return GO;
  }
  const known = rememberedSlot(machine, owner, name);
  if (known !== 0) {
    if (memory.swapTop(known)) machine.bury(memory.released);
    return GO;
  }
  return machine.replace(1, machine.ops.getAttribute(owner, name));
}

/** LOAD_SUPER_ATTR: super, class and self give way to an attribute of what `super` makes of them (and NULL, for a call). */
function loadSuperAttribute(machine: Machine, argument: number): Signal {
  const memory = machine.memory;
  const given = (argument & 2) === 0 ? [] : [machine.top(1), machine.top()];
  const proxy = machine.ops.call(machine.top(2), given);
  if (proxy !== 0) machine.hold(proxy);
  machine.releaseSlots(memory.sp - 24, 3, false);
  memory.dropMany(3);
  if (proxy === 0) return FAIL;
  const value = machine.ops.getAttribute(proxy, machine.info.names[argument >> 2]!);
  machine.drop();
  if (value !== 0) machine.hold(value);
  machine.release(proxy);
  if (value === 0) return FAIL;
  machine.drop();
  if ((argument & 1) !== 0) memory.pushNull();
  memory.push(value);
  return GO;
}

export const ATTRIBUTES: Readonly<Record<number, Handler>> = {
  [Op.LOAD_ATTR]: loadAttribute,
  [Op.LOAD_SUPER_ATTR]: loadSuperAttribute,
  [Op.STORE_ATTR]: storeAttribute,
  [Op.DELETE_ATTR]: (machine, argument) => {
    if (!machine.ops.setAttribute(machine.top(), machine.info.names[argument]!, 0)) return FAIL;
    machine.pop();
    return GO;
  },
};
