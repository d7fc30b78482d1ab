/** Where the frames stand: each below the one that called it, the middle of a deep stack folded. */
import type { ObjectId } from '../../engine/trace/state.js';
import type { Content, FrameContent } from './content.js';
import { below, STACK_FOOT } from './label.js';
import type { Point } from './mark.js';
import type { Moment } from './moment.js';
import { FRAME_GAP, frameHeight, type Page } from './page.js';
import type { Placement } from './scene.js';
import { THEMES } from './theme.js';

/** For the words `12 more frames`. */
const FOLD_ROOM = 40;

/**
 * Each frame stands below the one that called it, with room for all names that this one has while the callee lives; what
 * `previous` knows stays. `bottom` is where the words below the stack end at the worst moment.
 */
export function stackFrames(
  moments: readonly Moment[],
  previous: Placement | null,
  { top, stack }: Page,
): { frames: Map<string, Point>; bottom: number } {
  const rooms = new Map<string, { caller: string | null; room: number }>();
  for (const { measured } of moments) {
    if (measured.content.omitted.frames > 0) continue;
    let caller: { call: string; height: number } | null = null;
    for (const { call, rows } of callsOf(measured.content)) {
      const room = Math.max(rooms.get(call)?.room ?? 0, caller?.height ?? 0);
      rooms.set(call, { caller: caller?.call ?? null, room });
      caller = { call, height: frameHeight(rows.length) };
    }
  }
  const frames = new Map<string, Point>();
  for (const [call, { caller, room }] of rooms) {
    const above = caller === null ? undefined : frames.get(caller);
    const y = above ? above.y + room + FRAME_GAP : top;
    frames.set(call, previous?.frames.get(call) ?? { x: stack, y });
  }
  const bottoms = moments.map(({ state, measured }) => {
    const { content, stackWidth } = measured;
    const words = below(state, content.omitted, { x: stack, y: 0 }, stackWidth, THEMES.light);
    const foot = words.length === 0 ? 0 : STACK_FOOT + Math.max(...words.map(({ rect }) => rect.y + rect.height));
    const last = callsOf(content).at(-1);
    const end = last ? (frames.get(last.call)?.y ?? top) + frameHeight(last.rows.length) : top;
    return foot + (content.omitted.frames > 0 ? foldedStack(content, { x: stack, y: top }).bottom : end);
  });
  return { frames, bottom: Math.max(top, ...bottoms) };
}

/** Where the frames of a state stand; one that the placement does not know is missing. */
export function framePlaces(content: Content, placement: Placement, { stack, top }: Page): Map<ObjectId, Point> {
  if (content.omitted.frames > 0) return foldedStack(content, { x: stack, y: top }).places;
  return new Map(
    callsOf(content).flatMap(({ frame, call }) => {
      const at = placement.frames.get(call);
      return at ? [[frame.id, at] as const] : [];
    }),
  );
}

/** True when each frame of a state has its place. */
export function isStackPlaced(content: Content, placement: Placement): boolean {
  return content.omitted.frames > 0 || callsOf(content).every(({ call }) => placement.frames.has(call));
}

/** The frames with the calls that led to them: by itself a frame is no more than a place on the stack, used again and again. */
function callsOf({ frames }: Content): (FrameContent & { readonly call: string })[] {
  let call = '';
  return frames.map((each) => {
    call += `/${each.frame.name} ${String(each.frame.id)}`;
    return { ...each, call };
  });
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
