/** What pictures are made of: four kinds of mark. Lengths are figure pixels, colours are `#RRGGBB`; y grows downward. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Family = 'sans' | 'mono';
export type Weight = 400 | 700;

export interface RectMark extends Rect {
  readonly kind: 'rect';
  readonly radius: number;
  readonly fill: string | null;
  readonly stroke: string | null;
  /** The stroke is centred on the edge. */
  readonly strokeWidth: number;
  readonly dash: readonly number[] | null;
}

export interface TextMark extends Point {
  readonly kind: 'text';
  /** y is the baseline. */
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly family: Family;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A line through points with corners rounded by `radius`; filled when `fill` is set, closed when `closed` is. */
export interface PathMark {
  readonly kind: 'path';
  readonly points: readonly Point[];
  readonly radius: number;
  readonly closed: boolean;
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  readonly dash: readonly number[] | null;
}

export interface CircleMark extends Point {
  readonly kind: 'circle';
  readonly radius: number;
  readonly fill: string;
}

export type Mark = RectMark | TextMark | PathMark | CircleMark;

/** A rectangle; solid border unless `dash` is given. */
export function box(
  rect: Rect,
  paint: {
    fill?: string | null;
    stroke?: string | null;
    width?: number;
    radius?: number;
    dash?: readonly number[] | null;
  },
): RectMark {
  return {
    kind: 'rect',
    ...rect,
    radius: paint.radius ?? 0,
    fill: paint.fill ?? null,
    stroke: paint.stroke ?? null,
    strokeWidth: paint.width ?? 0,
    dash: paint.dash ?? null,
  };
}

/** An open line through points. */
export function stroke(
  points: readonly Point[],
  paint: { stroke: string; width: number; radius?: number; dash?: readonly number[] | null },
): PathMark {
  return {
    kind: 'path',
    points,
    radius: paint.radius ?? 0,
    closed: false,
    fill: null,
    stroke: paint.stroke,
    strokeWidth: paint.width,
    dash: paint.dash ?? null,
  };
}

/** A filled polygon. */
export function polygon(points: readonly Point[], fill: string): PathMark {
  return { kind: 'path', points, radius: 0, closed: true, fill, stroke: null, strokeWidth: 0, dash: null };
}

/** The same mark moved and then enlarged. */
export function transformed(mark: Mark, dx: number, dy: number, scale = 1): Mark {
  const x = (value: number): number => (value + dx) * scale;
  const y = (value: number): number => (value + dy) * scale;
  const dash = (lengths: readonly number[] | null): readonly number[] | null =>
    lengths === null || scale === 1 ? lengths : lengths.map((length) => length * scale);
  switch (mark.kind) {
    case 'rect':
      return {
        ...mark,
        x: x(mark.x),
        y: y(mark.y),
        width: mark.width * scale,
        height: mark.height * scale,
        radius: mark.radius * scale,
        strokeWidth: mark.strokeWidth * scale,
        dash: dash(mark.dash),
      };
    case 'text':
      return { ...mark, x: x(mark.x), y: y(mark.y), size: mark.size * scale };
    case 'path':
      return {
        ...mark,
        points: mark.points.map((point) => ({ x: x(point.x), y: y(point.y) })),
        radius: mark.radius * scale,
        strokeWidth: mark.strokeWidth * scale,
        dash: dash(mark.dash),
      };
    case 'circle':
      return { ...mark, x: x(mark.x), y: y(mark.y), radius: mark.radius * scale };
  }
}
