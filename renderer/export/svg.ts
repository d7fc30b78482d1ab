/**
 * A scene as SVG text that opens alike everywhere: elements with presentation attributes only, real text with a chain of
 * fonts, no style, script, marker, variable or reference to anything outside. Same scene, same bytes.
 */
import type { Mark, Point } from '../scene/mark.js';
import type { Scene } from '../scene/scene.js';

export interface SvgOptions {
  /** What the figure shows, in words: its text twin. */
  readonly description?: string;
}

const FONTS = {
  sans: "Inter,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif",
  mono: "'IBM Plex Mono','DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace",
};

/** Prints a scene as an SVG document of its own size. */
export function toSvg(scene: Scene, options: SvgOptions = {}): string {
  const { width, height } = scene;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}">`,
    `<title>${escaped(`${scene.title} (${scene.stepLabel})`)}</title>`,
  ];
  if (options.description !== undefined) lines.push(`<desc>${escaped(options.description)}</desc>`);
  if (scene.ground !== null)
    lines.push(`<rect width="${number(width)}" height="${number(height)}" fill="${scene.ground}"/>`);
  for (const part of [...scene.labels, ...scene.frames, ...scene.objects]) {
    lines.push(`<g id="${escaped(part.id)}">`);
    for (const mark of part.marks) lines.push(element(mark, part.rect));
    lines.push('</g>');
  }
  for (const arrow of scene.arrows) {
    lines.push(`<g id="${escaped(arrow.id)}">`);
    for (const mark of arrow.marks) lines.push(element(mark, { x: 0, y: 0 }));
    lines.push('</g>');
  }
  for (const part of scene.notes) {
    lines.push(`<g id="${escaped(part.id)}">`);
    for (const mark of part.marks) lines.push(element(mark, part.rect));
    lines.push('</g>');
  }
  lines.push('</svg>', '');
  return lines.join('\n');
}

/** A mark as one element, moved by `by`. */
function element(mark: Mark, by: Point): string {
  const x = (value: number): string => number(value + by.x);
  const y = (value: number): string => number(value + by.y);
  switch (mark.kind) {
    case 'rect': {
      const radius = mark.radius > 0 ? ` rx="${number(mark.radius)}"` : '';
      const size = `width="${number(mark.width)}" height="${number(mark.height)}"`;
      return `<rect x="${x(mark.x)}" y="${y(mark.y)}" ${size}${radius}${paint(mark)}/>`;
    }
    case 'circle':
      return `<circle cx="${x(mark.x)}" cy="${y(mark.y)}" r="${number(mark.radius)}" fill="${mark.fill}"/>`;
    case 'path':
      return `<path d="${pathData(mark.points, mark.radius, mark.closed, by)}"${paint(mark)}/>`;
    case 'text': {
      const font = `font-family="${FONTS[mark.family]}" font-size="${number(mark.size)}" font-weight="${String(mark.weight)}"`;
      const space = /^\s|\s$|\s\s/.test(mark.text) ? ' xml:space="preserve"' : '';
      return `<text x="${x(mark.x)}" y="${y(mark.y)}" ${font} fill="${mark.fill}" text-anchor="${mark.anchor}"${space}>${escaped(mark.text)}</text>`;
    }
  }
}

function paint(mark: {
  fill: string | null;
  stroke: string | null;
  strokeWidth: number;
  dash: readonly number[] | null;
}): string {
  const fill = ` fill="${mark.fill ?? 'none'}"`;
  if (mark.stroke === null) return fill;
  const dash = mark.dash === null ? '' : ` stroke-dasharray="${mark.dash.map(number).join(' ')}"`;
  return `${fill} stroke="${mark.stroke}" stroke-width="${number(mark.strokeWidth)}"${dash}`;
}

/** Path data of a line whose corners are rounded, as far as the stretches beside them allow. */
function pathData(points: readonly Point[], radius: number, closed: boolean, by: Point): string {
  const at = (point: Point): string => `${number(point.x + by.x)},${number(point.y + by.y)}`;
  const parts: string[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (!before) parts.push(`M${at(point)}`);
    else if (!after || radius === 0) parts.push(`L${at(point)}`);
    else {
      const reach = Math.min(
        radius,
        distance(before, point) / (i === 1 ? 1 : 2),
        distance(point, after) / (i === points.length - 2 ? 1 : 2),
      );
      parts.push(`L${at(towards(point, before, reach))}`, `Q${at(point)} ${at(towards(point, after, reach))}`);
    }
  });
  return parts.join(' ') + (closed ? ' Z' : '');
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return from;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

/** At most two decimals, no trailing zeros, no minus zero. */
function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML 1.0, which has no way to write control characters and lone surrogates: they become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (letter) => (/[\t\n\r]/.test(letter) ? letter : '\uFFFD'))
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
