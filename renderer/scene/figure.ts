/** A state as a figure: contents are measured, placed, joined by arrows, and surrounded by words. */
import type { State } from '../../engine/trace/state.js';
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
import { isStackPlaced } from './stack.js';
import { THEMES } from './theme.js';
import { DEFAULT_VIEW, type ViewOptions } from './view.js';

/**
 * Draws a state. Without a placement the state is laid out by itself; with one (of `plan` or `layout`) every object
 * stands where the placement says, so that the figures of a recording lie on each other.
 */
export function scene(state: State, options: ViewOptions = DEFAULT_VIEW, placement: Placement | null = null): Scene {
  const given = placement ?? layout(null, state, options);
  const measured = measure(state, options, given.forms);
  const placed = completed(given, measured, state, options);
  return finished(state, draw(state, measured, placed, options), options);
}

/** The placement given, where it knows all that is drawn; else one that does. */
function completed(placement: Placement, measured: Measured, state: State, options: ViewOptions): Placement {
  const knows =
    placement.stackWidth >= measured.stackWidth &&
    measured.content.objects.every(({ object, within }) => within !== null || placement.objects.has(object.id)) &&
    isStackPlaced(measured.content, placement);
  return knows ? placement : layout(placement, state, options);
}

/** Adds the notes in what space is left, says what may be hard to read, and enlarges all for the projector. */
function finished(state: State, drawing: Drawing, options: ViewOptions): Scene {
  const { measured } = drawing;
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
