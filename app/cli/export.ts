import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { toPng } from '../../renderer/export/png.js';
import { reasonOf } from '../files.js';
import { Refusal } from './command.js';
import type { Command } from './command.js';
import { drawn } from './drawing.js';
import { load } from './engine.js';
import { VIEW_OPTIONS } from './figure-view.js';
import { readSessionInput } from './input.js';
import { writeOutput } from './output.js';
import { loadRasteriser } from './rasteriser.js';

export const EXPORT: Command = {
  name: 'export',
  summary: 'Draws every key frame of a session: numbered SVG and PNG figures of one size.',
  operands: ['S.heapwright'],
  options: {
    output: {
      value: 'DIR',
      short: 'o',
      help: 'The folder for the figures; those that would not change are left untouched',
    },
    ...VIEW_OPTIONS,
    scale: { value: 'N', help: 'Pixels of a PNG for each of the figure: 1 to 4 (default: 1)' },
  },
  async run(args, io) {
    const folder = args.required('output');
    const format = extname(folder).toLowerCase();
    if (['.pptx', '.html', '.pdf'].includes(format))
      throw new Refusal(`Key frames are exported to a folder so far, not as "${format}".`);
    const scale = args.whole('scale', 1, 4) ?? 1;
    const input = await readSessionInput(args.operands[0]!, io);
    const { keyFrames } = input.session;
    if (keyFrames.length === 0) throw new Refusal('This session has no key frames.');
    const loaded = await load(input, io);
    const steps = loaded.report.timeline?.steps ?? 0;
    const beyond = keyFrames.find(({ step }) => step > steps);
    if (beyond)
      throw new Refusal(`The key frame "${beyond.title}" is at step ${beyond.step}, and the run has ${steps}.`);

    await makeFolder(folder);
    const rasteriser = await loadRasteriser();
    const digits = Math.max(2, String(keyFrames.length).length);
    let saved = 0;
    let number = 0;
    for await (const { svg, fit, warnings } of drawn(
      args,
      input,
      loaded,
      keyFrames.map(({ step }) => step),
    )) {
      const name = join(folder, String(++number).padStart(digits, '0'));
      for (const warning of warnings) io.error(`Figure ${number}: ${warning}\n`);
      if (await writeOutput(`${name}.svg`, svg)) saved++;
      if (await writeOutput(`${name}.png`, await toPng(svg, rasteriser, scale * fit))) saved++;
    }
    io.output(`${saved} files saved, ${2 * number - saved} unchanged\n`);
    return 0;
  },
};

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Refusal(`${folder} cannot be made: ${reasonOf(error)}.`);
  }
}
