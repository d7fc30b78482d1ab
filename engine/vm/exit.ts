import { collect, collectQuietly } from '../gc/collect.js';
import { Runtime } from '../memory/address-map.js';
import { deleteItem, dictEntries, setItem } from '../object/dict.js';
import { NONE } from '../object/statics.js';
import { intern, nameOf } from '../object/str.js';
import { ModuleField } from '../object/struct.js';
import type { Machine } from './machine.js';
import { callExitFunctions } from './modules/atexit.js';

/**
 * `Py_FinalizeEx` (Python/pylifecycle.c) and `finalize_modules` (Python/import.c): how the program's objects die at the end.
 */
export function exitInterpreter(machine: Machine): void {
  const memory = machine.memory;
  const take = (place: number): number => {
    const object = memory.get(place);
    if (object !== 0) memory.putRuntime(place, 0);
    return object;
  };
  const fullCollection = (): void => {
    collectQuietly(machine, machine.collector.hooks, 2, machine.collector.statistics);
  };
  machine.releaseMaybe(take(Runtime.mainFunction));
  machine.releaseMaybe(take(Runtime.mainCode));
  if (memory.get(Runtime.parserArenaCount) !== 0) memory.putRuntime(Runtime.parserArenaCount, 0);
  machine.codes.freeArena();
  callExitFunctions(machine);
  const { hooks, statistics } = machine.collector;
  if (memory.get(Runtime.gcEnabled) !== 0) collect(machine, hooks, 2, statistics);
  machine.isEnding = true;
  machine.releaseMaybe(take(Runtime.lastException));
  const module = take(Runtime.mainModule);
  machine.modules.delete('__main__');
  deleteItem(machine, machine.sysModules, intern(machine, '__main__'));
  const outlives = machine.words[module >> 2]! > 1;
  const dict = machine.field(module, ModuleField.dict);
  machine.release(module);
  fullCollection();
  if (!outlives) return;
  wipe(machine, dict, (name) => name.startsWith('_') && !name.startsWith('__'));
  wipe(machine, dict, (name) => (!name.startsWith('_') || name.startsWith('__')) && name !== '__builtins__');
  fullCollection();
}

/** `_PyModule_ClearDict`: names become None, in order. */
function wipe(machine: Machine, dict: number, chosen: (name: string) => boolean): void {
  for (const [key, value] of dictEntries(machine, dict)) {
    if (value !== NONE && chosen(nameOf(machine, key))) setItem(machine, dict, key, NONE);
  }
}
