/** A figure before its notes: boxes, words, and the arrows between them. */
import type { State } from '../../engine/trace/state.js';
import { arrowMarks, CORNER, HALO, touching } from './arrow.js';
import { connect } from './connect.js';
import { allCrossings } from './crossing.js';
import { legend } from './label.js';
import type { Point } from './mark.js';
import { measure, type Measured } from './measure.js';
import type { Page } from './page.js';
import type { Arrow, FrameBox, ObjectBox, Part, Placement } from './scene.js';
import { stage, type OwnedWire, type Pinned } from './stage.js';
import { codeStrip, poolStrip } from './strip.js';
import { THEMES, type Theme } from './theme.js';
import type { ViewOptions } from './view.js';

export interface Drawing {
  /** What is drawn, the references that are written instead of drawn included. */
  readonly measured: Measured;
  readonly page: Page;
  readonly frames: readonly FrameBox[];
  readonly objects: readonly ObjectBox[];
  readonly labels: readonly Part[];
  readonly arrows: readonly Arrow[];
  readonly pins: readonly Pinned[];
  readonly crossings: number;
}

/** Draws what was measured at the places given. */
export function draw(state: State, first: Measured, placement: Placement, options: ViewOptions): Drawing {
  const theme = THEMES[options.theme];
  const tried = stage(state, first, placement, options);
  const { ways, written } = connect(
    tried.wires.map(({ wire }) => wire),
    tried.ground,
  );
  const measured = written.size === 0 ? first : measure(state, options, placement.forms, written);
  const { page, frames, objects, words, pins } =
    written.size === 0 ? tried : stage(state, measured, placement, options);
  const arrows = tried.wires.flatMap((wire) => {
    const points = ways.get(wire.wire.id);
    return points ? [arrowOf(wire, points, theme)] : [];
  });
  const { content } = measured;
  const strips = [
    ...(options.code ? codeStrip(options.code, state, page, theme) : []),
    ...(options.pool ? poolStrip(options.pool, page, theme) : []),
  ];
  const foot = legend(
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
    measured,
    page,
    frames,
    objects,
    labels: [...words, ...strips, ...foot],
    arrows,
    pins,
    crossings: allCrossings(arrows),
  };
}

function arrowOf({ wire, slot, owner, role, weak }: OwnedWire, way: readonly Point[], theme: Theme): Arrow {
  const tone = theme.roles[role];
  const strokeWidth = role === 'focus' ? 6 : 4;
  const look = {
    stroke: tone.line,
    strokeWidth,
    dash: weak ? [4, 10] : tone.dash,
    weak,
    halo: { stroke: theme.ground, strokeWidth: strokeWidth + 2 * HALO },
  };
  const points = touching(way);
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
