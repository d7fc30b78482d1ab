import { HeldAs, NATIVE_HELD, NATIVE_HELD_MOST, Runtime } from '../memory/address-map.js';
import { entriesAt, entryCount, entrySize, GENERAL, keysKind } from '../object/dict-keys.js';
import type { Reader } from '../object/referents.js';

/** What the interpreter has in hand while it waits for Python code: of native calls, and of burials under way. */
export interface Held {
  /** An entry for each counted reference. */
  readonly references: readonly number[];
  /** Objects that are being taken apart: their count is 0, their blocks are not given back yet. */
  readonly dying: readonly number[];
  /** Blocks of slots or keys that no object has any more. */
  readonly blocks: readonly number[];
}

export function readHeld(memory: Reader): Held {
  const at = (address: number): number => memory.words[address >> 2]!;
  const references: number[] = [];
  const dying: number[] = [];
  const blocks: number[] = [];
  const visit = (first: number, count: number, stride: number): void => {
    for (let index = 0; index < count; index++) {
      const object = at(first + index * stride);
      if (object !== 0) references.push(object);
    }
  };
  const count = Math.min(at(Runtime.nativeHeldCount), NATIVE_HELD_MOST);
  for (let index = 0; index < count; index++) {
    const word = at(NATIVE_HELD + index * 4);
    const address = word & ~3;
    switch (word & 3) {
      case HeldAs.dying:
        dying.push(address);
        break;
      case HeldAs.slots:
        visit(address, at(NATIVE_HELD + index * 4 + 4) >> 2, 8);
        blocks.push(at(NATIVE_HELD + index * 4 + 8));
        index += 2;
        break;
      case HeldAs.keys: {
        const general = keysKind(memory.words, address) === GENERAL;
        const entries = entriesAt(memory.words, address) + (general ? 8 : 0);
        for (const field of [0, 8])
          visit(entries + field, entryCount(memory.words, address), entrySize(keysKind(memory.words, address)));
        blocks.push(address);
        break;
      }
      default:
        references.push(word);
    }
  }
  return { references, dying, blocks };
}
