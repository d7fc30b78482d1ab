/** A figure of something else than objects: a title, the step, a line of words, and marks below. */
import type { State } from '../../engine/trace/state.js';
import type { Family, Mark, Weight } from './mark.js';
import type { Scene } from './scene.js';
import { textWidth } from './text-width.js';
import { THEMES } from './theme.js';
import type { Theme } from './theme.js';
import type { ViewOptions } from './view.js';

export const MARGIN = 64;
export const LABEL = 28;
/** Where what is below the title and its words begins. */
export const TOP = 196;

export interface Words {
  readonly title: string;
  readonly subtitle: string;
}

/** Text at a place, cut to a width. */
export function label(
  theme: Theme,
  x: number,
  y: number,
  words: string,
  look: {
    readonly size?: number;
    readonly bold?: boolean;
    readonly mono?: boolean;
    readonly fill?: string;
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly width?: number;
  } = {},
): Mark {
  const size = look.size ?? LABEL;
  const family = look.mono === true ? 'mono' : 'sans';
  const weight = look.bold === true ? 700 : 400;
  const shown = look.width === undefined ? words : within(words, look.width, size, family, weight);
  return {
    kind: 'text',
    x,
    y,
    text: shown,
    size,
    weight,
    family,
    fill: look.fill ?? theme.ink,
    anchor: look.anchor ?? 'start',
  };
}

/** As much of a text as is not wider than `width`; what is cut ends in an ellipsis. */
function within(text: string, width: number, size: number, family: Family, weight: Weight): string {
  if (textWidth(text.slice(0, 400), size, family, weight) <= width && text.length <= 400) return text;
  let letters = Array.from(text.slice(0, 400));
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, family, weight) > width)
    letters = letters.slice(0, -1);
  return `${letters.join('').trimEnd()}…`;
}

/** The marks under their title, on a page that grows downward where they need more of it. */
export function plainScene(
  state: State,
  options: ViewOptions,
  words: Words,
  id: string,
  marks: readonly Mark[],
): Scene {
  const theme = THEMES[options.theme];
  const { width } = options;
  const title = options.title ?? words.title;
  const stepLabel = `step ${state.step} / ${state.steps}`;
  const room = width - 2 * MARGIN - textWidth(stepLabel, LABEL, 'sans') - 32;
  const bottom = Math.max(...marks.map(lowest), 0) + MARGIN;
  const whole = { x: 0, y: 0, width, height: Math.max(options.height, bottom) };
  const rect = { ...whole, height: 0 };
  return {
    width,
    height: whole.height,
    scale: 1,
    theme: options.theme,
    ground: options.transparent ? null : theme.ground,
    title,
    stepLabel,
    labels: [
      { id: 'title', rect, marks: [label(theme, MARGIN, 106, title, { size: 52, bold: true, width: room })] },
      {
        id: 'step',
        rect,
        marks: [label(theme, width - MARGIN, 100, stepLabel, { fill: theme.secondary, anchor: 'end' })],
      },
      {
        id: 'subtitle',
        rect,
        marks: [label(theme, MARGIN, 158, words.subtitle, { fill: theme.secondary, width: width - 2 * MARGIN })],
      },
      { id, rect: whole, marks },
    ],
    frames: [],
    objects: [],
    arrows: [],
    notes: [],
    warnings: [],
    omitted: {
      names: [],
      dunder: 0,
      stack: 0,
      functions: 0,
      classes: 0,
      modules: 0,
      frames: 0,
      slots: 0,
      objects: 0,
      references: 0,
      unreachable: 0,
      freed: 0,
    },
    crossings: 0,
  };
}

function lowest(mark: Mark): number {
  switch (mark.kind) {
    case 'rect':
      return mark.y + mark.height;
    case 'text':
      return mark.y + mark.size / 3;
    case 'path':
      return Math.max(...mark.points.map(({ y }) => y));
    case 'circle':
      return mark.y + mark.radius;
  }
}
