import { expect, test } from 'vitest';
import { programContents, readFile, sessionText } from '../../../renderer/state/session-file.js';
import { addKeyFrame } from '../../../renderer/state/story.js';

test('a session says the same after it was written and read', () => {
  const program = programContents('cycle.py', 'a = [1]\nb = a\n');
  const contents = {
    ...program,
    story: addKeyFrame(program.story, 1, 'One list'),
    recording: new Uint8Array([1, 2, 3]),
  };
  const text = sessionText(contents, '0.1.0');
  const reading = readFile('cycle.heapwright', text, '0.1.0');
  expect(reading.contents).toEqual(contents);
  expect(reading.banner).toBeNull();
  expect(sessionText(contents, '0.1.0')).toBe(text);
});

test('a program is its text, with line feeds', () => {
  const reading = readFile('a.py', '\ufeffx = 1\r\ny = 2\r\n', '0.1.0');
  expect(reading.contents?.text).toBe('x = 1\ny = 2\n');
});

test('what cannot be read is refused with a sentence', () => {
  expect(readFile('a.heapwright', 'x = 1', '0.1.0').banner?.fact).toBe('a.heapwright cannot be opened');
  const newer = JSON.stringify({ format: 'heapwright', version: 99, writtenBy: '2.1.0' });
  const reading = readFile('a.heapwright', newer, '0.1.0');
  expect(reading.contents).toBeNull();
  expect(reading.banner?.sentence).toBe('You have 0.1.0. Nothing was changed.');
});

test('a damaged recording is lost, the rest is open', () => {
  const contents = { ...programContents('a.py', 'x = 1'), recording: new Uint8Array([1, 2, 3]) };
  const text = sessionText(contents, '0.1.0').replace(/"sha256": "./, '"sha256": "f');
  const reading = readFile('a.heapwright', text, '0.1.0');
  expect(reading.contents?.text).toBe('x = 1');
  expect(reading.contents?.recording).toBeNull();
  expect(reading.banner?.fact).toBe('a.heapwright is damaged');
});
