/** Two zones that can be added: the program at the left, a pool's blocks below the heap. */
import type { BlockView, PoolView, State } from '../../engine/trace/state.js';
import { box, polygon, type Mark } from './mark.js';
import { MARGIN, type Page } from './page.js';
import type { Part } from './scene.js';
import { text } from './sign.js';
import { cut, textWidth } from './text-width.js';
import type { Theme } from './theme.js';
import type { CodeStrip } from './view.js';

const LINES = 12;
const PITCH = 48;
const BAR = 8;
const GUTTER = 84;

/** At most twelve lines around the one that has just run, which has a bar; a triangle stands at the next. */
export function codeStrip(code: CodeStrip, state: State, page: Page, theme: Theme): Part[] {
  if (!page.code || code.lines.length === 0) return [];
  const { x, width, letters } = page.code;
  const current = (state.line ?? state.nextLine ?? 1) - 1;
  const first = Math.max(0, Math.min(current - Math.floor(LINES / 2), code.lines.length - LINES));
  const marks: Mark[] = [];
  code.lines.slice(first, first + LINES).forEach((line, i) => {
    const number = first + i + 1;
    const y = PITCH * i;
    if (number === state.line) {
      marks.push(box({ x: 0, y, width, height: PITCH }, { fill: theme.roles.focus.tint }));
      marks.push(box({ x: 0, y, width: BAR, height: PITCH }, { fill: theme.roles.focus.line }));
    }
    if (number === state.nextLine) {
      const middle = y + PITCH / 2;
      marks.push(
        polygon(
          [
            { x: 12, y: middle - 9 },
            { x: 24, y: middle },
            { x: 12, y: middle + 9 },
          ],
          theme.secondary,
        ),
      );
    }
    const at = { x: GUTTER - 18, y: y + 35 };
    marks.push(text(at, String(number), { size: 28, fill: theme.secondary, mono: true, anchor: 'end' }));
    marks.push(text({ x: GUTTER, y: y + 35 }, cut(line, letters), { size: 32, fill: theme.ink, mono: true }));
  });
  const count = Math.min(LINES, code.lines.length - first);
  return [{ id: 'code', rect: { x, y: page.top, width, height: PITCH * count }, marks }];
}

const BLOCK = 66;
const GAP = 6;

/** A pool's blocks in a row, its header solid; as many as fit, and how many that is. */
export function poolStrip(pool: PoolView, page: Page, theme: Theme): Part[] {
  const room = Math.floor((page.width - 2 * MARGIN + GAP) / (BLOCK + GAP)) - 1;
  const shown = pool.blocks.slice(0, room);
  const words =
    `Pool ${pool.letter}: ${String(pool.blockSize)}-byte blocks, ${String(pool.used)} of ${String(pool.capacity)} in use` +
    (shown.length < pool.capacity ? `, first ${String(shown.length)} shown` : '');
  const marks: Mark[] = [
    text({ x: 0, y: 26 }, words, { size: 28, fill: theme.secondary, bold: true }),
    box(
      { x: 0, y: 46, width: BLOCK, height: BLOCK },
      { fill: theme.secondary, stroke: theme.secondary, width: 3, radius: 2 },
    ),
    text({ x: BLOCK / 2, y: 46 + 43 }, 'hdr', { size: 28, fill: theme.ground, anchor: 'middle' }),
    ...shown.flatMap((block, i) => blockMarks(block, (BLOCK + GAP) * (i + 1), theme)),
  ];
  const width = Math.max((BLOCK + GAP) * (shown.length + 1) - GAP, textWidth(words, 28, 'sans', 700));
  return [{ id: 'pool', rect: { x: MARGIN, y: page.bottom + 24, width, height: 46 + BLOCK }, marks }];
}

function blockMarks(block: BlockView, x: number, theme: Theme): Mark[] {
  const rect = { x, y: 46, width: BLOCK, height: BLOCK };
  const { focus, freed, unreachable } = theme.roles;
  const sign = (words: string, fill: string): Mark =>
    text({ x: x + BLOCK / 2, y: 46 + 44 }, words, { size: 32, fill, mono: true, bold: true, anchor: 'middle' });
  const ring: Mark[] =
    block.selected === true
      ? [box({ x: x - 7, y: 39, width: BLOCK + 14, height: BLOCK + 14 }, { stroke: focus.line, width: 5, radius: 6 })]
      : [];
  if (block.state === 'free') {
    const order = block.order === undefined ? [] : [sign(String(block.order), freed.line)];
    return [
      box(rect, { fill: theme.ground, stroke: freed.line, width: 3, radius: 2, dash: [8, 6] }),
      ...order,
      ...ring,
    ];
  }
  if (block.state === 'untouched') {
    return [box(rect, { fill: theme.ground, stroke: theme.slot, width: 3, radius: 2, dash: [2, 6] }), ...ring];
  }
  const tone = block.unreachable === true ? unreachable : focus;
  const letter = block.unreachable === true ? [sign('u', tone.line)] : [];
  return [box(rect, { fill: tone.tint, stroke: tone.line, width: 3, radius: 2 }), ...letter, ...ring];
}
