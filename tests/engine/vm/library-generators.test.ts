import { expect, test } from 'vitest';
import { compileProgram } from '../../../engine/index.js';
import { ModuleField } from '../../../engine/object/struct.js';
import { startMachine } from '../../../engine/vm/startup.js';

test('text of the library may run generators while the interpreter makes it', () => {
  const watch = { stretchBytes: Infinity, stretch: () => undefined, instructionLimit: 100_000 };
  const machine = startMachine(8 * 1024 * 1024, watch, () => []);
  machine.compileLibrary = (source, filename) => {
    const compiled = compileProgram(source, filename);
    if ('problem' in compiled) throw new Error(compiled.problem.message);
    return compiled.code;
  };
  const source = `
def count():
    try:
        for i in range(5):
            yield i
    finally:
        done.append(True)

def both():
    yield from count()
    yield sum(i for i in range(3))

done = []
found = [next(count()), any(i > 2 for i in count()), *both()]
left = both()
next(left)
del left

def result():
    return found, done
`;
  const globals = machine.field(machine.builtins, ModuleField.dict);
  const result = machine.ops.defineFunction(source, globals, 'result');
  expect(machine.errors).toBe('');
  expect(result).not.toBe(0);
  const value = machine.ops.call(result, []);
  expect(machine.ops.repr(value)).toBe('([0, True, 0, 1, 2, 3, 4, 3], [True, True, True, True])');
});
