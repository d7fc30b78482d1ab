/** Where the frames stand: each below the one that called it, the middle of a deep stack folded. */
import type { ObjectId } from '../../engine/trace/state.js';
import type { Content } from './content.js';
import { below, STACK_FOOT } from './label.js';
import type { Point } from './mark.js';
import type { Moment } from './moment.js';
import { FRAME_GAP, frameHeight, type Page } from './page.js';
import type { Placement } from './scene.js';
import { THEMES } from './theme.js';

/** For the words `12 more frames`. */
const FOLD_ROOM = 40;

/** So often at most a generator's frame is moved below another caller of its own. */
const MOST_ROUNDS = 50;

/**
 * Each frame stands below all that ever call it, with room for the names that these then have; what `previous` knows stays.
 * `bottom` is where the words below the stack end at the worst moment.
 */
export function stackFrames(
  moments: readonly Moment[],
  previous: Placement | null,
  { top, stack }: Page,
): { frames: Map<ObjectId, Point>; bottom: number } {
  const known = previous?.frames ?? new Map<ObjectId, Point>();
  const tops = new Map<ObjectId, number>();
  const chains = moments.filter(({ measured }) => measured.content.omitted.frames === 0);
  let isSettled = false;
  for (let round = 0; round < MOST_ROUNDS && !isSettled; round++) {
    isSettled = true;
    for (const { measured } of chains) {
      let free = top;
      for (const { frame, rows } of measured.content.frames) {
        const y = known.get(frame.id)?.y ?? Math.max(free, tops.get(frame.id) ?? top);
        if (tops.get(frame.id) !== y) isSettled = false;
        tops.set(frame.id, y);
        free = y + frameHeight(rows.length) + FRAME_GAP;
      }
    }
  }
  const frames = new Map([...tops].map(([id, y]) => [id, { x: stack, y }]));
  const bottoms = moments.map(({ state, measured }) => {
    const { content, stackWidth } = measured;
    const words = below(state, content.omitted, { x: stack, y: 0 }, stackWidth, THEMES.light);
    const foot = words.length === 0 ? 0 : STACK_FOOT + Math.max(...words.map(({ rect }) => rect.y + rect.height));
    const last = content.frames.at(-1);
    const end = last ? (tops.get(last.frame.id) ?? top) + frameHeight(last.rows.length) : top;
    return foot + (content.omitted.frames > 0 ? foldedStack(content, { x: stack, y: top }).bottom : end);
  });
  return { frames, bottom: Math.max(top, ...bottoms) };
}

/** A stack with a fold: the oldest frame, the room for the words, the newest ones. These move as the stack grows. */
export function foldedStack(
  { frames }: Content,
  start: Point,
): { places: Map<ObjectId, Point>; words: Point; bottom: number } {
  const places = new Map<ObjectId, Point>();
  let { y } = start;
  let words = start;
  frames.forEach(({ frame, rows }, i) => {
    places.set(frame.id, { x: start.x, y });
    y += frameHeight(rows.length) + FRAME_GAP;
    if (i > 0) return;
    words = { x: start.x, y: y - FRAME_GAP / 2 };
    y += FOLD_ROOM;
  });
  return { places, words, bottom: y - FRAME_GAP };
}
