import fc from 'fast-check';
import { FORMAT, VERSION } from '../../../engine/session/format.js';
import type { Anchor, Session } from '../../../engine/session/format.js';
import { storeRecording, toLines } from '../../../engine/session/write.js';
import { DEFAULT_LIMITS } from '../../../engine/protocol.js';

/** A small whole session, with everything in it once. */
export const SESSION: Session = {
  format: FORMAT,
  version: VERSION,
  writtenBy: '0.1.0',
  title: 'Two names',
  filename: 'two-names.py',
  python: '3.12',
  limits: DEFAULT_LIMITS,
  program: toLines('a = []\nb = a\n'),
  stdin: [],
  view: { theme: 'light', width: 1920, height: 1080 },
  keyFrames: [
    { step: 1, title: 'One name', caption: '', speakerNotes: 'Ask for the count.', hidden: [] },
    { step: 2, title: 'Two names', caption: 'Same object', speakerNotes: '', hidden: [{ kind: 'line', line: 1 }] },
  ],
  notes: [
    { from: 1, to: 2, text: 'The list', anchor: { kind: 'object', object: 7, name: 'a' } },
    { from: 2, to: 2, text: 'A second name', anchor: { kind: 'slot', object: 1, slot: 'b', name: '<module>' } },
  ],
  places: [{ anchor: { kind: 'object', object: 7, name: 'a' }, x: 560, y: 140.5 }],
  recording: storeRecording(Uint8Array.from({ length: 300 }, (_, i) => (i * 7) & 255)),
};

const text = fc.string({ unit: 'binary', maxLength: 20 });
const step = fc.nat();
const anchor: fc.Arbitrary<Anchor> = fc.oneof(
  fc.record({ kind: fc.constant('object' as const), object: fc.nat(), name: text }),
  fc.record({ kind: fc.constant('slot' as const), object: fc.nat(), slot: text, name: text }),
  fc.record({ kind: fc.constant('reference' as const), object: fc.nat(), slot: text, name: text }),
  fc.record({ kind: fc.constant('frame' as const), object: fc.nat(), name: text }),
  fc.record({ kind: fc.constant('line' as const), line: fc.integer({ min: 1, max: 1000 }) }),
);
const pixel = fc.double({ min: -1e5, max: 1e5, noNaN: true }).map((value) => value + 0);

export const anySession: fc.Arbitrary<Session> = fc.record({
  format: fc.constant(FORMAT),
  version: fc.constant(VERSION),
  writtenBy: fc.constant('1.20.3'),
  title: text,
  filename: text,
  python: fc.constant('3.12' as const),
  limits: fc.constant(DEFAULT_LIMITS),
  program: fc.array(text),
  stdin: fc.array(text),
  view: fc
    .record({
      theme: fc.constantFrom('light', 'dark', 'print', 'contrast'),
      width: fc.integer({ min: 1, max: 4000 }),
      height: fc.integer({ min: 1, max: 4000 }),
    })
    .chain((view) => fc.constantFrom(view, { ...view, strict: true as const })),
  keyFrames: fc.array(fc.record({ step, title: text, caption: text, speakerNotes: text, hidden: fc.array(anchor) })),
  notes: fc.array(fc.record({ from: step, to: step, text, anchor })),
  places: fc.array(fc.record({ anchor, x: pixel, y: pixel })),
  recording: fc.option(fc.uint8Array().map(storeRecording)),
});
