import { Frame, FrameState, GeneratorField } from '../../memory/address-map.js';
import { frameOf, frameState, isLive } from '../../object/generator.js';
import { boolObject } from '../../object/int.js';
import { NONE } from '../../object/statics.js';
import { T } from '../../object/type-table.js';
import { frameObjectOf } from '../frame.js';
import { closeGenerator, delegateOf, sendMethod, throwInto } from '../generator.js';
import type { Getset, Machine, Native, NativeRow } from '../machine.js';

/** Methods and attributes of generators (Objects/genobject.c). */
function row(name: string, arguments_: number, call: Native, full = arguments_): NativeRow {
  return { name, owner: 'generator', least: arguments_, most: arguments_, full, keywords: null, call };
}

export const GENERATOR_METHODS: readonly NativeRow[] = [
  row('send', 1, (machine, [value], _names, self) => sendMethod(machine, self, value!)),
  row('throw', 1, (machine, [exception], _names, self) => throwInto(machine, self, exception!), 3),
  row('close', 0, (machine, _args, _names, self) => (closeGenerator(machine, self) ? NONE : 0)),
  row('__iter__', 0, (machine, _args, _names, self) => machine.retain(self)),
  row('__next__', 0, (machine, _args, _names, self) => {
    const item = machine.ops.step(self);
    return item !== 0 || machine.raised ? item : machine.raiseWith(T.StopIteration, []);
  }),
];

function computed(name: string, get: (machine: Machine, object: number) => number): Getset {
  return { name, get, set: null };
}

/** `gen_get_name` and `gen_set_name`: a string that can be set and not deleted. */
function text(name: string, offset: number): Getset {
  return {
    name,
    get: (machine, generator) => machine.retain(machine.field(generator, offset)),
    set: (machine, generator, value) => {
      if (value === 0 || !machine.isInstance(value, T.str)) {
        machine.raise(T.TypeError, `${name} must be set to a string object`);
        return false;
      }
      const old = machine.field(generator, offset);
      machine.memory.point(generator + offset, machine.retain(value));
      machine.release(old);
      return true;
    },
  };
}

export const GENERATOR_ATTRIBUTES: readonly Getset[] = [
  text('__name__', GeneratorField.name),
  text('__qualname__', GeneratorField.qualname),
  computed('gi_code', (machine, generator) => machine.retain(machine.field(frameOf(generator), Frame.code))),
  computed('gi_frame', (machine, generator) =>
    isLive(machine, generator) ? machine.retain(frameObjectOf(machine, frameOf(generator))) : NONE,
  ),
  computed('gi_running', (machine, generator) => boolObject(frameState(machine, generator) === FrameState.executing)),
  computed('gi_suspended', (machine, generator) => boolObject(frameState(machine, generator) === FrameState.suspended)),
  computed('gi_yieldfrom', (machine, generator) => machine.retain(delegateOf(machine, generator) || NONE)),
];
