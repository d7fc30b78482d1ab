/** Which references of a figure are arrows and which are written: few arrows cross, and none goes without a way. */
import { allCrossings, leastImportant, MOST_CROSSINGS, type Line } from './crossing.js';
import type { Point } from './mark.js';
import { Router, type Ground, type Wire } from './route.js';

/** So many references, written to spare crossings, are tried as arrows once more. */
const SECOND_CHANCES = 6;

export interface Connections {
  /** From the dot to the tip of each arrow, by its wire's id. */
  readonly ways: ReadonlyMap<string, readonly Point[]>;
  /** The slots whose references are to be written. */
  readonly written: ReadonlySet<string>;
}

/** Lays the arrows; writes the least important ones until few cross, and draws of those again what then can be. */
export function connect(wires: readonly Wire[], ground: Ground): Connections {
  const router = new Router(wires, ground);
  router.layAll();
  const spared: Wire[] = [];
  const spare = (some: readonly Wire[]): void => {
    for (const wire of some) router.takeOut(wire);
    spared.push(...some);
    router.improve();
  };
  while (crossings(router) > MOST_CROSSINGS) spare(leastImportant(linesOf(router)).map(({ wire }) => wire));
  for (const wire of spared.slice(0, SECOND_CHANCES)) {
    if (router.lay(wire) && crossings(router) > MOST_CROSSINGS) router.takeOut(wire);
  }
  const ways = new Map([...router.ways].map(([{ id }, points]) => [id, points]));
  return { ways, written: new Set(wires.filter(({ id }) => !ways.has(id)).map(({ slot }) => slot)) };
}

function linesOf(router: Router): (Line & { readonly wire: Wire })[] {
  return [...router.ways].map(([wire, points]) => ({ wire, points, fromStack: wire.fromStack }));
}

function crossings(router: Router): number {
  return allCrossings(linesOf(router));
}
