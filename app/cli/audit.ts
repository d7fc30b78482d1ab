import { audit, readRecording } from '../../engine/index.js';
import { Refusal } from './command.js';
import { COLLECT_ALWAYS, collectingAlways } from './collector.js';
import type { Command } from './command.js';
import { load } from './engine.js';
import { readInput } from './input.js';

export const AUDIT: Command = {
  name: 'audit',
  summary:
    'Checks at every step that each count is explained by references, each list is in order and each block is owned.',
  operands: ['FILE'],
  options: { 'collect-always': COLLECT_ALWAYS },
  async run(args, io) {
    const input = await readInput(args.operands[0]!, io);
    const program = collectingAlways(input.program, args);
    const { engine, report } = await load({ ...input, program }, io);
    if (!report.timeline) throw new Refusal(report.problem?.message ?? 'Nothing has run.');
    const { steps, problems } = audit(readRecording(await engine.recording()).recording);
    for (const { step, what, tag } of problems) io.output(`Step ${step}: ${what}${tag === '' ? '' : ` (${tag})`}\n`);
    io.output(`${steps} steps checked, ${problems.length} findings\n`);
    return problems.length === 0 ? 0 : 1;
  },
};
