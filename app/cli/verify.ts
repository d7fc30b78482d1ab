import type { EngineApi } from '../../engine/protocol.js';
import { recordingBytes } from '../../engine/session/read.js';
import { Refusal } from './command.js';
import type { Command } from './command.js';
import { firstDifference } from './difference.js';
import { newEngine } from './engine.js';
import { readSessionInput } from './input.js';

export const VERIFY: Command = {
  name: 'verify',
  summary: 'Replays a session, runs its program again, and reports the first difference.',
  operands: ['S.heapwright'],
  options: {},
  async run(args, io) {
    const { program, session } = await readSessionInput(args.operands[0]!, io);
    const bytes = session.recording && recordingBytes(session.recording);
    if (!bytes) throw new Refusal('This session has no recording to verify.');
    const stored = newEngine();
    const fresh = newEngine();
    const replayed = await stored.load(bytes);
    const again = await fresh.run(program);
    const steps = replayed.timeline?.steps ?? 0;
    const same = Buffer.from(bytes).equals(Buffer.from(await fresh.recording()));
    const difference = same ? null : await differenceOf(stored, fresh, steps, again.timeline?.steps ?? 0);
    if (difference === null) {
      io.output(`${steps} steps verified.\n`);
      return 0;
    }
    io.output(`${difference}\n`);
    return 1;
  },
};

async function differenceOf(
  stored: EngineApi,
  fresh: EngineApi,
  steps: number,
  stepsNow: number,
): Promise<string | null> {
  for (let step = 0; step <= Math.min(steps, stepsNow); step++) {
    const before = await stored.state({ step });
    const now = await fresh.state({ step });
    const found = firstDifference({ ...before, steps: 0, instructions: 0 }, { ...now, steps: 0, instructions: 0 });
    if (found) return `Step ${step}: ${found.path} was ${found.before}, and is ${found.now} now.`;
  }
  return steps === stepsNow ? null : `The stored run has ${steps} steps, the run now has ${stepsNow}.`;
}
