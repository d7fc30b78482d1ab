import { expect, test } from 'vitest';
import { runText } from '../../../engine/index.js';
import { FREE_ARRAY, FREE_FLOATS, FREE_TUPLES } from '../../../engine/object/free-list.js';
import { PROFILE, PROFILES, SIZES } from '../../../engine/object/profiles.js';
import { programOf } from '../../programs/program.js';

/** How programs write the objects whose sizes are told of, where the name is no expression. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  function: 'f',
  generator: 'g()',
  instance: 'A()',
  'instance with two slots': 'S()',
  'class Error(Exception)': 'E()',
  'weakref.ref': 'weakref.ref(A)',
  'list iterator': 'iter([])',
  'range iterator': 'iter(range(1))',
  'bound method': 'f.__call__',
  cell: '(lambda x: lambda: x)(1).__closure__[0]',
  class: 'A',
  'class with two slots': 'S',
  module: 'sys',
  property: 'property(len)',
  super: 'super(A, A())',
  mappingproxy: 'A.__dict__',
  enumerate: 'enumerate([])',
  zip: 'zip()',
  map: 'map(len, [])',
  filter: 'filter(len, [])',
};

const HEAD = `import gc, sys, weakref
class A: pass
class S: __slots__ = ('p', 'q')
class E(Exception): pass
def f(): pass
def g(): yield 1
`;

function printed(text: string): string[] {
  const result = runText(programOf(HEAD + text));
  if ('problem' in result) throw new Error(result.problem?.message);
  return result.run.output.trimEnd().split('\n');
}

test('what is simulated has the sizes of its profile', () => {
  const place = PROFILES.indexOf(PROFILE);
  const lines = SIZES.map(([what]) => `print(sys.getsizeof(${EXPRESSIONS[what] ?? what}))\n`);
  const sizes = printed(lines.join('')).map(Number);
  expect(SIZES.map(([what], index) => [what, sizes[index]])).toEqual(SIZES.map(([what, of]) => [what, of[place]]));
});

test('and its counts, thresholds and letters', () => {
  const [immortal, interned, thresholds] = printed(
    `print(sys.getrefcount(None))\nprint(sys.getrefcount(sys.intern('some' + str(1))))\nprint(list(gc.get_threshold()))\n`,
  );
  expect(Number(immortal)).toBe(PROFILE.immortalCount);
  expect(Number(interned) === PROFILE.immortalCount).toBe(PROFILE.internedStrings === 'all');
  expect(JSON.parse(thresholds!)).toEqual(PROFILE.collector.thresholds);
  expect({ float: FREE_FLOATS, tuple: FREE_TUPLES, list: FREE_ARRAY, dict: FREE_ARRAY }).toEqual(PROFILE.parked);
});

/** `npx vitest run tests/engine/object -u` writes the page anew. */
test('the page about versions says what the profiles say', async () => {
  const row = (what: string, of: (profile: (typeof PROFILES)[number], index: number) => string | number): string =>
    `| ${what} | ${PROFILES.map(of).join(' | ')} |`;
  const known = (value: number | null | undefined): string =>
    value === null || value === undefined ? '?' : `${value}`;
  const parked = PROFILE.parked!;
  await expect(`# Versions of CPython

Heapwright runs programs as CPython ${PROFILE.version} does; the other columns say what is different there and are not simulated, the
incremental collector of 3.14 and the attributes within instances of 3.13 among it. A session names its version (\`python\`). The columns
of 3.11 to 3.13 were measured; that of 3.14 is what its documentation says, and ? is what was not measured.

| | ${PROFILES.map(({ version }) => version).join(' | ')} |
| --- | ${PROFILES.map(() => '---').join(' | ')} |
${row('Simulated', ({ simulated }) => (simulated ? 'yes' : 'no'))}
${row('Measured', ({ measured }) => (measured ? 'yes' : 'no'))}
${row('`sys.getrefcount(None)`', ({ immortalCount }) => (immortalCount === null ? 'its count' : immortalCount))}
${row('Interned strings that are immortal', ({ internedStrings }) => internedStrings)}
${row('Letters that exist twice', ({ letterTwins }) => letterTwins)}
${row('Collector', ({ collector }) => collector.kind)}
${row('Thresholds', ({ collector }) => collector.thresholds.join(', '))}
${row('Automatic collections run', ({ collector }) => collector.runs)}
${row('Attributes of an instance', ({ attributes }) => attributes)}
${(Object.keys(parked) as (keyof typeof parked)[])
  .map((kind) => row(`Dead ${kind} objects parked`, (profile) => known(profile.parked?.[kind])))
  .join('\n')}
${SIZES.map(([what, sizes]) => row(`Size of \`${what}\``, (_, index) => known(sizes[index]))).join('\n')}
`).toMatchFileSnapshot('../../../docs/versions.md');
});
