/** The words around the boxes: title, step, zones, names that are gone, what is hidden, and the legend. */
import type { ObjectId, Shape, State } from '../../engine/trace/state.js';
import type { Content } from './content.js';
import { box, stroke, type Mark, type Point } from './mark.js';
import { MARGIN, type Page } from './page.js';
import { overlaps, right } from './rect.js';
import { ARROW_WIDTH, rightArrow, text } from './sign.js';
import type { ObjectBox, Omitted, Part } from './scene.js';
import { cut, strike, textWidth } from './text-width.js';
import type { Theme } from './theme.js';
import type { ViewOptions } from './view.js';

/** A title's length; longer ones are cut. */
export const TITLE_LETTERS = 48;
/** From the last frame to the words below it. */
export const STACK_FOOT = 36;
const UNBOUND_PITCH = 44;

export function titleOf(state: State, options: ViewOptions): string {
  return cut(options.title ?? state.sentence.title, TITLE_LETTERS);
}

export function stepLabelOf(state: State): string {
  return `step ${String(state.step)} / ${String(state.steps)}`;
}

/** Title, step, zone names and the rule. */
export function heading(state: State, options: ViewOptions, page: Page, theme: Theme): Part[] {
  const title = titleOf(state, options);
  const step = stepLabelOf(state);
  const titleWidth = textWidth(title, 52, 'sans', 700);
  const stepWidth = textWidth(step, 32, 'sans');
  const zone = (id: string, words: string, x: number): Part => ({
    id,
    rect: { x, y: 126, width: textWidth(words, 28, 'sans', 700), height: 32 },
    marks: [text({ x: 0, y: 24 }, words, { size: 28, fill: theme.secondary, bold: true })],
  });
  return [
    {
      id: 'title',
      rect: { x: MARGIN, y: 40, width: titleWidth, height: 62 },
      marks: [text({ x: 0, y: 48 }, title, { size: 52, fill: theme.ink, bold: true })],
    },
    {
      id: 'step',
      rect: { x: page.right - stepWidth, y: 52, width: stepWidth, height: 40 },
      marks: [text({ x: stepWidth, y: 32 }, step, { size: 32, fill: theme.secondary, anchor: 'end' })],
    },
    ...(page.code ? [zone('zone:code', 'PROGRAM', page.code.x)] : []),
    zone('zone:stack', 'STACK', page.stack),
    zone('zone:heap', 'HEAP', page.heapLabel),
    {
      id: 'rule',
      rect: { x: page.rule - 1, y: 124, width: 2, height: page.bottom - 124 },
      marks: [
        stroke(
          [
            { x: 1, y: 0 },
            { x: 1, y: page.bottom - 124 },
          ],
          { stroke: theme.slot, width: 2 },
        ),
      ],
    },
  ];
}

/** Names unbound in this step, struck, and the chip that says what is hidden; from `at` downward. */
export function below(state: State, omitted: Omitted, at: Point, stackWidth: number, theme: Theme): Part[] {
  const parts: Part[] = [];
  const freed = theme.roles.freed.line;
  let top = at.y;
  for (const frame of state.frames) {
    for (const name of frame.unbound) {
      const struck = text({ x: 20, y: 36 }, cut(name, 10), { size: 36, fill: freed, mono: true });
      const words = state.line === null ? 'unbound' : `unbound at line ${String(state.line)}`;
      const x = 20 + textWidth(struck.text, 36, 'mono') + 18;
      parts.push({
        id: `unbound:${String(frame.id)}:${name}`,
        rect: { x: at.x, y: top, width: x + textWidth(words, 28, 'sans'), height: UNBOUND_PITCH },
        marks: [struck, strike(struck), text({ x, y: 34 }, words, { size: 28, fill: freed })],
      });
      top += UNBOUND_PITCH;
    }
  }
  const lines = hiddenWords(omitted, stackWidth - 56);
  if (lines.length > 0) {
    const rect = { x: at.x, y: top + (parts.length > 0 ? 16 : 0), width: 0, height: 20 + 36 * lines.length };
    const width = Math.max(...lines.map((line) => textWidth(line, 28, 'sans'))) + 56;
    parts.push({
      id: 'chip:hidden',
      rect: { ...rect, width },
      marks: [
        box(
          { x: 0, y: 0, width, height: rect.height },
          { fill: theme.surface, stroke: theme.slot, width: 2, radius: 28 },
        ),
        ...lines.map((line, i) => text({ x: 28, y: 38 + 36 * i }, line, { size: 28, fill: theme.secondary })),
      ],
    });
  }
  return parts;
}

/** The words in the fold of a deep stack. */
export function moreFrames(count: number, at: Point, theme: Theme): Part {
  const words = `${String(count)} more ${count === 1 ? 'frame' : 'frames'}`;
  const marks: Mark[] = [0, 1, 2].map((i) => ({
    kind: 'circle',
    x: 26,
    y: 6 + 12 * i,
    radius: 3,
    fill: theme.secondary,
  }));
  marks.push(text({ x: 48, y: 28 }, words, { size: 28, fill: theme.secondary }));
  return { id: 'frames:more', rect: { ...at, width: 48 + textWidth(words, 28, 'sans'), height: 38 }, marks };
}

/** `gc, Node hidden`, with as many names as fit; a line for the dunder names. */
export function hiddenWords(omitted: Omitted, width: number): string[] {
  const lines: string[] = [];
  const { names } = omitted;
  if (names.length > 0) {
    let count = names.length;
    const line = (): string =>
      count === names.length
        ? `${names.join(', ')} hidden`
        : count === 0
          ? `${String(names.length)} names hidden`
          : `${names.slice(0, count).join(', ')} + ${String(names.length - count)} hidden`;
    while (count > 0 && textWidth(line(), 28, 'sans') > width) count -= 1;
    lines.push(line());
  }
  if (omitted.dunder > 0)
    lines.push(`${String(omitted.dunder)} dunder ${omitted.dunder === 1 ? 'name' : 'names'} hidden`);
  if (omitted.stack > 0) lines.push(`${String(omitted.stack)} stack ${omitted.stack === 1 ? 'slot' : 'slots'} hidden`);
  if (omitted.freed > 0) lines.push(`${String(omitted.freed)} more freed hidden`);
  if (omitted.unreachable > 0) lines.push(`${String(omitted.unreachable)} older unreachable hidden`);
  return lines;
}

/** The words above each group of unreachable objects that hold each other. */
export function unreachableLabels(
  boxes: readonly ObjectBox[],
  edges: readonly { readonly from: ObjectId; readonly to: ObjectId }[],
  page: Page,
  theme: Theme,
): Part[] {
  const lost = boxes.filter((each) => each.role === 'unreachable');
  const group = new Map(lost.map((each) => [each.object, each.object]));
  const root = (id: ObjectId): ObjectId => {
    const up = group.get(id) ?? id;
    return up === id ? id : root(up);
  };
  for (const { from, to } of edges) if (group.has(from) && group.has(to)) group.set(root(to), root(from));
  const tops = new Map<ObjectId, ObjectBox>();
  for (const each of lost) {
    const key = root(each.object);
    const top = tops.get(key);
    if (!top || each.rect.y < top.rect.y || (each.rect.y === top.rect.y && each.rect.x < top.rect.x))
      tops.set(key, each);
  }
  const colour = theme.roles.unreachable.line;
  const word = 'UNREACHABLE';
  const rest = 'counts above 0, no name reaches them';
  const wordWidth = textWidth(word, 28, 'sans', 700);
  const full = wordWidth + 14 + textWidth(rest, 28, 'sans');
  const height = 34;
  const short = [...tops.values()].map((top) => ({ x: top.rect.x, y: top.rect.y - 46, width: wordWidth, height }));
  const taken = [...boxes.map((each) => each.rect), ...short];
  return [...tops.values()].map((top, i) => {
    const at = short[i] ?? top.rect;
    const whole = { ...at, width: full };
    const fits = right(whole) <= page.right && taken.every((other) => other === at || !overlaps(whole, other));
    if (fits) taken.push(whole);
    const marks: Mark[] = [text({ x: 0, y: 28 }, word, { size: 28, fill: colour, bold: true })];
    if (fits) marks.push(text({ x: wordWidth + 14, y: 28 }, rest, { size: 28, fill: colour }));
    return { id: `group:unreachable:${String(top.object)}`, rect: fits ? whole : at, marks };
  });
}

const SHAPE_WORDS: Partial<Record<Shape, string>> = {
  none: 'None',
  bool: 'bool',
  int: 'int',
  float: 'float',
  str: 'str',
};

interface LegendItem {
  readonly width: number;
  readonly marks: (x: number) => Mark[];
}

/** One line at the foot: only signs that are in the figure. */
export function legend(
  content: Content,
  has: { readonly weak: boolean; readonly tags: boolean; readonly changed: boolean; readonly running: boolean },
  page: Page,
  theme: Theme,
): Part[] {
  const middle = 20;
  const words =
    (content_: string, before: number): LegendItem['marks'] =>
    (x) => [text({ x: x + before, y: 30 }, content_, { size: 28, fill: theme.secondary })];
  const item = (sampleWidth: number, sample: (x: number) => Mark[], label: string): LegendItem => ({
    width: sampleWidth + textWidth(label, 28, 'sans'),
    marks: (x) => [...sample(x), ...words(label, sampleWidth)(x)],
  });
  const line = (x: number, colour: string, width: number, dash: readonly number[] | null): Mark[] => [
    stroke(
      [
        { x, y: middle },
        { x: x + 52, y: middle },
      ],
      { stroke: colour, width, dash },
    ),
  ];
  const items: LegendItem[] = [];
  if (content.objects.some(({ object }) => !object.mutable && object.state !== 'freed')) {
    const sample = (x: number): Mark[] => [
      box({ x, y: 2, width: 48, height: 36 }, { stroke: theme.ink, width: 2 }),
      box({ x: x + 8, y: 10, width: 32, height: 20 }, { stroke: theme.ink, width: 2 }),
    ];
    items.push(item(62, sample, 'immutable'));
  }
  if (has.changed) {
    const sample = (x: number): Mark[] => [
      box(
        { x, y: 2, width: 48, height: 36 },
        { fill: theme.field, stroke: theme.roles.changed.line, width: 4, radius: 4 },
      ),
    ];
    items.push(item(62, sample, 'changed in this step'));
  }
  if (has.running) {
    items.push(item(66, (x) => line(x, theme.roles.focus.line, 6, null), 'from the running frame'));
  }
  if (has.weak) items.push(item(66, (x) => line(x, theme.ink, 4, [4, 10]), 'weak reference'));
  if (has.tags) {
    const sample = (x: number): Mark[] => rightArrow({ x, y: middle }, theme.ink);
    items.push(item(ARROW_WIDTH + 14, sample, '@A1: a reference, written to spare crossings'));
  }
  const shapes = Object.entries(SHAPE_WORDS).flatMap(([shape, word]) =>
    content.inlined.has(shape as Shape) ? [word] : [],
  );
  if (shapes.length > 0) {
    const list = shapes.length === 1 ? shapes.join('') : `${shapes.slice(0, -1).join(', ')} and ${shapes.at(-1) ?? ''}`;
    items.push(item(0, () => [], `${list} objects are drawn inside their slots`));
  }
  const marks: Mark[] = [];
  let x = 0;
  for (const each of items) {
    if (MARGIN + x + each.width > page.right) continue;
    marks.push(...each.marks(x));
    x += each.width + 48;
  }
  if (marks.length === 0) return [];
  return [{ id: 'legend', rect: { x: MARGIN, y: page.height - 64 - 38, width: x - 48, height: 40 }, marks }];
}
