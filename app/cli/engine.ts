/** An engine in the process of the command line, with a program run in it or a recording loaded. */
import { createEngine } from '../../engine/index.js';
import { NESTED_TOO_DEEP, type Problem } from '../../engine/problem.js';
import type { EngineApi, Program, RunReport } from '../../engine/protocol.js';
import { recordingBytes } from '../../engine/session/read.js';
import { startEngine } from '../engine-host.js';
import type { Io } from './io.js';
import type { Input } from './input.js';

export interface Loaded {
  readonly engine: EngineApi;
  readonly report: RunReport;
}

/**
 * An engine in this process. Calls of the interpreter's own functions nest deeper than its stack has room for now and
 * then: such a program is run again in a thread with a larger one, and its recording taken over.
 */
export function newEngine(): EngineApi {
  const engine = createEngine(() => undefined);
  return {
    ...engine,
    async run(program) {
      const report = await engine.run(program);
      if (report.problem?.message !== NESTED_TOO_DEEP) return report;
      const roomy = startEngine(new URL('./engine/worker.js', import.meta.url), {
        progress: () => undefined,
        lost: () => undefined,
      });
      try {
        const again = await roomy.engine.run(program);
        await engine.load(await roomy.engine.recording());
        return again;
      } catch {
        return report;
      } finally {
        await roomy.close();
      }
    },
  };
}

/** The stored recording where there is one, else the program is run. A problem is said on standard error. */
export async function load({ program, session }: Input, io: Io): Promise<Loaded> {
  const engine = newEngine();
  const bytes = session?.recording ? recordingBytes(session.recording) : null;
  const report = bytes ? await engine.load(bytes) : await engine.run(program);
  if (!bytes) sayErrors(report, program, io);
  return { engine, report };
}

/**
 * What the program has printed as errors, and what no traceback tells: a limit, something not simulated, or, as CPython
 * shows it, a mistake in the program's text.
 */
export function sayErrors({ errors, problem }: Pick<RunReport, 'errors' | 'problem'>, program: Program, io: Io): void {
  io.error(errors);
  if (!problem || errors.includes(problem.message)) return;
  if (problem.kind === 'syntax') io.error(placeOf(problem, program));
  else if (problem.line !== null) io.error(`Line ${problem.line}: `);
  io.error(`${problem.message}\n`);
}

/** Of a file CPython marks some mistakes with one caret, and some with none, whatever their extent. */
const MARKED_ONCE = /^(?:IndentationError: expected an indented block|SyntaxError: unterminated (?:f-)?string literal)/;
const UNMARKED = /^(?:TabError|IndentationError: unexpected indent)/;

/** The line with a mark below the place, stripped of its indentation. */
function placeOf({ message, line, column, endLine, endColumn }: Problem, { text, filename }: Program): string {
  if (line === null) return '';
  const head = `  File "${filename}", line ${line}\n`;
  const source = text.split('\n')[line - 1] ?? '';
  const code = source.trim();
  if (code === '') return head;
  const shown = `${head}    ${code}\n`;
  if (column === null || UNMARKED.test(message)) return shown;
  const indent = source.length - source.trimStart().length;
  const isWide = endLine === line && endColumn !== undefined && !MARKED_ONCE.test(message);
  const width = isWide ? Math.max(1, endColumn - column) : 1;
  return `${shown}    ${' '.repeat(Math.max(0, column - indent))}${'^'.repeat(width)}\n`;
}
