/** Noise presets: what the diagram leaves out unless it is asked for; chips in the diagram say what and how many. */
import { DEFAULT_VIEW } from '../scene/view.js';
import type { Hiding } from '../scene/view.js';

export interface NoisePreset {
  readonly name: string;
  readonly hiding: Hiding;
}

/** From the quietest to the loudest. */
export const NOISE_PRESETS: readonly NoisePreset[] = [
  { name: 'Functions, classes, modules and dunder names are hidden.', hiding: DEFAULT_VIEW.hiding },
  {
    name: 'Functions and classes are shown; modules and dunder names are hidden.',
    hiding: { ...DEFAULT_VIEW.hiding, functions: false, classes: false },
  },
  {
    name: 'Nothing is hidden.',
    hiding: { ...DEFAULT_VIEW.hiding, functions: false, classes: false, modules: false, dunder: false },
  },
];
