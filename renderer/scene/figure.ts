/** A state as a figure: contents are measured, placed, joined by arrows, and surrounded by words. */
import type { ObjectId, State } from '../../engine/trace/state.js';
import { arrowMarks, CORNER, crossings, HALO, touching } from './arrow.js';
import type { DrawnSlot } from './field.js';
import { below, heading, legend, stepLabelOf, titleOf, unreachableLabels } from './label.js';
import { layout } from './layout.js';
import { transformed, type Point, type Rect } from './mark.js';
import { measure, measureFrames, type Measured } from './measure.js';
import { note, pin, pinPlace } from './note.js';
import type { Drawn } from './object-box.js';
import { pageOf, PROJECTOR, type Page } from './page.js';
import { around, bottom, inflated, moved, overlaps } from './rect.js';
import { route, type Way, type Wire } from './route.js';
import type { Arrow, FrameBox, ObjectBox, Part, Placement, Scene, SlotBox, Warning } from './scene.js';
import { codeStrip, poolStrip } from './strip.js';
import { THEMES, type Role, type Theme } from './theme.js';
import { DEFAULT_VIEW, type FigureNote, type ViewOptions } from './view.js';

const MOST_OBJECTS = 14;
const MOST_CROSSINGS = 4;
const STACK_FOOT = 36;

/**
 * Draws a state. Without a placement the state is laid out by itself; with one (of `plan` or `layout`) every object
 * stands where the placement says, so that the figures of a recording lie on each other.
 */
export function scene(state: State, options: ViewOptions = DEFAULT_VIEW, placement: Placement | null = null): Scene {
  const tagged = new Set<string>();
  let measured = measure(state, options);
  const placed = completed(placement, measured, state, options);
  let drawing = draw(state, measured, placed, options);
  while (drawing.crossings > MOST_CROSSINGS || drawing.lost.length > 0) {
    const written = drawing.lost.length > 0 ? drawing.lost : leastImportant(drawing);
    for (const id of written) tagged.add(id);
    measured = measure(state, options, tagged);
    drawing = draw(state, measured, placed, options);
  }
  return finished(state, measured, drawing, options);
}

/** The placement given, where it knows all that is drawn; else one that does. */
function completed(placement: Placement | null, measured: Measured, state: State, options: ViewOptions): Placement {
  const knows =
    placement !== null &&
    placement.stackWidth >= measured.stackWidth &&
    measured.content.objects.every(({ object }) => placement.objects.has(object.id)) &&
    measured.content.frames.every(({ frame }) => placement.frames.has(frame.id));
  return knows ? placement : layout(placement, state, options);
}

interface Drawing {
  readonly page: Page;
  readonly frames: readonly FrameBox[];
  readonly objects: readonly ObjectBox[];
  readonly labels: readonly Part[];
  readonly arrows: readonly Arrow[];
  readonly pins: readonly { readonly number: number; readonly note: FigureNote; readonly target: Rect; readonly part: Part }[];
  readonly crossings: number;
  /** Slots whose arrows found no way. */
  readonly lost: readonly string[];
}

function draw(state: State, measured: Measured, placement: Placement, options: ViewOptions): Drawing {
  const theme = THEMES[options.theme];
  const page = pageOf(options, placement.stackWidth, scaleOf(placement, options));
  const { content } = measured;
  const frameBoxes = measureFrames(measured, placement.stackWidth, options);

  const frames = content.frames.flatMap(({ frame }): FrameBox[] => {
    const drawn = frameBoxes.get(frame.id);
    const at = placement.frames.get(frame.id);
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
  const head = heading(state, options, page, theme);
  const foot = below(state, content.omitted, page, placement.stackWidth, stackEnd + STACK_FOOT, theme);
  const edges = content.objects.flatMap(({ object }) =>
    object.slots.flatMap((slot) => (slot.to === null ? [] : [{ from: object.id, to: slot.to }])),
  );
  const groups = unreachableLabels(objects, edges, page, [], theme);
  const pins = pinsOf(options.notes, frames, objects, theme);

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

function arrowOf(wire: Wire, way: Way, slot: DrawnSlot, owner: ObjectId, role: Role, weak: boolean, theme: Theme): Arrow {
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
  const rows = [...content.frames.flatMap(({ rows: names }) => names), ...content.objects.flatMap((each) => [...each.head, ...each.tail])];
  return rows.some((row) => row.changed) || content.objects.some(({ object }) => object.state === 'changed');
}

function allCrossings(arrows: readonly Arrow[]): number {
  let count = 0;
  arrows.forEach((a, i) => {
    for (const b of arrows.slice(i + 1)) count += crossings(a.points, b.points);
  });
  return count;
}

/**
 * The arrows that are best written as tags, so that few enough crossings remain: of many crossings, long, and not of a
 * frame as long as there is another.
 */
function leastImportant({ arrows, frames, crossings: total }: Drawing): string[] {
  const stack = new Set(frames.map((frame) => frame.frame));
  const crossed = new Map(arrows.map((arrow) => [arrow, new Set<Arrow>()]));
  arrows.forEach((a, i) => {
    for (const b of arrows.slice(i + 1)) {
      if (crossings(a.points, b.points) === 0) continue;
      crossed.get(a)?.add(b);
      crossed.get(b)?.add(a);
    }
  });
  const score = (arrow: Arrow): number => {
    const others = crossed.get(arrow)?.size ?? 0;
    if (others === 0) return -Infinity;
    const span = around(arrow.points.map((point) => ({ ...point, width: 0, height: 0 })));
    return others * 1000 + span.width + span.height - (stack.has(arrow.owner) ? 1_000_000 : 0);
  };
  const written: string[] = [];
  for (let left = total; left > MOST_CROSSINGS; ) {
    const worst = arrows.reduce((best, arrow) => (score(arrow) > score(best) ? arrow : best));
    const others = crossed.get(worst) ?? new Set();
    if (others.size === 0) break;
    for (const other of others) {
      left -= crossings(worst.points, other.points);
      crossed.get(other)?.delete(worst);
    }
    crossed.delete(worst);
    written.push(worst.slot);
  }
  return written;
}

function pinsOf(
  notes: readonly FigureNote[],
  frames: readonly FrameBox[],
  objects: readonly ObjectBox[],
  theme: Theme,
): Drawing['pins'] {
  return notes.flatMap((each, i) => {
    const { target } = each;
    const owner = frames.find((frame) => frame.frame === target.object) ?? objects.find((box) => box.object === target.object);
    const slot = target.kind === 'slot' ? owner?.slots.find((box) => box.name === target.slot) : undefined;
    if (!owner || (target.kind === 'slot' && !slot)) return [];
    const rect = slot?.rect ?? owner.rect;
    return [{ number: i + 1, note: each, target: rect, part: pin(i + 1, pinPlace(rect), theme) }];
  });
}

/** Adds the notes in what space is left, says what may be hard to read, and enlarges all for the projector. */
function finished(state: State, measured: Measured, drawing: Drawing, options: ViewOptions): Scene {
  const theme = THEMES[options.theme];
  const { page } = drawing;
  const warnings = warningsOf(measured, drawing, options);
  const taken: Rect[] = [
    ...[...drawing.frames, ...drawing.objects, ...drawing.labels].map((part) => inflated(part.rect, 4)),
    ...drawing.pins.map(({ part }) => part.rect),
    ...drawing.arrows.flatMap((arrow) =>
      arrow.points.slice(1).map((point, i) => inflated(around([point, arrow.points[i] ?? point].map((end) => ({ ...end, width: 0, height: 0 }))), 6)),
    ),
  ];
  const notes: Part[] = [];
  for (const { number, note: each, target, part } of drawing.pins) {
    const made = note(number, each.text, target, taken, page, theme);
    if (made.problem !== null) warnings.push(noteWarning(number, made.problem, each));
    if (made.parts.length > 0) notes.push(part);
    notes.push(...made.parts);
    taken.push(...made.parts.map((box) => box.rect));
  }
  const scale = options.projector ? PROJECTOR : 1;
  const whole: Scene = {
    width: page.width,
    height: page.height,
    scale,
    theme: options.theme,
    ground: options.transparent ? null : theme.ground,
    title: titleOf(state, options),
    stepLabel: stepLabelOf(state),
    labels: drawing.labels,
    frames: drawing.frames,
    objects: drawing.objects,
    arrows: drawing.arrows,
    notes,
    warnings,
    omitted: measured.content.omitted,
    crossings: drawing.crossings,
  };
  return scale === 1 ? whole : enlarged(whole, scale);
}

function noteWarning(number: number, problem: 'no room' | 'cut', { target }: FigureNote): Warning {
  const words = problem === 'cut' ? 'is longer than three lines and was cut' : 'has no free space';
  return { kind: 'note', text: `Note ${String(number)} ${words}.`, object: target.object };
}

function warningsOf(measured: Measured, drawing: Drawing, options: ViewOptions): Warning[] {
  const warnings: Warning[] = [];
  const { page, objects } = drawing;
  const { content } = measured;
  if (objects.length > MOST_OBJECTS) {
    const count = String(objects.length);
    warnings.push({ kind: 'objects', text: `${count} objects are drawn; more than ${String(MOST_OBJECTS)} are hard to follow. Hide or fold some.`, object: null });
  }
  const asked = pageOf(options, 0, 1).width;
  if (page.width > asked) {
    const size = String(Math.floor((28 * asked) / page.width));
    warnings.push({ kind: 'page', text: `The memory does not fit the page; at ${String(options.width)} pixels its smallest text is ${size} pixels high.`, object: null });
  }
  for (const { object, cutNote } of content.objects) {
    if (cutNote !== null) warnings.push({ kind: 'cut', text: `The text of ${object.type} ${object.tag} is cut.`, object: object.id });
  }
  if (content.omitted.references > 0) {
    const count = content.omitted.references;
    warnings.push({ kind: 'crossings', text: `${String(count)} ${count === 1 ? 'reference is' : 'references are'} written as a place, since arrows would cross.`, object: null });
  }
  objects.forEach((a, i) => {
    for (const b of objects.slice(i + 1)) {
      if (overlaps(a.rect, b.rect)) warnings.push({ kind: 'overlap', text: 'Two boxes overlap. Move one of them.', object: a.object });
    }
  });
  return warnings;
}

/** The scene with every length multiplied. */
function enlarged(whole: Scene, scale: number): Scene {
  const rect = (each: Rect): Rect => ({
    x: each.x * scale,
    y: each.y * scale,
    width: each.width * scale,
    height: each.height * scale,
  });
  const part = <P extends Part>(each: P): P => ({
    ...each,
    rect: rect(each.rect),
    marks: each.marks.map((mark) => transformed(mark, 0, 0, scale)),
  });
  const slots = (each: readonly SlotBox[]): SlotBox[] => each.map((slot) => ({ ...slot, rect: rect(slot.rect) }));
  return {
    ...whole,
    width: Math.round(whole.width * scale),
    height: Math.round(whole.height * scale),
    labels: whole.labels.map(part),
    notes: whole.notes.map(part),
    frames: whole.frames.map((frame) => ({ ...part(frame), slots: slots(frame.slots) })),
    objects: whole.objects.map((each) => ({ ...part(each), radius: each.radius * scale, slots: slots(each.slots) })),
    arrows: whole.arrows.map((arrow) => ({
      ...arrow,
      points: arrow.points.map((point) => ({ x: point.x * scale, y: point.y * scale })),
      radius: arrow.radius * scale,
      strokeWidth: arrow.strokeWidth * scale,
      dash: arrow.dash?.map((length) => length * scale) ?? null,
      halo: { ...arrow.halo, strokeWidth: arrow.halo.strokeWidth * scale },
      marks: arrow.marks.map((mark) => transformed(mark, 0, 0, scale)),
    })),
  };
}
