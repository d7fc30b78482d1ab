import { makeFloat } from '../../object/float.js';
import { makeInt } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { T } from '../../object/type-table.js';
import type { Machine, NativeRow } from '../machine.js';
import { toDouble } from './arguments.js';
import type { ModuleRow } from './module-row.js';

/** The module `time` with a clock of its own: a microsecond an instruction, and what a program sleeps. */
const START = 1704067200;

function now(machine: Machine): number {
  return machine.instructions / 1e6 + machine.slept;
}

function clock(name: string, read: (machine: Machine) => number): NativeRow[] {
  const row = (of: string, call: NativeRow['call']): NativeRow => ({
    name: of,
    owner: 'time',
    least: 0,
    most: 0,
    keywords: null,
    call,
  });
  return [
    row(name, (machine) => makeFloat(machine, read(machine))),
    row(`${name}_ns`, (machine) => makeInt(machine, BigInt(Math.round(read(machine) * 1e6)) * 1000n)),
  ];
}

export const TIME: ModuleRow = {
  name: 'time',
  functions: [
    ...clock('time', (machine) => START + now(machine)),
    ...clock('perf_counter', now),
    ...clock('monotonic', now),
    ...clock('process_time', (machine) => machine.instructions / 1e6),
    ...clock('thread_time', (machine) => machine.instructions / 1e6),
    {
      name: 'sleep',
      owner: 'time',
      least: 1,
      most: 1,
      keywords: null,
      call: (machine, [seconds]) => {
        const value = toDouble(machine, seconds!);
        if (value === null) return 0;
        if (value < 0) return machine.raise(T.ValueError, 'sleep length must be non-negative');
        machine.slept += value;
        return NONE;
      },
    },
  ],
  fill: (machine, set) => {
    for (const name of ['timezone', 'altzone', 'daylight']) set(name, makeInt(machine, 0));
  },
};
