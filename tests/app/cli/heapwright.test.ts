import { expect, test } from 'vitest';
import { Refusal } from '../../../app/cli/command.js';
import type { Command } from '../../../app/cli/command.js';
import { typed } from './terminal.js';

const DRAW: Command = {
  name: 'draw',
  summary: 'Draws a file.',
  operands: ['FILE', '[STEP]'],
  options: {
    output: { value: 'F', short: 'o', help: 'Where to' },
    scale: { value: 'N', help: 'How large' },
    theme: { value: 'NAME', help: 'Which colours' },
    strict: { help: 'Every object' },
  },
  run(args, io) {
    if (args.operands[0] === 'defect') throw new TypeError('x is undefined\n    at line 1');
    if (args.operands[0] === 'bad') throw new Refusal('bad is unreadable.');
    const scale = args.whole('scale', 1, 4);
    const theme = args.oneOf('theme', ['light', 'dark']);
    io.output(JSON.stringify([args.operands, args.required('output'), scale, theme, args.has('strict')]));
    return Promise.resolve(0);
  },
};

test.each([
  ['draw a.py -o b.svg', '[["a.py"],"b.svg",null,null,false]'],
  ['draw a.py 3 --output=b.svg --scale 2 --theme dark --strict', '[["a.py","3"],"b.svg",2,"dark",true]'],
  ['draw -o - -- --help', '[["--help"],"-",null,null,false]'],
])('%s', async (line, output) => {
  expect(await typed(line.split(' '), [DRAW])).toEqual({ status: 0, output, errors: '' });
});

test.each([
  ['paint', 'There is no command "paint"; heapwright --help lists them.'],
  ['draw', 'FILE is missing.'],
  ['draw a b c', '"c" is one argument too many.'],
  ['draw a', '--output is missing.'],
  ['draw a -o', "Option '-o, --output <value>' argument missing."],
  ['draw a --colour', "Unknown option '--colour'."],
  ['draw a -o b --scale big', '--scale is a whole number from 1 to 4, not "big".'],
  ['draw a -o b --scale 5', '--scale is a whole number from 1 to 4, not "5".'],
  ['draw a -o b --theme pink', '--theme is one of light, dark, not "pink".'],
  ['draw bad', 'bad is unreadable.'],
  ['draw defect', 'Heapwright made a mistake: x is undefined'],
])('%s is refused in one line', async (line, sentence) => {
  expect(await typed(line.split(' '), [DRAW])).toEqual({ status: 2, output: '', errors: `heapwright: ${sentence}\n` });
});

test('help follows from the table', async () => {
  expect(await typed(['draw', '--help'], [DRAW])).toMatchObject({
    status: 0,
    output: `Usage: heapwright draw FILE [STEP] [options]

Draws a file.

  -o, --output F  Where to
  --scale N       How large
  --theme NAME    Which colours
  --strict        Every object
  --help          Show this help
`,
  });
  expect((await typed([], [DRAW])).output).toContain('draw  Draws a file.');
});
