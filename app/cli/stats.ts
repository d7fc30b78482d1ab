import { compileProgram, runProgram } from '../../engine/index.js';
import { Refusal } from './command.js';
import type { Command } from './command.js';
import { newEngine, sayErrors } from './engine.js';
import { readInput } from './input.js';

const SEEKS = 50;

export const STATS: Command = {
  name: 'stats',
  summary: 'Prints figures about a run as JSON.',
  operands: ['FILE'],
  options: {},
  async run(args, io) {
    const { program } = await readInput(args.operands[0]!, io);
    const compiled = compileProgram(program.text, program.filename);
    if ('problem' in compiled) {
      sayErrors({ errors: '', problem: compiled.problem }, program, io);
      return 2;
    }
    const plain = timed(() => runProgram(program, compiled.code));
    const traffic = new Traffic();
    runProgram(program, compiled.code, { onRequest: () => traffic });

    const engine = newEngine();
    const report = await engine.run(program);
    sayErrors(report, program, io);
    if (!report.timeline) throw new Refusal(report.problem?.message ?? 'Nothing has run.');
    const { instructions, steps, marks } = report.timeline;
    const last = await engine.state({ step: steps });
    const seeks = performance.now();
    for (let seek = 0; seek < SEEKS; seek++) await engine.state({ step: Math.floor((seek / SEEKS) * steps) });
    const stats = {
      instructions,
      lines: steps,
      events: traffic.requests,
      objects: traffic.objects,
      peak_bytes: traffic.peak,
      arenas: last.heap.arenas,
      collections: marks.filter(({ collection }) => collection).length,
      recording_bytes: (await engine.recording()).length,
      run_and_record_ms: rounded(plain),
      seek_ms: rounded((performance.now() - seeks) / SEEKS),
    };
    io.output(`${JSON.stringify(stats, null, 2)}\n`);
    return report.status;
  },
};

/** Counts the requests made of the allocators, and the bytes in use. */
class Traffic {
  requests = 0;
  /** Requests for a new block in the object domain. */
  objects = 0;
  peak = 0;
  readonly #sizes = new Map<number, number>();
  #bytes = 0;

  allocated(domain: 'o' | 'm', size: number, block: number): void {
    this.requests++;
    if (domain === 'o') this.objects++;
    this.#put(block, size);
  }

  freed(_domain: 'o' | 'm', block: number): void {
    this.requests++;
    this.#take(block);
  }

  resized(_domain: 'o' | 'm', block: number, size: number, moved: number): void {
    this.requests++;
    this.#take(block);
    this.#put(moved, size);
  }

  #put(block: number, size: number): void {
    this.#sizes.set(block, size);
    this.#bytes += size;
    this.peak = Math.max(this.peak, this.#bytes);
  }

  #take(block: number): void {
    this.#bytes -= this.#sizes.get(block) ?? 0;
    this.#sizes.delete(block);
  }
}

function timed(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
