import { Runtime } from '../memory/address-map.js';
import type { ObjectSpace } from '../object/space.js';
import { collect, type CollectorHooks, type GenerationStatistics } from './collect.js';
import { COUNT, generationHead, THRESHOLD } from './generations.js';

/** The collector of a machine: how its objects let go, and what was collected so far. */
export interface Collector {
  readonly hooks: CollectorHooks;
  readonly statistics: GenerationStatistics[];
  /** The lists `gc.garbage` and `gc.callbacks`. */
  readonly garbage: number;
  readonly callbacks: number;
  /** Collected whatever the thresholds say; null: by these. */
  always: 0 | 1 | 2 | null;
}

/** `gc_collect_generations` (Modules/gcmodule.c): the oldest generation over its threshold, with the rule of a quarter. */
export function collectAutomatically(space: ObjectSpace, collector: Collector): void {
  const words = space.words;
  if (words[Runtime.gcEnabled >> 2] === 0 || words[Runtime.gcCollecting >> 2] !== 0) return;
  if (collector.always !== null) {
    collect(space, collector.hooks, collector.always, collector.statistics);
    return;
  }
  for (let generation = 2; generation >= 0; generation--) {
    const head = generationHead(generation);
    if (words[(head + COUNT) >> 2]! <= words[(head + THRESHOLD) >> 2]!) continue;
    if (generation === 2) {
      const pending = words[Runtime.longLivedPending >> 2]!;
      if (pending < Math.floor(words[Runtime.longLivedTotal >> 2]! / 4)) continue;
    }
    collect(space, collector.hooks, generation, collector.statistics);
    return;
  }
}
