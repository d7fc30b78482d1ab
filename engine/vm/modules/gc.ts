import { collect } from '../../gc/collect.js';
import { DebugFlag } from '../../gc/debug.js';
import { COUNT, generationHead, generationSize, members, mergeGeneration, THRESHOLD } from '../../gc/generations.js';
import { Runtime } from '../../memory/address-map.js';
import { boolObject, makeInt } from '../../object/int.js';
import { allocateList, appendItem } from '../../object/list.js';
import { visitReferents } from '../../object/referents.js';
import { NONE } from '../../object/statics.js';
import { TupleField } from '../../object/struct.js';
import { allocateTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import { numberDict } from '../finalize.js';
import type { Machine, Native, NativeRow } from '../machine.js';
import { toCInt } from './arguments.js';
import { tupleOf } from '../packed-call.js';
import type { ModuleRow } from './module-row.js';

/** The module `gc` (Modules/gcmodule.c). */
function row(
  name: string,
  least: number,
  most: number,
  call: Native,
  keywords: readonly string[] | null = null,
): NativeRow {
  return { name, owner: 'gc', least, most, keywords, call };
}

/** `Py_BuildValue("(iii)")`: the tuple, then the ints. */
function numbers(machine: Machine, values: readonly number[]): number {
  const tuple = allocateTuple(machine, values.length);
  machine.memory.clear(tuple + TupleField.items, values.length * 8);
  values.forEach((value, index) => machine.memory.point(tuple + TupleField.items + index * 8, makeInt(machine, value)));
  machine.track(tuple);
  return tuple;
}

function runtime(machine: Machine, place: number): number {
  return machine.words[place >> 2]!;
}

/** A list made of what a walk finds, one by one, as `PyList_Append` grows it. */
function gather(machine: Machine, walk: (append: (object: number) => void) => void): number {
  const list = allocateList(machine, 0);
  walk((object) => appendItem(machine, list, machine.retain(object)));
  return list;
}

/** What a generation has, from the first on, without `hidden`. */
function* objectsOf(machine: Machine, generations: readonly number[], hidden: readonly number[]): Iterable<number> {
  for (const generation of generations) {
    for (const object of members(machine.memory, generationHead(generation)))
      if (!hidden.includes(object)) yield object;
  }
}

const YOUNG_TO_OLD = [0, 1, 2] as const;

/** What `gc.get_objects()` takes for no generation in particular. */
const ALL = -1;

function getObjects(machine: Machine, generation: number | undefined): number {
  const which = generation === undefined || generation === NONE ? ALL : toCInt(machine, generation);
  if (which === null) return 0;
  if (which >= YOUNG_TO_OLD.length) {
    const message = 'generation parameter must be less than the number of available generations (3)';
    return machine.raise(T.ValueError, message);
  }
  if (which < ALL) return machine.raise(T.ValueError, 'generation parameter cannot be negative');
  const chosen = which === ALL ? YOUNG_TO_OLD : [which];
  const list = allocateList(machine, 0);
  const found = [...objectsOf(machine, chosen, [list])];
  for (const object of found) appendItem(machine, list, machine.retain(object));
  return list;
}

/** `gc_get_referrers`: the tuple of the arguments is none of them. */
function getReferrers(machine: Machine, args: readonly number[]): number {
  const reader = { words: machine.words, bytes: machine.memory.bytes };
  const tuple = tupleOf(machine, args);
  const list = allocateList(machine, 0);
  for (const object of objectsOf(machine, YOUNG_TO_OLD, [tuple, list])) {
    let holds = false;
    visitReferents(reader, object, (referent) => (holds ||= args.includes(referent)));
    if (holds) appendItem(machine, list, machine.retain(object));
  }
  return list;
}

function getReferents(machine: Machine, args: readonly number[]): number {
  const reader = { words: machine.words, bytes: machine.memory.bytes };
  return gather(machine, (append) => {
    for (const arg of args) if (machine.isGc(arg)) visitReferents(reader, arg, append);
  });
}

function setThreshold(machine: Machine, args: readonly number[]): number {
  const values: number[] = [];
  for (const arg of args) {
    const value = toCInt(machine, arg);
    if (value === null) return 0;
    values.push(value);
  }
  values.forEach((value, generation) => machine.memory.putRuntime(generationHead(generation) + THRESHOLD, value));
  return NONE;
}

const GC_FUNCTIONS: readonly NativeRow[] = [
  row(
    'collect',
    0,
    1,
    (machine, [generation]) => {
      const which = generation === undefined ? 2 : toCInt(machine, generation);
      if (which === null) return 0;
      if (which < 0 || which > 2) return machine.raise(T.ValueError, 'invalid generation');
      if (runtime(machine, Runtime.gcCollecting) !== 0) return makeInt(machine, 0);
      return makeInt(machine, collect(machine, machine.collector.hooks, which, machine.collector.statistics));
    },
    ['generation'],
  ),
  row('enable', 0, 0, (machine) => {
    machine.memory.putRuntime(Runtime.gcEnabled, 1);
    return NONE;
  }),
  row('disable', 0, 0, (machine) => {
    machine.memory.putRuntime(Runtime.gcEnabled, 0);
    return NONE;
  }),
  row('isenabled', 0, 0, (machine) => boolObject(runtime(machine, Runtime.gcEnabled) !== 0)),
  row('get_debug', 0, 0, (machine) => makeInt(machine, runtime(machine, Runtime.gcDebug))),
  row('set_debug', 1, 1, (machine, [flags]) => {
    const value = toCInt(machine, flags!);
    if (value === null) return 0;
    machine.memory.putRuntime(Runtime.gcDebug, value);
    return NONE;
  }),
  row('get_threshold', 0, 0, (machine) => {
    return numbers(
      machine,
      YOUNG_TO_OLD.map((generation) => runtime(machine, generationHead(generation) + THRESHOLD)),
    );
  }),
  row('set_threshold', 1, 3, setThreshold),
  row('get_count', 0, 0, (machine) => {
    return numbers(
      machine,
      YOUNG_TO_OLD.map((generation) => runtime(machine, generationHead(generation) + COUNT)),
    );
  }),
  row('get_stats', 0, 0, (machine) => {
    const list = allocateList(machine, 0);
    for (const row of machine.collector.statistics) appendItem(machine, list, numberDict(machine, { ...row }));
    return list;
  }),
  row('is_tracked', 1, 1, (machine, [object]) => boolObject(machine.isGc(object!) && machine.isTracked(object!))),
  row('is_finalized', 1, 1, (machine, [object]) => boolObject(machine.isGc(object!) && machine.finalizedBit(object!))),
  row('get_objects', 0, 1, (machine, [generation]) => getObjects(machine, generation), ['generation']),
  row('get_referents', 0, Infinity, getReferents),
  row('get_referrers', 0, Infinity, getReferrers),
  row('freeze', 0, 0, (machine) => {
    for (const generation of YOUNG_TO_OLD) {
      mergeGeneration(machine.memory, generation, 3);
      machine.memory.putRuntime(generationHead(generation) + COUNT, 0);
    }
    return NONE;
  }),
  row('unfreeze', 0, 0, (machine) => {
    mergeGeneration(machine.memory, 3, 2);
    return NONE;
  }),
  row('get_freeze_count', 0, 0, (machine) => makeInt(machine, generationSize(machine.memory, 3))),
];

/** The module `gc`. */
export const GC: ModuleRow = {
  name: 'gc',
  functions: GC_FUNCTIONS,
  fill: (machine, set) => {
    set('garbage', machine.collector.garbage);
    set('callbacks', machine.collector.callbacks);
    for (const [flag, value] of Object.entries(DebugFlag)) set(`DEBUG_${flag}`, makeInt(machine, value));
  },
};
