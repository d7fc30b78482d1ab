/** Steps of the programs of `scene/programs`, as figures: everything that a run has to show, in every theme. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS, runText, StateReader, storedRun } from '../../engine/index.js';
import type { ObjectId, Slot, State } from '../../engine/trace/state.js';
import type { Scene } from '../../renderer/scene/scene.js';
import { pictureOf, plannedSteps, planRun } from '../../renderer/scene/storyboard.js';
import { view, type ViewOptions } from '../../renderer/scene/view.js';

const PROGRAMS = join(import.meta.dirname, 'scene/programs');
/** Nothing hidden but names between underscores. */
const SHOWN = { dunder: true, functions: false, classes: false, modules: false, stack: false };

export interface RunFigures {
  readonly program: string;
  readonly steps: readonly number[];
  /** The figures' names but for the step. */
  readonly name: string;
  readonly choices: Partial<ViewOptions>;
}

export const RUN_FIGURES: readonly RunFigures[] = [
  { program: 'search-tree', steps: [30, 75, 110], name: 'search-tree', choices: {} },
  { program: 'search-tree', steps: [60], name: 'search-tree-dark', choices: { theme: 'dark' } },
  { program: 'matrix', steps: [2, 4, 7, 11], name: 'matrix', choices: {} },
  { program: 'matrix', steps: [9], name: 'matrix-projector', choices: { projector: true } },
  { program: 'matrix', steps: [5], name: 'matrix-strict', choices: { strict: true } },
  { program: 'graph', steps: [8, 30, 60], name: 'graph', choices: {} },
  { program: 'linked-list', steps: [20, 40, 51], name: 'linked-list', choices: {} },
  { program: 'linked-list', steps: [30], name: 'linked-list-print', choices: { theme: 'print' } },
  { program: 'parents', steps: [12, 20, 31, 32], name: 'parents', choices: {} },
  { program: 'closures', steps: [11, 18, 22], name: 'closures', choices: {} },
  { program: 'closures', steps: [9], name: 'closures-functions', choices: { hiding: SHOWN } },
  { program: 'recursion', steps: [12, 60, 110], name: 'recursion', choices: {} },
  { program: 'accounts', steps: [8, 24, 40], name: 'accounts', choices: {} },
  { program: 'words', steps: [10, 30, 41], name: 'words', choices: {} },
  { program: 'sorting', steps: [12, 40, 58], name: 'sorting', choices: {} },
  { program: 'kinds', steps: [27, 33], name: 'kinds', choices: {} },
  { program: 'kinds', steps: [20], name: 'kinds-all', choices: { hiding: SHOWN, theme: 'contrast' } },
];

export interface Run {
  readonly steps: number;
  picture(step: number, choices?: Partial<ViewOptions>): Scene;
}

/** Runs a program of the folder, its places planned over the whole run. */
export function run(program: string, choices: Partial<ViewOptions> = {}): Run {
  const text = readFileSync(join(PROGRAMS, `${program}.py`), 'utf8');
  const source = { text, filename: `${program}.py`, stdin: '', limits: DEFAULT_LIMITS };
  const result = runText(source);
  if ('problem' in result) throw new Error(result.problem?.message);
  const reader = new StateReader(storedRun(result.run, source));
  const options = view(choices);
  const renumber = renumberer();
  const placement = planRun(
    plannedSteps(reader.steps).map((step) => renumber(reader.atStep(step))),
    options,
  );
  return {
    steps: reader.steps,
    picture: (step, more = {}) => pictureOf(renumber(reader.atStep(step)), { ...options, ...more }, placement),
  };
}

/** Numbers objects and their places in the order in which they are met, whatever the engine made before the program. */
function renumberer(): (state: State) => State {
  const numbers = new Map<ObjectId, number>();
  const numberOf = (id: ObjectId): number => {
    const known = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, known);
    return known;
  };
  const tagOf = (id: ObjectId, tag: string): string => {
    if (tag === '@static') return tag;
    const number = numberOf(id);
    return `@${'ABCDEFGH'[Math.floor(number / 10) % 8] ?? 'A'}${String(number % 10)}`;
  };
  const slotOf = (slot: Slot): Slot => ({
    ...slot,
    to: slot.to === null ? null : numberOf(slot.to),
    ...(slot.key === undefined ? {} : { key: numberOf(slot.key) }),
    ...(slot.was === undefined ? {} : { was: slot.was === null ? null : numberOf(slot.was) }),
  });
  return (state) => ({
    ...state,
    objects: state.objects.map((object) => ({
      ...object,
      id: numberOf(object.id),
      tag: tagOf(object.id, object.tag),
      slots: object.slots.map(slotOf),
    })),
    frames: state.frames.map((frame) => ({
      ...frame,
      id: numberOf(frame.id),
      slots: frame.slots.map(slotOf),
      stack: frame.stack.map(slotOf),
    })),
    sentence: { ...state.sentence, title: state.sentence.title.replace(/@[A-Z]+\d+/g, '@A1') },
  });
}
