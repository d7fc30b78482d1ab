/** Small signs drawn as shapes, so that no font needs to have them, and the pill that carries a count. */
import type { HeapObject } from '../../engine/trace/state.js';
import { box, polygon, stroke, type Mark, type Point, type TextMark } from './mark.js';
import { textWidth } from './text-width.js';
import type { Theme } from './theme.js';

export const ARROW_WIDTH = 28;
const INFINITY_WIDTH = 40;
const PILL_HEIGHT = 44;
const GAP = 10;

/** A text in one of the two families. */
export function text(
  at: Point,
  content: string,
  style: { size: number; fill: string; mono?: boolean; bold?: boolean; anchor?: TextMark['anchor'] },
): TextMark {
  return {
    kind: 'text',
    x: at.x,
    y: at.y,
    text: content,
    size: style.size,
    weight: style.bold === true ? 700 : 400,
    family: style.mono === true ? 'mono' : 'sans',
    fill: style.fill,
    anchor: style.anchor ?? 'start',
  };
}

/** A right arrow, `ARROW_WIDTH` wide, with its shaft at `at`. */
export function rightArrow(at: Point, colour: string): Mark[] {
  const tip = at.x + ARROW_WIDTH;
  return [
    stroke([at, { x: tip - 4, y: at.y }], { stroke: colour, width: 3 }),
    polygon(
      [
        { x: tip, y: at.y },
        { x: tip - 13, y: at.y - 8 },
        { x: tip - 9, y: at.y },
        { x: tip - 13, y: at.y + 8 },
      ],
      colour,
    ),
  ];
}

function infinity(at: Point, colour: string): Mark {
  const half = INFINITY_WIDTH / 2 - 2;
  const points = Array.from({ length: 41 }, (_, i) => {
    const turn = (i / 40) * 2 * Math.PI;
    const scale = half / (1 + Math.sin(turn) ** 2);
    return {
      x: at.x + half + 2 + scale * Math.cos(turn),
      y: at.y + 1.25 * scale * Math.sin(turn) * Math.cos(turn),
    };
  });
  return stroke(points, { stroke: colour, width: 3.5 });
}

export interface Pill {
  readonly width: number;
  /** Marks relative to the pill's upper left corner. */
  readonly marks: readonly Mark[];
}

/** The count badge: `rc 2`, `rc 3 → 2` where it changed in this step, an infinity sign and `immortal`. */
export function countPill(object: HeapObject, colour: string, theme: Theme): Pill {
  const middle = PILL_HEIGHT / 2;
  const marks: Mark[] = [];
  let x = 20;
  const write = (content: string): void => {
    marks.push(text({ x, y: middle + 10 }, content, { size: 28, fill: colour, bold: true }));
    x += textWidth(content, 28, 'sans', 700);
  };
  if (object.count === 'immortal') {
    marks.push(infinity({ x, y: middle }, colour));
    x += INFINITY_WIDTH + GAP;
    write('immortal');
  } else if (object.countWas !== undefined && object.countWas !== object.count) {
    write(`rc ${String(object.countWas)}`);
    marks.push(...rightArrow({ x: x + GAP, y: middle }, colour));
    x += ARROW_WIDTH + 2 * GAP;
    write(String(object.count));
  } else write(`rc ${String(object.count)}`);
  const width = Math.max(96, Math.ceil(x + 20));
  const outline = { x: 0, y: 0, width, height: PILL_HEIGHT };
  return { width, marks: [box(outline, { fill: theme.field, stroke: colour, width: 3, radius: middle }), ...marks] };
}
