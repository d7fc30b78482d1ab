import { extname } from 'node:path';
import { toPng } from '../../renderer/export/png.js';
import { Refusal } from './command.js';
import type { Command } from './command.js';
import { drawn } from './drawing.js';
import { load } from './engine.js';
import { VIEW_OPTIONS } from './figure-view.js';
import { readInput } from './input.js';
import { MOMENT_OPTIONS, momentOf } from './moment.js';
import { writeOutput } from './output.js';
import { loadRasteriser } from './rasteriser.js';

export const FIGURE: Command = {
  name: 'figure',
  summary: 'Draws the memory at one step.',
  operands: ['FILE'],
  options: {
    output: { value: 'F', short: 'o', help: 'The file to write: .svg or .png' },
    ...MOMENT_OPTIONS,
    ...VIEW_OPTIONS,
    scale: { value: 'N', help: 'Pixels of a PNG for each of the figure: 1 to 4 (default: 1)' },
  },
  async run(args, io) {
    const output = args.required('output');
    const format = extname(output).toLowerCase();
    if (format !== '.svg' && format !== '.png')
      throw new Refusal(`Figures are written as .svg or .png so far, not as "${format}".`);
    const scale = args.whole('scale', 1, 4) ?? 1;
    const input = await readInput(args.operands[0]!, io);
    const loaded = await load(input, io);
    const step = await momentOf(args, loaded.report, input.session, loaded.engine);
    for await (const { svg, fit, warnings } of drawn(args, input, loaded, [step])) {
      for (const warning of warnings) io.error(`${warning}\n`);
      await writeOutput(output, format === '.svg' ? svg : await toPng(svg, await loadRasteriser(), scale * fit));
    }
    return loaded.report.status;
  },
};
