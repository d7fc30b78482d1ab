import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressMap, ARENAS, MIB } from '../../../engine/memory/address-map.js';
import { Memory } from '../../../engine/memory/memory.js';
import { Replay } from '../../../engine/memory/replay.js';

const PLACES = 64;

test('what memory logs, a replay does', () => {
  const place = fc.integer({ min: 1, max: PLACES }).map((index) => ARENAS + index * 16);
  const value = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  const change = fc.oneof(
    fc.tuple(fc.constant('put' as const), place, value),
    fc.tuple(fc.constant('point' as const), place, place),
    fc.tuple(fc.constant('add' as const), place, fc.integer({ min: -9, max: 9 })),
    fc.tuple(fc.constant('clear' as const), place, fc.integer({ min: 1, max: 40 })),
    fc.tuple(fc.constant('write' as const), place, fc.integer({ min: 0, max: 255 })),
    fc.tuple(fc.constant('move' as const), place, place),
    fc.tuple(fc.constant('next' as const), place, value),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const memory = new Memory(addressMap(MIB));
      memory.takeLog();
      for (const [kind, at, operand] of changes) {
        if (kind === 'put') memory.put(at, operand);
        else if (kind === 'point') memory.point(at, operand);
        else if (kind === 'add') memory.add(at, operand);
        else if (kind === 'clear') memory.clear(at, operand * 4);
        else if (kind === 'write') memory.write(at, Uint8Array.of(operand, 1, 2, operand));
        else if (kind === 'move') memory.move(at, operand, 48);
        else {
          memory.put(at, 1);
          memory.putNext(operand);
        }
      }
      const replay = new Replay(addressMap(MIB));
      replay.start(memory.takeLog());
      replay.advance(Infinity, Infinity);
      const end = ARENAS + (PLACES + 64) * 16;
      expect(replay.bytes.subarray(ARENAS, end)).toEqual(memory.bytes.subarray(ARENAS, end));
    }),
    { numRuns: 30, seed: 1 },
  );
});
