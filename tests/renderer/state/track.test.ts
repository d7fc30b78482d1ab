import { expect, test } from 'vitest';
import type { Timeline } from '../../../engine/trace/state.js';
import {
  chartValues,
  axisSteps,
  bytesLabel,
  callBars,
  memoryMarks,
  stairs,
  stepAt,
  stepX,
} from '../../../renderer/state/track.js';

const mark = { span: 1, line: 1, allocations: 0, frees: 0, bytes: 0, blocks: 0, arenas: 1, collection: false };
const timeline: Timeline = {
  steps: 2,
  instructions: 9,
  marks: [
    { ...mark, step: 1, bytes: 100, allocations: 1 },
    { ...mark, step: 2, bytes: 300, frees: 2, collection: true },
  ],
  calls: [],
  collections: [],
};

test('a step is the middle of its cell, the place before the first is the left edge', () => {
  expect([0, 1, 2].map((step) => stepX(step, 2, 100))).toEqual([0, 25, 75]);
  expect([-5, 0, 1, 49, 51, 200].map((x) => stepAt(x, 2, 100))).toEqual([0, 0, 1, 1, 2, 2]);
});

test('live bytes are a staircase from least to peak', () => {
  expect(stairs(timeline, 100, 43, chartValues(timeline, 'bytes', null))).toBe('0.0,40.0 50.0,40.0 50.0,0.0 100.0,0.0');
});

test('signs that would stand on each other are one', () => {
  expect(memoryMarks(timeline.marks, 2, 100).map(({ kind, count }) => `${kind} ${count}`)).toEqual([
    'allocation 1',
    'free 2',
    'collection 1',
  ]);
  const many = Array.from({ length: 1000 }, (_, i) => ({ ...mark, step: i + 1, allocations: 1 }));
  expect(memoryMarks(many, 1000, 300).length).toBeLessThanOrEqual(100);
});

test('calls inside calls are left out where there is no room', () => {
  const call = { name: 'f', from: 1, to: 4, depth: 1 };
  const bars = callBars([call, { ...call, name: 'g', from: 2, to: 3, depth: 2 }], 4, 100);
  expect(bars.map((bar) => bar.call.name)).toEqual(['f']);
});

test('the axis is written in round distances', () => {
  expect(axisSteps(3, 200)).toEqual([1, 2, 3]);
  expect(axisSteps(100_000, 200)).toEqual([50_000, 100_000]);
  expect([512, 4200, 2_500_000].map(bytesLabel)).toEqual(['512 bytes', '4.2 kB', '2.5 MB']);
});
