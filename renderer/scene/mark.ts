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
