import { toVirtual } from '../memory/address-map.js';
import type { ObjectSpace } from '../object/space.js';
import { generationSize, members } from './generations.js';

/** `gc.set_debug`'s flags (Modules/gcmodule.c). */
export const DebugFlag = { STATS: 1, COLLECTABLE: 2, UNCOLLECTABLE: 4, SAVEALL: 32, LEAK: 38 } as const;

/** What `DEBUG_STATS` tells when a collection starts (`show_stats_each_generations`). */
export function startText(space: ObjectSpace, generation: number): string {
  const sizes = [0, 1, 2, 3].map((each) => generationSize(space.memory, each));
  return (
    `gc: collecting generation ${generation}...\ngc: objects in each generation: ${sizes.slice(0, 3).join(' ')}\n` +
    `gc: objects in permanent generation: ${sizes[3]}\n`
  );
}

/** What it tells at the end. The engine has no clock: no time has passed. */
export function stopText(unreachable: number): string {
  return `gc: done, ${unreachable} unreachable, 0 uncollectable, 0.0000s elapsed\n`;
}

/** What `DEBUG_COLLECTABLE` tells of each object (`debug_cycle`). */
export function collectableText(space: ObjectSpace, ring: number): string {
  return [...members(space.memory, ring)]
    .map((object) => `gc: collectable <${space.typeName(space.typeOf(object))} 0x${toVirtual(object).toString(16)}>\n`)
    .join('');
}
