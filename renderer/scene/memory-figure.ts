/** The memory map as a figure: the pools of the first arena, and the blocks of the pool that the step is about. */
import { BlockState } from '../../engine/trace/heap-view.js';
import type { MemoryMap, PoolMap } from '../../engine/trace/heap-view.js';
import type { State } from '../../engine/trace/state.js';
import { box, type Mark } from './mark.js';
import { label, MARGIN, plainScene, TOP } from './plain-scene.js';
import type { Scene } from './scene.js';
import { THEMES, type Theme } from './theme.js';
import type { ViewOptions } from './view.js';

const A_ROW = 16;
const TILE_HEIGHT = 84;
const TILE_GAP = 8;
const BLOCKS_A_ROW = 34;
const BLOCK_ROWS = 5;
const BLOCK_GAP = 6;

export function memoryFigure(map: MemoryMap, state: State, options: ViewOptions): Scene {
  const theme = THEMES[options.theme];
  const arena = map.arenas[0];
  const pools = map.arenas.flatMap((each) => each.pools);
  const chosen = poolOfStep(map, pools);
  const room = options.width - 2 * MARGIN;
  const marks: Mark[] = [];
  let y = TOP + 40;
  if (arena) {
    const more = map.arenas.length > 1 ? `, and ${map.arenas.length - 1} more` : '';
    marks.push(label(theme, MARGIN, y, `Arena ${arena.index}${more}`, { bold: true }));
    marks.push(
      label(theme, options.width - MARGIN, y, 'letter = pool, number = block size, fill = share in use', {
        fill: theme.secondary,
        anchor: 'end',
      }),
    );
    y += 24;
    const width = (room + TILE_GAP) / A_ROW - TILE_GAP;
    for (let index = 0; index < arena.capacity; index++) {
      const at = {
        x: MARGIN + (index % A_ROW) * (width + TILE_GAP),
        y: y + Math.floor(index / A_ROW) * (TILE_HEIGHT + TILE_GAP),
      };
      marks.push(
        ...tile(theme, { ...at, width, height: TILE_HEIGHT }, arena.pools[index], arena.pools[index] === chosen),
      );
    }
    y += Math.ceil(arena.capacity / A_ROW) * (TILE_HEIGHT + TILE_GAP) + 48;
  }
  if (chosen) {
    const free = chosen.states.length - chosen.used;
    marks.push(label(theme, MARGIN, y, `Pool ${chosen.letter}`, { bold: true }));
    const facts = `${chosen.blockSize}-byte blocks, ${chosen.used} of ${chosen.capacity} in use, ${free} free, ${chosen.capacity - chosen.states.length} never used`;
    marks.push(label(theme, MARGIN + 140, y, facts, { fill: theme.secondary, width: room - 140 }));
    y += 24;
    const side = (room + BLOCK_GAP) / BLOCKS_A_ROW - BLOCK_GAP;
    const shown = Math.min(chosen.capacity, BLOCKS_A_ROW * BLOCK_ROWS);
    for (let index = 0; index < shown; index++) {
      const at = {
        x: MARGIN + (index % BLOCKS_A_ROW) * (side + BLOCK_GAP),
        y: y + Math.floor(index / BLOCKS_A_ROW) * (side + BLOCK_GAP),
      };
      marks.push(...block(theme, { ...at, width: side, height: side }, chosen, index, map.serialBefore));
    }
    y += Math.ceil(shown / BLOCKS_A_ROW) * (side + BLOCK_GAP) + 40;
    const words =
      'solid: in use    dashed with number: free, in order    dotted: never used    u: unreachable    n: new    p: waits for reuse';
    marks.push(label(theme, MARGIN, y, words, { fill: theme.secondary, width: room }));
  }
  return plainScene(state, options, { title: 'Memory map', subtitle: summary(map, pools) }, 'memory', marks);
}

/** The pool with most blocks that are new in this step; else with most that are unreachable; else the fullest. */
function poolOfStep(map: MemoryMap, pools: readonly PoolMap[]): PoolMap | undefined {
  const score = (pool: PoolMap): number => {
    const fresh = pool.births.filter((birth, at) => birth > map.serialBefore && pool.order[at] === 0).length;
    const lost = pool.states.filter((state) => state === BlockState.unreachable).length;
    return fresh * 1e6 + lost * 1e4 + pool.used;
  };
  return [...pools].sort((a, b) => score(b) - score(a))[0];
}

function tile(
  theme: Theme,
  at: { x: number; y: number; width: number; height: number },
  pool: PoolMap | undefined,
  isChosen: boolean,
): Mark[] {
  if (!pool) return [box(at, { stroke: theme.slot, width: 1.5, radius: 6, dash: [2, 4] })];
  if (pool.idle) return [box(at, { stroke: theme.slot, width: 2, radius: 6, dash: [10, 6] })];
  const share = pool.used / pool.capacity;
  const fill = Math.max(4, at.height * share);
  const { focus } = theme.roles;
  return [
    box(
      { ...at, y: at.y + at.height - fill, height: fill },
      { fill: focus.tint === theme.ground ? theme.slot : focus.tint, radius: 4 },
    ),
    box(at, { stroke: isChosen ? focus.line : theme.slot, width: isChosen ? 5 : 2, radius: 6 }),
    label(theme, at.x + 10, at.y + 34, pool.letter, { bold: true }),
    label(theme, at.x + at.width - 10, at.y + 34, String(pool.blockSize), { anchor: 'end' }),
    label(theme, at.x + 10, at.y + 70, `${Math.round(share * 100)} %`, { fill: theme.secondary }),
  ];
}

function block(
  theme: Theme,
  at: { x: number; y: number; width: number; height: number },
  pool: PoolMap,
  index: number,
  serialBefore: number,
): Mark[] {
  const { focus, freed, unreachable } = theme.roles;
  const middle = { x: at.x + at.width / 2, y: at.y + at.height / 2 + 10 };
  const sign = (words: string, fill: string): Mark =>
    label(theme, middle.x, middle.y, words, { bold: true, fill, anchor: 'middle' });
  if (index >= pool.states.length) return [box(at, { stroke: theme.slot, width: 1.5, radius: 4, dash: [2, 4] })];
  const state = pool.states[index];
  if (state === BlockState.free) {
    const order = pool.order[index] ?? 0;
    return [
      box(at, { stroke: freed.line, width: 2.5, radius: 4, dash: [8, 5] }),
      ...(order > 0 && order < 100 ? [sign(String(order), freed.text)] : []),
    ];
  }
  if (state === BlockState.parked)
    return [box(at, { stroke: freed.line, width: 2.5, radius: 4, dash: [8, 5] }), sign('p', freed.text)];
  const isNew = (pool.births[index] ?? 0) > serialBefore;
  const role = state === BlockState.unreachable ? unreachable : isNew ? theme.roles.new : focus;
  return [
    box(at, { fill: role.tint, stroke: role.line, width: 2.5, radius: 4 }),
    ...(state === BlockState.unreachable ? [sign('u', role.text)] : isNew ? [sign('n', role.text)] : []),
  ];
}

function summary(map: MemoryMap, pools: readonly PoolMap[]): string {
  const { figures, arenas } = map;
  const taken = pools.filter(({ idle }) => !idle).length;
  const size = arenas.length === 1 ? 'One arena of 1 MiB' : `${arenas.length} arenas of 1 MiB each`;
  const large = figures.large > 0 ? `, ${bytes(figures.large)} in large blocks besides` : '';
  return `${size}, ${taken} of ${arenas.length * 64} pools taken. ${bytes(figures.used)} in use${large}. ${bytes(figures.rounding)} lost to rounding.`;
}

function bytes(count: number): string {
  if (count < 1000) return `${count} bytes`;
  return count < 1e6 ? `${(count / 1000).toFixed(1)} kB` : `${(count / 1e6).toFixed(1)} MB`;
}
