/** The heap of the fake engine: one arena, two pools, the objects of a state in the second. */
import { BlockState } from '../../engine/trace/heap-view.js';
import type { MemoryMap, PoolMap } from '../../engine/trace/heap-view.js';
import type { State } from '../../engine/trace/state.js';

const ARENA = 0x7f00_0010_0000;
const OPENED = 21;

function pool(letter: string, blockSize: number, capacity: number): PoolMap {
  return {
    letter,
    address: ARENA + (letter.charCodeAt(0) - 65) * 16 * 1024,
    blockSize,
    capacity,
    used: OPENED,
    idle: false,
    states: new Uint8Array(OPENED),
    order: new Uint16Array(OPENED),
    births: Int32Array.from({ length: OPENED }, (_, at) => at + 100),
    kinds: new Uint16Array(OPENED).fill(1),
    objects: new Int32Array(OPENED),
    asked: new Uint16Array(OPENED).fill(blockSize),
  };
}

/** The map of a state: its objects stand in the blocks that their tags name, where these are in pool C. */
export function memoryMapOf(state: State): MemoryMap {
  const kinds = ['nothing', 'str', ...new Set(state.objects.map(({ type }) => type))];
  const pools = [pool('A', 64, 255), pool('B', 32, 510), pool('C', 48, 340)];
  const third = pools[2]!;
  for (const object of state.objects) {
    const at = Number(/^@C(\d+)$/.exec(object.tag)?.[1] ?? -1);
    if (at < 0 || at >= OPENED || object.state === 'freed') continue;
    third.births[at] = object.id;
    third.objects[at] = object.id;
    third.kinds[at] = kinds.indexOf(object.type);
    third.states[at] = object.state === 'unreachable' ? BlockState.unreachable : BlockState.used;
  }
  [2, 9, 15].forEach((at, order) => {
    third.states[at] = BlockState.free;
    third.order[at] = order + 1;
  });
  const used = OPENED * (64 + 32 + 48);
  return {
    step: state.step,
    serial: 200,
    serialBefore: 200,
    arenas: [{ index: 0, address: ARENA, pools, capacity: 64 }],
    large: [],
    classes: [{ blockSize: 48, pools: 1, used: OPENED - 3, free: 3, next: third.address }],
    freeLists: [{ name: 'list', most: 80, count: 3, tags: ['@C3', '@C4', '@C5'] }],
    kinds,
    figures: {
      arenas: 1 << 20,
      used,
      asked: used - 90,
      rounding: 90,
      parked: 0,
      free: 144,
      untouched: 3 * 16384 - used - 144 - 150,
      overhead: 150,
      pools: (1 << 20) - 3 * 16384,
      large: 0,
    },
  };
}
