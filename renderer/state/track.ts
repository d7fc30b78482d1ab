/** The tracks of the timeline as shapes: positions are in a box of the given width, steps as cells side by side. */
import type { Call, Life, StepMark, Timeline } from '../../engine/trace/state.js';

/** The middle of a step's cell; step 0, before the first line, is the left edge. */
export function stepX(step: number, steps: number, width: number): number {
  if (steps <= 0 || step <= 0) return 0;
  return (width * (step - 0.5)) / steps;
}

/** The step whose cell is at a place. */
export function stepAt(x: number, steps: number, width: number): number {
  if (width <= 0) return 0;
  return Math.min(Math.max(Math.ceil((x / width) * steps), 0), steps);
}

/** What the first lane shows along the timeline. */
export type Chart = 'bytes' | 'blocks' | 'arenas' | 'count';

/** The values of a chart, one for each mark; `count` is that of an object, 0 where it does not live. */
export function chartValues(timeline: Timeline, chart: Chart, life: Life | null): readonly number[] {
  if (chart !== 'count') return timeline.marks.map((mark) => mark[chart]);
  const counts = life?.counts ?? [];
  let next = 0;
  let count = 0;
  return timeline.marks.map(({ step, span }) => {
    const last = step + span - 1;
    while (next < counts.length && (counts[next]?.step ?? Infinity) <= last) count = counts[next++]?.count ?? 0;
    return life?.to !== null && life !== null && last >= life.to ? 0 : Math.max(count, 0);
  });
}

/** Values as the outline of a staircase, from the left edge; y grows downward from 0 (the peak) to `height`. */
export function stairs(timeline: Timeline, width: number, height: number, values: readonly number[]): string {
  const { marks, steps } = timeline;
  const least = Math.min(...values);
  const peak = Math.max(...values);
  const y = (value: number): number =>
    peak === least ? height / 2 : (height - 3) * (1 - (value - least) / (peak - least));
  const parts = marks.flatMap(({ step, span }, at) => {
    const from = (width * (step - 1)) / steps;
    const to = (width * (step - 1 + span)) / steps;
    const height = y(values[at] ?? 0).toFixed(1);
    return [`${from.toFixed(1)},${height}`, `${to.toFixed(1)},${height}`];
  });
  return parts.join(' ');
}

/** What is written beside a chart: its extremes, and where it stands now. */
export function chartWords(chart: Chart, values: readonly number[], now: number, name: string): string {
  const peak = Math.max(0, ...values);
  const least = Math.min(...values);
  if (chart === 'bytes') return `peak ${bytesLabel(peak - least)} by this program`;
  if (chart === 'count') return `count of ${name}: ${now} now, at most ${peak}`;
  return `${now.toLocaleString('en-US')} ${chart} now, at most ${peak.toLocaleString('en-US')}`;
}

export interface CallBar {
  readonly x: number;
  readonly width: number;
  readonly call: Call;
}

/** The calls of least depth that do not lie on each other: deeper ones where there is room. */
export function callBars(calls: readonly Call[], steps: number, width: number): readonly CallBar[] {
  const cell = width / Math.max(steps, 1);
  const bars: CallBar[] = [];
  for (const call of [...calls].sort((a, b) => a.depth - b.depth || a.from - b.from)) {
    const x = (call.from - 1) * cell + cell * 0.15;
    const bar = { x, width: Math.max((call.to - call.from + 1) * cell - cell * 0.3, 3), call };
    if (bars.some((other) => other.x < x + bar.width && x < other.x + other.width)) continue;
    bars.push(bar);
  }
  return bars.slice(0, 400);
}

export interface MemoryMark {
  readonly x: number;
  readonly kind: 'allocation' | 'free' | 'collection';
  readonly count: number;
  readonly step: number;
}

/** Signs of what memory did in a step; where they would stand closer than 3 pixels only the first is kept. */
export function memoryMarks(marks: readonly StepMark[], steps: number, width: number): readonly MemoryMark[] {
  const signs: MemoryMark[] = [];
  const last = { allocation: -Infinity, free: -Infinity, collection: -Infinity };
  const add = (kind: MemoryMark['kind'], mark: StepMark, count: number, shift: number): void => {
    const x = stepX(mark.step + (mark.span - 1) / 2, steps, width) + shift;
    if (count === 0 || x - last[kind] < 3) return;
    last[kind] = x;
    signs.push({ x, kind, count, step: mark.step });
  };
  for (const mark of marks) {
    const both = mark.allocations > 0 && mark.frees > 0;
    add('allocation', mark, mark.allocations, both ? -7 : 0);
    add('free', mark, mark.frees, mark.collection ? 24 : both ? 7 : 0);
    add('collection', mark, mark.collection ? 1 : 0, -4);
  }
  return signs;
}

/** Steps whose numbers are written: as dense as 48 pixels each allow, in round distances. */
export function axisSteps(steps: number, width: number): readonly number[] {
  const most = Math.max(1, Math.floor(width / (steps < 10_000 ? 44 : 72)));
  const round = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
  ];
  const by = round.find((each) => steps / each <= most) ?? 10_000_000;
  if (by === 1) return Array.from({ length: steps }, (_, i) => i + 1);
  return Array.from({ length: Math.floor(steps / by) }, (_, i) => (i + 1) * by);
}

/** `4.2 kB`, in thousands. */
export function bytesLabel(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
