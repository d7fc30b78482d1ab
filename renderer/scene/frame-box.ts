/** The box of a frame: its name, and its names with their slots. */
import { FRAME_NAME_LETTERS, type Content, type FrameContent } from './content.js';
import { field, fieldWidth, type DrawnSlot } from './field.js';
import { box, type Mark } from './mark.js';
import { FRAME_HEADER, FRAME_ROW, frameHeight } from './page.js';
import type { Drawn } from './drawn.js';
import { text } from './sign.js';
import { cut, textWidth } from './text-width.js';
import type { Theme } from './theme.js';

const PAD = 20;
const SLOT = 184;
const SLOT_HEIGHT = 52;
const LEAST_SLOT = 104;
/** The stack's boxes, unless names or values need more. */
const STACK_WIDTH = 400;

/** How wide the boxes of the stack have to be for these frames. */
export function stackWidth(content: Content): number {
  const rows = content.frames.flatMap((frame) => frame.rows);
  if (rows.length === 0) return STACK_WIDTH;
  return Math.max(STACK_WIDTH, Math.ceil(3 * PAD + nameColumn(content.frames) + slotNeed(content.frames)));
}

function nameColumn(frames: readonly FrameContent[]): number {
  return Math.max(0, ...frames.flatMap((frame) => frame.rows.map((row) => textWidth(shown(row.name), 36, 'mono'))));
}

function slotNeed(frames: readonly FrameContent[]): number {
  return Math.max(LEAST_SLOT, ...frames.flatMap((frame) => frame.rows.map((row) => fieldWidth(row, LEAST_SLOT))));
}

function shown(name: string): string {
  return cut(name, FRAME_NAME_LETTERS);
}

/** Draws a frame's box; all of `frames` share the width of their slots. */
export function frameBox(content: FrameContent, frames: readonly FrameContent[], width: number, theme: Theme): Drawn {
  const { frame, rows } = content;
  const height = frameHeight(rows.length);
  const room = width - 3 * PAD - nameColumn(frames);
  const slotWidth = Math.floor(Math.min(room, Math.max(SLOT, slotNeed(frames))));
  const tone = theme.roles.focus;
  const marks: Mark[] = [
    frame.active
      ? box({ x: 0, y: 0, width, height }, { fill: tone.tint, stroke: tone.line, width: 5, radius: 8 })
      : box({ x: 0, y: 0, width, height }, { fill: theme.surface, stroke: theme.slot, width: 3, radius: 8 }),
    text({ x: PAD, y: 44 }, cut(frame.name, Math.floor((width - 2 * PAD) / 19.2)), {
      size: 32,
      fill: frame.active ? tone.line : theme.secondary,
      mono: true,
      bold: true,
    }),
  ];
  const slots: DrawnSlot[] = [];
  rows.forEach((row, i) => {
    const rect = { x: width - PAD - slotWidth, y: FRAME_HEADER + FRAME_ROW * i, width: slotWidth, height: SLOT_HEIGHT };
    const name = { x: rect.x - PAD, y: rect.y + 38 };
    marks.push(text(name, shown(row.name), { size: 36, fill: theme.ink, mono: true, anchor: 'end' }));
    const drawn = field(row, rect, ['right'], theme, { radius: 4 });
    marks.push(...drawn.marks);
    slots.push(drawn.slot);
  });
  return { width, height, roomWidth: width, radius: 8, marks, slots, inside: new Map() };
}
