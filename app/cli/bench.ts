import { Refusal } from './command.js';
import type { Command } from './command.js';
import {
  StateReader,
  compileProgram,
  readTimeline,
  recordingBytes,
  runProgram,
  storedRun,
} from '../../engine/index.js';
import type { Run } from '../../engine/index.js';
import type { Program } from '../../engine/protocol.js';
import { sayErrors } from './engine.js';
import { readInput } from './input.js';

const WARM_RUNS = 5;
/** Warm runs end once they have taken this long together, in seconds. */
const WARM_TIME = 10;

export const BENCH: Command = {
  name: 'bench',
  summary: 'Measures running, recording and seeking; prints one line of JSON.',
  operands: ['FILE.py'],
  options: {
    set: { value: 'N=VALUE', help: 'Give the constant of the first line that sets it another value' },
    seeks: { value: 'N', help: 'How many random steps are restored (default: 200)' },
  },
  async run(args, io) {
    const seeks = args.whole('seeks', 1, 100_000) ?? 200;
    const { program } = await readInput(args.operands[0]!, io);
    const set = args.text('set');
    const subject = set === null ? program : withConstant(program, set);

    const compiled = compileProgram(subject.text, subject.filename);
    if ('problem' in compiled) throw new Refusal(compiled.problem.message);
    const run = (): { run: Run; seconds: number } => {
      const start = process.cpuUsage();
      const run = runProgram(subject, compiled.code);
      const { user, system } = process.cpuUsage(start);
      return { run, seconds: (user + system) / 1e6 };
    };
    const first = run();
    const { recording, output, status } = first.run;
    sayErrors(first.run, subject, io);
    let best = Infinity;
    let spent = 0;
    for (let warm = 0; warm < WARM_RUNS && (warm === 0 || spent < WARM_TIME); warm++) {
      const { seconds } = run();
      best = Math.min(best, seconds);
      spent += seconds;
    }

    const times: number[] = [];
    const reader = new StateReader(storedRun(first.run, subject));
    // As in the window: the timeline is read, and the end and the beginning have been seen, before anyone seeks.
    readTimeline(recording);
    for (const step of [recording.lines, 0]) reader.atStep(step);
    const random = randomSteps(recording.lines);
    for (let seek = 0; seek < seeks; seek++) {
      const step = random();
      const start = performance.now();
      reader.atStep(step);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const percentile = (share: number): number =>
      rounded(times[Math.min(times.length - 1, Math.floor(share * times.length))]!);
    io.output(
      `${JSON.stringify({
        cpu_s: rounded(best),
        first_cpu_s: rounded(first.seconds),
        instructions: recording.instructions,
        lines: recording.lines,
        recording_bytes: recordingBytes(recording),
        rss_mb: Math.round(process.memoryUsage.rss() / 1e6),
        seek_p50_ms: percentile(0.5),
        seek_p99_ms: percentile(0.99),
        output,
      })}\n`,
    );
    return status;
  },
};

function withConstant(program: Program, set: string): Program {
  const [, name, value] = /^([A-Za-z_]\w*)=(\S+)$/.exec(set) ?? [];
  if (name === undefined) throw new Refusal(`--set is NAME=VALUE, not "${set}".`);
  const line = new RegExp(`^${name} = .*$`, 'm');
  if (!line.test(program.text)) throw new Refusal(`No line of the program begins with "${name} = ".`);
  return { ...program, text: program.text.replace(line, () => `${name} = ${value}`) };
}

/** The same steps each time: a linear congruential generator with the constants of Numerical Recipes. */
function randomSteps(steps: number): () => number {
  let seed = 1;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * (steps + 1));
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
