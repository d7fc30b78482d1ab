import { placeBlocks } from '../../engine/index.js';
import { Refusal } from './command.js';
import type { Command } from './command.js';

export const BLOCKS: Command = {
  name: 'blocks',
  summary: 'Reads allocator requests (m ID SIZE, r ID SIZE, f ID) and prints where each block lies.',
  operands: [],
  options: {},
  async run(_, io) {
    const placed = placeBlocks(await io.input());
    if ('problem' in placed) throw new Refusal(placed.problem);
    io.output(placed.lines.map((line) => `${line}\n`).join(''));
    return 0;
  },
};
