import { basename } from 'node:path';
import { version } from '../../package.json';
import type { EngineApi } from '../../engine/protocol.js';
import { FORMAT, VERSION } from '../../engine/session/format.js';
import type { KeyFrame, Session } from '../../engine/session/format.js';
import { storeRecording, toLines, writeSession } from '../../engine/session/write.js';
import { Refusal } from './command.js';
import type { Command } from './command.js';
import { newEngine, sayErrors } from './engine.js';
import { readInput, textOf } from './input.js';
import { writeOutput } from './output.js';

const MOST_KEY_FRAMES = 2000;

export const RECORD: Command = {
  name: 'record',
  summary: 'Runs a program and writes a session: the program, its recording, and a key frame for each line step.',
  operands: ['FILE'],
  options: {
    output: { value: 'S.heapwright', short: 'o', help: 'The session to write' },
    title: { value: 'TEXT', help: "The session's title (default: the program's name)" },
    python: { value: 'VERSION', help: 'The Python that is simulated: 3.12' },
    stdin: { value: 'FILE', help: 'What input() reads' },
  },
  async run(args, io) {
    const output = args.required('output');
    args.oneOf('python', ['3.12']);
    const { program } = await readInput(args.operands[0]!, io);
    const stdinFile = args.text('stdin');
    const stdin = stdinFile === null ? program.stdin : await textOf(stdinFile, io);

    const engine = newEngine();
    const report = await engine.run({ ...program, stdin });
    sayErrors(report, program, io);
    if (!report.timeline) return report.status;
    const { steps } = report.timeline;
    if (steps > MOST_KEY_FRAMES)
      io.error(`Only the first ${MOST_KEY_FRAMES} of ${steps} steps have become key frames.\n`);
    const session: Session = {
      format: FORMAT,
      version: VERSION,
      writtenBy: version,
      title: args.text('title') ?? basename(program.filename, '.py'),
      filename: program.filename,
      python: '3.12',
      limits: program.limits,
      program: toLines(program.text),
      stdin: stdin === '' ? [] : toLines(stdin),
      view: { theme: 'light', width: 1920, height: 1080 },
      keyFrames: await keyFrames(engine, Math.min(steps, MOST_KEY_FRAMES)),
      notes: [],
      places: [],
      recording: storeRecording(await engine.recording()),
    };
    await writeOutput(output, written(session));
    return report.status;
  },
};

async function keyFrames(engine: EngineApi, steps: number): Promise<KeyFrame[]> {
  const frames: KeyFrame[] = [];
  for (let step = 1; step <= steps; step++) {
    const { sentence } = await engine.state({ step });
    frames.push({ step, title: sentence.title, caption: sentence.text, speakerNotes: '', hidden: [] });
  }
  return frames;
}

/** Only a title or a program beyond the bounds of the format can fail here. */
function written(session: Session): string {
  try {
    return writeSession(session);
  } catch (fault) {
    throw new Refusal(`The session cannot be written: ${fault instanceof Error ? fault.message : 'it is too large.'}`);
  }
}
