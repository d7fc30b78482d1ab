/** The box of an object that stands inside another: its items in a row, its place and its count beside them. */
import type { ObjectId } from '../../engine/trace/state.js';
import type { ObjectContent } from './content.js';
import { field, fieldWidth } from './field.js';
import { box, transformed, type Mark } from './mark.js';
import type { Drawn } from './drawn.js';
import { countPill, text } from './sign.js';
import { textWidth } from './text-width.js';
import type { Role, Theme } from './theme.js';

export interface NestedBox extends Drawn {
  readonly object: ObjectId;
}

const CELL = 52;
const LEAST_CELL = 64;
const EDGE = 8;
const PAD = 14;
/** Between the members of a set. */
const LOOSE_GAP = 8;
const SMALL = 28;
/** The second line of an immutable object's border. */
const INNER = 6;

/** The widths of the columns that the rows of one host share, so that they lie below each other. */
export function columnsOf(rows: readonly ObjectContent[]): number[] {
  const widths: number[] = [];
  for (const { head } of rows) {
    head.forEach((row, i) => {
      widths[i] = Math.max(widths[i] ?? LEAST_CELL, fieldWidth(row, LEAST_CELL));
    });
  }
  return widths;
}

/** Draws an object inside another, its cells as wide as `columns`. */
export function nestedBox({ object, head, body }: ObjectContent, columns: readonly number[], theme: Theme): NestedBox {
  const tone = theme.roles[object.state];
  const freed = object.state === 'freed';
  const isLoose = body === 'loose';
  const countChanged = object.countWas !== undefined && object.countWas !== object.count;
  const badge: Role = object.state === 'normal' && countChanged ? 'changed' : object.state;
  const pill = countPill(object, theme.roles[badge].line, theme);
  const height = CELL + 2 * (object.mutable ? EDGE : EDGE + INNER / 2);
  const top = (height - CELL) / 2;
  const marks: Mark[] = [];
  const slots: Drawn['slots'][number][] = [];
  let x = object.mutable ? EDGE : EDGE + INNER / 2;
  head.forEach((row, i) => {
    const rect = { x, y: top, width: columns[i] ?? LEAST_CELL, height: CELL };
    const drawn = field(row, rect, [], theme, { radius: isLoose ? CELL / 2 : 0, freed });
    marks.push(...drawn.marks);
    slots.push(drawn.slot);
    x += rect.width + (isLoose ? LOOSE_GAP : 0);
  });
  const words = [...(head.length === 0 ? ['empty'] : []), ...stateWords(object.state), object.tag];
  x += PAD;
  for (const word of words) {
    const mono = word === object.tag;
    const fill = mono ? theme.secondary : tone.text;
    marks.push(text({ x, y: height / 2 + 10 }, word, { size: SMALL, fill, mono }));
    x += textWidth(word, SMALL, mono ? 'mono' : 'sans') + PAD;
  }
  marks.push(...pill.marks.map((mark) => transformed(mark, x, (height - 44) / 2)));
  const width = Math.ceil(x + pill.width + EDGE + INNER);
  return {
    object: object.id,
    width,
    height,
    roomWidth: width,
    radius: object.mutable ? 8 : 0,
    marks: [...border(object.mutable || freed, { width, height }, object.mutable ? 8 : 0, tone), ...marks],
    slots,
    inside: new Map(),
  };
}

function stateWords(state: ObjectContent['object']['state']): string[] {
  return state === 'new' || state === 'freed' ? [state] : [];
}

function border(
  isSingle: boolean,
  size: { width: number; height: number },
  radius: number,
  tone: Theme['roles'][Role],
): Mark[] {
  const whole = { x: 0, y: 0, ...size };
  if (isSingle) return [box(whole, { fill: tone.tint, stroke: tone.line, width: 4, radius, dash: tone.dash })];
  const inner = { x: INNER, y: INNER, width: size.width - 2 * INNER, height: size.height - 2 * INNER };
  return [
    box(whole, { fill: tone.tint, stroke: tone.line, width: 2, dash: tone.dash }),
    box(inner, { stroke: tone.line, width: 2, dash: tone.dash }),
  ];
}
