import { expect, test } from 'vitest';
import type { Life } from '../../../engine/trace/state.js';
import { answers, changeBeside, questions } from '../../../renderer/state/question.js';
import { heap } from '../heap.js';

const h = heap('a list in a list');
const inner = h.list(1, 2);
const outer = h.list(inner);
h.module({ outer });
const state = h.state();
const life: Life = {
  id: inner.id,
  from: 3,
  to: 20,
  line: 2,
  span: 1,
  counts: [
    { step: 3, count: 1 },
    { step: 8, count: 2 },
    { step: 14, count: 1 },
  ],
};
const ask = (query: string, subject = inner.id) => {
  const [question] = questions(state, query, subject);
  return answers(question!, state, life, []).map(({ text, step }) => [text, step]);
};

test('a question is about what its words name, else about what is selected', () => {
  expect(questions(state, 'when was outer freed', inner.id)).toMatchObject([{ kind: 'freed', object: outer.id }]);
  expect(questions(state, '', inner.id)).toHaveLength(5);
  expect(questions(state, '', null)).toEqual([]);
});

test('answers are steps to go to', () => {
  expect(ask('when freed')).toEqual([['Freed in step 20', 20]]);
  expect(ask('where made')).toEqual([['Made in step 3, line 2', 3]]);
  expect(ask('when changed').map(([, step]) => step)).toEqual([3, 8, 14]);
});

test('why something is alive is told from the stack on, one reference after the other', () => {
  const way = ask('why alive').map(([text]) => text);
  expect(way).toHaveLength(2);
  expect(way[0]).toMatch(/^outer in <module> refers to list/);
  expect(way[1]).toMatch(/^0 of list .* refers to list/);
});

test('changes are walked in both directions, to the end of its life', () => {
  expect([changeBeside(life, 8, 1), changeBeside(life, 8, -1), changeBeside(life, 14, 1)]).toEqual([14, 3, 20]);
  expect(changeBeside(null, 8, 1)).toBeNull();
});
