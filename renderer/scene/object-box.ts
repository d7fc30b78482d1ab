/** The box of an object: header with type, address and count, then its value or its slots. */
import type { ObjectId } from '../../engine/trace/state.js';
import { FIELD_NAME_LETTERS, type Body as Kind, type ObjectContent } from './content.js';
import { cellWidth } from './fold.js';
import type { Row } from './row.js';
import type { Drawn } from './drawn.js';
import { field, fieldWidth, type DrawnSlot, type Exit } from './field.js';
import { box, transformed, type Mark, type Point, type Rect } from './mark.js';
import type { NestedBox } from './nested-box.js';
import { countPill, text } from './sign.js';
import { cut, strike, textWidth } from './text-width.js';
import type { Role, Theme } from './theme.js';

/** The boxes of the objects that stand inside others. */
type Inside = ReadonlyMap<ObjectId, NestedBox>;

const PAD = 24;
const TOP = 62;
const CELL = 64;
const FIELD = 52;
const MORE_WIDTH = 150;
/** Names, indices, and the values of a tree's nodes. */
const SMALL = 28;
const NODE_CELL = 84;
/** Around an object that stands inside. */
const NEST_GAP = 6;
const TYPE_LETTERS = 20;
/** The second line of an immutable object's border: two lines of 2, 6 apart. */
const INNER = 8;

/** Lines of a body, built from the top; `bottom` is where the next would begin. */
interface Body {
  readonly marks: Mark[];
  readonly slots: DrawnSlot[];
  readonly inside: Map<ObjectId, Point>;
  bottom: number;
}

/** Draws an object's box with room for those inside it; `step` is told by a ghost. */
export function objectBox(content: ObjectContent, inside: Inside, theme: Theme, step: number): Drawn {
  const { object } = content;
  const role: Role = object.state;
  const tone = theme.roles[role];
  const freed = role === 'freed';
  const rows = [...content.head, ...content.tail];
  const ink = freed ? tone.line : theme.ink;

  const header = headerParts(content, theme);
  const width = Math.ceil(Math.max(header.width, bodyWidth(content, inside, step)));
  const made: Body = { marks: [], slots: [], inside: new Map(), bottom: TOP };

  if (content.text !== null) {
    const value = text({ x: PAD, y: made.bottom + 36 }, content.text, { size: 36, fill: ink, mono: true });
    made.marks.push(value);
    if (freed) made.marks.push(strike(value));
    if (content.cutNote !== null) {
      const x = PAD + textWidth(content.text, 36, 'mono') + 20;
      made.marks.push(text({ x, y: made.bottom + 36 }, content.cutNote, { size: 28, fill: theme.secondary }));
    }
    made.bottom += 52;
  }
  if (rows.length > 0 || content.more > 0) {
    if (content.body === 'cells' || content.body === 'node') cells(made, content, theme, freed, width);
    else if (content.body === 'loose') loose(made, content, theme, freed);
    else if (content.body === 'entries' || content.body === 'grid') table(made, content, inside, theme, freed, width);
    else fields(made, content, theme, freed, width);
  } else if (content.text === null && object.length === 0) {
    made.marks.push(text({ x: PAD, y: made.bottom + 30 }, 'empty', { size: 28, fill: theme.secondary }));
    made.bottom += 42;
  }
  if (freed) {
    made.marks.push(text({ x: PAD, y: made.bottom + 32 }, freedWords(step), { size: 28, fill: tone.line }));
    made.bottom += 44;
  }
  const height = made.bottom + (made.bottom === TOP ? 4 : 22);
  return {
    width,
    height,
    roomWidth: Math.max(width, Math.ceil(header.roomWidth)),
    radius: object.mutable ? 8 : 0,
    marks: [...outline(content, theme, width, height), ...header.marks(width), ...made.marks],
    slots: made.slots,
    inside: made.inside,
  };
}

function freedWords(step: number): string {
  return `freed at step ${String(step)}`;
}

function outline({ object }: ObjectContent, theme: Theme, width: number, height: number): Mark[] {
  const tone = theme.roles[object.state];
  const whole = { x: 0, y: 0, width, height };
  if (object.mutable || object.state === 'freed') {
    const radius = object.mutable ? 8 : 0;
    return [box(whole, { fill: tone.tint, stroke: tone.line, width: 4, radius, dash: tone.dash })];
  }
  const inner = { x: INNER, y: INNER, width: width - 2 * INNER, height: height - 2 * INNER };
  return [
    box(whole, { fill: tone.tint, stroke: tone.line, width: 2, dash: tone.dash }),
    box(inner, { stroke: tone.line, width: 2, dash: tone.dash }),
  ];
}

/** Header items are measured and laid side by side: type and state from the left, address and count from the right. */
function headerParts(
  { object, head, tail }: ObjectContent,
  theme: Theme,
): { width: number; roomWidth: number; marks: (width: number) => Mark[] } {
  const tone = theme.roles[object.state];
  const type = cut(object.shape === 'class' ? 'class' : object.type, TYPE_LETTERS);
  const typeWidth = textWidth(type, 28, 'sans', 700);
  const countChanged = object.countWas !== undefined && object.countWas !== object.count;
  const isToldElsewhere = countChanged || [...head, ...tail].some((row) => row.changed);
  const word = object.state === 'new' ? 'new' : object.state === 'changed' && !isToldElsewhere ? 'changed' : '';
  const wordWidth = word === '' ? 0 : textWidth(word, 28, 'sans') + 14;
  const badgeRole: Role = object.state === 'normal' && countChanged ? 'changed' : object.state;
  const pill = countPill(object, theme.roles[badgeRole].line, theme);
  const tagWidth = textWidth(object.tag, 28, 'mono');
  const marks = (width: number): Mark[] => {
    const pillX = width - 20 - pill.width;
    return [
      text({ x: PAD, y: 44 }, type, { size: 28, fill: tone.text, bold: true }),
      ...(word === '' ? [] : [text({ x: PAD + typeWidth + 14, y: 44 }, word, { size: 28, fill: tone.text })]),
      text({ x: pillX - 16, y: 44 }, object.tag, { size: 28, fill: theme.secondary, mono: true, anchor: 'end' }),
      ...pill.marks.map((mark) => transformed(mark, pillX, 12)),
    ];
  };
  const bare = PAD + typeWidth + 24 + tagWidth + 16 + 20;
  const changing = countPill(
    { ...object, countWas: typeof object.count === 'number' ? object.count + 1 : 0 },
    '',
    theme,
  );
  return { width: bare + wordWidth + pill.width, roomWidth: bare + changing.width, marks };
}

function bodyWidth(content: ObjectContent, inside: Inside, step: number): number {
  const rows = [...content.head, ...content.tail];
  const widths = [0];
  if (content.text !== null) {
    const note = content.cutNote === null ? 0 : 20 + textWidth(content.cutNote, 28, 'sans');
    widths.push(textWidth(content.text, 36, 'mono') + note);
  }
  if (content.object.state === 'freed') widths.push(textWidth(freedWords(step), 28, 'sans'));
  if (content.body === 'cells' || content.body === 'node' || content.body === 'loose') {
    const more = content.more > 0 ? MORE_WIDTH : 0;
    const gaps = content.body === 'loose' ? 12 * (rows.length - (more > 0 ? 0 : 1)) : 0;
    widths.push(rows.reduce((sum, row) => sum + columnWidth(row, content.body), 0) + more + Math.max(0, gaps));
  } else if (rows.length > 0) {
    const values = rows.map(({ show, ...row }) =>
      show.kind === 'nested' ? (inside.get(show.to)?.width ?? 0) : fieldWidth({ ...row, show }, 110),
    );
    const label = content.body === 'grid' ? indexWidth(rows) : nameWidth(rows) + 24;
    widths.push(label + Math.max(...values));
  }
  return Math.max(...widths) + 2 * PAD;
}

function columnWidth(row: Row, body: Kind): number {
  if (body === 'node') return Math.max(NODE_CELL, fieldWidth(row, NODE_CELL, SMALL), shortNameWidth(row) + 12);
  return Math.max(row.show.kind === 'value' ? cellWidth(Array.from(row.show.text).length) : 104, fieldWidth(row));
}

function nameWidth(rows: readonly Row[]): number {
  return Math.max(...rows.map((row) => textWidth(shownName(row), 36, 'mono')));
}

function shortNameWidth(row: Row): number {
  return textWidth(shownName(row), SMALL, 'mono');
}

/** The room of the indices at the left of a table. */
function indexWidth(rows: readonly Row[]): number {
  return Math.ceil(Math.max(...rows.map((row) => textWidth(row.name, SMALL, 'mono')))) + 16;
}

function shownName(row: Row): string {
  return cut(row.name, FIELD_NAME_LETTERS);
}

function moreWords(more: number): string {
  return `${more.toLocaleString('en-US')} more`;
}

/** Cells in a row, touching, with their index above; the fold stands where it hides. */
function cells(made: Body, content: ObjectContent, theme: Theme, freed: boolean, width: number): void {
  const y = made.bottom + 38;
  let x = PAD;
  const rows = [...content.head, ...content.tail];
  /** Cells share their edges: one that changed shows its whole border. */
  const onTop: Mark[] = [];
  const isNode = content.body === 'node';
  const spare = width - 2 * PAD - rows.reduce((sum, row) => sum + columnWidth(row, content.body), 0);
  const wider = content.more > 0 ? 0 : Math.min(46, Math.max(0, Math.floor(spare / rows.length)));
  const draw = (row: Row): void => {
    const rect = { x, y, width: columnWidth(row, content.body) + wider, height: CELL };
    const isLast = isNode && row === rows.at(-1) && content.more === 0;
    const size = isNode ? SMALL : undefined;
    const drawn = field(row, rect, isLast ? ['down', 'right'] : ['down'], theme, { radius: 0, freed, size });
    const at = { x: x + rect.width / 2, y: y - 10 };
    made.marks.push(text(at, shownName(row), { size: SMALL, fill: theme.secondary, mono: true, anchor: 'middle' }));
    (row.changed ? onTop : made.marks).push(...drawn.marks);
    made.slots.push(drawn.slot);
    x += rect.width;
  };
  content.head.forEach(draw);
  if (content.more > 0) {
    made.marks.push(...moreCell({ x, y }, content.more, theme));
    x += MORE_WIDTH;
  }
  content.tail.forEach(draw);
  made.marks.push(...onTop);
  made.bottom = y + CELL + 2;
}

function moreCell(at: { x: number; y: number }, more: number, theme: Theme): Mark[] {
  const rect = { ...at, width: MORE_WIDTH, height: CELL };
  return [
    box(rect, { stroke: theme.slot, width: 2, dash: [4, 6] }),
    text({ x: at.x + MORE_WIDTH / 2, y: at.y + CELL / 2 + 10 }, moreWords(more), {
      size: 28,
      fill: theme.secondary,
      anchor: 'middle',
    }),
  ];
}

/** The members of a set: loose, since they have no order. */
function loose(made: Body, content: ObjectContent, theme: Theme, freed: boolean): void {
  const y = made.bottom + 6;
  let x = PAD;
  const draw = (row: Row): void => {
    const rect = { x, y, width: columnWidth(row, content.body), height: CELL };
    const drawn = field(row, rect, ['down'], theme, { radius: CELL / 2, freed });
    made.marks.push(...drawn.marks);
    made.slots.push(drawn.slot);
    x += rect.width + 12;
  };
  content.head.forEach(draw);
  if (content.more > 0) {
    made.marks.push(...moreCell({ x, y }, content.more, theme));
    x += MORE_WIDTH + 12;
  }
  content.tail.forEach(draw);
  made.bottom = y + CELL + 2;
}

function moreLine(made: Body, content: ObjectContent, theme: Theme): void {
  if (content.more === 0) return;
  made.marks.push(text({ x: PAD, y: made.bottom + 36 }, moreWords(content.more), { size: 28, fill: theme.secondary }));
  made.bottom += 44;
}

/** Keys right-aligned on tint, or indices, with values beside them; a value may be an object that stands inside. */
function table(made: Body, content: ObjectContent, inside: Inside, theme: Theme, freed: boolean, width: number): void {
  const rows = [...content.head, ...content.tail];
  const onTop: Mark[] = [];
  const isGrid = content.body === 'grid';
  const keyWidth = isGrid ? indexWidth(rows) : Math.ceil(nameWidth(rows)) + 32;
  const x = PAD + keyWidth;
  let y = made.bottom + 4;
  rows.forEach((row, i) => {
    const nested = row.show.kind === 'nested' ? inside.get(row.show.to) : undefined;
    const height = nested ? nested.height + 2 * NEST_GAP : CELL;
    const key = { x: PAD, y, width: keyWidth, height };
    made.marks.push(...(isGrid ? indexMarks(row, key, theme, freed) : keyMarks(row, key, content, theme, freed)));
    const rect = { x, y, width: width - PAD - x, height };
    if (nested) {
      made.inside.set(nested.object, { x: isGrid ? x : x + NEST_GAP, y: y + NEST_GAP });
      if (!isGrid) made.marks.push(box(rect, { fill: theme.field, stroke: theme.slot, width: 2 }));
      made.slots.push({ row, rect, dot: null, exits: [] });
    } else {
      const drawn = field(row, rect, exits(i, rows.length, content.more), theme, { radius: 0, freed });
      (row.changed ? onTop : made.marks).push(...drawn.marks);
      made.slots.push(drawn.slot);
    }
    y += height;
  });
  made.marks.push(...onTop);
  made.bottom = y + 2;
  moreLine(made, content, theme);
}

function keyMarks(row: Row, key: Rect, { object }: ObjectContent, theme: Theme, freed: boolean): Mark[] {
  const surface = object.state === 'normal' ? theme.roles.focus.tint : theme.surface;
  return [
    box(key, {
      fill: freed ? null : surface,
      stroke: freed ? theme.roles.freed.line : theme.slot,
      width: 2,
      dash: freed ? [8, 6] : null,
    }),
    text({ x: key.x + key.width - 16, y: key.y + key.height / 2 + 12 }, shownName(row), {
      size: 36,
      fill: freed ? theme.roles.freed.line : theme.ink,
      mono: true,
      anchor: 'end',
    }),
  ];
}

function indexMarks(row: Row, key: Rect, theme: Theme, freed: boolean): Mark[] {
  const fill = freed ? theme.roles.freed.line : theme.secondary;
  const at = { x: key.x + key.width - 16, y: key.y + key.height / 2 + 10 };
  return [text(at, row.name, { size: SMALL, fill, mono: true, anchor: 'end' })];
}

/** Named fields, one under the other. */
function fields(made: Body, content: ObjectContent, theme: Theme, freed: boolean, width: number): void {
  const rows = content.head;
  const x = PAD + Math.ceil(nameWidth(rows)) + 24;
  rows.forEach((row, i) => {
    const y = made.bottom + 4 + CELL * i;
    made.marks.push(
      text({ x: PAD, y: y + FIELD / 2 + 12 }, shownName(row), {
        size: 36,
        fill: freed ? theme.roles.freed.line : theme.ink,
        mono: true,
      }),
    );
    const rect = { x, y, width: width - PAD - x, height: FIELD };
    const drawn = field(row, rect, exits(i, rows.length, content.more), theme, { radius: 4, freed });
    made.marks.push(...drawn.marks);
    made.slots.push(drawn.slot);
  });
  made.bottom += 4 + CELL * rows.length - 12;
  moreLine(made, content, theme);
}

/** A field is left by the right; the lowest may be left downward too. */
function exits(i: number, count: number, more: number): readonly Exit[] {
  return i === count - 1 && more === 0 ? ['right', 'down'] : ['right'];
}
