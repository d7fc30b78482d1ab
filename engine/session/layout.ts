/** The session file, field by field in the order in which it is written: reader, writer and `schema.json` follow it. */
import type { Anchor, KeyFrame, Note, Place, Session, StoredRecording, View } from './format.js';
import { FORMAT, VERSION } from './format.js';
import type { Limits } from '../protocol.js';
import { choice, decimal, flag, list, nullable, pattern, record, text, variant, whole } from './shape.js';
import { LINE_WIDTH } from './base64.js';

const NAME_LENGTH = 1000;
const TEXT_LENGTH = 100_000;
const MANY = 1_000_000;

const name = text(NAME_LENGTH);
const step = whole(0, Number.MAX_SAFE_INTEGER);
/** Frames and what the interpreter made before the program have negative identities. */
const object = whole(-(2 ** 31), Number.MAX_SAFE_INTEGER);
const lines = list(text(TEXT_LENGTH), MANY);

const ANCHOR = variant<Anchor>({
  object: record({ kind: choice('object'), object, name }),
  slot: record({ kind: choice('slot'), object, slot: name, name }),
  reference: record({ kind: choice('reference'), object, slot: name, name }),
  frame: record({ kind: choice('frame'), object, name }),
  line: record({ kind: choice('line'), line: whole(1, MANY) }),
});

export const KEY_FRAME = record<KeyFrame>({
  step,
  title: name,
  caption: text(TEXT_LENGTH),
  speakerNotes: text(TEXT_LENGTH),
  hidden: list(ANCHOR, MANY),
});

export const NOTE = record<Note>({ from: step, to: step, text: text(TEXT_LENGTH), anchor: ANCHOR });

export const PLACE = record<Place>({ anchor: ANCHOR, x: decimal(-1e6, 1e6), y: decimal(-1e6, 1e6) });

export const RECORDING = record<StoredRecording>({
  sha256: pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 hex digits'),
  data: list(text(LINE_WIDTH), 4 * MANY),
});

export const SESSION = record<Session>({
  format: choice(FORMAT),
  version: whole(VERSION, VERSION),
  writtenBy: pattern(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/, 'a version such as 1.2.3'),
  title: name,
  filename: name,
  python: choice('3.12'),
  limits: record<Limits>({
    instructions: whole(1, 1e12),
    memory: whole(1, 2 ** 32),
    recursion: whole(1, 1e6),
    output: whole(0, 1e9),
  }),
  program: lines,
  stdin: lines,
  view: record<View>(
    {
      theme: choice('light', 'dark', 'print', 'contrast'),
      width: whole(1, 16384),
      height: whole(1, 16384),
      strict: flag(),
    },
    ['strict'],
  ),
  keyFrames: list(KEY_FRAME, MANY),
  notes: list(NOTE, MANY),
  places: list(PLACE, MANY),
  recording: nullable(RECORDING),
});

/** The published JSON Schema of the file. */
export function sessionSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Heapwright session',
    description: 'A program, its recording, and what its author has made of it: key frames, notes and places.',
    ...SESSION.schema,
  };
}
