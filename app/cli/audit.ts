import type { EngineApi } from '../../engine/protocol.js';
import type { HeapObject, State } from '../../engine/trace/state.js';
import { Refusal } from './command.js';
import type { Command } from './command.js';
import { load } from './engine.js';
import { readInput } from './input.js';

export const AUDIT: Command = {
  name: 'audit',
  summary: 'Checks at every step that each count is explained by holders and that no two objects stand at one place.',
  operands: ['FILE'],
  options: {},
  async run(args, io) {
    const input = await readInput(args.operands[0]!, io);
    const { engine, report } = await load(input, io);
    if (!report.timeline) throw new Refusal(report.problem?.message ?? 'Nothing has run.');
    const { steps } = report.timeline;
    let findings = 0;
    for (let step = 0; step <= steps; step++) {
      const state = await engine.state({ step });
      for (const finding of [...overlaps(state), ...(await unexplained(engine, state))]) {
        findings++;
        io.output(`Step ${step}: ${finding}\n`);
      }
    }
    io.output(`${steps + 1} steps checked, ${findings} findings\n`);
    return findings === 0 ? 0 : 1;
  },
};

/** Living objects that stand at one address. */
function overlaps(state: State): string[] {
  const at = new Map<number, HeapObject>();
  const findings: string[] = [];
  for (const object of state.objects) {
    if (object.state === 'freed') continue;
    const other = at.get(object.address);
    if (other) findings.push(`${named(other)} and ${named(object)} stand at one address.`);
    at.set(object.address, object);
  }
  return findings;
}

async function unexplained(engine: EngineApi, state: State): Promise<string[]> {
  const findings: string[] = [];
  for (const object of state.objects) {
    if (object.count === 'immortal' || object.state === 'freed') continue;
    const inspection = await engine.inspect({ step: state.step }, object.id);
    const held =
      inspection?.holders.filter(({ dropped }) => !dropped).reduce((sum, { references }) => sum + references, 0) ?? 0;
    if (held !== object.count)
      findings.push(`${named(object)} has count ${object.count}, and ${held} references are known.`);
  }
  return findings;
}

function named(object: HeapObject): string {
  return `${object.type} ${object.tag}`;
}
