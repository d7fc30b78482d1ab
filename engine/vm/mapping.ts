import { dictEntries, dictUsed, findEntry, hashKey, setItem } from '../object/dict.js';
import { mergeInto } from '../object/dict-copy.js';
import { T } from '../object/type-table.js';
import { intern, nameOf } from '../object/str.js';
import { sequenceToList } from './extend.js';
import { listItem, listLength } from '../object/list.js';
import { BuiltinField, FunctionObject } from '../object/struct.js';
import type { Machine } from './machine.js';

/**
 * `dict_merge` (Objects/dictobject.c): the entries of a dict, or of what has `keys` and items. `unique`: a key that is there
 * already is a KeyError. False after an exception: an AttributeError where the source is no mapping.
 */
export function mergeMapping(machine: Machine, into: number, from: number, unique: boolean): boolean {
  const distinct = unique && dictUsed(machine.words, into) > 0;
  if (!machine.isInstance(from, T.dict)) return mergeItems(machine, into, from, distinct);
  if (!distinct) return mergeInto(machine, into, from);
  return dictEntries(machine, from).every(([key, value]) => {
    return isFree(machine, into, key) && setItem(machine, into, key, value);
  });
}

/** False where the dict has the key, which a KeyError tells. */
function isFree(machine: Machine, dict: number, key: number): boolean {
  if (!hashKey(machine, key)) return false;
  const entry = findEntry(machine, dict, key, machine.hashLow, machine.hashHigh);
  if (entry >= 0) machine.raiseWith(T.KeyError, [machine.retain(key)]);
  return !machine.raised;
}

function mergeItems(machine: Machine, into: number, from: number, distinct: boolean): boolean {
  const method = machine.ops.getAttribute(from, intern(machine, 'keys'));
  if (method === 0) return false;
  machine.hold(method);
  const given = machine.ops.call(method, []);
  machine.drop();
  machine.release(method);
  if (given === 0) return false;
  machine.hold(given);
  const keys = sequenceToList(machine, given);
  machine.drop();
  machine.release(given);
  if (keys === 0) return false;
  machine.hold(keys);
  let merged = true;
  for (let index = 0; merged && index < listLength(machine.words, keys); index++) {
    const key = listItem(machine.words, keys, index);
    merged = !distinct || isFree(machine, into, key);
    const value = merged ? machine.ops.getItem(from, key) : 0;
    if (value !== 0) machine.hold(value);
    merged = value !== 0 && setItem(machine, into, key, value);
    if (value !== 0) machine.drop();
    machine.releaseMaybe(value);
  }
  machine.drop();
  machine.release(keys);
  return merged;
}

/** `_PyObject_FunctionStr`: how an error of a call names what is called; null after an exception. */
export function functionText(machine: Machine, callable: number): string | null {
  if (machine.typeOf(callable) === T.function) {
    const module = machine.field(callable, FunctionObject.module);
    const name = nameOf(machine, machine.field(callable, FunctionObject.qualname));
    const prefix = module === 0 || nameOf(machine, module) === 'builtins' ? '' : `${nameOf(machine, module)}.`;
    return `${prefix}${name}()`;
  }
  if (machine.typeOf(callable) === T.builtin) {
    const { owner, name } = machine.natives[machine.field(callable, BuiltinField.ml)]!;
    return owner === 'builtins' ? `${name}()` : `${owner}.${name}()`;
  }
  const part = (name: string): string | null => {
    const value = machine.ops.getAttribute(callable, intern(machine, name));
    if (value === 0) {
      machine.clearException();
      return null;
    }
    machine.hold(value);
    const text = machine.ops.str(value);
    machine.drop();
    machine.release(value);
    return text;
  };
  const name = part('__qualname__');
  if (name === null) return machine.ops.str(callable);
  const module = part('__module__');
  return module === null || module === 'None' || module === 'builtins' ? `${name}()` : `${module}.${name}()`;
}
