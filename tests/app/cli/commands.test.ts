import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { COMMANDS } from '../../../app/cli/commands.js';
import { test } from '../folder.js';
import { typed as typedOf } from './terminal.js';

const typed = (argv: readonly string[], input?: string) => typedOf(argv, COMMANDS, input);
const PROGRAM = 'a = [1, 2]\nb = a\ndel a\nprint(b)\n';

async function recorded(folder: string, program = PROGRAM): Promise<string> {
  await writeFile(join(folder, 'p.py'), program);
  const session = join(folder, 's.heapwright');
  expect(await typed(['record', join(folder, 'p.py'), '-o', session, '--title', 'Names'])).toMatchObject({
    status: 0,
    errors: '',
  });
  return session;
}

test('run prints what the program prints', async () => {
  expect(await typed(['run', '-'], PROGRAM)).toEqual({ status: 0, output: '[1, 2]\n', errors: '' });
});

test('run tells an uncaught exception as CPython does, and ends with 1', async () => {
  const { status, output, errors } = await typed(['run', '-'], 'print("before")\nx = 1 / 0\n');
  expect([status, output]).toEqual([1, 'before\n']);
  expect(errors).toBe(`Traceback (most recent call last):
  File "<stdin>", line 2, in <module>
    x = 1 / 0
        ~~^~~
ZeroDivisionError: division by zero
`);
});

test('run tells a mistake in the text as CPython does, and ends with 2', async () => {
  expect(await typed(['run', '-'], 'if True:\n    x = = 1\n')).toEqual({
    status: 2,
    output: '',
    errors: `  File "<stdin>", line 2
    x = = 1
        ^
SyntaxError: invalid syntax
`,
  });
});

test('run ends with 3 at a limit, and says which', async () => {
  const { status, errors } = await typed(['run', '-'], 'while True:\n    pass\n');
  expect(status).toBe(3);
  expect(errors).toMatch(/^Line [12]: Stopped at the limit of 10[,_]?000[,_]?000 instructions\n$/);
});

test('record gives a session with a key frame for each step, the same bytes each time, and verify finds it sound', async ({
  folder,
}) => {
  const session = await recorded(folder);
  const text = await readFile(session, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ title: 'Names', filename: 'p.py', program: PROGRAM.split('\n') });
  expect((JSON.parse(text) as { keyFrames: unknown[] }).keyFrames).toHaveLength(4);
  const { mtimeMs } = await stat(session);
  await recorded(folder);
  expect(await readFile(session, 'utf8')).toBe(text);
  expect((await stat(session)).mtimeMs).toBe(mtimeMs);
  expect(await typed(['verify', session])).toEqual({ status: 0, output: '4 steps verified.\n', errors: '' });
});

test('verify finds the first step at which a changed program differs', async ({ folder }) => {
  const session = await recorded(folder);
  await writeFile(session, (await readFile(session, 'utf8')).replace('"b = a"', '"b = 7"'));
  const { status, output } = await typed(['verify', session]);
  expect(status).toBe(1);
  expect(output).toMatch(/^Step \d: .+ was .+, and is .+ now\.\n$/);
});

test('a damaged session says what was lost and is run again', async ({ folder }) => {
  const session = await recorded(folder);
  await writeFile(session, (await readFile(session, 'utf8')).replace(/"sha256": "..../, '"sha256": "0000'));
  const { status, output, errors } = await typed(['run', session]);
  expect([status, output]).toEqual([0, '[1, 2]\n']);
  expect(errors).toContain('Lost the recording: its bytes are not those that were saved.');
});

test('a session of a newer release is refused with the release', async ({ folder }) => {
  const path = join(folder, 'new.heapwright');
  await writeFile(path, '{"format": "heapwright", "version": 7, "writtenBy": "2.1.0"}');
  expect(await typed(['run', path])).toEqual({
    status: 2,
    output: '',
    errors: `heapwright: ${path}: This file needs Heapwright 2.1 or later.\n`,
  });
});

test('state tells a step chosen by number, line, or key frame', async ({ folder }) => {
  const session = await recorded(folder);
  expect((await typed(['state', session, '--step', '2'])).output).toMatch(
    /^step 2 of 4, line 2\nframe <module> running: .*b -> @\w+/,
  );
  expect((await typed(['state', session, '--line', '3'])).output).toMatch(/^step 3 of 4, line 3\n/);
  const json = JSON.parse((await typed(['state', session, '--step', '1', '--json'])).output) as { step: number };
  expect(json.step).toBe(1);
  for (const [argument, sentence] of [
    [['--step', '5'], 'The run has 4 steps; there is no step 5.'],
    [['--line', '3:2'], 'Line 3 does not run 2 times.'],
    [['--line', 'x'], '--line is a line, or line:visit, not "x".'],
    [['--frame', 'none'], 'There is no key frame "none".'],
    [['--line', '1', '--step', '1'], '--step and --line exclude each other.'],
  ] as const)
    expect(await typed(['state', session, ...argument])).toMatchObject({
      status: 2,
      errors: `heapwright: ${sentence}\n`,
    });
});

test('figures of a session are numbered, of one size, and left untouched where they would not change', async ({
  folder,
}) => {
  const session = await recorded(folder);
  const figures = join(folder, 'figures');
  expect((await typed(['export', session, '-o', figures])).output).toBe('8 files saved, 0 unchanged\n');
  expect((await readdir(figures)).sort()).toEqual(
    ['01', '02', '03', '04'].flatMap((name) => [`${name}.png`, `${name}.svg`]),
  );
  const sizes = await Promise.all(
    ['01', '02', '03', '04'].map(async (name) =>
      (await readFile(join(figures, `${name}.png`))).subarray(16, 24).toString('hex'),
    ),
  );
  expect(new Set(sizes).size).toBe(1);
  expect((await typed(['export', session, '-o', figures])).output).toBe('0 files saved, 8 unchanged\n');
});

test('one figure by options; what cannot be drawn is refused', async ({ folder }) => {
  const session = await recorded(folder);
  const svg = join(folder, 'f.svg');
  expect((await typed(['figure', session, '--line', '2', '-o', svg, '--theme', 'dark', '--code'])).status).toBe(0);
  expect(await readFile(svg, 'utf8')).toMatch(/^<svg xmlns/);
  for (const [argument, sentence] of [
    [['-o', 'x.pdf'], 'Figures are written as .svg or .png so far, not as ".pdf".'],
    [['-o', svg, '--view', 'heap'], '--view is one of objects, memory, collector, struct, not "heap".'],
    [['-o', svg, '--view', 'struct', '--object', 'zz'], 'There is no object "zz" at step 4.'],
    [['-o', svg, '--size', '9x9'], '--size is WIDTHxHEIGHT in pixels, at most 16384 each, not "9x9".'],
    [['-o', join(folder, 'no', 'f.svg')], 'f.svg cannot be written: there is no such file or folder.'],
  ] as const)
    expect(await typed(['figure', session, ...argument])).toMatchObject({
      status: 2,
      errors: `heapwright: ${sentence}\n`,
    });
  expect((await typed(['export', session, '-o', 'x.pptx'])).errors).toBe(
    'heapwright: Key frames are exported to a folder so far, not as ".pptx".\n',
  );
});

test('the other views are figures too: real text of 28 pixels and more, no style, no script', async ({ folder }) => {
  const path = join(folder, 'p.py');
  await writeFile(path, 'import gc\nxs = [1, 2, 300]\nxs.append(xs)\ndel xs\ngc.collect()\nys = []\n');
  for (const [view, step, words] of [
    ['memory', '2', 'One arena of 1 MiB'],
    ['collector', '2', 'GENERATION 0'],
    ['collector', '5', 'Full collection: 1 collected'],
    ['struct', '3', 'ob_item'],
  ] as const) {
    for (const theme of ['light', 'dark', 'print', 'contrast']) {
      const file = join(folder, `${view}.svg`);
      expect(await typed(['figure', path, '--view', view, '--step', step, '--theme', theme, '-o', file])).toMatchObject(
        {
          status: 0,
          errors: '',
        },
      );
      const svg = await readFile(file, 'utf8');
      expect(svg).toContain(words);
      expect(svg).not.toMatch(/<style|<script|foreignObject|href=|NaN|undefined/);
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(28);
    }
  }
});

test('requests and blocks are listed in the formats of their records', async () => {
  expect((await typed(['requests', '-'], 'x = []\nx.append(1)\n')).output).toMatch(
    /^1 o \+56 #1\n(.*\n)*2 m \+32 #\d+\n/,
  );
  expect((await typed(['blocks'], 'm 1 16\nm 2 600\nf 1\n')).output).toBe('A 0+\nm 1 0 48\nm 2 large\nf 1\n');
  expect(await typed(['blocks'], 'm 1\n')).toMatchObject({ status: 2, output: '' });
});

test('stats and bench print JSON', async ({ folder }) => {
  const path = join(folder, 'p.py');
  await writeFile(path, 'N = 3\nfor i in range(N):\n    print(i)\n');
  expect(JSON.parse((await typed(['stats', path])).output)).toMatchObject({
    lines: expect.any(Number) as number,
    arenas: 1,
  });
  const bench = await typed(['bench', path, '--set', 'N=2', '--seeks', '5']);
  expect(JSON.parse(bench.output)).toMatchObject({ output: '0\n1\n', lines: 6 });
  expect((await typed(['bench', path, '--set', 'M=2'])).errors).toContain('No line of the program begins with "M = ".');
});

test('what cannot be read is one sentence', async ({ folder }) => {
  await mkdir(join(folder, 'folder.py'));
  expect(await typed(['run', join(folder, 'none.py')])).toEqual({
    status: 2,
    output: '',
    errors: 'heapwright: none.py cannot be read: there is no such file or folder.\n',
  });
  expect((await typed(['run', join(folder, 'folder.py')])).errors).toBe(
    'heapwright: folder.py cannot be read: it is a folder.\n',
  );
  expect((await typed(['verify', '-'], PROGRAM)).errors).toBe('heapwright: - is not a Heapwright session.\n');
});

test('every command has help', async () => {
  for (const { name } of COMMANDS) expect(await typed([name, '--help'])).toMatchObject({ status: 0, errors: '' });
});
