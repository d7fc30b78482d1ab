/** A state that is looked at when places are chosen, with the sizes of what is drawn of it. */
import type { State } from '../../engine/trace/state.js';
import type { Measured } from './measure.js';

export interface Moment {
  readonly state: State;
  readonly measured: Measured;
}
