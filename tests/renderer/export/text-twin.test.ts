import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTextTwin, textTwin, twin } from '../../../renderer/export/text-twin.js';
import { FIGURES } from '../figures.js';
import { heap } from '../heap.js';
import { anyState } from '../random-state.js';

test('a state in words', () => {
  const h = heap('del b removes the last name').at(16, 19, 17);
  const pair = h.tuple('x', 'y');
  const xs = h.list(10, pair, null);
  const a = h.instance('Node', { next: null });
  const b = h.instance('Node', { next: a });
  h.put(a, 'next', b).mark('unreachable', a, b).countWas(b, 2);
  h.module({ pair, xs }, { unbound: ['b'] });
  expect(textTwin(h.state())).toBe(
    [
      'step 16 of 19, line 17',
      'frame <module> running: pair -> @A3, xs -> @A6; unbound b',
      "str @A1 count 1 immutable value 'x'",
      "str @A2 count 1 immutable value 'y'",
      "tuple @A3 count 2 immutable: 0 -> 'x' @A1, 1 -> 'y' @A2",
      'list @A6 count 1: 0 = 10, 1 -> @A3, 2 = None',
      'Node @A7 count 1 unreachable: next -> @A8',
      'Node @A8 count 1 was 2 unreachable: next -> @A7',
    ].join('\n'),
  );
});

test('every figure parses back to its graph', () => {
  for (const { state } of Object.values(FIGURES)) expect(parseTextTwin(textTwin(state))).toEqual({ twin: twin(state) });
});

test('names and values of any letters parse back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (name, text) => {
      const h = heap('odd letters');
      h.module({ [`x${name}`]: text, list: h.list(text, name), map: h.dict([text, name]) }, { unbound: [name] });
      const state = h.state();
      expect(parseTextTwin(textTwin(state))).toEqual({ twin: twin(state) });
    }),
  );
});

test('random states parse back', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(parseTextTwin(textTwin(state))).toEqual({ twin: twin(state) });
    }),
  );
});

test('what is no twin is told by line', () => {
  expect(parseTextTwin('hello')).toEqual({ problem: 'Line 1: a text twin begins with "step N of N".' });
  expect(parseTextTwin('step 1 of 2\nlist A3 count 1')).toEqual({ problem: 'Line 2: expected a place such as @A3.' });
  expect(parseTextTwin('step 1 of 2\nframe f: x ->')).toEqual({ problem: 'Line 2: expected a place such as @A3.' });
});
