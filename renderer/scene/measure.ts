/** A state's contents with their boxes drawn: sizes are known, places are not. */
import type { ObjectId, State } from '../../engine/trace/state.js';
import { choose } from './choose.js';
import type { Content } from './content.js';
import { frameBox, stackWidth } from './frame-box.js';
import { objectBox, type Drawn } from './object-box.js';
import { THEMES } from './theme.js';
import type { ViewOptions } from './view.js';

export interface Measured {
  readonly content: Content;
  readonly objects: ReadonlyMap<ObjectId, Drawn>;
  /** The least width of the stack's boxes. */
  readonly stackWidth: number;
}

export function measure(state: State, options: ViewOptions, tagged: ReadonlySet<string> = new Set()): Measured {
  const chosen = choose(state, options, tagged);
  const theme = THEMES[options.theme];
  return {
    content: chosen,
    objects: new Map(chosen.objects.map((each) => [each.object.id, objectBox(each, theme, state.step)])),
    stackWidth: stackWidth(chosen),
  };
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
