import fc from 'fast-check';
import { expect, test } from 'vitest';
import { programOf } from '../../programs/program.js';
import { expectCleanAudit, expectDeterminism, expectSeeking, recordingOf } from './laws.js';

const NAMES = ['a', 'b', 'c'] as const;
const name = fc.constantFrom(...NAMES);
const number = fc.integer({ min: -1000, max: 100_000 }).map(String);
const text = fc.constantFrom("'x'", "'some text'", "''", '1.5', 'None', 'True');

const expression = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    name,
    number,
    text,
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }).map((items) => `(${items.join(', ')},)`),
    fc.tuple(tie('value'), tie('value')).map(([one, two]) => `{'k': ${one}, 'l': ${two}}`),
    tie('value').map((value) => `[${value}] * 3`),
    tie('value').map((value) => `pair(${value})`),
    tie('value').map((value) => `Box(${value})`),
    tie('value').map((value) => `keep(${value})`),
  ),
})).value;

const statement = fc.oneof(
  fc.tuple(name, expression).map(([target, value]) => `${target} = ${value}`),
  fc.tuple(name, name).map(([one, two]) => `${one}, ${two} = ${two}, ${one}`),
  fc.tuple(name, expression).map(([target, value]) => `if type(${target}) is list: ${target}.append(${value})`),
  name.map((target) => `if type(${target}) is list and ${target}: ${target}.pop()`),
  name.map((target) => `if type(${target}) is list: del ${target}[1:]`),
  name.map((target) => `if type(${target}) is list: ${target}.append(${target})`),
  fc.tuple(name, expression).map(([target, value]) => `if type(${target}) is dict: ${target}['m'] = ${value}`),
  name.map((target) => `if type(${target}) is dict: ${target}.clear()`),
  fc.tuple(name, name).map(([target, value]) => `if type(${target}) is Box: ${target}.other = ${value}`),
  name.map((target) => `del ${target}; ${target} = None`),
  fc.constant('gc.collect()'),
  fc.constant('keep.last = None'),
);

const HEAD = `import gc
class Box:
    def __init__(self, value):
        self.value = value
    def __del__(self):
        gone.append(type(self.value) is int)
gone = []
def pair(value):
    other = [value]
    return value, other
def keep(value):
    keep.last = value
    def read():
        return value
    return read
keep.last = None
a = b = c = None
`;

test('programs at random keep the laws', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 14 }), (lines) => {
      const program = programOf(`${HEAD}${lines.join('\n')}\n`);
      const run = recordingOf(program);
      expect(run?.problem).toBeNull();
      expectCleanAudit(run!);
      expectSeeking(run!, 2);
      expectDeterminism(program, run!);
    }),
    { numRuns: 40, seed: 1 },
  );
});
