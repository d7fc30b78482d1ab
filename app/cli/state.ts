import { textTwin } from '../../renderer/export/text-twin.js';
import type { Command } from './command.js';
import { load } from './engine.js';
import { readInput } from './input.js';
import { MOMENT_OPTIONS, momentOf } from './moment.js';

export const STATE: Command = {
  name: 'state',
  summary: 'Tells the memory at one step in words.',
  operands: ['FILE'],
  options: { ...MOMENT_OPTIONS, json: { help: 'The whole state as JSON' } },
  async run(args, io) {
    const input = await readInput(args.operands[0]!, io);
    const { engine, report } = await load(input, io);
    const state = await engine.state({ step: await momentOf(args, report, input.session, engine) });
    io.output(args.has('json') ? `${JSON.stringify(state, null, 2)}\n` : `${textTwin(state).trimEnd()}\n`);
    return report.status;
  },
};
