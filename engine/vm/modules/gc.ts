import { collect } from '../../gc/collect.js';
import { COUNT, generationHead, members, ringSize, THRESHOLD } from '../../gc/generations.js';
import { Runtime } from '../../memory/address-map.js';
import { boolObject, intValue, makeInt } from '../../object/int.js';
import { makeList } from '../../object/list.js';
import { visitReferents } from '../../object/referents.js';
import { NONE } from '../../object/statics.js';
import { makeTuple } from '../../object/tuple.js';
import { T } from '../../object/type-table.js';
import type { Machine, Native, NativeRow } from '../machine.js';
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

function numbers(machine: Machine, values: readonly number[]): number {
  return makeTuple(
    machine,
    values.map((value) => makeInt(machine, value)),
  );
}

function runtime(machine: Machine, place: number): number {
  return machine.words[place >> 2]!;
}

const GC_FUNCTIONS: readonly NativeRow[] = [
  row(
    'collect',
    0,
    1,
    (machine, [generation]) => {
      const which = generation === undefined ? 2 : Number(intValue(machine.words, generation));
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
  row('get_threshold', 0, 0, (machine) => {
    return numbers(
      machine,
      [0, 1, 2].map((generation) => runtime(machine, generationHead(generation) + THRESHOLD)),
    );
  }),
  row('set_threshold', 1, 3, (machine, args) => {
    args.forEach((arg, generation) => {
      machine.memory.putRuntime(generationHead(generation) + THRESHOLD, Number(intValue(machine.words, arg)));
    });
    return NONE;
  }),
  row('get_count', 0, 0, (machine) => {
    return numbers(
      machine,
      [0, 1, 2].map((generation) => runtime(machine, generationHead(generation) + COUNT)),
    );
  }),
  row('is_tracked', 1, 1, (machine, [object]) => boolObject(machine.isGc(object!) && machine.isTracked(object!))),
  row('is_finalized', 1, 1, (machine, [object]) => boolObject(machine.isGc(object!) && machine.finalizedBit(object!))),
  row(
    'get_objects',
    0,
    1,
    (machine, [generation]) => {
      const wanted =
        generation === undefined || generation === NONE ? [0, 1, 2] : [Number(intValue(machine.words, generation))];
      const found = wanted.flatMap((each) => [...members(machine.memory, generationHead(each))]);
      return makeList(
        machine,
        found.map((object) => machine.retain(object)),
      );
    },
    ['generation'],
  ),
  row('get_referents', 0, Infinity, (machine, args) => {
    const reader = { words: machine.words, bytes: machine.memory.bytes };
    const found: number[] = [];
    for (const arg of args) if (machine.isGc(arg)) visitReferents(reader, arg, (referent) => found.push(referent));
    return makeList(
      machine,
      found.map((object) => machine.retain(object)),
    );
  }),
  row('get_referrers', 0, Infinity, (machine, args) => {
    const reader = { words: machine.words, bytes: machine.memory.bytes };
    const found: number[] = [];
    for (const generation of [0, 1, 2]) {
      for (const object of members(machine.memory, generationHead(generation))) {
        let holds = false;
        visitReferents(reader, object, (referent) => (holds ||= args.includes(referent)));
        if (holds) found.push(object);
      }
    }
    return makeList(
      machine,
      found.map((object) => machine.retain(object)),
    );
  }),
  row('get_freeze_count', 0, 0, (machine) => makeInt(machine, ringSize(machine.memory, generationHead(3)))),
];

/** The module `gc`. */
export const GC: ModuleRow = {
  name: 'gc',
  functions: GC_FUNCTIONS,
  fill: (machine, set) => {
    set('garbage', makeList(machine, []));
  },
};
