/** The states seen last, by step: stepping back is as fast as forward. */
import type { State, StepIndex } from '../../engine/trace/state.js';

export interface KeptStates {
  find(step: StepIndex): State | undefined;
  keep(state: State): void;
  clear(): void;
}

/** Keeps at most `most` states; the one that was kept longest ago goes first. */
export function keptStates(most: number): KeptStates {
  const states = new Map<StepIndex, State>();
  return {
    find: (step) => states.get(step),
    keep(state) {
      states.delete(state.step);
      states.set(state.step, state);
      const oldest = states.keys().next();
      if (states.size > most && !oldest.done) states.delete(oldest.value);
    },
    clear: () => states.clear(),
  };
}
