/** A state as a figure: contents are measured, placed, joined by arrows, and surrounded by words. */
import type { State } from '../../engine/trace/state.js';
import { leastImportant, MOST_CROSSINGS } from './crossing.js';
import { draw, type Drawing } from './drawing.js';
import { enlarged } from './enlarge.js';
import { stepLabelOf, titleOf } from './label.js';
import { layout } from './layout.js';
import { noteWarning, warningsOf } from './legibility.js';
import type { Rect } from './mark.js';
import { measure, type Measured } from './measure.js';
import { note } from './note.js';
import { PROJECTOR } from './page.js';
import { around, inflated } from './rect.js';
import type { Part, Placement, Scene } from './scene.js';
import { THEMES } from './theme.js';
import { DEFAULT_VIEW, type ViewOptions } from './view.js';

/** So many references, written to spare crossings, are tried as arrows once more. */
const SECOND_CHANCES = 6;
/** Above so many arrows a second chance takes too long. */
const MANY_ARROWS = 20;

/**
 * Draws a state. Without a placement the state is laid out by itself; with one (of `plan` or `layout`) every object
 * stands where the placement says, so that the figures of a recording lie on each other.
 */
export function scene(state: State, options: ViewOptions = DEFAULT_VIEW, placement: Placement | null = null): Scene {
  const measured = measure(state, options);
  const placed = completed(placement, measured, state, options);
  const { attempt, written } = withFewCrossings(state, options, placed, measured);
  const better = secondChances(state, options, placed, attempt, written);
  return finished(state, better.measured, better.drawing, options);
}

interface Attempt {
  readonly measured: Measured;
  readonly drawing: Drawing;
}

/** Writes references as tags until few enough arrows cross and all have a way. */
function withFewCrossings(
  state: State,
  options: ViewOptions,
  placed: Placement,
  first: Measured,
): { attempt: Attempt; written: Set<string> } {
  let attempt = { measured: first, drawing: draw(state, first, placed, options) };
  const written = new Set<string>();
  for (;;) {
    const { arrows, frames, lost, crossings } = attempt.drawing;
    if (crossings <= MOST_CROSSINGS && lost.length === 0) return { attempt, written };
    const stack = new Set(frames.map((frame) => frame.frame));
    for (const slot of lost.length > 0 ? lost : leastImportant(arrows, stack)) written.add(slot);
    const measured = measure(state, options, written);
    attempt = { measured, drawing: draw(state, measured, placed, options) };
  }
}

/** Draws again as arrows what can be, now that others have made room. */
function secondChances(
  state: State,
  options: ViewOptions,
  placed: Placement,
  attempt: Attempt,
  written: ReadonlySet<string>,
): Attempt {
  let best = attempt;
  let tags = written;
  for (const slot of [...written].slice(0, SECOND_CHANCES)) {
    if (best.drawing.arrows.length > MANY_ARROWS) break;
    const fewer = new Set(tags);
    fewer.delete(slot);
    const measured = measure(state, options, fewer);
    const drawing = draw(state, measured, placed, options);
    if (drawing.crossings > MOST_CROSSINGS || drawing.lost.length > 0) continue;
    best = { measured, drawing };
    tags = fewer;
  }
  return best;
}

/** The placement given, where it knows all that is drawn; else one that does. */
function completed(placement: Placement | null, measured: Measured, state: State, options: ViewOptions): Placement {
  const knows =
    placement !== null &&
    placement.stackWidth >= measured.stackWidth &&
    measured.content.objects.every(({ object }) => placement.objects.has(object.id)) &&
    (measured.content.omitted.frames > 0 ||
      measured.content.frames.every(({ frame }) => placement.frames.has(frame.id)));
  return knows ? placement : layout(placement, state, options);
}

/** Adds the notes in what space is left, says what may be hard to read, and enlarges all for the projector. */
function finished(state: State, measured: Measured, drawing: Drawing, options: ViewOptions): Scene {
  const theme = THEMES[options.theme];
  const { page } = drawing;
  const warnings = warningsOf(measured, drawing, options, options.title ?? state.sentence.title);
  const taken: Rect[] = [
    ...[...drawing.frames, ...drawing.objects, ...drawing.labels].map((part) => inflated(part.rect, 4)),
    ...drawing.pins.map(({ part }) => part.rect),
    ...drawing.arrows.flatMap((arrow) =>
      arrow.points
        .slice(1)
        .map((point, i) =>
          inflated(around([point, arrow.points[i] ?? point].map((end) => ({ ...end, width: 0, height: 0 }))), 6),
        ),
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
