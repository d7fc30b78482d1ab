/** All blocks of a pool in a small picture: what the map shows of pools that are not opened. */
import { BlockState } from '../../engine/trace/heap-view.js';
import type { MemoryMap, PoolMap } from '../../engine/trace/heap-view.js';
import type { Reading } from '../state/heap-map.js';

interface Picture {
  readonly map: MemoryMap;
  readonly pool: PoolMap;
  readonly reading: Reading;
  /** The colours are those of the page: a new theme paints anew. */
  readonly theme: string;
}

const GAP = 1;

/** Keeps a canvas painted, whatever its size becomes; returns what ends that. */
export function keepPainted(canvas: HTMLCanvasElement, picture: Picture): () => void {
  const observer = new ResizeObserver(() => paint(canvas, picture));
  observer.observe(canvas);
  return () => observer.disconnect();
}

/** Paints the blocks of a pool in rows, as large as fit. */
function paint(canvas: HTMLCanvasElement, { map, pool, reading, theme }: Picture): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0 || pool.capacity === 0 || theme === '') return;
  const scale = window.devicePixelRatio;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  const side = largestSide(width, height, pool.capacity);
  const columns = Math.max(1, Math.floor(width / side));
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const ink = {
    used: colour('focus'),
    free: colour('freed'),
    lost: colour('unreachable'),
    never: colour('separator'),
  };
  const size = Math.max(1, side - GAP);
  for (let index = 0; index < pool.capacity; index++) {
    const x = (index % columns) * side;
    const y = Math.floor(index / columns) * side;
    const state = index < pool.states.length ? pool.states[index] : undefined;
    if (state === undefined) {
      context.fillStyle = ink.never;
      context.fillRect(x + size / 2 - 0.5, y + size / 2 - 0.5, 1, 1);
    } else if (state === BlockState.free || state === BlockState.parked) {
      context.strokeStyle = ink.free;
      context.strokeRect(x + 0.5, y + 0.5, Math.max(1, size - 1), Math.max(1, size - 1));
    } else {
      context.fillStyle = state === BlockState.unreachable ? ink.lost : ink.used;
      context.globalAlpha = reading === 'age' ? ageShade(map, pool.births[index] ?? 0) : 1;
      const share = reading === 'sizes' && (pool.asked[index] ?? 0) > 0 ? (pool.asked[index] ?? 0) / pool.blockSize : 1;
      context.fillRect(x, y + size * (1 - share), size, size * share);
      context.globalAlpha = 1;
    }
  }
}

/** The younger, the stronger: from 0.25 to 1. */
function ageShade(map: MemoryMap, birth: number): number {
  return map.serial === 0 ? 1 : 0.25 + (0.75 * birth) / map.serial;
}

/** The largest side with which so many squares fit. */
function largestSide(width: number, height: number, count: number): number {
  for (let side = 14; side > 2; side -= 0.5)
    if (Math.floor(width / side) * Math.floor(height / side) >= count) return side;
  return 2;
}
