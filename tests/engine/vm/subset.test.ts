import { expect, test } from 'vitest';
import { compileProgram } from '../../../engine/index.js';
import { subset } from '../../../engine/vm/supported.js';

/** `npx vitest run tests/engine/vm -u` writes the page anew. */
test('the page about Python says what the tables say', async () => {
  const { builtins, modules } = subset();
  const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  await expect(`# The Python that Heapwright runs

Python 3.12, as CPython 3.12.1 runs it. What is listed here is refused before a program runs, with its line; a method or an
attribute that CPython has and this release has not stops the run with a sentence that names it. Nothing is run wrongly on purpose.

| What | Refused |
| --- | --- |
| Constructs | \`async\` and \`await\`, \`\\N{…}\` in strings |
| Builtins | ${code(builtins)} |
| Modules | all but those below; a module that CPython does not have either is a \`ModuleNotFoundError\` when the line runs |

Modules: ${code(modules)}.

Programs can do nothing to the machine: no files, no network, no clock, no processes. \`input()\` reads the lines that the session
holds. Hashes of strings are those of \`PYTHONHASHSEED=0\`. Instructions, memory, depth and output have limits; a run that reaches
one stops there and keeps what was recorded.
`).toMatchFileSnapshot('../../../docs/python.md');
});

test.each([
  ['def f():\n    eval("1")\n', 'the builtin eval is not simulated', 2],
  ['import socket\n', 'the module socket is not simulated', 1],
])('%j is refused with its line', (text, message, line) => {
  expect(compileProgram(text, 'program.py')).toMatchObject({ problem: { kind: 'unsupported', message, line } });
});
