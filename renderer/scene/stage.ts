/** Boxes at their places with the words around them, and the arrows that are to be laid between them. */
import type { ObjectId, State } from '../../engine/trace/state.js';
import type { DrawnSlot } from './field.js';
import { below, heading, moreFrames, STACK_FOOT, unreachableLabels } from './label.js';
import type { Point, Rect } from './mark.js';
import { measureFrames, type Measured } from './measure.js';
import { pin, pinPlace } from './note.js';
import type { Drawn } from './drawn.js';
import { pageOf, type Page } from './page.js';
import { bottom, moved } from './rect.js';
import type { Ground, Wire } from './route.js';
import type { FrameBox, ObjectBox, Part, Placement, SlotBox } from './scene.js';
import { foldedStack, framePlaces } from './stack.js';
import { THEMES, type Role, type Theme } from './theme.js';
import type { FigureNote, ViewOptions } from './view.js';

/** A pin on what a note speaks of. */
export interface Pinned {
  readonly number: number;
  readonly note: FigureNote;
  readonly target: Rect;
  readonly part: Part;
}

/** A figure before its arrows. */
export interface Stage {
  readonly page: Page;
  readonly frames: readonly FrameBox[];
  readonly objects: readonly ObjectBox[];
  /** Title, zones, names that are gone, what is hidden, names of groups. */
  readonly words: readonly Part[];
  readonly pins: readonly Pinned[];
  readonly wires: readonly OwnedWire[];
  readonly ground: Ground;
}

/** An arrow that is to be laid, with what it stands for. */
export interface OwnedWire {
  readonly wire: Wire;
  readonly slot: DrawnSlot;
  readonly owner: ObjectId;
  readonly role: Role;
  readonly weak: boolean;
}

/** Puts what was measured at the places given. */
export function stage(state: State, measured: Measured, placement: Placement, options: ViewOptions): Stage {
  const theme = THEMES[options.theme];
  const page = pageOf(options, placement.stackWidth, scaleOf(placement, options));
  const { content } = measured;
  const frameBoxes = measureFrames(measured, placement.stackWidth, options);

  const folded = content.omitted.frames > 0 ? foldedStack(content, { x: page.stack, y: page.top }) : null;
  const framesAt = framePlaces(content, placement, page);
  const frames = content.frames.flatMap(({ frame }): FrameBox[] => {
    const drawn = frameBoxes.get(frame.id);
    const at = framesAt.get(frame.id);
    if (!drawn || !at) return [];
    const part = partOf(`frame:${String(frame.id)}`, at, drawn);
    return [{ ...part, frame: frame.id, name: frame.name, active: frame.active, slots: slotsOf(drawn, at) }];
  });
  const corners = new Map<ObjectId, Point>();
  const objects = content.objects.flatMap(({ object, within }): ObjectBox[] => {
    const drawn = measured.objects.get(object.id);
    const at = within === null ? placement.objects.get(object.id) : corners.get(object.id);
    if (!drawn || !at) return [];
    for (const [guest, { x, y }] of drawn.inside) corners.set(guest, { x: at.x + x, y: at.y + y });
    const part = partOf(`object:${String(object.id)}`, at, drawn);
    const { mutable, state: role } = object;
    return [{ ...part, object: object.id, role, mutable, within, radius: drawn.radius, slots: slotsOf(drawn, at) }];
  });

  const stackEnd = Math.max(page.top - STACK_FOOT / 2, ...frames.map((frame) => bottom(frame.rect)));
  const head = [
    ...heading(state, options, page, theme),
    ...(folded ? [moreFrames(content.omitted.frames, folded.words, theme)] : []),
  ];
  const foot = below(state, content.omitted, { x: page.stack, y: stackEnd + STACK_FOOT }, placement.stackWidth, theme);
  const edges = content.objects.flatMap(({ object }) =>
    object.slots.flatMap((slot) => (slot.to === null ? [] : [{ from: object.id, to: slot.to }])),
  );
  const groups = unreachableLabels(objects, edges, page, theme);
  const pins = pinsOf(
    options.notes,
    frames,
    objects,
    [...head, ...foot, ...groups].flatMap(({ id, rect }) => (id === 'rule' ? [] : [rect])),
    theme,
  );

  const words = [...head, ...foot, ...groups];
  const solid = [...words.filter((part) => part.id !== 'rule'), ...pins.map(({ part }) => part)];
  return {
    page,
    frames,
    objects,
    words,
    pins,
    wires: wiresOf(measured, frameBoxes, frames, objects),
    ground: {
      boxes: [...frames, ...objects.filter(({ within }) => within === null)].map((part) => part.rect),
      words: solid.map((part) => part.rect),
      channel: { left: page.rule, rule: page.rule, right: page.heap },
      width: page.width,
      height: page.bottom + 18,
    },
  };
}

function scaleOf(placement: Placement, options: ViewOptions): number {
  return placement.width / pageOf(options, placement.stackWidth, 1).width;
}

function partOf(id: string, at: Point, drawn: Drawn): Part {
  return { id, rect: { ...at, width: drawn.width, height: drawn.height }, marks: drawn.marks };
}

function slotsOf(drawn: Drawn, at: Point): SlotBox[] {
  return drawn.slots.map(({ row, rect }) => ({
    id: row.id,
    owner: row.owner,
    name: row.name,
    rect: moved(rect, at),
    to: row.to,
    inline: row.show.kind === 'value' || row.show.kind === 'nested',
  }));
}

/** An arrow for each slot that shows one; frames' first, in order. */
function wiresOf(
  measured: Measured,
  frameBoxes: ReadonlyMap<ObjectId, Drawn>,
  frames: readonly FrameBox[],
  objects: readonly ObjectBox[],
): OwnedWire[] {
  const targets = new Map(objects.map((each) => [each.object, each]));
  const wires = (part: Part, drawn: Drawn | undefined, owner: ObjectId, role: Role, fromStack: boolean): OwnedWire[] =>
    (drawn?.slots ?? []).flatMap((slot): OwnedWire[] => {
      const { show, id } = slot.row;
      const to = show.kind === 'arrow' ? targets.get(show.to) : undefined;
      if (show.kind !== 'arrow' || !to || !slot.dot) return [];
      const dot = { x: Math.round(part.rect.x + slot.dot.x), y: Math.round(part.rect.y + slot.dot.y) };
      const host = to.within === null ? null : (targets.get(to.within)?.rect ?? null);
      const wire = {
        id: id.replace(/^slot/, 'arrow'),
        slot: id,
        from: part.rect,
        dot,
        exits: slot.exits,
        to: to.rect,
        host,
        fromStack,
      };
      return [{ wire, slot, owner, role, weak: show.weak }];
    });
  return [
    ...frames.flatMap((frame) =>
      wires(frame, frameBoxes.get(frame.frame), frame.frame, frame.active ? 'focus' : 'normal', true),
    ),
    ...objects.flatMap((each) => {
      const role = each.role === 'unreachable' ? 'unreachable' : 'normal';
      return wires(each, measured.objects.get(each.object), each.object, role, false);
    }),
  ];
}

function pinsOf(
  notes: readonly FigureNote[],
  frames: readonly FrameBox[],
  objects: readonly ObjectBox[],
  words: readonly Rect[],
  theme: Theme,
): Pinned[] {
  const pinned: Rect[] = [];
  return notes.flatMap((each, i) => {
    const { target } = each;
    const owner =
      frames.find((frame) => frame.frame === target.object) ?? objects.find((box) => box.object === target.object);
    const slot = target.kind === 'slot' ? owner?.slots.find((box) => box.name === target.slot) : undefined;
    if (!owner || (target.kind === 'slot' && !slot)) return [];
    const rect = slot?.rect ?? owner.rect;
    const boxes = [...frames, ...objects].filter((box) => box !== owner).map((box) => box.rect);
    const part = pin(i + 1, pinPlace(rect, [...words, ...pinned, ...boxes]), theme);
    pinned.push(part.rect);
    return [{ number: i + 1, note: each, target: rect, part }];
  });
}
