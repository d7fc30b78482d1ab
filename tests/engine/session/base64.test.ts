import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINE_WIDTH, fromBase64Lines, toBase64Lines } from '../../../engine/session/base64.js';

test('lines of 120 characters that join to what Node writes, and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const lines = toBase64Lines(bytes);
      expect(lines.join('')).toBe(Buffer.from(bytes).toString('base64'));
      expect(lines.slice(0, -1).every((line) => line.length === LINE_WIDTH)).toBe(true);
      expect(fromBase64Lines(lines)).toEqual(bytes);
    }),
  );
});

test.each([
  ['not base64', 'AA*A'],
  ['cut', 'AAA'],
  ['empty', ''],
  ['padding inside', 'AA==AAAA'],
  ['not ASCII', 'AAA€'],
])('a line that is %s is no bytes', (_, line) => expect(fromBase64Lines([line])).toBeNull());

test('only the last line may be short', () => {
  expect(fromBase64Lines(['AAAA', 'AAAA'])).toBeNull();
});
