/**
 * Layouts of every step of programs beside those of Graphviz, in one run: `npm run bench:layout -- FILE.py…`. Prints a row
 * for each program and one for all: pixels of the smallest text on a page 1920 wide and references written instead of
 * drawn a figure (ours alone), crossings a figure, overlaps, arrows through boxes, mean displacement a step in pixels,
 * milliseconds a figure (ours: state to laid-out scene, with its share of the plan; dot's: its start shared by all).
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DEFAULT_LIMITS, runText, StateReader, storedRun } from '../../engine/index.js';
import { pictureOf, plannedSteps, planRun } from '../../renderer/scene/storyboard.js';
import { view } from '../../renderer/scene/view.js';
import { displacement, type DrawnGraph, figuresOf, graphOf } from './drawn-graph.js';
import { hasDot, layOut } from './graphviz.js';

/** Steps measured of a program, evenly chosen. */
const MOST_STEPS = 60;
/** Pixels of the smallest text on a page that did not grow. */
const SMALLEST = 28;

interface Row {
  readonly figures: number;
  readonly crossings: number;
  readonly overlaps: number;
  readonly throughBoxes: number;
  readonly displacement: number;
  readonly milliseconds: number;
}

export function measureLayouts(files: readonly string[]): void {
  const dot = hasDot();
  if (!dot) print('Graphviz is not installed: its columns are left out.');
  print(HEAD);
  const all: { text: number; tags: number; ours: Row; theirs: Row | null }[] = [];
  for (const file of files) {
    const drawn = drawProgram(file);
    if (typeof drawn === 'string') {
      print(`${basename(file).padEnd(28)} ${drawn}`);
      continue;
    }
    const theirs = dot ? layOut(drawn.graphs) : null;
    const row = {
      text: drawn.text,
      tags: drawn.tags,
      ours: rowOf(drawn.graphs, drawn.milliseconds),
      theirs: theirs && rowOf(theirs.drawn, theirs.milliseconds),
    };
    all.push(row);
    print(line(basename(file), row.text, row.tags, row.ours, row.theirs));
  }
  const total = (rows: readonly Row[]): Row =>
    rows.reduce((sum, row) => ({
      figures: sum.figures + row.figures,
      crossings: sum.crossings + row.crossings,
      overlaps: sum.overlaps + row.overlaps,
      throughBoxes: sum.throughBoxes + row.throughBoxes,
      displacement: sum.displacement + row.displacement,
      milliseconds: sum.milliseconds + row.milliseconds,
    }));
  if (all.length === 0) return;
  const theirs = all.flatMap((row) => row.theirs ?? []);
  const text = Math.min(...all.map((row) => row.text));
  const tags = all.reduce((sum, row) => sum + row.tags, 0) / all.length;
  print(line('all', text, tags, total(all.map(({ ours }) => ours)), theirs.length === 0 ? null : total(theirs)));
}

interface DrawnProgram {
  readonly graphs: DrawnGraph[];
  readonly milliseconds: number;
  readonly text: number;
  readonly tags: number;
}

function drawProgram(file: string): DrawnProgram | string {
  const program = { text: readFileSync(file, 'utf8'), filename: basename(file), stdin: '', limits: DEFAULT_LIMITS };
  const result = runText(program);
  if ('problem' in result) return result.problem?.message ?? 'does not run';
  const reader = new StateReader(storedRun(result.run, program));
  const options = view({});
  const states = plannedSteps(reader.steps).map((step) => reader.atStep(step));
  const every = Math.max(1, states.length / MOST_STEPS);
  const chosen = states.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every));
  const start = performance.now();
  const planned = planRun(states, options);
  const scenes = chosen.map((state) => pictureOf(state, options, planned));
  const milliseconds = performance.now() - start;
  return {
    graphs: scenes.map(graphOf),
    milliseconds,
    text: Math.min(...scenes.map(({ width }) => (SMALLEST * options.width) / width)),
    tags: scenes.reduce((sum, { omitted }) => sum + omitted.references, 0) / scenes.length,
  };
}

function rowOf(graphs: readonly DrawnGraph[], milliseconds: number): Row {
  const figures = graphs.map(figuresOf);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    figures: graphs.length,
    crossings: sum(figures.map(({ crossings }) => crossings)),
    overlaps: sum(figures.map(({ overlaps }) => overlaps)),
    throughBoxes: sum(figures.map(({ throughBoxes }) => throughBoxes)),
    displacement: sum(graphs.slice(1).map((graph, index) => displacement(graphs[index]!, graph))),
    milliseconds,
  };
}

const HEAD = `${'program'.padEnd(28)} ${'figures'.padStart(7)} ${'text'.padStart(5)} ${'tags'.padStart(5)} ${[
  'crossings',
  'overlaps',
  'through',
  'px/step',
  'ms',
]
  .map((name) => `${name} (dot)`.padStart(18))
  .join('')}`;

function line(name: string, text: number, tags: number, ours: Row, theirs: Row | null): string {
  const cell = (of: (row: Row) => number): string =>
    `${of(ours).toFixed(2)} (${theirs === null ? '-' : of(theirs).toFixed(2)})`.padStart(18);
  return [
    name.padEnd(28),
    ` ${String(ours.figures).padStart(7)} ${text.toFixed(1).padStart(5)} ${tags.toFixed(2).padStart(5)} `,
    cell((row) => row.crossings / row.figures),
    cell((row) => row.overlaps),
    cell((row) => row.throughBoxes),
    cell((row) => row.displacement / Math.max(1, row.figures - 1)),
    cell((row) => row.milliseconds / row.figures),
  ].join('');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
