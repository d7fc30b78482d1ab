import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSession } from '../../../engine/session/read.js';
import { writeSession } from '../../../engine/session/write.js';
import { SESSION } from './session.js';

const WHOLE = writeSession(SESSION);
const withField = (key: string, value: unknown): string => JSON.stringify({ ...SESSION, [key]: value });

const refusalOf = (text: string): unknown => {
  const reading = readSession(text);
  return 'refusal' in reading ? [reading.failure, reading.refusal] : reading;
};

test.each(['', 'a = 1\n', '{}', '[]', 'null', '{"format":"other"}', '"heapwright"'])('%j is not a session', (text) => {
  expect(refusalOf(text)).toEqual(['not a session', 'This file is not a Heapwright session.']);
});

test('a newer file names the release that it needs', () => {
  const text = JSON.stringify({ ...SESSION, version: 2, writtenBy: '2.1.4' });
  expect(refusalOf(text)).toEqual(['too new', 'This file needs Heapwright 2.1 or later.']);
  expect(refusalOf(JSON.stringify({ format: 'heapwright', version: 9 }))).toEqual([
    'too new',
    'This file needs a newer Heapwright.',
  ]);
});

test('what a session leaves out is not there, and what it sets is read', () => {
  const { view } = SESSION;
  const strictOf = (strict: unknown): unknown => {
    const reading = readSession(withField('view', { ...view, strict }));
    return 'refusal' in reading ? reading : [reading.session.view, reading.losses];
  };
  expect(strictOf(undefined)).toEqual([view, []]);
  expect(strictOf(true)).toEqual([{ ...view, strict: true }, []]);
  expect(strictOf('yes')).toEqual([view, ['Lost the size and theme: $.view.strict must be true, or left out.']]);
});

test('a version that no way leads from cannot be migrated', () => {
  expect(refusalOf(withField('version', 0))).toEqual([
    'cannot be migrated',
    'This file has version 0 of the format, which cannot be read any more.',
  ]);
});

test('without program and recording there is nothing to open', () => {
  expect(refusalOf(JSON.stringify({ ...SESSION, program: 3, recording: 'x' }))).toEqual([
    'damaged',
    'This file is damaged: neither its program nor its recording is sound.',
  ]);
});

test.each<[string, string, unknown, string]>([
  [
    'a note with a bad step',
    'notes',
    [{ ...SESSION.notes[0], from: -1 }, SESSION.notes[1]],
    'Lost note 1: $.notes[0].from must be a whole number from 0 to 9007199254740991.',
  ],
  [
    'an anchor of no kind',
    'places',
    [{ ...SESSION.places[0], anchor: { kind: 'moon' } }],
    'Lost place 1: $.places[0].anchor.kind must be object or slot or reference or frame or line.',
  ],
  [
    'an anchor named like a part of Object',
    'places',
    [{ ...SESSION.places[0], anchor: { kind: 'constructor' } }],
    'Lost place 1: $.places[0].anchor.kind must be object or slot or reference or frame or line.',
  ],
  ['limits without memory', 'limits', { instructions: 1 }, 'Lost the limits: $.limits.memory is missing.'],
  ['a title that is no text', 'title', 4, 'Lost the title: $.title must be a text.'],
  ['notes that are no list', 'notes', {}, 'Lost all notes: $.notes is missing or not a list.'],
  [
    'a recording with another checksum',
    'recording',
    { ...SESSION.recording, sha256: '0'.repeat(64) },
    'Lost the recording: its bytes are not those that were saved. Run the program again.',
  ],
  [
    'a recording of bad base64',
    'recording',
    { ...SESSION.recording, data: ['!!!!'] },
    'Lost the recording: its bytes are not those that were saved. Run the program again.',
  ],
])('%s is lost, all else opens', (_, key, value, loss) => {
  const reading = readSession(withField(key, value));
  expect(reading).toMatchObject({ losses: [loss], session: { program: SESSION.program } });
});

test('a file that was cut off anywhere opens as far as it goes, or says in one sentence why not', () => {
  for (let end = 0; end < WHOLE.length - 3; end += 13) {
    const reading = readSession(WHOLE.slice(0, end));
    if ('refusal' in reading) expect(reading.refusal).toMatch(/^This file .*\.$/);
    else {
      expect(reading.losses.length).toBeGreaterThan(0);
      expect(SESSION.program.join('\n').startsWith(reading.session.program.join('\n'))).toBe(true);
      expect(reading.session.recording).toBeNull();
    }
  }
});

test('a bad byte in the recording costs the recording alone', () => {
  const reading = readSession(WHOLE.replace(/("data": \[\s*"....)./, '$1\u0001'));
  expect(reading).toMatchObject({ session: { notes: SESSION.notes, recording: null } });
});

test('no change of a file makes the reader throw, and nothing reaches Object.prototype', () => {
  fc.assert(
    fc.property(fc.nat(WHOLE.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), (at, put) => {
      const reading = readSession(WHOLE.slice(0, at) + put + WHOLE.slice(at + put.length));
      expect('refusal' in reading || reading.session.format === 'heapwright').toBe(true);
    }),
  );
  fc.assert(fc.property(fc.json(), (json) => void readSession(json)));
  readSession(WHOLE.replace('{', '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},'));
  readSession(`{"format": "heapwright", "__proto__": {"polluted": 1}, "version": 1, "program": ["a"], `);
  expect('polluted' in {}).toBe(false);
});

test('deep nesting is refused, not followed', () => {
  expect(refusalOf('['.repeat(200_000))).toEqual(['not a session', 'This file is not a Heapwright session.']);
  expect(
    readSession(`${'{"format":"heapwright","version":1,"program":["a"],"notes":'}${'['.repeat(200_000)}`),
  ).toMatchObject({
    session: { program: ['a'] },
  });
});
