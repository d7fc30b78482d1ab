import { expect, test } from 'vitest';
import { runText } from '../../../engine/index.js';
import { programOf } from '../../programs/program.js';

/** What a program prints. */
function printed(text: string): string {
  const result = runText(programOf(text));
  if ('problem' in result) throw new Error(result.problem?.message);
  expect(result.run.errors).toBe('');
  return result.run.output.trimEnd();
}

const GROWTH = (make: string, add: string): string => `import sys
o = ${make}
last = -1
sizes = []
for i in range(180):
    if sys.getsizeof(o) != last:
        last = sys.getsizeof(o)
        sizes.append((len(o), last))
    ${add}
print(sizes)
`;

test('a dict of str keys grows as CPython grows it', () => {
  expect(printed(GROWTH('{}', "o['k' + str(i)] = i"))).toBe(
    '[(0, 64), (1, 184), (6, 272), (11, 464), (22, 832), (43, 1584), (86, 3328), (171, 6576)]',
  );
});

test('a dict of other keys grows as CPython grows it', () => {
  expect(printed(GROWTH('{}', 'o[i] = i'))).toBe(
    '[(0, 64), (1, 224), (6, 352), (11, 632), (22, 1168), (43, 2264), (86, 4688), (171, 9304)]',
  );
});

test('a list grows by an eighth and a little', () => {
  const capacities = [0, 4, 8, 16, 24, 32, 40, 52, 64, 76, 92, 108, 128, 148, 172, 200];
  const sizes = capacities.map((capacity, index) => {
    return `(${index === 0 ? 0 : capacities[index - 1]! + 1}, ${56 + 8 * capacity})`;
  });
  expect(printed(GROWTH('[]', 'o.append(i)'))).toBe(`[${sizes.join(', ')}]`);
});

test.each([
  ['0', 28],
  ['1 << 30', 32],
  ['2 ** 60', 36],
  ['-1', 28],
  ['True', 28],
  ['1.5', 24],
  ['None', 16],
  ["''", 41],
  ["'abc'", 44],
  ["'\\xe9\\xe9'", 59],
  ["'\\xe9'", 61],
  ["'\\u20ac'", 60],
  ['()', 40],
  ['(1, 2, 3)', 64],
  ['[]', 56],
  ['{}', 64],
  ["b'abc'", 36],
  ['object()', 16],
  ['int', 432],
  ['range(3)', 48],
  ['lambda: 0', 160],
  ['Plain()', 48],
  ['Plain', 1704],
  ['Slotted()', 48],
  ['[].append', 72],
  ['Plain().method', 64],
])('sys.getsizeof(%s) is %i', (expression, size) => {
  const classes = "class Plain:\n    def method(self): pass\nclass Slotted:\n    __slots__ = ('a', 'b')\n";
  expect(printed(`import sys\n${classes}print(sys.getsizeof(${expression}))\n`)).toBe(String(size));
});

test.each([
  ['a list', '[]', '[9]'],
  ['a dict', '{}', '{}'],
  ['a tuple of two', '(x, x)', '(x, 5)'],
  ['a float', 'x * 1.5', 'x * 2.5'],
])('%s that dies gives its place to the next', (_, first, second) => {
  expect(printed(`x = 3\na = ${first}\ni = id(a)\ndel a\nb = ${second}\nprint(id(b) == i)\n`)).toBe('True');
});

test('what died last is used first', () => {
  const text = `a, b, c = [1], [2], [3]
i, j, k = id(a), id(b), id(c)
del a
del b
del c
x = [4]
y = [5]
z = [6]
print(id(x) == k, id(y) == j, id(z) == i)
`;
  expect(printed(text)).toBe('True True True');
});
