import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionSchema } from '../../../engine/session/layout.js';
import { readSession, recordingBytes } from '../../../engine/session/read.js';
import { storeRecording, writeSession } from '../../../engine/session/write.js';
import { SESSION, anySession } from './session.js';

test('what was written reads back whole', () => {
  fc.assert(
    fc.property(anySession, (session) => {
      const text = writeSession(session);
      expect(readSession(text)).toEqual({ session, losses: [] });
    }),
  );
});

test('saving twice gives the same bytes, whatever the order in which the session was put together', () => {
  const backwards = Object.fromEntries(Object.entries(SESSION).reverse()) as unknown as typeof SESSION;
  expect(writeSession(backwards)).toBe(writeSession(SESSION));
  expect(writeSession(SESSION)).toMatchSnapshot();
});

test('the change of a note is the change of one line', () => {
  const [first, ...rest] = SESSION.notes;
  const before = writeSession(SESSION).split('\n');
  const after = writeSession({ ...SESSION, notes: [{ ...first!, text: 'Another text' }, ...rest] }).split('\n');
  expect(after).toHaveLength(before.length);
  expect(after.filter((line, i) => line !== before[i])).toEqual(['      "text": "Another text",']);
});

test('the recording comes back as its bytes, in lines', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i & 255);
  const stored = storeRecording(bytes);
  expect(stored.data.every((line) => line.length <= 120)).toBe(true);
  expect(recordingBytes(stored)).toEqual(bytes);
});

test('a session that the format cannot hold is not written', () => {
  expect(() => writeSession({ ...SESSION, places: [{ ...SESSION.places[0]!, x: Number.NaN }] })).toThrow(
    '$.places[0].x',
  );
});

test('the published schema is that of the reader', async () => {
  const schema = `${JSON.stringify(sessionSchema(), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot('../../../engine/session/schema.json');
});
