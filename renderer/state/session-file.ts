/** Between a document of the window and the text of its file. */
import { DEFAULT_LIMITS } from '../../engine/protocol.js';
import type { Limits } from '../../engine/protocol.js';
import { FORMAT, VERSION } from '../../engine/session/format.js';
import type { Session, View } from '../../engine/session/format.js';
import { readSession, recordingBytes } from '../../engine/session/read.js';
import { storeRecording, toLines, writeSession } from '../../engine/session/write.js';
import { damagedBanner, failureBanner, newerBanner } from './banner.js';
import type { Banner } from './banner.js';
import { EMPTY_STORY } from './story.js';
import type { Story } from './story.js';

export interface Contents {
  /** The name of the program in tracebacks. */
  readonly filename: string;
  readonly text: string;
  readonly stdin: string;
  readonly limits: Limits;
  readonly view: View;
  readonly story: Story;
  readonly recording: Uint8Array | null;
}

export const DEFAULT_SHEET: View = { theme: 'light', width: 1920, height: 1080 };

export type FileReading =
  | { readonly contents: Contents; readonly kind: 'program' | 'session'; readonly banner: Banner | null }
  | { readonly contents: null; readonly banner: Banner };

export function programContents(filename: string, text: string): Contents {
  return {
    filename,
    text,
    stdin: '',
    limits: DEFAULT_LIMITS,
    view: DEFAULT_SHEET,
    story: EMPTY_STORY,
    recording: null,
  };
}

/** Reads a program or a session by its name. */
export function readFile(name: string, text: string, release: string): FileReading {
  if (!name.endsWith('.heapwright')) {
    return {
      contents: programContents(name, text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')),
      kind: 'program',
      banner: null,
    };
  }
  const reading = readSession(text);
  if ('failure' in reading) {
    const { failure, refusal } = reading;
    if (failure === 'too new') return { contents: null, banner: newerBanner(refusal, release) };
    return { contents: null, banner: failureBanner(`${name} cannot be opened`, `${refusal} Nothing was changed.`) };
  }
  const { session, losses } = reading;
  const recording = session.recording ? recordingBytes(session.recording) : null;
  const lost = session.recording && !recording ? [...losses, 'The recording is not the one that was stored.'] : losses;
  return {
    contents: {
      filename: session.filename,
      text: session.program.join('\n'),
      stdin: session.stdin.join('\n'),
      limits: session.limits,
      view: session.view,
      story: { title: session.title, keyFrames: session.keyFrames, notes: session.notes, places: session.places },
      recording,
    },
    kind: 'session',
    banner: lost.length === 0 ? null : damagedBanner(name, partsOf(session, recording !== null, lost)),
  };
}

function partsOf(session: Session, hasRecording: boolean, losses: readonly string[]): Banner['parts'] {
  return [
    { sound: session.program.length > 0, name: `Program, ${session.program.length} lines`, state: 'open' },
    ...(hasRecording ? [{ sound: true, name: 'Recording', state: 'checked against its digest' }] : []),
    { sound: true, name: `Notes, ${session.notes.length}`, state: 'open' },
    { sound: true, name: `Key frames, ${session.keyFrames.length}`, state: 'open' },
    ...losses.map((loss) => ({ sound: false, name: 'Lost', state: loss })),
  ];
}

/** The text of a session file; the same contents give the same text. */
export function sessionText(contents: Contents, release: string): string {
  return writeSession({
    format: FORMAT,
    version: VERSION,
    writtenBy: release,
    title: contents.story.title,
    filename: contents.filename,
    python: '3.12',
    limits: contents.limits,
    program: toLines(contents.text),
    stdin: contents.stdin === '' ? [] : toLines(contents.stdin),
    view: contents.view,
    keyFrames: contents.story.keyFrames,
    notes: contents.story.notes,
    places: contents.story.places,
    recording: contents.recording ? storeRecording(contents.recording) : null,
  });
}
