/** A slot as it is drawn: in a frame, a cell, a field. */
import type { Row } from './row.js';
import { box, polygon, stroke, type Mark, type Point, type Rect } from './mark.js';
import { ARROW_WIDTH, rightArrow, text } from './sign.js';
import { cut, strike, textWidth } from './text-width.js';
import type { Theme } from './theme.js';

/** By which sides an arrow may leave its box: never across the header or other slots. */
export type Exit = 'right' | 'down';

export interface DrawnSlot {
  readonly row: Row;
  readonly rect: Rect;
  /** Where the arrow begins, or null: no arrow. */
  readonly dot: Point | null;
  readonly exits: readonly Exit[];
}

const VALUE = 36;
const SMALL = 28;
const GAP = 12;
const TAG_GAP = 6;
/** Left and right of a tag together. */
const TAG_EDGE = 16;

/** The least width that shows all that a slot holds; the same for a reference drawn and a reference written. */
export function fieldWidth(row: Row, least = 104, size = VALUE): number {
  const was = row.was === null ? 0 : textWidth(row.was, SMALL, 'mono') + GAP;
  switch (row.show.kind) {
    case 'value':
      return Math.max(least, Math.ceil(was + textWidth(row.show.text, size, 'mono') + (size === VALUE ? 32 : 16)));
    case 'tag':
    case 'arrow':
      return Math.max(least, Math.ceil(2 * was + 44), Math.ceil(was + tagWidth(row.show.text) + TAG_EDGE));
    default:
      return Math.max(least, Math.ceil(was + 32));
  }
}

function tagWidth(tag: string): number {
  return ARROW_WIDTH + TAG_GAP + textWidth(tag, SMALL, 'mono');
}

/** Draws one slot; `edge` gives the border where nothing has changed. */
export function field(
  row: Row,
  rect: Rect,
  exits: readonly Exit[],
  theme: Theme,
  look: { radius: number; freed?: boolean; size?: number | undefined },
): { slot: DrawnSlot; marks: Mark[] } {
  const freed = theme.roles.freed;
  const changed = theme.roles.changed;
  const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  const size = look.size ?? VALUE;
  const marks: Mark[] = [
    look.freed === true
      ? box(rect, { stroke: freed.line, width: 2, radius: look.radius, dash: [8, 6] })
      : box(rect, {
          fill: theme.field,
          stroke: row.changed ? changed.line : theme.slot,
          width: row.changed ? 4 : 2,
          radius: look.radius,
        }),
  ];
  const wasWidth = row.was === null ? 0 : textWidth(row.was, SMALL, 'mono');
  let x = middle.x;
  const writeWas = (at: number): void => {
    if (row.was === null) return;
    const old = text({ x: at, y: middle.y + 10 }, row.was, { size: SMALL, fill: changed.line, mono: true });
    marks.push(old, strike(old));
  };
  switch (row.show.kind) {
    case 'value': {
      const width = textWidth(row.show.text, size, 'mono');
      if (row.was !== null) {
        x = middle.x - (wasWidth + GAP + width) / 2;
        writeWas(x);
        x += wasWidth + GAP + width / 2;
      }
      const value = text({ x, y: middle.y + size / 3 }, row.show.text, {
        size,
        fill: look.freed === true ? freed.line : theme.ink,
        mono: true,
        anchor: 'middle',
      });
      marks.push(value);
      if (look.freed === true) marks.push(strike(value));
      return { slot: { row, rect, dot: null, exits }, marks };
    }
    case 'tag': {
      const before = row.was === null ? 0 : wasWidth + GAP;
      const room = rect.width - before - ARROW_WIDTH - TAG_GAP - TAG_EDGE / 2;
      const name = cut(row.show.text, Math.floor(room / textWidth('0', SMALL, 'mono')));
      const width = tagWidth(name);
      x = middle.x - (width + before) / 2;
      writeWas(x);
      x += before;
      marks.push(...rightArrow({ x, y: middle.y }, theme.ink));
      const at = { x: x + ARROW_WIDTH + TAG_GAP, y: middle.y + 10 };
      marks.push(text(at, name, { size: SMALL, fill: theme.ink, mono: true }));
      return { slot: { row, rect, dot: null, exits }, marks };
    }
    case 'arrow': {
      if (row.was !== null) {
        writeWas(rect.x + GAP);
        x = Math.max(x, rect.x + 2 * GAP + wasWidth + 8);
      }
      return { slot: { row, rect, dot: { x, y: middle.y }, exits }, marks };
    }
    case 'stub':
      marks.push(...struckStub(middle, freed.line));
      return { slot: { row, rect, dot: null, exits }, marks };
    case 'nested':
    case 'empty':
      writeWas(middle.x - wasWidth / 2);
      return { slot: { row, rect, dot: null, exits }, marks };
  }
}

/** What is left of a freed object's arrow: a dot and a short line, struck. */
function struckStub(at: Point, colour: string): Mark[] {
  return [
    { kind: 'circle', x: at.x - 18, y: at.y, radius: 7, fill: colour },
    stroke(
      [
        { x: at.x - 18, y: at.y },
        { x: at.x + 14, y: at.y },
      ],
      { stroke: colour, width: 4 },
    ),
    polygon(
      [
        { x: at.x + 26, y: at.y },
        { x: at.x + 8, y: at.y - 9 },
        { x: at.x + 12, y: at.y },
        { x: at.x + 8, y: at.y + 9 },
      ],
      colour,
    ),
    stroke(
      [
        { x: at.x - 8, y: at.y + 14 },
        { x: at.x + 8, y: at.y - 14 },
      ],
      { stroke: colour, width: 4 },
    ),
  ];
}
