import { expect, test } from 'vitest';
import { StateReader } from '../../../engine/index.js';
import { inspect } from '../../../engine/trace/inspect.js';
import { arrivalsOf, lifeOf } from '../../../engine/trace/life.js';
import { programOf } from '../../programs/program.js';
import { recordingOf } from '../laws/laws.js';

const reader = new StateReader(
  recordingOf(programOf('xs = [1, 2]\nys = xs\nzs = [xs]\ndel ys\ndel zs\ndel xs\npass\n'))!,
);
const list = reader.atStep(1).objects.find(({ type }) => type === 'list')!;

test('a life goes from the step that makes an object to the one that frees it, whenever one asks', () => {
  for (const step of [1, 3, 5]) {
    const life = lifeOf(reader, step, list.id)!;
    expect(life).toMatchObject({ id: list.id, from: 1, to: 6, line: 1 });
    expect(life.counts).toEqual([
      { step: 1, count: 1 },
      { step: 2, count: 2 },
      { step: 3, count: 3 },
      { step: 4, count: 2 },
      { step: 5, count: 1 },
    ]);
  }
});

test('each holder is told with the step at which it came', () => {
  const [names, item] = arrivalsOf(reader, 3, list.id)
    .sort((a, b) => a.steps.length - b.steps.length)
    .reverse();
  expect(names).toEqual({ text: 'xs, ys in <module>', steps: [1, 2] });
  expect(item).toMatchObject({ text: expect.stringMatching(/^item 0 of list/) as string, steps: [3] });
  expect(arrivalsOf(reader, 5, list.id)).toEqual([{ text: 'xs in <module>', steps: [1] }]);
});

test('the size is the sum of its parts, and the fields cover the struct without a gap', () => {
  for (let step = 0; step <= reader.steps; step++) {
    for (const { id, builtin, state, size } of reader.atStep(step).objects) {
      if (builtin || state === 'freed') continue;
      const { sizes, parts, fields } = inspect(reader, { step }, id)!;
      expect(sizes!.head + sizes!.struct).toBeLessThanOrEqual(size);
      expect(sizes!.room).toBeGreaterThanOrEqual(sizes!.head + sizes!.struct);
      for (const part of parts) expect(part.room).toBeGreaterThanOrEqual(part.size);
      fields.reduce((end, field) => {
        expect(field.offset).toBeLessThanOrEqual(end);
        const isFolded = field.name === 'not told apart';
        return isFolded ? Infinity : field.offset + field.bytes.length;
      }, -sizes!.head);
    }
  }
});

test('a field that changed tells what it was', () => {
  const fields = inspect(reader, { step: 2 }, list.id)!.fields.filter(({ changed }) => changed);
  expect(fields).toMatchObject([{ name: 'ob_refcnt', was: '1', meaning: '2' }]);
});
