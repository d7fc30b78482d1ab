/** A state's contents with their boxes drawn: sizes are known, places are not. */
import type { ObjectId, State } from '../../engine/trace/state.js';
import { choose } from './choose.js';
import type { Content, ObjectContent } from './content.js';
import type { Forms } from './form.js';
import { frameBox, stackWidth } from './frame-box.js';
import { columnsOf, nestedBox, type NestedBox } from './nested-box.js';
import type { Drawn } from './drawn.js';
import { objectBox } from './object-box.js';
import { THEMES, type Theme } from './theme.js';
import type { ViewOptions } from './view.js';

export interface Measured {
  readonly content: Content;
  readonly objects: ReadonlyMap<ObjectId, Drawn>;
  /** The least width of the stack's boxes. */
  readonly stackWidth: number;
}

export function measure(
  state: State,
  options: ViewOptions,
  forms: Forms,
  tagged: ReadonlySet<string> = new Set(),
): Measured {
  const chosen = choose(state, options, forms, tagged);
  const theme = THEMES[options.theme];
  const inside = measureInside(chosen.objects, theme);
  const outside = chosen.objects.filter(({ within }) => within === null);
  return {
    content: chosen,
    objects: new Map<ObjectId, Drawn>([
      ...outside.map((each) => [each.object.id, objectBox(each, inside, theme, state.step)] as const),
      ...inside,
    ]),
    stackWidth: stackWidth(chosen),
  };
}

/** Boxes of what stands inside others: those of one host have columns in common. */
function measureInside(contents: readonly ObjectContent[], theme: Theme): Map<ObjectId, NestedBox> {
  const guests = new Map<ObjectId, ObjectContent[]>();
  for (const each of contents) {
    if (each.within !== null) guests.set(each.within, [...(guests.get(each.within) ?? []), each]);
  }
  return new Map(
    [...guests.values()].flatMap((rows) => {
      const columns = columnsOf(rows);
      return rows.map((each) => [each.object.id, nestedBox(each, columns, theme)] as const);
    }),
  );
}

/** The frames' boxes at the width that the stack was given. */
export function measureFrames(
  { content: chosen }: Measured,
  width: number,
  options: ViewOptions,
): Map<ObjectId, Drawn> {
  const theme = THEMES[options.theme];
  return new Map(chosen.frames.map((each) => [each.frame.id, frameBox(each, chosen.frames, width, theme)]));
}
