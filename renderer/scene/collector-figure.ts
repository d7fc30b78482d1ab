/** A collection as a figure: what it looked at in two trays, with the real and the copied counts. */
import type { CollectedObject, CollectionTrace, CollectorState } from '../../engine/trace/collection-view.js';
import type { State } from '../../engine/trace/state.js';
import { box, type Mark } from './mark.js';
import { label, MARGIN, plainScene, TOP } from './plain-scene.js';
import type { Scene } from './scene.js';
import { textWidth } from './text-width.js';
import { THEMES, type Role, type Theme } from './theme.js';
import type { ViewOptions } from './view.js';

const A_ROW = 4;
const CARD_HEIGHT = 112;
const GAP = 32;
const PADDING = 28;
const MOST = 8;
const BACKSTAGE = new Set([
  'function',
  'type',
  'module',
  'getset_descriptor',
  'builtin_function_or_method',
  'cell',
  'tuple',
  'dict',
]);

export function collectorFigure(
  trace: CollectionTrace | null,
  collector: CollectorState,
  state: State,
  options: ViewOptions,
): Scene {
  return trace === null ? generationsFigure(collector, state, options) : collectionFigure(trace, state, options);
}

function collectionFigure(trace: CollectionTrace, state: State, options: ViewOptions): Scene {
  const theme = THEMES[options.theme];
  const lost = trace.objects.filter(({ fate }) => fate === 'collected' || fate === 'revived');
  const kept = trace.objects.filter((object) => !lost.includes(object));
  const marks: Mark[] = [];
  const y = tray(marks, theme, options, state, TOP + 8, 'REACHABLE', kept, 'normal');
  tray(marks, theme, options, state, y + GAP, 'UNREACHABLE', lost, 'unreachable');
  const which = trace.generation === 2 ? 'Full collection' : `Collection of generation ${trace.generation}`;
  const words = {
    title: `${which}: ${trace.collected} collected`,
    subtitle: 'rc: the real count. gc: what is left of its copy once each reference from inside has been subtracted.',
  };
  return plainScene(state, options, words, 'collector', marks);
}

function tray(
  marks: Mark[],
  theme: Theme,
  options: ViewOptions,
  state: State,
  y: number,
  name: string,
  objects: readonly CollectedObject[],
  role: Role,
): number {
  const width = options.width - 2 * MARGIN;
  const shown = (role === 'normal' ? objects.filter(({ type }) => !BACKSTAGE.has(type)) : objects).slice(0, MOST);
  const rows = Math.ceil(shown.length / A_ROW);
  const hidden = objects.length - shown.length;
  const height = 64 + rows * (CARD_HEIGHT + GAP) + (hidden > 0 ? 44 : 12);
  const dash = role === 'unreachable' ? [16, 8] : null;
  marks.push(
    box({ x: MARGIN, y, width, height }, { fill: theme.surface, stroke: theme.slot, width: 2, radius: 12, dash }),
  );
  marks.push(label(theme, MARGIN + PADDING, y + 44, name, { bold: true }));
  const count = `${objects.length} ${objects.length === 1 ? 'object' : 'objects'}`;
  marks.push(
    label(theme, MARGIN + PADDING + textWidth(name, 28, 'sans', 700) + 20, y + 44, count, { fill: theme.secondary }),
  );
  const card = (width - 2 * PADDING + GAP) / A_ROW - GAP;
  shown.forEach((object, at) => {
    const x = MARGIN + PADDING + (at % A_ROW) * (card + GAP);
    marks.push(...cardMarks(theme, state, object, x, y + 64 + Math.floor(at / A_ROW) * (CARD_HEIGHT + GAP), card));
  });
  if (hidden > 0)
    marks.push(
      label(theme, MARGIN + PADDING, y + height - 20, `${hidden} more hidden: ${kinds(objects, shown)}`, {
        fill: theme.secondary,
        width: width - 2 * PADDING,
      }),
    );
  return y + height;
}

function kinds(objects: readonly CollectedObject[], shown: readonly CollectedObject[]): string {
  const counts = new Map<string, number>();
  for (const object of objects)
    if (!shown.includes(object)) counts.set(object.type, (counts.get(object.type) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${count} of ${type}`)).join(', ');
}

function cardMarks(theme: Theme, state: State, object: CollectedObject, x: number, y: number, width: number): Mark[] {
  const role = theme.roles[object.fate === 'collected' ? 'unreachable' : object.fate === 'revived' ? 'new' : 'normal'];
  const module = state.frames.find(({ kind }) => kind === 'module');
  const name = module?.slots.find(({ to }) => to === object.id)?.name ?? object.text ?? '';
  const word = { outside: 'held from outside', rescued: 'rescued', collected: 'collected', revived: 'revived' }[
    object.fate
  ];
  const badge = (words: string, top: number, radius: number): Mark[] => {
    const size = textWidth(words, 28, 'sans', 700) + 28;
    return [
      box(
        { x: x + width - size - 12, y: top, width: size, height: 42 },
        { fill: theme.field, stroke: role.line, width: 3, radius },
      ),
      label(theme, x + width - size / 2 - 12, top + 31, words, { bold: true, fill: role.text, anchor: 'middle' }),
    ];
  };
  const dash = object.fate === 'collected' ? [16, 8] : null;
  return [
    box(
      { x, y, width, height: CARD_HEIGHT },
      { fill: role.tint ?? theme.field, stroke: role.line, width: 4, radius: 8, dash },
    ),
    label(theme, x + 16, y + 42, `${object.type} ${object.tag}`, { bold: true, fill: role.text, width: width - 140 }),
    label(theme, x + 16, y + 90, [name, word].filter((each) => each !== '').join(', '), { width: width - 150 }),
    ...badge(`rc ${object.count}`, y + 10, 21),
    ...badge(`gc ${object.left}`, y + 60, 4),
  ];
}

function generationsFigure(collector: CollectorState, state: State, options: ViewOptions): Scene {
  const theme = THEMES[options.theme];
  const marks: Mark[] = [];
  const width = options.width - 2 * MARGIN;
  collector.generations.forEach((generation, at) => {
    const y = TOP + 16 + at * 200;
    marks.push(
      box({ x: MARGIN, y, width, height: 168 }, { fill: theme.surface, stroke: theme.slot, width: 2, radius: 12 }),
    );
    marks.push(label(theme, MARGIN + PADDING, y + 48, `GENERATION ${at}`, { bold: true }));
    const others = generation.others > 0 ? `; ${generation.others} of the interpreter's own besides` : '';
    const words = `${generation.tracked.length} tracked, counter ${generation.count}, collected above ${generation.threshold}${others}`;
    marks.push(label(theme, MARGIN + PADDING + 300, y + 48, words, { fill: theme.secondary }));
    const names = generation.tracked.flatMap((id) => {
      const object = state.objects.find((each) => each.id === id);
      return object ? [`${object.type} ${object.tag}`] : [];
    });
    marks.push(label(theme, MARGIN + PADDING, y + 116, names.join('   '), { width: width - 2 * PADDING }));
  });
  return plainScene(
    state,
    options,
    { title: 'Generations', subtitle: 'No collection in this step.' },
    'collector',
    marks,
  );
}
