/** Paints a scene's marks on a canvas, shape for shape as the SVG writer prints them. */
import type { Mark, Point, Rect } from '../scene/mark.js';
import type { Arrow, Scene } from '../scene/scene.js';
import { THEMES } from '../scene/theme.js';

/** The same fonts as in an exported figure: what text is measured with is what it is drawn with. */
const FONTS = {
  sans: "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif",
  mono: "'IBM Plex Mono', 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace",
};

/** Written above the diagram by the window itself, and the legend, which stands at the lower edge of what is in sight. */
const ON_SCREEN_ELSEWHERE: ReadonlySet<string> = new Set(['title', 'step', 'legend']);
/** Of the legend on screen: text of 28 is drawn with 12.6, in a band of this height. */
const LEGEND_ZOOM = 0.45;
const LEGEND_BAND = 30;
const LEGEND_INSET = 32;

/** What fades in: 0 is not seen yet, 1 is as ever. */
export interface Fade {
  readonly ids: ReadonlySet<string>;
  readonly opacity: number;
}

export interface Emphasis {
  /** Rings, 4 px off at the usual zoom. */
  readonly selected: readonly Outline[];
  /** Thin outlines under the pointer: the thing, its holders. */
  readonly hovered: readonly Outline[];
  /** Arrows that are selected. */
  readonly traced: readonly Arrow[];
  /** Corner pins: places of the author. */
  readonly pinned: readonly Rect[];
}

export interface Outline {
  readonly rect: Rect;
  readonly radius: number;
}

/** Paints all of a scene; the context is already at the zoom and place of the view. */
export function paintScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
  emphasis: Emphasis,
  fade: Fade | null,
): void {
  const opacity = (id: string): number => (fade?.ids.has(id) ? fade.opacity : 1);
  const theme = THEMES[scene.theme];
  for (const part of [...visibleLabels(scene), ...scene.frames, ...scene.objects]) {
    context.globalAlpha = opacity(part.id);
    for (const mark of part.marks) paintMark(context, mark, part.rect);
  }
  context.globalAlpha = 1;
  for (const { points, radius } of emphasis.traced) {
    const tint = theme.roles.focus.tint;
    const halo = { fill: null, stroke: tint, strokeWidth: 28, dash: null };
    tracePath(context, points, radius, false, { x: 0, y: 0 });
    fillAndStroke(context, halo);
  }
  for (const arrow of scene.arrows) {
    context.globalAlpha = opacity(arrow.id);
    for (const mark of arrow.marks) paintMark(context, mark, { x: 0, y: 0 });
  }
  context.globalAlpha = 1;

  context.setLineDash([]);
  context.strokeStyle = theme.roles.focus.line;
  for (const { rect, radius } of emphasis.hovered) ring(context, rect, radius, 4, 3);
  for (const { rect, radius } of emphasis.selected) ring(context, rect, radius, 10, 5);
  for (const part of scene.notes) for (const mark of part.marks) paintMark(context, mark, part.rect);
  for (const rect of emphasis.pinned) pushpin(context, rect, theme.roles.focus.line, theme.ground);
}

/** The height of the legend's band at the lower edge, at a text size; 0 for a scene without a legend. */
export function legendBand(scene: Scene, textSize: number): number {
  return scene.labels.some(({ id }) => id === 'legend') ? LEGEND_BAND * textSize : 0;
}

/** Paints the legend at the lower edge of an area, whatever part of the page is in sight above it. */
export function paintLegend(
  context: CanvasRenderingContext2D,
  scene: Scene,
  area: { readonly width: number; readonly height: number },
  textSize: number,
): void {
  const legend = scene.labels.find(({ id }) => id === 'legend');
  if (!legend) return;
  const band = legendBand(scene, textSize);
  const room = (area.width - 2 * LEGEND_INSET) / legend.rect.width;
  const zoom = Math.min((LEGEND_ZOOM * textSize) / scene.scale, room);
  context.save();
  context.globalAlpha = 1;
  context.fillStyle = THEMES[scene.theme].ground;
  context.fillRect(0, area.height - band, area.width, band);
  context.translate(LEGEND_INSET, area.height - band + (band - legend.rect.height * zoom) / 2);
  context.scale(zoom, zoom);
  for (const mark of legend.marks) paintMark(context, mark, { x: 0, y: 0 });
  context.restore();
}

function visibleLabels(scene: Scene): Scene['labels'] {
  return scene.labels.filter((label) => !ON_SCREEN_ELSEWHERE.has(label.id));
}

function ring(context: CanvasRenderingContext2D, rect: Rect, radius: number, off: number, width: number): void {
  context.lineWidth = width;
  context.beginPath();
  context.roundRect(rect.x - off, rect.y - off, rect.width + 2 * off, rect.height + 2 * off, radius + off - 2);
  context.stroke();
}

function pushpin(context: CanvasRenderingContext2D, rect: Rect, colour: string, ground: string): void {
  context.beginPath();
  context.arc(rect.x, rect.y, 12, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.beginPath();
  context.arc(rect.x, rect.y, 5, 0, 2 * Math.PI);
  context.fillStyle = ground;
  context.fill();
}

function paintMark(context: CanvasRenderingContext2D, mark: Mark, by: Point): void {
  switch (mark.kind) {
    case 'rect':
      context.beginPath();
      context.roundRect(mark.x + by.x, mark.y + by.y, mark.width, mark.height, mark.radius);
      fillAndStroke(context, mark);
      return;
    case 'circle':
      context.beginPath();
      context.arc(mark.x + by.x, mark.y + by.y, mark.radius, 0, 2 * Math.PI);
      context.fillStyle = mark.fill;
      context.fill();
      return;
    case 'path':
      tracePath(context, mark.points, mark.radius, mark.closed, by);
      fillAndStroke(context, mark);
      return;
    case 'text':
      context.font = `${mark.weight} ${mark.size}px ${FONTS[mark.family]}`;
      context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor === 'end' ? 'right' : 'left';
      context.textBaseline = 'alphabetic';
      context.fillStyle = mark.fill;
      context.fillText(mark.text, mark.x + by.x, mark.y + by.y);
  }
}

function fillAndStroke(
  context: CanvasRenderingContext2D,
  paint: { fill: string | null; stroke: string | null; strokeWidth: number; dash: readonly number[] | null },
): void {
  if (paint.fill !== null) {
    context.fillStyle = paint.fill;
    context.fill();
  }
  if (paint.stroke !== null && paint.strokeWidth > 0) {
    context.strokeStyle = paint.stroke;
    context.lineWidth = paint.strokeWidth;
    context.setLineDash(paint.dash ? [...paint.dash] : []);
    context.stroke();
  }
}

/** A line with rounded corners: a curve through the corner, as far as the stretches beside it allow. */
function tracePath(
  context: CanvasRenderingContext2D,
  points: readonly Point[],
  radius: number,
  closed: boolean,
  by: Point,
): void {
  context.beginPath();
  points.forEach((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (!before) context.moveTo(point.x + by.x, point.y + by.y);
    else if (!after || radius === 0) context.lineTo(point.x + by.x, point.y + by.y);
    else {
      const reach = Math.min(
        radius,
        distance(before, point) / (i === 1 ? 1 : 2),
        distance(point, after) / (i === points.length - 2 ? 1 : 2),
      );
      const start = towards(point, before, reach);
      const end = towards(point, after, reach);
      context.lineTo(start.x + by.x, start.y + by.y);
      context.quadraticCurveTo(point.x + by.x, point.y + by.y, end.x + by.x, end.y + by.y);
    }
  });
  if (closed) context.closePath();
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  return length === 0
    ? from
    : { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}
