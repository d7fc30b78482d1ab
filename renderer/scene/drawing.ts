/** Boxes at their places, the words around them, and the arrows between them. */
import type { ObjectId, State } from '../../engine/trace/state.js';
import { arrowMarks, CORNER, HALO, touching } from './arrow.js';
import { allCrossings } from './crossing.js';
import type { DrawnSlot } from './field.js';
import { below, heading, legend, moreFrames, unreachableLabels } from './label.js';
import { foldedStack } from './layout.js';
import type { Point, Rect } from './mark.js';
import { measureFrames, type Measured } from './measure.js';
import { pin, pinPlace } from './note.js';
import type { Drawn } from './object-box.js';
import { pageOf, type Page } from './page.js';
import { bottom, moved } from './rect.js';
import { route, type Way, type Wire } from './route.js';
import type { Arrow, FrameBox, ObjectBox, Part, Placement, SlotBox } from './scene.js';
import { codeStrip, poolStrip } from './strip.js';
import { THEMES, type Role, type Theme } from './theme.js';
import type { FigureNote, ViewOptions } from './view.js';

/** From the last frame to the words below it. */
const STACK_FOOT = 36;

/** A figure before its notes. */
export interface Drawing {
  readonly page: Page;
  readonly frames: readonly FrameBox[];
  readonly objects: readonly ObjectBox[];
  readonly labels: readonly Part[];
  readonly arrows: readonly Arrow[];
  readonly pins: readonly {
    readonly number: number;
    readonly note: FigureNote;
    readonly target: Rect;
    readonly part: Part;
  }[];
  readonly crossings: number;
  /** Slots whose arrows found no way. */
  readonly lost: readonly string[];
}

/** Draws what was measured at the places given. */
export function draw(state: State, measured: Measured, placement: Placement, options: ViewOptions): Drawing {
  const theme = THEMES[options.theme];
  const page = pageOf(options, placement.stackWidth, scaleOf(placement, options));
  const { content } = measured;
  const frameBoxes = measureFrames(measured, placement.stackWidth, options);

  const folded = content.omitted.frames > 0 ? foldedStack(content, { x: page.stack, y: page.top }) : null;
  const framesAt = folded?.places ?? placement.frames;
  const frames = content.frames.flatMap(({ frame }): FrameBox[] => {
    const drawn = frameBoxes.get(frame.id);
    const at = framesAt.get(frame.id);
    if (!drawn || !at) return [];
    const part = partOf(`frame:${String(frame.id)}`, at, drawn);
    return [{ ...part, frame: frame.id, name: frame.name, active: frame.active, slots: slotsOf(drawn, at) }];
  });
  const objects = content.objects.flatMap(({ object }): ObjectBox[] => {
    const drawn = measured.objects.get(object.id);
    const at = placement.objects.get(object.id);
    if (!drawn || !at) return [];
    const part = partOf(`object:${String(object.id)}`, at, drawn);
    const { mutable, state: role } = object;
    return [{ ...part, object: object.id, role, mutable, radius: drawn.radius, slots: slotsOf(drawn, at) }];
  });

  const stackEnd = Math.max(page.top - STACK_FOOT / 2, ...frames.map((frame) => bottom(frame.rect)));
  const head = [
    ...heading(state, options, page, theme),
    ...(folded ? [moreFrames(content.omitted.frames, folded.words, theme)] : []),
  ];
  const foot = below(state, content.omitted, page, placement.stackWidth, stackEnd + STACK_FOOT, theme);
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

  const wires = wiresOf(measured, frameBoxes, frames, objects);
  const words = [...head.filter((part) => part.id !== 'rule'), ...foot, ...groups, ...pins.map(({ part }) => part)];
  const ways = route(
    wires.map(({ wire }) => wire),
    {
      boxes: [...frames, ...objects].map((part) => part.rect),
      words: words.map((part) => part.rect),
      channel: { left: page.rule, rule: page.rule, right: page.heap },
      width: page.width,
      height: page.bottom + 18,
    },
  );
  const arrows = wires.flatMap(({ wire, slot, owner, role, weak }) => {
    const way = ways.get(wire.id);
    return way ? [arrowOf(wire, way, slot, owner, role, weak, theme)] : [];
  });
  const strips = [
    ...(options.code ? codeStrip(options.code, state, page, theme) : []),
    ...(options.pool ? poolStrip(options.pool, page, theme) : []),
  ];
  const foots = legend(
    content,
    {
      weak: arrows.some((arrow) => arrow.weak),
      tags: content.omitted.references > 0,
      changed: isAnythingChanged(measured),
      running: frames.length > 1 && arrows.some((arrow) => arrow.role === 'focus'),
    },
    page,
    theme,
  );
  return {
    page,
    frames,
    objects,
    labels: [...head, ...strips, ...foot, ...groups, ...foots],
    arrows,
    pins,
    crossings: allCrossings(arrows),
    lost: wires.filter(({ wire }) => !ways.has(wire.id)).map(({ slot }) => slot.row.id),
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
    inline: row.show.kind === 'value',
  }));
}

interface OwnedWire {
  readonly wire: Wire;
  readonly slot: DrawnSlot;
  readonly owner: ObjectId;
  readonly role: Role;
  readonly weak: boolean;
}

/** An arrow for each slot that shows one; frames' first, in order. */
function wiresOf(
  measured: Measured,
  frameBoxes: ReadonlyMap<ObjectId, Drawn>,
  frames: readonly FrameBox[],
  objects: readonly ObjectBox[],
): OwnedWire[] {
  const targets = new Map(objects.map((each) => [each.object, each.rect]));
  const wires = (part: Part, drawn: Drawn | undefined, owner: ObjectId, role: Role, fromStack: boolean): OwnedWire[] =>
    (drawn?.slots ?? []).flatMap((slot): OwnedWire[] => {
      const { show, id } = slot.row;
      const to = show.kind === 'arrow' ? targets.get(show.to) : undefined;
      if (show.kind !== 'arrow' || !to || !slot.dot) return [];
      const dot = { x: Math.round(part.rect.x + slot.dot.x), y: Math.round(part.rect.y + slot.dot.y) };
      const wire = { id: id.replace(/^slot/, 'arrow'), from: part.rect, dot, exits: slot.exits, to, fromStack };
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

function arrowOf(
  wire: Wire,
  way: Way,
  slot: DrawnSlot,
  owner: ObjectId,
  role: Role,
  weak: boolean,
  theme: Theme,
): Arrow {
  const tone = theme.roles[role];
  const strokeWidth = role === 'focus' ? 6 : 4;
  const look = {
    stroke: tone.line,
    strokeWidth,
    dash: weak ? [4, 10] : tone.dash,
    weak,
    halo: { stroke: theme.ground, strokeWidth: strokeWidth + 2 * HALO },
  };
  const points = touching(way.points);
  const marks = arrowMarks(points, wire.from, look);
  const to = slot.row.to ?? owner;
  return { id: wire.id, slot: slot.row.id, owner, to, points, radius: CORNER, role, ...look, marks };
}

function isAnythingChanged({ content }: Measured): boolean {
  const rows = [
    ...content.frames.flatMap(({ rows: names }) => names),
    ...content.objects.flatMap((each) => [...each.head, ...each.tail]),
  ];
  return rows.some((row) => row.changed) || content.objects.some(({ object }) => object.state === 'changed');
}

function pinsOf(
  notes: readonly FigureNote[],
  frames: readonly FrameBox[],
  objects: readonly ObjectBox[],
  words: readonly Rect[],
  theme: Theme,
): Drawing['pins'] {
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
